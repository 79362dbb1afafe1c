"""Many small files made durable at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.engine import flushing
from ebbtide.engine.flushing import LARGEST, Batch


class Disk:
    """Counts flushes, and fails when told to."""

    def __init__(self) -> None:
        self.flushes = 0
        self.error = 0

    def __call__(self, descriptor: int) -> None:
        os.fstat(descriptor)
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        self.flushes += 1


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(flushing, "_flush", disk)
    monkeypatch.setattr(flushing, "_sync_file_system", disk)
    return disk


@pytest.fixture
def batch(disk: Disk, tmp_path: Path) -> Iterator[Batch]:
    batch = Batch()
    batch.open(str(tmp_path / "a.part"))
    yield batch
    batch.close()
    batch.close()


def test_files_are_told_after_one_flush_in_their_order(batch: Batch, disk: Disk) -> None:
    told: list[tuple[int, int]] = []
    for number in range(5):
        batch.add(lambda number=number: told.append((number, disk.flushes)))  # type: ignore[misc]
    assert told == []
    batch.flush()
    batch.flush()
    assert told == [(number, 1) for number in range(5)]
    assert disk.flushes == 1


def test_nobody_waits_for_more_than_so_many(
    batch: Batch, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flushing, "MOST", 3)
    for _ in range(7):
        batch.add(lambda: None)
    assert disk.flushes == 2


def test_a_disk_that_fails_tells_of_no_file_and_goes_on_failing(batch: Batch, disk: Disk) -> None:
    told: list[int] = []
    disk.error = errno.EIO
    batch.add(lambda: told.append(1))
    for _ in range(2):
        with pytest.raises(TransferError) as caught:
            batch.flush()
        assert caught.value.code is ErrorCode.DISK_FAILED
        disk.error = 0
    assert told == []


def test_only_small_files_of_its_directory_may_wait(batch: Batch, tmp_path: Path) -> None:
    assert batch.can_take(str(tmp_path / "b.part"), LARGEST)
    assert not batch.can_take(str(tmp_path / "b.part"), LARGEST + 1)
    assert not batch.can_take("/elsewhere/b.part", 1)


def test_where_the_system_cannot_do_it_each_file_is_flushed_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flushing, "_sync_file_system", None)
    batch = Batch()
    batch.open(str(tmp_path / "a.part"))
    assert not batch.can_take(str(tmp_path / "a.part"), 1)


def test_the_real_disk(tmp_path: Path) -> None:
    batch, told = Batch(), []
    batch.open(str(tmp_path / "a.part"))
    batch.add(lambda: told.append(1))
    batch.flush()
    batch.close()
    assert told == [1]
