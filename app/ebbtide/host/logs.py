"""What the program says about itself goes into a small rotating file."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import Counter
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ebbtide.core.errors import ErrorInfo
from ebbtide.core.events import Event, FileNoted
from ebbtide.core.ports import Listener, Publication

_LARGEST = 1 << 20
_KEPT = 3


class _PrivateHandler(RotatingFileHandler):
    """Creates its files for nobody else to read."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        return super()._open()


def start_logging(path: Path) -> None:
    """Write warnings and errors to a file, defects included.

    Raises:
        OSError: the file cannot be made.
    """
    handler = _PrivateHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("ebbtide").setLevel(logging.INFO)
    # httpx writes whole addresses, which may hold secrets, into its messages.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    sys.excepthook = _log_defect
    threading.excepthook = lambda args: _log_defect(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def logged(listener: Listener) -> Listener:
    """Return a listener that also writes into the log what happens to jobs.

    Only kinds of events and codes of errors: addresses may hold secrets.
    """
    story = logging.getLogger("ebbtide.jobs")

    def listen(publication: Publication) -> None:
        # Thousands of small files do the same at once: that is one line.
        counts = Counter(
            _line(recorded.event)
            for recorded in publication.events
            if recorded.event.remembered and not isinstance(recorded.event, FileNoted)
        )
        for line, count in counts.items():
            story.info("%s%s", line, f" ({count} times)" if count > 1 else "")
        listener(publication)

    return listen


def _line(event: Event) -> str:
    error = getattr(event, "error", None)
    words = f" ({error.code.name})" if isinstance(error, ErrorInfo) else ""
    return f"{event.job_id} {type(event).__name__}{words}"


def _log_defect(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("ebbtide").critical("a defect", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
