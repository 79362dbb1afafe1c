"""An engine with the HTTP transport, for killing while servers do their worst.

Run as ``python -m tests.engine.faulty_downloads``: each line ``DIRECTORY URL`` on its input makes
one engine, in a process of its own that is forked, because importing takes longer than most
engines live. An engine goes on with the job that is there, or adds one: the address, and
all descriptions that lie in the directory. It prints its process id, then a line for each
piece that it writes and each event, and ends with the job; the parent prints "gone".
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from ebbtide.core import backoff
from ebbtide.core import commands as cmd
from ebbtide.core.events import JobCompleted, JobFailed
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Publication
from ebbtide.core.states import JobState
from ebbtide.engine import saver
from ebbtide.engine.crew import Crew
from ebbtide.engine.engine import Engine
from ebbtide.engine.files import FileService
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.loop import run
from ebbtide.engine.messages import Request, Stop
from ebbtide.engine.queries import About
from ebbtide.engine.staging import StagingFile
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.clock import SystemClock
from ebbtide.transports.http import HttpTransport

SAVE_INTERVAL_S = 0.01
FIRST_DELAY_S = 0.001
SMALLEST_PART = 20_000


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


class SpokenStaging(StagingFile):
    """Prints a line for each piece, so that kills hit anywhere."""

    def write(self, offset: int, data: memoryview | bytes) -> None:
        super().write(offset, data)
        say("piece")


def run_engine(directory: Path, url: str) -> None:
    inbox = Inbox()

    def hear(publication: Publication) -> None:
        for recorded in publication.events:
            say(type(recorded.event).__name__)
            if isinstance(recorded.event, JobCompleted):
                inbox.post(Stop())
            elif isinstance(recorded.event, JobFailed):
                # As a person would who reads that a server sent wrong bytes.
                inbox.post(Request(cmd.ResumeJob(recorded.event.job_id), lambda _: None))

    with closing(SqliteStore(directory / "jobs.db")) as store:
        transport = HttpTransport(smallest_part=SMALLEST_PART)
        crew = Crew(dict.fromkeys(transport.schemes, transport), inbox.post)
        files = FileService(ThreadPoolExecutor(2), inbox.post, lambda: directory / "downloads")
        engine = Engine(
            store=store,
            clock=SystemClock(),
            workers=crew,
            files=files,
            listener=hear,
            chance=lambda: 0.0,
            new_id=lambda: JobId(str(uuid4())),
            about=About("1.0", os.getpid(), True, ""),
        )
        if not engine.ledger.jobs:
            descriptions = tuple(map(str, sorted(directory.glob("*.meta4"))))
            add = cmd.AddDownload((url,), metalinks=descriptions)
            inbox.post(Request(add, lambda answer: say(type(answer).__name__)))
        elif all(job.state.is_final for job in engine.ledger.jobs.values()):
            inbox.post(Stop())
        for job in engine.ledger.jobs.values():
            if job.state is JobState.ERROR:
                # The last life ended just after it had failed, before anybody could read that.
                inbox.post(Request(cmd.ResumeJob(job.id), lambda _: None))
        run(engine, inbox, lambda: None)
        files.close()
        crew.close()


def main() -> None:
    saver.SAVE_INTERVAL_S = SAVE_INTERVAL_S
    backoff.FIRST_DELAY_S = FIRST_DELAY_S
    StagingFile.open = SpokenStaging.open  # type: ignore[method-assign]
    for line in sys.stdin:
        directory, url = line.split()
        child = os.fork()
        if child == 0:
            say(str(os.getpid()))
            run_engine(Path(directory), url)
            os._exit(0)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
