"""The user's own traffic, seen on the interface: everybody's bytes less our own.

Counters of an interface count headers, ours count payload, and how much the headers add
depends on the card. The ratio is therefore learnt while we are alone.
"""

from __future__ import annotations

import math
from collections import deque

from ebbtide.core.link_history import SlidingExtreme

LEAST_BURST = 6_000
"""Bytes within a short time that are taken for chatter: name lookups, clocks, keep-alives."""
LEAST_SHARE = 0.03
"""A trickle below this share of the link is chatter, too."""
HOLD_S = 0.6
"""The link is taken up again after so much silence; pages have pauses."""
STEADY_S = 2.0
"""Traffic that went on so long without pauses is a stream, whose need is known."""

_BURST_S = 0.1
_BIN_S = 0.1
_BINS = 20
_FIRST_RATIO = 1.05
_RATIO_BYTES = 100_000
_STEADY_FLOOR = 0.4


class UserTraffic:
    """Tells whether somebody else uses the interface, and how much of it."""

    def __init__(self) -> None:
        self._ratio = SlidingExtreme(min, 10.0, 6)
        self._readings: deque[tuple[float, int, int]] = deque()
        self._learning: tuple[int, int] | None = None
        self._bins: deque[float] = deque(maxlen=_BINS)
        self._bin_begun = 0.0
        self._bin_bytes = 0.0
        self._active_since: float | None = None
        self._seen_at = -math.inf
        self.rate = 0.0
        """Others' bytes per second over the last tenth of a second."""

    @property
    def is_active(self) -> bool:
        """The user needs the link now, or did so a moment ago."""
        return self._active_since is not None

    @property
    def peak(self) -> float:
        """The highest rate of the last two seconds."""
        return max(self._bins, default=0.0)

    @property
    def mean_rate(self) -> float:
        """The rate of the last second, for people."""
        bins = list(self._bins)[-10:]
        return sum(bins) / len(bins) if bins else 0.0

    def is_steady(self, at: float) -> bool:
        """The user's traffic has flowed evenly for a while, like a stream or a long copy."""
        since = self._active_since
        if since is None or at - since < STEADY_S or len(self._bins) < _BINS:
            return False
        return min(self._bins) >= _STEADY_FLOOR * self.peak

    def read(self, at: float, wire: int, own: int, capacity: float | None) -> None:
        """Take in newer counters.

        Args:
            at: now.
            wire: everybody's bytes on the interface.
            own: our payload in the same direction.
            capacity: what the link can carry, if that is known.
        """
        self._readings.append((at, wire, own))
        while len(self._readings) > 2 and self._readings[1][0] <= at - _BURST_S:
            self._readings.popleft()
        self._learn_ratio(at, wire, own)
        if len(self._readings) < 2:
            self._bin_begun = at
            return
        others = self._others(self._readings[0], self._readings[-1])
        self.rate = others / max(_BURST_S, at - self._readings[0][0])
        self._fill_bin(at)
        least = max(LEAST_BURST, LEAST_SHARE * (capacity or 0.0) * _BURST_S)
        self._judge(at, others > least)

    def reset(self) -> None:
        """The counters begin anew."""
        self._readings.clear()
        self._learning = None

    def _others(self, first: tuple[float, int, int], last: tuple[float, int, int]) -> float:
        ratio = self._ratio.value or _FIRST_RATIO
        return max(0.0, (last[1] - first[1]) - ratio * (last[2] - first[2]))

    def _judge(self, at: float, busy: bool) -> None:
        if busy:
            self._seen_at = at
            if self._active_since is None:
                self._active_since = at
        elif at - self._seen_at > HOLD_S:
            self._active_since = None

    def _fill_bin(self, at: float) -> None:
        self._bin_bytes += self._others(self._readings[-2], self._readings[-1])
        length = at - self._bin_begun
        if length >= _BIN_S:
            self._bins.append(self._bin_bytes / length)
            self._bin_begun, self._bin_bytes = at, 0.0

    def _learn_ratio(self, at: float, wire: int, own: int) -> None:
        if self._learning is None:
            self._learning = wire, own
            return
        ours = own - self._learning[1]
        if ours < _RATIO_BYTES:
            return
        self._ratio.add(at, max(1.0, (wire - self._learning[0]) / ours))
        self._learning = wire, own
