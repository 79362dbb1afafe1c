"""The world round the engine, by hand: workers, files, a store that can fail, transports."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ebbtide.core.commands import AddDownload, AddUpload
from ebbtide.core.effects import AbandonUpload
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo, TransferError
from ebbtide.core.events import Recorded, RestartReason
from ebbtide.core.http_options import Login
from ebbtide.core.jobs import File, Job, JobId, RemoteVersion
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    NoDirectories,
    Reply,
    StepRecord,
    Store,
    StoredState,
    TransferControl,
    UploadRequest,
    UploadSource,
)
from ebbtide.core.settings import Settings
from ebbtide.core.tide_history import TideCell, TideChanges
from ebbtide.core.uploads import UploadSession
from ebbtide.engine.messages import Answer, LoginKept, Note, NotPrepared, Prepared
from ebbtide.engine.vault import CredentialMessage

WHOLE = 100
"""Bytes of the files that fake transports serve."""


class FragileStore:
    """A store that refuses to record anything while it is broken."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.is_broken = False
        self.commits = 0
        self.tide_writes = 0

    def load(self) -> StoredState:
        return self._store.load()

    def commit(self, record: StepRecord) -> None:
        if self.is_broken:
            raise EbbtideError(ErrorCode.STORE_UNAVAILABLE, path="jobs.db", detail="disk full")
        self.commits += 1
        self._store.commit(record)

    def history(self, job_id: JobId) -> tuple[Recorded, ...]:
        return self._store.history(job_id)

    def tide(self) -> tuple[TideCell, ...]:
        return self._store.tide()

    def keep_tide(self, changes: TideChanges) -> None:
        if self.is_broken:
            raise EbbtideError(ErrorCode.STORE_UNAVAILABLE, path="jobs.db", detail="disk full")
        self.tide_writes += 1
        self._store.keep_tide(changes)

    def close(self) -> None:
        self._store.close()


@dataclass
class FakeWorkers:
    """Takes down who was started and stopped; tests speak for the workers."""

    present: dict[JobId, int] = field(default_factory=dict)
    """Attempts that have not been forgotten."""
    started: list[tuple[Job, int]] = field(default_factory=list)
    stopped: set[tuple[JobId, int]] = field(default_factory=set)
    counts: dict[JobId, int] = field(default_factory=dict)
    abandoned: list[AbandonUpload] = field(default_factory=list)
    schemes: frozenset[str] = frozenset({"http", "https"})

    def start(self, job: Job, attempt: int, settings: Settings) -> None:
        assert job.id not in self.present, "a job has one worker at a time"
        assert job.state.is_running
        self.present[job.id] = attempt
        self.started.append((job, attempt))

    def stop(self, job_id: JobId) -> None:
        if job_id in self.present:
            self.stopped.add((job_id, self.present[job_id]))

    def forget(self, job_id: JobId) -> None:
        del self.present[job_id]

    def abandon(self, job: Job, effect: AbandonUpload, settings: Settings) -> None:
        assert job.id not in self.present, "not under the hands of a worker"
        self.abandoned.append(effect)

    def moved(self) -> dict[tuple[JobId, int], int]:
        return {
            (job_id, attempt): self.counts.get(job_id, 0)
            for job_id, attempt in self.present.items()
        }

    def received(self) -> dict[JobId, int]:
        return {job_id: self.counts.get(job_id, 0) for job_id in self.present}


@dataclass
class FakeLink:
    """Takes down what the link's keeper was told; says what it is given to say."""

    told: LinkSample | None = None
    """What it says when it is asked."""
    changed: bool = False
    """What it answers when it is regulated the next time."""
    regulated: list[tuple[tuple[JobId, ...], Settings]] = field(default_factory=list)
    reroutes: int = 0

    def regulate(self, jobs: Iterable[Job], settings: Settings) -> bool:
        self.regulated.append((tuple(job.id for job in jobs), settings))
        changed, self.changed = self.changed, False
        return changed

    def sample(self) -> LinkSample | None:
        return self.told

    def reroute(self) -> None:
        self.reroutes += 1


