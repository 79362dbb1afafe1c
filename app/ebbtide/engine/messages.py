"""What lies in the engine's inbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ebbtide.core.commands import AddDownload, AddUpload, Command, Query
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions, Login
from ebbtide.core.jobs import File, JobId
from ebbtide.core.observations import Part
from ebbtide.core.ports import Reply
from ebbtide.core.reports import Arrived, Report

Answer = Callable[[Reply | ErrorInfo], None]
"""Takes the outcome of a request; called by the engine's thread, must return at once."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody wants something."""

    message: Command | Query
    answer: Answer


@dataclass(frozen=True, slots=True)
class Reported:
    """A worker or the file service tells something."""

    report: Report
    acknowledge: Callable[[bool], None] | None = None
    """Told True once the report is on record, False when it came too late."""


Note = tuple[str, tuple[tuple[str, str], ...]]
"""A sentence for a job's history, and its parameters."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The file system was asked where a new job's files may go."""

    job_id: JobId
    command: AddDownload | AddUpload
    files: tuple[File, ...]
    answer: Answer
    options: HttpOptions = DEFAULT_OPTIONS
    """Those of the command, without the secrets that were in them."""
    notes: tuple[Note, ...] = ()
    """What the job's history has to say about them."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A request that was carried out on another thread, and changes no job."""

    outcome: Reply | ErrorInfo
    answer: Answer


@dataclass(frozen=True, slots=True)
class LoginKept:
    """The password of a new login for a job is kept."""

    job_id: JobId
    login: Login
    """Without the password."""
    answer: Answer
    note: tuple[str, tuple[tuple[str, str], ...]] | None = None
    """As in `Prepared`."""


@dataclass(frozen=True, slots=True)
class SecretsForgotten:
    """Nothing is kept under these names any more."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomFound:
    """The disks of jobs that wait for space were looked at."""

    free: Mapping[JobId, int]
    """Bytes; without those that could not be told."""


@dataclass(frozen=True, slots=True)
class NotPrepared:
    """A new job's files cannot go where they should."""

    job_id: JobId
    error: ErrorInfo
    answer: Answer


@dataclass(frozen=True, slots=True)
class Observed:
    """The operating system has told something."""

    part: Part


@dataclass(frozen=True, slots=True)
class Stop:
    """End: take all workers away, record where they are, then stop the loop."""


Message = (
    Request
    | Reported
    | Prepared
    | NotPrepared
    | Settled
    | LoginKept
    | SecretsForgotten
    | RoomFound
    | Observed
    | Stop
)


def newest(reports: Sequence[Reported]) -> list[Reported]:
    """Leave out what a later report of the same attempt repeats: there may be hours of them."""
    kept: list[Reported] = []
    told: set[tuple[JobId, int, int]] = set()
    for reported in reversed(reports):
        report = reported.report
        if isinstance(report, Arrived):
            key = (report.job_id, report.attempt, report.file_index)
            if key in told:
                continue
            told.add(key)
        kept.append(reported)
    return kept[::-1]
