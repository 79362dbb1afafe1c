"""What went over the link in the last minutes, and why we were quiet. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from ebbtide.core.ports import JobView
from ebbtide.core.verdicts import ReasonCode
from ebbtide.ui.mirror import Group, group_of

STEP_S = 2.0
COUNT = 300
"""Ten minutes."""
_HOLD_STEPS = 2
"""Samples come twice a second; a rate of which nothing is heard any more has ended."""
_MOST_LOOKED_AT = 200


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


@dataclass(frozen=True, slots=True)
class Band:
    """A quiet time for one reason: indexes of its first moment and the one after its last."""

    first: int
    end: int
    quiet: Quiet


class Tide:
    """Takes notes of the present; the past beyond the strip is forgotten."""

    def __init__(self) -> None:
        self._moments: dict[int, Moment] = {}

    def note(self, at: float, ours: float, others: float | None, quiet: Quiet | None) -> None:
        """Take down how things are at a time."""
        self.put(Moment(at, ours, others, quiet))

    def put(self, moment: Moment) -> None:
        """Take down a moment."""
        step = int(moment.at // STEP_S)
        self._moments[step] = replace(moment, at=step * STEP_S)
        oldest = step - COUNT
        for one in [one for one in self._moments if one < oldest and one != max(self._moments)]:
            del self._moments[one]

    def moments(self, now: float) -> list[Moment | None]:
        """Return the last minutes, oldest first; None before anything was noted."""
        last = int(now // STEP_S)
        begin = last - COUNT + 1
        earlier = [step for step in self._moments if step < begin]
        known = self._moments[max(earlier)] if earlier else None
        known_at = max(earlier, default=0)
        found: list[Moment | None] = []
        for step in range(begin, last + 1):
            if step in self._moments:
                known, known_at = self._moments[step], step
            found.append(_held(known, step, step - known_at))
        return found


def _held(known: Moment | None, step: int, age: int) -> Moment | None:
    """Return what is still true of a moment some steps later."""
    if known is None or not age:
        return known
    fresh = age <= _HOLD_STEPS
    ours, others = (known.ours, known.others) if fresh else (0.0, None)
    return Moment(step * STEP_S, ours, others, known.quiet)


def bands(moments: Iterable[Moment | None]) -> list[Band]:
    """Return the quiet times, moments with the same reason joined."""
    found: list[Band] = []
    for place, moment in enumerate(moments):
        quiet = moment.quiet if moment is not None else None
        if quiet is None:
            continue
        if found and found[-1].end == place and found[-1].quiet is quiet:
            found[-1] = Band(found[-1].first, place + 1, quiet)
        else:
            found.append(Band(place, place + 1, quiet))
    return found


def quiet_of(views: Iterable[JobView]) -> Quiet | None:
    """Return what keeps most of the waiting jobs; None when none waits."""
    waiting = (view for view in views if group_of(view) is Group.WAITING)
    codes = (view.verdict.reasons[0].code for view in islice(waiting, _MOST_LOOKED_AT))
    counted = Counter(_QUIET.get(code, Quiet.OTHER) for code in codes if code not in _BY_ITSELF)
    return counted.most_common(1)[0][0] if counted else None


_BY_ITSELF = frozenset({ReasonCode.SUSPENDED, ReasonCode.STARTING, ReasonCode.TO_BE_COMPLETED})
"""Jobs that are not held back by anything."""
_QUIET: Mapping[ReasonCode, Quiet] = {
    ReasonCode.PAUSED_ALL: Quiet.PAUSED,
    ReasonCode.USER_ACTIVE: Quiet.PRESENCE,
    ReasonCode.FULL_SCREEN: Quiet.PRESENCE,
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
}
