"""Jobs and their files, as immutable values.

Times are seconds since the epoch, read from a clock that does not jump while the
program runs. Sizes are bytes. Paths are absolute and spelled as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType, Self

from ebbtide.core.errors import ErrorInfo
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState
from ebbtide.core.uploads import DEFAULT_UPLOAD, SourceVersion, UploadOptions, UploadSession

JobId = NewType("JobId", str)
"""A UUID in its usual spelling."""


class JobKind(Enum):
    """Which way the bytes go. The values are BITS' numbers (BG_JOB_TYPE)."""

    DOWNLOAD = 0
    UPLOAD = 1
    UPLOAD_REPLY = 2


class Priority(Enum):
    """Who goes first. The values are BITS' numbers (BG_JOB_PRIORITY)."""

    FOREGROUND = 0
    """Runs at once, beside all others, and gives way to nobody."""
    HIGH = 1
    NORMAL = 2
    LOW = 3


class WhenActive(Enum):
    """What a job does while somebody is at the computer."""

    PAUSE = "pause"
    """Wait."""
    YIELD = "yield"
    """Run, but give way to other traffic."""
    IGNORE = "ignore"
    """Run."""


class FileState(Enum):
    """How far one file of a job is."""

    PENDING = "pending"
    """Bytes are missing."""
    TRANSFERRED = "transferred"
    """All bytes lie in the staging file."""
    PLACED = "placed"
    """The file has its final name, here or, if it was sent, there."""


@dataclass(frozen=True, slots=True)
class RemoteVersion:
    """What the server said about the file, to recognise the same version again."""

    length: int | None = None
    etag: str | None = None
    """As sent, quotes and weakness mark included (RFC 9110, 8.8.3)."""
    last_modified: str | None = None
    """As sent (RFC 9110, 8.8.2)."""
    date: str | None = None
    """When the server said so by its own clock, as sent (RFC 9110, 6.6.1). A file can change
    twice in the second of its `last_modified`; this tells whether that second was over."""
    media_type: str | None = None
    resumable: bool = False
    """A part of the file can be asked for."""
    digest: str | None = None
    """The strongest checksum that the server told, as `ebbtide.core.digests.Digest` writes it."""
    name: str | None = None
    """What the server calls the file, made harmless; None if it says nothing of its own."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a job."""

    url: str
    """Where it comes from or goes to; never holds a password."""
    target: str
    """Its final name; of a file that is sent, the file itself."""
    staging: str
    """Where its bytes gather until it is whole: in the same directory as the target.
    Empty for a file that is sent."""
    state: FileState = FileState.PENDING
    version: RemoteVersion | None = None
    size: int | None = None
    """Bytes in total, once known."""
    done: Ranges = field(default_factory=Ranges)
    """Bytes that are in the staging file and survive a power cut; of a file that is sent,
    those that the server has confirmed."""
    high_water: int = 0
    """The most bytes it ever had; starting afresh does not lower it."""
    ranges: tuple[FileRange, ...] = ()
    """The parts that are wanted, back to back; empty is the whole file."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the server's last answer, without those that are secrets."""
    digest: str | None = None
    """What its bytes must add up to, as `ebbtide.core.digests.Digest` writes it."""
    mirrors: tuple[str, ...] = ()
    """Other addresses of the same file, best first."""
    pieces: str | None = None
    """What its parts must add up to, as `ebbtide.core.digests.Pieces` writes it."""
    name_is_open: bool = False
    """Its name was made of its address: what the server calls it counts more."""
    source: SourceVersion | None = None
    """What the local file was when it began to be sent."""
    session: UploadSession | None = None
    """What the server and we agreed on for sending it."""

    @property
    def done_size(self) -> int:
        """Bytes that are here."""
        if self.state is not FileState.PENDING and self.size is not None:
            return self.size
        return self.done.size


