"""Whatever happens, both stores remember the same, and a restart changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ebbtide.core.events import Recorded
from ebbtide.core.jobs import File, Job
from ebbtide.core.ports import JobChange, StepRecord
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.storage import MemoryStore, SqliteStore
from tests import strategies as some


class TwoStores(RuleBasedStateMachine):
    """Takes the same random steps with a memory store and with a SQLite store."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.path = self.directory / "jobs.db"
        self.memory = MemoryStore()
        self.sqlite = SqliteStore(self.path)
        self.event_number = 0
        self.seen: set[str] = set()

    def teardown(self) -> None:
        self.sqlite.close()
        shutil.rmtree(self.directory)

    @property
    def jobs(self) -> tuple[Job, ...]:
        return self.memory.load().jobs

    def step(self, change: JobChange, settings: Settings | None, data: st.DataObject) -> None:
        job = change.after or change.before
        assert job is not None
        self.seen.add(job.id)
        happened = data.draw(st.lists(some.events(job_id=job.id), max_size=2))
        first = self.event_number + 1
        self.event_number += len(happened) + data.draw(st.integers(0, 2))
        events = tuple(Recorded(number, 1.5, event) for number, event in enumerate(happened, first))
        record = StepRecord(events, (change,), settings, self.event_number)
        self.memory.commit(record)
        self.sqlite.commit(record)

    @rule(job=some.jobs(), settings=st.none() | some.settings_values(), data=st.data())
    def add(self, job: Job, settings: Settings | None, data: st.DataObject) -> None:
        number = self.memory.load().last_job_number + data.draw(st.integers(1, 3))
        self.step(JobChange(None, replace(job, number=number)), settings, data)

    @precondition(lambda self: self.jobs)
    @rule(other=some.jobs(), settings=st.none() | some.settings_values(), data=st.data())
    def change(self, other: Job, settings: Settings | None, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.jobs))
        after = replace(other, id=before.id, number=before.number)
        self.step(JobChange(before, after), settings, data)

    @precondition(lambda self: any(job.files for job in self.jobs))
    @rule(done=some.ranges(), data=st.data())
    def progress(self, done: Ranges, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from([job for job in self.jobs if job.files]))
        index = data.draw(st.integers(0, len(before.files) - 1))
        files: list[File] = list(before.files)
        files[index] = replace(files[index], done=done)
        self.step(JobChange(before, replace(before, files=tuple(files))), None, data)

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.step(JobChange(data.draw(st.sampled_from(self.jobs)), None), None, data)

    @rule()
    def restart(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteStore(self.path)

    @invariant()
    def same_state(self) -> None:
        assert self.sqlite.load() == self.memory.load()

    @invariant()
    def same_history(self) -> None:
        for job_id in self.seen:
            assert self.sqlite.history(job_id) == self.memory.history(job_id)  # type: ignore[arg-type]


TestTwoStores = TwoStores.TestCase
TestTwoStores.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
