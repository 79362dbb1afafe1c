"""Starting an engine without a window for a window that has lost its own."""

from __future__ import annotations

import os
import subprocess
import time

from PySide6.QtCore import QObject, QTimer

from ebbtide.api.address import output_path
from ebbtide.cli.starting import START_TIMEOUT_S, command_for, lines_of, spawn
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo
from ebbtide.ui.gateway import Otherwise

_LOOK_EVERY_MS = 250


class EngineStarter(QObject):
    """Starts one at a time; who waits for it says when it has answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = output_path(os.environ)
        self.process: subprocess.Popen[bytes] | None = None
        """What was started last, until it has ended."""
        self._otherwise: Otherwise | None = None
        self._deadline = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._burial = QTimer(self, interval=_LOOK_EVERY_MS)
        self._burial.timeout.connect(self._bury)

    def start(self, otherwise: Otherwise) -> None:
        """Start one, unless one is just starting.

        Args:
            otherwise: called with the reason when that fails.
        """
        if self._timer.isActive():
            return
        self._bury()
        self._otherwise = otherwise
        self._deadline = time.monotonic() + START_TIMEOUT_S
        self._burial.stop()
        self._timer.start()
        self._look()

    def succeed(self) -> None:
        """An engine has answered, whoever started it."""
        self._timer.stop()
        self._otherwise = None

    def mourn(self) -> None:
        """The engine has gone: if it was a child of ours the system wants that to be noticed.

        Until then its number is in use, and its lock counts as held.
        """
        self._burial.start()

    def close(self) -> None:
        """Let the engine go on without us."""
        self._timer.stop()
        self._burial.stop()
        if self.process is not None:
            # Without this Python warns of a child left behind.
            self.process.returncode = self.process.poll() or 0

    def _bury(self) -> None:
        if self.process is None or self.process.poll() is not None:
            self.process = None
            self._burial.stop()

    def _look(self) -> None:
        """See whether there is one, or it has ended already, or takes too long."""
        status = 0 if self.process is None else self.process.poll()
        if status:
            said = lines_of(self._output)
            self._fail(self._not_started(" ".join(said[-2:]) or f"it ended with {status}."))
        elif time.monotonic() > self._deadline:
            self._fail(self._not_started(f"no answer within {START_TIMEOUT_S:g} s."))
        elif status == 0:
            # Also when it found another engine, which is just starting or just ending.
            self._spawn()

    def _spawn(self) -> None:
        try:
            self.process = spawn(command_for("--headless"), self._output)
        except EbbtideError as error:
            self._fail(error.info)

    def _not_started(self, detail: str) -> ErrorInfo:
        parameters = {"detail": detail, "path": str(self._output)}
        return ErrorInfo(ErrorCode.ENGINE_NOT_STARTED, parameters)

    def _fail(self, error: ErrorInfo) -> None:
        otherwise = self._otherwise
        self.succeed()
        if otherwise is not None:
            otherwise(error)
