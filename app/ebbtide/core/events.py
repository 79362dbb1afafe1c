"""What happened: the facts of which a job's life is made.

Events are in the past participle. A job is the sum of its events
(`ebbtide.core.evolve`); the store keeps the remembered ones as the history, and
listeners get each one with a rising number, so that they can tell a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from ebbtide.core.errors import ErrorInfo
from ebbtide.core.http_options import Login
from ebbtide.core.jobs import File, Job, JobId, Priority, RemoteVersion, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import Trigger
from ebbtide.core.uploads import SourceVersion, UploadSession


class RestartReason(Enum):
    """Why bytes that were here had to be fetched again."""

    REMOTE_CHANGED = "the file on the server changed"
    NOT_RESUMABLE = "the server cannot send a part of the file"
    STAGING_LOST = "the unfinished file was removed or changed"
    NOT_VERIFIABLE = "it could not be made sure that the server still has the same file"
    DIGEST_WRONG = "the file did not match its checksum"
    SESSION_LOST = "the server does not know the unfinished upload any more"
    SOURCE_CHANGED = "the file on this computer was changed"
    ASKED = "somebody asked for it"


class AddressReason(Enum):
    """Why a file comes from another address than before."""

    ASKED = "somebody asked for it"
    REDIRECTED = "the server sent us on"


class YieldReason(Enum):
    """Why a running job went back into the queue."""

    DISPLACED = "another job goes first"
    PAUSED_ALL = "all transfers were paused"
    COMPLETING = "it is being completed"
    UNFINISHED = "something was left to do"
    READDRESSED = "it has a new address"
    LOGIN = "it has a new password"
    DEMANDED = "other bytes are asked of it"
    STOPPED = "Ebbtide was stopped"
    TURN_OVER = "others had their turn"
    COST = "of what this connection costs"
    PRESENCE = "you were at the computer"
    POWER = "of the battery"
    TIME = "it was outside its hours"
    LIMIT = "its limit is 0"
    OFFLINE = "there was no network connection"
    NETWORK_CHANGED = "the network changed"
    ASLEEP = "the computer went to sleep"


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""

    job_id: JobId

    trigger: ClassVar[Trigger | None] = None
    """How the event moves the job in the state table."""
    remembered: ClassVar[bool] = True
    """Whether the history keeps it."""
    sentence: ClassVar[str] = ""
    """The event in words, with fields in braces (English, translatable)."""

    @property
    def is_remembered(self) -> bool:
        """Whether the history keeps this one: turns that come and go would flood it."""
        return self.remembered


@dataclass(frozen=True, slots=True)
class JobAdded(Event):
    """A job was made."""

    job: Job

    sentence: ClassVar[str] = "Added: {addresses}."


@dataclass(frozen=True, slots=True)
class JobSuspended(Event):
    """Somebody paused the job."""

    trigger: ClassVar[Trigger | None] = Trigger.SUSPENDED
    sentence: ClassVar[str] = "Paused."


@dataclass(frozen=True, slots=True)
class JobResumed(Event):
    """Somebody let the job go on."""

    trigger: ClassVar[Trigger | None] = Trigger.RESUMED
    sentence: ClassVar[str] = "Resumed."


@dataclass(frozen=True, slots=True)
class JobPicked(Event):
    """The scheduler gave the job a worker."""

    again: bool = False
    """It goes on with what is here."""

    trigger: ClassVar[Trigger | None] = Trigger.PICKED
    sentence: ClassVar[str] = "Connecting."

    @property
    def is_remembered(self) -> bool:
        """See `Event.is_remembered`."""
        return not self.again


@dataclass(frozen=True, slots=True)
class JobYielded(Event):
    """The job went back into the queue."""

    reason: YieldReason

    trigger: ClassVar[Trigger | None] = Trigger.YIELDED
    sentence: ClassVar[str] = "Back in the queue: {reason}."

    @property
    def is_remembered(self) -> bool:
        """See `Event.is_remembered`."""
        return self.reason not in (YieldReason.TURN_OVER, YieldReason.DISPLACED)


@dataclass(frozen=True, slots=True)
class FailingResumed(Event):
    """The program runs again: the time in which it did not is no time of failing.

    Nor is what the clock was put forward by while it was off.
    """

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class JobRetried(Event):
    """The retry delay is over: the job is back in the queue."""

    trigger: ClassVar[Trigger | None] = Trigger.RETRIED
    remembered: ClassVar[bool] = False
    sentence: ClassVar[str] = "Trying again."


@dataclass(frozen=True, slots=True)
class ServerAnswered(Event):
    """The server answered: bytes of this version begin to move."""

    file_index: int
    version: RemoteVersion
    again: bool = False
    """It has the same version of the file as before, and nothing was wrong in between."""

    trigger: ClassVar[Trigger | None] = Trigger.CONNECTED
    sentence: ClassVar[str] = "The server answered; transferring."

    @property
    def is_remembered(self) -> bool:
        """See `Event.is_remembered`."""
        return not self.again


@dataclass(frozen=True, slots=True)
class VersionLearned(Event):
    """The server answered just after the job had been told to stop.

    Bytes of this version may still be recorded, and must not pass for another one's.
    """

    file_index: int
    version: RemoteVersion

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class HeadersReceived(Event):
    """The headers of the server's last answer for a file."""

    file_index: int
    headers: tuple[tuple[str, str], ...]

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class AddressChanged(Event):
    """A file comes from another address; its bytes are kept."""

    file_index: int
    url: str
    reason: AddressReason

    sentence: ClassVar[str] = "File {file_number} now comes from {url}: {reason}."


