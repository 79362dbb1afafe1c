"""Sharing out one file among several connections: who fetches which bytes next.

Whatever nobody fetches goes first. Then the part that would take longest is halved, so
that fast connections take work off slow ones until the rest is not worth a request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ebbtide.core.ranges import Ranges


@dataclass(frozen=True, slots=True)
class Part:
    """What one connection is fetching."""

    written: int
    """Bytes before this one are in the sink."""
    position: int
    """Bytes before this one are on their way into it; never before `written`."""
    end: int
    """Excluded; may be moved forward as long as it stays behind `position`."""
    speed: float = 0.0
    """Bytes per second so far; 0 when it cannot be told yet."""

    @property
    def left(self) -> int:
        """Bytes that somebody else could fetch."""
        return self.end - self.position


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a free connection fetches now."""

    start: int
    end: int
    shortened: int | None = None
    """Which running part ends at `start` from now on, by its place in the list."""


def assign(missing: Ranges, running: Sequence[Part], smallest: int) -> Assignment | None:
    """Return the next piece of work, or None if nothing is worth another connection.

    Args:
        missing: bytes that are not in the sink.
        running: the parts that others fetch now; they do not overlap.
        smallest: bytes that are worth a request; no part is made smaller than that.
    """
    free = missing - Ranges((part.written, part.end) for part in running)
    if free:
        start, end = max(free, key=lambda pair: pair[1] - pair[0])
        return Assignment(start, end)
    large = [index for index, part in enumerate(running) if part.left >= 2 * max(1, smallest)]
    if not large:
        return None
    index = max(large, key=lambda index: _slowness(running[index], running))
    part = running[index]
    return Assignment(part.position + (part.left + 1) // 2, part.end, index)


def _slowness(part: Part, running: Sequence[Part]) -> float:
    """Return how long a part takes, in seconds, or in any unit while speeds are unknown."""
    if any(other.speed <= 0 for other in running):
        return float(part.left)
    return part.left / part.speed
