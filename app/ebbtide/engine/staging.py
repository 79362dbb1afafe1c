"""The staging file: where bytes gather, beside the target, until the file is whole."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import ItemsView, Iterator
from contextlib import contextmanager
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ranges import Ranges
from ebbtide.engine.room import RESERVED_FROM, full, missing_bytes, reserve

_OPEN_FLAGS = (
    os.O_RDWR
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOT_A_FILE = frozenset({errno.ELOOP, errno.EISDIR, errno.ENXIO})
"""What opening a symbolic link, a directory or a device without a driver leads to."""
_sync_data = getattr(os, "fdatasync", os.fsync)


@contextmanager
def disk_errors(path: str | Path) -> Iterator[None]:
    """Map what the operating system says about a file to errors with a name.

    Raises:
        TransferError: instead of any `OSError` of the block.
    """
    try:
        yield
    except OSError as error:
        raise disk_error(error, str(path)) from error


def disk_error(error: OSError, path: str) -> TransferError:
    """Return the named error for what the operating system says about a file."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return full(path)
        case errno.EACCES | errno.EPERM:
            return TransferError(ErrorCode.PERMISSION_DENIED, path=path)
        case errno.EROFS:
            return TransferError(ErrorCode.READ_ONLY, path=path)
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            directory = str(Path(path).parent)
            return TransferError(ErrorCode.DIRECTORY_VANISHED, path=directory)
        case errno.ENAMETOOLONG:
            detail = "it is too long for this disk"
            return TransferError(ErrorCode.NAME_INVALID, name=Path(path).name, detail=detail)
        case _:
            detail = error.strerror or type(error).__name__
            return TransferError(ErrorCode.DISK_FAILED, path=path, detail=detail)