@dataclass(frozen=True, slots=True)
class LoginGiven(Event):
    """Somebody gave the job a name and password; it takes the place of those before."""

    user: str
    login: Login

    sentence: ClassVar[str] = "It has a new password for {user}."


@dataclass(frozen=True, slots=True)
class MaximumSizeChanged(Event):
    """Somebody changed how large the files of the job may be together."""

    maximum_size: int | None

    sentence: ClassVar[str] = "The most it may download was changed."


@dataclass(frozen=True, slots=True)
class ChecksumChanged(Event):
    """Somebody changed what the job's file has to match."""

    checksum: str | None

    sentence: ClassVar[str] = "The checksum that the file has to match was changed."


@dataclass(frozen=True, slots=True)
class FileRestarted(Event):
    """The bytes held of a file cannot be used any more."""

    file_index: int
    reason: RestartReason

    sentence: ClassVar[str] = "File {file_number} starts afresh: {reason}."


@dataclass(frozen=True, slots=True)
class FileProgressed(Event):
    """More bytes of a file are here and survive a power cut."""

    file_index: int
    done: Ranges

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class FileTransferred(Event):
    """All bytes of a file are here."""

    file_index: int
    size: int

    sentence: ClassVar[str] = "File {file_number} is here: {size} bytes."


@dataclass(frozen=True, slots=True)
class UploadStarted(Event):
    """The server takes a file: bytes of this version move, in this session."""

    file_index: int
    source: SourceVersion
    session: UploadSession
    again: bool = False
    """It goes on where it was, and nothing was wrong in between."""

    trigger: ClassVar[Trigger | None] = Trigger.CONNECTED
    sentence: ClassVar[str] = "The server takes file {file_number}; sending."

    @property
    def is_remembered(self) -> bool:
        """See `Event.is_remembered`."""
        return not self.again


@dataclass(frozen=True, slots=True)
class SessionLearned(Event):
    """Something about the session with the server changed, or came just after a stop."""

    file_index: int
    source: SourceVersion
    session: UploadSession

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class FileSent(Event):
    """The server has the whole file under its final name."""

    file_index: int
    size: int

    sentence: ClassVar[str] = "File {file_number} was sent: {size} bytes."


@dataclass(frozen=True, slots=True)
class ReplyMissed(Event):
    """The server had nothing to reply to an upload."""

    file_index: int

    sentence: ClassVar[str] = "The server sent no reply."


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """The server was told that an unfinished upload is given up."""

    file_index: int

    remembered: ClassVar[bool] = False


LISTED = "The directory has {count} files."
"""What the history keeps of `DirectoryListed`."""


@dataclass(frozen=True, slots=True)
class DirectoryListed(Event):
    """An address turned out to be that of a directory; its files take its place."""

    file_index: int
    files: tuple[File, ...]

    remembered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class FileNamed(Event):
    """The server has told a better name than the address."""

    file_index: int
    target: str

    sentence: ClassVar[str] = "The server's name counts: it will be saved as '{target}'."


@dataclass(frozen=True, slots=True)
class FileRenamed(Event):
    """Somebody chose another name for a file that is not saved yet."""

    file_index: int
    target: str

    sentence: ClassVar[str] = "It will be saved as '{target}': somebody asked for it."


@dataclass(frozen=True, slots=True)
class FilePlaced(Event):
    """A file got its final name."""

    file_index: int
    target: str

    sentence: ClassVar[str] = "Saved as '{target}'."


@dataclass(frozen=True, slots=True)
class PlacementFailed(Event):
    """A file could not be given its final name; the job stays where it is."""

    error: ErrorInfo
    retry_at: float | None

    sentence: ClassVar[str] = "Could not save: {error}"


