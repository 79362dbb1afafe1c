"""The local file that a transport sends."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File
from ebbtide.core.ports import DownloadSink
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import SourceVersion, UploadSession
from ebbtide.engine.attempt import Attempt

KeepReply = Callable[[str, Callable[[DownloadSink], int]], None]


class FileSource:
    """One file to send: `ebbtide.core.ports.UploadSource`."""

    def __init__(
        self, file: File, attempt: Attempt, file_index: int, keep_reply: KeepReply
    ) -> None:
        """Open the file.

        Args:
            file: what is known of it.
            attempt: hears of it.
            file_index: the file's place in the job.
            keep_reply: see `UploadSource.keep_reply`.

        Raises:
            TransferError: SOURCE_CHANGED, SOURCE_MISSING or SOURCE_UNREADABLE.
        """
        self._path = file.target
        self._attempt = attempt
        self._told = self._confirmed = file.done
        self._place = (attempt.job_id, attempt.number, file_index)
        self.keep_reply = keep_reply
        self._descriptor = _open(self._path)
        self.version = _version(os.fstat(self._descriptor))
        if file.source is not None and file.source != self.version:
            os.close(self._descriptor)
            raise TransferError(ErrorCode.SOURCE_CHANGED, path=self._path)
        self._session = file.session
        self._lock = threading.Lock()
        # Whoever tells the engine what was confirmed holds it, so that a late tale cannot
        # follow the report of a restart. The engine itself never takes it.
        self._reporting = threading.Lock()
        self._sending_to = 0

    @property
    def name(self) -> str:
        """See `UploadSource.name`."""
        return Path(self._path).name

    @property
    def session(self) -> UploadSession | None:
        """See `UploadSource.session`."""
        return self._session

    @property
    def confirmed(self) -> Ranges:
        """See `UploadSource.confirmed`."""
        with self._lock:
            return self._confirmed

    @property
    def held_size(self) -> int:
        """How many bytes have gone out, be they confirmed or not."""
        with self._lock:
            return min(self.version.size, max(self._confirmed.size, self._sending_to))

    def fileno(self) -> int:
        """Return the open file, for transports that let the system send from it."""
        return self._descriptor

    def read(self, offset: int, length: int) -> bytes:
        """See `UploadSource.read`."""
        length = min(length, self.version.size - offset)
        try:
            data = os.pread(self._descriptor, length, offset) if length > 0 else b""
            while len(data) < length:
                more = os.pread(self._descriptor, length - len(data), offset + len(data))
                if not more:
                    raise TransferError(ErrorCode.SOURCE_CHANGED, path=self._path)
                data += more
            self._compare(os.fstat(self._descriptor))
        except OSError as error:
            raise _unreadable(self._path, error) from error
        return data

    def check(self) -> None:
        """See `UploadSource.check`."""
        try:
            # By its name: another file may have taken its place.
            self._compare(Path(self._path).stat())
        except OSError as error:
            raise _unreadable(self._path, error) from error

    def _compare(self, found: os.stat_result) -> None:
        if _version(found) != self.version:
            raise TransferError(ErrorCode.SOURCE_CHANGED, path=self._path)

    def open(self, session: UploadSession) -> None:
        """See `UploadSource.open`."""
        if session != self._session:
            # Not a second time for each attempt: the record has it.
            self._attempt.tell_and_wait(rep.UploadOpened(*self._place, self.version, session))
            self._session = session
        else:
            self._attempt.tell(rep.UploadOpened(*self._place, self.version, session))

    def confirm(self, held: Ranges) -> None:
        """See `UploadSource.confirm`."""
        with self._lock:
            self._confirmed = held

    def sending(self, offset: int) -> None:
        """See `UploadSource.sending`."""
        with self._lock:
            self._sending_to = offset

    def restart(self, reason: RestartReason) -> None:
        """See `UploadSource.restart`."""
        with self._reporting:
            self._attempt.tell_and_wait(rep.Restarting(*self._place, reason))
            with self._lock:
                self._confirmed = self._told = Ranges()
                self._sending_to = 0
        self._session = None

    def note(self, text: str, **parameters: str) -> None:
        """See `UploadSource.note`."""
        self._attempt.tell(rep.Noted(*self._place, text, tuple(parameters.items())))

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """See `UploadSource.headers`."""
        self._attempt.tell(rep.HeadersSeen(*self._place, fields))

    def moved(self, url: str) -> None:
        """See `UploadSource.moved`."""
        self._attempt.tell(rep.Moved(*self._place, url))

    def save(self) -> None:
        """Report what the server has confirmed, if there is anything new."""
        with self._reporting:
            confirmed = self.confirmed
            if confirmed != self._told:
                self._attempt.tell(rep.Arrived(*self._place, confirmed))
                self._told = confirmed

    def finish(self) -> None:
        """Report that the server has the whole file."""
        self.confirm(Ranges([(0, self.version.size)]))
        with self._reporting:
            self._attempt.tell(rep.Sent(*self._place, self.version.size))
            self._told = self.confirmed

    def close(self) -> None:
        """Report what is left to tell, and let go of the file. Closing twice is allowed."""
        if self._descriptor >= 0:
            self.save()
            os.close(self._descriptor)
            self._descriptor = -1


def version_of(path: str) -> SourceVersion:
    """Return what a local file is now.

    Raises:
        TransferError: SOURCE_MISSING or SOURCE_UNREADABLE.
    """
    descriptor = _open(path)
    try:
        return _version(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _open(path: str) -> int:
    # A pipe would block for ever; it is refused below.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        detail = "it is not an ordinary file"
        raise TransferError(ErrorCode.SOURCE_UNREADABLE, path=path, detail=detail)
    return descriptor


def _version(found: os.stat_result) -> SourceVersion:
    return SourceVersion(found.st_size, found.st_mtime_ns, found.st_ino)


def _unreadable(path: str, error: OSError) -> TransferError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return TransferError(ErrorCode.SOURCE_MISSING, path=path)
    detail = error.strerror or type(error).__name__
    return TransferError(ErrorCode.SOURCE_UNREADABLE, path=path, detail=detail)
