"""The main thread comes first, and draws alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication

from ebbtide.host import calm

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def niceness(thread: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, thread)


def threads() -> set[tuple[str, int]]:
    """The threads of this process, and how nice each is."""
    return {
        (thread.name, niceness(thread.native_id))
        for thread in threading.enumerate()
        if thread.native_id is not None
    }


@linux
@pytest.mark.usefixtures("host")
def test_threads_that_move_data_come_after_the_main_thread() -> None:
    mine = niceness(threading.get_native_id())
    assert ("ebbtide-saver", min(19, mine + calm.STEP_BACK_BY)) in threads()
    assert ("MainThread", mine) in threads()


@linux
def test_what_a_thread_starts_steps_back_with_it() -> None:
    found: list[int] = []

    def child() -> None:
        found.append(niceness(threading.get_native_id()))

    def parent() -> None:
        calm.step_back()
        thread = threading.Thread(target=child)
        thread.start()
        thread.join()

    thread = threading.Thread(target=parent)
    thread.start()
    thread.join()
    assert found == [min(19, niceness(threading.get_native_id()) + calm.STEP_BACK_BY)]


_DRAWS_A_LOT = """
import os
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from ebbtide.host.calm import draw_alone
application = QApplication([])
draw_alone()
before = len(os.listdir("/proc/self/task"))
image = QImage(1000, 1000, QImage.Format.Format_RGB32)
image.convertToFormat(QImage.Format.Format_RGB16)
print(len(os.listdir("/proc/self/task")) - before, "QT_NO_GUI_THREADPOOL" in os.environ)
"""


@linux
def test_drawing_needs_no_helpers_and_others_do_not_hear_of_it(qapp: QApplication) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_NO_GUI_THREADPOOL", None)
    run = subprocess.run(
        [sys.executable, "-c", _DRAWS_A_LOT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert run.stdout.split() == ["0", "False"]
