"""The window with ten thousand jobs: what it takes to show, and whether it ever stalls.

The second part runs the whole engine in this process, as the tray application does, moving
data over loopback as fast as it can while somebody scrolls.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ebbtide.api.address import socket_path
from ebbtide.core.commands import AddDownload, ChangeSetting
from ebbtide.core.jobs import Priority
from ebbtide.core.ports import JobChange, StepRecord
from ebbtide.core.settings import MAXIMUM_JOBS
from ebbtide.host.calm import draw_alone
from ebbtide.host.host import Host
from ebbtide.host.remote import RemoteGateway
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.directories import Directories, user_directories
from ebbtide.ui.columns import Column
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.bench._beats import beating, run_loop
from tests.bench._measure import own_home
from tests.servers.nginx import running_nginx
from tests.ui.fake_gateway import FakeGateway

MANY = 10_000
FRAMES = 200
MOVING_S = 15
BIG = 12 << 30
"""Sparse; nobody waits for its end."""
SIZE = (1280, 800)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    draw_alone()
    for density in Density:
        print(f"{MANY} jobs, {density.value}, {SIZE[0]} × {SIZE[1]}")
        _still(application, density)
    with own_home() as home:
        _moving(home)
    with own_home() as home:
        _attaching(home)


def _window(gateway: Gateway, density: Density) -> MainWindow:
    directory = tempfile.mkdtemp()
    settings = QSettings(f"{directory}/window.ini", QSettings.Format.IniFormat)
    window = MainWindow(gateway, Icons(QApplication.palette()), settings)
    window.list.set_density(density)
    window.resize(*SIZE)
    return window


def _still(application: QApplication, density: Density) -> None:
    gateway = FakeGateway()
    gateway.add_many(MANY)
    gateway.settle()
    window = _window(gateway, density)
    header = window.list.header
    deeds: dict[str, Callable[[], object]] = {
        "first paint (< 1000)": lambda: _open(window, gateway),
        "sort by name": lambda: header.setSortIndicator(Column.NAME, _DOWN),
        "sort by size": lambda: header.setSortIndicator(Column.SIZE, _DOWN),
        "select all": window.list.view.selectAll,
        "search": lambda: window.search.setText("99"),
        "end of the search": lambda: window.search.setText(""),
    }
    for name, deed in deeds.items():
        print(f"  {name:24}{_taken_ms(application, deed):8.1f} ms")
    frames = [_frame_ms(window) for _ in range(FRAMES)]
    print(f"  {'a frame (< 16)':24}{statistics.median(frames):8.1f} ms, at most {max(frames):.1f}")
    window.hide()
    window.deleteLater()


_DOWN = Qt.SortOrder.DescendingOrder


def _open(window: MainWindow, gateway: FakeGateway) -> None:
    window.feed.start()
    gateway.settle()
    window.show()
    window.grab()


def _taken_ms(application: QApplication, deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    application.processEvents()
    return 1000 * (time.perf_counter() - begun)


def _frame_ms(window: MainWindow) -> float:
    bar, view = window.list.view.verticalScrollBar(), window.list.view.viewport()
    begun = time.perf_counter()
    bar.setValue(bar.value() + 610)
    view.repaint()
    return 1000 * (time.perf_counter() - begun)


def _moving(home: Path) -> None:
    with running_nginx(home / "served") as server:
        with (server.root / "big").open("wb") as file:
            file.truncate(BIG)
        directories = user_directories()
        directories.make()
        _fill(directories)
        host = Host(directories, home / "engine.sock", headless=False)
        host.start()
        _wait_for(lambda: host.is_running)
        window = _window(host.gateway, Density.COMPACT)
        window.feed.start()
        host.gateway.request(ChangeSetting(MAXIMUM_JOBS.key, 2 * MANY))
        for _ in range(3):
            add = AddDownload((f"{server.url}/big",), priority=Priority.FOREGROUND)
            host.gateway.request(add)
        _wait_for(lambda: len(window.feed.mirror.views) == MANY + 3)
        window.show()
        _wait_for(lambda: window.feed.overview.bytes_per_second > 0)
        run_loop(2)
        _watch(window)
        host.quit()
        _wait_for(lambda: not host.is_running)
        window.hide()


def _fill(directories: Directories) -> None:
    """Let the store know ten thousand paused jobs, as if they had been made long ago."""
    gateway = FakeGateway()
    gateway.add_many(MANY, hold=True)
    changes = tuple(JobChange(None, job) for job in gateway.jobs.values())
    store = SqliteStore(directories.database)
    store.load()
    store.commit(StepRecord(changes=changes, last_event_number=MANY))
    store.close()


def _watch(window: MainWindow) -> None:
    """Scroll while data moves."""
    scroll = QTimer(interval=50)
    bar = window.list.view.verticalScrollBar()
    scroll.timeout.connect(lambda: bar.setValue((bar.value() + 90) % max(1, bar.maximum())))
    scroll.start()
    before = _received(window)
    with beating() as gaps:
        run_loop(MOVING_S)
    rate = (_received(window) - before) / MOVING_S / 1e6
    print(f"{MANY} jobs in the list, three moving {rate:.0f} MB/s, scrolling")
    print(f"  stalls: {gaps}")
    for gap in gaps.worst:
        print(f"    {gap}")


def _received(window: MainWindow) -> int:
    samples = (view.sample for view in window.feed.mirror.active)
    return sum(sample.received for sample in samples if sample is not None)


def _attaching(home: Path) -> None:
    """Be the window of an engine that runs in another process, and has all these jobs."""
    directories = user_directories()
    directories.make()
    _fill(directories)
    command = [sys.executable, "-m", "ebbtide", "start", "--headless"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as engine:
        gateway = RemoteGateway(socket_path(os.environ))
        window = _window(gateway, Density.COMPACT)
        gateway.found.connect(window.feed.start)
        window.show()
        run_loop(0.5)
        with beating() as gaps:
            gateway.start()
            _wait_for(lambda: len(window.feed.mirror.views) == MANY, 30)
            run_loop(1)
        print(f"attaching to an engine with {MANY} jobs")
        print(f"  stalls: {gaps}")
        for gap in gaps.worst:
            print(f"    {gap}")
        gateway.close()
        engine.terminate()
        window.hide()


def _wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the engine did not get there")
        run_loop(0.02)
