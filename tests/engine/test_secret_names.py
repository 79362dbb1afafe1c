"""A crash at any moment leaves nothing in the keyring that no job needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import Header, HttpOptions, Login
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.ports import Store
from ebbtide.engine.messages import SecretsForgotten
from ebbtide.engine.secret_names import SecretNames, names_for
from ebbtide.engine.vault import Vault
from ebbtide.storage import MemoryStore, SqliteStore
from tests.engine.scene import Scene
from tests.engine.test_vault import OPTIONS, Drawer

WITH_PASSWORD = "http://ann:secret@example.org/file"
ADD = cmd.AddDownload((WITH_PASSWORD,))


@pytest.fixture(params=["memory", "sqlite"])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with ExitStack() as opened:
        store: Store = MemoryStore()
        if request.param == "sqlite":
            store = opened.enter_context(closing(SqliteStore(tmp_path / "jobs.db")))
        yield Scene(store)


def names_on_record(scene: Scene) -> set[str]:
    return set(scene.store.load().secret_names)


def next_run(scene: Scene) -> Scene:
    """What the next run forgets is gone from the record once that is done."""
    after = scene.restarted()
    after.when(SecretsForgotten(tuple(after.files.forgotten)))
    return after


def job_with_secret(scene: Scene) -> Job:
    scene.ask(ADD)
    scene.when(scene.files.found())
    (job,) = scene.engine.ledger.jobs.values()
    assert job.options.secret_names
    return job


def test_a_crash_before_the_job_is_on_record_leaves_no_secret(scene: Scene) -> None:
    scene.ask(ADD)
    kept = scene.files.found().options.secret_names
    assert names_on_record(scene) == set(kept) != set()
    after = next_run(scene)
    assert after.files.forgotten == list(kept)
    assert names_on_record(after) == set()
    assert next_run(after).files.forgotten == []


def test_a_secret_that_could_not_be_removed_is_tried_again_at_the_next_start(scene: Scene) -> None:
    scene.ask(ADD)
    after = scene.restarted()
    after.when(SecretsForgotten(()))
    assert after.restarted().files.forgotten == after.files.forgotten != []


def test_nothing_is_kept_that_could_not_be_written_down_before(scene: Scene) -> None:
    job = job_with_secret(scene)
    scene.store.is_broken = True
    assert scene.ask(ADD).error is ErrorCode.STORE_UNAVAILABLE
    assert scene.ask(cmd.SetLogin(str(job.number), "bob", "x")).error is ErrorCode.STORE_UNAVAILABLE
    assert (scene.files.asked, scene.files.logins) == ([], [])
    scene.store.is_broken = False
    scene.when()
    assert names_on_record(scene) == set(job.options.secret_names)


def test_a_job_keeps_its_secrets_over_a_crash(scene: Scene) -> None:
    job = job_with_secret(scene)
    after = next_run(scene)
    assert after.files.forgotten == []
    assert names_on_record(after) == set(job.options.secret_names)


@pytest.mark.parametrize("end", [cmd.CancelJob, cmd.RemoveJob])
def test_a_crash_after_a_job_has_ended_leaves_no_secret(
    scene: Scene, end: type[cmd.JobCommand]
) -> None:
    job = job_with_secret(scene)
    if end is cmd.RemoveJob:
        scene.ask(cmd.CancelJob(str(job.number)))
    scene.ask(end(str(job.number)))
    after = next_run(scene)
    assert after.files.forgotten == list(job.options.secret_names)
    assert names_on_record(after) == set()


def test_a_crash_before_a_new_login_is_on_record_leaves_the_old_one_alone(scene: Scene) -> None:
    job = job_with_secret(scene)
    scene.ask(cmd.SetLogin(str(job.number), "bob", "other"))
    kept = scene.files.kept().login.secret
    assert kept not in job.options.secret_names
    assert next_run(scene).files.forgotten == [kept]


def test_two_new_logins_at_once_have_two_names(scene: Scene) -> None:
    job = job_with_secret(scene)
    number = str(job.number)
    scene.ask(cmd.SetLogin(number, "bob", "x"), cmd.SetLogin(number, "eve", "y"))
    assert scene.files.kept().login.secret != scene.files.kept().login.secret


def test_secrets_of_a_job_that_could_not_be_recorded_are_forgotten(scene: Scene) -> None:
    answers = scene.ask(ADD)
    prepared = scene.files.found()
    scene.store.is_broken = True
    scene.when(prepared)
    assert answers.error is ErrorCode.STORE_UNAVAILABLE
    assert scene.files.forgotten == list(prepared.options.secret_names)


def test_secrets_of_a_refused_job_are_forgotten(scene: Scene) -> None:
    scene.ask(ADD)
    scene.when(scene.files.refused())
    assert scene.files.forgotten == sorted(names_on_record(scene)) != []


def test_names_fit_what_the_vault_keeps() -> None:
    job_id = JobId("a-job")
    drawer = Drawer()
    Vault(drawer).take_over(OPTIONS, job_id)
    assert names_for(OPTIONS, job_id) == tuple(drawer.held)
    assert names_for(HttpOptions(headers=(Header("X", "seen"),)), job_id) == ()
    assert len(names_for(HttpOptions(logins=(Login("ann", "x"),)), job_id)) == 1


def test_a_step_is_taken_back_whole() -> None:
    names = SecretNames({"a", "b"})
    names.intend(["c"])
    names.forgotten(["a", "c", "unknown"])
    assert (names.named, names.gone) == ((), ("a",))
    names.intend(["d"])
    names.roll_back()
    assert not names.has_changes
    assert [name for name in "abcd" if name in names] == ["a", "b"]
