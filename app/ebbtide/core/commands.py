"""What somebody can ask the engine for.

Commands are imperative. `job` is a reference as people type it: a number, a UUID
or the unique beginning of one (see `ebbtide.core.references`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ebbtide.core.budgets import OverCap
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import DEFAULT_OPTIONS, AuthScheme, HttpOptions
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.uploads import DEFAULT_UPLOAD, UploadOptions


@dataclass(frozen=True, slots=True)
class Command:
    """Base of everything that asks for a change."""


@dataclass(frozen=True, slots=True)
class JobCommand(Command):
    """Base of the commands that concern one job."""

    job: str


@dataclass(frozen=True, slots=True)
class AddDownload(Command):
    """Make a job of one or more addresses."""

    urls: tuple[str, ...]
    directory: str | None = None
    """Where to save; None is the directory of the settings."""
    target: str | None = None
    """Full path of the file, for a single address; refused when it exists."""
    name: str | None = None
    """What people call the job; None takes the first file's name."""
    priority: Priority = Priority.NORMAL
    hold: bool = False
    """Start paused."""
    manual: bool = False
    """Wait for `CompleteJob` before the files get their names."""
    cost_policy: str | None = None
    """See `SetCostPolicy`."""
    when_active: WhenActive | None = None
    """See `SetWhenActive`."""
    window: str | None = None
    """See `SetWindow`."""
    start_at: float | None = None
    """See `SetStart`."""
    metalinks: tuple[str, ...] = ()
    """Full paths of Metalink descriptions, whose files come after those of the addresses."""
    ranges: tuple[tuple[FileRange, ...], ...] = ()
    """Wanted parts, one list for each address; empty is all of every file."""
    options: HttpOptions = DEFAULT_OPTIONS
    """May hold secrets; the job gets them moved into `ebbtide.core.ports.Secrets`."""


@dataclass(frozen=True, slots=True)
class AddUpload(Command):
    """Make a job that sends files of this computer, or all files of a directory."""

    paths: tuple[str, ...]
    """Full paths of files and directories."""
    url: str
    """The file's final name there; for several files the directory there, or the one place
    that takes them all (tus and forms). An address that ends in a slash is a directory."""
    name: str | None = None
    """What people call the job; None takes the first file's name."""
    priority: Priority = Priority.NORMAL
    hold: bool = False
    """Start paused."""
    manual: bool = False
    """Wait for `CompleteJob` when all is sent."""
    cost_policy: str | None = None
    """See `SetCostPolicy`."""
    when_active: WhenActive | None = None
    """See `SetWhenActive`."""
    window: str | None = None
    """See `SetWindow`."""
    start_at: float | None = None
    """See `SetStart`."""
    reply: str | None = None
    """Full path of the file that gets what the server answers; for a single file."""
    upload: UploadOptions = DEFAULT_UPLOAD
    options: HttpOptions = DEFAULT_OPTIONS
    """May hold secrets; the job gets them moved into `ebbtide.core.ports.Secrets`."""


@dataclass(frozen=True, slots=True)
class SuspendJob(JobCommand):
    """Pause the job until somebody resumes it."""


@dataclass(frozen=True, slots=True)
class ResumeJob(JobCommand):
    """Let the job go on; a waiting retry happens now."""


@dataclass(frozen=True, slots=True)
class CompleteJob(JobCommand):
    """Give finished files their names and end the job; unfinished files are deleted."""


@dataclass(frozen=True, slots=True)
class CancelJob(JobCommand):
    """Give the job up and delete its unfinished files."""


@dataclass(frozen=True, slots=True)
class RemoveJob(JobCommand):
    """Take a finished or cancelled job off the list; its files stay."""


@dataclass(frozen=True, slots=True)
class SetPriority(JobCommand):
    """Change who goes first."""

    priority: Priority


@dataclass(frozen=True, slots=True)
class StartNow(JobCommand):
    """Run the job now and until it ends, whatever cost, presence, power and times say."""


@dataclass(frozen=True, slots=True)
class SetCostPolicy(JobCommand):
    """Change on what connections the job runs."""

    policy: str | None
    """As `ebbtide.core.costs.parse_policy` reads it; None goes by the priority."""


@dataclass(frozen=True, slots=True)
class SetWhenActive(JobCommand):
    """Change what the job does while somebody is at the computer."""

    when_active: WhenActive | None
    """None goes by the priority."""


@dataclass(frozen=True, slots=True)
class SetWindow(JobCommand):
    """Change at which times of the week the job runs."""

    window: str | None
    """As `ebbtide.core.windows.parse_window` reads it; None is any time."""


@dataclass(frozen=True, slots=True)
class SetStart(JobCommand):
    """Change when the job starts."""

    start_at: float | None
    """Seconds since the epoch by the wall clock; None is at once."""


class Place(Enum):
    """Where to move a job among those of its priority."""

    TOP = "top"
    UP = "up"
    DOWN = "down"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class MoveJob(JobCommand):
    """Change the job's place among those of its priority."""

    place: Place


@dataclass(frozen=True, slots=True)
class MoveBefore(JobCommand):
    """Give the job the place before another one of its priority, as dragging it there does."""

    other: str
    """A reference, as `job` is one."""


