"""The engine's loop on a thread of its own, with real workers, files and inbox."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    JobView,
    Publication,
    Reply,
    StopRequested,
    TransferControl,
)
from ebbtide.core.states import JobState
from ebbtide.engine.crew import Crew
from ebbtide.engine.engine import Engine
from ebbtide.engine.files import FileService
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.loop import STOPPING_TIMEOUT_S, run
from ebbtide.engine.messages import Request, Stop
from ebbtide.engine.queries import About
from ebbtide.storage.memory import MemoryStore
from ebbtide.system.clock import SystemClock
from tests.engine.fakes import (
    WHOLE,
    Answers,
    Block,
    FragileStore,
    ScriptedTransport,
    in_turn,
    pattern,
    serve,
)
from tests.engine.scene import URL, Scene

TIMEOUT_S = 20.0


class Running:
    """An engine that runs, and somebody who uses it from another thread."""

    def __init__(self, transport: ScriptedTransport, directory: Path) -> None:
        self.inbox = Inbox()
        self.store = FragileStore(MemoryStore())
        self.transport = transport
        self._directory = directory
        self._news = threading.Condition()
        self._jobs: dict[JobId, Job] = {}
        self._thread = threading.Thread(target=self._run)
        self.is_ready = threading.Event()
        self._thread.start()

    def _run(self) -> None:
        crew = Crew({"http": self.transport}, self.inbox.post)
        files = FileService(ThreadPoolExecutor(2), self.inbox.post, lambda: self._directory)
        numbers = count(1)
        engine = Engine(
            store=self.store,
            clock=SystemClock(),
            workers=crew,
            files=files,
            listener=self._hear,
            chance=lambda: 0.0,
            new_id=lambda: JobId(f"{next(numbers):08}"),
            about=About("1.0", 1, True, ""),
        )
        run(engine, self.inbox, self.is_ready.set)
        files.close()
        crew.close()

    def _hear(self, publication: Publication) -> None:
        with self._news:
            self._news.notify_all()

    def ask(self, message: cmd.Command | cmd.Query) -> Reply | ErrorInfo:
        """Ask for something and wait for the answer."""
        answered = threading.Event()
        replies: list[Reply | ErrorInfo] = []

        def answer(reply: Reply | ErrorInfo) -> None:
            replies.append(reply)
            answered.set()

        self.inbox.post(Request(message, answer))
        assert answered.wait(TIMEOUT_S)
        return replies[0]

    def wait_until(self, job: Job, holds: Callable[[Job], bool]) -> Job:
        """Wait until something holds for a job on record."""
        found: list[Job] = []

        def look() -> bool:
            found[:] = [stored for stored in self.store.load().jobs if stored.id == job.id]
            return holds(found[0])

        with self._news:
            assert self._news.wait_for(look, TIMEOUT_S), found
        return found[0]

    def stop(self) -> None:
        """Stop the engine and wait for its thread."""
        self.inbox.post(Stop())
        self._thread.join(TIMEOUT_S)
        assert not self._thread.is_alive()

    def add(self) -> Job:
        """Add a download."""
        view = self.ask(cmd.AddDownload((URL,)))
        assert isinstance(view, JobView), view
        return view.job


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[ScriptedTransport], Running]]:
    everything: list[Running] = []

    def start(transport: ScriptedTransport) -> Running:
        running = Running(transport, tmp_path / "downloads")
        everything.append(running)
        return running

    yield start
    for running in everything:
        running.stop()


Start = Callable[[ScriptedTransport], Running]


def test_a_download_from_beginning_to_end(start: Start, tmp_path: Path) -> None:
    running = start(ScriptedTransport(serve()))
    job = running.wait_until(running.add(), lambda job: job.state is JobState.ACKNOWLEDGED)
    assert Path(job.files[0].target).read_bytes() == pattern(0, WHOLE)
    assert [path.name for path in (tmp_path / "downloads").iterdir()] == ["file"]


def test_a_pause_interrupts_and_a_resumption_takes_up_where_it_was(start: Start) -> None:
    block = Block()
    running = start(ScriptedTransport(in_turn(serve(0, 40), block), serve(40, WHOLE)))
    job = running.add()
    assert block.reached.wait(TIMEOUT_S)
    running.ask(cmd.SuspendJob("1"))
    paused = running.wait_until(job, lambda job: job.files[0].done.size == 40)
    assert paused.state is JobState.SUSPENDED
    running.ask(cmd.ResumeJob("1"))
    job = running.wait_until(job, lambda job: job.state is JobState.ACKNOWLEDGED)
    assert Path(job.files[0].target).read_bytes() == pattern(0, WHOLE)


def test_a_cancelled_download_leaves_nothing(start: Start, tmp_path: Path) -> None:
    block = Block()
    running = start(ScriptedTransport(in_turn(serve(0, 40), block)))
    running.add()
    assert block.reached.wait(TIMEOUT_S)
    running.ask(cmd.CancelJob("1"))
    running.ask(cmd.RemoveJob("1"))
    running.stop()
    assert list((tmp_path / "downloads").iterdir()) == []


def test_quitting_keeps_what_is_there(start: Start) -> None:
    block = Block()
    running = start(ScriptedTransport(in_turn(serve(0, 40), block)))
    job = running.add()
    assert block.reached.wait(TIMEOUT_S)
    running.stop()
    (stored,) = running.store.load().jobs
    assert stored.id == job.id
    assert stored.state is JobState.QUEUED
    assert stored.files[0].done.pairs == ((0, 40),)
    assert running.transport.is_closed


def test_quitting_wakes_a_worker_that_waits_for_a_store_that_fails(start: Start) -> None:
    broken, let_go = threading.Event(), threading.Event()

    def break_store(_: DownloadRequest, __: DownloadSink, ___: TransferControl) -> None:
        running.store.is_broken = True
        broken.set()

    def wait(_: DownloadRequest, sink: DownloadSink, __: TransferControl) -> None:
        try:
            sink.restart(RestartReason.REMOTE_CHANGED)
        except StopRequested:
            let_go.set()
            raise

    running = start(ScriptedTransport(in_turn(serve(0, 40), break_store, wait)))
    job = running.add()
    assert broken.wait(TIMEOUT_S)
    running.inbox.post(Stop())
    assert let_go.wait(TIMEOUT_S)
    running.store.is_broken = False
    running.stop()
    (stored,) = running.store.load().jobs
    assert stored.id == job.id
    assert not stored.files[0].done


class ByHand:
    """A steady clock that goes on by a fixed time whenever somebody looks."""

    def __init__(self, step_s: float) -> None:
        self._now = 0.0
        self._step_s = step_s

    def __call__(self) -> float:
        self._now += self._step_s
        return self._now


class TestEnd:
    def test_everything_in_the_inbox_is_answered(self, scene: Scene) -> None:
        inbox = Inbox()
        answers = [Answers() for _ in range(3)]
        inbox.post(Request(cmd.AddDownload((URL,)), answers[0]))
        inbox.post(Stop())
        inbox.post(Request(cmd.PauseAll(), answers[1]))
        inbox.post(Request(cmd.ListSettings(), answers[2]))
        run(scene.engine, inbox, lambda: None, ByHand(STOPPING_TIMEOUT_S / 3))
        assert [answer.error for answer in answers[:2]] == [ErrorCode.ENGINE_STOPPING] * 2
        assert answers[2].only == scene.engine.ledger.settings

    def test_a_worker_that_hangs_does_not_keep_the_engine(self, scene: Scene) -> None:
        job = scene.given_job()
        inbox = Inbox()
        inbox.post(Stop())
        run(scene.engine, inbox, lambda: None, ByHand(STOPPING_TIMEOUT_S / 3))
        assert job.id in scene.workers.present
        assert scene.stored(job).state is JobState.QUEUED

    def test_nor_does_a_store_that_fails(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        inbox = Inbox()
        inbox.post(worker.arrived(40))
        inbox.post(Stop())

        def break_store() -> None:
            scene.store.is_broken = True

        run(scene.engine, inbox, break_store, ByHand(STOPPING_TIMEOUT_S / 3))
        assert scene.is_stopped(worker)
        assert not scene.stored(job).files[0].done

    def test_a_start_that_cannot_be_recorded_is_raised(self, scene: Scene) -> None:
        scene.given_job()
        scene.store.is_broken = True
        with pytest.raises(EbbtideError):
            run(scene.engine, Inbox(), lambda: pytest.fail("it is not ready"))
