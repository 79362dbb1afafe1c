"""Ebbtide as a user has it: processes, a home directory, a command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ebbtide.api import client
from ebbtide.api.address import socket_path
from tests.servers.screen import Screen
from tests.waiting import wait_until


class Program:
    """One user's Ebbtide; the environment is that of the test."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.downloads = home / "Downloads"
        self._engine: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """Start an engine and wait until it answers."""
        arguments = options or ("--headless",)
        self._engine = subprocess.Popen(
            [sys.executable, "-m", "ebbtide", "start", *arguments], stdout=subprocess.DEVNULL
        )
        wait_until(self._answers, "the engine answers")
        return self._engine

    def start_on(self, screen: Screen, *arguments: str) -> None:
        """Start with window and tray, as a click on its icon does."""
        command = [sys.executable, "-m", "ebbtide", *arguments]
        self._engine = subprocess.Popen(command, env=screen.environment)
        wait_until(self._answers, "the engine answers")

    def kill(self) -> None:
        """End the engine without a warning."""
        assert self._engine is not None
        self._engine.send_signal(signal.SIGKILL)
        self._engine.wait(10)
        self._engine = None

    def wait(self) -> int:
        """Wait until the engine has ended by itself; return its exit status."""
        assert self._engine is not None
        status = self._engine.wait(20)
        self._engine = None
        return status

    def quit(self) -> int:
        """End the engine in good order; return its exit status."""
        assert self._engine is not None
        self.run("quit")
        status = self._engine.wait(20)
        self._engine = None
        return status

    def _answers(self) -> bool:
        assert self.is_running, "the engine has ended"
        connection = client.find(socket_path(os.environ))
        if connection is not None:
            connection.close()
        return connection is not None

    @property
    def is_running(self) -> bool:
        """The engine's process is there."""
        return self._engine is not None and self._engine.poll() is None

    def run(
        self, *arguments: str, timeout_s: float = 60, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the command line."""
        return subprocess.run(
            [sys.executable, "-m", "ebbtide", *arguments],
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
            cwd=cwd or self.home,
        )

    def json(self, *arguments: str) -> Any:
        """Run a command with ``--json`` and return what it says."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def state(self, job: str | int) -> str:
        """Return the state of a job."""
        return str(self.json("show", str(job))["state"])

    def close(self) -> None:
        """End whatever was started."""
        if self.is_running:
            assert self._engine is not None
            self._engine.terminate()
            self._engine.wait(20)


@contextmanager
def program(home: Path) -> Iterator[Program]:
    """Give a test its Ebbtide, and end it afterwards."""
    (home / "Downloads").mkdir(exist_ok=True)
    instance = Program(home)
    try:
        yield instance
    finally:
        instance.close()
