from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import MatchRule, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtDBus import QDBusConnection

from ebbtide.ui.feed import Feed
from ebbtide.ui.overview import Overview
from ebbtide.ui.tray_launcher import LauncherEntry, shown_of
from tests.conftest import refuse
from tests.servers.buses import MessageBus, has_dbusmock
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A


@pytest.fixture
def bus(runtime_dir: Path) -> Iterator[MessageBus]:
    if not has_dbusmock():
        refuse("not installed: dbus")
    found = MessageBus(runtime_dir, "session")
    found.start()
    yield found
    found.stop()


def test_the_icon_follows_in_whole_percent_and_is_clean_at_the_end(
    bus: MessageBus, feed: Feed, gateway: FakeGateway
) -> None:
    dock = open_dbus_connection(bus.address)
    rule = MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry")
    assert dock.send_and_get_reply(message_bus.AddMatch(rule))
    connection = QDBusConnection.connectToBus(bus.address, "launcher")
    entry = LauncherEntry(feed, connection)
    feed.start()
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.arrived(job, 414, 5.0)
    gateway.settle()
    feed.flush()
    heard = next_update(dock)
    while heard["progress"] == ("d", 0.0):
        heard = next_update(dock)
    assert heard["progress"] == ("d", 0.41)
    assert heard["progress-visible"] == ("b", True)
    assert heard["count-visible"] == ("b", False)
    gateway.arrived(job, 415, 5.0)
    gateway.settle()
    feed.flush()
    entry.clear()
    assert next_update(dock)["progress-visible"] == ("b", False), "a tenth of a percent is no news"
    dock.close()
    QDBusConnection.disconnectFromBus("launcher")


def next_update(dock: Any) -> dict[str, tuple[str, object]]:
    """What the next signal says about us."""
    while True:
        message = dock.receive(timeout=10)
        if message.header.message_type is MessageType.signal and len(message.body) == 2:
            assert message.body[0] == "application://io.github.ebbtide.Ebbtide.desktop"
            shown: dict[str, tuple[str, object]] = message.body[1]
            return shown


@pytest.mark.parametrize(
    ("overview", "visible", "counted", "urgent"),
    [
        (Overview(), False, False, False),
        (Overview(running=1, level=0.5), True, False, False),
        (Overview(running=2), True, True, False),
        (Overview(running=2, lost=True), False, False, False),
        (Overview(failed=1), False, False, True),
    ],
)
def test_what_the_icon_shows(
    overview: Overview, visible: bool, counted: bool, urgent: bool
) -> None:
    shown = shown_of(overview)
    assert (shown["progress-visible"], shown["count-visible"]) == (visible, counted)
    assert shown["urgent"] is urgent


def test_without_a_bus_nothing_happens(feed: Feed) -> None:
    entry = LauncherEntry(feed, QDBusConnection("no bus at all"))
    entry.refresh()
    entry.clear()
