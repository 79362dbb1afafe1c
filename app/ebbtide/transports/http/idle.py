"""Connections whose long body was read past the HTTP library, waiting for their next request.

The library believes such a connection to be in mid-body and closes it. Before that the
socket is taken out and kept here; whoever connects to the same server next gets it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from ebbtide.transports.http.streams import Line, Place

IDLE_S = 15.0
"""How long an idle connection is kept; servers close theirs after 5 to 75 seconds."""
IDLE_CONNECTIONS = 32


@dataclass(frozen=True, slots=True)
class _Idle:
    line: Line
    since: float


class IdleLines:
    """Keeps idle connections for a while. Used from many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._idle: list[_Idle] = []
        self._is_closed = False

    def keep(self, line: Line) -> None:
        """Take a connection that is ready for its next request."""
        with self._lock:
            self._idle.append(_Idle(line, self._clock()))
            dropped = self._outdated()
        for old in dropped:
            old.close()

    def take(self, place: Place) -> Line | None:
        """Return a connection to a place that looks alive, or None."""
        while True:
            with self._lock:
                dropped = self._outdated()
                found = self._pop(place)
            for old in dropped:
                old.close()
            if found is None or not found.is_spent():
                return found
            found.close()

    def close(self) -> None:
        """Close all connections, and whatever comes later."""
        with self._lock:
            self._is_closed = True
            dropped = self._outdated()
        for line in dropped:
            line.close()

    def _pop(self, place: Place) -> Line | None:
        # The newest is the least likely to be dead.
        for index in range(len(self._idle) - 1, -1, -1):
            if self._idle[index].line.place == place:
                return self._idle.pop(index).line
        return None

    def _outdated(self) -> list[Line]:
        now = self._clock()
        young = [] if self._is_closed else [i for i in self._idle if now - i.since <= IDLE_S]
        kept = young[-IDLE_CONNECTIONS:]
        dropped = [each.line for each in self._idle if each not in kept]
        self._idle = kept
        return dropped
