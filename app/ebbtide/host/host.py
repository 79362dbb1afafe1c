"""Everything that runs in one process, with or without a window."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ebbtide.core.commands import ReloadSettings
from ebbtide.core.errors import EbbtideError, ErrorInfo
from ebbtide.engine.engine import Engine
from ebbtide.engine.inbox import Inbox
from ebbtide.host.bridge import Bridge
from ebbtide.host.build import build_engine
from ebbtide.host.calm import step_back
from ebbtide.host.engine_thread import EngineThread
from ebbtide.host.gateway import EngineGateway
from ebbtide.host.policy_watch import PolicyWatch
from ebbtide.host.server import LocalServer
from ebbtide.system.directories import Directories

logger = logging.getLogger(__name__)

_END_WITHIN_MS = 10_000
"""How long an engine may take to write down where its transfers are."""


class Host(QObject):
    """Engine thread, gateway and socket of one process."""

    ready = Signal()
    """Jobs are loaded and the socket listens."""
    show_requested = Signal(object)
    """A `ShowWindow`."""
    ended = Signal(int)
    """All is over; the number is the exit status."""

    def __init__(self, directories: Directories, socket_path: Path, *, headless: bool) -> None:
        super().__init__()
        self._socket_path = socket_path
        self.failure: ErrorInfo | None = None
        """Why the engine ended by itself, if it did."""
        inbox = Inbox()
        self.gateway = EngineGateway(inbox, Bridge(self), self)

        def build(inbox: Inbox, closing: ExitStack) -> Engine:
            if not headless:
                step_back()
            return build_engine(directories, self.gateway.listen, inbox, closing, headless=headless)

        self._thread = EngineThread(build, inbox, self)
        self._thread.ready.connect(self._listen)
        self._thread.failed.connect(self._note_failure)
        self._thread.finished.connect(self._end)
        self._policy = PolicyWatch(directories.policy, self)
        self._policy.changed.connect(lambda: self.gateway.request(ReloadSettings()))
        self._server = LocalServer(self.gateway, has_window=not headless, parent=self)
        self._server.quit_requested.connect(self.quit)
        self._server.show_requested.connect(self.show_requested)

    @property
    def is_running(self) -> bool:
        """The engine has not ended."""
        return self._thread.isRunning()

    def start(self) -> None:
        """Start the engine; `ready` or `ended` follows."""
        self._thread.start()

    def quit(self) -> None:
        """End in good order; `ended` follows. Asking twice is fine."""
        if self.is_running:
            self._thread.request_stop()
        else:
            self._end()

    def end_at_once(self) -> None:
        """Put the jobs in order without Qt's event loop, which will not go on."""
        logger.error("the display has gone, and Qt ends the program")
        self._thread.request_stop()
        self._thread.wait(_END_WITHIN_MS)

    def _listen(self) -> None:
        try:
            self._server.listen(self._socket_path)
        except EbbtideError as error:
            self._note_failure(error.info)
            self.quit()
        else:
            self.ready.emit()

    def _note_failure(self, error: ErrorInfo) -> None:
        self.failure = error

    def _end(self) -> None:
        self._server.close()
        self.gateway.lost.emit()
        self.ended.emit(self.failure.code.number if self.failure is not None else 0)
