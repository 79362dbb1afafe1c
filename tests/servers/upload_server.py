"""Real servers that files are sent to: started, killed and started again on the same port."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from tests.servers.nginx import free_port
from tests.servers.ports import accepts
from tests.waiting import wait_until

Command = Callable[["UploadServer"], list[str]]
"""Writes what the server has to read and returns how to start it."""


class UploadServer:
    """One server on loopback, for as long as a block."""

    def __init__(
        self,
        command: Command,
        directory: Path,
        *,
        path: str = "/",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Make a server.

        Args:
            command: how to start it.
            directory: for its configuration and logs, and, below `root`, its files.
            path: where it takes files.
            environment: beside ours.
        """
        self.directory = directory
        self.root = directory / "root"
        self.root.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.path = path
        self._command = command(self)
        self._environment = {**os.environ, "HOME": str(directory), **(environment or {})}

    @property
    def url(self) -> str:
        """Where files go, with a slash at its end or without, as the server has it."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()

    def start(self) -> None:
        """Start it and wait until it listens."""
        log = self.directory / "output"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command, stdout=output, stderr=output, env=self._environment
            )
        wait_until(
            lambda: accepts(self.port) or self._process.poll() is not None,
            f"{self._command[0]} listens on {self.port}",
        )
        assert self._process.poll() is None, log.read_text()

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self._process.kill()
        self._process.wait(10)

    def restart(self) -> None:
        """Kill it and start it again."""
        self.kill()
        self.start()

    def files(self) -> dict[str, bytes]:
        """Return all files below the root, by their paths there."""
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}
