"""What dragging rows to another place of the list comes to. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ebbtide.core.jobs import Job, JobId
from ebbtide.core.ports import JobView


@dataclass(frozen=True, slots=True)
class Landing:
    """Where jobs of one priority go."""

    jobs: tuple[JobId, ...]
    """In the order in which they lie in the list."""
    before: JobId | None
    """The job that comes next; None puts them behind all others of their priority."""


def landing(shown: Sequence[JobView], dragged: Collection[JobId], row: int) -> Landing | None:
    """Return where a drop goes, or None when these jobs cannot lie there.

    Args:
        shown: the jobs as they lie in the list, in the order in which they take turns.
        dragged: the jobs to move; those that are over stay where they are.
        row: the row that the drop is before.
    """
    moving = [view.job for view in shown if view.job.id in dragged and not view.job.state.is_final]
    if len({job.priority for job in moving}) != 1:
        return None
    ids = tuple(job.id for job in moving)
    after = next((view.job for view in shown[row:] if view.job.id not in dragged), None)
    if after is not None and _are_equals(after, moving[0]):
        return Landing(ids, after.id)
    before = next((view.job for view in reversed(shown[:row]) if view.job.id not in dragged), None)
    if before is not None and _are_equals(before, moving[0]):
        return Landing(ids, None)
    return None


def _are_equals(one: Job, other: Job) -> bool:
    return one.priority is other.priority and not one.state.is_final
