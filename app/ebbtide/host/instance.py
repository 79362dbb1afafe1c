"""One engine a user: the lock comes first, the socket second."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event

from PySide6.QtCore import QLockFile

from ebbtide.api import client
from ebbtide.api.methods import ShowWindow, call_to_data
from ebbtide.core.errors import EbbtideError, ErrorCode


class InstanceLock:
    """Held by one process at a time; a crash frees it.

    There are two: one beside the socket, which says whom to talk to, and one beside the
    database, because the runtime directory may differ between cron, ssh and the desktop.
    """

    def __init__(self, directory: Path) -> None:
        self._lock = QLockFile(str(directory / "engine.lock"))
        # Never stale by age: an engine may run for months.
        self._lock.setStaleLockTime(0)

    @property
    def owner(self) -> int:
        """The process that holds it, or 0 where that cannot be told."""
        process_id, _, _ = self._lock.getLockInfo()
        return int(process_id or 0)

    def take(self) -> bool:
        """Try to become the one engine."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let another engine start."""
        self._lock.unlock()


STARTING_TIMEOUT_S = 10.0
"""How long an engine that has just taken the lock may need until it listens."""
_PAUSE_S = 0.1


def show_running(path: Path, wish: ShowWindow) -> None:
    """Have the running engine show its window, wherever that is.

    Raises:
        EbbtideError: it does not answer, or has no window.
    """
    method, parameters = call_to_data(wish)
    with _connect(path) as connection:
        connection.call(method, **parameters)


def _connect(path: Path) -> client.Client:
    deadline = time.monotonic() + STARTING_TIMEOUT_S
    while (connection := client.find(path, STARTING_TIMEOUT_S)) is None:
        if time.monotonic() > deadline:
            return client.connect(path, STARTING_TIMEOUT_S)
        Event().wait(_PAUSE_S)
    return connection


def is_windowless(error: EbbtideError) -> bool:
    """Tell whether the running engine answered that it has no window."""
    return error.code is ErrorCode.REQUEST_INVALID
