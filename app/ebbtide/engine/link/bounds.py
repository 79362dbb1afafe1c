"""What one connection may have under way under a fixed limit, and how it is read."""

from __future__ import annotations

from ebbtide.core.link_samples import Direction
from ebbtide.engine.link.taps import Counters

_REACH_S = 0.1
"""A limited connection may have this much under way beyond its round trip."""
_SLACK = 1.5
_UNKNOWN_ROUND_TRIP_S = 0.1
_MOST_WINDOW = 1 << 30
"""More is no bound, and no number that the system takes."""
_MOST_RATE = 1e12
_GATHERING_S = 0.008
_LEAST_GATHERING_S = 0.001
_GATHERED_BYTES = 65_536


def limited(share: float, counters: Counters, direction: Direction) -> tuple[int, float]:
    """Return the window in bytes and the rate in bytes per second of a limited connection.

    Both are more than the limit, which the buckets keep: they only see to it that the network is
    not far ahead of the buckets.

    Args:
        share: bytes per second that are the connection's part of the limit.
        counters: what is known of its path.
        direction: which way its bytes go.
    """
    down = direction is Direction.DOWN
    round_trip_s = counters.round_trip_in_s if down else counters.round_trip_out_s
    reach_s = (round_trip_s or counters.handshake_s or _UNKNOWN_ROUND_TRIP_S) + _REACH_S
    segment = counters.segment_in if down else counters.segment_out
    rate = min(_MOST_RATE, _SLACK * share)
    window = min(_MOST_WINDOW, int(rate * reach_s))
    return max(2 * segment, window), max(1.0, _SLACK * rate)


def gathering_s(counters: Counters, direction: Direction, window: int | None) -> float:
    """Return how long the reader lets bytes gather, in seconds.

    A read for each segment costs several times the processor time. What arrives in a quarter of
    a round trip fits into the reader's buffer and the system's, so nothing comes later for it.
    """
    if window is None or direction is Direction.UP:
        return 0.0
    round_trip_s = counters.round_trip_in_s
    filled_s = _GATHERED_BYTES * round_trip_s / max(1, window)
    gathered_s = min(_GATHERING_S, round_trip_s / 4, filled_s)
    # The clock of waits is not finer, and fast senders leave enough to read by themselves.
    return gathered_s if gathered_s >= _LEAST_GATHERING_S else 0.0
