"""Random histories of jobs, conditions and commands, and what must hold after each step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Exceed, Message, Pick, Yield, decide
from ebbtide.core.decision import Environment
from ebbtide.core.effects import StartTransfer, StopTransfer
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import Job, JobId, Priority, WhenActive
from ebbtide.core.observations import (
    Answer,
    Metered,
    Network,
    Networks,
    Part,
    Power,
    Presence,
    Route,
    Routes,
    Sleep,
)
from ebbtide.core.order import rearranged
from ebbtide.core.plan import Scheduler, plan
from ebbtide.core.policy import habits_of, job_host, reasons_against
from ebbtide.core.settings import BACKGROUND_SLOTS, CONNECTIONS_PER_HOST, Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import ReasonCode
from tests.core.strategies import make_file, make_job

START = datetime(2026, 3, 2, 0, 30, tzinfo=UTC).timestamp()
LOST = ErrorInfo(ErrorCode.CONNECTION_LOST)
BUSY = ErrorInfo(ErrorCode.SERVER_BUSY, {"status": "503", "reason": "Busy"})
MISSING = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"})
PLACE = {ReasonCode.IN_LINE, ReasonCode.FAR_IN_LINE, ReasonCode.HOST_BUSY}

parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Presence, away=st.sampled_from(Answer), locked=st.sampled_from(Answer)),
    st.builds(Power, on_battery=st.sampled_from(Answer), low=st.sampled_from(Answer)),
    st.builds(
        lambda metered, roaming: Networks(
            (Network("n", "Home", "eth0", metered=metered, roaming=roaming),), "n"
        ),
        st.sampled_from(Metered),
        st.sampled_from(Answer),
    ),
    st.builds(
        lambda generation, source, near: Routes(
            generation,
            Route("eth0", source=source),
            {"b.example": Route("eth0", source=source, on_link=near)},
        ),
        st.integers(0, 3),
        st.sampled_from(["10.0.0.1", "10.0.0.2"]),
        st.sampled_from(Answer),
    ),
    st.builds(Sleep, going=st.booleans(), woken_generation=st.integers(0, 3)),
)
commands: st.SearchStrategy[cmd.JobCommand] = st.one_of(
    st.sampled_from([cmd.SuspendJob("1"), cmd.ResumeJob("1"), cmd.CancelJob("1")]),
    st.just(cmd.StartNow("1")),
    st.builds(cmd.SetPriority, st.just("1"), st.sampled_from(Priority)),
    st.builds(cmd.SetWhenActive, st.just("1"), st.none() | st.sampled_from(WhenActive)),
    st.builds(
        cmd.SetCostPolicy, st.just("1"), st.sampled_from([None, "always", "standard", "roaming"])
    ),
    st.builds(cmd.SetWindow, st.just("1"), st.sampled_from([None, "01:00-06:00", "Mon"])),
    st.builds(cmd.SetStart, st.just("1"), st.sampled_from([None, START + 60, START + 7200])),
    st.builds(cmd.MoveJob, st.just("1"), st.sampled_from(cmd.Place)),
)
changes = st.sampled_from(
    [
        {},
        {"background_slots": 1},
        {"background_slots": 5, "connections_per_host": 1},
        {"window": "00:00-01:00"},
        {"presence_unknown": "pause", "on_battery_normal": "wait"},
        {"metered_unknown": "metered", "power_unknown": "battery"},
    ]
)


class Scheduling(RuleBasedStateMachine):
    """A scheduler that is kept up to date, with workers that are slow to let go."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.scheduler = Scheduler(START)
        self.jobs: dict[JobId, Job] = {}
        self.occupied: set[JobId] = set()
        self.conditions = Conditions()
        self.settings = Settings()
        self.dropped_now = False

    # What happens

    @rule(
        priority=st.sampled_from(Priority),
        host=st.sampled_from("aab"),
        fields=st.fixed_dictionaries(
            {},
            optional={
                "when_active": st.sampled_from(WhenActive),
                "window": st.sampled_from(["01:00-06:00", "Tue"]),
                "start_at": st.sampled_from([START + 30, START + 3600]),
                "lifted": st.just(value=True),
            },
        ),
    )
    def add(self, priority: Priority, host: str, fields: dict[str, object]) -> None:
        number = len(self.jobs) + 1
        file = replace(make_file(), url=f"https://{host}.example/{number}")
        job = replace(
            make_job(JobState.QUEUED, number=number, priority=priority),
            files=(file,),
            created_at=self.now,
            modified_at=self.now,
            turn_at=self.now,
            **fields,  # type: ignore[arg-type]
        )
        self.jobs[job.id] = job
        self.scheduler.put(job.id, None, job)
        self.settle()

    @rule(part=parts)
    def observe(self, part: Part) -> None:
        self.conditions = self.conditions.observed(part, habits_of(self.settings), self.now)
        self.settle()

    @rule(paused=st.booleans())
    def pause_all(self, *, paused: bool) -> None:
        self.conditions = replace(self.conditions, paused_by_user=paused)
        self.settle()

    @rule(values=changes)
    def change_settings(self, values: dict[str, int | float | str | bool]) -> None:
        self.settings = Settings(values)
        self.settle()

    @rule(seconds=st.sampled_from([0.5, 3.0, 61.0, 700.0, 4000.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.settle()

    @rule(seconds=st.sampled_from([-3600.0, 0.0, 7200.0]))
    def set_clock(self, seconds: float) -> None:
        self.conditions = replace(self.conditions, clock_skew_s=seconds)
        self.settle()

    @rule(pick=st.integers(0, 99), command=commands)
    def command(self, pick: int, command: cmd.JobCommand) -> None:
        if not self.jobs:
            return
        job = [*self.jobs.values()][pick % len(self.jobs)]
        try:
            self.decide(job.id, command)
        except CommandError:
            return
        if isinstance(command, cmd.MoveJob):
            for job_id, move in rearranged(self.jobs.values(), job, command.place, self.now):
                self.decide(job_id, move)
        self.settle()

    @rule(pick=st.integers(0, 99), error=st.sampled_from([LOST, BUSY, MISSING]))
    def fail(self, pick: int, error: ErrorInfo) -> None:
        running = [job.id for job in self.jobs.values() if job.state.is_running]
        if running:
            job_id = running[pick % len(running)]
            self.decide(job_id, rep.AttemptFailed(job_id, 1, error))
            self.occupied.discard(job_id)
            self.settle()

    @rule(pick=st.integers(0, 99))
    def finish(self, pick: int) -> None:
        running = [job.id for job in self.jobs.values() if job.state.is_running]
        if running:
            job_id = running[pick % len(running)]
            self.decide(job_id, rep.FileWhole(job_id, 1, 0, 1000))
            self.occupied.discard(job_id)
            self.settle()

    @rule()
    def workers_let_go(self) -> None:
        self.occupied = {one for one in self.occupied if self.jobs[one].state.is_running}
        self.settle()

    # The engine, in short

    def decide(self, job_id: JobId, message: Message) -> None:
        decision = decide(self.jobs[job_id], message, Environment(self.now, 0.0, self.settings))
        for event in decision.events:
            before = self.jobs[job_id]
            after = evolve(before, event, self.now)
            assert after is not None
            self.jobs[job_id] = after
            self.scheduler.put(job_id, before, after)
        if any(isinstance(effect, StartTransfer) for effect in decision.effects):
            assert job_id not in self.occupied
            self.occupied.add(job_id)
        if any(isinstance(effect, StopTransfer) for effect in decision.effects):
            assert job_id in self.jobs

    def settle(self) -> None:
        self.conditions = self.conditions.passed(
            habits_of(self.settings),
            self.now,
            self.now + self.conditions.clock_skew_s,
            paused=self.conditions.paused_by_user,
            standings={},
        )
        for _ in range(8):
            made = self.scheduler.plan(self.occupied, self.conditions, self.settings, self.now)
            before = dict(self.jobs)
            for job_id in made.due:
                self.decide(job_id, rep.RetryDue(job_id, 0))
            for job_id, limit in made.exceeded:
                self.decide(job_id, Exceed(limit))
            for job_id, reason in made.stop:
                self.decide(job_id, Yield(reason))
            for job_id in made.start:
                self.decide(job_id, Pick())
            if self.jobs == before:
                assert made.wake_at is None or made.wake_at > self.now
                return
        raise AssertionError("the plan does not settle")

    # What must hold

    def against(self, job: Job) -> list[ReasonCode]:
        going = self.conditions.observations.sleep.going
        held = [ReasonCode.GOING_TO_SLEEP] if going else []
        held += [ReasonCode.PAUSED_ALL] if self.conditions.paused_by_user else []
        reasons = reasons_against(job, self.conditions, self.settings, self.now)
        return held + [reason.code for reason in reasons]

    def takes_slot(self, job: Job) -> bool:
        return not job.lifted and job.priority is not Priority.FOREGROUND

    @property
    def chosen(self) -> list[Job]:
        """Jobs that run, and those that will once their worker has let go."""
        return [job for job in self.jobs.values() if self.scheduler.verdicts[job.id].may_run]

    @invariant()
    def every_job_has_one_verdict_that_fits_its_state(self) -> None:
        assert self.scheduler.verdicts.keys() == self.jobs.keys()
        for job in self.jobs.values():
            verdict = self.scheduler.verdicts[job.id]
            codes = [reason.code for reason in verdict.reasons]
            assert codes, "a job without a reason"
            assert len(set(codes)) == len(codes), "the same reason twice"
            assert all(reason.text for reason in verdict.reasons)
            if job.state.is_running:
                assert verdict.may_run
            elif verdict.may_run:
                assert job.state is JobState.QUEUED
                assert job.id in self.occupied, "nothing keeps it from starting"

    @invariant()
    def nobody_runs_against_policy(self) -> None:
        for job in self.jobs.values():
            if job.state.is_running:
                assert not self.against(job)

    @invariant()
    def who_waits_is_told_every_reason(self) -> None:
        for job in self.jobs.values():
            verdict = self.scheduler.verdicts[job.id]
            if not job.state.wants_to_run or verdict.may_run:
                continue
            codes = [reason.code for reason in verdict.reasons if reason.code not in PLACE]
            # When a job that has failed may start is seen when it is tried again.
            expected = [
                code
                for code in self.against(job)
                if job.state is JobState.QUEUED or code is not ReasonCode.NOT_YET
            ]
            retry = [ReasonCode.RETRY] if job.state is JobState.TRANSIENT_ERROR else []
            assert codes == retry + expected
            if not expected and not retry:
                assert {reason.code for reason in verdict.reasons} & PLACE

    @invariant()
    def nobody_waits_while_a_slot_is_free(self) -> None:
        slots = self.settings.get(BACKGROUND_SLOTS)
        in_slots = [job for job in self.chosen if self.takes_slot(job)]
        assert len(in_slots) <= slots
        hosts = Counter(job_host(job) for job in in_slots)
        per_host = self.settings.get(CONNECTIONS_PER_HOST)
        assert all(count <= per_host for count in hosts.values())
        lowest = max((job.priority.value for job in in_slots), default=0)
        for job in self.jobs.values():
            waits = job.state is JobState.QUEUED and job not in self.chosen
            if not waits or self.against(job):
                continue
            assert self.takes_slot(job)
            if hosts[job_host(job)] < per_host:
                assert len(in_slots) == slots, "a slot is free"
                assert job.priority.value >= lowest, "a lower priority runs"

    @invariant()
    def keeping_up_to_date_is_as_good_as_looking_at_everything(self) -> None:
        fresh = plan(self.jobs.values(), self.occupied, self.conditions, self.settings, self.now)
        assert dict(fresh.verdicts) == self.scheduler.verdicts


TestScheduling = Scheduling.TestCase
TestScheduling.settings = hypothesis_settings(
    max_examples=100, stateful_step_count=40, deadline=None
)
