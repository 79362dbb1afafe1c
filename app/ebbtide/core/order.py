"""Moving a job among those of its priority, by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ebbtide.core.commands import JobCommand, MoveBefore, MoveJob, Place
from ebbtide.core.decide import Rearrange
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.references import resolve


def moves(
    jobs: Mapping[JobId, Job], job: Job, command: JobCommand, now: float
) -> tuple[tuple[JobId, Rearrange], ...]:
    """Return the new places of the jobs that a command concerns; none unless it moves one.

    Args:
        jobs: all jobs.
        job: the one that the command names.
        command: any.
        now: `Clock.now` seconds.

    Raises:
        CommandError: there is no such other job, or it has another priority or is over.
    """
    match command:
        case MoveJob(place=place):
            return rearranged(jobs.values(), job, place, now)
        case MoveBefore(other=other):
            return placed_before(jobs.values(), job, resolve(other, jobs))
        case _:
            return ()


def rearranged(
    jobs: Iterable[Job], job: Job, place: Place, now: float
) -> tuple[tuple[JobId, Rearrange], ...]:
    """Return the new places of the jobs that a move concerns; none if it is there already.

    A job that runs is not interrupted: the order says who is next.

    Args:
        jobs: all jobs.
        job: the one to move; it is not over.
        place: where to.
        now: `Clock.now` seconds.
    """
    equals = [one for one in jobs if one.priority is job.priority and not one.state.is_final]
    equals.sort(key=_rank)
    index, last = equals.index(job), len(equals) - 1
    turns = [one.turn_at for one in equals]
    match place:
        case Place.TOP if index > 0 or job.turn_at > min(turns):
            return ((job.id, Rearrange(equals[0].rank - (index > 0), 0.0)),)
        case Place.BOTTOM if index < last or job.turn_at < max(turns):
            return ((job.id, Rearrange(equals[-1].rank + (index < last), now)),)
        case Place.UP if index > 0:
            return _swapped(job, equals[index - 1])
        case Place.DOWN if index < last:
            return _swapped(equals[index + 1], job)
        # First by rank, but others come first: it had its turn, or got another priority.
        case Place.UP if job.turn_at > min(turns):
            return ((job.id, Rearrange(job.rank, min(turns))),)
        case Place.DOWN if job.turn_at < max(turns):
            return ((job.id, Rearrange(job.rank, max(turns))),)
        case _:
            return ()


def placed_before(jobs: Iterable[Job], job: Job, other: Job) -> tuple[tuple[JobId, Rearrange], ...]:
    """Return the new places of the jobs that a move to the place before another concerns.

    Args:
        jobs: all jobs.
        job: the one to move; it is not over.
        other: the one that comes next afterwards.

    Raises:
        CommandError: VALUE_INVALID: the other one has another priority or is over.
    """
    if other.priority is not job.priority or other.state.is_final:
        raise CommandError(
            ErrorCode.VALUE_INVALID,
            value=other.number,
            what="the job that comes next",
            detail="it must have the same priority and not be over",
        )
    equals = [one for one in jobs if one.priority is job.priority and not one.state.is_final]
    equals.sort(key=_rank)
    if other.id == job.id:
        return ()
    index = equals.index(other)
    if index and equals[index - 1].id == job.id:
        return ()
    low = equals[index - 1].rank if index else other.rank - 2
    rank = (low + other.rank) / 2
    if low < rank < other.rank:
        return ((job.id, Rearrange(rank, other.turn_at)),)
    # Halving the distance between two ranks comes to an end: number all of them anew.
    order = [one for one in equals if one.id != job.id]
    order.insert(order.index(other), replace(job, turn_at=other.turn_at))
    return tuple((one.id, Rearrange(float(at), one.turn_at)) for at, one in enumerate(order))


def _rank(job: Job) -> tuple[float, int]:
    return job.rank, job.number


def _swapped(up: Job, down: Job) -> tuple[tuple[JobId, Rearrange], ...]:
    """Let two neighbours change places, also where they had their turns at different times."""
    # Equal ranks are possible only in a database that somebody has edited.
    rank = down.rank if down.rank < up.rank else down.rank - 0.5
    earlier, later = sorted((up.turn_at, down.turn_at))
    return (
        (up.id, Rearrange(rank, earlier)),
        (down.id, Rearrange(up.rank, later)),
    )
