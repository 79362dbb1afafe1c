"""What the engine needs from the world around it, as protocols.

Each port has at least one adapter outside the core and, where it holds data, a
contract test suite that every adapter passes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from ebbtide.core.administration import PolicyProblem
from ebbtide.core.budgets import Budget
from ebbtide.core.conditions import Conditions
from ebbtide.core.events import Recorded, RestartReason
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import DEFAULT_OPTIONS, Credential, HttpOptions
from ebbtide.core.jobs import Job, JobId, RemoteVersion
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.observations import Part, Wanted
from ebbtide.core.offers import Offer
from ebbtide.core.ranges import Ranges
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.tide_history import TideCell, TideChanges, TideLog
from ebbtide.core.uploads import DEFAULT_UPLOAD, SourceVersion, UploadOptions, UploadSession
from ebbtide.core.verdicts import Reason, Verdict

if TYPE_CHECKING:
    # Hashing takes time to import, and the command line imports this module.
    from ebbtide.core.digests import Digest, Pieces


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> float:
        """Return seconds since the epoch that never jump while the program runs.

        They go on while the machine sleeps and ignore changes of the wall clock.
        """

    def wall(self) -> float:
        """Return seconds since the epoch as the wall clock has them now."""

    def awake(self) -> float:
        """Return seconds from any beginning that stand still while the machine sleeps.

        As far as the system can tell; they know nothing of the wall clock.
        """


class Probe(Protocol):
    """Watches the operating system.

    Whatever happens outside, no method raises. What cannot be told, and what a service
    said that has gone since, is reported as "cannot tell".
    """

    def start(self, listener: Callable[[Part], None]) -> None:
        """Watch from now on.

        Args:
            listener: told each part that is not as it was last told; it begins with
                `Observations()`. Called from any thread, one call at a time; must
                return at once.
        """

    def want(self, wanted: Wanted) -> None:
        """Say what is needed from now on; returns at once.

        Before the first call nothing is wanted. What is no longer wanted is reported as
        "cannot tell", except what costs nothing to know. When all of it has been told
        that can be told at once, `Told` follows.
        """

    def stop(self) -> None:
        """End watching; the listener is not called any more. Stopping twice is allowed."""


@dataclass(frozen=True, slots=True)
class StoredState:
    """Everything the engine remembers, as read when it starts."""

    jobs: tuple[Job, ...] = ()
    settings: Settings = field(default_factory=Settings)
    last_event_number: int = 0
    last_job_number: int = 0
    budgets: tuple[Budget, ...] = ()
    secret_names: frozenset[str] = frozenset()
    """What the secrets may hold something under, whether a job needs it or not."""


@dataclass(frozen=True, slots=True)
class JobChange:
    """One job before and after a step; None where it did not or does not exist."""

    before: Job | None
    after: Job | None


@dataclass(frozen=True, slots=True)
class StepRecord:
    """All that one step of the engine changed; stored as a whole or not at all."""

    events: tuple[Recorded, ...] = ()
    """Only the remembered ones."""
    changes: tuple[JobChange, ...] = ()
    settings: Settings | None = None
    last_event_number: int = 0
    """Includes the events that are not remembered, so that no number is given twice."""
    budgets: tuple[Budget, ...] | None = None
    """All of them, when any has changed."""
    secrets_named: tuple[str, ...] = ()
    """Names under which secrets are going to be kept, once this is stored."""
    secrets_gone: tuple[str, ...] = ()
    """Names under which nothing is kept any more."""


class Store(Protocol):
    """Keeps jobs, settings and history. Used by one thread."""

    def load(self) -> StoredState:
        """Return everything.

        Raises:
            EbbtideError: STORE_CORRUPT, STORE_TOO_NEW or STORE_UNAVAILABLE.
        """

    def commit(self, record: StepRecord) -> None:
        """Store one step durably: after a power cut all of it is there, or nothing.

        Raises:
            EbbtideError: STORE_UNAVAILABLE (disk full, locked) or STORE_CORRUPT;
                nothing was stored.
        """

    def history(self, job_id: JobId) -> tuple[Recorded, ...]:
        """Return what happened to a job, oldest first; empty for an unknown one."""

    def tide(self) -> tuple[TideCell, ...]:
        """Return what is remembered of the link.

        What makes no sense is left out: nothing else depends on a picture.

        Raises:
            EbbtideError: STORE_CORRUPT or STORE_UNAVAILABLE.
        """

    def keep_tide(self, changes: TideChanges) -> None:
        """Store what has changed of it durably: all of that, or nothing.

        Raises:
            EbbtideError: STORE_UNAVAILABLE or STORE_CORRUPT; nothing was stored.
        """

    def close(self) -> None:
        """Let go of files and locks. Closing twice is allowed."""


class KeptIn(Enum):
    """Where a secret is."""

    KEYRING = "keyring"
    FILE = "file"
    """For its owner alone to read; somebody asked for that."""
    MEMORY = "memory"
    """Until the program ends."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a secret was put, and what spoke against a better place."""

    place: KeptIn
    detail: str = ""


