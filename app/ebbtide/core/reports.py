"""What workers tell the engine: facts about an attempt to move a job's files.

An attempt is one worker's time with one job. Its number tells a late report of an
earlier attempt from the present one.
"""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.core.errors import ErrorInfo
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File, JobId, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import SourceVersion, UploadSession


@dataclass(frozen=True, slots=True)
class Report:
    """Base of everything that workers tell."""

    job_id: JobId
    attempt: int


@dataclass(frozen=True, slots=True)
class Answered(Report):
    """The server answered: bytes of this version begin to move."""

    file_index: int
    version: RemoteVersion


@dataclass(frozen=True, slots=True)
class HeadersSeen(Report):
    """The headers of the server's last answer; without those that are secrets."""

    file_index: int
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moved(Report):
    """The server sent us on, and the job wants to keep the new address."""

    file_index: int
    url: str


@dataclass(frozen=True, slots=True)
class Named(Report):
    """The server calls the file so; nothing lies there yet."""

    file_index: int
    target: str


@dataclass(frozen=True, slots=True)
class Restarting(Report):
    """The bytes held cannot be used any more; the worker waits until that is recorded."""

    file_index: int
    reason: RestartReason


@dataclass(frozen=True, slots=True)
class Arrived(Report):
    """More bytes are in the staging file and survive a power cut, or the server has them."""

    file_index: int
    done: Ranges
    """Everything that is safe, not only what is new."""


@dataclass(frozen=True, slots=True)
class FileWhole(Report):
    """All bytes of the file are in the staging file and survive a power cut."""

    file_index: int
    size: int


@dataclass(frozen=True, slots=True)
class UploadOpened(Report):
    """The server takes the file: bytes of this version begin to move, in this session."""

    file_index: int
    source: SourceVersion
    session: UploadSession


@dataclass(frozen=True, slots=True)
class Sent(Report):
    """The server has the whole file under its final name."""

    file_index: int
    size: int


@dataclass(frozen=True, slots=True)
class ReplyMissing(Report):
    """The upload is over and the server has nothing to reply."""

    file_index: int


@dataclass(frozen=True, slots=True)
class Abandoned(Report):
    """The server knows that an unfinished upload was given up. The attempt is 0."""

    file_index: int
    session: UploadSession


@dataclass(frozen=True, slots=True)
class Listed(Report):
    """The address is that of a directory, and these are the files in it."""

    file_index: int
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Noted(Report):
    """Something worth keeping in the history."""

    file_index: int
    text: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AttemptFailed(Report):
    """The attempt ended with an error."""

    error: ErrorInfo
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class AttemptEnded(Report):
    """The worker has let go of the job; always the last report of an attempt."""


@dataclass(frozen=True, slots=True)
class Placed(Report):
    """A file has got its final name. The attempt is 0: no worker is involved."""

    file_index: int
    target: str


@dataclass(frozen=True, slots=True)
class PlacingFailed(Report):
    """A file could not be given its final name. The attempt is 0."""

    error: ErrorInfo


@dataclass(frozen=True, slots=True)
class RetryDue(Report):
    """The retry delay of a job is over. The attempt is 0."""
