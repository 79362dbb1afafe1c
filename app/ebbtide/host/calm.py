"""What keeps the window's thread from waiting for the threads that move data.

On a computer of two processors a dozen of them are ready to run at any time, and each time
the main thread waits for something it stands in line behind them.
"""

from __future__ import annotations

import logging
import os
import sys
import threading

logger = logging.getLogger(__name__)

STEP_BACK_BY = 5
"""Steps of `nice`: a third of what the main thread gets, when it wants it. Twice as many would
cost it more than they bring: who holds the interpreter's lock must also get to let go of it."""
_MOST = 19

_SWITCH = "QT_NO_GUI_THREADPOOL"


def draw_alone() -> None:
    """Have Qt draw in the main thread alone; needs an application with a screen.

    It spreads large areas over helpers and waits for them. They save a part of a
    millisecond where nothing else runs, and lose ten where all processors are busy.
    """
    from PySide6.QtGui import QImage  # noqa: PLC0415 - headless machines lack its libraries

    if _SWITCH in os.environ:
        return
    # Qt looks once, before its first large area; programs that we start do not see it.
    os.environ[_SWITCH] = "1"
    large = QImage(512, 512, QImage.Format.Format_RGB32)
    large.fill(0)
    large.convertToFormat(QImage.Format.Format_RGB16)
    del os.environ[_SWITCH]


def step_back() -> None:
    """Let this thread, and all that it starts from now on, run after the main thread."""
    if sys.platform != "linux":
        return  # elsewhere it would hold for the whole process
    thread = threading.get_native_id()
    try:
        step = min(_MOST, os.getpriority(os.PRIO_PROCESS, thread) + STEP_BACK_BY)
        os.setpriority(os.PRIO_PROCESS, thread, step)
    except OSError as error:
        logger.warning("the threads that move data keep their priority: %s", error)
