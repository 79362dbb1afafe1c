"""All transfers as one entry in the desktop's list of what is going on."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from ebbtide.ui import texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.job_view import JobView, Progress
from ebbtide.ui.mirror import received
from ebbtide.ui.steering import Steering

LASTS_MS = 5000
"""What is over sooner is not worth an entry."""
RESTS_MS = 2000
"""Between one transfer and the next the entry stays."""


class TransfersView(QObject):
    """Shows an entry while something moves; what is chosen there never deletes anything."""

    def __init__(
        self, feed: Feed, steering: Steering, view: JobView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._view = view
        self._progress: Progress | None = None
        self._is_suspended = False
        """Somebody paused there, and so the way to resume stays there, too."""
        self.begin = QTimer(self, singleShot=True, interval=LASTS_MS)
        self.begin.timeout.connect(self._begin)
        self.rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self.rest.timeout.connect(self.end)
        feed.changed.connect(self.refresh)
        view.suspend_asked.connect(self._suspend)
        view.resume_asked.connect(self._resume)
        view.cancel_asked.connect(self._cancel)

    def refresh(self) -> None:
        """Show how things are, if there is an entry or has to be one."""
        overview = self._feed.overview
        if overview.running and not overview.lost:
            self.rest.stop()
            if self._progress is not None:
                self._begin()
            elif not self.begin.isActive():
                self.begin.start()
            return
        self.begin.stop()
        if self._progress is None:
            return
        if overview.paused and self._is_suspended and not overview.lost:
            self._show(replace(self._progress, message="", speed=0, suspended=True))
        elif not self.rest.isActive():
            self.rest.start()

    def end(self) -> None:
        """Leave no entry."""
        self.begin.stop()
        self.rest.stop()
        self._progress = None
        self._is_suspended = False
        self._view.end()

    def _begin(self) -> None:
        self._show(progress_of(self._feed))

    def _show(self, progress: Progress) -> None:
        self.rest.stop()
        if progress != self._progress:
            self._progress = progress
            self._view.show(progress)

    def _suspend(self) -> None:
        self._is_suspended = True
        self._steering.pause_all()

    def _resume(self) -> None:
        self._is_suspended = False
        self._steering.resume_all()

    def _cancel(self) -> None:
        """Stop everything, as asked; what is here already and the jobs stay."""
        self._steering.pause_all()
        self.end()


def progress_of(feed: Feed) -> Progress:
    """Return how the running transfers are; the only one is called by its name."""
    overview, active = feed.overview, feed.mirror.active
    sizes = [view.job.size for view in active]
    known = [size for size in sizes if size is not None]
    is_known = len(known) == len(sizes)
    summary = texts.overview_text(overview)
    alone = active[0] if len(active) == 1 else None
    return Progress(
        title=alone.job.name if alone is not None else summary,
        message=texts.row_text(alone) if alone is not None else "",
        percent=math.floor(100 * overview.level),
        speed=round(overview.bytes_per_second),
        total=sum(known) if is_known else 0,
        processed=sum(map(received, active)) if is_known else 0,
    )
