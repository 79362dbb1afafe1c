"""What the scheduler says to each job: why it runs, or every reason why it waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ebbtide.core.choice import LONGEST_LINE, Choice
from ebbtide.core.conditions import Conditions
from ebbtide.core.events import YieldReason
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.lineup import Group, Place
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import (
    CONNECTING,
    GOING_TO_SLEEP,
    STARTING,
    STOPPING,
    TRANSFERRING,
    Reason,
    ReasonCode,
    Verdict,
)

FAR_IN_LINE = Verdict(False, (Reason(ReasonCode.FAR_IN_LINE, {"count": str(LONGEST_LINE)}),))
_RUNNING = {
    JobState.QUEUED: STARTING,
    JobState.CONNECTING: CONNECTING,
    JobState.TRANSFERRING: TRANSFERRING,
}


def held_reasons(conditions: Conditions) -> tuple[Reason, ...]:
    """Return what holds back all jobs alike."""
    held: list[Reason] = []
    if conditions.stopping:
        held += STOPPING.reasons
    if conditions.store_error is not None:
        parameters = {"error": conditions.store_error.text}
        held.append(Reason(ReasonCode.CANNOT_RECORD, parameters))
    if conditions.observations.sleep.going:
        held += GOING_TO_SLEEP.reasons
    if conditions.paused_by_user:
        held.append(Reason(ReasonCode.PAUSED_ALL, {}, conditions.paused_until))
    return tuple(held)


def running_verdict(state: JobState, group: Group) -> Verdict:
    """Return what a job that runs, or begins to, is told."""
    plain = _RUNNING[state]
    if not group.findings.notes:
        return plain
    known = group.running_verdicts.get(state)
    if known is None:
        known = Verdict(True, plain.reasons + group.findings.notes)
        group.running_verdicts[state] = known
    return known


def line_verdicts(choice: Choice, jobs: Mapping[JobId, Job]) -> dict[JobId, Verdict]:
    """Return what the jobs at the front of the line are told."""
    verdicts = {}
    ahead = "" if choice.last is None else jobs[choice.last].name
    for number, place in enumerate(choice.front, start=1):
        verdicts[place.id] = place_verdict(place, choice, number, ahead)
        ahead = jobs[place.id].name
    return verdicts


def place_verdict(place: Place, choice: Choice, number: int, ahead: str) -> Verdict:
    """Return what a job is told that could run and does not.

    Args:
        place: its place.
        choice: who runs.
        number: how manieth in line it is.
        ahead: who is before it.
    """
    return Verdict(False, tuple(_place_reasons(place, choice, number, ahead)))


def _place_reasons(place: Place, choice: Choice, number: int, ahead: str) -> Iterator[Reason]:
    if choice.is_host_full(place.group):
        host = place.group.terms.host
        parameters = {"count": str(choice.hosts[host]), "host": host}
        yield Reason(ReasonCode.HOST_BUSY, parameters)
    if choice.is_full:
        yield Reason(ReasonCode.IN_LINE, {"position": _ordinal(number), "name": ahead})


YIELD_REASONS: Mapping[ReasonCode, YieldReason] = {
    ReasonCode.STOPPING: YieldReason.STOPPED,
    ReasonCode.CANNOT_RECORD: YieldReason.STOPPED,
    ReasonCode.GOING_TO_SLEEP: YieldReason.ASLEEP,
    ReasonCode.PAUSED_ALL: YieldReason.PAUSED_ALL,
    ReasonCode.OFFLINE: YieldReason.OFFLINE,
    ReasonCode.OUTSIDE_WINDOW: YieldReason.TIME,
    ReasonCode.OUTSIDE_HOURS: YieldReason.TIME,
    ReasonCode.ZERO_LIMIT: YieldReason.LIMIT,
    ReasonCode.ZERO_DOWNLOADS: YieldReason.LIMIT,
    ReasonCode.ZERO_UPLOADS: YieldReason.LIMIT,
    ReasonCode.ZERO_BY_TIMETABLE: YieldReason.LIMIT,
    ReasonCode.ZERO_UNTIL: YieldReason.LIMIT,
    ReasonCode.METERED: YieldReason.COST,
    ReasonCode.METERED_UNKNOWN: YieldReason.COST,
    ReasonCode.CAPPED: YieldReason.COST,
    ReasonCode.NEAR_CAP: YieldReason.COST,
    ReasonCode.OVER_CAP: YieldReason.COST,
    ReasonCode.UNMETERED: YieldReason.COST,
    ReasonCode.ROAMING: YieldReason.COST,
    ReasonCode.ROAMING_UNKNOWN: YieldReason.COST,
    ReasonCode.USER_ACTIVE: YieldReason.PRESENCE,
    ReasonCode.FULL_SCREEN: YieldReason.PRESENCE,
    ReasonCode.KEPT_AWAKE: YieldReason.PRESENCE,
    ReasonCode.PROGRAM_RUNS: YieldReason.PRESENCE,
    ReasonCode.PRESENCE_UNKNOWN: YieldReason.PRESENCE,
    ReasonCode.ON_BATTERY: YieldReason.POWER,
    ReasonCode.LOW_BATTERY: YieldReason.POWER,
    ReasonCode.POWER_SAVER: YieldReason.POWER,
    ReasonCode.POWER_UNKNOWN: YieldReason.POWER,
}
"""How the history puts the most important reason."""


_TEENS = range(10, 20)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in _TEENS else endings.get(number % 10, "th")
    return f"{number}{ending}"