class Secrets(Protocol):
    """Keeps passwords and the like by name. May block, for a person to unlock a keyring.

    Never called by the engine's thread or the main thread; used from many others.
    """

    def keep(self, name: str, secret: str) -> Kept:
        """Keep a secret, in place of an older one of this name.

        Raises:
            EbbtideError: SECRETS_UNAVAILABLE; it was not kept.
        """

    def find(self, name: str) -> str | None:
        """Return a secret, or None if there is none of this name.

        Raises:
            EbbtideError: SECRETS_UNAVAILABLE, such as a keyring that stays locked.
        """

    def forget(self, name: str) -> None:
        """Remove a secret; one that is not there is fine.

        Raises:
            EbbtideError: SECRETS_UNAVAILABLE.
        """


class StopRequested(Exception):  # noqa: N818 - not an error: the way out of a transfer
    """Raised inside a transport when its worker is asked to stop."""


class TransferControl(Protocol):
    """How a transport learns that it has to stop. May be used from several threads."""

    def check(self) -> None:
        """Return at once if all is well.

        Raises:
            StopRequested: the worker was asked to stop.
        """

    def interruptible(self, interrupt: Callable[[], None]) -> AbstractContextManager[None]:
        """Have `interrupt` called, from another thread, if the stop comes inside the block.

        Shutting down a socket is what `interrupt` is for. It is called at once when
        the stop came before.
        """

    def wait(self, seconds: float) -> None:
        """Sleep, but not longer than until the stop.

        Raises:
            StopRequested: the worker was asked to stop.
        """

    def moving(self, connection: object) -> AbstractContextManager[None]:
        """Tell that bytes of this transfer move over a connection inside the block.

        The connection is the `socket.socket` itself, also under TLS; what is none is
        left alone. Its window and pace are steered from then on, so that it gives way.
        One that is begun inside the block is known for ours, not the user's.
        """

    def admit(self, byte_count: int) -> int:
        """Wait a moment for bytes that may be moved under the limits, and say how many.

        All that were asked for: nothing limits the transfer now, ask again before the
        next piece. Fewer: they stay admitted until they have been moved, ask again then.
        None: it takes longer; ask again if they are still wanted.

        Args:
            byte_count: how many are wanted, at least one.

        Raises:
            StopRequested: the worker was asked to stop.
        """


class DownloadSink(Protocol):
    """Where a transport puts what it downloads. May be used from several threads."""

    @property
    def held(self) -> Ranges:
        """The bytes that are in the staging file, durable or not."""

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes that are held, to compare them with what the server sends.

        Raises:
            TransferError: STAGING_LOST or DISK_FAILED.
        """

    def answered(self, version: RemoteVersion) -> None:
        """Tell which version the bytes that follow belong to; before the first `write`."""

    def restart(self, reason: RestartReason) -> None:
        """Throw away all bytes. Returns when that is on record; `held` is empty then."""

    def write(self, offset: int, data: memoryview | bytes) -> None:
        """Write bytes at their place in the file.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED and the like.
        """

    def drop(self, start: int, end: int) -> None:
        """Throw away bytes that are held, from `start` up to `end`, to fetch them again."""

    def note(self, text: str, **parameters: str) -> None:
        """Keep a sentence in the job's history; braces are filled with the parameters."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Tell the headers of an answer, without those that are secrets."""

    def moved(self, url: str) -> None:
        """Tell that the file has another address from now on."""