@dataclass(frozen=True, slots=True)
class PlacementRetried(Event):
    """The retry delay is over: the files are being given their names once more."""

    remembered: ClassVar[bool] = False
    sentence: ClassVar[str] = "Trying again to save."


@dataclass(frozen=True, slots=True)
class FileNoted(Event):
    """Something worth telling happened to a file."""

    file_index: int
    text: str
    parameters: tuple[tuple[str, str], ...] = ()

    sentence: ClassVar[str] = "{text}"


@dataclass(frozen=True, slots=True)
class AttemptPostponed(Event):
    """An attempt failed in a way that goes away by itself."""

    error: ErrorInfo
    retry_at: float

    trigger: ClassVar[Trigger | None] = Trigger.FAILED
    sentence: ClassVar[str] = "{error} Trying again later."


@dataclass(frozen=True, slots=True)
class JobFailed(Event):
    """An attempt failed in a way that needs somebody."""

    error: ErrorInfo

    trigger: ClassVar[Trigger | None] = Trigger.FAILED_FOR_GOOD
    sentence: ClassVar[str] = "Failed: {error}"


@dataclass(frozen=True, slots=True)
class JobTransferred(Event):
    """The last file is here."""

    trigger: ClassVar[Trigger | None] = Trigger.TRANSFERRED
    sentence: ClassVar[str] = "All files are transferred."


@dataclass(frozen=True, slots=True)
class CompletionRequested(Event):
    """Somebody asked for the files to get their names."""

    sentence: ClassVar[str] = "Completion was asked for."


@dataclass(frozen=True, slots=True)
class JobCompleted(Event):
    """The files have their names; the job is over."""

    trigger: ClassVar[Trigger | None] = Trigger.COMPLETED
    sentence: ClassVar[str] = "Finished."


@dataclass(frozen=True, slots=True)
class JobCancelled(Event):
    """The job was given up."""

    trigger: ClassVar[Trigger | None] = Trigger.CANCELLED
    sentence: ClassVar[str] = "Cancelled."


@dataclass(frozen=True, slots=True)
class JobRemoved(Event):
    """The job was taken off the list."""

    sentence: ClassVar[str] = "Removed from the list."


@dataclass(frozen=True, slots=True)
class PriorityChanged(Event):
    """Somebody changed who goes first."""

    priority: Priority

    sentence: ClassVar[str] = "Priority is now {priority}."


@dataclass(frozen=True, slots=True)
class CostPolicySet(Event):
    """Somebody changed on what connections the job runs."""

    policy: int | None
    words: str

    sentence: ClassVar[str] = "Runs on these connections now: {words}."


@dataclass(frozen=True, slots=True)
class WhenActiveSet(Event):
    """Somebody changed what the job does while somebody is at the computer."""

    when_active: WhenActive | None
    words: str

    sentence: ClassVar[str] = "While you are at the computer, from now on: {words}."


@dataclass(frozen=True, slots=True)
class WindowSet(Event):
    """Somebody changed at which times the job runs."""

    window: str | None
    words: str

    sentence: ClassVar[str] = "Runs at these times now: {words}."


@dataclass(frozen=True, slots=True)
class StartSet(Event):
    """Somebody changed when the job starts."""

    start_at: float | None

    sentence: ClassVar[str] = "The time of its start was changed."


@dataclass(frozen=True, slots=True)
class PoliciesLifted(Event):
    """Somebody started the job now, whatever its policies say."""

    sentence: ClassVar[str] = (
        "Started now, whatever the cost, the hour or the power, and whoever is here."
    )


@dataclass(frozen=True, slots=True)
class JobMoved(Event):
    """Somebody changed the job's place among its equals."""

    rank: float
    turn_at: float

    remembered: ClassVar[bool] = False
    sentence: ClassVar[str] = "Moved in line."


@dataclass(frozen=True, slots=True)
class JobExpired(Event):
    """Nothing happened to the job for too long; it is given up next."""

    duration: str

    sentence: ClassVar[str] = "Nothing happened for {duration}."


@dataclass(frozen=True, slots=True)
class LimitChanged(Event):
    """Somebody changed how fast the job may be."""

    bytes_per_second: float | None
    direction: Direction

    sentence: ClassVar[str] = "Its limit was changed."


@dataclass(frozen=True, slots=True)
class JobRenamed(Event):
    """Somebody changed what the job is called."""

    name: str

    sentence: ClassVar[str] = "Renamed to '{name}'."


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its number and time, as listeners and the history get it."""

    number: int
    at: float
    event: Event


def event_types() -> dict[str, type[Event]]:
    """Return every kind of event by its name."""
    return {kind.__name__: kind for kind in Event.__subclasses__()}
