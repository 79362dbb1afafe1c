"""A disk that is really full: a small file system in memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.engine.intake import prepare_files
from ebbtide.engine.messages import Prepared, Reported
from ebbtide.engine.placement import place
from ebbtide.engine.worker import Worker
from tests.conftest import refuse
from tests.engine.fakes import WHOLE, ScriptedTransport, pattern, serve
from tests.engine.scene import URL, Scene

DISK_BYTES = 1024 * 1024
JOB = JobId("12345678")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of one megabyte."""
    if os.geteuid() != 0:
        refuse("only root mounts a small disk")
    mounted = tmp_path / "disk"
    mounted.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(mounted)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode != 0:
        refuse("mounting is not allowed here")
    yield mounted
    subprocess.run(["umount", str(mounted)], check=True)


def fill(disk: Path) -> Path:
    """Take all the space there is."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free_bytes(disk))
    return ballast


def free_bytes(disk: Path) -> int:
    statistics = os.statvfs(disk)
    return statistics.f_bavail * statistics.f_frsize


def test_adding_is_refused_and_changes_nothing(disk: Path) -> None:
    fill(disk)
    with pytest.raises(CommandError) as caught:
        prepare_files(AddDownload((URL,)), (URL,), JOB, disk, lambda _: False)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert str(disk) in caught.value.info.text
    assert ".part" not in caught.value.info.text
    assert [path.name for path in disk.iterdir()] == ["ballast"]


def test_a_transfer_waits_for_space_and_then_goes_on(disk: Path, scene: Scene) -> None:
    scene.ask(cmd.AddDownload((URL,)))
    job_id, command, urls, answer = scene.files.asked.pop()
    assert isinstance(command, cmd.AddDownload)
    files = prepare_files(command, urls, job_id, disk, lambda _: False)
    scene.when(Prepared(job_id, command, files, answer))
    (job,) = scene.engine.ledger.jobs.values()
    # The transfer begins with the last space there is.
    ballast = fill(disk)
    os.truncate(ballast, ballast.stat().st_size - 4096)
    transport = ScriptedTransport(serve(0, 8192), serve(0, WHOLE))

    work(scene, job, transport)
    waiting = scene.job(job)
    assert waiting.state is JobState.TRANSIENT_ERROR
    assert waiting.error is not None
    assert waiting.error.code is ErrorCode.DISK_FULL
    assert "is full" in scene.reason(waiting)

    ballast.unlink()
    scene.later(600)
    work(scene, job, transport)
    done = scene.job(job)
    assert done.state is JobState.TRANSFERRED
    place(files[0].staging, files[0].target, WHOLE)
    assert Path(files[0].target).read_bytes() == pattern(0, WHOLE)


def work(scene: Scene, job: Job, transport: ScriptedTransport) -> None:
    """Let a real worker do what the engine has just started one for."""
    started, attempt = scene.workers.started[-1]
    assert started.id == job.id
    messages: list[Reported] = []
    Worker(started, attempt, {"http": transport}, Settings(), messages.append).run()
    assert isinstance(messages[-1].report, rep.AttemptEnded)
    scene.when(*messages)
