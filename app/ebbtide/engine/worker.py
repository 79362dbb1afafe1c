"""A worker: one thread that moves the files of one job, one after another."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ebbtide.core import reports as rep
from ebbtide.core.digests import parse_checksum, stored_digest, stored_pieces
from ebbtide.core.errors import ErrorCode, ErrorInfo, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange, local_size
from ebbtide.core.jobs import File, FileState, Job, JobId, RemoteVersion
from ebbtide.core.names import free_name, harmless_name
from ebbtide.core.ports import DownloadRequest, StopRequested, Transport
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.flushing import Batch
from ebbtide.engine.link.traffic import Traffic
from ebbtide.engine.messages import Reported
from ebbtide.engine.placement import NamesIn, keep_aside
from ebbtide.engine.staging import StagingFile, disk_errors

logger = logging.getLogger(__name__)

KEPT_ASIDE = "The wrong bytes were kept as '{path}'."

Post = Callable[[Reported], None]


@dataclass(frozen=True)
class Attempt:
    """One worker's time with one job, and how it tells the engine about it."""

    job_id: JobId
    number: int
    post: Post
    switch: StopSwitch

    def tell(self, report: rep.Report) -> None:
        """Report something."""
        self.post(Reported(report))

    def tell_and_wait(self, report: rep.Report) -> None:
        """Report something and wait until it is on record.

        Raises:
            StopRequested: it came too late, or the stop came first.
        """
        decided = threading.Event()
        outcome: list[bool] = []

        def acknowledge(recorded: bool) -> None:
            outcome.append(recorded)
            decided.set()

        # An engine that cannot record anything at the moment may want to end all the same.
        with self.switch.interruptible(decided.set):
            self.post(Reported(report, acknowledge))
            decided.wait()
        if outcome != [True]:
            raise StopRequested


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
    ) -> None:
        """Make a sink.

        Args:
            staging: where the bytes go.
            attempt: hears of it.
            file_index: the file's place in the job.
            open_name: the path that is given up if the server tells a name of its own.
            ranges: the parts of the remote file that it gets.
            most: how large it may become, in bytes.
        """
        self._staging = staging
        self._open_name = open_name
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
        free = free_name(harmless_name(name), NamesIn(path.parent))
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

    def put_aside(self, target: str) -> str:
        """Keep all bytes under another name, and begin with none; return the name.

        Raises:
            TransferError: the disk refuses.
        """
        with self._reporting:
            self._is_silent = True
            self._attempt.tell_and_wait(rep.Restarting(*self._place, RestartReason.DIGEST_WRONG))
            return keep_aside(self._staging.path, target)

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

    def close(self) -> None:
        """Let go of the staging file."""
        with self._reporting:
            self._is_silent = True
            self._staging.close()


