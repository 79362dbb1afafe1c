"""A job is the sum of its events: the fold, used by engine, window and `watch` alike."""

from __future__ import annotations

import re
from dataclasses import replace

from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.file_ranges import local_size
from ebbtide.core.http_options import with_login
from ebbtide.core.jobs import File, FileState, Job, RemoteVersion
from ebbtide.core.link_samples import Direction
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState, next_state
from ebbtide.core.uploads import SourceVersion, UploadSession


def evolve(job: Job | None, event: ev.Event, at: float) -> Job | None:
    """Return the job after the event, or None after its removal.

    Args:
        job: the job before; None for `JobAdded`.
        event: what happened.
        at: when, in seconds since the epoch.

    Raises:
        InvalidTransitionError: the event does not fit the job's state.
    """
    if isinstance(event, ev.JobAdded):
        return event.job
    if isinstance(event, ev.JobRemoved) or job is None:
        return None
    if isinstance(event, ev.FailingResumed):
        return _failing_again(job, at)
    if event.trigger is not None:
        job = _in_next_state(job, event, next_state(job.state, event.trigger), at)
    return replace(_with_fields(job, event, at), modified_at=at)


def _in_next_state(job: Job, event: ev.Event, state: JobState, at: float) -> Job:
    """Return the job in its new state, with the time it has a worker kept."""
    if state.is_running is job.state.is_running:
        return replace(job, state=state)
    if state.is_running:
        return replace(job, state=state, running_since=at)
    stopped = isinstance(event, ev.JobYielded) and event.reason is ev.YieldReason.STOPPED
    # After a crash nobody knows when the worker ended: then the last sign of life counts.
    end = job.modified_at if stopped else at
    since = end if job.running_since is None else job.running_since
    ran_s = job.ran_s + max(0.0, end - since)
    return replace(job, state=state, running_since=None, ran_s=ran_s)


def _with_fields(job: Job, event: ev.Event, at: float) -> Job:
    match event:
        case ev.JobResumed():
            # Whoever lets an unfinished job go on no longer wants it to end early.
            completing = job.completing and job.next_file is None
            job = replace(_without_error(job), completing=completing, ran_s=0.0)
            return replace(job, failures=0, failing_since=None)
        case ev.JobSuspended():
            return replace(job, retry_at=None, lifted=False)
        case ev.JobYielded(reason=ev.YieldReason.TURN_OVER):
            return replace(job, turn_at=at)
        case ev.JobRetried():
            return replace(job, retry_at=None)
        case ev.PlacementRetried():
            return _without_error(job)
        case ev.JobTransferred():
            job = replace(_without_error(job), transferred_at=at, lifted=False)
            return replace(job, failures=0, failing_since=None)
        case ev.CompletionRequested():
            return replace(_without_error(job), completing=True)
        case ev.JobCompleted() | ev.JobCancelled():
            return replace(_without_error(job), finished_at=at, lifted=False)
        case _:
            return _with_trouble(job, event, at)


def _with_trouble(job: Job, event: ev.Event, at: float) -> Job:
    """Return the job after something went wrong, or is being tried again."""
    match event:
        case ev.FailingResumed() if job.failing_since is not None:
            # Both are of the last run, and so of one clock, be it a wrong one.
            failing_s = max(0.0, job.modified_at - job.failing_since)
            return replace(job, failing_since=at - failing_s)
        case ev.AttemptPostponed(error=error, retry_at=retry_at):
            return replace(
                job,
                error=error,
                retry_at=retry_at,
                error_count=job.error_count + 1,
                failures=job.failures + 1,
                failing_since=job.failing_since if job.failing_since is not None else at,
            )
        case ev.JobFailed(error=error):
            return replace(job, error=error, retry_at=None, error_count=job.error_count + 1)
        case ev.PlacementFailed(error=error, retry_at=retry_at):
            return _with_placing_error(job, error, retry_at)
        case _:
            return _with_wish(job, event, at)


def _failing_again(job: Job, at: float) -> Job:
    """Return the job as the program runs again; that is no sign of life of the job."""
    if job.failing_since is None:
        return job
    # Both are of the last run, and so of one clock, be it a wrong one.
    failing_s = max(0.0, job.modified_at - job.failing_since)
    return replace(job, failing_since=at - failing_s)


def _with_wish(job: Job, event: ev.Event, at: float) -> Job:
    """Return the job after somebody has changed how it is treated."""
    match event:
        case ev.PriorityChanged(priority=priority):
            return replace(job, priority=priority, turn_at=at)
        case ev.JobRenamed(name=name):
            return replace(job, name=name)
        case ev.LimitChanged(bytes_per_second=limit, direction=Direction.DOWN):
            return replace(job, download_limit=limit)
        case ev.LimitChanged(bytes_per_second=limit):
            return replace(job, upload_limit=limit)
        case ev.CostPolicySet(policy=policy):
            return replace(job, cost_policy=policy)
        case ev.WhenActiveSet(when_active=when_active):
            return replace(job, when_active=when_active)
        case ev.WindowSet(window=window):
            return replace(job, window=window)
        case ev.StartSet(start_at=start_at):
            return replace(job, start_at=start_at)
        case ev.PoliciesLifted():
            return replace(job, lifted=True)
        case ev.JobMoved(rank=rank, turn_at=turn_at):
            return replace(job, rank=rank, turn_at=turn_at)
        case _:
            return _with_option(job, event)


