"""Carrying out what was decided: starting and stopping workers, placing files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from ebbtide.core.commands import AddDownload, AddUpload
from ebbtide.core.effects import (
    AbandonUpload,
    DiscardStaging,
    DisownTransfer,
    Effect,
    ForgetSecrets,
    PlaceFiles,
    StartTransfer,
    StopTransfer,
)
from ebbtide.core.http_options import Login
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.reports import AttemptEnded, Report
from ebbtide.core.settings import Settings
from ebbtide.engine.messages import Answer
from ebbtide.engine.vault import CredentialMessage


class Workers(Protocol):
    """Who moves the bytes (see `ebbtide.engine.crew.Crew`)."""

    @property
    def schemes(self) -> frozenset[str]: ...
    def start(self, job: Job, attempt: int, settings: Settings) -> None: ...
    def stop(self, job_id: JobId) -> None: ...
    def forget(self, job_id: JobId) -> None: ...
    def received(self) -> dict[JobId, int]: ...
    def moved(self) -> dict[tuple[JobId, int], int]: ...
    def abandon(self, job: Job, effect: AbandonUpload, settings: Settings) -> None: ...


class Link(Protocol):
    """Who gives way (see `ebbtide.engine.link.keeper.LinkKeeper`)."""

    def regulate(self, jobs: Iterable[Job], settings: Settings) -> bool: ...
    def sample(self) -> LinkSample | None: ...
    def reroute(self) -> None: ...


class Files(Protocol):
    """Who asks the file system (see `ebbtide.engine.files.FileService`)."""

    def prepare(
        self,
        job_id: JobId,
        command: AddDownload | AddUpload,
        urls: tuple[str, ...],
        settings: Settings,
        is_taken: Callable[[str], bool],
        answer: Answer,
    ) -> None: ...
    def place(self, job: Job) -> None: ...
    def discard(self, job: Job) -> None: ...
    def look_for_room(self, jobs: tuple[Job, ...]) -> None: ...
    def forget_secrets(self, names: tuple[str, ...]) -> None: ...
    def carry_out(self, message: CredentialMessage, answer: Answer) -> None: ...
    def keep_login(self, job_id: JobId, login: Login, answer: Answer) -> None: ...


class Actions:
    """Knows which job has a worker, and carries out effects. Used by one thread."""

    def __init__(self, workers: Workers, files: Files) -> None:
        self._workers = workers
        self._files = files
        self._attempts: dict[JobId, int] = {}
        self._ended: list[JobId] = []
        self._disowned: set[JobId] = set()
        self._last_attempt = 0
        self._at_end: dict[JobId, list[tuple[Effect, Job]]] = {}
        """What waits until a worker that still writes has let go."""

    @property
    def occupied(self) -> Collection[JobId]:
        """Jobs that have a worker, be it one that is winding down."""
        return self._attempts.keys() - self._ended if self._ended else self._attempts.keys()

    def is_current(self, report: Report) -> bool:
        """Tell whether a report is of the present attempt, or of none."""
        is_end = isinstance(report, AttemptEnded)
        if report.attempt and report.job_id in self._disowned and not is_end:
            return False
        return report.attempt in (0, self._attempts.get(report.job_id))

    def end_attempt(self, job_id: JobId) -> None:
        """Take note that a worker has let go of its job; counts once the step is on record."""
        if job_id not in self._ended:
            self._ended.append(job_id)

    def roll_back(self) -> None:
        """The step could not be recorded: the reports of its ended attempts come again."""
        self._ended.clear()

    def stop_all(self) -> None:
        """Take all workers away, whether that can be recorded or not."""
        for job_id in self._attempts:
            self._workers.stop(job_id)

    def carry_out(self, effects: Iterable[tuple[Effect, Job]], settings: Settings) -> None:
        """Do what was decided and recorded.

        Args:
            effects: each with its job as the step has left it, or as it was before its
                removal: what was decided before still has to be done.
            settings: for the attempts that begin.
        """
        for job_id in self._ended:
            self._let_go(job_id, settings)
        self._ended.clear()
        for effect, job in _last_placings(list(effects)):
            self._carry_out(effect, job, settings)

    def _let_go(self, job_id: JobId, settings: Settings) -> None:
        del self._attempts[job_id]
        self._disowned.discard(job_id)
        self._workers.forget(job_id)
        for effect, job in self._at_end.pop(job_id, ()):
            self._carry_out(effect, job, settings)

    def _carry_out(self, effect: Effect, job: Job, settings: Settings) -> None:
        match effect:
            case StartTransfer():
                self._last_attempt += 1
                self._attempts[job.id] = self._last_attempt
                self._workers.start(job, self._last_attempt, settings)
            case StopTransfer():
                self._workers.stop(job.id)
            case DisownTransfer() if job.id in self._attempts:
                self._disowned.add(job.id)
            case PlaceFiles():
                self._files.place(job)
            case ForgetSecrets():
                self._files.forget_secrets(job.options.secret_names)
            case DiscardStaging() | AbandonUpload() if job.id in self._attempts:
                # Not under the hands of a worker that still writes.
                self._at_end.setdefault(job.id, []).append((effect, job))
            case DiscardStaging():
                self._files.discard(job)
            case AbandonUpload():
                self._workers.abandon(job, effect, settings)


def _last_placings(effects: list[tuple[Effect, Job]]) -> list[tuple[Effect, Job]]:
    """Leave out what a later one repeats: many files of a job become whole in one step."""
    last = {job.id: n for n, (effect, job) in enumerate(effects) if isinstance(effect, PlaceFiles)}
    return [
        (effect, job)
        for n, (effect, job) in enumerate(effects)
        if not isinstance(effect, PlaceFiles) or last[job.id] == n
    ]
