"""Whatever happens in whatever order: what must always hold, and that nothing gets stuck."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import Recorded
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import Job, JobId, Priority
from ebbtide.core.states import JobState
from ebbtide.engine.messages import Message, Request, Stop
from tests.engine.fakes import Answers
from tests.engine.scene import Scene, Voice

FAILURES = (ErrorCode.CONNECTION_LOST, ErrorCode.REMOTE_MISSING, ErrorCode.DISK_FULL)
PLACING_FAILURES = (
    ErrorCode.TARGET_EXISTS,
    ErrorCode.STAGING_LOST,
    ErrorCode.DISK_FULL,
    ErrorCode.UNEXPECTED,
)
COMMANDS: tuple[Callable[[str], cmd.Command], ...] = (
    cmd.SuspendJob,
    cmd.ResumeJob,
    cmd.ResumeJob,
    cmd.CompleteJob,
    cmd.CancelJob,
    cmd.RemoveJob,
    lambda job: cmd.SetPriority(job, Priority.HIGH),
    lambda job: cmd.RenameJob(job, "x"),
)


class World:
    """Workers and disks that behave, in an order that chance decides."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.scene = Scene()
        self.answers: list[Answers] = []
        self.alive: dict[Voice, int] = {}
        """Workers that have not ended, and the file each is at."""
        self.pending: list[Message] = []
        self.placing: list[tuple[Job, int]] = []
        self.ended: frozenset[Voice] = frozenset()
        self.heard: dict[JobId, Job] = {}
        self.heard_last = 0

    def choose(self, *options: Callable[[], None]) -> None:
        self.chance.choice(options)()

    def step(self) -> None:
        messages, self.pending = self.pending, []
        self.scene.when(*messages)
        self.look()

    def look(self) -> None:
        """Take note of what the engine wanted, and check what always holds."""
        scene = self.scene
        for job_id, attempt in scene.workers.present.items():
            voice = Voice(job_id, attempt)
            if voice not in self.alive and voice not in self.ended:
                self.alive[voice] = self.job(voice).next_file or 0
        self.placing += [(job, index) for job in scene.files.placed for index in whole_files(job)]
        scene.files.placed.clear()
        self.check()

    def listen(self) -> None:
        """Follow the events as somebody does who knows nothing else."""
        for told in self.scene.published:
            for recorded in told.events:
                self.heard_last += 1
                assert recorded.number == self.heard_last, "no gap, nothing twice"
                fold(self.heard, recorded)
        self.scene.published.clear()

    def check(self) -> None:
        engine = self.scene.engine
        self.listen()
        assert self.heard == engine.ledger.jobs
        assert {job.id: job for job in self.scene.store.load().jobs} == dict(engine.ledger.jobs)
        for job in engine.ledger.jobs.values():
            verdict = engine.view(job).verdict
            assert verdict.reasons
            assert verdict.text
            if job.state is JobState.TRANSIENT_ERROR:
                assert job.retry_at is not None
                assert job.error is not None
            if job.state is JobState.ERROR:
                assert job.error is not None

    def job(self, voice: Voice) -> Job:
        return next(job for job, attempt in self.scene.workers.started if attempt == voice.attempt)

    # What may happen

    def ask(self) -> None:
        answers = Answers()
        jobs = [str(job.number) for job in self.scene.engine.ledger.jobs.values()]
        message: cmd.Command | cmd.Query
        kind = self.chance.choice(("add", "job", "job", "job", "all", "query"))
        if kind == "add" or not jobs:
            urls = self.chance.choice((("http://h/a",), ("http://h/a", "http://h/b")))
            message = cmd.AddDownload(urls, manual=self.chance.random() < 0.3)
        elif kind == "job":
            message = self.chance.choice(COMMANDS)(self.chance.choice(jobs))
        elif kind == "all":
            message = self.chance.choice((cmd.PauseAll(), cmd.ResumeAll()))
        else:
            message = cmd.ListJobs()
        self.answers.append(answers)
        self.pending.append(Request(message, answers))

    def prepare(self) -> None:
        if self.scene.files.asked:
            refused = self.chance.randint(0, 3) == 0
            files = self.scene.files
            self.pending.append(files.refused() if refused else files.found())

    def place(self) -> None:
        if self.placing:
            place = self.chance.randint(0, len(self.placing) - 1)
            job, index = self.placing.pop(place)
            code = self.chance.choice((None, None, *PLACING_FAILURES))
            scene = self.scene
            message = scene.not_placed(job, code, index) if code else scene.placed(job, index)
            self.pending.append(message)

    def work(self) -> None:
        if self.alive:
            voice = self.chance.choice(sorted(self.alive, key=lambda one: one.attempt))
            file = self.alive[voice]
            act = self.chance.choice(("answered", "arrived", "whole", "failed", "ended"))
            if act == "answered":
                self.pending.append(voice.answered(file))
            elif act == "arrived":
                self.pending.append(voice.arrived(self.chance.randint(1, 99), file))
            elif act == "whole":
                self.whole(voice, file)
            else:
                if act == "failed":
                    self.pending.append(voice.failed(self.chance.choice(FAILURES)))
                self.end(voice)

    def whole(self, voice: Voice, file: int) -> None:
        self.pending += [voice.answered(file), voice.whole(file)]
        files = self.job(voice).files
        later = [index for index in range(file + 1, len(files)) if index not in done(files)]
        if later:
            self.alive[voice] = later[0]
        else:
            self.end(voice)

    def end(self, voice: Voice) -> None:
        del self.alive[voice]
        self.ended |= {voice}
        self.pending.append(voice.ended())

    def wait(self) -> None:
        self.scene.clock.advance(self.chance.choice((0.5, 2.0, 700.0)))

    def break_or_repair(self) -> None:
        self.scene.store.is_broken = not self.scene.store.is_broken

    # How it ends

    def settle(self) -> None:
        """Everything heals and everybody does what is wanted of them."""
        self.scene.store.is_broken = False
        self.scene.ask(cmd.ResumeAll())
        self.look()
        idle = 0
        while idle < 3:
            idle = 0 if self.pending or self.alive or self.placing else idle + 1
            while self.scene.files.asked:
                self.pending.append(self.scene.files.found())
            for job, index in self.placing:
                self.pending.append(self.scene.placed(job, index))
            self.placing.clear()
            for voice, file in list(self.alive.items()):
                if self.scene.is_stopped(voice):
                    self.end(voice)
                else:
                    self.whole(voice, file)
            self.scene.clock.advance(700)
            self.step()

    def resume_what_rests(self) -> None:
        for job in list(self.scene.engine.ledger.jobs.values()):
            if not job.state.is_final:
                self.scene.ask(cmd.ResumeJob(str(job.number)))
                self.look()


