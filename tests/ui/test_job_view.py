"""Against a service on a bus of its own that plays Plasma."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.ui.job_view import JobView, Progress
from tests.conftest import refuse
from tests.servers.buses import MessageBus, Mock, has_dbusmock, mocked

NAME = "org.kde.JobViewServer"
VIEW = "org.kde.JobViewV3"
ENTRY = "/jobs/1"
FIRST = Progress("a.iso", "4 of 5 GB", 80, 5_000_000_000, 5_000_000_000, 4_000_000_000)


@pytest.fixture
def bus(runtime_dir: Path) -> Iterator[MessageBus]:
    if not has_dbusmock():
        refuse("not installed: dbus, python3-dbusmock")
    found = MessageBus(runtime_dir, "session")
    found.start()
    yield found
    found.stop()


@contextmanager
def plasma(bus: MessageBus) -> Iterator[Mock]:
    with mocked(bus, NAME, "/JobViewServer") as mock:
        server, code = "org.kde.JobViewServerV2", f"ret = dbus.ObjectPath('{ENTRY}')"
        methods = [("update", "a{sv}", "", ""), ("terminate", "usa{sv}", "", "")]
        mock.mock("AddObject", "ssa{sv}a(ssss)", ENTRY, VIEW, {}, methods)
        mock.method(server, "requestView", "sia{sv}", "o", code)
        yield mock


@pytest.fixture
def view(bus: MessageBus) -> Iterator[JobView]:
    made = JobView(bus.address)
    yield made
    made.stop()
    made.stop()


def calls(mock: Mock, method: str, path: str = "") -> list[list[Any]]:
    (found,) = mock.mock("GetMethodCalls", "s", method, path=path)
    return [[value for _type, value in arguments] for _at, arguments in found]


def shown(mock: Mock) -> dict[str, object]:
    """What the entry says after all that was sent."""
    says: dict[str, object] = {}
    for (news,) in calls(mock, "update", ENTRY):
        says.update({name: value for name, (_kind, value) in news.items()})
    return says


def test_an_entry_is_shown_changed_and_taken_away(
    bus: MessageBus, view: JobView, qtbot: QtBot
) -> None:
    with plasma(bus) as mock:
        view.show(FIRST)
        qtbot.waitUntil(lambda: bool(calls(mock, "update", ENTRY)))
        name, capabilities, hints = calls(mock, "requestView")[0]
        assert (name, capabilities) == ("io.github.ebbtide.Ebbtide", 3)
        assert hints == {"immediate": ("b", True)}
        assert shown(mock)["title"] == "a.iso"
        assert shown(mock)["speed"] == shown(mock)["totalBytes"] == 5_000_000_000
        view.show(Progress("a.iso", "4.5 of 5 GB", 90, 1, 5_000_000_000, 4_500_000_000))
        qtbot.waitUntil(lambda: shown(mock)["percent"] == 90)
        ((last,),) = calls(mock, "update", ENTRY)[1:]
        assert "title" not in last, "only what is news"
        view.end()
        qtbot.waitUntil(lambda: bool(calls(mock, "terminate", ENTRY)))
        assert calls(mock, "terminate", ENTRY) == [[0, "", {}]]


@pytest.mark.parametrize(
    ("signal", "heard"),
    [
        ("suspendRequested", "suspend_asked"),
        ("resumeRequested", "resume_asked"),
        ("cancelRequested", "cancel_asked"),
    ],
)
def test_what_is_chosen_there_is_told(
    bus: MessageBus, view: JobView, qtbot: QtBot, signal: str, heard: str
) -> None:
    with plasma(bus) as mock:
        view.show(FIRST)
        qtbot.waitUntil(lambda: bool(calls(mock, "update", ENTRY)))
        with qtbot.waitSignal(getattr(view, heard)):
            mock.emit(VIEW, signal, path=ENTRY)


def test_a_service_that_starts_later_or_again_is_told(
    bus: MessageBus, view: JobView, qtbot: QtBot
) -> None:
    view.show(Progress("before anybody listens"))
    view.show(FIRST)
    for _ in range(2):
        with plasma(bus) as mock:
            # The name is on the bus before the mock has learned its methods: it is asked again.
            qtbot.waitUntil(lambda: shown(mock).get("title") == "a.iso")


def test_without_a_bus_nothing_happens(runtime_dir: Path) -> None:
    alone = JobView(f"unix:path={runtime_dir}/none")
    alone.show(FIRST)
    alone.show(FIRST)
    alone.stop()
