"""Secrets, credentials and addresses, as the engine handles them."""

from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.credentials import check_server
from ebbtide.core.effects import AbandonUpload
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.http_options import Credential
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
