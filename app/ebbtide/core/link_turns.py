"""Which connections are open, when the window has no room for all.

A window that is cut into pieces of one segment cannot be steered, and sixteen connections
with two segments each are more than a slow link holds. So only as many are open as have a
few segments each; the others are closed altogether, and all take turns by their weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_SEGMENTS = 2
"""The least window that keeps a connection going by itself."""
TURN_S = 2.0
"""How long it takes until a closed connection replaces an open one."""

_MOST_EACH = 5
_LEAST_EACH = 3
_LEAST_OPEN_S = 0.06
"""As long as a reader takes to notice it; on short ways more would be many round trips."""
_OPEN_ROUNDS = 1.5
_TURN_SEGMENTS = 6
_MOST_CREDIT_S = 60.0
_VISIT_S = 7.5
_BEARER_S = 30.0


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to hand out."""

    window: float
    """Bytes under way, all connections together."""
    segment: int
    round_trip_s: float
    trickle: float
    """Bytes per second that flow when there is room for nobody."""
    is_used: bool = True
    """The open connections make use of what they have."""
    is_trickle: bool = False
    """It is all that there is while somebody else uses the link."""
    is_fixed: bool = False
    """For a moment only: nobody is to be opened or closed for it."""


class Turns:
    """Remembers who was open, and who is owed something."""

    def __init__(self) -> None:
        self._credits: dict[int, float] = {}
        """Seconds for which each connection should have been the only open one."""
        self._open: set[int] = set()
        self._turn_at = 0.0
        self._begun_at = 0.0
        self._at = 0.0
        self._bearer: int | None = None
        """Who carries most of the trickle."""
        self._bearer_at = 0.0
        self._is_trickling = False
        self._visited: dict[int, float] = {}
        """When each had a part of the trickle last."""

    def choose(self, at: float, weights: Mapping[int, float], room: Room) -> frozenset[int]:
        """Return the connections that are open from now on.

        Args:
            at: now, in seconds; never goes back.
            weights: of all connections there are.
            room: what there is for them.
        """
        elapsed, self._at = min(1.0, max(0.0, at - self._at)), at
        self._keep_accounts(elapsed, weights)
        count = min(len(weights), self._count(room))
        if count == 0 or room.is_trickle:
            return self._in_turns(at, room, always=count > 0)
        self._is_trickling = False
        while len(self._open) > count:
            self._open.remove(min(self._open, key=self._owed))
        while len(self._open) < count:
            self._open.add(max(self._closed(), key=self._owed))
        if at >= self._turn_at + TURN_S:
            self._turn_at = at
            self._replace()
        return frozenset(self._open)

    def _keep_accounts(self, elapsed: float, weights: Mapping[int, float]) -> None:
        self._open &= weights.keys()
        if not self._open:
            elapsed = 0.0  # what nobody got is owed to nobody
        whole = sum(weights.values())
        owed = {key: self._credits.get(key, 0.0) for key in weights}
        for key, weight in weights.items():
            owed[key] += elapsed * weight / whole
        for key in self._open:
            owed[key] -= elapsed / len(self._open)
        self._credits = {
            key: max(-_MOST_CREDIT_S, min(_MOST_CREDIT_S, time_s)) for key, time_s in owed.items()
        }

    def _count(self, room: Room) -> int:
        """Return how many are to be open; it changes only when it has to."""
        if room.is_fixed and self._open:
            return len(self._open)
        each = _LEAST_EACH if room.is_used else LEAST_SEGMENTS
        most = int(room.window / (each * room.segment))
        least = int(room.window / (_MOST_EACH * room.segment))
        if room.window >= LEAST_SEGMENTS * room.segment:
            least = max(1, least)
        return max(least, min(most, len(self._open)))

    def _in_turns(self, at: float, room: Room, *, always: bool) -> frozenset[int]:
        """Open one for a moment, again and again: on slow links two segments are a lot."""
        open_s = max(_LEAST_OPEN_S, _OPEN_ROUNDS * room.round_trip_s)
        # On short ways many round trips go by until the reader closes it again.
        segments = max(_TURN_SEGMENTS, LEAST_SEGMENTS * open_s / room.round_trip_s)
        closed_s = 0.0 if always else segments * room.segment / room.trickle
        period_s = max(open_s, closed_s)
        if not self._is_trickling:
            # Whoever has just begun to use the link has it alone for a moment.
            self._is_trickling, self._begun_at, self._open = True, at, set()
            self._visited = dict.fromkeys(self._credits, at)
        elif at >= self._begun_at + period_s:
            self._begun_at = at
            self._open = {self._next(at)}
        elif at >= self._begun_at + open_s or len(self._open) > 1:
            self._open = set()
        return frozenset(self._open)

    def _next(self, at: float) -> int:
        """Return who is to be open for a moment.

        A sender that measures the rate of the link (BBR) takes the trickle for it after ten
        rounds, and needs seconds to find out otherwise. So one has most of it for a while, and
        the others get just enough for their servers not to give up.
        """
        self._visited = {key: self._visited.get(key, at) for key in self._credits}
        if self._bearer not in self._credits or at >= self._bearer_at + _BEARER_S:
            self._bearer, self._bearer_at = max(self._credits, key=self._owed), at
        longest = min(self._credits, key=lambda one: (self._visited[one], one))
        key = longest if at >= self._visited[longest] + _VISIT_S else self._bearer
        self._visited[key] = at
        return key

    def _replace(self) -> None:
        closed = self._closed()
        if not closed:
            return
        first, last = max(closed, key=self._owed), min(self._open, key=self._owed)
        if self._owed(first) > self._owed(last):
            self._open ^= {first, last}

    def _closed(self) -> set[int]:
        return self._credits.keys() - self._open

    def _owed(self, key: int) -> tuple[float, int]:
        return self._credits[key], -key
