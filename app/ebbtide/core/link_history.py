"""Extremes over a sliding time, in a handful of numbers.

A base delay is the least of the last minutes, a capacity the most: old values have to
go, or a path that has changed would be measured by what it was (RFC 6817, 3.4.2).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class SlidingExtreme:
    """The least or the most of what came lately, kept by buckets of equal length."""

    def __init__(
        self, choose: Callable[[float, float], float], bucket_s: float, buckets: int
    ) -> None:
        self._choose = choose
        self._bucket_s = bucket_s
        self._most = buckets
        self._buckets: deque[tuple[float, float]] = deque()
        self._value: float | None = None

    @property
    def value(self) -> float | None:
        """The extreme, or None when nothing came lately."""
        return self._value

    def add(self, at: float, value: float) -> None:
        """Take note of a value."""
        if not self._buckets or at >= self._buckets[-1][0] + self._bucket_s:
            self._buckets.append((at, value))
            self._expire(at)
        else:
            begun, extreme = self._buckets[-1]
            self._buckets[-1] = begun, self._choose(extreme, value)
        self._value = value if self._value is None else self._choose(self._value, value)

    def replace(self, at: float, value: float) -> None:
        """Forget everything but this value."""
        self.clear()
        self.add(at, value)

    def clear(self) -> None:
        """Forget everything."""
        self._buckets.clear()
        self._value = None

    def _expire(self, at: float) -> None:
        oldest = at - self._bucket_s * self._most
        while self._buckets[0][0] < oldest:
            self._buckets.popleft()
        extreme = self._buckets[0][1]
        for _, value in self._buckets:
            extreme = self._choose(extreme, value)
        self._value = extreme
