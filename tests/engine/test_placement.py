"""Giving files their names, on a real disk."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.engine import renaming, staging
from ebbtide.engine.placement import discard, place
from ebbtide.engine.renaming import rename_exclusively
from tests.engine.fakes import WHOLE, pattern


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "file.1234.part"
    path.write_bytes(pattern(0, WHOLE))
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "file"


Link = Callable[..., None]


def no_hard_links(number: int) -> Link:
    def link(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return link


@pytest.fixture(params=["links", "kernel rename", "plain rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every way a file can get its name, depending on what the file system can do."""
    if request.param != "links":
        monkeypatch.setattr(os, "link", no_hard_links(errno.EPERM))
    if request.param == "plain rename":
        monkeypatch.setattr(renaming, "_kernel_rename", lambda: None)
    return str(request.param)


def refused(part: Path, target: Path) -> ErrorCode:
    with pytest.raises(TransferError) as caught:
        place(str(part), str(target), WHOLE)
    return caught.value.code


@pytest.mark.usefixtures("way")
class TestEveryWay:
    def test_a_file_gets_its_name(self, part: Path, target: Path) -> None:
        place(str(part), str(target), WHOLE)
        assert target.read_bytes() == pattern(0, WHOLE)
        assert not part.exists()
        assert target.stat().st_nlink == 1

    def test_twice_is_harmless(self, part: Path, target: Path) -> None:
        place(str(part), str(target), WHOLE)
        place(str(part), str(target), WHOLE)
        assert target.read_bytes() == pattern(0, WHOLE)

    def test_a_file_that_is_there_is_left_alone(self, part: Path, target: Path) -> None:
        target.write_bytes(b"mine")
        assert refused(part, target) is ErrorCode.TARGET_EXISTS
        assert target.read_bytes() == b"mine"
        assert part.exists()

    def test_so_is_one_of_the_same_size_and_even_the_same_bytes(
        self, part: Path, target: Path
    ) -> None:
        target.write_bytes(pattern(0, WHOLE))
        inode = target.stat().st_ino
        assert refused(part, target) is ErrorCode.TARGET_EXISTS
        assert target.stat().st_ino == inode

    def test_so_is_a_symbolic_link_to_nowhere(self, part: Path, target: Path) -> None:
        target.symlink_to("/nowhere")
        assert refused(part, target) is ErrorCode.TARGET_EXISTS
        assert target.is_symlink()

    def test_a_crash_in_the_middle_of_a_placement(self, part: Path, target: Path, way: str) -> None:
        if way == "links":
            target.hardlink_to(part)
        else:
            part.rename(target)
        place(str(part), str(target), WHOLE)
        assert target.read_bytes() == pattern(0, WHOLE)
        assert not part.exists()

    def test_a_lost_file_is_named(self, part: Path, target: Path) -> None:
        part.unlink()
        assert refused(part, target) is ErrorCode.STAGING_LOST

    @pytest.mark.parametrize("size", [WHOLE - 1, WHOLE + 1])
    def test_a_file_of_another_length_is_not_placed(
        self, part: Path, target: Path, size: int
    ) -> None:
        os.truncate(part, size)
        assert refused(part, target) is ErrorCode.STAGING_LOST
        assert not target.exists()

    def test_a_symbolic_link_in_its_place_is_not_placed(self, part: Path, target: Path) -> None:
        other = part.rename(part.with_name("other"))
        part.symlink_to(other)
        assert refused(part, target) is ErrorCode.STAGING_LOST
        assert not os.path.lexists(target)

    def test_a_directory_in_its_place_is_not_placed(self, part: Path, target: Path) -> None:
        part.unlink()
        part.mkdir()
        assert refused(part, target) is ErrorCode.STAGING_LOST
        assert not target.exists()

    def test_a_directory_under_the_final_name_of_a_lost_file_is_no_file(
        self, part: Path, target: Path
    ) -> None:
        part.unlink()
        target.mkdir()
        with pytest.raises(TransferError) as caught:
            place(str(part), str(target), target.stat().st_size)
        assert caught.value.code is ErrorCode.STAGING_LOST

    def test_a_vanished_directory_is_named(self, tmp_path: Path) -> None:
        gone = tmp_path / "gone"
        assert refused(gone / "part", gone / "file") is ErrorCode.DIRECTORY_VANISHED

    def test_a_name_that_is_too_long_is_named(self, part: Path, tmp_path: Path) -> None:
        assert refused(part, tmp_path / ("x" * 300)) is ErrorCode.NAME_INVALID
        assert part.exists()

    def test_two_at_the_same_time_are_harmless(self, part: Path, target: Path) -> None:
        together = threading.Barrier(2)
        errors: list[TransferError] = []

        def work() -> None:
            together.wait()
            try:
                place(str(part), str(target), WHOLE)
            except TransferError as error:
                errors.append(error)

        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert target.read_bytes() == pattern(0, WHOLE)
        assert not part.exists()


@pytest.mark.parametrize("number", [errno.EIO, errno.EROFS])
def test_what_else_the_disk_says_is_not_a_reason_to_rename(
    part: Path, target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", no_hard_links(number))
    expected = ErrorCode.READ_ONLY if number == errno.EROFS else ErrorCode.DISK_FAILED
    assert refused(part, target) is expected
    assert not target.exists()


def test_a_file_system_without_flushing_of_directories_is_fine(
    part: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", fsync)
    place(str(part), str(target), WHOLE)
    assert target.exists()


def test_so_is_one_that_does_not_let_us_open_them(tmp_path: Path) -> None:
    staging.sync_directory(tmp_path / "nowhere")


class TestRenaming:
    def test_the_kernel_never_replaces(self, part: Path, target: Path) -> None:
        target.write_bytes(b"mine")
        with pytest.raises(FileExistsError):
            rename_exclusively(str(part), str(target))
        assert target.read_bytes() == b"mine"

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            rename_exclusively(str(tmp_path / "a"), str(tmp_path / "b"))

    def test_names_need_not_be_unicode(self, tmp_path: Path) -> None:
        old, new = tmp_path / "\udcff", tmp_path / "\udcfe"
        old.write_bytes(b"x")
        rename_exclusively(str(old), str(new))
        assert new.read_bytes() == b"x"
        assert not old.exists()


class TestDiscarding:
    def test_a_staging_file_goes(self, part: Path) -> None:
        discard(str(part))
        discard(str(part))
        assert not part.exists()

    def test_a_vanished_directory_is_fine(self, tmp_path: Path) -> None:
        discard(str(tmp_path / "gone" / "part"))

    def test_what_is_no_file_stays(self, tmp_path: Path) -> None:
        (tmp_path / "part").mkdir()
        with pytest.raises(TransferError):
            discard(str(tmp_path / "part"))
        assert (tmp_path / "part").is_dir()
