"""How long to wait before trying again."""

from __future__ import annotations

FIRST_DELAY_S = 1.0
GROWTH = 2.0
JITTER = 0.25
"""Fraction of a delay that is left to chance, so that clients do not come back together."""

LONGEST_ASKED_S = 86_400.0
"""A server that asks for more than a day is asked again after a day."""

MINIMUM_CAP_S = 5.0
"""BITS raises a smaller minimum retry delay to this (SetMinimumRetryDelay)."""


def retry_delay_s(
    failures: int, cap_s: float, chance: float, asked_s: float | None = None
) -> float:
    """Return the seconds to wait after the given number of failures in a row.

    The delay doubles from one second up to `cap_s` (the job's minimum retry delay).

    Args:
        failures: how many attempts failed in a row, at least 1.
        cap_s: the longest delay.
        chance: a random number in [0, 1), which spreads the delay.
        asked_s: what the server asked for (Retry-After); not undercut up to a day.
    """
    cap_s = max(cap_s, MINIMUM_CAP_S)
    exponent = min(max(failures - 1, 0), 32)
    delay = min(cap_s, FIRST_DELAY_S * GROWTH**exponent)
    delay *= 1.0 - JITTER * chance
    return max(delay, min(asked_s or 0.0, LONGEST_ASKED_S))
