"""The tray host on a bus of its own; on X11 it is looked at by the tests of a real screen."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import ClassInfo, Property, QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from ebbtide.ui.tray_host import TrayHost

pytestmark = pytest.mark.needs("dbus-daemon")

WATCHER = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"


@ClassInfo({"D-Bus Interface": WATCHER})  # type: ignore[call-arg]
class Watcher(QObject):  # type: ignore[operator]
    """What a panel offers on the bus."""

    def __init__(self, has_host: bool) -> None:
        super().__init__()
        self.has_host = has_host
        self.asked = 0

    def _has_host(self) -> bool:
        self.asked += 1
        return self.has_host

    IsStatusNotifierHostRegistered = Property(bool, _has_host)


@pytest.fixture
def address() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().decode().strip()
        daemon.terminate()


@pytest.fixture
def panel(address: str, qapp: object) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(address, "panel")
    QDBusConnection.disconnectFromBus("panel")


@pytest.fixture
def host(address: str, qapp: object) -> Iterator[TrayHost]:
    bus = QDBusConnection.connectToBus(address, "ebbtide")
    assert bus.isConnected()
    yield TrayHost(bus)
    QDBusConnection.disconnectFromBus("ebbtide")


def offer(panel: QDBusConnection, watcher: Watcher) -> None:
    options = QDBusConnection.RegisterOption.ExportAllProperties
    assert panel.registerObject(PATH, watcher, options)
    assert panel.registerService(WATCHER)


def test_a_panel_that_is_there_already(
    panel: QDBusConnection, host: TrayHost, qtbot: QtBot
) -> None:
    watcher = Watcher(has_host=True)
    offer(panel, watcher)
    with qtbot.waitSignal(host.changed) as told:
        host.start()
    assert told.args == [True]
    assert host.present


def test_a_panel_that_comes_later_and_goes(
    panel: QDBusConnection, host: TrayHost, qtbot: QtBot
) -> None:
    host.start()
    watcher = Watcher(has_host=True)
    with qtbot.waitSignal(host.changed):
        offer(panel, watcher)
    assert host.present
    with qtbot.waitSignal(host.changed):
        panel.unregisterService(WATCHER)
    assert not host.present


def test_a_watcher_that_nobody_looks_at_is_no_tray(
    panel: QDBusConnection, host: TrayHost, qtbot: QtBot
) -> None:
    watcher = Watcher(has_host=False)
    offer(panel, watcher)
    with qtbot.assertNotEmitted(host.changed):
        host.start()
        qtbot.waitUntil(lambda: watcher.asked == 1)
    watcher.has_host = True
    with qtbot.waitSignal(host.changed):
        host.check()
    assert host.present
