"""The user's own traffic, seen on the interface: everybody's bytes less our own.

What an interface counts as a packet's size depends on the card. The ratio of its bytes to
ours is therefore learnt while we are alone.
"""

from __future__ import annotations

import math
from collections import deque
from typing import NamedTuple

from ebbtide.core.link_history import SlidingExtreme

LEAST_BURST = 6_000
"""Bytes within a short time that are taken for chatter: name lookups, clocks, keep-alives."""
LEAST_SHARE = 0.03
"""A trickle below this share of the link is chatter, too."""
HOLD_S = 0.6
"""The link is taken up again after so much silence; pages have pauses."""
ALERT_S = 0.3
"""How long the link is kept free for a connection that somebody has just begun."""
STEADY_S = 2.0
"""Traffic that went on so long without pauses is a stream, whose need is known."""

_ALERT_ROUNDS = 6
_MOST_DOUBT_S = 5.0
_BURST_S = 0.1
_BIN_S = 0.1
_BINS = 20
_FIRST_RATIO = 1.03
_OWN_SHARE = 0.03
_RATIO_BYTES = 1_000_000
_RATIO_S = 1.0
_STEADY_FLOOR = 0.4


class Count(NamedTuple):
    """Bytes in one direction since some beginning."""

    wire: int
    """Everybody's."""
    own: int
    """Ours."""
    slack: int = 0
    """What everybody moved while ours were being counted: it may be on either side."""


class UserTraffic:
    """Tells whether somebody else uses the interface, and how much of it."""

    def __init__(self) -> None:
        self._ratio = SlidingExtreme(min, 10.0, 6)
        self._readings: deque[tuple[float, Count]] = deque()
        self._learning: tuple[float, int, int] | None = None
        self._bins: deque[float] = deque(maxlen=_BINS)
        self._bin_begun = 0.0
        self._bin_bytes = 0.0
        self._active_since: float | None = None
        self._seen_at = -math.inf
        self._suspected = 0.0
        self._opened: int | None = None
        self._alert = False
        self._alert_at = -math.inf
        self._is_answered = False
        self._doubt_s = 0.0
        self.rate = 0.0
        """Others' bytes per second over the last tenth of a second."""

    @property
    def is_active(self) -> bool:
        """The user needs the link now, or did so a moment ago, or is about to."""
        return self._active_since is not None or self._alert

    def note_openings(self, at: float, opened: int, round_trip_s: float = 0.0) -> None:
        """Take note of the connections that others have begun: bytes are about to come.

        They need not come, and programs knock on servers all day: every alarm that nothing
        follows makes the next one be believed only after a longer time.
        """
        # A sender's first rounds are small: on long and fast ways they are taken for chatter.
        alert_s = max(ALERT_S, _ALERT_ROUNDS * round_trip_s)
        begun = self._opened is not None and opened > self._opened
        # Ours are taken off a moment before they are counted: less is no news.
        self._opened = max(opened, self._opened or 0)
        if self._alert and self._active_since is not None:
            self._alert, self._doubt_s = False, 0.0
        elif begun and self._is_believed(at, alert_s):
            self._alert, self._alert_at, self._is_answered = True, at, False
        elif self._alert and at > self._alert_at + alert_s:
            self._alert = False
            if not self._is_answered:
                self._doubt_s = min(_MOST_DOUBT_S, 2 * self._doubt_s + ALERT_S)

    def _is_believed(self, at: float, alert_s: float) -> bool:
        """Tell whether a connection that was begun now is heeded."""
        if self._alert:
            return self._is_answered
        return at >= self._alert_at + alert_s + self._doubt_s

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

    def read(self, at: float, count: Count, capacity: float | None) -> None:
        """Take in newer counters.

        Args:
            at: now.
            count: everybody's bytes on the interface and ours.
            capacity: what the link can carry, if that is known.
        """
        self._readings.append((at, count))
        while len(self._readings) > 2 and self._readings[1][0] <= at - _BURST_S:
            self._readings.popleft()
        self._learn_ratio(at, count.wire, count.own)
        if len(self._readings) < 2:
            self._bin_begun = at
            return
        # The system may count ours late: what is gone with the next reading was never there.
        others = self._others(self._readings[0][1], count)
        sure, self._suspected = min(others, self._suspected), others
        self.rate = others / max(_BURST_S, at - self._readings[0][0])
        self._fill_bin(at)
        ours = count.own - self._readings[0][1].own
        least = max(LEAST_BURST, _OWN_SHARE * ours)
        if self._alert and sure > least:
            # On long and fast ways a whole page is less than what passes for chatter otherwise.
            self._is_answered, self._doubt_s = True, 0.0
        self._judge(at, sure > max(least, LEAST_SHARE * (capacity or 0.0) * _BURST_S))

    def _others(self, first: Count, last: Count) -> float:
        ratio = self._ratio.value or _FIRST_RATIO
        wire = last.wire - (first.wire + first.slack)
        return max(0.0, wire - ratio * (last.own - first.own))

    def _judge(self, at: float, busy: bool) -> None:
        if busy:
            self._seen_at = at
            if self._active_since is None:
                self._active_since = at
        elif at - self._seen_at > HOLD_S:
            self._active_since = None

    def _fill_bin(self, at: float) -> None:
        self._bin_bytes += self._others(self._readings[-2][1], self._readings[-1][1])
        length = at - self._bin_begun
        if length >= _BIN_S:
            self._bins.append(self._bin_bytes / length)
            self._bin_begun, self._bin_bytes = at, 0.0

    def _learn_ratio(self, at: float, wire: int, own: int) -> None:
        if self._learning is None:
            self._learning = at, wire, own
            return
        begun, wire_before, own_before = self._learning
        ours = own - own_before
        # Both counters are read at almost the same time: over a long time that is the same.
        if ours < _RATIO_BYTES or at - begun < _RATIO_S:
            return
        self._ratio.add(at, (wire - wire_before) / ours)
        self._learning = at, wire, own
