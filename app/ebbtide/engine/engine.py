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
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from functools import partial

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.administration import UNADMINISTERED
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Exceed, GiveLogin, Pick, Recover, Yield, decide
from ebbtide.core.decide import Message as JobMessage
from ebbtide.core.decision import Environment
from ebbtide.core.effects import Effect, ForgetSecrets
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.observations import Wanted
from ebbtide.core.order import moves
from ebbtide.core.plan import Plan, Scheduler
from ebbtide.core.ports import Clock, JobView, Listener, Publication, Reply, Store
from ebbtide.core.references import resolve
from ebbtide.core.sending import needs_no_secrets
from ebbtide.core.verdicts import STARTING
from ebbtide.engine import notes
from ebbtide.engine.actions import Actions, Files, Link, Workers
from ebbtide.engine.admission import Admission
from ebbtide.engine.books import Books
from ebbtide.engine.household import Household, ReadPolicy
from ebbtide.engine.intake import asked_login, checked_addresses
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.messages import (
    Answer,
    LoginKept,
    Message,
    NotPrepared,
    Observed,
    Prepared,
    Reported,
    Request,
    RoomFound,
    SecretsForgotten,
    Settled,
    Stop,
    newest,
)
from ebbtide.engine.meter import Meter
from ebbtide.engine.once_recorded import OnceRecorded
from ebbtide.engine.outlook import Outlook
from ebbtide.engine.publisher import Publisher
from ebbtide.engine.queries import About, answer_query
from ebbtide.engine.questions import NoScouts, Questions, Scouts
from ebbtide.engine.replies import Replies
from ebbtide.engine.sampling import Sampling
from ebbtide.engine.space import SpaceWatch
from ebbtide.engine.tide_keeper import TideKeeper

