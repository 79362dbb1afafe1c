"""Since when nobody has used keyboard and pointer: several sources, the best that answers.

Nothing polls while somebody works: idle time cannot reach the limit before the limit
minus what it is now. Only while everybody is away it is asked again and again, and only
where the system does not tell by itself that somebody came back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, Task, Timer

RETURN_POLL_S = 0.7
"""Coming back has to be noticed within a second."""
_LATE_S = 0.05
"""Idle time is counted by another clock; asking a little late saves asking twice."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What a source says."""

    away: Answer = Answer.UNKNOWN
    last_input_at: float | None = None


class IdleSource(Protocol):
    """One way to learn whether somebody is there."""

    @property
    def idle(self) -> Idle:
        """What it says now."""

    @property
    def is_asking(self) -> bool:
        """Its first answer is still to come, and not from a bus, which knows that itself."""

    def want(self, away_after_s: float | None) -> None:
        """Say after how long somebody is away; None if nobody needs to know."""


class IdleChain:
    """Keeps `away` and `last_input_at` on the board.

    Args:
        loop: in whose thread everything happens.
        board: told the answer of the first source that has one.
        sources: makers of sources, the best one first; each is given what to call when
            its answer changes.
    """

    def __init__(
        self, loop: Loop, board: Board, sources: list[Callable[[Task], IdleSource]]
    ) -> None:
        self._loop = loop
        self._board = board
        self._away_after_s: float | None = None
        self._arranging: Timer | None = None
        self._sources = [make(self._changed) for make in sources]

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`."""
        self._away_after_s = away_after_s
        self._changed()

    @property
    def is_asking(self) -> bool:
        """Some source has not answered yet."""
        arranging = self._arranging is not None and self._arranging.pending
        return arranging or any(source.is_asking for source in self._sources)

    def _changed(self) -> None:
        if self._arranging is None or not self._arranging.pending:
            self._arranging = self._loop.after(0, self._arrange)

    def _arrange(self) -> None:
        """Ask the sources down to the first that answers, and spare the others."""
        answer = Idle()
        for source in self._sources:
            if answer.away is not Answer.UNKNOWN:
                source.want(None)
                continue
            source.want(self._away_after_s)
            if self._away_after_s is not None:
                answer = source.idle
        self._board.change("presence", away=answer.away, last_input_at=answer.last_input_at)


OnIdleTime = Callable[[float | None], None]
"""Takes the idle time in seconds; None if it cannot be told."""


class PolledIdle:
    """An `IdleSource` that asks for the idle time.

    Args:
        loop: in whose thread everything happens.
        clock: in whose times the last input is told.
        ask: asks once.
        on_change: called when the answer changed.
        retry_s: seconds before a source that could not tell is asked again.
        notices_return: somebody calls `poll` when input comes, so that nothing has to be
            asked again and again.
    """

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        ask: Callable[[OnIdleTime], None],
        on_change: Task,
        retry_s: float,
        *,
        notices_return: bool = False,
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._ask = ask
        self._on_change = on_change
        self._retry_s = retry_s
        self._notices_return = notices_return
        self._away_after_s: float | None = None
        self._next: Timer | None = None
        self._idle = Idle()

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._idle

    @property
    def wanted(self) -> bool:
        """Somebody needs to know."""
        return self._away_after_s is not None

    @property
    def is_asking(self) -> bool:
        """See `IdleSource.is_asking`."""
        return False

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`."""
        if away_after_s == self._away_after_s:
            return
        self._away_after_s = away_after_s
        if away_after_s is None:
            self.forget()
        else:
            self.poll()

    def poll(self) -> None:
        """Ask now."""
        self._cancel()
        if self._away_after_s is not None:
            self._ask(self._told)

    def forget(self) -> None:
        """The source has gone: nothing is known any more."""
        self._cancel()
        self._set(Idle())

    def _told(self, idle_s: float | None) -> None:
        away_after_s = self._away_after_s
        self._cancel()
        if away_after_s is None:
            return
        if idle_s is None:
            self._set(Idle())
            self._next = self._loop.after(self._retry_s, self.poll)
            return
        away = idle_s >= away_after_s
        if Answer.of(away) is not self._idle.away:
            self._set(Idle(Answer.of(away), self._clock.now() - idle_s))
        if not (away and self._notices_return):
            self._next = self._loop.after(next_poll_s(idle_s, away_after_s), self.poll)

    def _set(self, idle: Idle) -> None:
        if idle != self._idle:
            self._idle = idle
            self._on_change()

    def _cancel(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None


def next_poll_s(idle_s: float, away_after_s: float) -> float:
    """Return after how many seconds the answer can be another one."""
    if idle_s >= away_after_s:
        return RETURN_POLL_S
    return away_after_s - idle_s + _LATE_S


class ToldIdle:
    """An `IdleSource` that is told by somebody else whenever the answer changes."""

    def __init__(self, on_change: Task) -> None:
        self._on_change = on_change
        self._idle = Idle()

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._idle

    @property
    def is_asking(self) -> bool:
        """See `IdleSource.is_asking`."""
        return False

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`; it costs nothing to be told all the same."""

    def tell(self, away: Answer, last_input_at: float | None) -> None:
        """Take an answer."""
        if Idle(away, last_input_at) != self._idle:
            self._idle = Idle(away, last_input_at)
            self._on_change()
