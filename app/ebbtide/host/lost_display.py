"""What is done when the display server dies.

Qt then ends the process from within, by C's `exit`: no Python code goes on after that, and Qt
aborts because the engine's thread still runs. Just before, it says so through its message
handler; that is the one moment left.

WORKAROUND: Qt tells it in no other way (QXcbConnection and QWaylandDisplay write the message and
then call `exit`); seen with Qt 6.11.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import qInstallMessageHandler

_SIGNS = (
    "The X11 connection broke",
    "The Wayland connection broke",
    "The Wayland connection experienced a fatal error",
)


class LostDisplay:
    """Puts things in order when the display has gone, and then ends the process at once."""

    def __init__(self, put_in_order: Callable[[], None], status: int) -> None:
        """Watch from now on.

        Args:
            put_in_order: called by the main thread; Qt's event loop will not go on.
            status: the exit status of the process.
        """
        self._put_in_order = put_in_order
        self._status = status
        qInstallMessageHandler(self._take)

    def forget(self) -> None:
        """Watch no longer; Qt says everything itself again."""
        qInstallMessageHandler(None)

    def _take(self, _kind: Any, _context: Any, message: str | None) -> None:
        text = message or ""
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        if text.startswith(_SIGNS):
            try:
                self._put_in_order()
            finally:
                os._exit(self._status)
