"""Hears a probe, and waits until it said something."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ebbtide.core.observations import Observations, Part
from tests.waiting import wait_until


class Listening:
    """A listener of a probe."""

    def __init__(self) -> None:
        self.seen = Observations()
        self.parts: list[Part] = []
        self._lock = Lock()

    def __call__(self, part: Part) -> None:
        assert self._lock.acquire(blocking=False), "two calls at a time"
        try:
            before = self.seen
            self.seen = self.seen.with_part(part)
            assert self.seen != before, f"told twice: {part}"
            self.parts.append(part)
        finally:
            self._lock.release()

    def until(self, holds: Callable[[Observations], bool], what: str) -> Observations:
        wait_until(lambda: holds(self.seen), f"{what}; last seen: {self.seen}", 15)
        return self.seen
