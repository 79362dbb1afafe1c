"""Who runs now: a pure function from jobs and conditions to starts, stops and reasons.

Foreground jobs run at once, all together. The others share a number of slots: a
higher priority displaces a lower one, and among equals the one that runs goes on.
Jobs in an error state never block the others (BITS, "BG_JOB_PRIORITY").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from ebbtide.core.conditions import Conditions
from ebbtide.core.events import YieldReason
from ebbtide.core.jobs import Job, JobId, Priority
from ebbtide.core.settings import BACKGROUND_SLOTS, Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import (
    CONNECTING,
    PAUSED_ALL,
    STARTING,
    STOPPING,
    TRANSFERRING,
    Reason,
    ReasonCode,
    Verdict,
    resting_verdict,
    retry_reason,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine has to do now, and why everything else waits."""

    start: tuple[JobId, ...]
    stop: tuple[tuple[JobId, YieldReason], ...]
    due: tuple[JobId, ...]
    """Jobs whose retry delay is over."""
    wake_at: float | None
    """When to plan again if nothing happens before, in seconds since the epoch."""
    verdicts: Mapping[JobId, Verdict]


def plan(
    jobs: Iterable[Job],
    occupied: Collection[JobId],
    conditions: Conditions,
    settings: Settings,
    now: float,
) -> Plan:
    """Decide who runs.

    Args:
        jobs: all jobs.
        occupied: jobs that still have a worker, be it one that is winding down.
        conditions: the outside world.
        settings: the number of slots and the like.
        now: seconds since the epoch.
    """
    everything = list(jobs)
    held = _held_verdict(conditions)
    chosen, waiting = _choose(everything, held is not None, conditions, settings)
    retries = [job for job in everything if job.retry_at is not None]
    later = [job.retry_at for job in retries if not _is_due(job, now)]
    return Plan(
        start=tuple(j.id for j in chosen if j.state is JobState.QUEUED and j.id not in occupied),
        stop=_stops(everything, chosen, conditions),
        due=tuple(job.id for job in retries if _is_due(job, now)),
        wake_at=min((time for time in later if time is not None), default=None),
        verdicts=_verdicts(everything, chosen, waiting, held),
    )


def _is_due(job: Job, now: float) -> bool:
    return job.retry_at is not None and job.retry_at <= now


def _choose(
    jobs: list[Job], is_held: bool, conditions: Conditions, settings: Settings
) -> tuple[list[Job], list[Job]]:
    """Split the jobs that could run into those that do and those that wait in line."""
    running = [job for job in jobs if job.state.is_running]
    if is_held:
        # What cannot be recorded cannot be stopped, either: who runs goes on.
        return (running if conditions.store_error is not None else []), []
    queued = [job for job in jobs if job.state is JobState.QUEUED and not job.ends_early]
    foreground, *background = _in_order(running, queued)
    line = [job for jobs_of_priority in background for job in jobs_of_priority]
    slots = settings.get(BACKGROUND_SLOTS)
    return foreground + line[:slots], line[slots:]


def _in_order(running: list[Job], queued: list[Job]) -> list[list[Job]]:
    """Return one list per priority: among equals, who runs goes on, then lower ranks go first."""
    # Sorted by one plain number each, which is several times faster than by tuples.
    by_rank = attrgetter("rank")
    line = [*sorted(running, key=by_rank), *sorted(queued, key=by_rank)]
    return [[job for job in line if job.priority is priority] for priority in Priority]


def _stops(
    jobs: list[Job], chosen: list[Job], conditions: Conditions
) -> tuple[tuple[JobId, YieldReason], ...]:
    chosen_ids = {job.id for job in chosen}
    reason = _stop_reason(conditions)
    losers = [job for job in jobs if job.state.is_running and job.id not in chosen_ids]
    return tuple((job.id, reason) for job in losers)


def _stop_reason(conditions: Conditions) -> YieldReason:
    if conditions.stopping:
        return YieldReason.STOPPED
    if conditions.paused_by_user:
        return YieldReason.PAUSED_ALL
    return YieldReason.DISPLACED


def _verdicts(
    jobs: list[Job], chosen: list[Job], waiting: list[Job], held: Verdict | None
) -> dict[JobId, Verdict]:
    verdicts = {job.id: _CHOSEN_VERDICTS[job.state] for job in chosen}
    if waiting:
        verdicts.update(_line_verdicts(chosen[-1].name, waiting))
    for job in jobs:
        if job.id not in verdicts:
            verdicts[job.id] = _own_verdict(job, held)
    return verdicts


def _own_verdict(job: Job, held: Verdict | None) -> Verdict:
    """Return the verdict of a job as if no other job were there."""
    if not job.state.wants_to_run or job.ends_early:
        return resting_verdict(job)
    if job.state is JobState.TRANSIENT_ERROR:
        return Verdict(False, (retry_reason(job), *(held.reasons if held else ())))
    return held or STARTING


_CHOSEN_VERDICTS = {
    JobState.QUEUED: STARTING,
    JobState.CONNECTING: CONNECTING,
    JobState.TRANSFERRING: TRANSFERRING,
}

LONGEST_LINE = 100
"""Beyond it a place is not counted: each job that ends would change thousands of verdicts."""


def _line_verdicts(ahead: str, waiting: list[Job]) -> dict[JobId, Verdict]:
    verdicts = dict.fromkeys([job.id for job in waiting], _FAR_IN_LINE)
    for position, job in enumerate(waiting[:LONGEST_LINE], start=1):
        verdicts[job.id] = _in_line(_ordinal(position), ahead)
        ahead = job.name
    return verdicts


def _in_line(position: str, ahead: str) -> Verdict:
    parameters = {"position": position, "name": ahead}
    return Verdict(False, (Reason(ReasonCode.IN_LINE, parameters),))


_FAR_IN_LINE = Verdict(False, (Reason(ReasonCode.FAR_IN_LINE, {"count": str(LONGEST_LINE)}),))


def _held_verdict(conditions: Conditions) -> Verdict | None:
    if conditions.stopping:
        return STOPPING
    if conditions.store_error is not None:
        parameters = {"error": conditions.store_error.text}
        return Verdict(False, (Reason(ReasonCode.CANNOT_RECORD, parameters),))
    return PAUSED_ALL if conditions.paused_by_user else None


_TEENS = range(10, 20)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in _TEENS else endings.get(number % 10, "th")
    return f"{number}{ending}"
