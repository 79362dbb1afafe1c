"""Room on a disk that is really small, and a transfer that waits for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, ErrorInfo, TransferError
from ebbtide.core.jobs import File, Job, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState
from ebbtide.engine import room
from ebbtide.engine.messages import Reported, RoomFound
from ebbtide.engine.origin import ORIGIN, mark_origin, public_address
from ebbtide.engine.space import LOOK_INTERVAL_S, SpaceWatch
from ebbtide.engine.staging import StagingFile
from tests.engine.fakes import WHOLE
from tests.engine.scene import Scene
from tests.engine.test_full_disk import DISK_BYTES, disk, fill, free_bytes

__all__ = ["disk"]
MIB = 1024 * 1024


@pytest.fixture
def staging(disk: Path) -> Iterator[StagingFile]:
    opened = StagingFile.open(str(disk / "file.part"), Ranges())
    yield opened
    opened.close()


def test_a_file_that_does_not_fit_is_refused_before_its_first_byte(
    staging: StagingFile, disk: Path
) -> None:
    free = free_bytes(disk)
    with pytest.raises(TransferError) as caught:
        staging.make_room(free + 100_000)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert "100 kB more must be free" in str(caught.value)
    assert ".part" not in str(caught.value)
    assert free_bytes(disk) == free


def test_what_is_here_already_needs_no_room(staging: StagingFile, disk: Path) -> None:
    staging.write(0, bytes(300_000))
    free = free_bytes(disk)
    staging.make_room(300_000 + free)
    with pytest.raises(TransferError):
        staging.make_room(300_000 + free + 100_000)


def test_room_that_is_taken_cannot_be_taken_by_others(tmp_path: Path) -> None:
    opened = StagingFile.open(str(tmp_path / "file.part"), Ranges())
    try:
        opened.make_room(2 * MIB)
        status = (tmp_path / "file.part").stat()
        # Its length still tells what was written.
        assert status.st_size == 0
        assert status.st_blocks * 512 in (0, 2 * MIB)
        opened.write(0, b"x" * 1000)
        opened.cut(1000)
        assert (tmp_path / "file.part").stat().st_size == 1000
    finally:
        opened.close()


def test_others_who_take_the_room_are_noticed(staging: StagingFile, disk: Path) -> None:
    size = DISK_BYTES // 2
    staging.make_room(size)
    staging.check_room(size)
    fill(disk)
    with pytest.raises(TransferError) as caught:
        staging.check_room(size)
    assert caught.value.code is ErrorCode.DISK_FULL


def test_nothing_is_known_of_a_directory_that_is_not_there(tmp_path: Path) -> None:
    assert room.free_bytes(str(tmp_path / "nowhere")) is None


# Waiting for space


def full_job(scene: Scene) -> Job:
    """A job that met a full disk: 60 of its bytes are missing."""
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered(), worker.arrived(WHOLE - 60))
    error = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/d", "missing": "60 B"}, 0)
    failed = rep.AttemptFailed(job.id, worker.attempt, error)
    scene.when(Reported(failed), worker.ended())
    return scene.job(job)


@pytest.mark.parametrize(
    ("free", "goes_on"), [((10, 60), True), ((10, 59), False), ((90, 90), False)]
)
def test_freed_space_lets_a_job_go_on_within_seconds(
    free: tuple[int, int], goes_on: bool, scene: Scene
) -> None:
    watch, job = SpaceWatch([]), full_job(scene)
    jobs = {job.id: job}
    watch.changed(job)
    assert watch.to_look_at(jobs, 0.0) == (job,)
    assert watch.to_look_at(jobs, 100.0) == ()
    assert watch.looked({job.id: free[0]}, jobs) == ()
    assert watch.to_look_at(jobs, LOOK_INTERVAL_S) == (job,)
    assert watch.looked({job.id: free[1]}, jobs) == ((job.id,) if goes_on else ())


def test_the_engine_looks_at_once_and_then_every_two_seconds(scene: Scene) -> None:
    job = full_job(scene)
    assert scene.files.looked_at == [[job.id]]
    scene.when(RoomFound({job.id: 0}))
    wait_s = scene.engine.wait_s()
    assert wait_s is not None
    assert wait_s <= LOOK_INTERVAL_S


def test_a_job_whose_disk_has_room_again_runs(scene: Scene) -> None:
    job = full_job(scene)
    scene.when(RoomFound({job.id: 0}))
    assert scene.job(job).state is JobState.TRANSIENT_ERROR
    # Before its own retry is due.
    scene.when(RoomFound({job.id: 60}))
    assert scene.job(job).state is JobState.CONNECTING


def test_nobody_looks_where_nobody_waits(scene: Scene) -> None:
    watch = SpaceWatch([])
    assert watch.next_look_at is None
    job = full_job(scene)
    watch.changed(job)
    scene.ask(cmd.SuspendJob(str(job.number)))
    assert watch.to_look_at({job.id: scene.job(job)}, 0.0) == ()
    assert watch.next_look_at is None


# Where a file comes from


def file_at(path: Path, url: str, last_modified: str | None) -> File:
    path.write_bytes(b"x")
    version = RemoteVersion(length=1, last_modified=last_modified)
    return File(url, str(path.with_suffix("")), str(path), version=version)


def test_a_file_gets_the_server_s_date_and_its_address(tmp_path: Path) -> None:
    date = "Wed, 18 Nov 2026 12:00:00 GMT"
    file = file_at(tmp_path / "a.part", "https://ann@example.org/a?token=secret#x", date)
    mark_origin(file)
    assert Path(file.staging).stat().st_mtime == 1_795_003_200
    try:
        found = os.getxattr(file.staging, ORIGIN)
    except OSError:
        pytest.skip("this file system keeps no attributes")
    assert found == b"https://example.org/a"


@pytest.mark.parametrize("date", [None, "nonsense", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_date_that_is_none_changes_nothing(tmp_path: Path, date: str | None) -> None:
    file = file_at(tmp_path / "a.part", "https://example.org/a", date)
    before = Path(file.staging).stat().st_mtime_ns
    mark_origin(file)
    assert Path(file.staging).stat().st_mtime_ns == before


def test_a_file_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    file = file_at(tmp_path / "a.part", "https://example.org/a", "x")
    Path(file.staging).unlink()
    mark_origin(file)


@pytest.mark.parametrize(
    ("url", "public"),
    [("https://u:p@h/a?b#c", "https://h/a"), ("http://h/", "http://h/")],
)
def test_an_address_for_everybody_has_no_secrets(url: str, public: str) -> None:
    assert public_address(url) == public
