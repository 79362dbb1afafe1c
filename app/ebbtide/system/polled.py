"""A probe for systems that are asked now and then because they tell nothing by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    Networks,
    Reachability,
    Wanted,
)
from ebbtide.core.ports import Clock
from ebbtide.system.answering import Answering
from ebbtide.system.board import Board
from ebbtide.system.idle import IdleChain, OnIdleTime, PolledIdle
from ebbtide.system.loop import RESTART_S, Loop, Task, Timer
from ebbtide.system.power import said_by_system
from ebbtide.system.programs import Programs
from ebbtide.system.threaded import ThreadedProbe
from ebbtide.system.waking import WakeWatch

POLL_S = 5.0


def _nobody_knows() -> Answer:
    return Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Cost:
    """What a system says about the network in use as a whole."""

    metered: Metered = Metered.UNKNOWN
    roaming: Answer = Answer.UNKNOWN
    online: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Readings:
    """What can be asked. Nothing of it raises or waits."""

    idle_s: Callable[[], float | None]
    """Seconds since the last input."""
    slept_s: Callable[[], float]
    """For how long the machine has slept since some moment."""
    full_screen: Callable[[], Answer] = _nobody_knows
    saver: Callable[[], Answer] = _nobody_knows
    cost: Callable[[], Cost] = Cost
    locked: Callable[[], Answer] = _nobody_knows


class PolledProbe(ThreadedProbe):
    """`ebbtide.core.ports.Probe` by asking; sleeps while nothing is wanted.

    Args:
        clock: in whose times the last input is told.
        readings: whom to ask.
        poll_s: seconds between questions, idle time excepted.
    """

    def __init__(self, clock: Clock, readings: Readings, poll_s: float = POLL_S) -> None:
        super().__init__(
            lambda loop, board: _Pieces(loop, clock, board, readings, poll_s), RESTART_S
        )


class _Pieces:
    """Everything that lives in one loop."""

    def __init__(
        self, loop: Loop, clock: Clock, board: Board, readings: Readings, poll_s: float
    ) -> None:
        self._loop = loop
        self._board = board
        self._readings = readings
        self._poll_s = poll_s
        self._wanted = Wanted()
        self._poll: Timer | None = None
        self._programs = Programs(loop, board)
        self._waking = WakeWatch(loop, board, readings.slept_s)

        def ask(on_idle_time: OnIdleTime) -> None:
            on_idle_time(readings.idle_s())

        def make(on_change: Task) -> PolledIdle:
            return PolledIdle(loop, clock, ask, on_change, RESTART_S)

        self._chain = IdleChain(loop, board, [make])
        self._answering = Answering(loop, board, (lambda: self._chain.is_asking,))

    def want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._programs.want(wanted.programs)
        self._waking.want(wanted.anything)
        self._chain.want(wanted.away_after_s if wanted.presence else None)
        self._look()
        self._answering.want(wanted)

    def _look(self) -> None:
        if self._poll is not None:
            self._poll.cancel()
            self._poll = None
        if not self._wanted.anything:
            self._board.change("presence", full_screen=Answer.UNKNOWN, locked=Answer.UNKNOWN)
            return
        self._board.change(
            "presence",
            full_screen=self._readings.full_screen(),
            locked=self._readings.locked(),
        )
        power = said_by_system()
        self._board.change(
            "power",
            on_battery=power.on_battery,
            low=power.low,
            percent=power.percent,
            saver=self._readings.saver(),
        )
        self._tell_cost(self._readings.cost())
        self._poll = self._loop.after(self._poll_s, self._look)

    def _tell_cost(self, cost: Cost) -> None:
        if cost == Cost():
            self._board.put(Networks())
            self._board.put(Reachability())
            return
        whole = Network("system", "Network", "", metered=cost.metered, roaming=cost.roaming)
        self._board.put(Networks((whole,), whole.id))
        self._board.put(Reachability(_CONNECTIVITY[cost.online]))


_CONNECTIVITY = {
    Answer.YES: Connectivity.FULL,
    Answer.NO: Connectivity.NONE,
    Answer.UNKNOWN: Connectivity.UNKNOWN,
}
