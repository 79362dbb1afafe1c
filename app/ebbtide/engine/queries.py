"""Answers to questions; nothing here changes anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ebbtide.core import commands as cmd
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.ports import JobView, Reply, Snapshot, Status, Store
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import Reason
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.meter import Meter
from ebbtide.engine.tide_keeper import TideKeeper


@dataclass(frozen=True, slots=True)
class About:
    """What the engine is told about the program that it is part of."""

    version: str
    process_id: int
    headless: bool
    database: str


class Subject(Protocol):
    """What questions are about: as much of the engine as the answers need."""

    store: Store
    ledger: Ledger
    about: About
    started_at: float
    tide: TideKeeper

    @property
    def meter(self) -> Meter: ...
    @property
    def conditions(self) -> Conditions: ...
    @property
    def link(self) -> LinkSample | None: ...

    def view(self, job: Job, *, exact: bool = False) -> JobView: ...
    def job_named(self, reference: str) -> Job: ...


def answer_query(engine: Subject, query: cmd.Query) -> Reply:
    """Return the answer to a question.

    Raises:
        CommandError: no such job, or no such question.
    """
    match query:
        case cmd.ShowJob(job=reference):
            return engine.view(engine.job_named(reference), exact=True)
        case cmd.ListHistory(job=reference):
            return engine.store.history(engine.job_named(reference).id)
    answer = _ANSWERS.get(type(query))
    if answer is None:
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=type(query).__name__)
    return answer(engine)


def _snapshot(engine: Subject) -> Snapshot:
    return Snapshot(
        tuple(engine.view(job) for job in engine.ledger.jobs.values()),
        engine.ledger.settings,
        engine.conditions,
        engine.ledger.last_event_number,
        tuple(engine.ledger.budgets.values()),
    )


def _status(engine: Subject) -> Status:
    states = [job.state for job in engine.ledger.jobs.values()]
    about, administration = engine.about, engine.ledger.settings.administration
    return Status(
        version=about.version,
        process_id=about.process_id,
        started_at=engine.started_at,
        paused=engine.conditions.paused_by_user,
        headless=about.headless,
        running=sum(state.is_running for state in states),
        waiting=sum(state.wants_to_run and not state.is_running for state in states),
        failed=states.count(JobState.ERROR),
        bytes_per_second=engine.meter.bytes_per_second,
        database=about.database,
        link=engine.link,
        fixed_settings=len(administration.fixed),
        policy_problems=administration.problems,
        waiting_because=_most_common_reason(engine),
    )


def _most_common_reason(engine: Subject) -> Reason | None:
    """Return why nothing moves; None if something does, or nothing is to be moved."""
    jobs = [job for job in engine.ledger.jobs.values() if job.state.wants_to_run]
    if any(job.state.is_running for job in jobs):
        return None
    reasons = [engine.view(job).verdict.reasons[0] for job in jobs]
    counted = Counter(reason.code for reason in reasons)
    code = max(counted, key=counted.__getitem__, default=None)
    return next((reason for reason in reasons if reason.code is code), None)


_ANSWERS: Mapping[type[cmd.Query], Callable[[Subject], Reply]] = {
    cmd.ListJobs: lambda engine: tuple(engine.view(job) for job in engine.ledger.jobs.values()),
    cmd.ListBudgets: lambda engine: tuple(engine.ledger.budgets.values()),
    cmd.ListSettings: lambda engine: engine.ledger.settings,
    cmd.ShowStatus: _status,
    cmd.ShowTide: lambda engine: engine.tide.log(),
    cmd.TakeSnapshot: _snapshot,
}
