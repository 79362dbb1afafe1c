"""The engine's thread: a shell round the loop, which knows nothing of Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, QThread, Signal

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.engine import loop
from ebbtide.engine.engine import Engine
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.messages import Stop

logger = logging.getLogger(__name__)

BuildEngine = Callable[[Inbox, ExitStack], Engine]
"""Builds the engine in its own thread; what has to be closed goes onto the stack."""


class EngineThread(QThread):
    """Owns all job state, the only database connection and the workers."""

    ready = Signal()
    """The engine has loaded its jobs."""
    failed = Signal(object)
    """An `ErrorInfo`: the engine could not start, or ended by a defect."""

    def __init__(self, build: BuildEngine, inbox: Inbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ebbtide-engine")
        self._build = build
        self._inbox = inbox

    def run(self) -> None:
        """Run the engine until it is asked to stop; the outermost frame of the thread."""
        try:
            with ExitStack() as closing:
                engine = self._build(self._inbox, closing)
                loop.run(engine, self._inbox, self.ready.emit)
        except EbbtideError as error:
            logger.exception("the engine cannot go on")
            self.failed.emit(error.info)
        except Exception as error:
            logger.exception("the engine ended")
            detail = f"{type(error).__name__}: {error}"
            self.failed.emit(EbbtideError(ErrorCode.UNEXPECTED, detail=detail).info)

    def request_stop(self) -> None:
        """Ask the engine to end; `finished` tells when it has. Asking twice is fine."""
        self._inbox.post(Stop())