def _with_option(job: Job, event: ev.Event) -> Job:
    """Return the job after somebody has changed what it tells servers or wants of them."""
    match event:
        case ev.LoginGiven(login=login):
            return replace(job, options=with_login(job.options, login))
        case ev.MaximumSizeChanged(maximum_size=most):
            return replace(job, options=replace(job.options, maximum_size=most))
        case ev.ChecksumChanged(checksum=checksum):
            return _to_be_compared(replace(job, options=replace(job.options, checksum=checksum)))
        case _:
            return _with_file(job, event)


def _with_file(job: Job, event: ev.Event) -> Job:
    match event:
        case ev.ServerAnswered(file_index=index, version=version):
            return _with_version(_without_error(job), index, version)
        case ev.VersionLearned(file_index=index, version=version):
            return _with_version(job, index, version)
        case ev.HeadersReceived(file_index=index, headers=headers):
            return _replace_file(job, index, headers=headers)
        case ev.AddressChanged(file_index=index, url=url):
            return _replace_file(job, index, url=url)
        case ev.FileRestarted(file_index=index):
            return _restarted(job, index)
        case ev.FileNamed(file_index=index, target=target):
            return _named(job, index, target)
        case ev.FileRenamed(file_index=index, target=target):
            return _named(job, index, target)
        case ev.FileProgressed(file_index=index, done=done):
            return _progressed(job, index, done)
        case ev.FileTransferred(file_index=index, size=size):
            whole = {"state": FileState.TRANSFERRED, "size": size}
            return _progressed(job, index, Ranges([(0, size)]), **whole)
        case ev.FilePlaced(file_index=index, target=target):
            return _replace_file(_without_error(job), index, state=FileState.PLACED, target=target)
        case _:
            return _with_upload(job, event)


def _with_upload(job: Job, event: ev.Event) -> Job:
    match event:
        case ev.UploadStarted(file_index=index, source=source, session=session):
            return _with_session(_without_error(job), index, source, session)
        case ev.SessionLearned(file_index=index, source=source, session=session):
            return _with_session(job, index, source, session)
        case ev.FileSent(file_index=index, size=size):
            job = _progressed(job, index, Ranges([(0, size)]))
            return _replace_file(job, index, state=FileState.PLACED, size=size, session=None)
        case ev.SessionEnded(file_index=index):
            return _replace_file(job, index, session=None)
        case ev.ReplyMissed(file_index=index):
            return replace(job, files=job.files[:index] + job.files[index + 1 :])
        case ev.DirectoryListed(file_index=index, files=files):
            return replace(job, files=job.files[:index] + files + job.files[index + 1 :])
        case _:
            return job


def _with_session(job: Job, index: int, source: SourceVersion, session: UploadSession) -> Job:
    return _replace_file(job, index, source=source, session=session, size=source.size)


def _with_version(job: Job, index: int, version: RemoteVersion) -> Job:
    size = local_size(job.files[index].ranges, version.length)
    return _replace_file(job, index, version=version, size=size)


def _restarted(job: Job, index: int) -> Job:
    job = _replace_file(
        job,
        index,
        done=Ranges(),
        version=None,
        size=None,
        state=FileState.PENDING,
        source=None,
        session=None,
    )
    # With the last whole file goes the trouble with giving it its name.
    return job if job.has_unplaced_files else _without_error(job)


def _to_be_compared(job: Job) -> Job:
    """Return the job with its bytes, but none of them whole: a worker has to look at them."""
    for index, file in enumerate(job.files):
        if file.state is FileState.TRANSFERRED:
            job = _replace_file(job, index, state=FileState.PENDING)
    return job


def _named(job: Job, index: int, target: str) -> Job:
    if index == 0 and job.name == _last_part(job.files[0].target):
        # Nobody chose the job's name either.
        job = replace(job, name=_last_part(target))
    return _replace_file(job, index, target=target, name_is_open=False)


def _last_part(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]


def _progressed(job: Job, index: int, done: Ranges, **changes: object) -> Job:
    file = job.files[index]
    is_trying_again = job.failures or job.failing_since is not None
    if is_trying_again and done.size > file.high_water:
        # Only bytes that were never here count as progress: a server that cannot resume and
        # drops every connection must not be asked for ever at the shortest delay.
        job = replace(job, failures=0, failing_since=None)
    high_water = max(file.high_water, done.size)
    return _replace_file(job, index, done=done, high_water=high_water, **changes)


_HOLDING_ERROR = (JobState.ERROR, JobState.TRANSIENT_ERROR)
"""States that come from the error the job holds: no other may replace it, nor its end clear it."""


def _with_placing_error(job: Job, error: ErrorInfo, retry_at: float | None) -> Job:
    if job.state in _HOLDING_ERROR:
        return job
    return replace(job, error=error, retry_at=retry_at, failures=job.failures + 1)


def _without_error(job: Job) -> Job:
    if job.state in _HOLDING_ERROR or (job.error is None and job.retry_at is None):
        return job
    return replace(job, error=None, retry_at=None)


def _replace_file(job: Job, index: int, **changes: object) -> Job:
    changed: File = replace(job.files[index], **changes)  # type: ignore[arg-type]
    return replace(job, files=job.counted_files.replaced(index, changed))
