"""Whether somebody shows tray icons at the moment, found out without side effects."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusServiceWatcher
from PySide6.QtWidgets import QSystemTrayIcon

_WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_HOST = "IsStatusNotifierHostRegistered"
_CHECK_INTERVAL_MS = 2000


class TrayHost(QObject):
    """Watches for a tray: one that speaks D-Bus, or an older one on X11.

    Qt asks the session bus once in a process and keeps the answer, so its own API is
    not touched while the bus might still bring a host.
    """

    changed = Signal(bool)
    """A host came (true) or went."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus() if bus is None else bus
        self._present = False
        self._watcher = QDBusServiceWatcher(
            _WATCHER, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self
        )
        self._watcher.serviceOwnerChanged.connect(self.check)
        self._timer = QTimer(self)
        self._timer.setInterval(_CHECK_INTERVAL_MS)
        self._timer.timeout.connect(self.check)

    @property
    def present(self) -> bool:
        """Somebody shows tray icons."""
        return self._present

    def start(self) -> None:
        """Look now, and go on looking."""
        self.check()
        self._timer.start()

    def check(self) -> None:
        """Look now."""
        present = self._on_bus() or _on_x11_or_native()
        if present is not self._present:
            self._present = present
            self.changed.emit(present)

    def _on_bus(self) -> bool:
        if not self._bus.isConnected():
            return False
        reply = self._bus.interface().isServiceRegistered(_WATCHER)
        if not reply.isValid() or not reply.value():
            return False
        watcher = QDBusInterface(_WATCHER, _PATH, _WATCHER, self._bus)
        return bool(watcher.property(_HOST))


def _on_x11_or_native() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable()
