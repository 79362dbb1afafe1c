"""A control for several connections that end together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from ebbtide.core.ports import StopRequested, TransferControl


class Group:
    """A `TransferControl` that stops when the one above it does, or when the group ends."""

    def __init__(self, above: TransferControl) -> None:
        self._above = above
        self._lock = threading.Lock()
        self._interrupts: list[Callable[[], None]] = []
        self._ended = False

    def end(self) -> None:
        """Stop everybody in the group. Ending twice is allowed."""
        with self._lock:
            self._ended = True
            interrupts = list(self._interrupts)
        for interrupt in interrupts:
            interrupt()

    def check(self) -> None:
        self._above.check()
        if self._ended:
            raise StopRequested

    @contextmanager
    def interruptible(self, interrupt: Callable[[], None]) -> Iterator[None]:
        with self._above.interruptible(interrupt):
            with self._lock:
                self._interrupts.append(interrupt)
                ended = self._ended
            if ended:
                interrupt()
            try:
                yield
            finally:
                with self._lock:
                    self._interrupts.remove(interrupt)

    def moving(self, connection: object) -> AbstractContextManager[None]:
        return self._above.moving(connection)

    def admit(self, byte_count: int) -> int:
        self.check()
        return self._above.admit(byte_count)

    def wait(self, seconds: float) -> None:
        self.check()
        self._above.wait(seconds)
        self.check()
