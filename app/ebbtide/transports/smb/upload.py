"""Sending one file: many writes at once, beside the final name until all of it is there."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import TransferControl, UploadRequest, UploadSource
from ebbtide.core.ranges import Ranges
from ebbtide.core.smb_addresses import SmbAddress
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.smb import notes
from ebbtide.transports.smb.errors import FAILURES, mapped, status_of
from ebbtide.transports.smb.pipeline import Answered, Kind, Pipeline
from ebbtide.transports.smb.rhythm import Rhythm
from ebbtide.transports.smb.server import RemoteFileHandle, Server
from ebbtide.transports.smb.statuses import NO_DIRECTORY, NO_FILE, SUCCESS, Place, status_error
from ebbtide.transports.smb.versions import filetime
from ebbtide.transports.smb.window import Window

CREATED = "created"
"""The detail of a session that says: the file under the final name is ours."""
STEP = 1024 * 1024
"""Bytes that a shorter file is rounded down to: what lies before was surely written."""
_MOST_LOSSES = 3
_LONGEST_NAME_BYTES = 255


class PartGoneError(Exception):
    """The unfinished file is not on the server any more."""


def part_name(name: str) -> str:
    """Return a name for the unfinished file that nobody has."""
    ending = f".{secrets.token_hex(4)}.part"
    room = _LONGEST_NAME_BYTES - len(ending)
    return name.encode()[:room].decode(errors="ignore") + ending


def address_of(target: SmbAddress, session: UploadSession) -> SmbAddress:
    """Return where the bytes of a session gather."""
    return target.parent.child(session.address)


class Upload:
    """Sends what the server does not have yet."""

    def __init__(
        self,
        server: Server,
        place: Place,
        request: UploadRequest,
        source: UploadSource,
        control: TransferControl,
        flush_every_s: float,
    ) -> None:
        self._flush_every_s = flush_every_s
        self._server = server
        self._place = place
        self._target = place.address
        self._options = request.upload
        self._source = source
        self._control = control

    def run(self) -> None:
        """Send the file and give it its name.

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
        detail = "what was sent of it disappears there again and again"
        raise TransferError(ErrorCode.UPLOAD_STUCK, detail=detail)

    def _send(self) -> None:
        session = self._source.session
        if session is not None and session.method is UploadMethod.SMB and session.address:
            if self._is_done(session):
                return
            self._check_free(session)
        else:
            session = self._new_session()
        part = address_of(self._target, session)
        handle = self._opened(session, part)
        size = handle.first_size
        start = self._start(size)
        pipeline = Pipeline(handle)
        longest_s = self._flush_every_s
        Writing(pipeline, self._place, self._source, self._control, longest_s).run(start)
        self._finish(handle, session, size)

    # Where the bytes go

    def _new_session(self) -> UploadSession:
        directory = self._target.parent
        with mapped(self._place, self._control):
            if self._server.make_directories(directory):
                path = "/".join((directory.share, *directory.names))
                self._source.note(notes.MADE_DIRECTORY, path=path)
        name = self._target.name if self._options.direct else part_name(self._target.name)
        session = UploadSession(UploadMethod.SMB, name)
        self._check_free(session)
        self._source.open(session)
        return session

    def _check_free(self, session: UploadSession) -> None:
        """Make sure that nothing has the final name, unless it may be replaced or is ours."""
        if self._options.overwrite or session.detail(CREATED):
            return
        with mapped(self._place, self._control):
            if self._server.exists(self._target):
                raise TransferError(ErrorCode.REMOTE_EXISTS, name=self._target.name)

    def _opened(self, session: UploadSession, part: SmbAddress) -> RemoteFileHandle:
        is_direct = session.address == self._target.name
        is_new = not self._source.confirmed and not session.detail(CREATED)
        mode = "r+b"
        if is_new:
            mode = "xb" if is_direct and not self._options.overwrite else "wb"
        try:
            handle = self._server.open_to_write(part, mode, to_be_renamed=not is_direct)
        except FAILURES as error:
            if not is_new and status_of(error) in NO_FILE | NO_DIRECTORY:
                raise PartGoneError from error
            with mapped(self._place, self._control):
                raise
        if is_direct and is_new:
            self._source.open(replace(session, details=((CREATED, "yes"),)))
        return handle

    def _start(self, size: int) -> int:
        """Return how many bytes the server surely has."""
        confirmed = _beginning(self._source.confirmed)
        if size < confirmed:
            self._source.note(notes.STEPPED_BACK, size=str(size))
            confirmed = size // STEP * STEP
            self._source.confirm(Ranges([(0, confirmed)]))
        elif confirmed:
            self._source.note(notes.GOES_ON, size=str(confirmed))
        return confirmed

    # Its end

    def _finish(self, handle: RemoteFileHandle, session: UploadSession, size: int) -> None:
        version = self._source.version
        self._source.check()
        with mapped(self._place, self._control):
            if size > version.size:
                handle.set_size(version.size)
            found = self._settle(handle)
        if found != version.size:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=version.size, found=found)
        self._source.confirm(Ranges([(0, version.size)]))
        if session.address == self._target.name:
            with mapped(self._place, self._control):
                handle.close()
            return
        self._source.check()
        self._source.open(replace(self._source.session or session, is_sent=True))
        self._rename(handle)

    def _settle(self, handle: RemoteFileHandle) -> int:
        """Make the file durable, with the time of the one here; return its length."""
        try:
            return handle.settle(filetime(self._source.version.modified_ns))
        except FAILURES as error:
            if status_of(error) is None:
                raise
            self._source.note(notes.TIME_REFUSED)
        handle.flush()
        return handle.stat().size

    def _rename(self, handle: RemoteFileHandle) -> None:
        try:
            handle.rename_and_close(self._target.name, replacing=self._options.overwrite)
        except FAILURES as error:
            if status_of(error) in NO_FILE:
                raise PartGoneError from error
            with mapped(self._place, self._control):
                raise

    def _is_done(self, session: UploadSession) -> bool:
        """Tell whether the file has its name already, and only the word of it was lost."""
        if not session.is_sent or session.address == self._target.name:
            return False
        with mapped(self._place, self._control):
            if self._server.exists(address_of(self._target, session)):
                return False
            found = self._server.stat_of(self._target)
        return found is not None and found.size == self._source.version.size


