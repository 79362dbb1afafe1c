"""Whether somebody shows tray icons at the moment, found out without waiting for anybody."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusVariant,
)
from PySide6.QtWidgets import QSystemTrayIcon

_WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_HOST = "IsStatusNotifierHostRegistered"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_CHECK_INTERVAL_MS = 2000
_ANSWER_WITHIN_MS = 1500
"""A panel that is stuck shows nothing, either."""


class TrayHost(QObject):
    """Watches for a tray: one that speaks D-Bus, or an older one on X11.

    Qt is asked only after the bus has said no: on some versions it asks the bus once
    in a process and keeps the answer, so asking too early would lose a tray for good.
    """

    changed = Signal(bool)
    """A host came (true) or went."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus() if bus is None else bus
        self._present = False
        self._question: QDBusPendingCallWatcher | None = None
        self._watcher = QDBusServiceWatcher(
            _WATCHER, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self
        )
        self._watcher.serviceOwnerChanged.connect(lambda *_: self.check())
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
        """Look now; the answer may take a moment."""
        if not self._bus.isConnected():
            self._conclude(_shown_otherwise())
        elif self._question is None:
            message = QDBusMessage.createMethodCall(_WATCHER, _PATH, _PROPERTIES, "Get")
            message.setArguments([_WATCHER, _HOST])
            message.setAutoStartService(False)
            call = self._bus.asyncCall(message, _ANSWER_WITHIN_MS)
            self._question = QDBusPendingCallWatcher(call, self)
            self._question.finished.connect(self._hear)

    def _hear(self, answered: QDBusPendingCallWatcher) -> None:
        self._question = None
        has_host = _truth(answered.reply())
        answered.deleteLater()
        # A watcher without a host shows nothing, though Qt takes it for a tray.
        self._conclude(_shown_otherwise() if has_host is None else has_host)

    def _conclude(self, present: bool) -> None:
        if present is not self._present:
            self._present = present
            self.changed.emit(present)


def _truth(reply: QDBusMessage) -> bool | None:
    """Return what the watcher answered, or None when there is no watcher."""
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return None
    value = reply.arguments()[0]
    return (value.variant() if isinstance(value, QDBusVariant) else value) is True


def _shown_otherwise() -> bool:
    """Tell whether Qt knows a tray: on X11, Windows or macOS."""
    return QSystemTrayIcon.isSystemTrayAvailable()
