"""Carrying out what was decided: starting and stopping workers, placing files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from ebbtide.core.commands import AddDownload
from ebbtide.core.effects import DiscardStaging, Effect, PlaceFiles, StartTransfer, StopTransfer
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.reports import Report
from ebbtide.core.settings import Settings
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.messages import Answer


class Workers(Protocol):
    """Who moves the bytes (see `ebbtide.engine.crew.Crew`)."""

    @property
    def schemes(self) -> frozenset[str]: ...
    def start(self, job: Job, attempt: int, settings: Settings) -> None: ...
    def stop(self, job_id: JobId) -> None: ...
    def forget(self, job_id: JobId) -> None: ...
    def received(self) -> dict[JobId, int]: ...


class Link(Protocol):
    """Who gives way (see `ebbtide.engine.link.keeper.LinkKeeper`)."""

    def regulate(self, jobs: Iterable[Job], settings: Settings) -> None: ...
    def sample(self) -> LinkSample | None: ...


class Files(Protocol):
    """Who asks the file system (see `ebbtide.engine.files.FileService`)."""

    def prepare(
        self,
        job_id: JobId,
        command: AddDownload,
        urls: tuple[str, ...],
        chosen_directory: str,
        is_taken: Callable[[str], bool],
        answer: Answer,
    ) -> None: ...
    def place(self, job: Job) -> None: ...
    def discard(self, job: Job) -> None: ...


class Actions:
    """Knows which job has a worker, and carries out effects. Used by one thread."""

    def __init__(self, ledger: Ledger, workers: Workers, files: Files) -> None:
        self._ledger = ledger
        self._workers = workers
        self._files = files
        self._attempts: dict[JobId, int] = {}
        self._last_attempt = 0
        self._discarded_at_end: dict[JobId, Job] = {}

    @property
    def occupied(self) -> Collection[JobId]:
        """Jobs that have a worker, be it one that is winding down."""
        return self._attempts.keys()

    def is_current(self, report: Report) -> bool:
        """Tell whether a report is of the present attempt, or of none."""
        return report.attempt in (0, self._attempts.get(report.job_id))

    def end_attempt(self, job_id: JobId) -> None:
        """Take note that a worker has let go of its job."""
        del self._attempts[job_id]
        self._workers.forget(job_id)
        job = self._discarded_at_end.pop(job_id, None)
        if job is not None:
            self._files.discard(job)

    def carry_out(self, effects: Iterable[Effect]) -> None:
        """Do what was decided and recorded."""
        for effect in effects:
            job = self._ledger.jobs.get(effect.job_id)
            if job is not None:
                self._carry_out(effect, job)

    def _carry_out(self, effect: Effect, job: Job) -> None:
        match effect:
            case StartTransfer():
                self._last_attempt += 1
                self._attempts[job.id] = self._last_attempt
                self._workers.start(job, self._last_attempt, self._ledger.settings)
            case StopTransfer():
                self._workers.stop(job.id)
            case PlaceFiles():
                self._files.place(job)
            case DiscardStaging() if job.id in self._attempts:
                # Not under the hands of a worker that still writes.
                self._discarded_at_end[job.id] = job
            case DiscardStaging():
                self._files.discard(job)
