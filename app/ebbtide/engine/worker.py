"""A worker: one thread that moves the files of one job, one after another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ebbtide.core import reports as rep
from ebbtide.core.digests import parse_checksum, stored_digest, stored_pieces
from ebbtide.core.errors import ErrorCode, ErrorInfo, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File, FileState, Job, JobId, JobKind
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    ListRequest,
    StopRequested,
    Transport,
    UploadRequest,
)
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import EXISTING_NAMES, MAXIMUM_FILES, Settings
from ebbtide.engine.attempt import Attempt, Post
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.flushing import Batch
from ebbtide.engine.link.traffic import Traffic
from ebbtide.engine.listing import files_of
from ebbtide.engine.sink import FileSink
from ebbtide.engine.source import FileSource
from ebbtide.engine.staging import StagingFile, disk_errors

logger = logging.getLogger(__name__)

KEPT_ASIDE = "The wrong bytes were kept as '{path}'."
KEPT_ASIDE_AGAIN = "The wrong bytes were kept as '{path}', in place of those of before."
REPLY_INDEX = 1
"""Place of the reply among the files of an upload with reply."""


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
        self._moving: FileSink | FileSource | None = None
        self._finished_size = 0
        self._held_before = 0
        self._file_index: int | None = None
        self._batch = Batch()
        self._has_reply = False

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
            return self._finished_size + (self._moving.held_size if self._moving else 0)

    def moved(self) -> tuple[int, int]:
        """Return the attempt's number and how many bytes of files have arrived in it, or left."""
        with self._present:
            held = self._finished_size + (self._moving.held_size if self._moving else 0)
            return self._attempt.number, max(0, held - self._held_before)

    def save(self) -> None:
        """Make what is held durable and report it, if there is anything new.

        Raises:
            TransferError: the disk refuses; the transfer itself will notice, too.
        """
        with self._present:
            moving = self._moving
        self._batch.flush()
        if moving is not None:
            moving.save()

    def _move_files(self) -> None:
        files = list(enumerate(self._job.files))
        self._finished_size = sum(
            file.done_size for _, file in files if file.state is not FileState.PENDING
        )
        self._held_before = self._finished_size
        with self._keeping_what_files_share():
            self._move_each(files)

    @contextmanager
    def _keeping_what_files_share(self) -> Iterator[None]:
        with ExitStack() as kept:
            for transport in {id(one): one for one in self._transports.values()}.values():
                kept.enter_context(transport.keeping(self.switch))
            yield

    def _move_each(self, files: list[tuple[int, File]]) -> None:
        try:
            for index, file in files:
                if file.state is not FileState.PENDING:
                    continue
                self._file_index = index
                self.switch.check()
                if self._job.sends(index):
                    self._send_file(index, file)
                elif self._transport_for(file.url).is_directory(file.url):
                    self._list_directory(index, file)
                    return  # The job has other files now: the next attempt moves them.
                elif self._job.kind is JobKind.DOWNLOAD:
                    self._move_file(index, file)
        finally:
            self._batch.flush()
            self._batch.close()

    def _move_file(self, index: int, file: File) -> None:
        self._batch.open(file.staging)
        sink = self._open_sink(index, file)
        with self._present:
            self._moving = sink
            self._held_before += sink.held_size
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
                path, had_some = sink.put_aside()
                sink.note(KEPT_ASIDE_AGAIN if had_some else KEPT_ASIDE, path=path)
                raise _kept(error, path) from error
            sink.remove_if_empty()
            raise
        finally:
            with self._present:
                self._finished_size += sink.held_size
                self._moving = None
            self._let_go(sink)

    def _send_file(self, index: int, file: File) -> None:
        """Send a file; the server has all of it when this returns."""
        source = FileSource(file, self._attempt, index, self._keep_reply)
        with self._present:
            self._moving = source
            self._held_before += source.held_size
        try:
            self._transport_for(file.url).upload(self._upload_request(file), source, self.switch)
            if self._waits_for_reply:
                self._attempt.tell(rep.ReplyMissing(*self._place(REPLY_INDEX)))
            source.finish()
        finally:
            with self._present:
                self._finished_size += source.held_size
                self._moving = None
            source.close()

    def _upload_request(self, file: File) -> UploadRequest:
        job = self._job
        return UploadRequest(
            file.url, self._settings, job.options, job.upload, wants_reply=self._waits_for_reply
        )

    @property
    def _waits_for_reply(self) -> bool:
        files = self._job.files
        return (
            self._job.kind is JobKind.UPLOAD_REPLY
            and not self._has_reply
            and files[REPLY_INDEX].state is FileState.PENDING
        )

    def _keep_reply(self, url: str, fetch: Callable[[DownloadSink], int]) -> None:
        """See `UploadSource.keep_reply`."""
        if not self._waits_for_reply:
            return
        file = self._job.files[REPLY_INDEX]
        if url != file.url:
            self._attempt.tell(rep.Moved(*self._place(REPLY_INDEX), url))
        sink = self._open_sink(REPLY_INDEX, file)
        try:
            sink.finish(fetch(sink))
        except TransferError:
            sink.remove_if_empty()
            raise
        finally:
            self._let_go(sink)
        self._has_reply = True

    def _list_directory(self, index: int, file: File) -> None:
        """Put the files of a directory on the server into the job in its place."""
        most = self._settings.get(MAXIMUM_FILES) - len(self._job.files) + 1
        request = ListRequest(file.url, self._settings, self._job.options, most)
        found = self._transport_for(file.url).list_files(request, self.switch)
        place = self._place(index)
        files = files_of(
            file,
            found,
            self._job.id,
            lambda text, **words: self._attempt.tell(rep.Noted(*place, text, tuple(words.items()))),
        )
        self._attempt.tell_and_wait(rep.Listed(*place, files))

    def _place(self, index: int) -> tuple[JobId, int, int]:
        return (self._attempt.job_id, self._attempt.number, index)

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
            failures=self._job.failures,
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
        asks = self._settings.get(EXISTING_NAMES) == "ask"
        return FileSink(staging, self._attempt, index, open_name, file.ranges, most, asks=asks)

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
        self._attempt.tell_and_wait(rep.Restarting(*self._place(index), RestartReason.STAGING_LOST))
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
