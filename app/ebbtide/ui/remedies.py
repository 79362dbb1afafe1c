"""What somebody can do about a job, by what it does at the moment. No Qt."""

from __future__ import annotations

from enum import Enum

from ebbtide.core.jobs import FileState, JobKind
from ebbtide.core.ports import JobView
from ebbtide.core.states import JobState, Trigger, can_take
from ebbtide.core.verdicts import ReasonCode


class Remedy(Enum):
    """A way out of what a job's sentence says."""

    START = "start"
    """A job that was held goes on for the first time."""
    RESUME = "resume"
    TRY_NOW = "try now"
    """Not waiting for the next attempt."""
    TRY_AGAIN = "try again"
    """After somebody has mended what was wrong."""
    START_NOW = "start now"
    """Not waiting in line: becomes foreground."""
    RESUME_ALL = "resume all"
    COMPLETE = "complete"
    OPEN = "open"
    SHOW_FOLDER = "show folder"


def remedies(view: JobView) -> tuple[Remedy, ...]:
    """Return what helps, best first; a job that runs needs nothing."""
    found = _by_state(view)
    if any(reason.code is ReasonCode.PAUSED_ALL for reason in view.verdict.reasons):
        return (Remedy.RESUME_ALL, *found)
    return found


def _by_state(view: JobView) -> tuple[Remedy, ...]:
    job = view.job
    match job.state:
        case JobState.SUSPENDED:
            return (Remedy.RESUME if job.done_size else Remedy.START,)
        case JobState.TRANSIENT_ERROR:
            return (Remedy.TRY_NOW,)
        case JobState.ERROR:
            return (Remedy.TRY_AGAIN,)
        case JobState.TRANSFERRED if job.error is not None:
            return (Remedy.TRY_AGAIN,)
        case JobState.QUEUED if job.ends_early:
            return (Remedy.TRY_AGAIN,) if job.error is not None else ()
        case JobState.TRANSFERRED if not job.places_files:
            return (Remedy.COMPLETE,)
        case JobState.QUEUED if view.verdict.reasons[0].code in _IN_LINE:
            return (Remedy.START_NOW,)
        case JobState.ACKNOWLEDGED if can_open(view):
            return (Remedy.OPEN, Remedy.SHOW_FOLDER)
        case _:
            return ()


_IN_LINE = frozenset({ReasonCode.IN_LINE, ReasonCode.FAR_IN_LINE})


def can_open(view: JobView) -> bool:
    """Tell whether a file of the job is whole and under its name."""
    downloads = view.job.kind is JobKind.DOWNLOAD
    return downloads and any(file.state is FileState.PLACED for file in view.job.files)


def can_pause(view: JobView) -> bool:
    """Tell whether pausing changes anything."""
    state = view.job.state
    return state is not JobState.SUSPENDED and can_take(state, Trigger.SUSPENDED)


def can_resume(view: JobView) -> bool:
    """Tell whether resuming changes anything."""
    return view.job.state in (
        JobState.SUSPENDED,
        JobState.ERROR,
        JobState.TRANSIENT_ERROR,
        JobState.TRANSFERRED,
    )
