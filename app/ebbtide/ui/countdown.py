"""Ticks once a second while some job counts down to its next attempt, and only then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core.jobs import JobId
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Changed, Changes
from ebbtide.ui.texts import counts_down

INTERVAL_MS = 1000


class Countdown(QObject):
    """Knows which jobs count down."""

    ticked = Signal(object)
    """A frozen set of the `JobId`s whose sentence may say another time now."""

    def __init__(self, feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._counting: set[JobId] = set()
        self._watched = False
        self.timer = QTimer(self)
        self.timer.setInterval(INTERVAL_MS)
        self.timer.timeout.connect(lambda: self.ticked.emit(frozenset(self._counting)))
        feed.changed.connect(self._follow)

    def set_watched(self, watched: bool) -> None:
        """Tell whether anybody can see it."""
        if watched and not self._watched and self._counting:
            self.ticked.emit(frozenset(self._counting))
        self._watched = watched
        self._run()

    def _follow(self, changes: Changes) -> None:
        views = self._feed.mirror.views
        touched = [one for one, flags in changes.changed.items() if flags & Changed.SENTENCE]
        for job_id in (*changes.added, *touched, *changes.removed):
            view = views.get(job_id)
            if view is not None and counts_down(view):
                self._counting.add(job_id)
            else:
                self._counting.discard(job_id)
        self._run()

    def _run(self) -> None:
        if not self._counting or not self._watched:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()
