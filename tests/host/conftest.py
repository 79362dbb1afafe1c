"""A whole host in this process, and programs that talk to it from other threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.api import client
from ebbtide.host.host import Host
from ebbtide.system.directories import Directories, user_directories

T = TypeVar("T")


class Caller:
    """Runs blocking calls in another thread while Qt's event loop goes on here."""

    def __init__(self, qtbot: QtBot, socket: Path) -> None:
        self.socket = socket
        self._qtbot = qtbot
        self._pool = ThreadPoolExecutor(1)

    def run(self, work: Callable[[], T]) -> T:
        """Return what a blocking function returns."""
        future = self._pool.submit(work)
        self._qtbot.waitUntil(future.done, timeout=10_000)
        return future.result()

    def call(self, method: str, **params: Any) -> Any:
        """Call one method over a connection of its own."""

        def work() -> Any:
            with client.connect(self.socket, 10) as connection:
                return connection.call(method, **params)

        return self.run(work)

    def close(self) -> None:
        """End the thread."""
        self._pool.shutdown()


@pytest.fixture
def directories() -> Directories:
    """Made by the program's own rule, in the home of this test."""
    found = user_directories()
    found.make()
    return found


@pytest.fixture
def socket(runtime_dir: Path) -> Path:
    """Where the host listens."""
    return runtime_dir / "engine.sock"


@pytest.fixture
def host(qtbot: QtBot, directories: Directories, socket: Path) -> Iterator[Host]:
    """A running host with a window, as far as the socket can tell."""
    instance = Host(directories, socket, headless=False)
    with qtbot.waitSignal(instance.ready, timeout=10_000):
        instance.start()
    yield instance
    if instance.is_running:
        with qtbot.waitSignal(instance.ended, timeout=10_000):
            instance.quit()


@pytest.fixture
def caller(qtbot: QtBot, host: Host, socket: Path) -> Iterator[Caller]:
    """A program that talks to the host."""
    instance = Caller(qtbot, socket)
    yield instance
    instance.close()
