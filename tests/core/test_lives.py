"""Whole lives of jobs: random people, servers, disks and power cuts against the core.

`World` does what the engine does with decisions, plans and effects, and stands in
for workers and the file system. Whatever happens, the promises below hold after each
step, and in the end every job can still be brought to its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ebbtide.core import commands as cmd
from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Message, Pick, Recover, Yield, decide
from ebbtide.core.decision import Environment
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo, ErrorKind
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import FileState, Job, JobId, Priority, RemoteVersion
from ebbtide.core.plan import Plan, plan
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import BACKGROUND_SLOTS, Settings
from ebbtide.core.states import JobState
from tests.core.strategies import FILE_SIZE, NOON, make_job

MOST_JOBS = 5
BUSY = ErrorInfo(ErrorCode.SERVER_BUSY, {"status": "503", "reason": "Busy"})
MISSING = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"})
FULL = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/downloads"})
EXISTS = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/downloads/0.iso"})
LOST = ErrorInfo(ErrorCode.STAGING_LOST, {"path": "/downloads/0.iso.part"})

COMMANDS: tuple[cmd.JobCommand, ...] = (
    cmd.SuspendJob(""),
    cmd.ResumeJob(""),
    cmd.CompleteJob(""),
    cmd.CancelJob(""),
    cmd.RemoveJob(""),
    cmd.RenameJob("", "renamed"),
    *(cmd.SetPriority("", priority) for priority in Priority),
)


@dataclass
class Worker:
    """Who moves a job's files: what was pending when it started, one after another."""

    attempt: int
    pending: list[int]
    stopping: bool = False
    answered: bool = False


@dataclass
class World:
    """Does with the core what the engine does, without threads, files and servers."""

    now: float = NOON
    settings: Settings = field(default_factory=Settings)
    conditions: Conditions = field(default_factory=Conditions)
    jobs: dict[JobId, Job] = field(default_factory=dict)
    workers: dict[JobId, Worker] = field(default_factory=dict)
    placing: dict[JobId, Job] = field(default_factory=dict)
    attempts: int = 0

    def tell(self, job_id: JobId, message: Message) -> None:
        """Decide and act. What is refused or comes too late changes nothing."""
        before = self.jobs[job_id]
        environment = Environment(self.now, 0.5, self.settings)
        decision = decide(before, message, environment)
        job: Job | None = before
        for event in decision.events:
            job = evolve(job, event, self.now)
        check_step(before, job, decision.events)
        if job is None:
            del self.jobs[job_id]
        else:
            self.jobs[job_id] = job
        for effect in decision.effects:
            self.carry_out(effect)

    def carry_out(self, effect: eff.Effect) -> None:
        job = self.jobs[effect.job_id]
        match effect:
            case eff.StartTransfer():
                assert job.id not in self.workers, "two workers for one job"
                self.attempts += 1
                pending = [i for i, f in enumerate(job.files) if f.state is FileState.PENDING]
                self.workers[job.id] = Worker(self.attempts, pending)
            case eff.StopTransfer():
                if job.id in self.workers:
                    self.workers[job.id].stopping = True
            case eff.PlaceFiles():
                self.placing[job.id] = job
            case eff.DiscardStaging():
                assert job.state.is_final

    def plan(self) -> Plan:
        return plan(
            self.jobs.values(), self.workers.keys(), self.conditions, self.settings, self.now
        )

    def settle(self) -> None:
        """Follow plans until there is nothing to do."""
        for _ in range(4):
            made = self.plan()
            if not (made.due or made.stop or made.start):
                return
            for job_id in made.due:
                self.tell(job_id, rep.RetryDue(job_id, 0))
            for job_id, reason in made.stop:
                self.tell(job_id, Yield(reason))
            for job_id in made.start:
                self.tell(job_id, Pick())
        raise AssertionError("the plan does not settle")

    def report(self, job_id: JobId, make: Callable[[int, int], rep.Report]) -> None:
        worker = self.workers[job_id]
        self.tell(job_id, make(worker.attempt, worker.pending[0]))

    def end_attempt(self, job_id: JobId) -> None:
        if job_id in self.jobs and self.jobs[job_id].state.is_running:
            self.tell(job_id, Yield(ev.YieldReason.UNFINISHED))
        del self.workers[job_id]

    def place(self, job_id: JobId, trouble: ErrorInfo | None) -> None:
        """Give names, or fail at the first file, as asked for when the effect came."""
        asked = self.placing.pop(job_id)
        if job_id not in self.jobs:
            return
        for index, file in enumerate(asked.files):
            if file.state is FileState.TRANSFERRED and trouble is not None:
                self.tell(job_id, rep.PlacingFailed(job_id, 0, replace(trouble, file_index=index)))
                return
            if file.state is FileState.TRANSFERRED:
                self.tell(job_id, rep.Placed(job_id, 0, index, file.target))


