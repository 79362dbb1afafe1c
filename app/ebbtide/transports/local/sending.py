"""Copying a local file to a path: beside the final name, until all of it is on the disk."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from dataclasses import replace
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import TransferControl, UploadRequest, UploadSource
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.local import notes
from ebbtide.transports.local.places import path_of, writing

BLOCK = 256 * 1024
_FLUSH_EVERY_S = 1.0
_MOST_LOSSES = 3
_LONGEST_NAME_BYTES = 255
_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
)

_NAME_TAKEN = "name_taken"
"""A detail of sessions: the final name was, or was about to be, taken by an empty file."""


class PartGoneError(Exception):
    """The unfinished file is not there any more."""


class Sending:
    """Copies what is not at the target yet."""

    def __init__(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        self._target = path_of(request.url)
        self._may_replace = request.upload.overwrite
        self._source = source
        self._control = control

    def run(self) -> None:
        """Copy the file and give it its name.

        Raises:
            TransferError: the attempt failed.
            StopRequested: a stop came.
        """
        for _ in range(_MOST_LOSSES):
            try:
                self._send()
            except PartGoneError:
                name = self._source.session.address if self._source.session else ""
                self._source.note(notes.PART_GONE, name=name)
                self._source.restart(RestartReason.SESSION_LOST)
            else:
                return
        detail = "what was copied of it disappears there again and again"
        raise TransferError(ErrorCode.UPLOAD_STUCK, detail=detail)

    def _send(self) -> None:
        session = self._source.session or self._new_session()
        part = part_of(self._target, session)
        if session.is_sent and self._is_there(part):
            part.unlink(missing_ok=True)
            return
        session = self._without_placeholder(session)
        self._check_free()
        descriptor = self._opened(part)
        try:
            with writing(self._target):
                self._write(descriptor)
            self._source.check()
            with writing(self._target):
                os.ftruncate(descriptor, self._source.version.size)
                self._set_time(descriptor)
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        session = replace(session, is_sent=True)
        self._source.open(session)
        self._place(part, session)

    def _new_session(self) -> UploadSession:
        directory = self._target.parent
        if not directory.is_dir():
            with writing(self._target):
                directory.mkdir(parents=True, exist_ok=True)
            self._source.note(notes.MADE_DIRECTORY, path=str(directory))
        ending = f".{secrets.token_hex(4)}.part"
        room = _LONGEST_NAME_BYTES - len(ending)
        stem = os.fsencode(self._target.name)[:room].decode(errors="ignore")
        self._check_free()
        # The method by which shares are reached; a mounted one is reached by its path.
        session = UploadSession(UploadMethod.SMB, stem + ending)
        self._source.open(session)
        return session

    def _check_free(self) -> None:
        if not self._may_replace and os.path.lexists(self._target):
            raise TransferError(ErrorCode.REMOTE_EXISTS, name=self._target.name)

    def _is_there(self, part: Path) -> bool:
        """Tell whether the file has its name already, and only the word of it was lost."""
        try:
            placed = self._target.lstat()
            return os.path.samestat(part.lstat(), placed)
        except FileNotFoundError:
            if os.path.lexists(part) or not os.path.lexists(self._target):
                return False
            return self._target.lstat().st_size == self._source.version.size
        except OSError:
            return False

    def _opened(self, part: Path) -> int:
        flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        if not self._source.confirmed:
            flags |= os.O_CREAT
        try:
            return os.open(part, flags, 0o666)
        except FileNotFoundError:
            if flags & os.O_CREAT:
                with writing(self._target):
                    raise
            raise PartGoneError from None
        except OSError:
            with writing(self._target):
                raise
            raise

    def _write(self, descriptor: int) -> None:
        size = self._source.version.size
        at = min(_beginning(self._source.confirmed), os.fstat(descriptor).st_size)
        if at:
            self._source.note(notes.GOES_ON, size=str(at))
        flushed_at = time.monotonic()
        while at < size:
            self._control.check()
            count = self._control.admit(min(BLOCK, size - at))
            if not count:
                continue
            at += os.pwrite(descriptor, self._source.read(at, count), at)
            self._source.sending(at)
            if at < size and time.monotonic() - flushed_at >= _FLUSH_EVERY_S:
                os.fsync(descriptor)
                self._source.confirm(Ranges([(0, at)]))
                flushed_at = time.monotonic()
        os.fsync(descriptor)
        self._source.confirm(Ranges([(0, size)]))

    def _set_time(self, descriptor: int) -> None:
        times = (time.time_ns(), self._source.version.modified_ns)
        if os.utime in os.supports_fd:
            os.utime(descriptor, ns=times)

    def _without_placeholder(self, session: UploadSession) -> UploadSession:
        """Take back what an attempt left that ended just before the file had its name."""
        if session.detail(_NAME_TAKEN) is None:
            return session
        with writing(self._target):
            remove_placeholder(self._target, session)
        session = replace(session, details=())
        self._source.open(session)
        return session

    def _place(self, part: Path, session: UploadSession) -> None:
        if not os.path.lexists(part):
            raise PartGoneError
        with writing(self._target):
            if self._may_replace:
                part.replace(self._target)
            elif not _linked(part, self._target):
                self._take_name(part, session)
            _flush_directory(self._target.parent)

    def _take_name(self, part: Path, session: UploadSession) -> None:
        """Take the name by an empty file, then put the file there; for mounted shares.

        That is on record first: after a crash the empty file is known for ours.
        """
        taken = replace(session, details=((_NAME_TAKEN, ""),))
        self._source.open(taken)
        try:
            os.close(os.open(self._target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except OSError:
            # What has the name is somebody else's, even if it is empty.
            self._source.open(session)
            raise
        try:
            part.replace(self._target)
        except OSError:
            remove_placeholder(self._target, taken)
            raise


def part_of(target: Path, session: UploadSession) -> Path:
    """Return where the bytes of a session gather."""
    # The name comes out of the database, and still never leads elsewhere.
    return target.with_name(Path(session.address).name)


def remove_placeholder(target: Path, session: UploadSession) -> None:
    """Remove the empty file that took the final name, unless somebody has written to it.

    Raises:
        OSError: what the system says.
    """
    if session.detail(_NAME_TAKEN) is None:
        return
    try:
        status = target.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISREG(status.st_mode) and status.st_size == 0:
        target.unlink(missing_ok=True)


def _linked(part: Path, target: Path) -> bool:
    """Give a file its final name without replacing another; False where links are not known."""
    try:
        os.link(part, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        return False
    part.unlink()
    return True


def _flush_directory(directory: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some mounted file systems cannot.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def _beginning(held: Ranges) -> int:
    return held.pairs[0][1] if held and held.pairs[0][0] == 0 else 0
