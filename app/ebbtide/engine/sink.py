"""Where a transport puts the bytes of one file."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from pathlib import Path

from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange, local_size
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.names import free_name, harmless_name
from ebbtide.core.ranges import Ranges
from ebbtide.engine.attempt import Attempt
from ebbtide.engine.flushing import Batch
from ebbtide.engine.placement import NamesIn, keep_aside
from ebbtide.engine.staging import StagingFile


class FileSink:
    """Where a transport puts one file's bytes: `ebbtide.core.ports.DownloadSink`."""

    def __init__(
        self,
        staging: StagingFile,
        attempt: Attempt,
        file_index: int,
        open_name: str | None = None,
        ranges: tuple[FileRange, ...] = (),
        most: int | None = None,
        *,
        asks: bool = False,
    ) -> None:
        """Make a sink.

        Args:
            staging: where the bytes go.
            attempt: hears of it.
            file_index: the file's place in the job.
            open_name: the path that is given up if the server tells a name of its own.
            ranges: the parts of the remote file that it gets.
            most: how large it may become, in bytes.
            asks: a name that exists gets no number: somebody is asked in the end.
        """
        self._staging = staging
        self._open_name = open_name
        self._asks = asks
        self._ranges = ranges
        self._most = sys.maxsize if most is None else most
        self._size: int | None = None
        """How large it is going to be, once that is known."""
        self._refusal: TransferError | None = None
        self._attempt = attempt
        self._place = (attempt.job_id, attempt.number, file_index)
        # Whoever tells about durable bytes holds it, so that a late tale of bytes that
        # are being thrown away cannot follow the report of the throwing.
        self._reporting = threading.Lock()
        self._is_silent = False

    @property
    def held(self) -> Ranges:
        """See `DownloadSink.held`."""
        return self._staging.held

    @property
    def held_size(self) -> int:
        """How many bytes are held."""
        return self._staging.held_size

    def read(self, offset: int, length: int) -> bytes:
        """See `DownloadSink.read`."""
        return self._staging.read(offset, length)

    def write(self, offset: int, data: memoryview | bytes) -> None:
        """See `DownloadSink.write`."""
        if self._refusal is not None:
            raise self._refusal
        self._check_size(offset + len(data))
        self._staging.write(offset, data)

    def answered(self, version: RemoteVersion) -> None:
        """See `DownloadSink.answered`.

        Raises:
            TransferError: TOO_LARGE, DISK_FULL.
        """
        size = local_size(self._ranges, version.length)
        if size is not None:
            self._check_size(size)
        self._attempt.tell(rep.Answered(*self._place, version))
        if size is not None and size != self._size:
            self._staging.make_room(size)
            self._size = size
        if self._open_name is not None and version.name is not None:
            self._take_name(Path(self._open_name), version.name)

    def _check_size(self, size: int) -> None:
        if size > self._most:
            raise TransferError(ErrorCode.TOO_LARGE, limit=self._most)

    def _take_name(self, path: Path, name: str) -> None:
        self._open_name = None
        wanted = harmless_name(name)
        free = wanted if self._asks else free_name(wanted, NamesIn(path.parent))
        if free != path.name:
            self._attempt.tell(rep.Named(*self._place, str(path.with_name(free))))

    def drop(self, start: int, end: int) -> None:
        """See `DownloadSink.drop`."""
        self._staging.drop(start, end)

    def note(self, text: str, **parameters: str) -> None:
        """See `DownloadSink.note`."""
        self._attempt.tell(rep.Noted(*self._place, text, tuple(parameters.items())))

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """See `DownloadSink.headers`."""
        self._attempt.tell(rep.HeadersSeen(*self._place, fields))

    def moved(self, url: str) -> None:
        """See `DownloadSink.moved`."""
        self._attempt.tell(rep.Moved(*self._place, url))

    def restart(self, reason: RestartReason) -> None:
        """See `DownloadSink.restart`."""
        with self._reporting:
            # Should one of the next lines fail, the old bytes are never told of again.
            self._is_silent = True
            self._attempt.tell_and_wait(rep.Restarting(*self._place, reason))
            self._staging.clear()
            self._is_silent = False

    def put_aside(self) -> tuple[str, bool]:
        """Keep all bytes under another name, and begin with none.

        Returns:
            The name, and whether it held such bytes of before.

        Raises:
            TransferError: the disk refuses.
        """
        with self._reporting:
            self._is_silent = True
            self._attempt.tell_and_wait(rep.Restarting(*self._place, RestartReason.DIGEST_WRONG))
            return keep_aside(self._staging.path)

    def save(self) -> None:
        """Make durable what is held, then report it, if there is anything new.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED.
        """
        with self._reporting:
            if self._is_silent or not self._staging.is_dirty:
                return
            self._attempt.tell(rep.Arrived(*self._place, self._staging.sync()))
            if self._size is not None:
                self._look_for_room(self._size)

    def _look_for_room(self, size: int) -> None:
        """Stop early where somebody else takes the room that the file needs."""
        try:
            self._staging.check_room(size)
        except TransferError as error:
            self._refusal = error

    def finish(self, size: int) -> None:
        """Make the whole file durable, then report it.

        Raises:
            TransferError: LENGTH_WRONG when bytes are missing; DISK_FULL, DISK_FAILED.
        """
        if not self.held.covers(0, size):
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=size, found=self.held.size)
        with self._reporting:
            self._staging.cut(size)
            self._staging.sync()
            self._attempt.tell(rep.FileWhole(*self._place, size))

    def finish_later(self, size: int, batch: Batch) -> None:
        """Have the whole file reported once the batch is durable.

        Raises:
            TransferError: as `finish`.
        """
        if not self.held.covers(0, size):
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=size, found=self.held.size)
        with self._reporting:
            self._staging.cut(size)
            # No more tales of single bytes: all of them follow.
            self._is_silent = True
        whole = rep.FileWhole(*self._place, size)
        batch.add(lambda: self._attempt.tell(whole))

    def remove_if_empty(self) -> None:
        """Leave no empty staging file behind: the attempt failed before anything came."""
        # Why it failed is what has to be told, not that an empty file could not be removed.
        with suppress(TransferError):
            self._staging.remove_if_empty()

    def close(self) -> None:
        """Let go of the staging file."""
        with self._reporting:
            self._is_silent = True
            self._staging.close()
