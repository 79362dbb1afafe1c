"""Publications become a few bundles of changes a second, for every part of the window alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core.commands import TakeSnapshot
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Publication, Reply, Snapshot
from ebbtide.ui.garbage import many_to_stay
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.mirror import Changes, Mirror
from ebbtide.ui.overview import Overview, overview_of

FLUSH_INTERVAL_MS = 200
"""A thousand events a second cost five repaints."""
MOST_AT_ONCE = 500
"""News that are taken in at once; when there are more, the main thread looks up in between."""


class Feed(QObject):
    """Follows the engine and keeps the mirror."""

    changed = Signal(object)
    """`Changes` of the mirror, at most five times a second."""
    hidden_changed = Signal()
    """Other jobs are out of sight."""
    refused = Signal(object)
    """An `ErrorInfo`: the engine would not tell how things are."""

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self.mirror = Mirror()
        self.lost = False
        self._pending: list[Publication] = []
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(FLUSH_INTERVAL_MS)
        self._timer.timeout.connect(self._flush)
        gateway.published.connect(self._take)
        gateway.lost.connect(self._lose)
        gateway.found.connect(self._find)

    @property
    def overview(self) -> Overview:
        """How all transfers do together."""
        return overview_of(self.mirror, lost=self.lost)

    def start(self) -> None:
        """Ask for everything; publications that arrive before the answer are in it."""
        if not self._asking:
            self._asking = True
            self._gateway.request(TakeSnapshot(), self._load, self._refuse)

    def flush(self) -> None:
        """Show now what has been collected."""
        self._show(len(self._pending))

    def _show(self, count: int) -> None:
        pending, self._pending = self._pending[:count], self._pending[count:]
        changes = self.mirror.apply(pending)
        self.changed.emit(changes)
        if changes.gap:
            self.start()

    def hide(self, jobs: Iterable[JobId]) -> None:
        """Take jobs out of sight that are about to be removed."""
        self.mirror.hide(jobs)
        self.hidden_changed.emit()
        self.changed.emit(Changes())

    def unhide(self, jobs: Iterable[JobId]) -> None:
        """Show jobs again."""
        self.mirror.unhide(jobs)
        self.hidden_changed.emit()
        self.changed.emit(Changes())

    def _load(self, reply: Reply) -> None:
        self._asking = False
        self._pending.clear()
        if isinstance(reply, Snapshot):
            with many_to_stay():
                self.changed.emit(self.mirror.load(reply))

    def _refuse(self, error: ErrorInfo) -> None:
        self._asking = False
        self.refused.emit(error)

    def _take(self, publication: Publication) -> None:
        if not self.mirror.is_loaded:
            return
        self._pending.append(publication)
        if not self._timer.isActive():
            self._flush()
            self._timer.start()

    def _flush(self) -> None:
        if not self._pending:
            self._timer.stop()
            return
        self._show(_digestible(self._pending))
        if self._pending:
            QTimer.singleShot(0, self, self._flush)

    def _find(self) -> None:
        self.lost = False
        self._asking = False
        self.start()

    def _lose(self) -> None:
        self.lost = True
        self.changed.emit(self.mirror.stand_still())


def _digestible(publications: Sequence[Publication]) -> int:
    """Return how many of the publications are taken in at once."""
    news = 0
    for count, one in enumerate(publications, 1):
        news += len(one.events) + len(one.verdicts) + len(one.samples)
        if news >= MOST_AT_ONCE:
            return count
    return len(publications)
