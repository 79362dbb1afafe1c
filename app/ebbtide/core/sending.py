"""What follows from what is told of an upload, beside what holds for all jobs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.decision import NOTHING, Decision
from ebbtide.core.errors import ErrorCode
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import FileState, Job, JobKind
from ebbtide.core.states import Trigger, can_take
from ebbtide.core.uploads import UploadSession


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
    same = known is not None and _is_same(known, session)
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
    return tuple(effect for index in range(len(job.files)) for effect in _taken_back(job, index))


def changed_source(job: Job) -> tuple[tuple[ev.Event, ...], tuple[eff.Effect, ...]]:
    """Return how a job goes on whose local file was changed: with the file as it is now."""
    error = job.error
    if error is None or error.code is not ErrorCode.SOURCE_CHANGED or error.file_index is None:
        return (), ()
    index = error.file_index
    restarted = ev.FileRestarted(job.id, index, ev.RestartReason.SOURCE_CHANGED)
    return (restarted,), _taken_back(job, index)


def readdressed(
    job: Job, changed: Sequence[ev.AddressChanged]
) -> tuple[tuple[ev.Event, ...], tuple[eff.Effect, ...]]:
    """Return what follows for uploads that were begun at another address than they have now.

    A server's promise to go on holds where it was given. Going on with it would send the file
    to the old address, and where the promise is but a name, into a file of somebody else's.
    """
    begun = [change.file_index for change in changed if job.files[change.file_index].session]
    events = tuple(ev.FileRestarted(job.id, index, ev.RestartReason.ASKED) for index in begun)
    taken_back = tuple(effect for index in begun for effect in _taken_back(job, index))
    return events, (*_disowned(job, changed), *taken_back)


def _disowned(job: Job, changed: Sequence[ev.AddressChanged]) -> tuple[eff.Effect, ...]:
    """Return what keeps a worker that sends to an old address from telling about it.

    Even a job that was just paused may have one that has not let go yet.
    """
    is_meant = job.next_file in {change.file_index for change in changed}
    if job.kind is JobKind.DOWNLOAD or not is_meant:
        return ()
    return (eff.DisownTransfer(job.id),)


def _taken_back(job: Job, index: int) -> tuple[eff.Effect, ...]:
    file = job.files[index]
    if file.session is None:
        return ()
    return (eff.AbandonUpload(job.id, index, file.session, file.url),)


def on_abandoned(job: Job, report: rep.Abandoned) -> Decision:
    """Return what follows when a server has taken an upload back: perhaps not the present one."""
    known = job.files[report.file_index].session if report.file_index < len(job.files) else None
    if known is None or not _is_same(known, report.session):
        return NOTHING
    return Decision((ev.SessionEnded(job.id, report.file_index),))


def _is_same(one: UploadSession, other: UploadSession) -> bool:
    return (one.method, one.address) == (other.method, other.address)


def needs_no_secrets(job: Job, events: Iterable[ev.Event]) -> bool:
    """Tell whether nothing that follows the events needs the job's passwords."""
    if any(isinstance(event, ev.JobRemoved) for event in events):
        return True
    ends = (ev.JobCompleted, ev.JobCancelled, ev.SessionEnded)
    is_over = job.state.is_final and any(isinstance(event, ends) for event in events)
    # The server has still to be told that an upload was given up.
    return is_over and all(file.session is None for file in job.files)
