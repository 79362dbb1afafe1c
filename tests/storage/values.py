"""Jobs and steps that storage tests are made of."""

from __future__ import annotations

from dataclasses import replace

from ebbtide.core.events import Event, FileProgressed, JobAdded, JobRemoved, Recorded
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import File, Job, JobId, JobKind, Priority
from ebbtide.core.ports import JobChange, StepRecord, Store
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState

NOW = 1_800_000_000.0


def make_job(number: int = 1, files: int = 1) -> Job:
    return Job(
        id=JobId(f"00000000-0000-4000-8000-{number:012}"),
        number=number,
        name=f"job {number}",
        kind=JobKind.DOWNLOAD,
        priority=Priority.NORMAL,
        state=JobState.QUEUED,
        files=tuple(make_file(number, index) for index in range(files)),
        created_at=NOW,
        modified_at=NOW,
        rank=float(number),
    )


def make_file(job: int = 1, index: int = 0) -> File:
    directory = f"/downloads/{job}"
    return File(
        url=f"https://example.org/{job}/{index}",
        target=f"{directory}/{index}",
        staging=f"{directory}/.{index}.part",
    )


def add(store: Store, *jobs: Job) -> None:
    """Commit one step that adds jobs, each with its event."""
    number = store.load().last_event_number
    events = tuple(
        Recorded(number + place, NOW, JobAdded(job.id, job)) for place, job in enumerate(jobs, 1)
    )
    changes = tuple(JobChange(None, job) for job in jobs)
    store.commit(StepRecord(events, changes, None, number + len(jobs)))


def happen(store: Store, job: Job, event: Event) -> Job:
    """Commit one step in which something happens to a job; return the job after it."""
    number = store.load().last_event_number + 1
    after = evolve(job, event, NOW + number)
    recorded = (Recorded(number, NOW + number, event),) if event.is_remembered else ()
    store.commit(StepRecord(recorded, (JobChange(job, after),), None, number))
    return job if after is None else after


def remove(store: Store, job: Job) -> None:
    """Commit one step that removes a job."""
    number = store.load().last_event_number + 1
    record = StepRecord(
        (Recorded(number, NOW, JobRemoved(job.id)),), (JobChange(job, None),), None, number
    )
    store.commit(record)


def progress(store: Store, job: Job, index: int, *pairs: tuple[int, int]) -> Job:
    """Commit one step in which bytes of a file arrive."""
    return happen(store, job, FileProgressed(job.id, index, Ranges(pairs)))


def renamed(job: Job, name: str) -> Job:
    return replace(job, name=name)
