"""One transfer's traffic, as its worker and its transport see it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

Wait = Callable[[float], None]


class Traffic(Protocol):
    """What a worker's `TransferControl` asks about the link. Used from several threads."""

    def admit(self, byte_count: int, wait: Wait) -> int:
        """See `ebbtide.core.ports.TransferControl.admit`; `wait` sleeps, or raises."""

    def moving(self, connection: object) -> AbstractContextManager[None]:
        """See `ebbtide.core.ports.TransferControl.moving`."""


class FreeTraffic:
    """Traffic that nobody steers."""

    def admit(self, byte_count: int, wait: Wait) -> int:
        """See `Traffic.admit`."""
        del wait
        return byte_count

    def moving(self, connection: object) -> AbstractContextManager[None]:
        """See `Traffic.moving`."""
        del connection
        return nullcontext()
