"""What all protocols with sessions have in common: create, ask for the offset, send, end.

    create -> (offset -> append)* -> finish

The server's offset is obeyed, whatever we believed. What a protocol finds out on the way it
says by raising `SessionLost`, `OutOfStep` or `TooMuch`; all of them are answered here, each a
bounded number of times.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads import notes
from ebbtide.transports.http.uploads.base import Upload

MOST_LOSSES = 4
"""So many sessions one attempt may lose."""
MOST_STUMBLES = 4
"""So many answers in a row may bring the upload no further."""
SMALLEST_FRAGMENT = 16 * 1024
_TRIED_AFTER_ALL = 32 * 1024 * 1024
"""What is tried once a server did not take all of a large file at once."""
_QUICK_S = 1.0
"""A fragment that took less may be larger the next time."""


class SessionLost(Exception):  # noqa: N818 - not an error: the way to a new session
    """The server does not know the session any more, or it cannot be gone on with."""


class OutOfStep(Exception):  # noqa: N818 - not an error: the server says where to go on
    """The server wants other bytes than it was sent."""

    def __init__(self, offset: int | None = None) -> None:
        """Make one; without an offset the server is asked for it."""
        super().__init__(offset)
        self.offset = offset


class TooMuch(Exception):  # noqa: N818 - not an error: smaller fragments may pass
    """The server does not take so many bytes at once (413)."""

    def __init__(self, error: TransferError) -> None:
        """Make one, with the error that it is if no fragment is small enough."""
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class Fragments:
    """How much a protocol sends at once."""

    first: int | None = None
    """Bytes; None is all that is left, for servers that keep what arrived of a broken request."""
    largest: int | None = None
    """Fragments do not grow beyond it."""
    multiple: int = 1
    """All but the last are multiples of it."""
    smallest: int = SMALLEST_FRAGMENT
    """What a server still refuses as too much at this size it refuses for good."""
    is_divisible: bool = True
    """False: all of the file goes in one request, whatever the job or a server would like."""


class Sessions(Protocol):
    """A protocol's part."""

    @property
    def method(self) -> UploadMethod:
        """Whose sessions these are."""

    @property
    def fragments(self) -> Fragments:
        """How much to send at once."""

    def create(self, upload: Upload) -> UploadSession:
        """Have the server make a session; no byte of the file goes out."""

    def offset(self, upload: Upload, session: UploadSession) -> int:
        """Ask how many bytes the server holds.

        Raises:
            SessionLost: it does not know the session.
        """

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        """Send a part and return how many bytes of the file the server holds now.

        `end` is `upload.size` for the last part. May call ``upload.source.open`` when the
        session changes, such as its expiry.

        Raises:
            SessionLost, OutOfStep, TooMuch: see there.
        """

    def finish(self, upload: Upload, session: UploadSession) -> None:
        """End the session: the file gets its name. Called again if its answer was lost.

        Of a file without bytes this is the only request after `create`. Protocols that end
        with the last part have nothing to do here.

        Raises:
            SessionLost: the file has to be sent again.
        """


def run(sessions: Sessions, upload: Upload) -> None:
    """Send the file, going on with the source's session if there is one.

    Raises:
        TransferError: also UPLOAD_STUCK.
        StopRequested: a stop came.
    """
    for _ in range(MOST_LOSSES):
        try:
            _Going(sessions, upload).run()
        except SessionLost:
            upload.source.note(notes.SESSION_LOST)
            upload.source.restart(RestartReason.SESSION_LOST)
        else:
            return
    raise TransferError(
        ErrorCode.UPLOAD_STUCK, detail=f"it forgot the unfinished file {MOST_LOSSES} times"
    )


def usable_session(
    upload: Upload, method: UploadMethod, now: Callable[[], float] = time.time
) -> UploadSession | None:
    """Return the source's session if it is of this method and has not expired."""
    session = upload.source.session
    if session is None or session.method is not method or not session.address:
        return None
    if session.expires_at is not None and session.expires_at <= now():
        return None
    return session


class _Going:
    """One session."""

    def __init__(self, sessions: Sessions, upload: Upload) -> None:
        self._sessions = sessions
        self._upload = upload
        self._source = upload.source
        self._stumbles = 0
        self._furthest = 0

    def run(self) -> None:
        session = usable_session(self._upload, self._sessions.method)
        if session is None:
            if self._source.session is not None:
                raise SessionLost
            self._source.open(self._sessions.create(self._upload))
            self._send(0)
        elif not session.is_sent:
            self._send(self._resynchronized())
        self._source.check()
        self._sessions.finish(self._upload, self._session)

    @property
    def _session(self) -> UploadSession:
        session = self._source.session
        if session is None:
            raise SessionLost
        return session

    def _resynchronized(self) -> int:
        offset = self._believed(self._sessions.offset(self._upload, self._session))
        self._furthest = offset
        self._source.note(notes.GOES_ON, offset=str(offset))
        return offset

    def _believed(self, offset: int) -> int:
        """Take the server's word for how far it is, if it can be true."""
        if not 0 <= offset <= self._upload.size:
            raise SessionLost
        self._source.confirm(Ranges([(0, offset)]) if offset else Ranges())
        return offset

    def _send(self, offset: int) -> None:
        size = self._session.fragment_size or self._first_size()
        while offset < self._upload.size:
            end = self._end(offset, size)
            started = time.monotonic()
            try:
                reached = self._believed(
                    self._sessions.append(self._upload, self._session, offset, end)
                )
            except OutOfStep as step:
                reached = self._caught_up(step)
            except TooMuch as refused:
                size = self._smaller(end - offset, refused)
                continue
            self._count(offset, reached)
            if self._stumbles > MOST_STUMBLES:
                detail = f"it stays at byte {reached}, whatever it is sent"
                raise TransferError(ErrorCode.UPLOAD_STUCK, detail=detail)
            if reached == end and time.monotonic() - started < _QUICK_S:
                size = self._larger(size)
            offset = reached
        self._source.open(replace(self._session, is_sent=True))

    def _count(self, offset: int, reached: int) -> None:
        """Take note of progress; going forth again where it went back before is none."""
        if reached > self._furthest:
            self._furthest = reached
            self._stumbles = 0
        elif reached <= offset:
            self._stumbles += 1

    def _first_size(self) -> int | None:
        return self._upload.options.fragment_size or self._sessions.fragments.first

    def _end(self, offset: int, size: int | None) -> int:
        total = self._upload.size
        fragments = self._sessions.fragments
        if size is None or offset + size >= total or not fragments.is_divisible:
            return total
        multiple = fragments.multiple
        return min(total, offset + max(multiple, size // multiple * multiple))

    def _caught_up(self, step: OutOfStep) -> int:
        """Return where the server wants to go on; that may be further back or ahead."""
        if step.offset is not None:
            return self._believed(step.offset)
        return self._believed(self._sessions.offset(self._upload, self._session))

    def _smaller(self, refused: int, why: TooMuch) -> int:
        """Learn how much is too much."""
        smaller = min(refused // 2, _TRIED_AFTER_ALL)
        if smaller < max(self._sessions.fragments.smallest, self._sessions.fragments.multiple):
            raise why.error
        self._source.note(notes.SMALLER, size=str(smaller))
        self._source.open(replace(self._session, fragment_size=smaller))
        return smaller

    def _larger(self, size: int | None) -> int | None:
        largest = self._sessions.fragments.largest
        asked = self._upload.options.fragment_size or self._session.fragment_size
        if size is None or largest is None or asked is not None:
            return size
        return min(2 * size, largest)
