"""The jobs in memory and what the present step has changed about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ebbtide.core.administration import Administration
from ebbtide.core.budgets import Budget
from ebbtide.core.commands import JobCommand, SetTarget
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.events import Event, JobAdded, JobRemoved, Recorded
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import File, Job, JobId, JobKind
from ebbtide.core.ports import JobChange, StepRecord, StoredState
from ebbtide.core.reports import Named
from ebbtide.core.retargeting import wanted_path
from ebbtide.core.settings import Settings
from ebbtide.engine.secret_names import SecretNames
from ebbtide.engine.targets import Fold, Targets, usual_fold

OnChange = Callable[[JobId, Job | None, Job | None], None]


_AS_HERE = usual_fold()


def _ignore(job_id: JobId, before: Job | None, after: Job | None) -> None:
    """Tell nobody."""


class Ledger:
    """Applies events to jobs, and can take the present step back.

    A step begins after `commit` or `roll_back`, and ends with one of them.
    """

    def __init__(
        self, state: StoredState, on_change: OnChange = _ignore, fold: Fold = _AS_HERE
    ) -> None:
        """Begin with what the store holds.

        Args:
            state: the store's.
            on_change: told each job before and after each change, also when one is
                taken back; and now, all jobs.
            fold: makes of a path what the disk tells it from others by.
        """
        self._on_change = on_change
        for job in state.jobs:
            on_change(job.id, None, job)
        self._jobs: dict[JobId, Job] = {job.id: job for job in state.jobs}
        self._targets = Targets(fold)
        self.open_count = 0
        """How many jobs are not over."""
        for job in state.jobs:
            self._targets.put(job.id, (), _open_files(job))
            self.open_count += not job.state.is_final
        self.settings = state.settings
        self.last_job_number = state.last_job_number
        self._last_event_number = state.last_event_number
        self._recorded: list[Recorded] = []
        self._before: dict[JobId, Job | None] = {}
        self._settings_before = state.settings
        self.budgets: Mapping[str, Budget] = {one.network: one for one in state.budgets}
        self._budgets_before: Mapping[str, Budget] = self.budgets
        self._numbers_before = (self._last_event_number, self.last_job_number)
        self.secret_names = SecretNames(state.secret_names)

    @property
    def jobs(self) -> Mapping[JobId, Job]:
        """All jobs as the present step has left them."""
        return self._jobs

    @property
    def last_event_number(self) -> int:
        """The number of the newest event."""
        return self._last_event_number

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """The events of the present step."""
        return tuple(self._recorded)

    @property
    def has_changes(self) -> bool:
        """The present step has something to record."""
        return (
            bool(self._recorded)
            or self.settings != self._settings_before
            or self.budgets != self._budgets_before
            or self.secret_names.has_changes
        )

    def is_taken(self, target: str) -> bool:
        """Tell whether an unfinished job saves to a path, whatever its case.

        Any thread may ask.
        """
        return self._targets.is_taken(target)

    def free_target(self, named: Named) -> str:
        """Return a path like the one a server wants that no other file is saved to."""
        own = self._jobs[named.job_id].files[named.file_index].target
        return str(self._targets.free_path(Path(named.target), own))

    def check_name(self, job: Job, command: JobCommand) -> None:
        """Refuse to save a job's file where another job saves to.

        Raises:
            CommandError: TARGET_TAKEN, or the name cannot be.
        """
        if isinstance(command, SetTarget) and not job.state.is_final:
            path = wanted_path(job, command)
            owner = self.owner_of(path)
            if owner is not None and owner.id != job.id:
                raise CommandError(ErrorCode.TARGET_TAKEN, job=owner.number, path=path)

    def owner_of(self, target: str) -> Job | None:
        """Return the unfinished job that saves to a path."""
        job_id = self._targets.owner_of(target)
        return self._jobs.get(job_id) if job_id is not None else None

    def apply(self, events: Iterable[Event], at: float) -> None:
        """Apply events to their jobs and number them."""
        for event in events:
            before = self._jobs.get(event.job_id)
            after = evolve(before, event, at)
            self._before.setdefault(event.job_id, before)
            self._put(event.job_id, before, after)
            if isinstance(event, JobAdded):
                self.last_job_number = max(self.last_job_number, event.job.number)
            self._last_event_number += 1
            self._recorded.append(Recorded(self._last_event_number, at, event))

    def change_settings(self, settings: Settings) -> None:
        """Replace the settings."""
        self.settings = settings

    def administer(self, administration: Administration) -> None:
        """Take over what the administrator says: known anew at each start, never recorded."""
        self.settings = replace(self.settings, administration=administration)
        self._settings_before = replace(self._settings_before, administration=administration)

    def change_budgets(self, budgets: Mapping[str, Budget]) -> None:
        """Replace the data budgets."""
        self.budgets = budgets

    def to_record(self) -> StepRecord:
        """Return the present step as the store wants it."""
        removed = {r.event.job_id for r in self._recorded if isinstance(r.event, JobRemoved)}
        events = tuple(
            recorded
            for recorded in self._recorded
            if recorded.event.is_remembered and recorded.event.job_id not in removed
        )
        changes = tuple(
            JobChange(before, self._jobs.get(job_id)) for job_id, before in self._before.items()
        )
        settings = self.settings if self.settings != self._settings_before else None
        changed = self.budgets != self._budgets_before
        budgets = tuple(self.budgets.values()) if changed else None
        names = self.secret_names
        number = self._last_event_number
        return StepRecord(events, changes, settings, number, budgets, names.named, names.gone)

    def commit(self) -> None:
        """The step is on record: begin the next one."""
        self._recorded = []
        self._before = {}
        self._settings_before = self.settings
        self._budgets_before = self.budgets
        self._numbers_before = (self._last_event_number, self.last_job_number)
        self.secret_names.commit()

    def roll_back(self) -> None:
        """The step could not be recorded: everything is as before it."""
        for job_id, before in self._before.items():
            self._put(job_id, self._jobs.get(job_id), before)
        self.settings = self._settings_before
        self.budgets = self._budgets_before
        self._last_event_number, self.last_job_number = self._numbers_before
        self.secret_names.roll_back()
        self._recorded = []
        self._before = {}

    def _put(self, job_id: JobId, before: Job | None, after: Job | None) -> None:
        self._on_change(job_id, before, after)
        if after is None:
            self._jobs.pop(job_id, None)
        else:
            self._jobs[job_id] = after
        self.open_count += _is_open(after) - _is_open(before)
        if _naming(before) is _naming(after):
            return
        self._targets.put(job_id, _open_files(before), _open_files(after))


def _is_open(job: Job | None) -> bool:
    return job is not None and not job.state.is_final


def _open_files(job: Job | None) -> tuple[File, ...]:
    """Return the files whose names nobody else may take: not those that are sent."""
    if job is None or job.state.is_final:
        return ()
    if job.kind is JobKind.DOWNLOAD:
        return job.files
    return tuple(file for index, file in enumerate(job.files) if not job.sends(index))


def _naming(job: Job | None) -> object:
    """Return what stays the same as long as these names do."""
    return None if job is None or job.state.is_final else job.counted_files.naming
