"""The engine: the one writer of all job state.

Every step is the same: **decide** what follows from the messages, **commit** it,
**publish** it, **act**. A crash between two of them loses at most an action that
recovery asks for again, never a fact that somebody was shown.

`Engine.handle` is synchronous and knows no threads, so that scheduling and retries
are tested with a fake clock; `ebbtide.engine.loop` is only the loop round it.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.addresses import check_address
from ebbtide.core.budgets import standings_of
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Exceed, Pick, Recover, Yield, decide
from ebbtide.core.decide import Message as JobMessage
from ebbtide.core.decision import Environment
from ebbtide.core.effects import Effect, ForgetSecrets
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.names import free_name
from ebbtide.core.observations import Wanted
from ebbtide.core.order import placed_before, rearranged
from ebbtide.core.plan import Plan, Scheduler
from ebbtide.core.policy import habits_of
from ebbtide.core.ports import Clock, JobView, Listener, Reply, Store
from ebbtide.core.references import resolve
from ebbtide.core.samples import Sample
from ebbtide.core.settings import DOWNLOAD_DIRECTORY, PAUSED, PAUSED_UNTIL
from ebbtide.core.verdicts import STARTING
from ebbtide.engine.actions import Actions, Files, Link, Workers
from ebbtide.engine.books import Books
from ebbtide.engine.intake import check_limits, check_request, checked_addresses, new_job
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.messages import (
    Answer,
    Message,
    NotPrepared,
    Observed,
    Prepared,
    Reported,
    Request,
    RoomFound,
    Settled,
    Stop,
)
from ebbtide.engine.meter import Meter
from ebbtide.engine.publisher import Publisher
from ebbtide.engine.queries import About, answer_query
from ebbtide.engine.space import SpaceWatch
from ebbtide.engine.uploading import check_upload

logger = logging.getLogger(__name__)

SAMPLE_INTERVAL_S = 0.5
LINK_INTERVAL_S = 0.9
"""With every second sample, so once a second."""
STORE_RETRY_S = 2.0
_PLANNING_ROUNDS = 8
"""Following a plan may call for another one; that settles after two or three."""


class Engine:
    """All jobs, and what happens to them. Used by one thread."""

    def __init__(  # noqa: PLR0913 - its whole world, by keyword
        self,
        *,
        store: Store,
        clock: Clock,
        workers: Workers,
        files: Files,
        listener: Listener,
        chance: Callable[[], float],
        new_id: Callable[[], JobId],
        about: About,
        want: Callable[[Wanted], None] = lambda _: None,
        zone: tzinfo = UTC,
        link: Link | None = None,
        patience_s: float = 0.0,
    ) -> None:
        self.store = store
        self.about = about
        self.started_at = clock.now()
        self._scheduler = Scheduler(self.started_at, zone, patience_s)
        self.ledger: Ledger = Ledger(store.load(), self._scheduler.put)
        self.meter = Meter()
        self._books = Books(self.ledger, zone)
        self._want = want
        self._wanted = Wanted()
        self._plan_wants = Wanted()
        self.conditions = Conditions(paused_by_user=self.ledger.settings.get(PAUSED))
        self._clock = clock
        self._workers = workers
        self._files = files
        self._chance = chance
        self._new_id = new_id
        self._actions = Actions(workers, files)
        self._publisher = Publisher(listener, self.ledger.settings, self.conditions)
        self._effects: list[tuple[Effect, Job]] = []
        self._promises: list[tuple[Answer, Callable[[], Reply | ErrorInfo]]] = []
        self._questions: list[tuple[Answer, cmd.Query]] = []
        self._acknowledgements: list[Callable[[], None]] = []
        self._preparing: dict[JobId, Answer] = {}
        self._unrecorded: list[Reported] = []
        self._logged_error: ErrorInfo | None = None
        self._wake_at: float | None = None
        self._sample_at = 0.0
        self._space = SpaceWatch(self.ledger.jobs.values())
        self._link = link
        self._link_shown_at = 0.0
        self._plan_needed = True

    # The outside

    def start(self) -> None:
        """Take up where the last run ended.

        Raises:
            EbbtideError: that could not be recorded.
        """
        for job_id in list(self.ledger.jobs):
            self._decide(job_id, Recover())
        self._finish_step([])
        if self.conditions.store_error is not None:
            raise EbbtideError(
                self.conditions.store_error.code, **self.conditions.store_error.parameters
            )

    def handle(self, *messages: Message) -> None:
        """Take one step: decide, commit, publish, act."""
        unrecorded: Sequence[Message] = self._unrecorded
        self._unrecorded = []
        if self.conditions.store_error is not None:
            # Hope for the best: if recording fails again, the condition comes back.
            self.conditions = replace(self.conditions, store_error=None)
            self._plan_needed = True
        for message in (*unrecorded, *messages):
            self._take(message)
        self._finish_step((*unrecorded, *messages))

    def wait_s(self) -> float | None:
        """Return how long nothing will have to be done, or None if for ever."""
        if self.conditions.store_error is not None:
            return STORE_RETRY_S
        sample_at = self._sample_at if self._actions.occupied else None
        times = [self._wake_at, sample_at, self._space.next_look_at]
        known = [time for time in times if time is not None and math.isfinite(time)]
        return max(0.0, min(known) - self._clock.now()) if known else None

    @property
    def has_ended(self) -> bool:
        """`Stop` came, all workers have let go, and nobody waits for an answer."""
        busy = self._actions.occupied or self._preparing or self._unrecorded
        return self.conditions.stopping and not busy

    def end(self, *messages: Message) -> None:
        """Take the last step, and answer everybody who still waits: nobody will later."""
        self.handle(*messages, Stop())
        error = CommandError(ErrorCode.ENGINE_STOPPING).info
        for answer in self._preparing.values():
            answer(error)
        self._preparing.clear()

    @property
    def link(self) -> LinkSample | None:
        """The link as it is shown; None when nothing moves."""
        return self._link.sample() if self._link is not None else None

    def view(self, job: Job, *, exact: bool = False) -> JobView:
        """Return a job as it is shown; with its exact place in a long line if asked to."""
        verdict = self._publisher.verdicts.get(job.id, STARTING)
        if exact:
            verdict = self._scheduler.position(job.id)
        return JobView(job, verdict, self.meter.last(job.id))

    def job_named(self, reference: str) -> Job:
        """Return the job that people call so.

        Raises:
            CommandError: none, or more than one.
        """
        return resolve(reference, self.ledger.jobs)

    # Messages

    def _take(self, message: Message) -> None:
        match message:
            case Request(message=cmd.ListCredentials() as query, answer=answer):
                self._files.carry_out(query, answer)
            case Request(message=cmd.Query() as query, answer=answer):
                # After the commit: an answer never tells what is not on record.
                self._questions.append((answer, query))
            case Request(message=cmd.Command() as command, answer=answer):
                self._take_command(command, answer)
            case Reported(report=report, acknowledge=acknowledge):
                self._take_report(report, acknowledge)
            case Prepared(job_id=job_id):
                self._preparing.pop(job_id, None)
                self._admit(message)
            case NotPrepared(job_id=job_id, error=error, answer=answer):
                self._preparing.pop(job_id, None)
                self._refuse(answer, error)
            case RoomFound(free=free):
                for job_id in self._space.looked(free, self.ledger.jobs):
                    self._decide(job_id, rep.RetryDue(job_id, 0))
            case Settled(outcome=outcome, answer=answer):
                self._promise(answer, lambda: outcome)
            case Observed(part=part):
                habits = habits_of(self.ledger.settings)
                self.conditions = self.conditions.observed(part, habits, self._clock.now())
                self._plan_needed = True
            case Stop():
                self.conditions = replace(self.conditions, stopping=True)
                self._plan_needed = True

    def _take_command(self, command: cmd.Command, answer: Answer) -> None:
        try:
            if self.conditions.stopping:
                raise CommandError(ErrorCode.ENGINE_STOPPING)
            self._carry_out(command, answer)
        except CommandError as error:
            self._refuse(answer, error.info)

    def _refuse(self, answer: Answer, error: ErrorInfo) -> None:
        # Later: it may tell of something in the same step that is not on record yet.
        self._promise(answer, lambda: error)

    def _promise(self, answer: Answer, reply: Callable[[], Reply | ErrorInfo]) -> None:
        """Answer once the step is on record, or with the reason why it is not."""
        self._promises.append((answer, reply))

    def _carry_out(self, command: cmd.Command, answer: Answer) -> None:
        match command:
            case cmd.JobCommand(job=reference):
                job = self.job_named(reference)
                self._decide(job.id, checked_addresses(command, job, self._workers.schemes))
                if isinstance(command, cmd.MoveJob | cmd.MoveBefore):
                    self._move(job, command)
                self._answer_with_job(job, answer)
            case cmd.AddDownload() | cmd.AddUpload():
                self._prepare(command, answer)
            case cmd.AddCredential() | cmd.RemoveCredential():
                self._files.carry_out(command, answer)
            case cmd.PauseAll(until=until):
                self._change_setting(PAUSED_UNTIL.key, until)
                self._change_setting(PAUSED.key, True)
                self._promise(answer, lambda: None)
            case cmd.ResumeAll():
                self._resume_all()
                self._promise(answer, lambda: None)
            case cmd.ChangeSetting(key=key, value=value):
                self._change_setting(key, value)
                self._promise(answer, lambda: self.ledger.settings)
            case cmd.SetBudget() | cmd.RemoveBudget():
                self._books.change(command, self.conditions)
                self._promise(answer, lambda: tuple(self.ledger.budgets.values()))
            case _:
                raise CommandError(ErrorCode.REQUEST_INVALID, detail=type(command).__name__)

    def _move(self, job: Job, command: cmd.MoveJob | cmd.MoveBefore) -> None:
        jobs = self.ledger.jobs.values()
        if isinstance(command, cmd.MoveJob):
            moves = rearranged(jobs, job, command.place, self._clock.now())
        else:
            moves = placed_before(jobs, job, self.job_named(command.other))
        for job_id, rearrange in moves:
            self._decide(job_id, rearrange)

    def _answer_with_job(self, job: Job, answer: Answer) -> None:
        """Answer with the job as it will be, or as it was before its removal."""
        self._promise(answer, lambda: self.view(self.ledger.jobs.get(job.id, job)))

    def _change_setting(self, key: str, value: object) -> None:
        self.ledger.change_settings(self.ledger.settings.changed(key, value))
        self._plan_needed = True

    def _resume_all(self) -> None:
        self._change_setting(PAUSED.key, None)
        self._change_setting(PAUSED_UNTIL.key, None)

    def _reply_to(self, query: cmd.Query) -> Reply | ErrorInfo:
        try:
            return answer_query(self, query)
        except EbbtideError as error:
            return error.info

    def _prepare(self, command: cmd.AddDownload | cmd.AddUpload, answer: Answer) -> None:
        command, urls, target = _checked(command, self._workers.schemes)
        owner = self.ledger.owner_of(target) if target else None
        if owner is not None:
            raise CommandError(ErrorCode.TARGET_TAKEN, job=owner.number, path=target)
        open_jobs = sum(not job.state.is_final for job in self.ledger.jobs.values())
        check_limits(urls, open_jobs + len(self._preparing), self.ledger.settings)
        directory = self.ledger.settings.get(DOWNLOAD_DIRECTORY)
        job_id = self._new_id()
        self._preparing[job_id] = answer
        self._files.prepare(job_id, command, urls, directory, self.ledger.is_taken, answer)

    def _admit(self, prepared: Prepared) -> None:
        if any(self.ledger.is_taken(file.target) for file in prepared.files if file.staging):
            # Another job got the name while the file system was asked: ask again.
            self._files.forget_secrets(prepared.options)
            self._take_command(prepared.command, prepared.answer)
            return
        if self.conditions.stopping:
            self._files.forget_secrets(prepared.options)
            self._refuse(prepared.answer, CommandError(ErrorCode.ENGINE_STOPPING).info)
            return
        try:
            # A description may have turned out to be of many files.
            check_limits([file.url for file in prepared.files], 0, self.ledger.settings)
            for file in prepared.files:
                check_address(file.url, self._workers.schemes)
        except CommandError as error:
            self._refuse(prepared.answer, error.info)
            return
        job = new_job(prepared, self.ledger.last_job_number + 1, self._clock.now())
        self._apply([ev.JobAdded(job.id, job)])
        if prepared.note is not None:
            self._apply([ev.FileNoted(job.id, 0, *prepared.note)])
        self._answer_with_job(job, prepared.answer)

    def _take_report(self, report: rep.Report, acknowledge: Callable[[bool], None] | None) -> None:
        current = self._actions.is_current(report)
        known = current and report.job_id in self.ledger.jobs
        if acknowledge is not None:
            self._acknowledgements.append(lambda: acknowledge(known))
        if current and isinstance(report, rep.AttemptEnded):
            self._end_attempt(report.job_id)
        elif known:
            if isinstance(report, rep.Named):
                report = replace(report, target=self._free_target(report))
            self._decide(report.job_id, report)

    def _free_target(self, named: rep.Named) -> str:
        """Return a path like the one wanted that no other file is saved to."""
        wanted = Path(named.target)
        own = self.ledger.jobs[named.job_id].files[named.file_index].target
        taken = self.ledger.names_in(wanted.parent) - {Path(own).name}
        return str(wanted.with_name(free_name(wanted.name, taken)))

    def _end_attempt(self, job_id: JobId) -> None:
        job = self.ledger.jobs.get(job_id)
        if job is not None and job.state.is_running:
            # The worker left something undone, such as a file that was lost later on.
            self._decide(job_id, Yield(ev.YieldReason.UNFINISHED))
        self._books.count(self._workers.received(), self.conditions)
        self._actions.end_attempt(job_id)
        self.meter.forget(job_id)
        self._plan_needed = True

    # Decisions

    def _decide(self, job_id: JobId, message: JobMessage) -> None:
        environment = Environment(self._clock.now(), self._chance(), self.ledger.settings)
        before = self.ledger.jobs[job_id]
        decision = decide(before, message, environment)
        self._apply(decision.events)
        after = self.ledger.jobs.get(job_id, before)
        self._effects.extend((effect, after) for effect in decision.effects)
        if after.options.secret_names and _is_last(after, decision.events):
            self._effects.append((ForgetSecrets(job_id), after))

    def _apply(self, events: Sequence[ev.Event]) -> None:
        self.ledger.apply(events, self._clock.now())
        for event in events:
            if isinstance(event, ev.AttemptPostponed | ev.PlacementFailed):
                self._space.changed(self.ledger.jobs[event.job_id])
        if any(not isinstance(event, ev.FileProgressed | ev.FileNoted) for event in events):
            self._plan_needed = True

    def _look_around(self) -> None:
        """Bring the conditions up to date with settings, clocks and budgets."""
        settings, now, wall = self.ledger.settings, self._clock.now(), self._clock.wall()
        self._books.keep(now, wall)
        if settings.get(PAUSED) and 0 < settings.get(PAUSED_UNTIL) <= wall:
            self._resume_all()
            settings = self.ledger.settings
        after = self.conditions.passed(
            habits_of(settings),
            now,
            wall,
            paused=settings.get(PAUSED),
            standings=standings_of(self.ledger.budgets.values()),
        )
        if after is not self.conditions:
            self.conditions = after
            self._plan_needed = True

    def _plan(self) -> None:
        now = self._clock.now()
        self._look_around()
        if self._wake_at is not None and self._wake_at <= now:
            self._plan_needed = True
        for _ in range(_PLANNING_ROUNDS):
            if not self._plan_needed:
                return
            self._plan_needed = False
            self._follow(self._make_plan(now))
        logger.error("the plan does not settle")

    def _make_plan(self, now: float) -> Plan:
        made = self._scheduler.plan(
            self._actions.occupied, self.conditions, self.ledger.settings, now
        )
        reset_at = self._books.resets_at - self.conditions.clock_skew_s
        self._wake_at = min(
            reset_at, self._pause_ends_at(), math.inf if made.wake_at is None else made.wake_at
        )
        self._plan_wants = made.wanted
        return made

    def _pause_ends_at(self) -> float:
        """Return when the great pause ends by itself, in `Clock.now` seconds."""
        until = self.ledger.settings.get(PAUSED_UNTIL)
        if not until or not self.ledger.settings.get(PAUSED):
            return math.inf
        # Not a clock's trembling too early: a wake-up in vain would have no successor.
        return max(until - (self._clock.wall() - self._clock.now()), self._clock.now() + 0.001)

    def _follow(self, made: Plan) -> None:
        for job_id in made.due:
            self._decide(job_id, rep.RetryDue(job_id, 0))
        for job_id, limit in made.exceeded:
            self._decide(job_id, Exceed(limit))
        for job_id, reason in made.stop:
            self._decide(job_id, Yield(reason))
        for job_id in made.start:
            self._decide(job_id, Pick())

    # Commit, publish, act

    def _finish_step(self, messages: Sequence[Message]) -> None:
        self._plan()
        events = self.ledger.recorded
        try:
            if self.ledger.has_changes:
                self.store.commit(self.ledger.to_record())
                self._logged_error = None
            self.ledger.commit()
        except EbbtideError as error:
            self._take_back(messages, error.info)
            events = ()
        self._publish(events)
        self._act()

    def _take_back(self, messages: Sequence[Message], error: ErrorInfo) -> None:
        """Nothing of the step happened: refuse the requests, keep the reports for later."""
        if error != self._logged_error:
            logger.error("%s", error.text)
            self._logged_error = error
        self.ledger.roll_back()
        self._actions.roll_back()
        self._effects.clear()
        self._acknowledgements.clear()
        self._promises = [(answer, lambda: error) for answer, _ in self._promises]
        self.conditions = replace(self.conditions, store_error=error)
        self._look_around()
        self._make_plan(self._clock.now())
        self._unrecorded = newest(
            [message for message in messages if isinstance(message, Reported)]
        )

    def _publish(self, events: tuple[ev.Recorded, ...]) -> None:
        now = self._clock.now()
        samples: tuple[Sample, ...] = ()
        if now >= self._sample_at and self._actions.occupied:
            samples = self.meter.sample(self._workers.received(), now)
            self._books.count(self._workers.received(), self.conditions)
            self._sample_at = now + SAMPLE_INTERVAL_S
            self._regulate()
        fresh, self._scheduler.fresh = self._scheduler.fresh, set()
        self._publisher.publish(
            events,
            samples,
            self._scheduler.verdicts,
            fresh,
            self.ledger.settings,
            self.conditions,
            self._link_sample(now) if samples else None,
        )

    def _regulate(self) -> None:
        if self._link is not None:
            running = [self.ledger.jobs.get(job_id) for job_id in self._actions.occupied]
            self._link.regulate([job for job in running if job is not None], self.ledger.settings)

    def _link_sample(self, now: float) -> LinkSample | None:
        if self._link is None or now < self._link_shown_at + LINK_INTERVAL_S:
            return None
        self._link_shown_at = now
        return self._link.sample()

    def _act(self) -> None:
        full = self._space.to_look_at(self.ledger.jobs, self._clock.now())
        if full:
            self._files.look_for_room(full)
        for acknowledge in self._acknowledgements:
            acknowledge()
        self._acknowledgements.clear()
        promises, self._promises = self._promises, []
        for answer, reply in promises:
            answer(reply())
        questions, self._questions = self._questions, []
        for answer, query in questions:
            answer(self._reply_to(query))
        effects, self._effects = self._effects, []
        self._actions.carry_out(effects, self.ledger.settings)
        if self._plan_wants != self._wanted:
            self._wanted = self._plan_wants
            self._want(self._wanted)
        if self.conditions.stopping and self.conditions.store_error is not None:
            # The next start finds them running in the store, and knows what that means.
            self._actions.stop_all()


def _checked(
    command: cmd.AddDownload | cmd.AddUpload, schemes: Collection[str]
) -> tuple[cmd.AddDownload | cmd.AddUpload, tuple[str, ...], str | None]:
    """Return a request as it can be, its addresses, and the file that somebody named."""
    if isinstance(command, cmd.AddUpload):
        upload = check_upload(command, schemes)
        return upload, (upload.url,), upload.reply
    download = check_request(command, schemes)
    return download, download.urls, download.target


def _is_last(job: Job, events: Sequence[ev.Event]) -> bool:
    """Tell whether nothing that follows the events needs the job's passwords."""
    if any(isinstance(event, ev.JobRemoved) for event in events):
        return True
    ends = (ev.JobCompleted, ev.JobCancelled, ev.SessionEnded)
    is_over = job.state.is_final and any(isinstance(event, ends) for event in events)
    # The server has still to be told that an upload was given up.
    return is_over and all(file.session is None for file in job.files)


def newest(reports: Sequence[Reported]) -> list[Reported]:
    """Leave out what a later report of the same attempt repeats: there may be hours of them."""
    kept: list[Reported] = []
    told: set[tuple[JobId, int, int]] = set()
    for reported in reversed(reports):
        report = reported.report
        if isinstance(report, rep.Arrived):
            key = (report.job_id, report.attempt, report.file_index)
            if key in told:
                continue
            told.add(key)
        kept.append(reported)
    return kept[::-1]
