"""What follows from a command or a report: events to record, then effects to carry out.

Pure: everything it needs is in its arguments. The engine records the events before
it carries out the effects, so that nothing is done that would be forgotten.
"""

from __future__ import annotations

from ebbtide.core import commands as cmd
from ebbtide.core import demands, sending, wishes
from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.backoff import retry_delay_s
from ebbtide.core.decision import NOTHING, Decision, Environment
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo, ErrorKind
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import File, FileState, Job, JobKind
from ebbtide.core.orders import Exceed, GiveLogin, Limit, Message, Pick, Rearrange, Recover, Yield
from ebbtide.core.readdressing import asked_addresses, readdressed
from ebbtide.core.retargeting import asked_target
from ebbtide.core.settings import (
    INACTIVITY_TIMEOUT_S,
    MAXIMUM_TIME_S,
    MINIMUM_RETRY_DELAY_S,
    NO_PROGRESS_TIMEOUT_S,
)
from ebbtide.core.states import JobState, Trigger, can_take
from ebbtide.core.words import duration_in_words

__all__ = [
    "Exceed",
    "GiveLogin",
    "Limit",
    "Message",
    "Pick",
    "Rearrange",
    "Recover",
    "Yield",
    "decide",
]


def decide(job: Job, message: Message, env: Environment) -> Decision:
    """Return what follows from a message for a job.

    Raises:
        CommandError: a command does not fit the job's state; nothing follows.
    """
    match message:
        case cmd.JobCommand():
            return _on_command(job, message)
        case rep.AttemptFailed(error=error, retry_after_s=retry_after_s):
            return _on_failure(job, error, retry_after_s, env)
        case rep.PlacingFailed(error=error):
            return _on_placing_failure(job, error, env)
        case rep.RetryDue():
            return _on_retry_due(job)
        case rep.Report():
            return _on_report(job, message)
        case Pick():
            return _on_pick(job)
        case Recover():
            return _recover(job, env.now)
        case Exceed(limit=limit):
            return _on_limit(job, limit, env)
        case GiveLogin(login=login):
            _require_open(job, "get another password")
            given = ev.LoginGiven(job.id, login.user, login)
            return _with_changes(job, (given,), ev.YieldReason.LOGIN)
        case Rearrange(rank=rank, turn_at=turn_at):
            return Decision((ev.JobMoved(job.id, rank, turn_at),))
        case Yield(reason=reason):
            return _on_yield(job, reason)


def _on_command(job: Job, command: cmd.JobCommand) -> Decision:
    match command:
        case cmd.SuspendJob():
            return _suspend(job)
        case cmd.ResumeJob():
            return _resume(job)
        case cmd.CompleteJob():
            return _complete(job)
        case cmd.CancelJob():
            _require(job, Trigger.CANCELLED, "be cancelled", "It is over already.")
            return Decision((ev.JobCancelled(job.id),), _giving_up(job))
        case cmd.RemoveJob():
            if not job.state.is_final:
                raise _refusal(
                    job, "be removed", f"Cancel it first: 'ebbtide cancel {job.number}'."
                )
            return Decision((ev.JobRemoved(job.id),))
        case cmd.SetAddress() | cmd.ReplacePrefix():
            return _readdress(job, command)
        case cmd.SetTarget():
            return _rename_file(job, command)
        case cmd.SetMaximumSize() | cmd.SetChecksum():
            return _demand(job, command)
        case cmd.StartNow():
            return _start_now(job)
        case _ if type(command) in wishes.ACTIONS:
            _require_open(job, wishes.ACTIONS[type(command)])
            wish = wishes.wish_of(job, command)
            return NOTHING if wish is None else Decision((wish,))
        case _:
            raise CommandError(ErrorCode.REQUEST_INVALID, detail=type(command).__name__)


def _readdress(job: Job, command: cmd.SetAddress | cmd.ReplacePrefix) -> Decision:
    """Change addresses; whoever does that wants a job that failed to go on with them."""
    _require_open(job, "get another address")
    changed = asked_addresses(job, command)
    afresh, taken_back = sending.readdressed(job, changed)
    return _with_changes(job, (*afresh, *changed), ev.YieldReason.READDRESSED, taken_back)


def _rename_file(job: Job, command: cmd.SetTarget) -> Decision:
    """Change a name, and save under it where the one before could not be had."""
    _require_open(job, "be saved under another name")
    renamed = asked_target(job, command)
    if job.error is None or job.error.code is not ErrorCode.TARGET_EXISTS:
        return Decision(renamed)
    events = (*renamed, ev.PlacementRetried(job.id))
    return Decision(events, _placing(_after(job, *events)))


