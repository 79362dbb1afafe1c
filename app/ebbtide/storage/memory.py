"""A store that forgets everything at the end: for tests and for trying things out."""

from __future__ import annotations

from ebbtide.core.events import Recorded
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.ports import StepRecord, StoredState
from ebbtide.core.settings import Settings
from ebbtide.core.tide_history import TideCell, TideChanges


class MemoryStore:
    """Keeps jobs, settings and history in memory, behind `ebbtide.core.ports.Store`."""

    def __init__(self, state: StoredState = StoredState()) -> None:  # noqa: B008 - immutable
        self._jobs: dict[JobId, Job] = {job.id: job for job in state.jobs}
        self._history: dict[JobId, list[Recorded]] = {job.id: [] for job in state.jobs}
        self._settings = state.settings
        self._budgets = state.budgets
        self._secret_names = set(state.secret_names)
        self._tide: dict[tuple[int, int], TideCell] = {}
        self._last_event_number = state.last_event_number
        self._last_job_number = max([state.last_job_number, *(job.number for job in state.jobs)])

    def load(self) -> StoredState:
        """Return everything."""
        return StoredState(
            jobs=tuple(sorted(self._jobs.values(), key=lambda job: job.number)),
            settings=self._settings,
            budgets=tuple(sorted(self._budgets, key=lambda budget: budget.network)),
            last_event_number=self._last_event_number,
            last_job_number=self._last_job_number,
            secret_names=frozenset(self._secret_names),
        )

    def commit(self, record: StepRecord) -> None:
        """Keep one step."""
        for change in record.changes:
            if change.after is not None:
                self._keep(change.after)
        for recorded in record.events:
            self._history[recorded.event.job_id].append(recorded)
        for change in record.changes:
            if change.before is not None and change.after is None:
                self._forget(change.before.id)
        if record.settings is not None:
            self._settings = Settings(record.settings.values)
        if record.budgets is not None:
            self._budgets = record.budgets
        self._secret_names.update(record.secrets_named)
        self._secret_names.difference_update(record.secrets_gone)
        self._last_event_number = max(self._last_event_number, record.last_event_number)

    def _keep(self, job: Job) -> None:
        self._jobs[job.id] = job
        self._history.setdefault(job.id, [])
        self._last_job_number = max(self._last_job_number, job.number)

    def _forget(self, job_id: JobId) -> None:
        del self._jobs[job_id]
        del self._history[job_id]

    def history(self, job_id: JobId) -> tuple[Recorded, ...]:
        """Return what happened to a job, oldest first; empty for an unknown one."""
        return tuple(self._history.get(job_id, ()))

    def tide(self) -> tuple[TideCell, ...]:
        """Return what is remembered of the link."""
        return tuple(self._tide[key] for key in sorted(self._tide))

    def keep_tide(self, changes: TideChanges) -> None:
        """Keep what has changed of it."""
        self._tide.update({(one.step_s, one.number): one for one in changes.kept})
        for key in changes.gone:
            self._tide.pop(key, None)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
