"""Taking jobs off the list, with a moment to think better of it.

Rows go at once, but the engine is told only when the offer to undo goes. Making a
removed job again would not bring its history back, nor bytes that were cancelled;
what has not happened yet needs no bringing back. If the program ends meanwhile without
having been told to, the jobs are still there: nothing is lost by a wrong key.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import formats
from ebbtide.ui.feed import Feed
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.steering import Steering

OFFERED_MS = 10_000


class Removal(QObject):
    """Holds back one removal at a time; another one sends the first on its way."""

    pending_changed = Signal(bool)
    """There is something to undo (true), or not any more."""

    def __init__(
        self, feed: Feed, steering: Steering, bar: MessageBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._bar = bar
        self._pending: tuple[JobId, ...] = ()
        self.timer = QTimer(self, singleShot=True, interval=OFFERED_MS)
        self.timer.timeout.connect(self._run_out)
        bar.gone.connect(self.carry_out)

    def remove(self, views: Sequence[JobView]) -> None:
        """Take jobs out of sight and offer to bring them back."""
        self.carry_out()
        self._pending = tuple(view.job.id for view in views)
        self._feed.hide(self._pending)
        self._bar.offer(self._sentence(views), self.tr("&Undo"), self.undo)
        self.timer.start()
        self.pending_changed.emit(True)

    def undo(self) -> None:
        """Show the jobs again as if nothing had been."""
        pending, self._pending = self._pending, ()
        self._feed.unhide(pending)
        self._end()

    def carry_out(self) -> None:
        """Send what is held back."""
        if not self._pending:
            return
        pending, self._pending = self._pending, ()
        views = self._feed.mirror.views
        known = [views[one] for one in pending if one in views]
        self._steering.remove(known, lambda error: self._refuse(pending, error))
        self._end()

    def _refuse(self, pending: tuple[JobId, ...], error: ErrorInfo) -> None:
        """Show again what is still there."""
        self._feed.unhide(pending)
        self._steering.refused.emit(error)

    def _run_out(self) -> None:
        if self._bar.is_in_use:
            # Somebody is about to press the button.
            self.timer.start()
        else:
            self.carry_out()

    def _end(self) -> None:
        self.timer.stop()
        self._bar.retract()
        self.pending_changed.emit(False)

    def _sentence(self, views: Sequence[JobView]) -> str:
        if len(views) == 1:
            words = {"name": views[0].job.name}
            return fill(self.tr("Removed “{name}” from the list"), words)
        words = {"count": formats.number(len(views))}
        return fill(self.tr("Removed {count} from the list", "", len(views)), words)