def _demand(job: Job, command: cmd.SetMaximumSize | cmd.SetChecksum) -> Decision:
    """Ask other bytes of a job; one that failed or was done looks at what it has."""
    _require_open(job, "be asked for other bytes")
    demanded = demands.demanded(job, command)
    if demanded is None:
        return NOTHING
    if job.state is JobState.TRANSFERRED and _after(job, demanded).next_file is not None:
        return _going_on(job, (demanded,))
    return _with_changes(job, (demanded,), ev.YieldReason.DEMANDED)


def _with_changes(
    job: Job,
    changed: tuple[ev.Event, ...],
    reason: ev.YieldReason,
    effects: tuple[eff.Effect, ...] = (),
) -> Decision:
    """Go on with what was changed: a worker that runs knows nothing of it."""
    if job.state.is_running and changed:
        yielded = ev.JobYielded(job.id, reason)
        return Decision((*changed, yielded), (eff.StopTransfer(job.id), *effects))
    if job.state in (JobState.ERROR, JobState.TRANSIENT_ERROR):
        going_on = _going_on(job, changed)
        return Decision(going_on.events, (*effects, *going_on.effects))
    return Decision(changed, effects)


def _suspend(job: Job) -> Decision:
    _require(job, Trigger.SUSPENDED, "be paused", "It is over already.")
    if job.state is JobState.SUSPENDED:
        return NOTHING
    return Decision((ev.JobSuspended(job.id),), (eff.StopTransfer(job.id),))


def _resume(job: Job) -> Decision:
    _require(job, Trigger.RESUMED, "be resumed", "It is over already; add it again.")
    has_more = job.state is JobState.TRANSFERRED and job.next_file is not None
    if job.state in _RESTING or has_more:
        return _going_on(job, ())
    # Nothing to resume but, where that had failed, the saving of whole files.
    placing = _placing(job)
    failed_before = placing and job.error is not None
    return Decision((ev.PlacementRetried(job.id),) if failed_before else (), placing)


_RESTING = (JobState.SUSPENDED, JobState.ERROR, JobState.TRANSIENT_ERROR)


def _going_on(job: Job, before: tuple[ev.Event, ...]) -> Decision:
    afresh, abandoned = sending.changed_source(job)
    events = (*before, ev.JobResumed(job.id), *afresh)
    return Decision(events, (*abandoned, *_placing(_after(job, *events))))


def _giving_up(job: Job) -> tuple[eff.Effect, ...]:
    """Stop, and leave nothing behind, here or there."""
    return (eff.StopTransfer(job.id), *sending.abandoned(job), eff.DiscardStaging(job.id))


def _start_now(job: Job) -> Decision:
    resumed = _resume(job)
    if job.lifted or job.next_file is None:
        return resumed
    # After the resumption: pausing a job takes the permission back.
    lifted = ev.PoliciesLifted(job.id)
    return Decision((*resumed.events, lifted), resumed.effects)


def _on_limit(job: Job, limit: Limit, env: Environment) -> Decision:
    if limit is Limit.INACTIVE:
        if not can_take(job.state, Trigger.CANCELLED):
            return NOTHING
        duration = duration_in_words(env.settings.get(INACTIVITY_TIMEOUT_S))
        given_up = (ev.JobExpired(job.id, duration), ev.JobCancelled(job.id))
        return Decision(given_up, _giving_up(job))
    if not job.state.is_running:
        return NOTHING
    maximum_s = _chosen(job.options.maximum_time_s, env.settings.get(MAXIMUM_TIME_S))
    duration = duration_in_words(maximum_s)
    error = ErrorInfo(ErrorCode.TOO_SLOW, {"duration": duration})
    return Decision((ev.JobFailed(job.id, error),), (eff.StopTransfer(job.id),))


def _complete(job: Job) -> Decision:
    _require(job, Trigger.COMPLETED, "be completed", "It is over already.")
    if job.kind is not JobKind.DOWNLOAD and job.state is not JobState.TRANSFERRED:
        raise _refusal(job, "be completed", "An upload can be completed once all of it is sent.")
    requested = ev.CompletionRequested(job.id)
    if job.has_unplaced_files:
        events = (*_stepping_back(job), requested)
        return Decision(events, (eff.StopTransfer(job.id), eff.PlaceFiles(job.id)))
    return Decision(
        (requested, ev.JobCompleted(job.id)),
        (eff.StopTransfer(job.id), eff.DiscardStaging(job.id)),
    )


def _stepping_back(job: Job) -> tuple[ev.Event, ...]:
    """Bring a job that ends early into QUEUED, where `plan` leaves it alone while it is saved."""
    if job.state.is_running:
        return (ev.JobYielded(job.id, ev.YieldReason.COMPLETING),)
    return (ev.JobResumed(job.id),) if job.state in _RESTING else ()


