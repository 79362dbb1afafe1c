"""For how long to pause everything."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ebbtide.core.errors import fill
from ebbtide.ui import formats
from ebbtide.ui.icons import Icons
from ebbtide.ui.steering import Steering

_HOUR_S = 3600
_MORNING = 6
"""The hour at which "tomorrow" begins: at midnight one would find it all running again."""


class PauseMenu(QMenu):
    """An hour, until tomorrow, or until somebody resumes."""

    def __init__(self, steering: Steering, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._steering = steering
        self.setTitle(self.tr("&Pause all"))
        icons.show_on(self, "pause", self.setIcon)
        self.hour = self._add("", lambda: time.time() + _HOUR_S)
        self.tomorrow = self._add("", lambda: tomorrow(time.time()))
        self.open_ended = self._add(self.tr("Until I &resume"), lambda: None)
        self.aboutToShow.connect(self.tell_times)
        self.tell_times()

    def tell_times(self) -> None:
        """Say when the pauses would end."""
        now = time.time()
        for action, sentence, at in (
            (self.hour, self.tr("For an &hour, until {time}"), now + _HOUR_S),
            (self.tomorrow, self.tr("Until &tomorrow, {time}"), tomorrow(now)),
        ):
            action.setText(fill(sentence, {"time": formats.time_of_day(at)}))

    def _add(self, text: str, until: Callable[[], float | None]) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: self._steering.pause_all(until()))
        return action


def tomorrow(now: float) -> float:
    """Return the next morning after tonight, in seconds since the epoch."""
    local = datetime.fromtimestamp(now).astimezone()
    morning = local.replace(hour=_MORNING, minute=0, second=0, microsecond=0, tzinfo=None)
    return (morning + timedelta(days=1)).timestamp()
