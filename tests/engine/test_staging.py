"""Staging files, on a real disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ranges import Ranges
from ebbtide.engine import staging
from ebbtide.engine.staging import StagingFile, disk_error
from tests.engine.fakes import pattern

NOTHING = Ranges()


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "file.part")


def refused(path: str, done: Ranges = NOTHING) -> ErrorCode:
    with pytest.raises(TransferError) as caught:
        StagingFile.open(path, done).close()
    return caught.value.code


class TestOpening:
    def test_a_new_file_is_made(self, path: str) -> None:
        file = StagingFile.open(path, NOTHING)
        assert Path(path).read_bytes() == b""
        assert not file.held
        assert not file.is_dirty
        file.close()
        file.close()

    def test_what_is_on_record_is_held(self, path: str) -> None:
        Path(path).write_bytes(pattern(0, 50))
        file = StagingFile.open(path, Ranges([(0, 20), (30, 50)]))
        assert file.held == Ranges([(0, 20), (30, 50)])
        assert file.held_size == 40
        assert file.read(30, 20) == pattern(30, 50)
        file.close()

    def test_bytes_that_are_not_on_record_are_not_held(self, path: str) -> None:
        Path(path).write_bytes(pattern(0, 50))
        file = StagingFile.open(path, NOTHING)
        assert not file.held
        file.close()

    def test_a_deleted_file_is_lost(self, path: str) -> None:
        assert refused(path, Ranges([(0, 1)])) is ErrorCode.STAGING_LOST

    def test_a_shortened_file_is_lost(self, path: str) -> None:
        Path(path).write_bytes(pattern(0, 49))
        assert refused(path, Ranges([(0, 50)])) is ErrorCode.STAGING_LOST

    @pytest.mark.parametrize("done", [NOTHING, Ranges([(0, 5)])])
    def test_a_symbolic_link_is_not_followed(self, path: str, tmp_path: Path, done: Ranges) -> None:
        other = tmp_path / "other"
        other.write_bytes(b"mine, not yours")
        Path(path).symlink_to(other)
        assert refused(path, done) is ErrorCode.STAGING_LOST

    @pytest.mark.parametrize("done", [NOTHING, Ranges([(0, 5)])])
    def test_a_file_with_a_second_name_is_not_written(
        self, path: str, tmp_path: Path, done: Ranges
    ) -> None:
        other = tmp_path / "other"
        other.write_bytes(b"mine, not yours")
        os.link(other, path)
        assert refused(path, done) is ErrorCode.STAGING_LOST

    @pytest.mark.parametrize("done", [NOTHING, Ranges([(0, 5)])])
    @pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
    def test_what_is_no_file_is_lost(
        self, path: str, make: Callable[[str], None], done: Ranges
    ) -> None:
        make(path)
        assert refused(path, done) is ErrorCode.STAGING_LOST

    @pytest.mark.parametrize("done", [NOTHING, Ranges([(0, 5)])])
    def test_a_vanished_directory_is_named(self, tmp_path: Path, done: Ranges) -> None:
        with pytest.raises(TransferError) as caught:
            StagingFile.open(str(tmp_path / "gone" / "file.part"), done)
        assert caught.value.code is ErrorCode.DIRECTORY_VANISHED
        assert caught.value.info.parameters["path"] == str(tmp_path / "gone")

    def test_a_directory_that_became_a_file_has_vanished(self, tmp_path: Path) -> None:
        (tmp_path / "gone").write_bytes(b"")
        code = refused(str(tmp_path / "gone" / "file.part"), Ranges([(0, 5)]))
        assert code is ErrorCode.DIRECTORY_VANISHED

    def test_a_name_that_is_too_long_is_named(self, tmp_path: Path) -> None:
        assert refused(str(tmp_path / ("x" * 300))) is ErrorCode.NAME_INVALID


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EFBIG, ErrorCode.DISK_FULL),
        (errno.EACCES, ErrorCode.PERMISSION_DENIED),
        (errno.EPERM, ErrorCode.PERMISSION_DENIED),
        (errno.EROFS, ErrorCode.READ_ONLY),
        (errno.ENOENT, ErrorCode.DIRECTORY_VANISHED),
        (errno.ENOTDIR, ErrorCode.DIRECTORY_VANISHED),
        (errno.ESTALE, ErrorCode.DIRECTORY_VANISHED),
        (errno.ENAMETOOLONG, ErrorCode.NAME_INVALID),
        (errno.EIO, ErrorCode.DISK_FAILED),
        (errno.EMFILE, ErrorCode.DISK_FAILED),
    ],
)
def test_what_the_system_says_has_a_name_and_words(number: int, code: ErrorCode) -> None:
    error = disk_error(OSError(number, os.strerror(number)), "/downloads/file.part")
    assert error.code is code
    assert "(" not in error.info.text.replace("(s)", ""), "every word in braces was given"


class TestWriting:
    def test_bytes_lie_at_their_place(self, path: str) -> None:
        file = StagingFile.open(path, NOTHING)
        file.write(30, pattern(30, 40))
        file.write(0, memoryview(pattern(0, 10)))
        assert file.held == Ranges([(0, 10), (30, 40)])
        assert file.read(30, 10) == pattern(30, 40)
        file.close()
        assert Path(path).read_bytes()[30:] == pattern(30, 40)

    def test_reading_what_was_cut_off_by_somebody_says_so(self, path: str) -> None:
        file = StagingFile.open(path, NOTHING)
        file.write(0, pattern(0, 10))
        os.truncate(path, 5)
        with pytest.raises(TransferError) as caught:
            file.read(0, 10)
        assert caught.value.code is ErrorCode.STAGING_LOST
        file.close()

    def test_the_final_length_is_flushed_too(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path(path).write_bytes(pattern(0, 50))
        file = StagingFile.open(path, Ranges([(0, 20)]))
        flushed = recorded_flushes(monkeypatch)
        file.cut(20)
        file.sync()
        assert len(flushed) == 1
        assert Path(path).read_bytes() == pattern(0, 20)
        file.close()

    def test_bytes_written_twice_are_flushed_again(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = StagingFile.open(path, NOTHING)
        flushed = recorded_flushes(monkeypatch)
        for _ in range(2):
            file.write(0, pattern(0, 10))
            assert file.is_dirty
            assert file.sync() == Ranges([(0, 10)])
            assert not file.is_dirty
        file.sync()
        assert len(flushed) == 2
        file.close()

    def test_bytes_written_during_a_flush_wait_for_the_next(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = StagingFile.open(path, NOTHING)
        file.write(0, pattern(0, 10))
        monkeypatch.setattr(staging, "_sync_data", lambda _: file.write(10, pattern(10, 20)))
        assert file.sync() == Ranges([(0, 10)])
        assert file.is_dirty
        file.close()

    def test_a_failed_flush_is_never_forgiven(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: int) -> None:
            raise OSError(errno.EIO, "Input/output error")

        file = StagingFile.open(path, NOTHING)
        file.write(0, pattern(0, 10))
        monkeypatch.setattr(staging, "_sync_data", fail)
        for attempt in (file.sync, file.sync, lambda: file.write(10, pattern(10, 20))):
            with pytest.raises(TransferError) as caught:
                attempt()
            assert caught.value.code is ErrorCode.DISK_FAILED
            monkeypatch.setattr(staging, "_sync_data", os.fsync)
        file.close()

    def test_the_directory_is_flushed_once_for_a_new_file(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flushed: list[Path] = []
        monkeypatch.setattr(staging, "sync_directory", flushed.append)
        file = StagingFile.open(path, NOTHING)
        for start in (0, 10):
            file.write(start, pattern(start, start + 10))
            file.sync()
        file.close()
        assert flushed == [Path(path).parent]


def recorded_flushes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    flushed: list[int] = []

    def flush(descriptor: int) -> None:
        flushed.append(descriptor)
        os.fsync(descriptor)

    monkeypatch.setattr(staging, "_sync_data", flush)
    return flushed


Step = tuple[str, int, int]
writes = st.tuples(st.just("write"), st.integers(0, 80), st.integers(0, 30))
others = st.tuples(st.sampled_from(("sync", "clear", "reopen")), st.just(0), st.just(0))


@given(st.lists(writes | writes | others, max_size=25))
def test_what_is_called_durable_was_flushed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    path = str(tmp_path_factory.mktemp("staging") / "file.part")
    file = StagingFile.open(path, NOTHING)
    held: set[int] = set()
    durable: set[int] = set()
    on_disk = b""
    """What would be there after a power cut: the file as it was at the last flush."""

    def flush(descriptor: int) -> None:
        nonlocal on_disk
        on_disk = Path(path).read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staging, "_sync_data", flush)
        for what, offset, length in steps:
            if what == "write":
                file.write(offset, pattern(offset, offset + length))
                held |= set(range(offset, offset + length))
            elif what == "sync":
                durable = offsets(file.sync())
                assert durable == held
                assert all(on_disk[at] == pattern(at, at + 1)[0] for at in durable)
            elif what == "clear":
                file.clear()
                held, durable = set(), set()
            else:
                file.close()
                file = StagingFile.open(path, to_ranges(durable))
                held = set(durable)
            assert offsets(file.held) == held
            assert file.held_size == len(held)
            assert file.is_dirty or held == durable
    file.close()


def offsets(ranges: Ranges) -> set[int]:
    return {offset for start, end in ranges for offset in range(start, end)}


def to_ranges(members: set[int]) -> Ranges:
    return Ranges((offset, offset + 1) for offset in members)


@pytest.mark.parametrize("harm", ["shorten", "remove"])
def test_a_file_that_is_harmed_in_mid_transfer_is_noticed_at_the_next_write(
    tmp_path: Path, harm: str
) -> None:
    path = tmp_path / "file.part"
    staging = StagingFile.open(str(path), Ranges())
    staging.write(0, b"x" * 1000)
    if harm == "shorten":
        os.truncate(path, 100)
    else:
        path.unlink()
    with pytest.raises(TransferError) as lost:
        staging.write(1000, b"y" * 1000)
    assert lost.value.code is ErrorCode.STAGING_LOST
    with pytest.raises(TransferError):
        staging.sync()
    staging.close()


def test_a_file_that_was_shortened_before_the_end_is_not_made_long_again(tmp_path: Path) -> None:
    path = tmp_path / "file.part"
    staging = StagingFile.open(str(path), Ranges())
    staging.write(0, b"x" * 1000)
    os.truncate(path, 100)
    with pytest.raises(TransferError):
        staging.cut(1000)
    staging.close()
