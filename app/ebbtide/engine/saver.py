"""Makes what workers have written durable, about once a second."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable

from ebbtide.core.errors import TransferError
from ebbtide.engine.worker import Worker

logger = logging.getLogger(__name__)

SAVE_INTERVAL_S = 1.0
"""What a crash costs at most: the bytes of about two such intervals are fetched again."""


ENDING_TIMEOUT_S = 5.0


class Saver(threading.Thread):
    """Asks all workers to save, on a thread of its own: flushing a disk takes its time."""

    def __init__(self, workers: Callable[[], Iterable[Worker]]) -> None:
        super().__init__(name="ebbtide-saver", daemon=True)
        self._workers = workers
        self._wanted = threading.Event()
        self._ended = threading.Event()

    def wake(self) -> None:
        """There is a worker now."""
        self._wanted.set()

    def end(self) -> None:
        """End the thread and wait for it, but not for a disk that does not answer."""
        self._ended.set()
        self._wanted.set()
        self.join(ENDING_TIMEOUT_S)

    def run(self) -> None:
        """Save while there are workers, sleep while there are none."""
        while not self._ended.is_set():
            self._wanted.wait()
            if self._ended.wait(SAVE_INTERVAL_S):
                return
            workers = list(self._workers())
            if not workers:
                self._wanted.clear()
                # A worker may have come between the two lines above.
                workers = list(self._workers())
                if workers:
                    self._wanted.set()
            for worker in workers:
                self._save(worker)

    def _save(self, worker: Worker) -> None:
        try:
            worker.save()
        except TransferError as error:
            # The worker meets the same error at its next write, and reports it.
            logger.warning("%s: %s", worker.name, error)
        except Exception:
            # The outermost frame of this thread: one worker's trouble must not keep the
            # bytes of all others from being recorded.
            logger.exception("saving for %s", worker.name)
