"""What follows from each command and report in each state, as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.decide import GiveLogin, Message, Pick, Recover, Yield, decide
from ebbtide.core.decision import Decision, Environment
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo
from ebbtide.core.evolve import evolve
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import FileState, Job, JobKind, Priority, RemoteVersion, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from tests.core.strategies import FILE_SIZE, NOON, make_file, make_job
from tests.core.test_sending import UPLOAD_REPORTS

S, F = JobState, FileState
ENVIRONMENT = Environment(now=NOON, chance=0.0, settings=Settings())
BUSY = ErrorInfo(ErrorCode.SERVER_BUSY, {"status": "503", "reason": "Busy"}, 0)
MISSING = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"}, 0)
FULL = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/downloads"}, 0)
EXISTS = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/downloads/0.iso"}, 0)
LOST = ErrorInfo(ErrorCode.STAGING_LOST, {"path": "/downloads/0.iso.part"}, 0)
OTHER_VERSION = RemoteVersion(length=2000, etag='"two"')


def typical(state: JobState) -> Job:
    """A job of one file, which is as far as the state says."""
    files = {S.TRANSFERRED: F.TRANSFERRED, S.ACKNOWLEDGED: F.PLACED}
    return make_job(state, [files.get(state, F.PENDING)], number=7)


def in_words(decision: Decision) -> str:
    """A decision as `Event Event -> Effect`."""
    events = " ".join(type(event).__name__ for event in decision.events)
    effects = " ".join(type(effect).__name__ for effect in decision.effects)
    return f"{events} -> {effects}".strip() if effects else events


def outcome(job: Job, message: Message, environment: Environment = ENVIRONMENT) -> str:
    try:
        return in_words(decide(job, message, environment))
    except CommandError as error:
        return f"refused: {error} {error.info.advice}"


def after(job: Job, message: Message, environment: Environment = ENVIRONMENT) -> Job:
    for event in decide(job, message, environment).events:
        evolved = evolve(job, event, environment.now)
        assert evolved is not None
        job = evolved
    return job


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


COMMANDS: dict[str, cmd.JobCommand] = {
    "suspend": cmd.SuspendJob("7"),
    "resume": cmd.ResumeJob("7"),
    "complete": cmd.CompleteJob("7"),
    "cancel": cmd.CancelJob("7"),
    "remove": cmd.RemoveJob("7"),
    "priority": cmd.SetPriority("7", Priority.HIGH),
    "rename": cmd.RenameJob("7", "another name"),
    "address": cmd.SetAddress("7", "https://example.net/0.iso"),
    "target": cmd.SetTarget("7", "other.iso"),
    "prefix": cmd.ReplacePrefix("7", "https://example.org/", "https://example.net/"),
    "start": cmd.StartNow("7"),
    "cost": cmd.SetCostPolicy("7", "standard"),
    "active": cmd.SetWhenActive("7", WhenActive.IGNORE),
    "window": cmd.SetWindow("7", "01:00-06:00"),
    "later": cmd.SetStart("7", NOON),
    "move": cmd.MoveJob("7", cmd.Place.TOP),
    "before": cmd.MoveBefore("7", "8"),
    "limit": cmd.SetLimit("7", 500_000.0),
    "size": cmd.SetMaximumSize("7", 500),
    "checksum": cmd.SetChecksum("7", "sha256:" + 64 * "0"),
}
NOT_OVER = "Cancel it first: 'ebbtide cancel 7'."
COMMAND_TABLE = """
suspend  | QUEUED          | JobSuspended -> StopTransfer
suspend  | CONNECTING      | JobSuspended -> StopTransfer
suspend  | TRANSFERRING    | JobSuspended -> StopTransfer
suspend  | SUSPENDED       |
suspend  | ERROR           | JobSuspended -> StopTransfer
suspend  | TRANSIENT_ERROR | JobSuspended -> StopTransfer
suspend  | TRANSFERRED     | JobSuspended -> StopTransfer
suspend  | ACKNOWLEDGED    | refused: Job 7 cannot be paused while it is finished. It is over already.
suspend  | CANCELLED       | refused: Job 7 cannot be paused while it is cancelled. It is over already.
resume   | QUEUED          |
resume   | CONNECTING      |
resume   | TRANSFERRING    |
resume   | SUSPENDED       | JobResumed
resume   | ERROR           | JobResumed
resume   | TRANSIENT_ERROR | JobResumed
resume   | TRANSFERRED     | -> PlaceFiles
resume   | ACKNOWLEDGED    | refused: Job 7 cannot be resumed while it is finished. It is over already; add it again.
resume   | CANCELLED       | refused: Job 7 cannot be resumed while it is cancelled. It is over already; add it again.
complete | QUEUED          | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | CONNECTING      | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | TRANSFERRING    | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | SUSPENDED       | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | ERROR           | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | TRANSIENT_ERROR | CompletionRequested JobCompleted -> StopTransfer DiscardStaging
complete | TRANSFERRED     | CompletionRequested -> StopTransfer PlaceFiles
complete | ACKNOWLEDGED    | refused: Job 7 cannot be completed while it is finished. It is over already.
complete | CANCELLED       | refused: Job 7 cannot be completed while it is cancelled. It is over already.
cancel   | QUEUED          | JobCancelled -> StopTransfer DiscardStaging
cancel   | CONNECTING      | JobCancelled -> StopTransfer DiscardStaging
cancel   | TRANSFERRING    | JobCancelled -> StopTransfer DiscardStaging
cancel   | SUSPENDED       | JobCancelled -> StopTransfer DiscardStaging
cancel   | ERROR           | JobCancelled -> StopTransfer DiscardStaging
cancel   | TRANSIENT_ERROR | JobCancelled -> StopTransfer DiscardStaging
cancel   | TRANSFERRED     | JobCancelled -> StopTransfer DiscardStaging
cancel   | ACKNOWLEDGED    | refused: Job 7 cannot be cancelled while it is finished. It is over already.
cancel   | CANCELLED       | refused: Job 7 cannot be cancelled while it is cancelled. It is over already.
remove   | QUEUED          | refused: Job 7 cannot be removed while it is waiting. {NOT_OVER}
remove   | CONNECTING      | refused: Job 7 cannot be removed while it is connecting. {NOT_OVER}
remove   | TRANSFERRING    | refused: Job 7 cannot be removed while it is transferring. {NOT_OVER}
remove   | SUSPENDED       | refused: Job 7 cannot be removed while it is paused. {NOT_OVER}
remove   | ERROR           | refused: Job 7 cannot be removed while it is failed. {NOT_OVER}
remove   | TRANSIENT_ERROR | refused: Job 7 cannot be removed while it is waiting to be tried again. {NOT_OVER}
remove   | TRANSFERRED     | refused: Job 7 cannot be removed while it is waiting to be completed. {NOT_OVER}
remove   | ACKNOWLEDGED    | JobRemoved
remove   | CANCELLED       | JobRemoved
priority | QUEUED          | PriorityChanged
priority | CONNECTING      | PriorityChanged
priority | TRANSFERRING    | PriorityChanged
priority | SUSPENDED       | PriorityChanged
priority | ERROR           | PriorityChanged
priority | TRANSIENT_ERROR | PriorityChanged
priority | TRANSFERRED     | PriorityChanged
priority | ACKNOWLEDGED    | refused: Job 7 cannot change its priority while it is finished. It is over already.
priority | CANCELLED       | refused: Job 7 cannot change its priority while it is cancelled. It is over already.
rename   | QUEUED          | JobRenamed
rename   | CONNECTING      | JobRenamed
rename   | TRANSFERRING    | JobRenamed
rename   | SUSPENDED       | JobRenamed
rename   | ERROR           | JobRenamed
rename   | TRANSIENT_ERROR | JobRenamed
rename   | TRANSFERRED     | JobRenamed
rename   | ACKNOWLEDGED    | refused: Job 7 cannot be renamed while it is finished. It is over already.
rename   | CANCELLED       | refused: Job 7 cannot be renamed while it is cancelled. It is over already.
address  | QUEUED          | AddressChanged
address  | CONNECTING      | AddressChanged JobYielded -> StopTransfer
address  | TRANSFERRING    | AddressChanged JobYielded -> StopTransfer
address  | SUSPENDED       | AddressChanged
address  | ERROR           | AddressChanged JobResumed
address  | TRANSIENT_ERROR | AddressChanged JobResumed
address  | TRANSFERRED     | refused: '' is not valid for the file's number: job 7 misses bytes of file (none). Give a valid value.
address  | ACKNOWLEDGED    | refused: Job 7 cannot get another address while it is finished. It is over already.
address  | CANCELLED       | refused: Job 7 cannot get another address while it is cancelled. It is over already.
target   | QUEUED          | FileRenamed
target   | CONNECTING      | FileRenamed
target   | TRANSFERRING    | FileRenamed
target   | SUSPENDED       | FileRenamed
target   | ERROR           | FileRenamed
target   | TRANSIENT_ERROR | FileRenamed
target   | TRANSFERRED     | FileRenamed
target   | ACKNOWLEDGED    | refused: Job 7 cannot be saved under another name while it is finished. It is over already.
target   | CANCELLED       | refused: Job 7 cannot be saved under another name while it is cancelled. It is over already.
prefix   | QUEUED          | AddressChanged
prefix   | CONNECTING      | AddressChanged JobYielded -> StopTransfer
prefix   | TRANSFERRING    | AddressChanged JobYielded -> StopTransfer
prefix   | SUSPENDED       | AddressChanged
prefix   | ERROR           | AddressChanged JobResumed
prefix   | TRANSIENT_ERROR | AddressChanged JobResumed
prefix   | TRANSFERRED     | refused: 'https://example.org/' is not valid for the beginning of an address: no file that misses bytes has an address that begins so. Give a valid value.
prefix   | ACKNOWLEDGED    | refused: Job 7 cannot get another address while it is finished. It is over already.
prefix   | CANCELLED       | refused: Job 7 cannot get another address while it is cancelled. It is over already.
start    | QUEUED          | PoliciesLifted
start    | CONNECTING      | PoliciesLifted
start    | TRANSFERRING    | PoliciesLifted
start    | SUSPENDED       | JobResumed PoliciesLifted
start    | ERROR           | JobResumed PoliciesLifted
start    | TRANSIENT_ERROR | JobResumed PoliciesLifted
start    | TRANSFERRED     | -> PlaceFiles
start    | ACKNOWLEDGED    | refused: Job 7 cannot be resumed while it is finished. It is over already; add it again.
start    | CANCELLED       | refused: Job 7 cannot be resumed while it is cancelled. It is over already; add it again.
cost     | QUEUED          | CostPolicySet
cost     | CONNECTING      | CostPolicySet
cost     | TRANSFERRING    | CostPolicySet
cost     | SUSPENDED       | CostPolicySet
cost     | ERROR           | CostPolicySet
cost     | TRANSIENT_ERROR | CostPolicySet
cost     | TRANSFERRED     | CostPolicySet
cost     | ACKNOWLEDGED    | refused: Job 7 cannot change when it runs while it is finished. It is over already.
cost     | CANCELLED       | refused: Job 7 cannot change when it runs while it is cancelled. It is over already.
active   | QUEUED          | WhenActiveSet
active   | CONNECTING      | WhenActiveSet
active   | TRANSFERRING    | WhenActiveSet
active   | SUSPENDED       | WhenActiveSet
active   | ERROR           | WhenActiveSet
active   | TRANSIENT_ERROR | WhenActiveSet
active   | TRANSFERRED     | WhenActiveSet
active   | ACKNOWLEDGED    | refused: Job 7 cannot change when it runs while it is finished. It is over already.
active   | CANCELLED       | refused: Job 7 cannot change when it runs while it is cancelled. It is over already.
window   | QUEUED          | WindowSet
window   | CONNECTING      | WindowSet
window   | TRANSFERRING    | WindowSet
window   | SUSPENDED       | WindowSet
window   | ERROR           | WindowSet
window   | TRANSIENT_ERROR | WindowSet
window   | TRANSFERRED     | WindowSet
window   | ACKNOWLEDGED    | refused: Job 7 cannot change when it runs while it is finished. It is over already.
window   | CANCELLED       | refused: Job 7 cannot change when it runs while it is cancelled. It is over already.
later    | QUEUED          | StartSet
later    | CONNECTING      | StartSet
later    | TRANSFERRING    | StartSet
later    | SUSPENDED       | StartSet
later    | ERROR           | StartSet
later    | TRANSIENT_ERROR | StartSet
later    | TRANSFERRED     | StartSet
later    | ACKNOWLEDGED    | refused: Job 7 cannot change when it runs while it is finished. It is over already.
later    | CANCELLED       | refused: Job 7 cannot change when it runs while it is cancelled. It is over already.
move     | QUEUED          |
move     | CONNECTING      |
move     | TRANSFERRING    |
move     | SUSPENDED       |
move     | ERROR           |
move     | TRANSIENT_ERROR |
move     | TRANSFERRED     |
move     | ACKNOWLEDGED    | refused: Job 7 cannot be moved while it is finished. It is over already.
move     | CANCELLED       | refused: Job 7 cannot be moved while it is cancelled. It is over already.
before   | QUEUED          |
before   | CONNECTING      |
before   | TRANSFERRING    |
before   | SUSPENDED       |
before   | ERROR           |
before   | TRANSIENT_ERROR |
before   | TRANSFERRED     |
before   | ACKNOWLEDGED    | refused: Job 7 cannot be moved while it is finished. It is over already.
before   | CANCELLED       | refused: Job 7 cannot be moved while it is cancelled. It is over already.
limit    | QUEUED          | LimitChanged
limit    | CONNECTING      | LimitChanged
limit    | TRANSFERRING    | LimitChanged
limit    | SUSPENDED       | LimitChanged
limit    | ERROR           | LimitChanged
limit    | TRANSIENT_ERROR | LimitChanged
limit    | TRANSFERRED     | LimitChanged
limit    | ACKNOWLEDGED    | refused: Job 7 cannot be limited while it is finished. It is over already.
limit    | CANCELLED       | refused: Job 7 cannot be limited while it is cancelled. It is over already.
size     | QUEUED          | MaximumSizeChanged
size     | CONNECTING      | MaximumSizeChanged JobYielded -> StopTransfer
size     | TRANSFERRING    | MaximumSizeChanged JobYielded -> StopTransfer
size     | SUSPENDED       | MaximumSizeChanged
size     | ERROR           | MaximumSizeChanged JobResumed
size     | TRANSIENT_ERROR | MaximumSizeChanged JobResumed
size     | TRANSFERRED     | MaximumSizeChanged
size     | ACKNOWLEDGED    | refused: Job 7 cannot be asked for other bytes while it is finished. It is over already.
size     | CANCELLED       | refused: Job 7 cannot be asked for other bytes while it is cancelled. It is over already.
checksum | QUEUED          | ChecksumChanged
checksum | CONNECTING      | ChecksumChanged JobYielded -> StopTransfer
checksum | TRANSFERRING    | ChecksumChanged JobYielded -> StopTransfer
checksum | SUSPENDED       | ChecksumChanged
checksum | ERROR           | ChecksumChanged JobResumed
checksum | TRANSIENT_ERROR | ChecksumChanged JobResumed
checksum | TRANSFERRED     | refused: Job 7 cannot be compared with another checksum while it is waiting to be completed. Its file is being saved as '/downloads/0.iso'; compare that one.
checksum | ACKNOWLEDGED    | refused: Job 7 cannot be asked for other bytes while it is finished. It is over already.
checksum | CANCELLED       | refused: Job 7 cannot be asked for other bytes while it is cancelled. It is over already.
""".replace("{NOT_OVER}", NOT_OVER)  # noqa: E501 - a table


@pytest.mark.parametrize(("name", "state", "expected"), rows(COMMAND_TABLE))
def test_every_command_in_every_state(name: str, state: str, expected: str) -> None:
    assert outcome(typical(S[state]), COMMANDS[name]) == expected


def test_the_table_of_commands_is_complete() -> None:
    named = {(name, state) for name, state, _ in rows(COMMAND_TABLE)}
    assert named == {(name, state.name) for name in COMMANDS for state in S}
    kinds = {type(command).__name__ for command in COMMANDS.values()}
    assert kinds == {kind.__name__ for kind in cmd.JobCommand.__subclasses__()}


JOB = typical(S.QUEUED).id
REPORTS: dict[str, Message] = {
    "answered": rep.Answered(JOB, 1, 0, OTHER_VERSION),
    "restarting": rep.Restarting(JOB, 1, 0, ev.RestartReason.REMOTE_CHANGED),
    "named": rep.Named(JOB, 1, 0, "/downloads/better.iso"),
    "arrived": rep.Arrived(JOB, 1, 0, Ranges([(0, 10)])),
    "whole": rep.FileWhole(JOB, 1, 0, FILE_SIZE),
    "noted": rep.Noted(JOB, 1, 0, "The server sent {x}.", (("x", "y"),)),
    "busy": rep.AttemptFailed(JOB, 1, BUSY),
    "missing": rep.AttemptFailed(JOB, 1, MISSING),
    "ended": rep.AttemptEnded(JOB, 1),
    "placed": rep.Placed(JOB, 0, 0, "/downloads/0.iso"),
    "unplaced": rep.PlacingFailed(JOB, 0, FULL),
    "lost": rep.PlacingFailed(JOB, 0, LOST),
    "due": rep.RetryDue(JOB, 0),
    "headers": rep.HeadersSeen(JOB, 1, 0, (("Server", "nginx"),)),
    "moved": rep.Moved(JOB, 1, 0, "https://example.net/0.iso"),
    "pick": Pick(),
    "yield": Yield(ev.YieldReason.DISPLACED),
    "recover": Recover(),
}
STATES = [state.name for state in S]
REPORT_TABLE = """
answered   | QUEUED SUSPENDED ERROR TRANSIENT_ERROR            | VersionLearned
answered   | CONNECTING TRANSFERRING                           | ServerAnswered
answered   | TRANSFERRED ACKNOWLEDGED CANCELLED                |
restarting | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING | FileRestarted
restarting | TRANSFERRED ACKNOWLEDGED CANCELLED                |
named      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING |
named      | TRANSFERRED ACKNOWLEDGED CANCELLED                |
arrived    | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING | FileProgressed
arrived    | TRANSFERRED ACKNOWLEDGED CANCELLED                |
whole      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR            | FileTransferred -> PlaceFiles
whole      | CONNECTING TRANSFERRING                           | FileTransferred JobTransferred -> PlaceFiles
whole      | TRANSFERRED ACKNOWLEDGED CANCELLED                |
noted      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING TRANSFERRED | FileNoted
noted      | ACKNOWLEDGED CANCELLED                            |
busy       | QUEUED CONNECTING TRANSFERRING TRANSIENT_ERROR    | AttemptPostponed
busy       | SUSPENDED ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
missing    | QUEUED CONNECTING TRANSFERRING TRANSIENT_ERROR    | JobFailed
missing    | SUSPENDED ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
ended      | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
placed     | TRANSFERRED                                       | FilePlaced JobCompleted
placed     | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR ACKNOWLEDGED CANCELLED |
unplaced   | TRANSFERRED                                       | PlacementFailed
unplaced   | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR ACKNOWLEDGED CANCELLED |
lost       | TRANSFERRED                                       | FileRestarted JobResumed
lost       | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR ACKNOWLEDGED CANCELLED |
due        | TRANSIENT_ERROR                                   | JobRetried
due        | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
headers    | QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED | HeadersReceived
headers    | ACKNOWLEDGED CANCELLED                            |
moved      | CONNECTING TRANSFERRING                           | AddressChanged
moved      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
pick       | QUEUED                                            | JobPicked -> StartTransfer
pick       | CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
yield      | CONNECTING TRANSFERRING                           | JobYielded -> StopTransfer
yield      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED ACKNOWLEDGED CANCELLED |
recover    | CONNECTING TRANSFERRING                           | JobYielded
recover    | TRANSIENT_ERROR                                   | JobRetried
recover    | TRANSFERRED                                       | -> PlaceFiles
recover    | CANCELLED                                         | -> DiscardStaging
recover    | QUEUED SUSPENDED ERROR ACKNOWLEDGED               |
"""  # noqa: E501 - a table


def report_rows() -> list[tuple[str, str, str]]:
    return [
        (name, state, expected)
        for name, states, expected in rows(REPORT_TABLE)
        for state in states.split()
    ]


@pytest.mark.parametrize(("name", "state", "expected"), report_rows())
def test_every_report_in_every_state(name: str, state: str, expected: str) -> None:
    assert outcome(typical(S[state]), REPORTS[name]) == expected


def test_the_table_of_reports_is_complete() -> None:
    named = [(name, state) for name, state, _ in report_rows()]
    assert sorted(named) == sorted((name, state.name) for name in REPORTS for state in S)
    kinds = {type(report).__name__ for report in (REPORTS | UPLOAD_REPORTS).values()}
    assert kinds > {kind.__name__ for kind in rep.Report.__subclasses__()}


class TestTheNameOfTheServer:
    def named(self, **changes: object) -> str:
        job = make_job(S.TRANSFERRING)
        file = replace(job.files[0], name_is_open=True, **changes)  # type: ignore[arg-type]
        return outcome(replace(job, files=(file, *job.files[1:])), REPORTS["named"])

    def test_counts_where_nobody_chose_one(self) -> None:
        assert self.named() == "FileNamed"

    def test_is_no_event_if_it_is_the_name_already(self) -> None:
        assert self.named(target="/downloads/better.iso") == ""

    def test_comes_too_late_for_a_whole_file(self) -> None:
        assert self.named(state=FileState.TRANSFERRED) == ""


# Words and values


def test_what_changes_nothing_is_no_event() -> None:
    job = make_job(priority=Priority.HIGH)
    assert outcome(job, cmd.SetPriority("1", Priority.HIGH)) == ""
    assert outcome(job, cmd.RenameJob("1", f"  {job.name} ")) == ""
    assert outcome(job, rep.Arrived(job.id, 1, 0, job.files[0].done)) == ""


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "x" * 300])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    assert outcome(make_job(), cmd.RenameJob("1", name)).startswith("refused")


def test_an_unfinished_upload_cannot_be_completed() -> None:
    job = make_job(S.TRANSFERRING, kind=JobKind.UPLOAD)
    assert outcome(job, cmd.CompleteJob("1")).startswith("refused: Job 1 cannot be completed")


# Attempts that fail


def test_failures_wait_longer_and_longer() -> None:
    job = make_job(S.TRANSFERRING)
    delays = []
    for _ in range(12):
        job = after(job, rep.AttemptFailed(job.id, 1, BUSY))
        assert job.state is S.TRANSIENT_ERROR
        assert job.retry_at is not None
        delays.append(job.retry_at - NOON)
        job = replace(job, state=S.CONNECTING)
    assert delays == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]
    assert (job.error_count, job.failures, job.failing_since) == (12, 12, NOON)


def test_the_server_may_ask_for_more_time() -> None:
    job = after(make_job(S.CONNECTING), rep.AttemptFailed(JOB, 1, BUSY, retry_after_s=120.0))
    assert job.retry_at == NOON + 120


@pytest.mark.parametrize(
    ("failing_for_s", "expected"), [(1_209_599, "AttemptPostponed"), (1_209_600, "JobFailed")]
)
def test_retries_end_after_the_no_progress_timeout(failing_for_s: float, expected: str) -> None:
    job = make_job(S.CONNECTING, failures=9, failing_since=NOON - failing_for_s)
    report = rep.AttemptFailed(job.id, 1, BUSY)
    assert outcome(job, report) == expected
    if expected == "JobFailed":
        failed = after(job, report)
        assert failed.error is not None
        assert failed.error.code is ErrorCode.NO_PROGRESS
        assert failed.error.text == (
            "Nothing moved for 14 d. The last reason was: The server answered 503 (Busy)."
        )


def test_without_a_no_progress_timeout_every_failure_is_the_last() -> None:
    environment = replace(ENVIRONMENT, settings=Settings({"no_progress_timeout_s": 0.0}))
    report = rep.AttemptFailed(JOB, 1, BUSY)
    assert outcome(make_job(S.CONNECTING), report, environment) == "JobFailed"


def test_new_bytes_end_a_row_of_failures() -> None:
    job = make_job(S.TRANSFERRING, failures=5, failing_since=NOON - 1000)
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 10)])))
    assert (job.failures, job.failing_since) == (0, None)


def test_bytes_that_were_here_before_do_not() -> None:
    job = make_job(S.TRANSFERRING)
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 500)])))
    job = after(job, rep.Restarting(job.id, 1, 0, ev.RestartReason.NOT_RESUMABLE))
    job = after(job, rep.AttemptFailed(job.id, 1, BUSY))
    job = replace(job, state=S.TRANSFERRING)
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 500)])))
    assert job.failures == 1
    assert job.files[0].high_water == 500
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 501)])))
    assert job.failures == 0


def test_a_file_that_came_in_one_piece_ends_a_row_of_failures() -> None:
    job = make_job(S.TRANSFERRING, [F.PENDING, F.PENDING], failures=5, failing_since=NOON)
    job = after(job, rep.FileWhole(job.id, 1, 0, FILE_SIZE))
    assert (job.failures, job.failing_since) == (0, None)


def test_a_smaller_new_version_does_not_lower_the_high_water_mark() -> None:
    job = make_job(S.TRANSFERRING)
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 900)])))
    job = after(job, rep.Restarting(job.id, 1, 0, ev.RestartReason.REMOTE_CHANGED))
    job = after(job, rep.FileWhole(job.id, 1, 0, 20))
    assert job.files[0].high_water == 900
    assert (job.files[0].size, job.files[0].done) == (20, Ranges([(0, 20)]))


def test_resuming_forgets_what_was_wrong() -> None:
    job = after(make_job(S.ERROR, failures=5, failing_since=NOON), cmd.ResumeJob("1"))
    assert (job.state, job.error, job.failures, job.failing_since) == (S.QUEUED, None, 0, None)


# Reports of a worker that is winding down


@pytest.mark.parametrize("state", [S.QUEUED, S.SUSPENDED, S.TRANSIENT_ERROR, S.ERROR])
def test_late_bytes_are_recorded_with_the_version_they_belong_to(state: JobState) -> None:
    """Bytes of one version under the name of another would be mixed by the next resumption."""
    job = make_job(state)
    job = after(job, rep.Answered(job.id, 1, 0, OTHER_VERSION))
    job = after(job, rep.Arrived(job.id, 1, 0, Ranges([(0, 10)])))
    assert job.state is state
    assert job.files[0].version == OTHER_VERSION
    assert job.files[0].done == Ranges([(0, 10)])


def test_a_job_paused_at_its_last_byte_ends_when_its_file_is_saved() -> None:
    job = make_job(S.SUSPENDED)
    whole = rep.FileWhole(job.id, 1, 0, FILE_SIZE)
    assert outcome(job, whole) == "FileTransferred -> PlaceFiles"
    job = after(job, whole)
    assert outcome(job, REPORTS["placed"]) == "FilePlaced JobCompleted"


def test_a_manual_job_paused_at_its_last_byte_is_whole_after_its_next_turn() -> None:
    job = after(make_job(S.SUSPENDED, manual=True), rep.FileWhole(JOB, 1, 0, FILE_SIZE))
    job = after(job, cmd.ResumeJob("1"))
    assert job.state is S.QUEUED
    assert outcome(job, Pick()) == "JobPicked JobTransferred"
    assert after(job, Pick()).state is S.TRANSFERRED


# Files of a job, one after another


def test_each_file_is_saved_as_soon_as_it_is_whole() -> None:
    job = make_job(S.TRANSFERRING, [F.PENDING, F.PENDING])
    report = rep.FileWhole(job.id, 1, 0, FILE_SIZE)
    assert outcome(job, report) == "FileTransferred -> PlaceFiles"
    job = after(job, report)
    assert outcome(job, rep.Placed(job.id, 0, 0, "/downloads/0.iso")) == "FilePlaced"


def test_the_files_of_a_manual_job_wait_for_its_completion() -> None:
    job = make_job(S.TRANSFERRING, [F.TRANSFERRED, F.PENDING], manual=True)
    report = rep.FileWhole(job.id, 1, 1, FILE_SIZE)
    assert outcome(job, report) == "FileTransferred JobTransferred"
    job = after(job, report)
    assert outcome(job, cmd.ResumeJob("1")) == ""
    assert outcome(job, cmd.CompleteJob("1")) == "CompletionRequested -> StopTransfer PlaceFiles"
    job = after(job, cmd.CompleteJob("1"))
    assert outcome(job, rep.Placed(job.id, 0, 0, "/downloads/0.iso")) == "FilePlaced"
    job = after(job, rep.Placed(job.id, 0, 0, "/downloads/0.iso"))
    assert outcome(job, rep.Placed(job.id, 0, 1, "/downloads/1.iso")) == "FilePlaced JobCompleted"


def test_a_second_report_of_a_placed_file_is_old_news() -> None:
    job = make_job(S.TRANSFERRING, [F.PLACED, F.PENDING])
    assert outcome(job, rep.Placed(job.id, 0, 0, "/downloads/0.iso")) == ""
    assert outcome(job, rep.PlacingFailed(job.id, 0, LOST)) == ""
    assert outcome(job, rep.FileWhole(job.id, 1, 0, FILE_SIZE)) == ""


# Completing while unfinished


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (S.QUEUED, ""),
        (S.CONNECTING, "JobYielded "),
        (S.TRANSFERRING, "JobYielded "),
        (S.SUSPENDED, "JobResumed "),
        (S.ERROR, "JobResumed "),
        (S.TRANSIENT_ERROR, "JobResumed "),
    ],
)
def test_completing_early_saves_what_is_whole_and_drops_the_rest(
    state: JobState, first: str
) -> None:
    job = make_job(state, [F.TRANSFERRED, F.PENDING], manual=True)
    expected = f"{first}CompletionRequested -> StopTransfer PlaceFiles"
    assert outcome(job, cmd.CompleteJob("1")) == expected
    job = after(job, cmd.CompleteJob("1"))
    assert job.ends_early
    assert job.error is None
    assert outcome(job, Pick()) == "", "its other files are not fetched any more"
    assert outcome(job, REPORTS["busy"]) == "", "nor does it matter that they could not be"
    placed = rep.Placed(job.id, 0, 0, "/downloads/0.iso")
    assert outcome(job, placed) == "FilePlaced JobCompleted -> DiscardStaging"


def test_saving_is_tried_again_when_completing_early() -> None:
    job = make_job(S.QUEUED, [F.TRANSFERRED, F.PENDING], completing=True)
    job = after(job, rep.PlacingFailed(job.id, 0, FULL))
    assert job.retry_at == NOON + 1
    assert outcome(job, rep.RetryDue(job.id, 0)) == "PlacementRetried -> PlaceFiles"
    assert outcome(job, cmd.ResumeJob("1")) == "PlacementRetried -> PlaceFiles"


def test_whoever_pauses_and_resumes_no_longer_wants_an_early_end() -> None:
    job = make_job(S.QUEUED, [F.TRANSFERRED, F.PENDING], completing=True, manual=True)
    job = after(after(job, cmd.SuspendJob("1")), cmd.ResumeJob("1"))
    assert not job.completing
    assert outcome(job, Pick()) == "JobPicked -> StartTransfer"


def test_a_whole_job_keeps_its_completion_through_a_pause() -> None:
    job = make_job(S.TRANSFERRED, [F.TRANSFERRED], completing=True, manual=True)
    job = after(job, cmd.SuspendJob("1"))
    assert outcome(job, cmd.ResumeJob("1")) == "JobResumed -> PlaceFiles"
    job = after(job, cmd.ResumeJob("1"))
    assert outcome(job, REPORTS["placed"]) == "FilePlaced JobCompleted"


# Saving that fails


def test_saving_is_tried_again_with_growing_delays() -> None:
    job = typical(S.TRANSFERRED)
    delays = []
    for _ in range(4):
        job = after(job, rep.PlacingFailed(job.id, 0, FULL))
        assert job.state is S.TRANSFERRED
        assert job.error == FULL
        assert job.retry_at is not None
        delays.append(job.retry_at - NOON)
        assert outcome(job, rep.RetryDue(job.id, 0)) == "PlacementRetried -> PlaceFiles"
        job = after(job, rep.RetryDue(job.id, 0))
        assert job.retry_at is None
    assert delays == [1, 2, 4, 8]


def test_saving_that_needs_somebody_waits_for_them() -> None:
    job = after(typical(S.TRANSFERRED), rep.PlacingFailed(JOB, 0, EXISTS))
    assert (job.error, job.retry_at) == (EXISTS, None)
    assert outcome(job, cmd.ResumeJob("7")) == "PlacementRetried -> PlaceFiles"
    job = after(job, REPORTS["placed"])
    assert (job.state, job.error) == (S.ACKNOWLEDGED, None)


@pytest.mark.parametrize("state", [S.ERROR, S.TRANSIENT_ERROR])
@pytest.mark.parametrize("error", [FULL, EXISTS])
def test_trouble_with_saving_does_not_hide_why_the_job_waits(
    state: JobState, error: ErrorInfo
) -> None:
    job = make_job(state, [F.TRANSFERRED, F.PENDING])
    failed = after(job, rep.PlacingFailed(job.id, 0, error))
    assert (failed.error, failed.retry_at) == (job.error, job.retry_at)
    placed = after(job, rep.Placed(job.id, 0, 0, "/downloads/0.iso"))
    assert (placed.error, placed.retry_at) == (job.error, job.retry_at)


def test_a_paused_job_does_not_save_by_itself() -> None:
    job = after(make_job(S.SUSPENDED, [F.TRANSFERRED, F.PENDING]), REPORTS["unplaced"])
    assert job.retry_at is None
    assert outcome(job, cmd.ResumeJob("1")) == "JobResumed -> PlaceFiles"


@pytest.mark.parametrize("manual", [False, True])
def test_a_whole_file_that_vanished_is_fetched_again(manual: bool) -> None:
    job = make_job(S.TRANSFERRED, [F.TRANSFERRED], manual=manual, completing=manual)
    job = after(job, REPORTS["lost"])
    assert job.state is S.QUEUED
    assert job.files[0].state is F.PENDING
    assert outcome(job, Pick()) == "JobPicked -> StartTransfer"


def test_a_file_that_vanished_while_completing_early_is_not_missed() -> None:
    job = make_job(S.QUEUED, [F.TRANSFERRED, F.PENDING], completing=True)
    lost = rep.PlacingFailed(job.id, 0, LOST)
    assert outcome(job, lost) == "FileRestarted JobCompleted -> DiscardStaging"


# Addresses

SECOND = "https://example.net/1.iso"


def two_files(*states: FileState) -> Job:
    return make_job(S.QUEUED, states, number=7)


def test_a_new_address_keeps_the_bytes() -> None:
    job = make_job(S.ERROR, number=7)
    job = replace(job, files=(make_file(done=400),))
    changed = after(job, cmd.SetAddress("7", SECOND))
    assert changed.files[0] == replace(job.files[0], url=SECOND)
    assert (changed.state, changed.error) == (S.QUEUED, None)


@pytest.mark.parametrize("number", [None, 0, 1, 3, -1])
def test_the_file_has_to_be_plain(number: int | None) -> None:
    states = (F.PLACED, F.PENDING, F.PENDING) if number is None else (F.PLACED, F.PENDING)
    words = outcome(two_files(*states), cmd.SetAddress("7", SECOND, number))
    assert words.startswith("refused: ")
    assert "misses bytes of file 2" in words


@pytest.mark.parametrize("number", [None, 2])
def test_the_only_incomplete_file_is_meant(number: int | None) -> None:
    changed = after(two_files(F.PLACED, F.PENDING), cmd.SetAddress("7", SECOND, number))
    assert [file.url for file in changed.files] == ["https://example.org/0.iso", SECOND]


def test_another_name_is_tried_at_once_where_the_one_before_existed() -> None:
    job = make_job(S.TRANSFERRED, (F.TRANSFERRED,), number=7, error=EXISTS)
    words = outcome(job, cmd.SetTarget("7", "other.iso"))
    assert words == "FileRenamed PlacementRetried -> PlaceFiles"
    paused = make_job(S.SUSPENDED, (F.TRANSFERRED,), number=7, error=EXISTS)
    assert outcome(paused, cmd.SetTarget("7", "other.iso")) == words


LOGIN = GiveLogin(Login("ann", secret="job/x/1", origins=("https://example.org:443",)))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (S.QUEUED, "LoginGiven"),
        (S.SUSPENDED, "LoginGiven"),
        (S.ERROR, "LoginGiven JobResumed"),
        (S.TRANSIENT_ERROR, "LoginGiven JobResumed"),
        (S.TRANSFERRING, "LoginGiven JobYielded -> StopTransfer"),
    ],
)
def test_a_new_login(state: JobState, expected: str) -> None:
    assert outcome(make_job(state, number=7), LOGIN) == expected


def test_a_new_login_takes_the_place_of_those_for_servers_alone() -> None:
    proxy, server = Login("bob", secret="p", for_proxy=True), Login("eve", secret="s")
    job = make_job(S.ERROR, number=7)
    job = replace(job, options=HttpOptions(logins=(server, proxy)))
    assert after(job, LOGIN).options.logins == (LOGIN.login, proxy)


def test_a_prefix_is_replaced_in_incomplete_files_alone() -> None:
    job = two_files(F.PLACED, F.PENDING, F.PENDING)
    changed = after(job, cmd.ReplacePrefix("7", "https://example.org/", "https://b.example/x/"))
    assert [file.url for file in changed.files] == [
        "https://example.org/0.iso",
        "https://b.example/x/1.iso",
        "https://b.example/x/2.iso",
    ]


@pytest.mark.parametrize("old", ["", "http://example.org/", "https://example.org/2"])
def test_a_prefix_that_fits_nothing_is_refused(old: str) -> None:
    words = outcome(two_files(F.PENDING, F.PENDING), cmd.ReplacePrefix("7", old, "https://x/"))
    assert words.startswith("refused: ")


def test_the_same_address_changes_nothing() -> None:
    job = make_job(S.TRANSFERRING, number=7)
    assert outcome(job, cmd.SetAddress("7", job.files[0].url)) == ""


# A job's own patience


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (HttpOptions(), "AttemptPostponed"),
        (HttpOptions(no_progress_timeout_s=0.0), "JobFailed"),
        (HttpOptions(no_progress_timeout_s=50.0), "AttemptPostponed"),
    ],
)
def test_a_job_has_its_own_no_progress_timeout(options: HttpOptions, expected: str) -> None:
    job = replace(make_job(S.TRANSFERRING), options=options)
    assert outcome(job, rep.AttemptFailed(JOB, 1, BUSY)) == expected


def test_a_job_has_its_own_retry_delay() -> None:
    options = HttpOptions(minimum_retry_delay_s=7.0)
    job = replace(make_job(S.TRANSFERRING, failures=20), options=options)
    assert after(job, rep.AttemptFailed(JOB, 1, BUSY)).retry_at == NOON + 7.0


@pytest.mark.parametrize("limit", [-1.0, float("nan"), float("inf")])
def test_no_rate_is_no_limit(limit: float) -> None:
    assert outcome(typical(S.QUEUED), cmd.SetLimit("7", limit)).startswith("refused: ")


def test_the_same_limit_again_is_nothing_new() -> None:
    limited = after(typical(S.QUEUED), cmd.SetLimit("7", 5.0, Direction.UP))
    assert (limited.upload_limit, limited.download_limit) == (5.0, None)
    assert outcome(limited, cmd.SetLimit("7", 5.0, Direction.UP)) == ""
    assert after(limited, cmd.SetLimit("7", 0.0)).download_limit == 0.0


def test_when_one_whole_file_is_lost_the_others_are_saved_all_the_same() -> None:
    job = replace(make_job(S.QUEUED, [F.TRANSFERRED, F.TRANSFERRED]), completing=True)
    lost = decide(job, rep.PlacingFailed(job.id, 0, LOST), ENVIRONMENT)
    assert in_words(lost) == "FileRestarted -> PlaceFiles"
