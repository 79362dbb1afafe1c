"""A worker: one thread that moves the files of one job, one after another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, ErrorInfo, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File, FileState, Job, RemoteVersion
from ebbtide.core.ports import DownloadRequest, StopRequested, Transport
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.link.traffic import Traffic
from ebbtide.engine.messages import Reported
from ebbtide.engine.staging import StagingFile, disk_errors

logger = logging.getLogger(__name__)

Post = Callable[[Reported], None]


class FileSink:
    """Where a transport puts one file's bytes: `ebbtide.core.ports.DownloadSink`."""

    def __init__(
        self, staging: StagingFile, job: Job, attempt: int, file_index: int, post: Post
    ) -> None:
        self._staging = staging
        self._job = job
        self._attempt = attempt
        self._file_index = file_index
        self._post = post
        # Whoever tells about durable bytes holds it, so that a late tale of bytes that
        # are being thrown away cannot follow the report of the throwing.
        self._reporting = threading.Lock()
        self._closed = False

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
        self._staging.write(offset, data)

    def answered(self, version: RemoteVersion) -> None:
        """See `DownloadSink.answered`."""
        self._tell(rep.Answered(self._job.id, self._attempt, self._file_index, version))

    def note(self, text: str, **parameters: str) -> None:
        """See `DownloadSink.note`."""
        items = tuple(parameters.items())
        self._tell(rep.Noted(self._job.id, self._attempt, self._file_index, text, items))

    def restart(self, reason: RestartReason) -> None:
        """See `DownloadSink.restart`."""
        report = rep.Restarting(self._job.id, self._attempt, self._file_index, reason)
        with self._reporting:
            tell_and_wait(self._post, report)
            self._staging.clear()

    def save(self) -> None:
        """Make durable what is held, then report it, if there is anything new.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED.
        """
        with self._reporting:
            if self._closed or not self._staging.is_dirty:
                return
            done = self._staging.sync()
            self._tell(rep.Arrived(self._job.id, self._attempt, self._file_index, done))

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
            self._tell(rep.FileWhole(self._job.id, self._attempt, self._file_index, size))

    def close(self) -> None:
        """Let go of the staging file."""
        with self._reporting:
            self._closed = True
            self._staging.close()

    def _tell(self, report: rep.Report) -> None:
        self._post(Reported(report))


def tell_and_wait(post: Post, report: rep.Report) -> None:
    """Report something and wait until it is on record.

    Raises:
        StopRequested: it came too late; the attempt is over.
    """
    decided = threading.Event()
    outcome: list[bool] = []

    def acknowledge(recorded: bool) -> None:
        outcome.append(recorded)
        decided.set()

    post(Reported(report, acknowledge))
    decided.wait()
    if not outcome[0]:
        raise StopRequested


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
        self._attempt = attempt
        self._transports = transports
        self._settings = settings
        self._post = post
        self._present = threading.Lock()
        self._sink: FileSink | None = None
        self._finished_size = 0

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
            self._report_failure(TransferError(ErrorCode.UNEXPECTED, detail=detail))
        finally:
            self._tell(rep.AttemptEnded(self._job.id, self._attempt))

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
        if sink is not None:
            sink.save()

    def _move_files(self) -> None:
        files = list(enumerate(self._job.files))
        self._finished_size = sum(
            file.done_size for _, file in files if file.state is not FileState.PENDING
        )
        for index, file in files:
            if file.state is FileState.PENDING:
                self._file_index = index
                self.switch.check()
                self._move_file(index, file)

    def _move_file(self, index: int, file: File) -> None:
        sink = self._open_sink(index, file)
        with self._present:
            self._sink = sink
        try:
            sink.finish(self._fetch(file, sink))
        finally:
            with self._present:
                self._finished_size += sink.held_size
                self._sink = None
            self._let_go(sink)

    def _fetch(self, file: File, sink: FileSink) -> int:
        """Fetch what is missing; return the file's length."""
        length = file.version.length if file.version is not None else None
        if length is not None and sink.held == Ranges([(0, length)]):
            return length
        request = DownloadRequest(file.url, file.version, self._settings)
        transport = self._transports[file.url.partition(":")[0].lower()]
        return transport.download(request, sink, self.switch)

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
        return FileSink(staging, self._job, self._attempt, index, self._post)

    def _start_afresh(self, index: int, file: File) -> StagingFile:
        reason = RestartReason.STAGING_LOST
        tell_and_wait(self._post, rep.Restarting(self._job.id, self._attempt, index, reason))
        with disk_errors(file.staging):
            Path(file.staging).unlink(missing_ok=True)
        return StagingFile.open(file.staging, Ranges())

    def _report_failure(self, error: TransferError) -> None:
        info: ErrorInfo = replace(error.info, file_index=getattr(self, "_file_index", None))
        self._tell(rep.AttemptFailed(self._job.id, self._attempt, info, error.retry_after_s))

    def _tell(self, report: rep.Report) -> None:
        self._post(Reported(report))
