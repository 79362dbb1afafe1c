"""Moving a job among those of its priority, by hand."""

from __future__ import annotations

from collections.abc import Iterable

from ebbtide.core.commands import Place
from ebbtide.core.decide import Rearrange
from ebbtide.core.jobs import Job, JobId


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
    index = equals.index(job)
    match place:
        case Place.TOP if index > 0:
            first = equals[0]
            return ((job.id, Rearrange(first.rank - 1, 0.0)),)
        case Place.BOTTOM if index < len(equals) - 1:
            return ((job.id, Rearrange(equals[-1].rank + 1, now)),)
        case Place.UP if index > 0:
            return _swapped(job, equals[index - 1])
        case Place.DOWN if index < len(equals) - 1:
            return _swapped(equals[index + 1], job)
        case _:
            return ()


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
