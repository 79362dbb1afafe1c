"""How a running transfer is stopped from another thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from ebbtide.core.ports import StopRequested
from ebbtide.engine.link.traffic import FreeTraffic, Traffic

logger = logging.getLogger(__name__)


class StopSwitch:
    """One worker's `ebbtide.core.ports.TransferControl`: thrown once, never back."""

    def __init__(self, traffic: Traffic | None = None) -> None:
        """Build a switch of a transfer whose traffic is steered; None is not steered."""
        self._traffic = traffic or FreeTraffic()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._interrupts: dict[object, Callable[[], None]] = {}

    @property
    def is_thrown(self) -> bool:
        """The stop was asked for."""
        return self._stopped.is_set()

    def throw(self) -> None:
        """Ask for the stop and interrupt whatever blocks; once, however often it is called."""
        with self._lock:
            if self._stopped.is_set():
                return
            self._stopped.set()
            # Under the lock: after its block a socket may serve another worker already.
            for interrupt in self._interrupts.values():
                _call(interrupt)

    def check(self) -> None:
        """See `TransferControl.check`."""
        if self._stopped.is_set():
            raise StopRequested

    def wait(self, seconds: float) -> None:
        """See `TransferControl.wait`."""
        if self._stopped.wait(seconds):
            raise StopRequested

    def moving(self, connection: object) -> AbstractContextManager[None]:
        """See `TransferControl.moving`."""
        return self._traffic.moving(connection)

    def admit(self, byte_count: int) -> int:
        """See `TransferControl.admit`."""
        return self._traffic.admit(byte_count, self.wait)

    @contextmanager
    def interruptible(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """See `TransferControl.interruptible`."""
        key = object()
        with self._lock:
            thrown = self._stopped.is_set()
            if not thrown:
                self._interrupts[key] = interrupt
        if thrown:
            _call(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.pop(key, None)


def _call(interrupt: Callable[[], None]) -> None:
    try:
        interrupt()
    except OSError as error:
        # What is closed already needs no interruption.
        logger.debug("interrupting: %s", error)
