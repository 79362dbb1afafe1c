"""How far the transfers are, on the program's own icon in the dock or the task bar.

Spoken as Unity's LauncherEntry, which Plasma, Dash to Dock and others follow. Whoever
listens does so; nobody is asked, and nothing waits.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ebbtide.ui.feed import Feed
from ebbtide.ui.overview import Overview

_PATH = "/io/github/ebbtide/Ebbtide/launcher"
_INTERFACE = "com.canonical.Unity.LauncherEntry"
_APPLICATION = "application://io.github.ebbtide.Ebbtide.desktop"

Shown = dict[str, object]


class LauncherEntry(QObject):
    """Follows the feed; tells only what looks different."""

    def __init__(
        self, feed: Feed, bus: QDBusConnection | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._bus = QDBusConnection.sessionBus() if bus is None else bus
        self._shown: Shown = shown_of(Overview())
        feed.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Tell how things are, if that is news."""
        self._tell(shown_of(self._feed.overview))

    def clear(self) -> None:
        """Leave nothing on the icon when the program ends."""
        self._tell(shown_of(Overview()))

    def _tell(self, shown: Shown) -> None:
        if shown != self._shown and self._bus.isConnected():
            self._shown = shown
            message = QDBusMessage.createSignal(_PATH, _INTERFACE, "Update")
            message.setArguments([_APPLICATION, shown])
            self._bus.send(message)


def shown_of(overview: Overview) -> Shown:
    """Return what the icon shows: whole percent, and how many transfers run."""
    runs = overview.running > 0 and not overview.lost
    return {
        "progress": math.floor(overview.level * 100) / 100 if runs else 0.0,
        "progress-visible": runs,
        "count": overview.running if runs else 0,
        "count-visible": runs and overview.running > 1,
        "urgent": overview.failed > 0,
    }