@dataclass(frozen=True, slots=True)
class SetLimit(JobCommand):
    """Change how fast the job may be."""

    bytes_per_second: float | None
    """None is without limit, 0 stops it."""
    direction: Direction = Direction.DOWN


@dataclass(frozen=True, slots=True)
class RenameJob(JobCommand):
    """Change what people call the job."""

    name: str


@dataclass(frozen=True, slots=True)
class SetAddress(JobCommand):
    """Give a file of the job another address; the bytes that are here are kept."""

    url: str
    file_number: int | None = None
    """Which file, counted from one; None is the only one that is not complete."""


@dataclass(frozen=True, slots=True)
class SetTarget(JobCommand):
    """Save a file of the job under another name, in the directory that it has."""

    target: str
    """The name, or a full path with it."""
    file_number: int | None = None
    """Which file, counted from one; None is the only one that is not saved."""


@dataclass(frozen=True, slots=True)
class SetMaximumSize(JobCommand):
    """Change how large the files of a download may be together."""

    maximum_size: int | None
    """Bytes; None is without limit."""


@dataclass(frozen=True, slots=True)
class SetChecksum(JobCommand):
    """Change what the file of a download has to match; one that is here is compared anew."""

    checksum: str | None
    """``ALGORITHM:HEX``; None is nothing."""


@dataclass(frozen=True, slots=True)
class SetLogin(Command):
    """Give a job a name and password for the servers of its addresses.

    The job hears of it once the password is kept (`ebbtide.core.orders.GiveLogin`).
    """

    job: str
    """A reference, as that of `JobCommand`."""
    user: str
    password: str = field(repr=False)
    scheme: AuthScheme | None = None


@dataclass(frozen=True, slots=True)
class ReplacePrefix(JobCommand):
    """Give all incomplete files whose address begins so an address that begins otherwise."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PauseAll(Command):
    """Stop all transfers, and start none, until `ResumeAll`."""

    until: float | None = None
    """When the pause ends by itself, in seconds since the epoch by the wall clock; or never."""


@dataclass(frozen=True, slots=True)
class ResumeAll(Command):
    """End `PauseAll`."""


@dataclass(frozen=True, slots=True)
class SetBudget(Command):
    """Say how much of a network's data plan there is; makes or changes its budget."""

    network: str
    """The network's name or id; a connected one, or one that has a budget."""
    cap: int
    """Bytes in each period."""
    reset_day: int = 1
    """Day of the month on which a period begins, 1 to 31."""
    over: OverCap = OverCap.CHARGED
    """What the provider does beyond the cap."""
    used: int | None = None
    """Bytes of this period that are used, where somebody knows; None keeps our own count."""


@dataclass(frozen=True, slots=True)
class RemoveBudget(Command):
    """Forget a network's data plan."""

    network: str
    """The network's name or id."""


@dataclass(frozen=True, slots=True)
class ChangeSetting(Command):
    """Set one setting; None goes back to its default."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class ReloadSettings(Command):
    """Read the administrator's policy files again."""


@dataclass(frozen=True, slots=True)
class AddCredential(Command):
    """Keep a name and password for a server, for all jobs."""

    host: str
    """A server's name, or one with ``http://`` before it."""
    user: str
    password: str = field(repr=False)
    scheme: AuthScheme | None = None
    for_proxy: bool = False


@dataclass(frozen=True, slots=True)
class RemoveCredential(Command):
    """Forget the name and password for a server."""

    host: str
    for_proxy: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Base of everything that asks and changes nothing."""


@dataclass(frozen=True, slots=True)
class ListJobs(Query):
    """Ask for all jobs."""


@dataclass(frozen=True, slots=True)
class ShowJob(Query):
    """Ask for one job."""

    job: str


@dataclass(frozen=True, slots=True)
class ListHistory(Query):
    """Ask what happened to one job, oldest first."""

    job: str


@dataclass(frozen=True, slots=True)
class ListSettings(Query):
    """Ask for all settings and their values."""


@dataclass(frozen=True, slots=True)
class ListCredentials(Query):
    """Ask for which servers names and passwords are kept; without the passwords."""


@dataclass(frozen=True, slots=True)
class ListBudgets(Query):
    """Ask for the data plans and how much of them is used."""


@dataclass(frozen=True, slots=True)
class ShowTide(Query):
    """Ask what went over the link in the last minutes, hours and days."""


@dataclass(frozen=True, slots=True)
class ShowStatus(Query):
    """Ask how the engine does as a whole."""


@dataclass(frozen=True, slots=True)
class TakeSnapshot(Query):
    """Ask for everything that a listener has to know before it follows the events."""


@dataclass(frozen=True, slots=True)
class ProbeAddresses(Query):
    """Ask what servers say of addresses, and what would become of those here."""

    urls: tuple[str, ...]
    directory: str | None = None
    """Where they would be saved; None is the directory of the settings."""
    ask: bool = True
    """Ask the servers; otherwise only what is known here is told."""
    ticket: str = ""
    """A name for the question: the same one again takes it back, and it is answered with
    nothing. Without addresses, that is all it does."""
    options: HttpOptions = DEFAULT_OPTIONS
    """May hold secrets, which are forgotten once the servers have answered."""
