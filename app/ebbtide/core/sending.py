"""What follows from what is told of an upload, beside what holds for all jobs."""

from __future__ import annotations

from collections.abc import Iterable

from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.decision import NOTHING, Decision
from ebbtide.core.errors import ErrorCode
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import FileState, Job
from ebbtide.core.states import Trigger, can_take


def on_report(job: Job, report: rep.UploadOpened | rep.Sent | rep.ReplyMissing) -> Decision:
    """Return what follows from a worker's report about a job that is not over."""
    file = job.files[report.file_index] if report.file_index < len(job.files) else None
    if file is None or file.state is not FileState.PENDING:
        return NOTHING
    match report:
        case rep.UploadOpened():
            return _on_opened(job, report)
        case rep.ReplyMissing(file_index=index):
            return Decision((ev.ReplyMissed(job.id, index),))
        case rep.Sent(file_index=index, size=size):
            return _on_sent(job, ev.FileSent(job.id, index, size))


def _on_opened(job: Job, report: rep.UploadOpened) -> Decision:
    index, source, session = report.file_index, report.source, report.session
    if not can_take(job.state, Trigger.CONNECTED):
        return Decision((ev.SessionLearned(job.id, index, source, session),))
    known = job.files[index].session
    same = known is not None and (known.method, known.address) == (session.method, session.address)
    again = same and job.error is None
    return Decision((ev.UploadStarted(job.id, index, source, session, again),))


def _on_sent(job: Job, sent: ev.FileSent) -> Decision:
    events: tuple[ev.Event, ...] = (sent,)
    after = evolve(job, sent, job.modified_at) or job
    if after.next_file is None and can_take(job.state, Trigger.TRANSFERRED):
        events += (ev.JobTransferred(job.id),)
    # As with downloads: even a job that was paused at the last moment has nothing left to do.
    if after.places_files and all(file.state is FileState.PLACED for file in after.files):
        events += (ev.JobCompleted(job.id),)
    return Decision(events)


def abandoned(job: Job) -> tuple[eff.Effect, ...]:
    """Return what takes back the unfinished uploads of a job."""
    return tuple(
        eff.AbandonUpload(job.id, index, file.session)
        for index, file in enumerate(job.files)
        if file.session is not None
    )


def changed_source(job: Job) -> tuple[tuple[ev.Event, ...], tuple[eff.Effect, ...]]:
    """Return how a job goes on whose local file was changed: with the file as it is now."""
    error = job.error
    if error is None or error.code is not ErrorCode.SOURCE_CHANGED or error.file_index is None:
        return (), ()
    index = error.file_index
    session = job.files[index].session
    restarted = ev.FileRestarted(job.id, index, ev.RestartReason.SOURCE_CHANGED)
    taken_back = () if session is None else (eff.AbandonUpload(job.id, index, session),)
    return (restarted,), taken_back


def needs_no_secrets(job: Job, events: Iterable[ev.Event]) -> bool:
    """Tell whether nothing that follows the events needs the job's passwords."""
    if any(isinstance(event, ev.JobRemoved) for event in events):
        return True
    ends = (ev.JobCompleted, ev.JobCancelled, ev.SessionEnded)
    is_over = job.state.is_final and any(isinstance(event, ends) for event in events)
    # The server has still to be told that an upload was given up.
    return is_over and all(file.session is None for file in job.files)
