"""Taking bytes from a connection into an unfinished upload."""

from __future__ import annotations

import os
from typing import BinaryIO, Protocol

from ebbtide.uploads_server.places import refusal_of
from ebbtide.uploads_server.sessions import Session, Sessions

_PIECE = 256 * 1024
CHECKPOINT = 16 * 1024 * 1024
"""Bytes after which what has come is flushed and put on record, within one request."""


class Interrupted(Exception):  # noqa: N818 - the usual end of a connection
    """The connection broke, or was cut off."""


class Body(Protocol):
    """What follows the head of a request."""

    @property
    def left(self) -> int:
        """Bytes that are still to come."""

    def read_into(self, buffer: memoryview) -> int:
        """Put the next bytes into the buffer; at least one.

        Raises:
            Interrupted: they did not come.
        """

    def interrupt(self) -> None:
        """Cut the connection off; called from another thread."""


def receive(body: Body, session: Session, sessions: Sessions) -> None:
    """Append the rest of a body; what has come stays, even if the connection breaks.

    Raises:
        Refusal: the disk does not take it.
        Interrupted: the connection broke.
    """
    try:
        with session.appending() as file:
            appended = _Appended(file, session, sessions)
            try:
                _copy(body, appended)
            finally:
                appended.keep()
    except OSError as error:
        raise refusal_of(error) from error


def skip(body: Body, length: int) -> None:
    """Throw bytes away that are here already.

    Raises:
        Interrupted: the connection broke.
    """
    buffer = memoryview(bytearray(min(_PIECE, max(length, 1))))
    while length:
        length -= body.read_into(buffer[:length])


def _copy(body: Body, appended: _Appended) -> None:
    buffer = memoryview(bytearray(min(_PIECE, max(body.left, 1))))
    while body.left:
        count = body.read_into(buffer[: body.left])
        appended.append(buffer[:count])


class _Appended:
    """Bytes on their way from memory to the record."""

    def __init__(self, file: BinaryIO, session: Session, sessions: Sessions) -> None:
        self._file = file
        self._session = session
        self._sessions = sessions
        self._fresh = 0

    def append(self, data: memoryview) -> None:
        while data:
            written = self._file.write(data)
            self._fresh += written
            data = data[written:]
        if self._fresh >= CHECKPOINT:
            self.keep()

    def keep(self) -> None:
        if self._fresh:
            os.fsync(self._file.fileno())
            self._sessions.progressed(self._session, self._session.record.offset + self._fresh)
            self._fresh = 0