logger = logging.getLogger(__name__)

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
        scouts: Scouts | None = None,
        patience_s: float = 0.0,
        read_policy: ReadPolicy = lambda: UNADMINISTERED,
    ) -> None:
        self.store = store
        self.about = about
        self.started_at = clock.now()
        self._scheduler = Scheduler(self.started_at, zone, patience_s)
        self.ledger: Ledger = Ledger(store.load(), self._scheduler.put)
        self._books = Books(self.ledger, zone)
        self._sampling = Sampling(self.ledger, workers, self._books, link)
        self._want = want
        self._wanted = Wanted()
        self._plan_wants = Wanted()
        self._household = Household(self.ledger, self._books, read_policy)
        self._outlook = Outlook(self.ledger, self._books, self._household, clock)
        self._clock = clock
        self._schemes = workers.schemes
        self._files = files
        self._chance = chance
        self._actions = Actions(workers, files)
        ledger = self.ledger
        self.tide = TideKeeper(store, clock)
        self._listener = listener
        self._publisher = Publisher(self._tell, ledger.settings, self.conditions, ledger.budgets)
        self._effects: list[tuple[Effect, Job]] = []
        self._replies = Replies()
        self._once_recorded = OnceRecorded()
        self._admission = Admission(self.ledger, workers, files, new_id, self._once_recorded)
        ready_at = self.started_at + patience_s
        self._questions = Questions(ledger, scouts or NoScouts(), ready_at)
        self._unrecorded: list[Reported] = []
        self._logged_error: ErrorInfo | None = None
        self._wake_at: float | None = None
        self._space = SpaceWatch(self.ledger.jobs.values())
        self._plan_needed = True
        self._rerouted = False

    # The outside

    @property
    def conditions(self) -> Conditions:
        """What the outside world looks like."""
        return self._outlook.conditions

    def start(self) -> None:
        """Take up where the last run ended.

        Raises:
            EbbtideError: that could not be recorded.
        """
        for job_id in list(self.ledger.jobs):
            self._decide(job_id, Recover())
        self._finish_step([])
        error = self.conditions.store_error
        if error is not None:
            raise EbbtideError(error.code, **error.parameters)
        self._files.forget_secrets(self.ledger.secret_names.orphans(self.ledger.jobs.values()))

    def handle(self, *messages: Message) -> None:
        """Take one step: decide, commit, publish, act."""
        unrecorded: Sequence[Message] = self._unrecorded
        self._unrecorded = []
        if self.conditions.store_error is not None:
            # Hope for the best: if recording fails again, the condition comes back.
            self._outlook.cannot_record(None)
            self._plan_needed = True
        for message in (*unrecorded, *messages):
            self._take(message)
        self._finish_step((*unrecorded, *messages))

    def wait_s(self) -> float | None:
        """Return how long nothing will have to be done, or None if for ever."""
        if self.conditions.store_error is not None:
            return STORE_RETRY_S
        sample_at = self._sampling.next_at if self._actions.occupied else None
        times = [
            self._wake_at,
            sample_at,
            self._space.next_look_at,
            self.tide.write_at,
            self._questions.next_at,
        ]
        known = [time for time in times if time is not None and math.isfinite(time)]
        return max(0.0, min(known) - self._clock.now()) if known else None

    @property
    def has_ended(self) -> bool:
        """`Stop` came, all workers have let go, and nobody waits for an answer."""
        busy = self._actions.occupied or self._admission or self._unrecorded
        return self.conditions.stopping and not busy

    def end(self, *messages: Message) -> None:
        """Take the last step, and answer everybody who still waits: nobody will later."""
        self.handle(*messages, Stop())
        self.tide.keep(at_once=True)
        error = CommandError(ErrorCode.ENGINE_STOPPING).info
        for answer in (*self._admission.forsake(), *self._questions.forsake()):
            answer(error)

    @property
    def link(self) -> LinkSample | None:
        """The link as it is shown; None when nothing moves."""
        return self._sampling.link

    @property
    def meter(self) -> Meter:
        """How fast bytes arrive."""
        return self._sampling.meter

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
            case Request(message=cmd.ProbeAddresses() as query, answer=answer):
                self._take_question(query, answer)
            case Request(message=cmd.Query() as query, answer=answer):
                self._replies.ask(answer, query)
            case Request(message=cmd.Command() as command, answer=answer):
                self._take_command(command, answer)
            case Reported(report=report, acknowledge=acknowledge):
                self._take_report(report, acknowledge)
            case Prepared() | NotPrepared() | Settled() | LoginKept():
                self._take_outcome(message)
            case SecretsForgotten(names=names):
                self.ledger.secret_names.forgotten(names)
            case RoomFound(free=free):
                for job_id in self._space.looked(free, self.ledger.jobs):
                    self._decide(job_id, rep.RetryDue(job_id, 0))
            case Observed(part=part):
                self._outlook.observed(part)
                self._plan_needed = True
            case Stop():
                self._outlook.stop()
                self._plan_needed = True

    def _take_outcome(self, message: Prepared | NotPrepared | Settled | LoginKept) -> None:
        match message:
            case Prepared(job_id=job_id):
                self._admission.answered(job_id)
                self._admit(message)
            case NotPrepared(job_id=job_id, error=error, answer=answer):
                self._admission.answered(job_id)
                self._files.forget_secrets(self.ledger.secret_names.of(job_id))
                self._replies.refuse(answer, error)
            case Settled(outcome=outcome, answer=answer):
                self._replies.promise(answer, lambda: outcome)
            case LoginKept():
                self._give_login(message)

    def _take_question(self, query: cmd.ProbeAddresses, answer: Answer) -> None:
        try:
            if self.conditions.stopping:
                raise CommandError(ErrorCode.ENGINE_STOPPING)
            self._questions.take(query, answer)
        except CommandError as error:
            self._replies.refuse(answer, error.info)

    def _take_command(self, command: cmd.Command, answer: Answer) -> None:
        try:
            if self.conditions.stopping:
                raise CommandError(ErrorCode.ENGINE_STOPPING)
            self._carry_out(command, answer)
        except CommandError as error:
            self._replies.refuse(answer, error.info)

    def _carry_out(self, command: cmd.Command, answer: Answer) -> None:
        match command:
            case cmd.SetLogin(job=reference):
                job = self.job_named(reference)
                login = asked_login(job, command)
                login = replace(login, secret=self.ledger.secret_names.intend_one(job))
                keep = partial(self._files.keep_login, job.id, login, answer)
                self._once_recorded.put(keep, answer)
            case cmd.JobCommand(job=reference):
                job = self.job_named(reference)
                self.ledger.check_name(job, command)
                self._decide(job.id, checked_addresses(command, job, self._schemes))
                jobs = self.ledger.jobs
                for job_id, rearrange in moves(jobs, job, command, self._clock.now()):
                    self._decide(job_id, rearrange)
                self._answer_with_job(job, answer)
            case cmd.AddDownload() | cmd.AddUpload():
                self._admission.prepare(command, answer)
            case cmd.AddCredential() | cmd.RemoveCredential():
                self._files.carry_out(command, answer)
            case _:
                reply = self._household.carry_out(command, self.conditions)
                self._replies.promise(answer, reply)
                self._plan_needed = True

    def _answer_with_job(self, job: Job, answer: Answer) -> None:
        """Answer with the job as it will be, or as it was before its removal."""
        self._replies.promise(answer, lambda: self.view(self.ledger.jobs.get(job.id, job)))

    def _reply_to(self, query: cmd.Query) -> Reply | ErrorInfo:
        try:
            return answer_query(self, query)
        except EbbtideError as error:
            return error.info

    def _admit(self, prepared: Prepared) -> None:
        if self._admission.has_lost_a_name(prepared):
            # Ask again.
            self._files.forget_secrets(_secrets_of(prepared))
            self._take_command(prepared.command, prepared.answer)
            return
        try:
            job = self._admission.admit(prepared, self.conditions, self._clock.now())
        except CommandError as error:
            self._files.forget_secrets(_secrets_of(prepared))
            self._replies.refuse(prepared.answer, error.info)
            return
        self._apply([ev.JobAdded(job.id, job)])
        self._apply([*notes.of_wishes(job)])
        self._apply([ev.FileNoted(job.id, 0, *note) for note in prepared.notes])
        self._answer_with_job(job, prepared.answer)

    def _give_login(self, kept: LoginKept) -> None:
        try:
            if self.conditions.stopping:
                raise CommandError(ErrorCode.ENGINE_STOPPING)
            job = self.job_named(kept.job_id)
            self._decide(job.id, GiveLogin(kept.login))
        except CommandError as error:
            self._files.forget_secrets(_secrets_of(kept))
            self._replies.refuse(kept.answer, error.info)
            return
        if kept.note is not None:
            self._apply([ev.FileNoted(job.id, 0, *kept.note)])
        # As it was: what the new login has replaced.
        replaced = tuple(login for login in job.options.logins if not login.for_proxy)
        before = replace(job, options=HttpOptions(logins=replaced))
        self._effects.append((ForgetSecrets(job.id), before))
        self._answer_with_job(job, kept.answer)

    def _take_report(self, report: rep.Report, acknowledge: Callable[[bool], None] | None) -> None:
        current = self._actions.is_current(report)
        known = current and report.job_id in self.ledger.jobs
        if acknowledge is not None:
            self._replies.acknowledge(acknowledge, known)
        if current and isinstance(report, rep.AttemptEnded):
            self._end_attempt(report.job_id)
        elif known:
            if isinstance(report, rep.Named):
                report = replace(report, target=self.ledger.free_target(report))
            self._decide(report.job_id, report)

    def _end_attempt(self, job_id: JobId) -> None:
        job = self.ledger.jobs.get(job_id)
        if job is not None and job.state.is_running:
            # The worker left something undone, such as a file that was lost later on.
            self._decide(job_id, Yield(ev.YieldReason.UNFINISHED))
        self._sampling.end_attempt(job_id, self.conditions)
        self._actions.end_attempt(job_id)
        self._plan_needed = True

    # Decisions

    def _decide(self, job_id: JobId, message: JobMessage) -> None:
        environment = Environment(self._clock.now(), self._chance(), self.ledger.settings)
        before = self.ledger.jobs[job_id]
        decision = decide(before, message, environment)
        self._apply(decision.events)
        after = self.ledger.jobs.get(job_id, before)
        self._effects.extend((effect, after) for effect in decision.effects)
        if after.options.secret_names and needs_no_secrets(after, decision.events):
            self._effects.append((ForgetSecrets(job_id), after))

    def _apply(self, events: Sequence[ev.Event]) -> None:
        self.ledger.apply(events, self._clock.now())
        for event in events:
            if isinstance(event, ev.AttemptPostponed | ev.PlacementFailed):
                self._space.changed(self.ledger.jobs[event.job_id])
        if any(not isinstance(event, ev.FileProgressed | ev.FileNoted) for event in events):
            self._plan_needed = True

    def _plan(self) -> None:
        now = self._clock.now()
        if self._outlook.look_around():
            self._plan_needed = True
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
        wake_at = math.inf if made.wake_at is None else made.wake_at
        self._wake_at = min(wake_at, self._outlook.changes_at(matters=made.wanted.anything))
        self._plan_wants = made.wanted
        self._rerouted = self._rerouted or made.rerouted
        return made

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
        self.tide.keep()

    def _take_back(self, messages: Sequence[Message], error: ErrorInfo) -> None:
        """Nothing of the step happened: refuse the requests, keep the reports for later."""
        if error != self._logged_error:
            logger.error("%s", error.text)
            self._logged_error = error
        self.ledger.roll_back()
        self._actions.roll_back()
        self._effects.clear()
        self._once_recorded.refuse(error)
        for message in messages:
            if isinstance(message, Prepared | LoginKept):
                self._files.forget_secrets(_secrets_of(message))
        self._replies.take_back(error)
        self._outlook.cannot_record(error)
        self._outlook.look_around()
        self._make_plan(self._clock.now())
        self._unrecorded = newest(
            [message for message in messages if isinstance(message, Reported)]
        )

    def _publish(self, events: tuple[ev.Recorded, ...]) -> None:
        now = self._clock.now()
        samples, link = self._sampling.sample(self._actions.occupied, self.conditions, now)
        fresh, self._scheduler.fresh = self._scheduler.fresh, set()
        self._publisher.publish(
            events,
            samples,
            self._scheduler.verdicts,
            fresh,
            self.ledger.settings,
            self.conditions,
            self.ledger.budgets,
            link,
        )

    def _tell(self, publication: Publication) -> None:
        self.tide.hear(publication)
        self._listener(publication)

    def _act(self) -> None:
        if self._rerouted:
            self._rerouted = False
            self._sampling.reroute()
        full = self._space.to_look_at(self.ledger.jobs, self._clock.now())
        if full:
            self._files.look_for_room(full)
        self._once_recorded.begin()
        self._replies.keep(self._reply_to)
        effects, self._effects = self._effects, []
        self._actions.carry_out(effects, self.ledger.settings)
        self._questions.proceed(self.conditions, self._clock.now())
        wanted = replace(self._plan_wants, moving=bool(self._actions.occupied))
        if wanted != self._wanted:
            self._wanted = wanted
            self._want(wanted)
        if self.conditions.stopping and self.conditions.store_error is not None:
            # The next start finds them running in the store, and knows what that means.
            self._actions.stop_all()


def _secrets_of(message: Prepared | LoginKept) -> tuple[str, ...]:
    """Return the names of what was kept for a job that did not come about."""
    if isinstance(message, Prepared):
        return message.options.secret_names
    return HttpOptions(logins=(message.login,)).secret_names
