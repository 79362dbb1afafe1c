"""Who runs now: a pure function from jobs and conditions to starts, stops and reasons.

Foreground jobs run at once, all together. The others share a number of slots: a
higher priority displaces a lower one, and among equals the one that runs goes on.
Jobs in an error state never block the others (BITS, "BG_JOB_PRIORITY").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

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
    due = tuple(job.id for job in everything if _is_due(job, now))
    chosen, waiting = _choose(everything, conditions, settings)
    chosen_ids = {job.id for job in chosen}
    start = tuple(
        job.id for job in chosen if job.state is JobState.QUEUED and job.id not in occupied
    )
    reason = _stop_reason(conditions)
    stop = tuple(
        (job.id, reason) for job in everything if job.state.is_running and job.id not in chosen_ids
    )
    verdicts = _verdicts(everything, chosen, waiting, conditions)
    return Plan(start, stop, due, _wake_at(everything, due), verdicts)


def _is_due(job: Job, now: float) -> bool:
    return job.retry_at is not None and job.retry_at <= now


def _choose(
    jobs: list[Job], conditions: Conditions, settings: Settings
) -> tuple[list[Job], list[Job]]:
    """Split the jobs that could run into those that do and those that wait in line."""
    if _held_verdict(conditions) is not None:
        return [], []
    ready = [job for job in jobs if _is_ready(job)]
    ready.sort(key=lambda job: (job.priority.value, not job.state.is_running, job.rank))
    foreground = [job for job in ready if job.priority is Priority.FOREGROUND]
    background = ready[len(foreground) :]
    slots = settings.get(BACKGROUND_SLOTS)
    return foreground + background[:slots], background[slots:]


def _is_ready(job: Job) -> bool:
    return job.state.is_running or (job.state is JobState.QUEUED and not job.ends_early)


def _stop_reason(conditions: Conditions) -> YieldReason:
    if conditions.stopping:
        return YieldReason.STOPPED
    if conditions.paused_by_user:
        return YieldReason.PAUSED_ALL
    return YieldReason.DISPLACED


def _wake_at(jobs: list[Job], due: tuple[JobId, ...]) -> float | None:
    ignored = set(due)
    times = [job.retry_at for job in jobs if job.retry_at is not None and job.id not in ignored]
    return min(times, default=None)


def _verdicts(
    jobs: list[Job], chosen: list[Job], waiting: list[Job], conditions: Conditions
) -> dict[JobId, Verdict]:
    verdicts = {job.id: _ready_verdict(job, conditions) for job in jobs}
    for job in chosen:
        verdicts[job.id] = _RUNNING_VERDICTS[job.state]
    if chosen:
        ahead = chosen[-1].name
        for position, job in enumerate(waiting, start=1):
            parameters = {"position": _ordinal(position), "name": ahead}
            verdicts[job.id] = Verdict(False, (Reason(ReasonCode.IN_LINE, parameters),))
            ahead = job.name
    return verdicts


_RUNNING_VERDICTS = {
    JobState.QUEUED: STARTING,
    JobState.CONNECTING: CONNECTING,
    JobState.TRANSFERRING: TRANSFERRING,
}


def _ready_verdict(job: Job, conditions: Conditions) -> Verdict:
    if not job.state.wants_to_run or job.ends_early:
        return resting_verdict(job)
    held = _held_verdict(conditions)
    if job.state is JobState.TRANSIENT_ERROR:
        reasons = (retry_reason(job), *(held.reasons if held else ()))
        return Verdict(False, reasons)
    return held or STARTING


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