class Worker(threading.Thread):
    """Moves the pending files of a job until all are whole, one fails, or it is stopped.

    Its last report is always `AttemptEnded`.
    """

    def __init__(
        self,
        job: Job,
        attempt: int,
        transports: Mapping[str, Transport],
        settings: Settings,
        post: Post,
        traffic: Traffic | None = None,
    ) -> None:
        super().__init__(name=f"ebbtide-job-{job.number}", daemon=True)
        self.switch = StopSwitch(traffic)
        self._job = job
        self._attempt = Attempt(job.id, attempt, post, self.switch)
        self._transports = transports
        self._settings = settings
        self._present = threading.Lock()
        self._sink: FileSink | None = None
        self._finished_size = 0
        self._file_index: int | None = None
        self._batch = Batch()

    def run(self) -> None:
        """Move the files; the outermost frame of the thread."""
        try:
            self._move_files()
        except StopRequested:
            pass
        except TransferError as error:
            if not self.switch.is_thrown:
                self._report_failure(error)
        except Exception as error:
            logger.exception("worker of job %s", self._job.number)
            detail = f"{type(error).__name__}: {error}"
            if not self.switch.is_thrown:
                self._report_failure(TransferError(ErrorCode.UNEXPECTED, detail=detail))
        finally:
            self._attempt.tell(rep.AttemptEnded(self._job.id, self._attempt.number))

    def give_up(self, error: RuntimeError) -> None:
        """Report, in place of the thread, that it could not be started."""
        self._report_failure(TransferError(ErrorCode.UNEXPECTED, detail=str(error)))
        self._attempt.tell(rep.AttemptEnded(self._job.id, self._attempt.number))

    def received(self) -> int:
        """Return how many bytes of the job this attempt's files hold now."""
        with self._present:
            return self._finished_size + (self._sink.held_size if self._sink else 0)

    def save(self) -> None:
        """Make what is held durable and report it, if there is anything new.

        Raises:
            TransferError: the disk refuses; the transfer itself will notice, too.
        """
        with self._present:
            sink = self._sink
        self._batch.flush()
        if sink is not None:
            sink.save()

    def _move_files(self) -> None:
        files = list(enumerate(self._job.files))
        self._finished_size = sum(
            file.done_size for _, file in files if file.state is not FileState.PENDING
        )
        try:
            for index, file in files:
                if file.state is FileState.PENDING:
                    self._file_index = index
                    self.switch.check()
                    self._move_file(index, file)
        finally:
            self._batch.flush()
            self._batch.close()

    def _move_file(self, index: int, file: File) -> None:
        self._batch.open(file.staging)
        sink = self._open_sink(index, file)
        with self._present:
            self._sink = sink
        try:
            size = self._fetch(file, sink)
            if not file.done and self._batch.can_take(file.staging, size):
                sink.finish_later(size, self._batch)
            else:
                sink.finish(size)
        except TransferError as error:
            if error.code is ErrorCode.STAGING_LOST:
                self._give_up_bytes(index, file)
            if error.code is ErrorCode.DIGEST_WRONG:
                path = sink.put_aside(file.target)
                sink.note(KEPT_ASIDE, path=path)
                raise _kept(error, path) from error
            raise
        finally:
            with self._present:
                self._finished_size += sink.held_size
                self._sink = None
            self._let_go(sink)

    def _fetch(self, file: File, sink: FileSink) -> int:
        """Fetch what is missing; return the file's length."""
        options = self._job.options
        asked = parse_checksum(options.checksum) if options.checksum is not None else None
        request = DownloadRequest(
            file.url,
            file.version,
            self._settings,
            digest=asked or stored_digest(file.digest),
            options=options,
            ranges=file.ranges,
            mirrors=file.mirrors,
            pieces=stored_pieces(file.pieces),
        )
        return self._transport_for(file.url).download(request, sink, self.switch)

    def _transport_for(self, url: str) -> Transport:
        scheme = url.partition(":")[0].lower()
        if scheme not in self._transports:
            known = ", ".join(f"{known}:" for known in sorted(self._transports))
            raise TransferError(ErrorCode.SCHEME_UNKNOWN, url=url, scheme=scheme, known=known)
        return self._transports[scheme]

    def _let_go(self, sink: FileSink) -> None:
        try:
            sink.save()
        except TransferError as error:
            logger.warning("job %s: %s", self._job.number, error)
        finally:
            sink.close()

    def _open_sink(self, index: int, file: File) -> FileSink:
        try:
            staging = StagingFile.open(file.staging, file.done)
        except TransferError as error:
            if error.code is not ErrorCode.STAGING_LOST:
                raise
            staging = self._start_afresh(index, file)
        open_name = file.target if file.name_is_open else None
        most = self._most_for(index)
        return FileSink(staging, self._attempt, index, open_name, file.ranges, most)

    def _most_for(self, index: int) -> int | None:
        """Return how large a file may become, so that the job keeps to its maximum size."""
        maximum = self._job.options.maximum_size
        if maximum is None:
            return None
        others = [file for place, file in enumerate(self._job.files) if place != index]
        return max(0, maximum - sum(max(file.size or 0, file.done_size) for file in others))

    def _start_afresh(self, index: int, file: File) -> StagingFile:
        self._give_up_bytes(index, file)
        return StagingFile.open(file.staging, Ranges())

    def _give_up_bytes(self, index: int, file: File) -> None:
        """Put on record that the bytes held are lost, then remove what is left of them."""
        place = (self._attempt.job_id, self._attempt.number, index)
        self._attempt.tell_and_wait(rep.Restarting(*place, RestartReason.STAGING_LOST))
        with disk_errors(file.staging):
            Path(file.staging).unlink(missing_ok=True)

    def _report_failure(self, error: TransferError) -> None:
        info: ErrorInfo = replace(error.info, file_index=self._file_index)
        attempt = self._attempt
        attempt.tell(rep.AttemptFailed(attempt.job_id, attempt.number, info, error.retry_after_s))


def _kept(error: TransferError, path: str) -> TransferError:
    """Return the error with the place where the bytes are."""
    parameters: dict[str, Any] = {**error.info.parameters, "path": path}
    return TransferError(error.code, **parameters)
