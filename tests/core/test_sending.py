"""What follows from what is told of an upload."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.decide import Message, Recover, decide
from ebbtide.core.decision import Decision, Environment
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import File, FileState, Job, JobId, JobKind
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.uploads import SourceVersion, UploadMethod, UploadSession
from tests.core.strategies import FILE_SIZE, NOON, make_job

S, F = JobState, FileState
JOB = JobId("00000001-0000-4000-8000-000000000000")
SOURCE = SourceVersion(FILE_SIZE, 1, 2)
SESSION = UploadSession(UploadMethod.TUS, "https://example.org/files/1")
URL = "https://example.org/0.iso"
OTHER_SESSION = UploadSession(UploadMethod.TUS, "https://example.org/files/2")
UPLOAD_REPORTS: dict[str, rep.Report] = {
    "opened": rep.UploadOpened(JOB, 1, 0, SOURCE, SESSION),
    "sent": rep.Sent(JOB, 1, 0, FILE_SIZE),
    "no reply": rep.ReplyMissing(JOB, 1, 0),
    "listed": rep.Listed(JOB, 1, 0, ()),
    "abandoned": rep.Abandoned(JOB, 0, 0, SESSION),
}


def upload(
    state: JobState, *files: FileState, kind: JobKind = JobKind.UPLOAD, manual: bool = False
) -> Job:
    """A job whose files are sent, in the session of before."""
    job = make_job(state, files or (F.PENDING,), kind=kind, manual=manual)
    sent = tuple(
        replace(file, staging="", version=None, source=SOURCE, session=SESSION)
        if job.sends(index) and file.state is F.PENDING
        else file
        for index, file in enumerate(job.files)
    )
    return replace(job, files=sent)


def follow(job: Job, message: Message) -> Decision:
    return decide(job, message, Environment(NOON, 0.0, Settings()))


def outcome(job: Job, message: Message) -> str:
    decision = follow(job, message)
    events = " ".join(type(event).__name__ for event in decision.events)
    effects = " ".join(type(effect).__name__ for effect in decision.effects)
    return f"{events} -> {effects}".strip() if effects else events


def after(job: Job, *messages: Message) -> Job:
    for message in messages:
        for event in follow(job, message).events:
            evolved = evolve(job, event, NOON)
            assert evolved is not None
            job = evolved
    return job


TABLE = """
opened    | CONNECTING TRANSFERRING                           | UploadStarted
opened    | QUEUED SUSPENDED ERROR TRANSIENT_ERROR            | SessionLearned
opened    | TRANSFERRED                                       | SessionLearned
opened    | ACKNOWLEDGED CANCELLED                            |
sent      | CONNECTING TRANSFERRING                           | FileSent JobTransferred JobCompleted
sent      | QUEUED SUSPENDED ERROR TRANSIENT_ERROR            | FileSent JobCompleted
sent      | TRANSFERRED                                       | FileSent JobCompleted
sent      | ACKNOWLEDGED CANCELLED                            |
listed    | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING TRANSFERRED | FileNoted DirectoryListed
listed    | ACKNOWLEDGED CANCELLED                            |
no reply  | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING TRANSFERRED | ReplyMissed
no reply  | ACKNOWLEDGED CANCELLED                            |
abandoned | QUEUED SUSPENDED ERROR TRANSIENT_ERROR CONNECTING TRANSFERRING TRANSFERRED ACKNOWLEDGED CANCELLED | SessionEnded
"""  # noqa: E501 - a table


def rows() -> list[tuple[str, str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return [(name, state, expected) for name, states, expected in lines for state in states.split()]


@pytest.mark.parametrize(("name", "state", "expected"), rows())
def test_every_report_in_every_state(name: str, state: str, expected: str) -> None:
    assert outcome(upload(S[state]), UPLOAD_REPORTS[name]) == expected


def test_the_table_is_complete() -> None:
    named = [(name, state) for name, state, _ in rows()]
    assert sorted(named) == sorted((name, state.name) for name in UPLOAD_REPORTS for state in S)


class TestTheSession:
    def test_is_kept_with_the_file(self) -> None:
        (file,) = after(
            upload(S.CONNECTING), rep.UploadOpened(JOB, 1, 0, SOURCE, OTHER_SESSION)
        ).files
        assert (file.session, file.source, file.size) == (OTHER_SESSION, SOURCE, FILE_SIZE)

    @pytest.mark.parametrize(("session", "again"), [(SESSION, True), (OTHER_SESSION, False)])
    def test_is_told_once(self, session: UploadSession, again: bool) -> None:
        report = rep.UploadOpened(JOB, 1, 0, SOURCE, session)
        (event,) = follow(upload(S.TRANSFERRING), report).events
        assert event.is_remembered is not again

    def test_goes_with_a_restart(self) -> None:
        restarting = rep.Restarting(JOB, 1, 0, ev.RestartReason.SESSION_LOST)
        (file,) = after(upload(S.TRANSFERRING), restarting).files
        assert (file.session, file.source, file.done) == (None, None, Ranges())

    def test_is_over_when_the_file_is_there(self) -> None:
        job = after(upload(S.TRANSFERRING), UPLOAD_REPORTS["sent"])
        assert job.files[0].session is None
        assert job.state is S.ACKNOWLEDGED

    def test_is_taken_back_when_the_job_is_given_up(self) -> None:
        decision = follow(upload(S.TRANSFERRING), cmd.CancelJob("1"))
        assert eff.AbandonUpload(JOB, 0, SESSION, URL) in decision.effects

    def test_is_taken_back_after_a_crash(self) -> None:
        cancelled = upload(S.CANCELLED)
        assert eff.AbandonUpload(JOB, 0, SESSION, URL) in follow(cancelled, Recover()).effects
        gone = after(cancelled, UPLOAD_REPORTS["abandoned"])
        assert outcome(gone, Recover()) == "-> DiscardStaging"


class TestALocalFileThatWasChanged:
    CHANGED = ErrorInfo(ErrorCode.SOURCE_CHANGED, {"path": "/0.iso"}, 0)

    def test_is_sent_afresh_when_somebody_resumes(self) -> None:
        failed = replace(upload(S.ERROR), error=self.CHANGED)
        decision = follow(failed, cmd.ResumeJob("1"))
        assert decision.effects == (eff.AbandonUpload(JOB, 0, SESSION, URL),)
        (file,) = after(failed, cmd.ResumeJob("1")).files
        assert (file.session, file.source, file.done) == (None, None, Ranges())

    def test_other_errors_keep_what_was_sent(self) -> None:
        failed = replace(upload(S.ERROR), error=ErrorInfo(ErrorCode.REMOTE_FULL, {"host": "h"}, 0))
        assert after(failed, cmd.ResumeJob("1")).files[0].session == SESSION


class TestAnotherAddress:
    ELSEWHERE = "https://example.net/0.iso"

    @pytest.mark.parametrize("state", [S.QUEUED, S.SUSPENDED, S.ERROR, S.TRANSIENT_ERROR])
    def test_begins_afresh_there_and_takes_back_what_was_sent(self, state: JobState) -> None:
        command = cmd.SetAddress("1", self.ELSEWHERE)
        (file,) = after(upload(state), command).files
        assert (file.url, file.session, file.done) == (self.ELSEWHERE, None, Ranges())
        assert follow(upload(state), command).effects == (
            eff.DisownTransfer(JOB),
            eff.AbandonUpload(JOB, 0, SESSION, URL),
        )

    @pytest.mark.parametrize("state", [S.CONNECTING, S.TRANSFERRING])
    def test_listens_no_more_to_who_sends_to_the_old_one(self, state: JobState) -> None:
        command = cmd.ReplacePrefix("1", "https://example.org/", "https://example.net/")
        decision = follow(upload(state), command)
        assert decision.effects == (
            eff.StopTransfer(JOB),
            eff.DisownTransfer(JOB),
            eff.AbandonUpload(JOB, 0, SESSION, URL),
        )
        assert after(upload(state), command).files[0].session is None

    def test_to_which_the_server_sent_us_is_where_it_goes_on(self) -> None:
        (file,) = after(upload(S.TRANSFERRING), rep.Moved(JOB, 1, 0, self.ELSEWHERE)).files
        assert (file.url, file.session) == (self.ELSEWHERE, SESSION)


class TestAnUploadThatWasTakenBack:
    def test_is_not_the_one_that_was_begun_since(self) -> None:
        job = after(upload(S.TRANSFERRING), rep.UploadOpened(JOB, 1, 0, SOURCE, OTHER_SESSION))
        assert follow(job, rep.Abandoned(JOB, 0, 0, SESSION)).events == ()
        ended = after(job, rep.Abandoned(JOB, 0, 0, OTHER_SESSION))
        assert ended.files[0].session is None


class TestTheEnd:
    def test_comes_with_the_last_file(self) -> None:
        job = after(upload(S.TRANSFERRING, F.PENDING, F.PENDING), UPLOAD_REPORTS["sent"])
        assert job.state is S.TRANSFERRING
        assert after(job, rep.Sent(JOB, 1, 1, FILE_SIZE)).state is S.ACKNOWLEDGED

    def test_waits_for_somebody_if_asked_to(self) -> None:
        job = after(upload(S.TRANSFERRING, manual=True), UPLOAD_REPORTS["sent"])
        assert job.state is S.TRANSFERRED
        assert after(job, cmd.CompleteJob("1")).state is S.ACKNOWLEDGED

    def test_waits_until_the_reply_has_its_name(self) -> None:
        job = upload(S.TRANSFERRING, F.PENDING, F.PENDING, kind=JobKind.UPLOAD_REPLY)
        job = after(job, rep.FileWhole(JOB, 1, 1, 10))
        assert job.state is S.TRANSFERRING, "the upload itself is not over"
        job = after(job, UPLOAD_REPORTS["sent"])
        assert job.state is S.TRANSFERRED
        assert after(job, rep.Placed(JOB, 0, 1, "/downloads/1.iso")).state is S.ACKNOWLEDGED

    def test_comes_without_a_reply_that_the_server_does_not_have(self) -> None:
        job = upload(S.TRANSFERRING, F.PENDING, F.PENDING, kind=JobKind.UPLOAD_REPLY)
        job = after(job, rep.ReplyMissing(JOB, 1, 1), UPLOAD_REPORTS["sent"])
        assert job.state is S.ACKNOWLEDGED
        assert len(job.files) == 1


def test_a_directory_makes_way_for_its_files() -> None:
    job = make_job(S.CONNECTING, [F.PENDING, F.PENDING])
    found = tuple(File(f"smb://nas/d/{name}", f"/d/{name}", f"/d/{name}.part") for name in "ab")
    after_it = after(job, rep.Listed(JOB, 1, 0, found))
    assert after_it.files == (*found, job.files[1])
