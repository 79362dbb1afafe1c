"""By how much a flow may grow, and whether its last growth had an effect."""

from __future__ import annotations

import math
from collections import deque

_GROWTH = 0.1
_MOST_GROWTH = 0.25
_GAIN = 0.3
_FAR_FROM_FULL = 0.85
_MORE_THAN_FULL = 1.1
_PATIENCE_ROUNDS = 8
_STILL_GROWING = 1.3
_SPAN_ROUNDS = 1.5


class RateGrowth:
    """Tells whether a doubling of the window still makes the rate grow."""

    def __init__(self) -> None:
        self._rates: deque[tuple[float, float]] = deque()

    def note(self, at: float, rate: float, round_trip_s: float) -> bool:
        """Take note of a rate and return whether it has grown in the last round trips."""
        self._rates.append((at, rate))
        while len(self._rates) > 1 and self._rates[1][0] <= at - _SPAN_ROUNDS * round_trip_s:
            self._rates.popleft()
        return self._rates[-1][1] > _STILL_GROWING * self._rates[0][1]


def growth_of(reach: float, filled: float | None, empty_rounds: float, *, was_full: bool) -> float:
    """Return the share by which the window grows in a round.

    Args:
        reach: target delay / round; delay that is seen a round late would else make it swing.
        filled: the window compared with one that fills the link; None while that is unknown.
        empty_rounds: for how long the queue has been empty.
        was_full: a queue has stood since the link was found out.
    """
    growth = min(_GROWTH, _GAIN * reach)
    if filled is None:
        return growth
    if filled < _FAR_FROM_FULL:
        return _MOST_GROWTH
    if not was_full:
        # Bursts of a window that doubled were taken for a queue.
        return _GROWTH
    # A link that stays empty has become faster than it was known to be.
    patience = 0 if filled > _MORE_THAN_FULL else _PATIENCE_ROUNDS
    doublings: float = max(0.0, (empty_rounds - patience) // 4)
    return min(_MOST_GROWTH, growth * math.pow(2.0, doublings))