def check_step(before: Job, after: Job | None, events: tuple[ev.Event, ...]) -> None:
    """What may never happen from one moment to the next."""
    if before.state.is_final:
        assert after is None or after == before
        assert all(isinstance(event, ev.JobRemoved) for event in events)
    if after is None:
        assert before.state.is_final
        return
    assert after.error_count >= before.error_count
    for old, new in zip(before.files, after.files, strict=True):
        assert new.high_water >= old.high_water
        assert old.state is not FileState.PLACED or new.state is FileState.PLACED


def check_job(job: Job) -> None:
    """What is true of a job at any moment."""
    states = {file.state for file in job.files}
    if job.state in (JobState.ERROR, JobState.TRANSIENT_ERROR):
        assert job.error is not None
    if job.state is JobState.TRANSIENT_ERROR:
        assert job.retry_at is not None
    elif job.retry_at is not None:
        assert job.error is not None
        assert job.has_unplaced_files
    if job.state is JobState.TRANSFERRED:
        assert FileState.PENDING not in states
        assert job.transferred_at is not None
    if job.state is JobState.ACKNOWLEDGED:
        assert FileState.TRANSFERRED not in states
    assert job.state.is_final == (job.finished_at is not None)
    if job.state.is_final:
        assert job.error is None
    else:
        assert states != {FileState.PLACED}, "all is saved, and the job does not end"
    for file in job.files:
        assert file.done.size <= file.high_water