class Writing:
    """Writes a file from some offset on, as many pieces at once as pays."""

    def __init__(
        self,
        pipeline: Pipeline,
        place: Place,
        source: UploadSource,
        control: TransferControl,
        flush_every_s: float,
    ) -> None:
        self._pipeline = pipeline
        self._place = place
        self._source = source
        self._control = control
        self._window = Window(time.monotonic())
        self._written = Ranges()
        self._rhythm = Rhythm(time.monotonic(), flush_every_s)
        self._is_flushing = False
        self._confirmed = 0

    def run(self, start: int) -> None:
        """Write what comes after `start`; returns when the server has it, if not on its disk.

        Raises:
            TransferError: a write failed, or the source changed.
            StopRequested: a stop came.
        """
        size = self._source.version.size
        self._written = Ranges([(0, start)])
        self._confirmed = start
        at = start
        while _beginning(self._written) < size or self._is_flushing:
            self._control.check()
            self._flush_sometimes(size)
            reached = self._fill(at, size)
            is_held_back = reached == at and at < size
            at = reached
            if not self._pipeline.is_waiting:
                continue
            if is_held_back and self._has_room and not self._pipeline.has_arrived:
                continue
            with mapped(self._place, self._control):
                answered = self._pipeline.answer()
            self._take(answered)

    @property
    def _has_room(self) -> bool:
        return self._pipeline.in_flight < self._window.size

    def _fill(self, at: int, size: int) -> int:
        """Send as much as may be on the way; return how far that goes."""
        while at < size and self._has_room:
            with mapped(self._place, self._control):
                most = min(size - at, self._pipeline.write_block, self._pipeline.room)
            count = self._control.admit(most) if most else 0
            if not count:
                break
            data = self._source.read(at, count)
            with mapped(self._place, self._control):
                self._pipeline.write(at, data)
            at += len(data)
            self._source.sending(at)
        return at

    def _flush_sometimes(self, size: int) -> None:
        """Have what was written made durable, while more is on the way. The end is not ours."""
        reached = _beginning(self._written)
        if self._is_flushing or not self._confirmed < reached < size:
            return
        if not self._rhythm.is_due(time.monotonic(), reached - self._confirmed):
            return
        self._is_flushing = True
        with mapped(self._place, self._control):
            self._pipeline.flush(reached)

    def _take(self, answered: Answered) -> None:
        asked = answered.asked
        if answered.status != SUCCESS:
            raise status_error(answered.status, self._place)
        if asked.kind is Kind.FLUSH:
            self._is_flushing = False
            self._rhythm.flushed(time.monotonic())
            self._confirmed = asked.mark
            self._source.confirm(Ranges([(0, asked.mark)]))
            return
        if answered.size != asked.size:
            # Servers write all or nothing; one that does not is out of room.
            raise TransferError(ErrorCode.REMOTE_FULL, host=self._place.host)
        self._window.arrived(answered.size, time.monotonic())
        self._written = self._written.add(asked.offset, asked.offset + answered.size)


def _beginning(held: Ranges) -> int:
    """Return how far the first bytes go without a gap."""
    return held.pairs[0][1] if held and held.pairs[0][0] == 0 else 0
