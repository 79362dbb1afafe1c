"""Copying a file from a path into a sink."""

from __future__ import annotations

import os
from email.utils import formatdate
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import Piece, fits, local_size, pieces
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.transports.common.checking import check_digest
from ebbtide.transports.local import notes
from ebbtide.transports.local.places import open_regular, path_of, reading

BLOCK = 256 * 1024
_MOST_RESTARTS = 1
"""A file that changes again within one attempt is left to the next attempt."""


class Fetching:
    """Copies what the sink does not hold yet; all of one version."""

    def __init__(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> None:
        self._path = path_of(request.url)
        self._request = request
        self._sink = sink
        self._control = control
        self._restarts = 0

    def run(self) -> int:
        """Copy and return the length of what the sink then holds.

        Raises:
            TransferError: the attempt failed.
            StopRequested: a stop came.
        """
        if self._sink.held and self._request.version is None:
            self._restart(RestartReason.NOT_VERIFIABLE)
        size = None
        while size is None:
            with reading(self._path):
                descriptor = open_regular(self._path)
            try:
                size = self._fetch(descriptor)
            finally:
                os.close(descriptor)
        check_digest(self._request.digest, size, self._sink, self._control)
        return size

    def _fetch(self, descriptor: int) -> int | None:
        """Copy all that is missing; None if the file changed meanwhile."""
        with reading(self._path):
            before = os.fstat(descriptor)
        version = _version(before)
        held = self._request.version
        if self._sink.held and self._restarts == 0 and held is not None and held != version:
            self._sink.note(notes.CHANGED, path=str(self._path))
            self._restart(RestartReason.REMOTE_CHANGED)
        self._sink.answered(version)
        size = local_size(self._request.ranges, before.st_size)
        if size is None or not fits(self._request.ranges, before.st_size):
            detail = "give the parts that are wanted: its file is shorter"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        is_whole = all(self._copy(descriptor, piece) for piece in self._missing(size, before))
        if is_whole and self._is_still(before):
            return size
        self._sink.note(notes.CHANGED_MEANWHILE, path=str(self._path))
        self._restart(RestartReason.REMOTE_CHANGED)
        return None

    def _missing(self, size: int, found: os.stat_result) -> list[Piece]:
        gaps = self._sink.held.gaps(size)
        if not self._request.ranges:
            return [Piece(start, start, end - start) for start, end in gaps]
        return [
            piece
            for start, end in gaps
            for piece in pieces(self._request.ranges, found.st_size, start, end)
        ]

    def _copy(self, descriptor: int, piece: Piece) -> bool:
        """Copy a piece; tell whether all of its bytes were there."""
        done = 0
        while done < piece.size:
            self._control.check()
            count = self._control.admit(min(BLOCK, piece.size - done))
            if not count:
                continue
            with reading(self._path):
                data = os.pread(descriptor, count, piece.remote + done)
            if not data:
                return False
            self._sink.write(piece.local + done, data)
            done += len(data)
        return True

    def _is_still(self, before: os.stat_result) -> bool:
        with reading(self._path):
            now = Path(self._path).stat()
        return _version(now) == _version(before) and now.st_ctime_ns == before.st_ctime_ns

    def _restart(self, reason: RestartReason) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(ErrorCode.REMOTE_CHANGED)
        self._sink.restart(reason)


def version_at(path: Path) -> RemoteVersion:
    """Return what a path leads to, which has to be a file that can be read.

    Raises:
        TransferError: REMOTE_MISSING, REMOTE_FORBIDDEN and the like.
    """
    with reading(path):
        descriptor = open_regular(path)
        try:
            return _version(os.fstat(descriptor))
        finally:
            os.close(descriptor)


def _version(found: os.stat_result) -> RemoteVersion:
    return RemoteVersion(
        length=found.st_size,
        etag=f'"file:{found.st_mtime_ns:x}-{found.st_ino:x}"',
        last_modified=formatdate(max(0, found.st_mtime_ns // 1_000_000_000), usegmt=True),
        resumable=True,
    )