@dataclass(frozen=True, slots=True)
class DownloadRequest:
    """One file to fetch."""

    url: str
    version: RemoteVersion | None
    """What the bytes already held belong to."""
    settings: Settings
    digest: Digest | None = None
    """What the user says the file's bytes add up to."""
    mirrors: tuple[str, ...] = ()
    """Other addresses of the same file, best first."""
    pieces: Pieces | None = None
    """What the file's parts add up to."""
    options: HttpOptions = DEFAULT_OPTIONS
    ranges: tuple[FileRange, ...] = ()
    """The parts that the sink gets, back to back; empty is the whole file."""
    failures: int = 0
    """How many attempts for the job failed in a row before this one."""


class UploadSource(Protocol):
    """A local file that a transport sends, and whom it tells. May be used from several threads.

    What the server has confirmed counts as sent, nothing else.
    """

    @property
    def name(self) -> str:
        """The file's own name, without its directory."""

    @property
    def version(self) -> SourceVersion:
        """What the file was when its upload began."""

    @property
    def session(self) -> UploadSession | None:
        """The session of an earlier attempt, to go on with; None: there is none."""

    @property
    def confirmed(self) -> Ranges:
        """What the server has confirmed to hold, as far as that is known."""

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes of the file: as many as were asked for, up to its end.

        Raises:
            TransferError: SOURCE_CHANGED, SOURCE_MISSING or SOURCE_UNREADABLE.
        """

    def check(self) -> None:
        """Make sure that the file is still what it was; before the request that ends it.

        Raises:
            TransferError: as `read`.
        """

    def open(self, session: UploadSession) -> None:
        """Tell that the server takes the file, or what changed about the session.

        Returns when that is on record: nothing may go out before that could not be found
        again after a crash. A method without sessions calls it, too, with its name alone.
        """

    def confirm(self, held: Ranges) -> None:
        """Tell all that the server has confirmed to hold; may be less than was told before."""

    def sending(self, offset: int) -> None:
        """Tell how far bytes were handed to the network; shown, never recorded."""

    def restart(self, reason: RestartReason) -> None:
        """Forget the session and what was confirmed. Returns when that is on record."""

    def keep_reply(self, url: str, fetch: Callable[[DownloadSink], int]) -> None:
        """Keep the server's answer to the upload, if the job wants it and has not got it yet.

        Returns when the reply is durable, or when nobody wants it.

        Args:
            url: where it comes from.
            fetch: puts it into the sink and returns its length.
        """

    def note(self, text: str, **parameters: str) -> None:
        """Keep a sentence in the job's history; braces are filled with the parameters."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Tell the headers of an answer, without those that are secrets."""

    def moved(self, url: str) -> None:
        """Tell that the file goes to another address from now on."""


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """One file to send."""

    url: str
    """The final name there; for some methods the place that makes names."""
    settings: Settings
    options: HttpOptions = DEFAULT_OPTIONS
    upload: UploadOptions = DEFAULT_UPLOAD
    wants_reply: bool = False
    """The job keeps what the server answers, see `UploadSource.keep_reply`."""


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A directory whose files are wanted."""

    url: str
    settings: Settings
    options: HttpOptions = DEFAULT_OPTIONS
    most: int = 0
    """How many files there may be at most."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a directory on a server."""

    url: str
    path: tuple[str, ...]
    """The names that lead to it from the directory, its own last; as the server has them."""
    size: int | None = None


