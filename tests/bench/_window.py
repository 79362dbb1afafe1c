"""A window on the whole engine in this process, as the tray application has it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ebbtide.core.ports import JobChange, StepRecord
from ebbtide.host.calm import draw_alone
from ebbtide.host.host import Host
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.directories import Directories, user_directories
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.bench._beats import Gaps, run_loop
from tests.ui.fake_gateway import FakeGateway

MANY = 10_000
SIZE = (1280, 800)


def qt_application() -> QApplication:
    """Qt without a screen, drawing as in the program."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    draw_alone()
    return application


def window_on(gateway: Gateway, density: Density, home: Path) -> MainWindow:
    """A window with settings of its own."""
    settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(gateway, Icons(QApplication.palette()), settings)
    window.list.set_density(density)
    window.resize(*SIZE)
    return window


@contextmanager
def window_with_engine(
    home: Path, density: Density, *, jobs: int = MANY
) -> Iterator[tuple[Host, MainWindow]]:
    """A shown window that knows as many paused jobs; the engine ends whatever happens."""
    directories = user_directories()
    directories.make()
    fill(directories, jobs)
    host = Host(directories, home / "engine.sock", headless=False)
    host.start()
    try:
        wait_for(lambda: host.is_running)
        window = window_on(host.gateway, density, home)
        window.feed.start()
        wait_for(lambda: len(window.feed.mirror.views) == jobs)
        window.show()
        run_loop(1)
        yield host, window
        window.hide()
    finally:
        host.quit()
        wait_for(lambda: not host.is_running)


def fill(directories: Directories, jobs: int = MANY) -> None:
    """Let the store know paused jobs, as if they had been made long ago."""
    gateway = FakeGateway()
    gateway.add_many(jobs, hold=True)
    changes = tuple(JobChange(None, job) for job in gateway.jobs.values())
    store = SqliteStore(directories.database)
    store.load()
    store.commit(StepRecord(changes=changes, last_event_number=jobs))
    store.close()


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Let Qt run until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the engine did not get there")
        run_loop(0.02)


def print_gaps(gaps: Gaps) -> None:
    """Say how long the main thread stood still, and what for."""
    print(f"  stalls: {gaps}")
    for gap in gaps.worst:
        print(f"    {gap}", flush=True)