def whole_files(job: Job) -> list[int]:
    return [index for index, file in enumerate(job.files) if file.state.value == "transferred"]


def done(files: tuple[object, ...]) -> list[int]:
    return [i for i, file in enumerate(files) if file.state.value != "pending"]  # type: ignore[attr-defined]


def fold(jobs: dict[JobId, Job], recorded: Recorded) -> None:
    job_id = recorded.event.job_id
    after = evolve(jobs.get(job_id), recorded.event, recorded.at)
    if after is None:
        jobs.pop(job_id, None)
    else:
        jobs[job_id] = after


STEPS = 80


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=True))
def test_nothing_is_lost_and_nothing_gets_stuck(chance: Random) -> None:
    world = World(chance)
    for _ in range(STEPS):
        world.choose(
            world.ask,
            world.ask,
            world.prepare,
            world.place,
            world.work,
            world.work,
            world.work,
            world.wait,
            world.break_or_repair,
            world.step,
            world.step,
            world.step,
        )
    world.settle()
    world.resume_what_rests()
    world.settle()
    world.resume_what_rests()
    world.settle()
    jobs = world.scene.engine.ledger.jobs.values()
    assert all(job.state.is_final or is_to_be_completed(job) for job in jobs)
    world.scene.when(Stop())
    assert world.scene.engine.has_ended
    assert all(len(answers.replies) == 1 for answers in world.answers)


def is_to_be_completed(job: Job) -> bool:
    return job.state is JobState.TRANSFERRED and not job.places_files
