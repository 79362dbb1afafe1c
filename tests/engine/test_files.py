"""The file service: whatever happens on its threads, somebody is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, TypeVar

import pytest

from ebbtide.core import reports as rep
from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import File, FileState, Job, JobId
from ebbtide.core.settings import Settings
from ebbtide.engine.files import FileService
from ebbtide.engine.intake import new_job
from ebbtide.engine.messages import Message, NotPrepared, Prepared, Reported, SecretsForgotten
from ebbtide.engine.vault import Vault
from tests.engine.fakes import WHOLE, Answers, pattern
from tests.engine.test_vault import Drawer

URL = "http://example.org/file"
JOB = JobId("12345678-0000-4000-8000-000000000000")
T = TypeVar("T")


class AtOnce(Executor):
    """Does the work at once, and swallows what it raises, as executors do."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except ArithmeticError as error:
            future.set_exception(error)
        return future


class Disk:
    """A file service whose messages are kept."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.messages: list[Message] = []
        self.answer = Answers()
        self.service = FileService(AtOnce(), self.messages.append, lambda: directory)

    def prepare(
        self,
        chosen: str = "",
        is_taken: Callable[[str], bool] = lambda _: False,
        **fields: str,
    ) -> Message:
        command = AddDownload((URL,), **fields)  # type: ignore[arg-type]
        settings = Settings({"download_directory": chosen} if chosen else {})
        self.service.prepare(JOB, command, (URL,), settings, is_taken, self.answer)
        return self.messages.pop()

    def job(self, *states: FileState) -> Job:
        files = tuple(
            File(
                URL,
                str(self.directory / f"{index}"),
                str(self.directory / f"{index}.part"),
                state,
                size=WHOLE,
            )
            for index, state in enumerate(states)
        )
        for file, state in zip(files, states, strict=True):
            if state is not FileState.PLACED:
                Path(file.staging).write_bytes(pattern(0, WHOLE))
        return new_job(Prepared(JOB, AddDownload((URL,)), files, self.answer), 1, 0.0)

    def reports(self) -> list[rep.Report]:
        return [message.report for message in self.messages if isinstance(message, Reported)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path)
    yield disk
    disk.service.close()


def mistake(_: str) -> bool:
    raise ZeroDivisionError("a mistake")


def test_a_request_is_prepared(disk: Disk) -> None:
    message = disk.prepare()
    assert isinstance(message, Prepared)
    assert message.job_id == JOB
    assert message.answer is disk.answer
    assert [file.target for file in message.files] == [str(disk.directory / "file")]


def test_the_directory_of_the_settings_comes_first(disk: Disk, tmp_path: Path) -> None:
    message = disk.prepare(chosen=str(tmp_path / "chosen"))
    assert isinstance(message, Prepared)
    assert message.files[0].target == str(tmp_path / "chosen" / "file")


def test_a_refusal_names_its_reason(disk: Disk) -> None:
    message = disk.prepare(directory="/nowhere")
    assert isinstance(message, NotPrepared)
    assert (message.job_id, message.answer) == (JOB, disk.answer)
    assert message.error.code is ErrorCode.DIRECTORY_MISSING


def test_even_a_mistake_of_ours_is_answered(disk: Disk, caplog: pytest.LogCaptureFixture) -> None:
    message = disk.prepare(is_taken=mistake)
    assert isinstance(message, NotPrepared)
    assert message.error.code is ErrorCode.UNEXPECTED
    assert "a mistake" in message.error.text
    assert "Traceback" in caplog.text


def test_whole_files_get_their_names_and_the_others_do_not(disk: Disk) -> None:
    job = disk.job(FileState.PLACED, FileState.TRANSFERRED, FileState.PENDING)
    disk.service.place(job)
    assert disk.reports() == [rep.Placed(JOB, 0, 1, job.files[1].target)]
    assert Path(job.files[1].target).read_bytes() == pattern(0, WHOLE)
    assert not Path(job.files[2].target).exists()


def test_new_names_are_flushed_together(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    job = disk.job(FileState.TRANSFERRED, FileState.TRANSFERRED)
    flushed: list[bool] = []

    def fsync(descriptor: int) -> None:
        flushed.append(os.path.samestat(os.fstat(descriptor), disk.directory.stat()))
        assert all(Path(file.target).exists() for file in job.files)
        assert disk.reports() == []

    monkeypatch.setattr(os, "fsync", fsync)
    disk.service.place(job)
    assert flushed == [True]
    assert [type(report) for report in disk.reports()] == [rep.Placed, rep.Placed]


def test_a_directory_that_cannot_be_flushed_is_told(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = disk.job(FileState.TRANSFERRED, FileState.TRANSFERRED)

    def fsync(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        disk.service.place(job)
    (failed,) = disk.reports()
    assert isinstance(failed, rep.PlacingFailed)
    assert failed.error.code is ErrorCode.DISK_FAILED
    disk.messages.clear()
    disk.service.place(job)
    assert [type(report) for report in disk.reports()] == [rep.Placed, rep.Placed]


def test_what_waits_to_be_placed_takes_later_files_along(tmp_path: Path) -> None:
    waiting: list[Callable[[], object]] = []

    class Later(AtOnce):
        def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
            waiting.append(lambda: fn(*args, **kwargs))
            return Future()

    disk = Disk(tmp_path)
    disk.service = FileService(Later(), disk.messages.append, lambda: tmp_path)
    disk.service.place(disk.job(FileState.TRANSFERRED, FileState.PENDING))
    disk.service.place(disk.job(FileState.TRANSFERRED, FileState.TRANSFERRED))
    (work,) = waiting
    work()
    assert len(disk.reports()) == 2


def test_one_file_that_cannot_be_placed_does_not_hold_up_the_next(disk: Disk) -> None:
    job = disk.job(FileState.TRANSFERRED, FileState.TRANSFERRED)
    Path(job.files[0].target).write_bytes(b"mine")
    disk.service.place(job)
    failed, placed = disk.reports()
    assert isinstance(failed, rep.PlacingFailed)
    assert (failed.error.code, failed.error.file_index) == (ErrorCode.TARGET_EXISTS, 0)
    assert placed == rep.Placed(JOB, 0, 1, job.files[1].target)


def test_what_is_unfinished_is_discarded_and_what_is_placed_stays(disk: Disk) -> None:
    job = disk.job(FileState.PLACED, FileState.TRANSFERRED, FileState.PENDING)
    placed = Path(job.files[0].target)
    placed.write_bytes(b"mine")
    disk.service.discard(job)
    assert {path for path in disk.directory.iterdir() if path.is_file()} == {placed}
    assert disk.messages == []


def test_one_file_that_cannot_be_discarded_does_not_hold_up_the_next(
    disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    job = disk.job(FileState.PENDING, FileState.PENDING)
    Path(job.files[0].staging).unlink()
    Path(job.files[0].staging).mkdir()
    disk.service.discard(job)
    assert not Path(job.files[1].staging).exists()
    assert "job 1" in caplog.text


def test_it_is_told_which_secrets_are_gone(tmp_path: Path) -> None:
    messages: list[Message] = []
    drawer = Drawer()
    drawer.held = {"a": "x", "b": "y"}
    service = FileService(AtOnce(), messages.append, lambda: tmp_path, vault=Vault(drawer))
    service.forget_secrets(())
    service.forget_secrets(("a", "gone before"))
    assert drawer.held == {"b": "y"}
    assert messages == [SecretsForgotten(("a", "gone before"))]
