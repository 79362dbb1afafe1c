"""Builds the engine from its parts, with plain constructors."""

from __future__ import annotations

import os
import random
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

from ebbtide import __version__
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Listener, Transport
from ebbtide.engine.crew import Crew
from ebbtide.engine.descriptions import fetch_description
from ebbtide.engine.engine import Engine
from ebbtide.engine.files import FileService
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.messages import Observed
from ebbtide.engine.queries import About
from ebbtide.host.logs import logged
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.clock import SystemClock
from ebbtide.system.directories import Directories, downloads_directory
from ebbtide.system.probes import system_probe
from ebbtide.system.zone import LocalZone
from ebbtide.transports.http import HttpTransport

_FILE_THREADS = 4
_FIRST_ANSWERS_S = 1.0
"""How long a job waits until the system has been asked; it mostly takes a tenth."""


def build_engine(
    directories: Directories,
    listener: Listener,
    inbox: Inbox,
    closing: ExitStack,
    *,
    headless: bool,
) -> Engine:
    """Build the engine; runs in its thread.

    Raises:
        EbbtideError: the database cannot be used.
    """
    store = SqliteStore(directories.database)
    closing.callback(store.close)
    transports = _transports()
    crew = Crew(transports, inbox.post)
    closing.callback(crew.close)
    executor = ThreadPoolExecutor(_FILE_THREADS, thread_name_prefix="ebbtide-files")
    fetch = partial(fetch_description, transports)
    files = FileService(executor, inbox.post, downloads_directory, fetch)
    closing.callback(files.close)
    clock = SystemClock()
    probe = system_probe(clock, os.environ)
    closing.callback(probe.stop)
    engine = Engine(
        store=store,
        clock=clock,
        workers=crew,
        files=files,
        listener=logged(listener),
        chance=random.SystemRandom().random,
        new_id=lambda: JobId(str(uuid.uuid4())),
        about=About(__version__, os.getpid(), headless, str(directories.database)),
        want=probe.want,
        zone=LocalZone(),
        patience_s=_FIRST_ANSWERS_S,
    )
    probe.start(lambda part: inbox.post(Observed(part)))
    return engine


def _transports() -> dict[str, Transport]:
    http = HttpTransport()
    return dict.fromkeys(http.schemes, http)