class Files(tuple[File, ...]):  # noqa: SLOT001 - a tuple with members cannot have slots
    """The files of a job, with sums that are carried on from change to change.

    A job of thousands of files changes thousands of times: counting them anew each time would
    grow with the square of their number.
    """

    pending: int
    """How many files are not whole yet."""
    first_pending: int
    """Index of the first of those; without any, how many files there are."""
    transferred: int
    """How many are whole and wait for their final names."""
    unknown: int
    """How many are of unknown size."""
    size: int
    """Bytes of the others."""
    done_size: int
    """Bytes that are here."""
    naming: object
    """The same object as long as no file gets another name."""

    def __new__(cls, files: Iterable[File] = ()) -> Self:
        self = super().__new__(cls, files)
        self.naming = object()
        self.pending = sum(file.state is FileState.PENDING for file in self)
        self.transferred = sum(file.state is FileState.TRANSFERRED for file in self)
        self.unknown = sum(file.size is None for file in self)
        self.size = sum(file.size or 0 for file in self)
        self.done_size = sum(file.done_size for file in self)
        self.first_pending = self._pending_from(0)
        return self

    def replaced(self, index: int, new: File) -> Files:
        """Return the files with another one at an index, which is not negative."""
        old, changed = self[index], list(self)
        changed[index] = new
        files = tuple.__new__(Files, changed)
        files.naming = self.naming if new.target == old.target else object()
        files.pending = self.pending + _one_if(new, old, FileState.PENDING)
        files.transferred = self.transferred + _one_if(new, old, FileState.TRANSFERRED)
        files.unknown = self.unknown + (new.size is None) - (old.size is None)
        files.size = self.size + (new.size or 0) - (old.size or 0)
        files.done_size = self.done_size + new.done_size - old.done_size
        files.first_pending = self.first_pending
        if new.state is FileState.PENDING:
            files.first_pending = min(index, self.first_pending)
        elif index == self.first_pending:
            files.first_pending = files._pending_from(index + 1)
        return files

    def _pending_from(self, start: int) -> int:
        for index in range(start, len(self)):
            if self[index].state is FileState.PENDING:
                return index
        return len(self)


def _one_if(new: File, old: File, state: FileState) -> int:
    """Return 1 if a file gets into a state, -1 if it leaves it."""
    return (new.state is state) - (old.state is state)


@dataclass(frozen=True, slots=True)
class Job:
    """A container of files that are moved one after another."""

    id: JobId
    number: int
    """Short name for people, never given twice."""
    name: str
    kind: JobKind
    priority: Priority
    state: JobState
    files: tuple[File, ...]
    created_at: float
    modified_at: float
    rank: float
    """Place within its priority: lower goes first."""
    completes_itself: bool = True
    """False: waits in TRANSFERRED until somebody completes it, as BITS does."""
    completing: bool = False
    """Somebody asked for completion; the files are being given their names."""
    transferred_at: float | None = None
    finished_at: float | None = None
    error: ErrorInfo | None = None
    error_count: int = 0
    """Failed attempts over the job's life."""
    failures: int = 0
    """Failed attempts since something last arrived."""
    failing_since: float | None = None
    retry_at: float | None = None
    """When a job in TRANSIENT_ERROR is tried again."""
    cost_policy: int | None = None
    """Cost states in which it runs (`ebbtide.core.costs`); None: by its priority."""
    when_active: WhenActive | None = None
    """None: by its priority."""
    window: str | None = None
    """Times of the week at which it may run (`ebbtide.core.windows`); None: any."""
    start_at: float | None = None
    """Not before this time, in seconds since the epoch by the wall clock."""
    lifted: bool = False
    """Somebody started it now: cost, presence, power and times do not hold it back, nor does
    it wait in line, until it ends or is paused."""
    turn_at: float = 0.0
    """When it last went to the end of the line; among equals the earliest is next."""
    running_since: float | None = None
    """When it last got a worker; None while it has none."""
    ran_s: float = 0.0
    """Seconds it has had a worker, before the present one, since it was last resumed."""
    options: HttpOptions = DEFAULT_OPTIONS
    download_limit: float | None = None
    """Bytes per second that it may receive; None is without limit, 0 is nothing."""
    upload_limit: float | None = None
    """Bytes per second that it may send."""
    upload: UploadOptions = DEFAULT_UPLOAD

    def sends(self, index: int) -> bool:
        """Tell whether a file is sent; the second one of an upload with reply is the reply."""
        if self.kind is JobKind.UPLOAD_REPLY:
            return index == 0
        return self.kind is JobKind.UPLOAD

    def __post_init__(self) -> None:
        if not isinstance(self.files, Files):
            object.__setattr__(self, "files", Files(self.files))

    @property
    def counted_files(self) -> Files:
        """Its files with their sums."""
        return self.files  # type: ignore[return-value]  # since it was made

    @property
    def size(self) -> int | None:
        """Bytes in total, or None until the size of every file is known."""
        files = self.counted_files
        return None if files.unknown else files.size

    @property
    def done_size(self) -> int:
        """Bytes that are here and safe."""
        return self.counted_files.done_size

    @property
    def next_file(self) -> int | None:
        """Index of the first file that is not whole yet, or None."""
        files = self.counted_files
        return files.first_pending if files.pending else None

    @property
    def has_unplaced_files(self) -> bool:
        """Files are whole and wait for their final names."""
        return self.counted_files.transferred > 0

    @property
    def is_placed(self) -> bool:
        """All files have their final names."""
        return not self.counted_files.pending and not self.counted_files.transferred

    @property
    def ends_early(self) -> bool:
        """Its whole files are being saved; the others are not wanted any more."""
        return self.completing and self.state is JobState.QUEUED

    @property
    def places_files(self) -> bool:
        """Files are given their final names as soon as they are whole."""
        return self.completes_itself or self.completing
