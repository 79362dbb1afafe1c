"""An engine without a network, for killing: real store, workers, files; slow transport.

Run as ``python -m tests.engine.downloading DIRECTORY``. It goes on with the job that is
there, or adds one, prints a line for each piece it writes and each event, and ends
with the job.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from pathlib import Path
from uuid import uuid4

from ebbtide.core import commands as cmd
from ebbtide.core.events import JobCompleted, RestartReason
from ebbtide.core.jobs import JobId, RemoteVersion
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    Publication,
    TransferControl,
)
from ebbtide.engine import saver
from ebbtide.engine.crew import Crew
from ebbtide.engine.engine import Engine
from ebbtide.engine.files import FileService
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.loop import run
from ebbtide.engine.messages import Request, Stop
from ebbtide.engine.queries import About
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.clock import SystemClock
from tests.engine.fakes import DownloadsOnly

URLS = ("http://example.org/one", "http://example.org/two")
SIZE = 4_000_000
PIECE = 8_000
PAUSE_S = 0.001
SAVE_INTERVAL_S = 0.02


@cache
def content(url: str, etag: str) -> bytes:
    """The bytes of one version of a file."""
    return random.Random(url + etag).randbytes(SIZE)


class SlowTransport(DownloadsOnly):
    """Serves the version that a file in the directory names, piece by piece."""

    schemes = frozenset({"http"})

    def __init__(self, directory: Path) -> None:
        self._version = directory / "version"

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        etag = self._version.read_text()
        if sink.held and (request.version is None or request.version.etag != etag):
            sink.restart(RestartReason.REMOTE_CHANGED)
        sink.answered(RemoteVersion(length=SIZE, etag=etag, resumable=True))
        data = memoryview(content(request.url, etag))
        for start, end in sink.held.gaps(SIZE):
            for offset in range(start, end, PIECE):
                control.wait(PAUSE_S)
                sink.write(offset, data[offset : min(offset + PIECE, end)])
                say("piece")
        return SIZE

    def close(self) -> None:
        pass


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def main() -> None:
    directory = Path(sys.argv[1])
    saver.SAVE_INTERVAL_S = SAVE_INTERVAL_S
    inbox = Inbox()

    def hear(publication: Publication) -> None:
        for recorded in publication.events:
            say(type(recorded.event).__name__)
            if isinstance(recorded.event, JobCompleted):
                inbox.post(Stop())

    with closing(SqliteStore(directory / "jobs.db")) as store:
        crew = Crew({"http": SlowTransport(directory)}, inbox.post)
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
            inbox.post(Request(cmd.AddDownload(URLS), lambda _: None))
        elif all(job.state.is_final for job in engine.ledger.jobs.values()):
            inbox.post(Stop())
        run(engine, inbox, lambda: None)
        files.close()
        crew.close()
    assert threading.active_count() == 1, "nothing runs on after the end"


if __name__ == "__main__":
    main()
