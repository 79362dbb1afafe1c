"""Fixed limits: token buckets in a tree, and no clock.

A connection's bytes pass every bucket from its own up to the one for everything, so that
a limit on any level holds for all below it. A bucket is empty at first and holds a tenth of
a second's worth at most: over ten seconds the rate is the limit, within one per cent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

DEPTH_S = 0.1
"""How long a bucket fills before it is full."""
LEAST_DEPTH = 3000.0
"""Bytes that every bucket can hold: less would wake a reader for each segment."""
LATELY_S = 1.0
"""Waits that are not further apart are one time of waiting."""
FIRM_S = 0.2
"""A time of waiting that is shorter says nothing: buckets are empty at first."""
_GRAIN_S = 0.01
_LEAST_GRAIN = 1448.0
_MOST_GRAIN = 262_144.0


class Bucket:
    """Lets so many bytes per second through; None lets all through, 0 nothing."""

    def __init__(self, rate: float | None = None, now: float = 0.0) -> None:
        self._rate = rate
        self._filled = 0.0
        self._at = now
        self._waited_at = -math.inf
        self._waits_since = math.inf

    @property
    def rate(self) -> float | None:
        """Bytes per second; None is without limit."""
        return self._rate

    def change(self, rate: float | None, now: float) -> None:
        """Let another rate through from now on."""
        if rate == self._rate:
            return
        self._refill(now)
        self._rate = rate
        self._filled = min(self._filled, self._depth)
        self._waited_at = -math.inf

    def note_wait(self, now: float) -> None:
        """Somebody waits for this bucket, more than for any other one on the way."""
        if now - self._waited_at >= LATELY_S:
            self._waits_since = now
        self._waited_at = now

    def is_holding(self, now: float) -> bool:
        """Tell whether it is this bucket that holds the rate down."""
        firm = self._waited_at - self._waits_since >= FIRM_S
        return self._rate is not None and firm and now - self._waited_at < LATELY_S

    def missing_s(self, wanted: int, now: float) -> float:
        """Return how long it takes until a useful part of `wanted` fits through."""
        if self._rate is None:
            return 0.0
        if self._rate <= 0:
            return math.inf
        self._refill(now)
        grain = min(
            max(_LEAST_GRAIN, self._rate * _GRAIN_S), _MOST_GRAIN, float(wanted), self._depth
        )
        return max(0.0, (grain - self._filled) / self._rate)

    def room(self) -> float:
        """Return how many bytes fit through now, as of the last question."""
        return math.inf if self._rate is None else self._filled

    def take(self, count: int) -> None:
        """Count bytes as let through."""
        if self._rate is not None:
            self._filled -= count

    @property
    def _depth(self) -> float:
        return max(LEAST_DEPTH, (self._rate or 0.0) * DEPTH_S)

    def _refill(self, now: float) -> None:
        elapsed = max(0.0, now - self._at)
        self._at = max(self._at, now)
        if self._rate is not None:
            self._filled = min(self._depth, self._filled + elapsed * self._rate)


@dataclass(frozen=True, slots=True)
class Admission:
    """What the buckets say to somebody who wants to move bytes."""

    count: int
    """Bytes that may move now."""
    wait_s: float = 0.0
    """When to ask again if there are none; infinite until a limit is changed."""


def admit(buckets: Sequence[Bucket], wanted: int, now: float) -> Admission:
    """Let bytes through all buckets, or say how long to wait.

    Args:
        buckets: all on the way, in any order.
        wanted: at least one byte.
        now: seconds of any clock that does not go back.
    """
    missing = [bucket.missing_s(wanted, now) for bucket in buckets]
    wait_s = max(missing, default=0.0)
    # Less than a microsecond is rounding, and would be waited for without end.
    if wait_s > 1e-6:
        buckets[missing.index(wait_s)].note_wait(now)
        return Admission(0, wait_s)
    count = max(1, math.floor(min([float(wanted), *(bucket.room() for bucket in buckets)])))
    for bucket in buckets:
        bucket.take(count)
    return Admission(count)
