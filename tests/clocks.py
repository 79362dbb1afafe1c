"""A clock that moves only when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime

SOME_MONDAY_NOON_S = datetime(2026, 3, 2, 12, 0, tzinfo=UTC).timestamp()


class FakeClock:
    """`ebbtide.core.ports.Clock` by hand: no test ever waits."""

    def __init__(self, start: float = SOME_MONDAY_NOON_S) -> None:
        self._now = start
        self._wall_ahead = 0.0
        self._slept = 0.0

    def now(self) -> float:
        """See `Clock.now`."""
        return self._now

    def wall(self) -> float:
        """See `Clock.wall`."""
        return self._now + self._wall_ahead

    def awake(self) -> float:
        """See `Clock.awake`."""
        return self._now - self._slept

    def sleep(self, seconds: float) -> None:
        """Let time go by while the machine sleeps."""
        self.advance(seconds)
        self._slept += seconds

    def advance(self, seconds: float) -> None:
        """Let time go by, for both clocks."""
        if seconds < 0:
            raise ValueError("time does not go back; jump_wall moves the wall clock alone")
        self._now += seconds

    def jump_wall(self, seconds: float) -> None:
        """Set the wall clock by so much, forwards or back, as people and daylight saving do."""
        self._wall_ahead += seconds
