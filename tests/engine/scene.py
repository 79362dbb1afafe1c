"""A stage for the engine: a clock by hand, no threads; tests read like a protocol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from itertools import count

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.events import Event, RestartReason
from ebbtide.core.jobs import Job, JobId, RemoteVersion
from ebbtide.core.observations import Wanted
from ebbtide.core.ports import JobView, Publication, Store
from ebbtide.core.ranges import Ranges
from ebbtide.engine.actions import Link
from ebbtide.engine.engine import Engine
from ebbtide.engine.messages import Message, Reported, Request
from ebbtide.engine.queries import About
from ebbtide.engine.questions import Scouts
from ebbtide.storage.memory import MemoryStore
from tests.clocks import FakeClock
from tests.engine.fakes import WHOLE, Answers, FakeFiles, FakeLink, FakeWorkers, FragileStore

URL = "http://example.org/file"
VERSION = RemoteVersion(length=WHOLE, etag='"1"', resumable=True)


@dataclass(frozen=True)
class Voice:
    """Speaks for one attempt's worker: every method returns a message for `Scene.when`."""

    job_id: JobId
    attempt: int

    def answered(self, file: int = 0, version: RemoteVersion = VERSION) -> Reported:
        return Reported(rep.Answered(self.job_id, self.attempt, file, version))

    def arrived(self, end: int, file: int = 0) -> Reported:
        return Reported(rep.Arrived(self.job_id, self.attempt, file, Ranges([(0, end)])))

    def whole(self, file: int = 0, size: int = WHOLE) -> Reported:
        return Reported(rep.FileWhole(self.job_id, self.attempt, file, size))

    def failed(self, code: ErrorCode = ErrorCode.CONNECTION_LOST) -> Reported:
        return Reported(rep.AttemptFailed(self.job_id, self.attempt, ErrorInfo(code)))

    def restarting(self, acknowledged: list[bool], file: int = 0) -> Reported:
        report = rep.Restarting(self.job_id, self.attempt, file, RestartReason.REMOTE_CHANGED)
        return Reported(report, acknowledged.append)

    def ended(self) -> Reported:
        return Reported(rep.AttemptEnded(self.job_id, self.attempt))


class Scene:
    """An engine with a memory store, fake workers and fake files."""

    def __init__(
        self,
        store: Store | None = None,
        clock: FakeClock | None = None,
        ids: Iterator[JobId] | None = None,
        zone: tzinfo = UTC,
        patience_s: float = 0.0,
        link: Link | None = None,
        scouts: Scouts | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.store = FragileStore(store or MemoryStore())
        self.workers = FakeWorkers()
        self.files = FakeFiles(self.workers)
        self.link = FakeLink()
        self.published: list[Publication] = []
        self.wanted: list[Wanted] = []
        self._ids = ids or _ids()
        self.engine = Engine(
            store=self.store,
            clock=self.clock,
            workers=self.workers,
            files=self.files,
            listener=self._hear,
            chance=lambda: 0.0,
            new_id=lambda: next(self._ids),
            about=About("1.0", 1, True, "jobs.db"),
            want=self.wanted.append,
            zone=zone,
            scouts=scouts,
            patience_s=patience_s,
            link=self.link if link is None else link,
        )
        self.engine.start()

    def _hear(self, publication: Publication) -> None:
        last = self.store.load().last_event_number
        assert all(told.number <= last for told in publication.events), "commit, then publish"
        self.published.append(publication)

    # What happens

    def when(self, *messages: Message) -> None:
        """One step with these messages."""
        self.engine.handle(*messages)

    def ask(self, *messages: cmd.Command | cmd.Query) -> Answers:
        """One step in which somebody asks for things; the answers come in order."""
        answers = Answers()
        self.when(*(Request(message, answers) for message in messages))
        return answers

    def given_job(self, *urls: str, **fields: object) -> Job:
        """A job that was just added."""
        answers = self.ask(cmd.AddDownload(urls or (URL,), **fields))  # type: ignore[arg-type]
        self.when(self.files.found())
        assert isinstance(answers.only, JobView), answers.only
        return answers.only.job

    def given_job_with_worker(self, *urls: str, **fields: object) -> tuple[Job, Voice]:
        """A job that was just added and has a worker."""
        job = self.given_job(*urls, **fields)
        return job, self.worker_of(job)

    def given_whole_job(self, **fields: object) -> Job:
        """A job whose only file lies whole in its staging file, and is being saved."""
        job, worker = self.given_job_with_worker(**fields)
        self.when(worker.answered(), worker.whole(), worker.ended())
        return self.job(job)

    def later(self, seconds: float) -> None:
        """Time goes by; the engine wakes up."""
        self.clock.advance(seconds)
        self.when()

    def restarted(self) -> Scene:
        """The next run of the program, with the same store and clock; this one was killed."""
        return Scene(self.store, self.clock, self._ids)

    # Who speaks

    def worker_of(self, job: Job) -> Voice:
        """The worker that the job has now."""
        return Voice(job.id, self.workers.present[job.id])

    def placed(self, job: Job, file: int = 0) -> Reported:
        """The file service: a file got its name."""
        return Reported(rep.Placed(job.id, 0, file, job.files[file].target))

    def not_placed(self, job: Job, code: ErrorCode, file: int = 0) -> Reported:
        """The file service: a file could not get its name."""
        return Reported(rep.PlacingFailed(job.id, 0, ErrorInfo(code, file_index=file)))

    # What can be seen

    def job(self, job: Job) -> Job:
        """The job as it is now."""
        return self.engine.ledger.jobs[job.id]

    def stored(self, job: Job) -> Job:
        """The job as the next start would find it."""
        return next(stored for stored in self.store.load().jobs if stored.id == job.id)

    def reason(self, job: Job) -> str:
        """Why the job runs or waits, in words."""
        return self.engine.view(self.job(job)).verdict.text

    def has_ended(self) -> bool:
        """Whether the engine has nothing left to do before the end."""
        return self.engine.has_ended

    def is_stopped(self, worker: Voice) -> bool:
        """Whether the worker was asked to let go."""
        return (worker.job_id, worker.attempt) in self.workers.stopped

    def events(self) -> list[Event]:
        """Everything that listeners were told has happened."""
        return [recorded.event for told in self.published for recorded in told.events]


def _ids() -> Iterator[JobId]:
    for number in count(1):
        yield JobId(f"{number:08x}-0000-4000-8000-000000000000")
