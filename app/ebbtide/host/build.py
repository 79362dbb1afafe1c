"""Builds the engine from its parts, with plain constructors."""

from __future__ import annotations

import os
import random
import ssl
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

from ebbtide import __version__
from ebbtide.core.administration import Administration
from ebbtide.core.jobs import JobId
from ebbtide.core.policy_files import administration_of
from ebbtide.core.ports import Listener, Secrets
from ebbtide.core.settings import SECRETS_FILE
from ebbtide.engine.crew import Crew
from ebbtide.engine.descriptions import fetch_description
from ebbtide.engine.engine import Engine
from ebbtide.engine.examining import Examiner, Server
from ebbtide.engine.files import FileService
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.lending import LentSecrets
from ebbtide.engine.link.keeper import LinkKeeper
from ebbtide.engine.messages import Observed
from ebbtide.engine.queries import About
from ebbtide.engine.scouting import Scouting
from ebbtide.engine.vault import Vault
from ebbtide.host.logs import logged
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.clock import SystemClock
from ebbtide.system.directories import Directories, downloads_directory
from ebbtide.system.policy_files import read_policy_files
from ebbtide.system.probes import system_probe
from ebbtide.system.secrets import FileSecrets, KeyringSecrets, LayeredSecrets
from ebbtide.system.zone import LocalZone
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.local import FileTransport
from ebbtide.transports.smb import SmbTransport

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
    kept = LayeredSecrets(
        KeyringSecrets(),
        FileSecrets(directories.secrets_file),
        lambda: engine.ledger.settings.get(SECRETS_FILE),
    )
    secrets = LentSecrets(kept)
    store = SqliteStore(directories.database)
    closing.callback(store.close)
    context = ssl.create_default_context()
    transports = _transports(secrets, context)
    clock = SystemClock()
    keeper = LinkKeeper(clock)
    crew = Crew(transports, inbox.post, keeper)
    closing.callback(crew.close)
    executor = ThreadPoolExecutor(_FILE_THREADS, thread_name_prefix="ebbtide-files")
    fetch = partial(fetch_description, transports)
    # Typing an address is no reason for a window that asks for the keyring's password.
    quiet = LentSecrets(kept.through(KeyringSecrets(unlocks=False)))
    scouts = _transports(quiet, context)
    for transport in set(scouts.values()):
        closing.callback(transport.close)
    scouting = Scouting(Examiner(scouts, quiet, downloads_directory), inbox.post)
    closing.callback(scouting.close)
    files = FileService(executor, inbox.post, downloads_directory, fetch, Vault(secrets))
    closing.callback(files.close)
    probe = system_probe(clock, os.environ)
    closing.callback(probe.stop)
    engine = Engine(
        store=store,
        clock=clock,
        workers=crew,
        files=files,
        listener=logged(listener),
        # Not of the system: asking it lets go of the interpreter's lock, for each decision.
        chance=random.Random().random,  # noqa: S311 - jitter
        new_id=lambda: JobId(str(uuid.uuid4())),
        link=keeper,
        scouts=scouting,
        about=About(__version__, os.getpid(), headless, str(directories.database)),
        want=probe.want,
        zone=LocalZone(),
        patience_s=_FIRST_ANSWERS_S,
        read_policy=partial(_read_policy, directories),
    )
    probe.start(lambda part: inbox.post(Observed(part)))
    return engine


def _read_policy(directories: Directories) -> Administration:
    return administration_of(read_policy_files(directories.policy))


def _transports(secrets: Secrets, context: ssl.SSLContext) -> dict[str, Server]:
    every: tuple[Server, ...] = (
        HttpTransport(context, secrets=secrets),
        SmbTransport(secrets),
        FileTransport(),
    )
    return {scheme: transport for transport in every for scheme in transport.schemes}
