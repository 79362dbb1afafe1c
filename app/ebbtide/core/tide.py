"""What goes over the link and why we are quiet, moment by moment; the last minutes of it.

Times are seconds since the epoch by the wall clock, because people look at them;
rates are bytes per second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from ebbtide.core.verdicts import ReasonCode

STEP_S = 2
COUNT = 300
"""How many moments are kept and shown; here they are ten minutes."""
_HOLD_STEPS = 2
"""Samples come twice a second; a rate of which nothing is heard any more has ended."""


class Quiet(Enum):
    """Why nothing of ours was moving though something was to be moved."""

    PAUSED = "paused"
    PRESENCE = "presence"
    COST = "cost"
    POWER = "power"
    HOURS = "hours"
    LIMIT = "limit"
    OFFLINE = "offline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Moment:
    """Some seconds of the link."""

    at: float
    """Their beginning, in seconds since the epoch by the wall clock."""
    ours: float = 0.0
    """Bytes per second."""
    others: float | None = None
    """Everybody else's; None where nobody measured it."""
    quiet: Quiet | None = None
    queue_s: float | None = None
    """Queueing delay of the link; None where nothing measured it."""
    limit: float | None = None
    """Bytes per second to which we were held, if we were."""


class Tide:
    """Takes notes of the present; the past beyond the last minutes is forgotten."""

    def __init__(self) -> None:
        self._moments: dict[int, Moment | None] = {}
        """None: from here on nothing is known."""

    def put(self, moment: Moment) -> None:
        """Take down how things are from the moment's time on."""
        step = int(moment.at // STEP_S)
        self._set(step, replace(moment, at=step * STEP_S))

    def lose(self, at: float) -> None:
        """Take down that nothing is known from this time on, until something is again."""
        self._set(int(at // STEP_S) + 1, None)

    def restore(self, moments: Iterable[Moment]) -> None:
        """Take over what was noted elsewhere; what is known here already stays."""
        for moment in moments:
            self._moments.setdefault(int(moment.at // STEP_S), moment)

    def fill(self, moments: Mapping[int, Moment | None]) -> None:
        """Take over coarser notes, by step, where there are none; None: nothing is known."""
        self._moments = {**moments, **self._moments}

    def moments(self, now: float) -> list[Moment | None]:
        """Return the last minutes, oldest first; None where nothing was noted."""
        last = int(now // STEP_S)
        begin = last - COUNT + 1
        earlier = [step for step in self._moments if step < begin]
        known_at = max(earlier, default=0)
        known = self._moments.get(known_at)
        found: list[Moment | None] = []
        for step in range(begin, last + 1):
            if step in self._moments:
                known, known_at = self._moments[step], step
            found.append(_held(known, step, step - known_at))
        return found

    def _set(self, step: int, moment: Moment | None) -> None:
        self._moments[step] = moment
        # The newest one from before the last minutes says how they began.
        oldest = max((one for one in self._moments if one < step - COUNT), default=step - COUNT)
        # What lies ahead was noted before somebody set the clock back.
        gone = [one for one in self._moments if one > step or one < oldest]
        for one in gone:
            del self._moments[one]


def _held(known: Moment | None, step: int, age: int) -> Moment | None:
    """Return what is still true of a moment some steps later."""
    if known is None or not age:
        return known
    fresh = age <= _HOLD_STEPS
    ours, others = (known.ours, known.others) if fresh else (0.0, None)
    return Moment(step * STEP_S, ours, others, known.quiet)


def quiet_because(code: ReasonCode) -> Quiet | None:
    """Return why a job is quiet that is told this first; None if nothing holds it back."""
    return _QUIET.get(code)


_QUIET: Mapping[ReasonCode, Quiet] = {
    ReasonCode.PAUSED_ALL: Quiet.PAUSED,
    ReasonCode.USER_ACTIVE: Quiet.PRESENCE,
    ReasonCode.FULL_SCREEN: Quiet.PRESENCE,
    ReasonCode.KEPT_AWAKE: Quiet.PRESENCE,
    ReasonCode.PROGRAM_RUNS: Quiet.PRESENCE,
    ReasonCode.PRESENCE_UNKNOWN: Quiet.PRESENCE,
    ReasonCode.METERED: Quiet.COST,
    ReasonCode.METERED_UNKNOWN: Quiet.COST,
    ReasonCode.CAPPED: Quiet.COST,
    ReasonCode.NEAR_CAP: Quiet.COST,
    ReasonCode.OVER_CAP: Quiet.COST,
    ReasonCode.UNMETERED: Quiet.COST,
    ReasonCode.ROAMING: Quiet.COST,
    ReasonCode.ROAMING_UNKNOWN: Quiet.COST,
    ReasonCode.ON_BATTERY: Quiet.POWER,
    ReasonCode.LOW_BATTERY: Quiet.POWER,
    ReasonCode.POWER_SAVER: Quiet.POWER,
    ReasonCode.POWER_UNKNOWN: Quiet.POWER,
    ReasonCode.NOT_YET: Quiet.HOURS,
    ReasonCode.OUTSIDE_WINDOW: Quiet.HOURS,
    ReasonCode.OUTSIDE_HOURS: Quiet.HOURS,
    ReasonCode.ZERO_LIMIT: Quiet.LIMIT,
    ReasonCode.ZERO_DOWNLOADS: Quiet.LIMIT,
    ReasonCode.ZERO_UPLOADS: Quiet.LIMIT,
    ReasonCode.ZERO_BY_TIMETABLE: Quiet.LIMIT,
    ReasonCode.ZERO_UNTIL: Quiet.LIMIT,
    ReasonCode.OFFLINE: Quiet.OFFLINE,
    ReasonCode.CANNOT_RECORD: Quiet.OTHER,
    ReasonCode.HOST_BUSY: Quiet.OTHER,
    ReasonCode.IN_LINE: Quiet.OTHER,
    ReasonCode.FAR_IN_LINE: Quiet.OTHER,
    ReasonCode.RETRY: Quiet.OTHER,
}
"""Jobs that are held, or about to start, or over, are not quiet for any rule."""
