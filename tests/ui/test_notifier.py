from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.ui.notifier import Note, Notifier
from tests.conftest import refuse
from tests.servers.buses import MessageBus, Mock, has_dbusmock, mocked

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NOTE = Note("“a.iso” has arrived", "4.2 MB", (("default", "Show"), ("open", "Open")))


@pytest.fixture
def bus(runtime_dir: Path) -> Iterator[MessageBus]:
    if not has_dbusmock():
        refuse("not installed: dbus, python3-dbusmock")
    found = MessageBus(runtime_dir, "session")
    found.start()
    yield found
    found.stop()


@pytest.fixture
def daemon(bus: MessageBus) -> Iterator[Mock]:
    with mocked(bus, NAME, PATH, "notification_daemon") as mock:
        yield mock


@pytest.fixture
def notifier(bus: MessageBus) -> Iterator[Notifier]:
    made = Notifier(bus.address)
    yield made
    made.stop()
    made.stop()


def calls(daemon: Mock) -> list[list[Any]]:
    """What the service was asked to show."""
    (found,) = daemon.mock("GetMethodCalls", "s", "Notify")
    return [[value for _type, value in arguments] for _at, arguments in found]


def test_it_is_shown_with_its_actions(notifier: Notifier, daemon: Mock, qtbot: QtBot) -> None:
    notifier.show("finished", NOTE)
    qtbot.waitUntil(lambda: len(calls(daemon)) == 1)
    name, replaced, _icon, title, body, actions, hints, _timeout = calls(daemon)[0]
    assert (name, replaced, title, body) == ("Ebbtide", 0, NOTE.title, NOTE.body)
    assert actions == ["default", "Show", "open", "Open"]
    assert hints["desktop-entry"] == ("s", "io.github.ebbtide.Ebbtide")


def test_a_name_is_no_markup_and_what_nobody_saw_stays(
    notifier: Notifier, daemon: Mock, qtbot: QtBot
) -> None:
    notifier.show("finished", Note("Two have arrived", "<img src='http://x'> & Co").staying())
    qtbot.waitUntil(lambda: len(calls(daemon)) == 1)
    *_, body, _actions, _hints, timeout = calls(daemon)[0]
    assert (body, timeout) == ("&lt;img src='http://x'&gt; &amp; Co", 0)


def test_a_service_without_markup_gets_the_name_as_it_is(
    notifier: Notifier, bus: MessageBus, qtbot: QtBot
) -> None:
    plain = {"capabilities": "actions body"}
    with mocked(bus, NAME, PATH, "notification_daemon", plain) as daemon:
        notifier.show("finished", Note("One has arrived", "a&b.iso"))
        qtbot.waitUntil(lambda: len(calls(daemon)) == 1)
        assert calls(daemon)[0][4] == "a&b.iso"


def test_a_click_and_the_end_are_heard_and_the_next_one_replaces(
    notifier: Notifier, daemon: Mock, qtbot: QtBot
) -> None:
    notifier.show("finished", NOTE)
    qtbot.waitUntil(lambda: len(calls(daemon)) == 1)
    with qtbot.waitSignal(notifier.acted) as acted:
        daemon.emit(NAME, "ActionInvoked", "us", ("u", 1), ("s", "open"))
    assert acted.args == ["finished", "open"]
    notifier.show("finished", NOTE)
    qtbot.waitUntil(lambda: len(calls(daemon)) == 2)
    assert calls(daemon)[1][1] == 1, "it takes the place of the first"
    with qtbot.waitSignal(notifier.closed) as closed:
        daemon.emit(NAME, "NotificationClosed", "uu", ("u", 1), ("u", 2))
    assert closed.args == ["finished"]


def test_clicks_on_the_notifications_of_others_are_not_ours(
    notifier: Notifier, daemon: Mock, qtbot: QtBot
) -> None:
    notifier.show("finished", NOTE)
    qtbot.waitUntil(lambda: len(calls(daemon)) == 1)
    with qtbot.waitSignal(notifier.acted) as acted:
        daemon.emit(NAME, "ActionInvoked", "us", ("u", 77), ("s", "open"))
        daemon.emit(NAME, "ActionInvoked", "us", ("u", 1), ("s", "default"))
    assert acted.args == ["finished", "default"]


def test_a_bus_without_the_service_is_told(notifier: Notifier, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notifier.failed) as failed:
        notifier.show("finished", NOTE)
    assert failed.args == ["finished"]


def test_no_bus_is_told_each_time(runtime_dir: Path, qtbot: QtBot) -> None:
    notifier = Notifier(f"unix:path={runtime_dir}/no-bus")
    for _ in range(2):
        with qtbot.waitSignal(notifier.failed):
            notifier.show("finished", NOTE)
    notifier.stop()
