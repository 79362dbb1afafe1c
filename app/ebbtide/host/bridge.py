"""From any thread into the main thread, in order."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

logger = logging.getLogger(__name__)

LONGEST_TURN_S = 0.01
"""Then whatever else the main thread has to do comes first: painting, somebody's keys."""


class Bridge(QObject):
    """Runs calls in the main thread, in the order in which they were posted.

    Many calls share one queued signal, so a busy engine does not flood the event loop; and
    thousands of answers at once do not hold it up.
    """

    _posted = Signal()

    def __init__(
        self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._calls: deque[Callable[[], None]] = deque()
        self._posted.connect(self._run_calls, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have a call run in the main thread; returns at once. Any thread may post."""
        was_empty = not self._calls
        self._calls.append(call)
        if was_empty:
            self._posted.emit()

    def _run_calls(self) -> None:
        end = self._now() + LONGEST_TURN_S
        while self._calls:
            # It stays in the queue until the next look, so that nobody signals meanwhile.
            if self._now() > end:
                QTimer.singleShot(0, self, self._run_calls)
                return
            call = self._calls.popleft()
            try:
                call()
            except Exception:
                logger.exception("a listener failed; the others go on")