def _on_pick(job: Job) -> Decision:
    if not can_take(job.state, Trigger.PICKED) or job.ends_early:
        return NOTHING
    if job.next_file is None:
        # All files are here already, for example after a pause at the very end.
        ended = (ev.JobPicked(job.id), ev.JobTransferred(job.id))
        return Decision(ended, _placing(job))
    again = any(file.version is not None for file in job.files)
    return Decision((ev.JobPicked(job.id, again),), (eff.StartTransfer(job.id),))


def _on_yield(job: Job, reason: ev.YieldReason) -> Decision:
    if not can_take(job.state, Trigger.YIELDED):
        return NOTHING
    return Decision((ev.JobYielded(job.id, reason),), (eff.StopTransfer(job.id),))


def _recover(job: Job, now: float) -> Decision:
    if job.state.is_final:
        leftovers = any(file.state is not FileState.PLACED for file in job.files)
        discarded = (*sending.abandoned(job), eff.DiscardStaging(job.id))
        return Decision((), discarded) if leftovers else NOTHING
    events: tuple[ev.Event, ...] = ()
    if job.failing_since is not None:
        events = (ev.FailingResumed(job.id),)
    if job.turn_at > now:
        # By a clock that was wrong: until then it would come after everybody else.
        events += (ev.JobMoved(job.id, job.rank, now),)
    if job.state.is_running:
        events += (ev.JobYielded(job.id, ev.YieldReason.STOPPED),)
    elif job.state is JobState.TRANSIENT_ERROR:
        # A new start is a good moment to try: what was wrong may have gone meanwhile.
        events += (ev.JobRetried(job.id),)
    return Decision(events, _placing(job))


def _on_report(job: Job, report: rep.Report) -> Decision:
    if isinstance(report, rep.Abandoned):
        return sending.on_abandoned(job, report)
    if job.state.is_final:
        return NOTHING
    match report:
        case rep.Noted(file_index=index, text=text, parameters=parameters):
            return Decision((ev.FileNoted(job.id, index, text, parameters),))
        case rep.Placed(file_index=index, target=target):
            return _on_placed(job, index, target)
        case rep.HeadersSeen(file_index=index, headers=headers):
            known = headers == job.files[index].headers
            return NOTHING if known else Decision((ev.HeadersReceived(job.id, index, headers),))
        case rep.Moved(file_index=index, url=url) if job.state.is_running:
            # Once it was stopped, it may have been for an address that somebody gave.
            return Decision(readdressed(job, {index: url}, ev.AddressReason.REDIRECTED))
        case rep.Named(file_index=index, target=target):
            return _on_named(job, index, target)
        case rep.UploadOpened() | rep.Sent() | rep.ReplyMissing():
            return sending.on_report(job, report)
        case rep.Listed(file_index=index, files=files):
            return _on_listed(job, index, files)
        case rep.Answered() | rep.Restarting() | rep.Arrived() | rep.FileWhole():
            # A file that is whole belongs to the attempt that made it so.
            is_pending = job.files[report.file_index].state is FileState.PENDING
            return _on_bytes(job, report) if is_pending else NOTHING
        case _:
            return NOTHING


def _on_named(job: Job, index: int, target: str) -> Decision:
    file = job.files[index]
    fits = file.name_is_open and file.state is FileState.PENDING and file.target != target
    return Decision((ev.FileNamed(job.id, index, target),)) if fits else NOTHING


def _on_listed(job: Job, index: int, files: tuple[File, ...]) -> Decision:
    if job.files[index].state is not FileState.PENDING:
        return NOTHING
    told = ev.FileNoted(job.id, index, ev.LISTED, (("count", str(len(files))),))
    return Decision((told, ev.DirectoryListed(job.id, index, files)))


def _on_bytes(
    job: Job, report: rep.Answered | rep.Restarting | rep.Arrived | rep.FileWhole
) -> Decision:
    match report:
        case rep.Answered(file_index=index, version=version):
            if can_take(job.state, Trigger.CONNECTED):
                again = job.files[index].version == version and job.error is None
                return Decision((ev.ServerAnswered(job.id, index, version, again),))
            return Decision((ev.VersionLearned(job.id, index, version),))
        case rep.Restarting(file_index=index, reason=reason):
            return Decision((ev.FileRestarted(job.id, index, reason),))
        case rep.Arrived(file_index=index, done=done):
            unchanged = done == job.files[index].done
            return NOTHING if unchanged else Decision((ev.FileProgressed(job.id, index, done),))
        case rep.FileWhole(file_index=index, size=size):
            return _on_file_whole(job, index, size)


def _on_file_whole(job: Job, index: int, size: int) -> Decision:
    whole = ev.FileTransferred(job.id, index, size)
    if job.counted_files.pending > 1:
        # Others follow, so it matters little: of thousands, each is one of these.
        return Decision((whole,), (eff.PlaceFiles(job.id),) if job.places_files else ())
    after = _after(job, whole)
    if after.next_file is None and can_take(job.state, Trigger.TRANSFERRED):
        return Decision((whole, ev.JobTransferred(job.id)), _placing(after))
    return Decision((whole,), _placing(after))


