"""How many bytes to have on the way, learnt from how fast they arrive."""

from __future__ import annotations

FIRST = 1024 * 1024
MOST = 16 * 1024 * 1024
_WORTH = 1.1
"""A larger window has to bring at least a tenth more, or it only fills queues."""
_GROWTH = 4
_SHORTEST_ROUND_S = 0.005
"""Shorter rounds than this say little."""


class Window:
    """Grows while that makes the transfer faster. One round is one window's bytes."""

    def __init__(self, now: float, first: int = FIRST, most: int = MOST) -> None:
        self.size = first
        self._most = most
        self._began = now
        self._arrived = 0
        self._best_rate = 0.0
        self._is_settled = False

    def arrived(self, size: int, now: float) -> None:
        """Take note of bytes that arrived.

        Args:
            size: how many.
            now: seconds of a clock that does not go back.
        """
        self._arrived += size
        passed = now - self._began
        if self._is_settled or self._arrived < self.size or passed < _SHORTEST_ROUND_S:
            return
        rate = self._arrived / passed
        if rate > self._best_rate * _WORTH:
            self._best_rate = rate
            self.size = min(self._most, self.size * _GROWTH)
        else:
            self._is_settled = True
        self._began, self._arrived = now, 0
