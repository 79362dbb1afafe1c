"""When to have a server make durable what it was sent."""

from __future__ import annotations

FIRST = 1024 * 1024
_FIRST_PART = 16
"""What part of the longest pause the first one is."""


class Rhythm:
    """Often at first, so that attempts that soon break get on as well; later as time goes by.

    Each flush makes the server's disk work, so the distances double: in time up to the longest
    pause, in bytes without end.
    """

    def __init__(self, now: float, longest_s: float) -> None:
        """Make a rhythm.

        Args:
            now: seconds of a clock that does not go back.
            longest_s: the longest pause.
        """
        self._longest_s = longest_s
        self._pause_s = longest_s / _FIRST_PART
        self._distance = FIRST
        self._at = now

    def is_due(self, now: float, size: int) -> bool:
        """Tell whether it is time.

        Args:
            now: as above.
            size: how many bytes are written and not durable.
        """
        return size >= self._distance or now - self._at >= self._pause_s

    def flushed(self, now: float) -> None:
        """Take note that the server has done it."""
        self._at = now
        self._pause_s = min(self._longest_s, 2 * self._pause_s)
        self._distance *= 2
