"""Fetching one file: many reads at once, all of one version."""

from __future__ import annotations

import time
from collections.abc import Iterator

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import Piece, fits, local_size, pieces
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.transports.common.checking import check_digest
from ebbtide.transports.smb import notes
from ebbtide.transports.smb.errors import mapped
from ebbtide.transports.smb.found import RemoteStat
from ebbtide.transports.smb.pipeline import Answered, Pipeline
from ebbtide.transports.smb.server import RemoteFileHandle, Server
from ebbtide.transports.smb.statuses import SUCCESS, Place, status_error
from ebbtide.transports.smb.versions import is_same, version_of
from ebbtide.transports.smb.window import Window

_MOST_RESTARTS = 1
"""A file that changes again within one attempt is left to the next attempt."""


class Download:
    """Fetches what the sink does not hold yet."""

    def __init__(
        self,
        server: Server,
        place: Place,
        request: DownloadRequest,
        sink: DownloadSink,
        control: TransferControl,
    ) -> None:
        self._server = server
        self._place = place
        self._request = request
        self._sink = sink
        self._control = control
        self._version = request.version
        self._is_continued = bool(sink.held)
        self._restarts = 0

    def run(self) -> int:
        """Fetch and return the local file's length.

        Raises:
            TransferError: the attempt failed.
            StopRequested: a stop came.
        """
        if self._sink.held and self._version is None:
            self._restart(RestartReason.NOT_VERIFIABLE)
        while True:
            with mapped(self._place, self._control):
                handle = self._server.open_to_read(self._place.address)
            size = self._fetch(handle)
            if size is not None and self._is_right(size):
                return size

    def _fetch(self, handle: RemoteFileHandle) -> int | None:
        """Fetch all that is missing; None if the file changed meanwhile."""
        with mapped(self._place, self._control):
            before = handle.stat()
        self._accept(_version(before))
        size = local_size(self._request.ranges, before.size)
        if size is None or not fits(self._request.ranges, before.size):
            detail = "send the parts that are wanted: its file is shorter"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        wanted = self._missing(size, before.size)
        is_whole = Reading(Pipeline(handle), self._place, self._sink, self._control).run(wanted)
        with mapped(self._place, self._control):
            # Only here: after a failure answers are on the way that the library cannot take.
            handle.close()
            # Samba says of an open file what it was when it was opened.
            after = self._server.stat_of(self._place.address)
        if is_whole and after == before:
            return size
        self._sink.note(notes.CHANGED_MEANWHILE)
        self._restart(RestartReason.REMOTE_CHANGED)
        return None

    def _accept(self, found: RemoteVersion) -> None:
        """Make sure that what is held is of this version."""
        if self._version is not None and not is_same(self._version, found):
            if self._sink.held:
                self._sink.note(notes.CHANGED)
                self._restart(RestartReason.REMOTE_CHANGED)
        elif self._version is not None:
            found = self._version
        self._version = found
        self._sink.answered(found)

    def _missing(self, size: int, remote_size: int) -> Iterator[Piece]:
        for start, end in self._sink.held.gaps(size):
            if self._request.ranges:
                yield from pieces(self._request.ranges, remote_size, start, end)
            else:
                yield Piece(start, start, end - start)

    def _is_right(self, size: int) -> bool:
        """Compare the file with its checksum; tell if it was thrown away to be fetched again."""
        try:
            check_digest(self._request.digest, size, self._sink, self._control)
        except TransferError as error:
            if error.code is not ErrorCode.DIGEST_WRONG or not self._is_continued:
                raise
            # What was held before may be damaged.
            self._is_continued = False
            algorithm = error.info.parameters["algorithm"]
            self._sink.note(notes.DIGEST_DIFFERS, algorithm=algorithm)
            self._restart(RestartReason.DIGEST_WRONG)
            return False
        return True

    def _restart(self, reason: RestartReason) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(ErrorCode.REMOTE_CHANGED)
        self._sink.restart(reason)
        self._version = None


class Reading:
    """Reads pieces of an open file into a sink, as many at once as pays."""

    def __init__(
        self, pipeline: Pipeline, place: Place, sink: DownloadSink, control: TransferControl
    ) -> None:
        self._pipeline = pipeline
        self._place = place
        self._sink = sink
        self._control = control
        self._window = Window(time.monotonic())
        self._todo: list[Piece] = []
        """What is to be asked for next, the first at the end."""
        self._is_short = False

    def run(self, wanted: Iterator[Piece]) -> bool:
        """Read the pieces; tell whether all of their bytes were there.

        Raises:
            TransferError: a read failed, or a write to the sink.
            StopRequested: a stop came.
        """
        while True:
            self._control.check()
            has_more = self._ask(wanted)
            if not self._pipeline.is_waiting:
                if not has_more:
                    return not self._is_short
                continue
            if has_more and self._is_held_back and not self._pipeline.has_arrived:
                continue
            with mapped(self._place, self._control):
                answered = self._pipeline.answer()
            self._take(answered)

    _is_held_back = False
    """The limits let nothing through when they were last asked."""

    def _ask(self, wanted: Iterator[Piece]) -> bool:
        """Ask for as much as may be on the way; tell whether there is more to ask for."""
        self._is_held_back = False
        while self._pipeline.in_flight < self._window.size:
            piece = self._todo.pop() if self._todo else next(wanted, None)
            if piece is None or self._is_short:
                return False
            size = self._admitted(min(piece.size, self._pipeline.read_block))
            if size:
                with mapped(self._place, self._control):
                    self._pipeline.ask(piece.remote, size, piece.local)
            if size < piece.size:
                rest = Piece(piece.local + size, piece.remote + size, piece.size - size)
                self._todo.append(rest)
            if not size:
                return True
        return True

    def _admitted(self, size: int) -> int:
        with mapped(self._place, self._control):
            size = min(size, self._pipeline.room)
        if not size:
            return 0
        admitted = self._control.admit(size)
        self._is_held_back = not admitted
        return admitted

    def _take(self, answered: Answered) -> None:
        asked = answered.asked
        if answered.status != SUCCESS:
            error = status_error(answered.status, self._place)
            if error.code is not ErrorCode.REMOTE_CHANGED:
                raise error
            # The end came sooner than was said.
            self._is_short = True
            return
        self._window.arrived(answered.size, time.monotonic())
        if not answered.size:
            self._is_short = True
            return
        self._sink.write(asked.mark, answered.data)
        if answered.size < asked.size:
            done = answered.size
            self._todo.append(Piece(asked.mark + done, asked.offset + done, asked.size - done))


def _version(found: RemoteStat) -> RemoteVersion:
    return version_of(found.size, found.written, found.number)
