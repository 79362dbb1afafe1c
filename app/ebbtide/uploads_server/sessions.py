"""Unfinished uploads: on the disk, so that they survive the server.

Each has a directory below the hidden one: the bytes in ``data``, what is known of them in
``record``, and ``reply`` if a program has written one. The record never claims more bytes
than survive a power cut.
"""

from __future__ import annotations

import json
import logging
import os
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ebbtide.uploads_server.messages import Refusal
from ebbtide.uploads_server.places import HIDDEN, flush_directory, parse_path, refusal_of

logger = logging.getLogger(__name__)

CLAIM_TIMEOUT_S = 10.0
_ASK_AGAIN_S = 0.05
"""Who holds a session may have got it a moment ago, and not said yet how to be cut off."""
_IDENTIFIER = re.compile(r"[0-9a-f]{32}")
_PROTOCOLS = ("bits", "ietf")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an upload."""

    protocol: str
    path: str
    """The address's path as the client wrote it."""
    offset: int
    """Bytes that are here and flushed."""
    total: int | None
    progressed_at: float
    """Seconds since the epoch."""
    is_finished: bool = False
    """The file has its name; the session stays for a client that missed the answer."""
    has_reply: bool = False


class SessionGone(Refusal):
    """There is no such session, or not any more."""

    def __init__(self) -> None:
        super().__init__(404, "this upload is not known")


class Session:
    """One upload. Used by whoever has claimed it, and by nobody else meanwhile."""

    def __init__(self, directory: Path, record: Record) -> None:
        self.directory = directory
        self.record = record
        self.data = directory / "data"
        self.reply = directory / "reply"
        self._claim = threading.Lock()
        self._holders = threading.Lock()
        self._interrupt: Callable[[], None] | None = None
        self.is_gone = False

    @property
    def identifier(self) -> str:
        return self.directory.name

    @contextmanager
    def claimed(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Use the session alone; a connection that held it until now is cut off.

        A client that comes again has given up the connection before, even if the server has
        not heard of that yet.

        Raises:
            Refusal: 503, the one before did not let go in time.
            SessionGone: the one before ended it.
        """
        deadline = time.monotonic() + CLAIM_TIMEOUT_S
        while not self._claim.acquire(timeout=_ASK_AGAIN_S):
            with self._holders:
                if self._interrupt is not None:
                    self._interrupt()
            if time.monotonic() > deadline:
                raise Refusal(503, "the upload is still being worked on", (("Retry-After", "5"),))
        try:
            if self.is_gone:
                raise SessionGone
            with self._holders:
                self._interrupt = interrupt
            yield
        finally:
            with self._holders:
                self._interrupt = None
            self._claim.release()

    def let_finish(self) -> None:
        """From now on another connection waits instead of cutting this one off."""
        with self._holders:
            self._interrupt = None

    @contextmanager
    def idle(self) -> Iterator[bool]:
        """Claim the session if nobody has it; tells whether that was so."""
        claimed = self._claim.acquire(blocking=False)
        try:
            yield claimed
        finally:
            if claimed:
                self._claim.release()

    @contextmanager
    def appending(self) -> Iterator[BinaryIO]:
        """Open the data behind the last byte that is on record."""
        with self.data.open("r+b", buffering=0) as file:
            file.truncate(self.record.offset)
            file.seek(self.record.offset)
            yield file

    def save(self, record: Record) -> None:
        """Put a record on the disk."""
        path = self.directory / "record"
        fresh = self.directory / "record.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(record), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        self.record = record


class Sessions:
    """All unfinished uploads. Used from many threads."""

    def __init__(
        self,
        root: Path,
        *,
        timeout_s: float,
        most: int,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._directory = root / HIDDEN
        self._timeout_s = timeout_s
        self._most = most
        self._wall = wall
        self._lock = threading.Lock()
        self._directory.mkdir(mode=0o700, exist_ok=True)
        self._sessions = {session.identifier: session for session in self._read()}
        self.sweep()

    def create(self, protocol: str, path: str, total: int | None) -> Session:
        """Begin an upload; it is on the disk when this returns.

        Raises:
            Refusal: 503, there are too many; or the disk takes no more.
        """
        self.sweep()
        directory = self._directory / secrets.token_hex(16)
        record = Record(protocol, path, 0, total, self._wall())
        with self._lock:
            if self._count() >= self._most:
                raise Refusal(503, "too many uploads at once", (("Retry-After", "60"),))
            session = self._sessions[directory.name] = Session(directory, record)
        try:
            directory.mkdir(mode=0o700)
            session.data.touch()
            session.save(record)
            flush_directory(directory)
            flush_directory(self._directory)
        except OSError as error:
            self.forget(session)
            raise refusal_of(error) from error
        return session

    def find(self, identifier: str, protocol: str) -> Session:
        """Return a session.

        Raises:
            SessionGone: there is none of this name.
        """
        with self._lock:
            session = self._sessions.get(identifier)
        if session is None or session.record.protocol != protocol:
            raise SessionGone
        return session

    def progressed(self, session: Session, offset: int) -> None:
        """Put on record that bytes have come; they are flushed already."""
        session.save(replace(session.record, offset=offset, progressed_at=self._wall()))

    def forget(self, session: Session) -> None:
        """Delete a session with its bytes."""
        session.is_gone = True
        with self._lock:
            self._sessions.pop(session.identifier, None)
        shutil.rmtree(session.directory, ignore_errors=True)

    def sweep(self) -> None:
        """Delete the uploads that nobody goes on with."""
        oldest = self._wall() - self._timeout_s
        with self._lock:
            stale = [one for one in self._sessions.values() if one.record.progressed_at < oldest]
        for session in stale:
            with session.idle() as is_idle:
                if is_idle and session.record.progressed_at < oldest:
                    self.forget(session)

    def _count(self) -> int:
        return sum(1 for session in self._sessions.values() if not session.record.is_finished)

    def _read(self) -> Iterator[Session]:
        for directory in self._directory.iterdir():
            if not _IDENTIFIER.fullmatch(directory.name):
                continue
            record = _read_record(directory)
            if record is None:
                shutil.rmtree(directory, ignore_errors=True)
            else:
                yield Session(directory, record)


def _read_record(directory: Path) -> Record | None:
    """Return what the disk says about a session; None: nothing that could be gone on with."""
    try:
        record = Record(**json.loads((directory / "record").read_text(encoding="utf-8")))
        _check(record)
        if record.is_finished:
            return record
        # With --overwrite the data leaves before the session does.
        length = (directory / "data").stat().st_size
    except (OSError, ValueError, TypeError, Refusal) as error:
        logger.info("the unfinished upload %s is thrown away: %s", directory.name, error)
        return None
    return replace(record, offset=min(record.offset, length))


def _check(record: Record) -> None:
    # What the file says, whatever the types promise.
    numbers: tuple[object, ...] = (record.offset, record.total or 0, record.progressed_at)
    for number in numbers:
        if not isinstance(number, int | float) or number < 0:
            raise ValueError("its numbers make no sense")
    if record.protocol not in _PROTOCOLS:
        raise ValueError("its protocol is not known")
    parse_path(str(record.path))