def _on_placed(job: Job, index: int, target: str) -> Decision:
    if not _waits_for_place(job, index):
        return NOTHING
    if job.counted_files.transferred > 1:
        return Decision((ev.FilePlaced(job.id, index, target),))
    return _ending(job, ev.FilePlaced(job.id, index, target))


def _ending(job: Job, event: ev.Event) -> Decision:
    """Record the event, and the end of the job where nothing is left to save.

    A job ends whatever its state once all its files have their names: even one that
    was paused at the last moment has nothing left to go on with.
    """
    after = _after(job, event)
    if after.is_placed:
        return Decision((event, ev.JobCompleted(job.id)))
    if after.completing and not after.has_unplaced_files:
        return Decision((event, ev.JobCompleted(job.id)), (eff.DiscardStaging(job.id),))
    return Decision((event,))


def _after(job: Job, *events: ev.Event) -> Job:
    for event in events:
        job = evolve(job, event, job.modified_at) or job
    return job


def _placing(job: Job) -> tuple[eff.Effect, ...]:
    wanted = job.places_files and job.has_unplaced_files
    return (eff.PlaceFiles(job.id),) if wanted else ()


def _on_failure(
    job: Job, error: ErrorInfo, retry_after_s: float | None, env: Environment
) -> Decision:
    if not can_take(job.state, Trigger.FAILED) or job.ends_early:
        # What the last attempt of a job that ends early could not fetch is not wanted any more.
        return NOTHING
    if error.kind is not ErrorKind.TRANSIENT:
        return Decision((ev.JobFailed(job.id, error),))
    timeout_s = _chosen(job.options.no_progress_timeout_s, env.settings.get(NO_PROGRESS_TIMEOUT_S))
    failing_s = env.now - (job.failing_since if job.failing_since is not None else env.now)
    if failing_s >= timeout_s:
        stuck = ErrorInfo(
            ErrorCode.NO_PROGRESS,
            {"duration": duration_in_words(timeout_s), "detail": error.text},
            error.file_index,
        )
        return Decision((ev.JobFailed(job.id, stuck),))
    return Decision((ev.AttemptPostponed(job.id, error, _retry_at(job, retry_after_s, env)),))


def _on_placing_failure(job: Job, error: ErrorInfo, env: Environment) -> Decision:
    if job.state.is_final or not _waits_for_place(job, error.file_index):
        return NOTHING
    if error.code is ErrorCode.STAGING_LOST and error.file_index is not None:
        return _on_whole_file_lost(job, error.file_index)
    # A job that rests tries again when it goes on.
    again = error.kind is ErrorKind.TRANSIENT and job.state not in _RESTING
    retry_at = _retry_at(job, None, env) if again else None
    return Decision((ev.PlacementFailed(job.id, error, retry_at),))


def _waits_for_place(job: Job, index: int | None) -> bool:
    if index is None:
        return job.has_unplaced_files
    return job.files[index].state is FileState.TRANSFERRED


def _on_whole_file_lost(job: Job, index: int) -> Decision:
    restarted = ev.FileRestarted(job.id, index, ev.RestartReason.STAGING_LOST)
    if job.state is JobState.TRANSFERRED:
        return _going_on(job, (restarted,))
    ended = _ending(job, restarted)
    # The other whole files are still to be saved.
    return Decision(ended.events, (*ended.effects, *_placing(_after(job, *ended.events))))


def _retry_at(job: Job, retry_after_s: float | None, env: Environment) -> float:
    cap_s = _chosen(job.options.minimum_retry_delay_s, env.settings.get(MINIMUM_RETRY_DELAY_S))
    return env.now + retry_delay_s(job.failures + 1, cap_s, env.chance, retry_after_s)


def _chosen(own: float | None, setting: float) -> float:
    return setting if own is None else own


def _on_retry_due(job: Job) -> Decision:
    if job.state is JobState.TRANSIENT_ERROR:
        return Decision((ev.JobRetried(job.id),), _placing(job))
    if job.retry_at is not None and not job.state.is_final:
        return Decision((ev.PlacementRetried(job.id),), _placing(job))
    return NOTHING


def _require(job: Job, trigger: Trigger, action: str, hint: str) -> None:
    if not can_take(job.state, trigger):
        raise _refusal(job, action, hint)


def _require_open(job: Job, action: str) -> None:
    if job.state.is_final:
        raise _refusal(job, action, "It is over already.")


def _refusal(job: Job, action: str, hint: str) -> CommandError:
    return CommandError(
        ErrorCode.INVALID_STATE,
        job=job.number,
        action=action,
        state=job.state.words,
        hint=hint,
    )
