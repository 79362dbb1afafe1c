"""Secrets, credentials and addresses, as the engine handles them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.credentials import check_server
from ebbtide.core.effects import AbandonUpload
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import Credential, HttpOptions
from ebbtide.core.jobs import Job
from ebbtide.core.ports import JobView
from ebbtide.core.sentences import sentence_of
from ebbtide.core.states import JobState
from ebbtide.core.uploads import SourceVersion, UploadMethod, UploadSession
from ebbtide.engine.messages import Reported, Request, Settled
from tests.engine.fakes import WHOLE, Answers
from tests.engine.scene import Scene

WITH_PASSWORD = "http://ann:secret@example.org/file"


def with_secret(scene: Scene) -> Job:
    answers = scene.ask(cmd.AddDownload((WITH_PASSWORD,)))
    scene.when(scene.files.found())
    assert isinstance(answers.only, JobView)
    return answers.only.job


def test_a_password_in_an_address_goes_nowhere_but_to_the_secrets(scene: Scene) -> None:
    scene.files.note = ("Kept until {when}.", (("when", "the end"),))
    job = with_secret(scene)
    assert job.files[0].url == "http://example.org/file"
    assert job.options.logins[0].user == "ann"
    assert "secret@" not in repr((scene.store.load(), scene.published))
    assert "'secret'" not in repr((scene.store.load(), scene.published))
    told = [sentence_of(recorded.event) for recorded in scene.store.history(job.id)]
    assert told[:2] == ["Added: http://example.org/file.", "Kept until the end."]


@pytest.mark.parametrize("last", [cmd.CancelJob, cmd.CompleteJob])
def test_secrets_end_with_their_job(scene: Scene, last: type[cmd.JobCommand]) -> None:
    job = with_secret(scene)
    assert scene.files.forgotten == []
    scene.ask(last(str(job.number)))
    assert scene.files.forgotten == list(job.options.secret_names)


def test_secrets_of_a_name_that_was_taken_meanwhile_are_not_left_behind(scene: Scene) -> None:
    scene.ask(cmd.AddDownload((WITH_PASSWORD,)))
    scene.ask(cmd.AddDownload((WITH_PASSWORD,)))
    first, second = scene.files.found(), scene.files.found()
    scene.when(first, second)
    assert scene.files.forgotten == list(second.options.secret_names)


@pytest.mark.parametrize(
    "message",
    [
        cmd.AddCredential("example.org", "ann", "secret"),
        cmd.RemoveCredential("example.org"),
        cmd.ListCredentials(),
    ],
)
def test_credentials_are_left_to_other_threads(
    scene: Scene, message: cmd.Command | cmd.Query
) -> None:
    answers = Answers()
    scene.when(Request(message, answers))
    assert answers.replies == []
    ((asked, answer),) = scene.files.credential_messages
    assert asked == message
    found = (Credential(check_server("example.org", for_proxy=False), "ann"),)
    scene.when(Settled(found, answer))
    assert answers.only == found


def test_what_the_keyring_refuses_is_told(scene: Scene) -> None:
    answers = scene.ask(cmd.ListCredentials())
    ((_, answer),) = scene.files.credential_messages
    scene.when(Settled(ErrorInfo(ErrorCode.SECRETS_UNAVAILABLE, {"detail": "locked"}), answer))
    assert answers.error is ErrorCode.SECRETS_UNAVAILABLE


def test_an_expired_address_is_replaced_and_the_job_goes_on(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered(), worker.arrived(40))
    scene.when(worker.failed(ErrorCode.ADDRESS_EXPIRED), worker.ended())
    assert scene.job(job).state is JobState.ERROR
    scene.ask(cmd.SetAddress(str(job.number), "http://example.org/file?token=2"))
    now = scene.job(job)
    assert now.state is JobState.CONNECTING
    assert now.files[0].url == "http://example.org/file?token=2"
    assert now.files[0].done_size == 40
    assert scene.stored(job) == now


def test_a_running_job_starts_again_with_its_new_address(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered())
    scene.ask(cmd.SetAddress(str(job.number), "http://b.example/file"))
    assert scene.job(job).state is JobState.QUEUED
    scene.when(worker.ended())
    assert scene.job(job).state is JobState.CONNECTING
    assert scene.workers.started[-1][0].files[0].url == "http://b.example/file"


def test_nothing_that_is_sent_to_an_old_address_counts_for_the_new_one(scene: Scene) -> None:
    old, new = "http://example.org/file", "http://b.example/file"
    answers = scene.ask(cmd.AddUpload(("/tmp/file",), old))
    scene.when(scene.files.found())
    assert isinstance(answers.only, JobView)
    job = answers.only.job
    worker = scene.worker_of(job)
    source, session = SourceVersion(WHOLE, 1), UploadSession(UploadMethod.TUS, f"{old}?session")
    opened = rep.UploadOpened(job.id, worker.attempt, 0, source, session)
    scene.when(Reported(opened), worker.arrived(40))
    scene.ask(cmd.SetAddress(str(job.number), new))
    acknowledged: list[bool] = []
    late = Reported(opened, acknowledged.append)
    sent = Reported(rep.Sent(job.id, worker.attempt, 0, WHOLE))
    scene.when(worker.arrived(50), late, sent)
    (file,) = scene.stored(job).files
    assert (file.url, file.session, file.done_size) == (new, None, 0)
    assert acknowledged == [False]
    assert scene.workers.abandoned == []
    scene.when(worker.ended())
    assert scene.workers.abandoned == [AbandonUpload(job.id, 0, session, old)]
    assert scene.job(job).state is JobState.CONNECTING
    next_worker = scene.worker_of(job)
    assert next_worker.attempt != worker.attempt
    again = rep.UploadOpened(job.id, next_worker.attempt, 0, source, session)
    scene.when(Reported(again))
    assert scene.stored(job).files[0].session == session


def test_an_address_that_cannot_be_is_refused(scene: Scene) -> None:
    job = scene.given_job()
    answers = scene.ask(cmd.SetAddress(str(job.number), "nonsense"))
    assert answers.error is ErrorCode.URL_INVALID


def failed_login(scene: Scene) -> Job:
    job = with_secret(scene)
    worker = scene.worker_of(job)
    scene.when(worker.failed(ErrorCode.SECRET_MISSING), worker.ended())
    assert scene.job(job).state is JobState.ERROR
    return job


def test_a_new_password_lets_the_job_go_on_and_the_old_one_is_forgotten(scene: Scene) -> None:
    job = failed_login(scene)
    answers = scene.ask(cmd.SetLogin(str(job.number), "bob", "other"))
    assert answers.replies == []
    scene.when(scene.files.kept())
    now = scene.job(job)
    assert now.state is JobState.CONNECTING
    (login,) = now.options.logins
    assert (login.user, login.password, login.origins) == ("bob", "", ("http://example.org:80",))
    assert scene.files.forgotten == list(job.options.secret_names)
    assert scene.stored(job) == now
    assert "'other'" not in repr((scene.store.load(), scene.published))
    told = [sentence_of(recorded.event) for recorded in scene.store.history(job.id)]
    assert "It has a new password for bob." in told


def test_a_running_job_starts_again_with_its_new_password(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered())
    scene.ask(cmd.SetLogin(str(job.number), "bob", "other"))
    scene.when(scene.files.kept())
    assert scene.job(job).state is JobState.QUEUED
    scene.when(worker.ended())
    assert scene.workers.started[-1][0].options.logins[0].user == "bob"


def test_a_password_for_a_job_that_ended_meanwhile_is_not_left_behind(scene: Scene) -> None:
    job = failed_login(scene)
    answers = scene.ask(cmd.SetLogin(str(job.number), "bob", "other"))
    scene.ask(cmd.CancelJob(str(job.number)))
    scene.files.forgotten.clear()
    kept = scene.files.kept()
    scene.when(kept)
    assert answers.error is ErrorCode.INVALID_STATE
    assert scene.files.forgotten == [kept.login.secret]


@pytest.mark.parametrize(
    ("user", "error"), [("", ErrorCode.VALUE_INVALID), ("a\nb", ErrorCode.VALUE_INVALID)]
)
def test_a_login_that_cannot_be_is_refused_before_anything_is_kept(
    scene: Scene, user: str, error: ErrorCode
) -> None:
    job = scene.given_job()
    assert scene.ask(cmd.SetLogin(str(job.number), user, "x")).error is error
    assert scene.files.logins == []


def test_no_password_for_a_job_that_is_over(scene: Scene) -> None:
    job = scene.given_job()
    scene.ask(cmd.CancelJob(str(job.number)))
    answers = scene.ask(cmd.SetLogin(str(job.number), "ann", "x"))
    assert answers.error is ErrorCode.INVALID_STATE
    assert scene.files.logins == []


def test_another_name_for_a_file_whose_name_exists(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered(), worker.whole(), worker.ended())
    scene.when(scene.not_placed(job, ErrorCode.TARGET_EXISTS, file=0))
    assert scene.job(job).error is not None
    scene.files.placed.clear()
    scene.ask(cmd.SetTarget(str(job.number), "other"))
    (placing,) = scene.files.placed
    assert placing.files[0].target.endswith("/other")
    assert scene.job(job).error is None
    assert scene.engine.ledger.owner_of(placing.files[0].target) is not None


def test_a_name_that_another_job_has_is_refused(scene: Scene) -> None:
    one, other = scene.given_job(), scene.given_job()
    taken = scene.job(other).files[0].target
    answers = scene.ask(cmd.SetTarget(str(one.number), taken))
    assert answers.error is ErrorCode.TARGET_TAKEN
    assert scene.job(one).files[0].target == one.files[0].target


def test_the_history_names_the_parts_and_the_checksum_that_were_asked_for(scene: Scene) -> None:
    checksum = "sha256:" + "0" * 64
    options = HttpOptions(checksum=checksum)
    answers = scene.ask(cmd.AddDownload(("http://example.org/file",), options=options))
    prepared = scene.files.found()
    parts = (FileRange(0, 100), FileRange(5000))
    scene.when(replace(prepared, files=(replace(prepared.files[0], ranges=parts),)))
    assert isinstance(answers.only, JobView)
    told = [sentence_of(recorded.event) for recorded in scene.store.history(answers.only.job.id)]
    assert told[:3] == [
        "Added: http://example.org/file.",
        "Only parts of file 1 are wanted, by offset and length: 0:100,5000:eof.",
        f"The file has to match the checksum {checksum}.",
    ]


def test_a_long_list_of_parts_is_cut_short(scene: Scene) -> None:
    answers = scene.ask(cmd.AddDownload(("http://example.org/file",)))
    prepared = scene.files.found()
    parts = tuple(FileRange(10 * number, 1) for number in range(1000))
    scene.when(replace(prepared, files=(replace(prepared.files[0], ranges=parts),)))
    assert isinstance(answers.only, JobView)
    history = scene.store.history(answers.only.job.id)
    assert len(sentence_of(history[1].event)) < 300