class Lives(RuleBasedStateMachine):
    """Random steps of people, workers, the file system and time."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.added = 0

    def some_job(self, data: st.DataObject) -> JobId:
        return data.draw(st.sampled_from(sorted(self.world.jobs)))

    # People

    @initialize(files=st.integers(1, 3), priority=st.sampled_from(Priority), manual=st.booleans())
    def add_first(self, files: int, priority: Priority, manual: bool) -> None:
        self.add(files, priority, manual)

    @precondition(lambda self: self.added < MOST_JOBS)
    @rule(
        files=st.integers(1, 3),
        priority=st.sampled_from(Priority),
        manual=st.booleans(),
    )
    def add(self, files: int, priority: Priority, manual: bool) -> None:
        self.added += 1
        job = make_job(
            files=[FileState.PENDING] * files, number=self.added, priority=priority, manual=manual
        )
        self.world.jobs[job.id] = job
        self.world.settle()

    @precondition(lambda self: self.world.jobs)
    @rule(data=st.data(), command=st.sampled_from(COMMANDS))
    def command(self, data: st.DataObject, command: cmd.JobCommand) -> None:
        try:
            self.world.tell(self.some_job(data), command)
        except CommandError as error:
            assert error.code is ErrorCode.INVALID_STATE  # noqa: PT017 - refusing is fine, too
        self.world.settle()

    @rule(paused=st.booleans(), slots=st.integers(1, 3))
    def set_up(self, paused: bool, slots: int) -> None:
        self.world.conditions = Conditions(paused_by_user=paused)
        self.world.settings = Settings({"background_slots": slots})
        self.world.settle()

    # Servers

    def worker(self, data: st.DataObject) -> JobId:
        return data.draw(st.sampled_from(sorted(self.world.workers)))

    @precondition(lambda self: self.world.workers)
    @rule(data=st.data(), bytes_here=st.integers(1, FILE_SIZE))
    def move_bytes(self, data: st.DataObject, bytes_here: int) -> None:
        job_id = self.worker(data)
        worker = self.world.workers[job_id]
        if job_id not in self.world.jobs or not worker.pending:
            return self.end(job_id)
        if not worker.answered:
            version = RemoteVersion(length=FILE_SIZE, etag='"one"')
            self.world.report(job_id, lambda a, i: rep.Answered(job_id, a, i, version))
            worker.answered = True
        else:
            done = Ranges([(0, bytes_here)])
            self.world.report(job_id, lambda a, i: rep.Arrived(job_id, a, i, done))
        return self.world.settle()

    @precondition(lambda self: self.world.workers)
    @rule(data=st.data())
    def finish_file(self, data: st.DataObject) -> None:
        self.make_whole(self.worker(data))

    def make_whole(self, job_id: JobId) -> None:
        worker = self.world.workers[job_id]
        if job_id not in self.world.jobs or not worker.pending:
            return self.end(job_id)
        self.world.report(job_id, lambda a, i: rep.FileWhole(job_id, a, i, FILE_SIZE))
        del worker.pending[0]
        worker.answered = False
        return self.world.settle()

    @precondition(lambda self: self.world.workers)
    @rule(data=st.data(), reason=st.sampled_from(ev.RestartReason))
    def start_afresh(self, data: st.DataObject, reason: ev.RestartReason) -> None:
        job_id = self.worker(data)
        worker = self.world.workers[job_id]
        if job_id not in self.world.jobs or not worker.pending:
            return self.end(job_id)
        self.world.report(job_id, lambda a, i: rep.Restarting(job_id, a, i, reason))
        worker.answered = False
        return self.world.settle()

    @precondition(lambda self: self.world.workers)
    @rule(data=st.data(), error=st.sampled_from([BUSY, MISSING, FULL]))
    def fail(self, data: st.DataObject, error: ErrorInfo) -> None:
        job_id = self.worker(data)
        worker = self.world.workers[job_id]
        if job_id in self.world.jobs and not worker.stopping:
            self.world.tell(job_id, rep.AttemptFailed(job_id, worker.attempt, error))
        self.end(job_id)

    @precondition(lambda self: any(each.stopping for each in self.world.workers.values()))
    @rule(data=st.data())
    def let_go(self, data: st.DataObject) -> None:
        stopping = [job_id for job_id, each in self.world.workers.items() if each.stopping]
        self.end(data.draw(st.sampled_from(sorted(stopping))))

    def end(self, job_id: JobId) -> None:
        self.world.end_attempt(job_id)
        self.world.settle()

    # The machine

    @precondition(lambda self: self.world.placing)
    @rule(data=st.data(), trouble=st.sampled_from([None, None, FULL, EXISTS, LOST]))
    def save(self, data: st.DataObject, trouble: ErrorInfo | None) -> None:
        self.world.place(data.draw(st.sampled_from(sorted(self.world.placing))), trouble)
        self.world.settle()

    @rule(seconds=st.sampled_from([1.0, 60.0, 3600.0, 1_300_000.0]))
    def wait(self, seconds: float) -> None:
        self.world.now += seconds
        self.world.settle()

    @rule()
    def crash_and_start_again(self) -> None:
        self.world.workers.clear()
        self.world.placing.clear()
        for job_id in list(self.world.jobs):
            self.world.tell(job_id, Recover())
        self.world.settle()

    # Promises

    @invariant()
    def every_job_is_sound(self) -> None:
        for job in self.world.jobs.values():
            check_job(job)

    @invariant()
    def every_running_job_has_a_worker(self) -> None:
        for job in self.world.jobs.values():
            assert not job.state.is_running or job.id in self.world.workers

    @invariant()
    def every_whole_job_is_being_saved_or_says_why_not(self) -> None:
        for job in self.world.jobs.values():
            if job.ends_early or (job.state is JobState.TRANSFERRED and job.places_files):
                needs_somebody = job.error and job.error.kind is not ErrorKind.TRANSIENT
                assert job.id in self.world.placing or job.retry_at is not None or needs_somebody

    @invariant()
    def slots_are_kept_and_used(self) -> None:
        world = self.world
        slots = world.settings.get(BACKGROUND_SLOTS)
        background = [j for j in world.jobs.values() if j.priority is not Priority.FOREGROUND]
        running = sum(job.state.is_running for job in background)
        assert running <= slots
        waiting = [
            job
            for job in background
            if job.state is JobState.QUEUED and not job.ends_early and job.id not in world.workers
        ]
        winding_down = sum(job.id in world.workers for job in background)
        if waiting and not world.conditions.paused_by_user:
            assert winding_down >= slots, "a slot is free, and a job waits"

    @invariant()
    def every_job_says_what_it_does(self) -> None:
        verdicts = self.world.plan().verdicts
        assert verdicts.keys() == self.world.jobs.keys()
        for job_id, verdict in verdicts.items():
            assert verdict.reasons
            assert verdict.text
            assert not verdict.may_run or self.world.jobs[job_id].state.wants_to_run

    def teardown(self) -> None:
        """When everything goes well from now on, every job comes to its end."""
        world = self.world
        world.conditions = Conditions()
        world.settle()
        for _ in range(3):
            for job in list(world.jobs.values()):
                if not job.state.is_final:
                    world.tell(job.id, cmd.ResumeJob(""))
            world.settle()
            self.let_everything_succeed()
        for job in list(world.jobs.values()):
            if job.state is JobState.TRANSFERRED:
                assert not job.completes_itself
                world.tell(job.id, cmd.CompleteJob(""))
        self.let_everything_succeed()
        assert all(job.state.is_final for job in world.jobs.values())

    def let_everything_succeed(self) -> None:
        while self.world.workers or self.world.placing:
            for job_id in list(self.world.workers):
                if self.world.workers[job_id].stopping:
                    self.end(job_id)
                else:
                    self.make_whole(job_id)
            for job_id in list(self.world.placing):
                self.world.place(job_id, None)
            self.world.settle()


TestLives = Lives.TestCase
TestLives.settings = hypothesis_settings(max_examples=150, stateful_step_count=40, deadline=None)