class Transport(Protocol):
    """Moves files by the protocols of some address schemes. Used from many threads."""

    @property
    def schemes(self) -> frozenset[str]:
        """Address schemes in lower case."""

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        """Fetch what the sink does not hold yet; return the file's length in bytes.

        Whatever happens, the bytes in the sink are those of one version of the file. Before
        it returns, a whole file is compared with its digest, if the user or the server told one;
        that is so, too, if nothing was left to fetch.

        Raises:
            TransferError: the attempt failed; foreign exceptions are mapped to it.
            StopRequested: the control asked to stop.
        """

    def upload(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        """Send the file; returns when the server has all of it under its final name.

        What breaks off goes on from what the server says that it holds. A file that is
        there already is not replaced unless that was asked for.

        Raises:
            TransferError: the attempt failed; foreign exceptions are mapped to it.
            StopRequested: the control asked to stop.
        """

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        """Take back an unfinished upload: nothing of it is to stay on the server.

        Raises:
            TransferError: that could not be done.
            StopRequested: the control asked to stop.
        """

    def is_directory(self, url: str) -> bool:
        """Tell by its spelling alone whether an address is that of a directory to be listed."""

    def list_files(self, request: ListRequest, control: TransferControl) -> tuple[RemoteFile, ...]:
        """Return the files of a directory and of those in it, in a fixed order.

        Raises:
            TransferError: LIMIT_REACHED, or the attempt failed.
            StopRequested: the control asked to stop.
        """

    def keeping(self, control: TransferControl) -> AbstractContextManager[None]:
        """Let what one file needed, such as a log-in, stay for the next ones inside the block.

        Only what moves under the same control, in the same thread, uses it. Outside such a
        block nothing stays that is any one job's.
        """

    def close(self) -> None:
        """Close idle connections. Closing twice is allowed."""


@dataclass(frozen=True, slots=True)
class LookRequest:
    """An address that somebody may want."""

    url: str
    settings: Settings
    options: HttpOptions = DEFAULT_OPTIONS


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a server says of an address."""

    version: RemoteVersion
    resumable: bool | None = None
    """A part of the file can be asked for; None: that shows only when one is."""
    address: str | None = None
    """Where the server sent us on to, without a query."""


class Scout(Protocol):
    """Asks servers about addresses. Used from many threads."""

    def look(self, request: LookRequest, control: TransferControl) -> Sighting:
        """Return what the server says of a file, without fetching it: a few kilobytes.

        It is asked as a download would ask it: same options, redirects, names and passwords.

        Raises:
            TransferError: why a download would fail; foreign exceptions are mapped to it.
            StopRequested: the control asked to stop.
        """


class KeepsNothing:
    """What transports are that have nothing of one job's to keep between two files."""

    def keeping(self, control: TransferControl) -> AbstractContextManager[None]:  # noqa: ARG002
        """See `Transport.keeping`."""
        return nullcontext()


class NoDirectories(KeepsNothing):
    """What transports are that cannot list directories."""

    def is_directory(self, url: str) -> bool:  # noqa: ARG002 - no address is one
        """See `Transport.is_directory`."""
        return False

    def list_files(
        self,
        request: ListRequest,  # noqa: ARG002
        control: TransferControl,  # noqa: ARG002
    ) -> tuple[RemoteFile, ...]:
        """See `Transport.list_files`; never called."""
        return ()


@dataclass(frozen=True, slots=True)
class Publication:
    """What listeners are told after a step: all of it is on record."""

    events: tuple[Recorded, ...] = ()
    verdicts: tuple[tuple[JobId, Verdict], ...] = ()
    """Only those that changed."""
    samples: tuple[Sample, ...] = ()
    link: LinkSample | None = None
    """About once a second while bytes move, and once when none do any more."""
    settings: Settings | None = None
    """Set when they changed."""
    conditions: Conditions | None = None
    """Set when they changed."""
    budgets: tuple[Budget, ...] | None = None
    """All of them, when any has changed; every few seconds while bytes are charged."""


class Listener(Protocol):
    """Hears what happened. Called by the engine's thread; must return at once."""

    def __call__(self, publication: Publication, /) -> None:
        """Take note of a publication."""


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as it is shown: what is stored, what is derived, what is measured."""

    job: Job
    verdict: Verdict
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How the engine does as a whole."""

    version: str
    process_id: int
    started_at: float
    paused: bool
    headless: bool
    running: int
    waiting: int
    failed: int
    bytes_per_second: float
    database: str
    link: LinkSample | None = None
    """None when nothing moves."""
    fixed_settings: int = 0
    """How many the administrator has fixed."""
    policy_problems: tuple[PolicyProblem, ...] = ()
    """What of the administrator's policy files does not count."""
    waiting_because: Reason | None = None
    """Why most of the waiting jobs wait; None while something runs, or nothing waits."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one moment; the events that follow lead on from it."""

    jobs: tuple[JobView, ...]
    settings: Settings
    conditions: Conditions
    last_event_number: int
    budgets: tuple[Budget, ...] = ()


Reply = (
    JobView
    | Status
    | Snapshot
    | Settings
    | tuple[JobView, ...]
    | tuple[Recorded, ...]
    | tuple[Credential, ...]
    | tuple[Budget, ...]
    | tuple[Offer, ...]
    | TideLog
    | None
)
"""What the engine answers: a changed or asked-for thing, or None where there is none."""