def sync_directory(directory: Path) -> None:
    """Make new names in a directory survive a power cut, where the system can.

    Raises:
        TransferError: DISK_FAILED and the like.
    """
    try:
        descriptor = os.open(directory, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return  # Windows cannot open directories; a directory that is not readable is fine.
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise disk_error(error, str(directory)) from error
    finally:
        os.close(descriptor)


class StagingFile:
    """An open staging file that knows which bytes it has and which of them are durable.

    Any thread may write; ranges written at the same time must not overlap.
    """

    def __init__(self, path: str, descriptor: int, done: Ranges) -> None:
        self.path = path
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._runs = _Runs(done)
        self._end = done.pairs[-1][1] if done else 0
        self._is_dirty = False
        self._is_new = not done
        self._failure: TransferError | None = None
        self._is_reserved = False

    @classmethod
    def open(cls, path: str, done: Ranges) -> StagingFile:
        """Open the staging file, or make it when nothing is held yet.

        Args:
            path: where it lies.
            done: the bytes on record.

        Raises:
            TransferError: STAGING_LOST when it does not hold what is on record;
                DIRECTORY_VANISHED, PERMISSION_DENIED and the like.
        """
        descriptor = _open(path, create=not done)
        try:
            _check(path, descriptor, done)
        except TransferError:
            os.close(descriptor)
            raise
        return cls(path, descriptor, done)

    @property
    def held(self) -> Ranges:
        """The bytes written, durable or not."""
        with self._lock:
            return self._runs.to_ranges()

    @property
    def held_size(self) -> int:
        """How many bytes are held."""
        with self._lock:
            return self._runs.size

    @property
    def is_dirty(self) -> bool:
        """Something was written that is not known to be durable."""
        with self._lock:
            return self._is_dirty

    def write(self, offset: int, data: memoryview | bytes) -> None:
        """Write bytes at their place.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED and the like; STAGING_LOST when another
                program has removed or shortened the file, and from then on.
        """
        view = memoryview(data)
        position = offset
        with self._lock:
            self._check_failure()
            # Before the write: a shortened file would be long again, with a hole, after it.
            self._check_intact()
        with disk_errors(self.path):
            while view:
                written = self._write_at(view, position)
                position += written
                view = view[written:]
        with self._lock:
            self._runs.add(offset, position)
            self._end = max(self._end, position if position > offset else 0)
            self._is_dirty = True

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes that are held.

        Raises:
            TransferError: STAGING_LOST when the file has become shorter; DISK_FAILED.
        """
        with disk_errors(self.path):
            data = self._read_at(length, offset)
        if len(data) != length:
            raise TransferError(ErrorCode.STAGING_LOST, path=self.path)
        return data

    def sync(self) -> Ranges:
        """Make durable what is held now, and return it.

        Bytes written while the disk works may or may not be included on the disk;
        they are not in the answer.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED. From then on every call raises it: the
                system tells of bytes that it could not write only once, and drops them.
        """
        with self._lock:
            self._check_failure()
            self._check_intact()
            held = self._runs.to_ranges()
            if not self._is_dirty:
                return held
            self._is_dirty = False
        try:
            with disk_errors(self.path):
                _sync_data(self._descriptor)
            self._sync_name()
        except TransferError as error:
            with self._lock:
                self._failure = error
                self._is_dirty = True
            raise
        return held

    def _sync_name(self) -> None:
        """A new file is found after a power cut only if its directory was flushed, too."""
        if self._is_new:
            sync_directory(Path(self.path).parent)
            self._is_new = False

    def _check_intact(self) -> None:
        """Notice at once when another program takes the file away or makes it shorter."""
        with disk_errors(self.path):
            status = os.fstat(self._descriptor)
        if status.st_nlink != 1 or status.st_size < self._end:
            self._failure = TransferError(ErrorCode.STAGING_LOST, path=self.path)
            self._check_failure()

    def _check_failure(self) -> None:
        if self._failure is not None:
            detail = self._failure.info.parameters.get("detail", "")
            raise TransferError(self._failure.code, path=self.path, detail=detail)

    def make_room(self, size: int) -> None:
        """See that the file can grow to a size, and take the room where that costs nothing.

        Raises:
            TransferError: DISK_FULL, with what is missing; DISK_FAILED.
        """
        self.check_room(size)
        if size >= RESERVED_FROM:
            with disk_errors(self.path):
                self._is_reserved = reserve(self._descriptor, size)

    def check_room(self, size: int) -> None:
        """See that the file can still grow to a size.

        Raises:
            TransferError: DISK_FULL, with what is missing.
        """
        if self._is_reserved:
            return
        directory = str(Path(self.path).parent)
        with disk_errors(self.path):
            missing = missing_bytes(directory, self._descriptor, size)
        if missing:
            raise full(directory, missing)

    def clear(self) -> None:
        """Throw all bytes away. The caller has put that on record before.

        Raises:
            TransferError: DISK_FAILED.
        """
        with disk_errors(self.path):
            os.ftruncate(self._descriptor, 0)
        with self._lock:
            self._runs = _Runs(Ranges())
            self._end = 0
            self._is_dirty = False
            self._is_reserved = False

    def drop(self, start: int, end: int) -> None:
        """Hold some bytes no more: they are written again."""
        with self._lock:
            self._runs = _Runs(self._runs.to_ranges() - Ranges([(start, end)]))
            self._is_dirty = True

    def cut(self, size: int) -> None:
        """Give the file its final length; that is durable after the next `sync`.

        Raises:
            TransferError: DISK_FAILED.
        """
        with self._lock:
            self._check_failure()
            self._check_intact()
            with disk_errors(self.path):
                os.ftruncate(self._descriptor, size)
            self._end = size
            self._is_dirty = True

    def _write_at(self, data: memoryview, offset: int) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self._descriptor, data, offset)
        with self._lock:  # Windows has one position a file, shared by all threads.
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            return os.write(self._descriptor, data)

    def _read_at(self, length: int, offset: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, length, offset)
        with self._lock:
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            return os.read(self._descriptor, length)

    def remove_if_empty(self) -> None:
        """Leave no empty file behind; whoever needs it makes it anew.

        What was written and dropped again may still be on record: such a file stays.

        Raises:
            TransferError: DISK_FAILED and the like.
        """
        with self._lock:
            if self._runs.size or self._is_dirty:
                return
            with disk_errors(self.path):
                Path(self.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class _Runs:
    """A few growing runs of bytes: adding to the end of one is cheap.

    Each connection grows one run, so there are about as many as connections.
    """

    def __init__(self, ranges: Ranges) -> None:
        self._start_by_end = {end: start for start, end in ranges}
        self.size = ranges.size

    def add(self, start: int, end: int) -> None:
        """Add the bytes from `start` up to `end`."""
        if any(start < run_end and run_start < end for run_end, run_start in self._runs()):
            # Bytes that were here already, written once more.
            ranges = self.to_ranges().add(start, end)
            self._start_by_end = {run_end: run_start for run_start, run_end in ranges}
            self.size = ranges.size
        elif end > start:
            self._start_by_end[end] = self._start_by_end.pop(start, start)
            self.size += end - start

    def _runs(self) -> ItemsView[int, int]:
        return self._start_by_end.items()

    def to_ranges(self) -> Ranges:
        """Return the bytes as a set."""
        return Ranges((start, end) for end, start in self._runs())


def _open(path: str, *, create: bool) -> int:
    with disk_errors(path):
        try:
            # Exclusive: never follow or fill a file that somebody else put there.
            return os.open(path, _OPEN_FLAGS | (os.O_CREAT | os.O_EXCL if create else 0), 0o666)
        except FileExistsError:
            return _open(path, create=False)
        except FileNotFoundError:
            if create or not Path(path).parent.is_dir():
                raise
        except OSError as error:
            if error.errno not in _NOT_A_FILE:
                raise
    raise TransferError(ErrorCode.STAGING_LOST, path=path)


def _check(path: str, descriptor: int, done: Ranges) -> None:
    with disk_errors(path):
        status = os.fstat(descriptor)
    last = done.pairs[-1][1] if done else 0
    # A second name would let what is written here appear in a file of another name.
    is_ours_alone = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    if not is_ours_alone or status.st_size < last:
        raise TransferError(ErrorCode.STAGING_LOST, path=path)