@dataclass
class FakeFiles:
    """Takes down what was asked of the file system; tests answer for it."""

    workers: FakeWorkers
    asked: list[tuple[JobId, AddDownload | AddUpload, tuple[str, ...], Answer]] = field(
        default_factory=list
    )
    is_taken: Callable[[str], bool] = bool
    placed: list[Job] = field(default_factory=list)
    discarded: list[JobId] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    looked_at: list[list[JobId]] = field(default_factory=list)
    credential_messages: list[tuple[CredentialMessage, Answer]] = field(default_factory=list)
    logins: list[tuple[JobId, Login, Answer]] = field(default_factory=list)
    note: Note | None = None

    def prepare(
        self,
        job_id: JobId,
        command: AddDownload | AddUpload,
        urls: tuple[str, ...],
        settings: Settings,
        is_taken: Callable[[str], bool],
        answer: Answer,
    ) -> None:
        self.asked.append((job_id, command, urls, answer))
        self.is_taken = is_taken

    def place(self, job: Job) -> None:
        self.placed.append(job)

    def discard(self, job: Job) -> None:
        assert job.id not in self.workers.present, "not under the hands of a worker"
        self.discarded.append(job.id)

    def look_for_room(self, jobs: tuple[Job, ...]) -> None:
        self.looked_at.append([job.id for job in jobs])

    def forget_secrets(self, names: tuple[str, ...]) -> None:
        self.forgotten.extend(names)

    def carry_out(self, message: CredentialMessage, answer: Answer) -> None:
        self.credential_messages.append((message, answer))

    def keep_login(self, job_id: JobId, login: Login, answer: Answer) -> None:
        self.logins.append((job_id, login, answer))

    def kept(self) -> LoginKept:
        """Answer the oldest new login: its password is kept."""
        job_id, login, answer = self.logins.pop(0)
        return LoginKept(job_id, replace(login, password=""), answer, self.note)

    def found(self) -> Prepared:
        """Answer the oldest question: the files can go where they should."""
        job_id, command, urls, answer = self.asked.pop(0)
        files = tuple(self._file(job_id, command, url) for url in urls)
        logins = tuple(
            replace(login, password="", secret=f"job/{job_id}/{place}")
            for place, login in enumerate(command.options.logins)
        )
        options = replace(command.options, logins=logins)
        notes = () if self.note is None else (self.note,)
        return Prepared(job_id, command, files, answer, options, notes)

    def refused(self, code: ErrorCode = ErrorCode.DISK_FULL) -> NotPrepared:
        """Answer the oldest question: they cannot."""
        job_id, _, _, answer = self.asked.pop(0)
        return NotPrepared(job_id, ErrorInfo(code, {"path": "/downloads"}), answer)

    def _file(self, job_id: JobId, command: AddDownload | AddUpload, url: str) -> File:
        if isinstance(command, AddUpload):
            return File(url, command.paths[0], "", size=WHOLE)
        wanted = command.target or "/downloads/" + url.rpartition("/")[2]
        target, number = wanted, 0
        while command.target is None and self.is_taken(target):
            number += 1
            target = f"{wanted} ({number})"
        return File(url, target, f"{target}.{job_id}.part")


class Answers:
    """What somebody who asked was told."""

    def __init__(self) -> None:
        self.replies: list[Reply | ErrorInfo] = []

    def __call__(self, reply: Reply | ErrorInfo) -> None:
        self.replies.append(reply)

    @property
    def only(self) -> Reply | ErrorInfo:
        """The one answer there is."""
        assert len(self.replies) == 1
        return self.replies[0]

    @property
    def error(self) -> ErrorCode:
        """The code of the one answer, a refusal."""
        assert isinstance(self.only, ErrorInfo)
        return self.only.code


def pattern(start: int, end: int) -> bytes:
    """The bytes of the file that fake transports serve."""
    return bytes(offset * 7 % 251 for offset in range(start, end))


Act = Callable[[DownloadRequest, DownloadSink, TransferControl], None]


class DownloadsOnly(NoDirectories):
    """What transports in tests are that send nothing."""

    def upload(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        raise AssertionError("nobody sends in this test")

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        raise AssertionError("nobody sends in this test")


class ScriptedTransport(DownloadsOnly):
    """Does what its script says, one act for each download, and then returns the length."""

    schemes = frozenset({"http"})

    def __init__(self, *acts: Act, size: int = WHOLE) -> None:
        self._acts = list(acts)
        self._size = size
        self.requests: list[DownloadRequest] = []
        self.is_closed = False

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        self.requests.append(request)
        self._acts.pop(0)(request, sink, control)
        return self._size

    def close(self) -> None:
        self.is_closed = True


def serve(start: int = 0, end: int = WHOLE) -> Act:
    """Answer, then write a part of the file."""

    def act(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
        sink.answered(RemoteVersion(length=WHOLE, etag='"1"', resumable=True))
        sink.write(start, pattern(start, end))

    return act


def fail(code: ErrorCode, retry_after_s: float | None = None) -> Act:
    """Fail."""

    def act(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
        raise TransferError(code, retry_after_s=retry_after_s, host="example.org", detail="")

    return act


def blow_up(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
    """Raise what no transport should."""
    raise ZeroDivisionError("a mistake")


def start_afresh(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
    """Throw away what is there."""
    sink.restart(RestartReason.REMOTE_CHANGED)


class Block:
    """An act that does nothing until the stop; `reached` tells that it has begun."""

    def __init__(self) -> None:
        self.reached = threading.Event()

    def __call__(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> None:
        interrupted = threading.Event()
        with control.interruptible(interrupted.set):
            self.reached.set()
            interrupted.wait()
        control.check()


def in_turn(*acts: Act) -> Act:
    """Do several things in one download."""

    def act(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
        for one in acts:
            one(request, sink, control)

    return act
