"""What was learned about servers: how many connections they take at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FORGET_AFTER_S = 900.0
"""A server that was too busy once may have time again."""
_MOST = 1000


class HostLimits:
    """How many connections each server took before it refused one. Used from many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._limits: dict[str, tuple[int, float]] = {}

    def limit(self, host: str, wanted: int) -> int:
        """Return how many connections to open, at most as many as wanted."""
        with self._lock:
            known, since = self._limits.get(host, (wanted, self._clock()))
            if self._clock() - since > FORGET_AFTER_S:
                del self._limits[host]
                return wanted
            return max(1, min(wanted, known))

    def refused(self, host: str, beside: int) -> int:
        """Remember that a server refused a connection beside so many others; return the limit."""
        with self._lock:
            known, _ = self._limits.pop(host, (beside, 0.0))
            limit = max(1, min(known, beside))
            self._limits[host] = (limit, self._clock())
            if len(self._limits) > _MOST:
                del self._limits[next(iter(self._limits))]
            return limit
