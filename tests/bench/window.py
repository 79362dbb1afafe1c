"""The window with ten thousand jobs: what it takes to show, and whether it ever stalls.

The second part runs the whole engine in this process, as the tray application does, moving
data over loopback as fast as it can while somebody scrolls.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ebbtide.api.address import socket_path
from ebbtide.core.commands import AddDownload, ChangeSetting
from ebbtide.core.jobs import Priority
from ebbtide.core.settings import MAXIMUM_JOBS
from ebbtide.host.remote import RemoteGateway
from ebbtide.system.directories import user_directories
from ebbtide.ui.columns import Column
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import received
from tests.bench._beats import beating, run_loop
from tests.bench._measure import own_home
from tests.bench._window import (
    MANY,
    SIZE,
    fill,
    print_gaps,
    qt_application,
    wait_for,
    window_on,
    window_with_engine,
)
from tests.servers.nginx import running_nginx
from tests.ui.fake_gateway import FakeGateway

FRAMES = 200
MOVING_S = 15
BIG = 512 << 20
"""Sparse where it is served. Three are fetched at a time, one after another, and each is
deleted once it is whole: together they never take much more room than this four times."""
AT_ONCE = 3
IDLE_S = 20

PARTS = ("still", "moving", "attaching", "idle")


def main(parts: list[str] | None = None) -> None:
    """Measure some parts, or all. ``./dev bench window moving`` measures one."""
    application = qt_application()
    for part in parts or PARTS:
        if part == "still":
            for density in Density:
                print(f"{MANY} jobs, {density.value}, {SIZE[0]} × {SIZE[1]}")
                with own_home(in_memory=True) as home:
                    _still(application, density, home)
            continue
        for density in Density:
            with own_home(in_memory=True) as home:
                {"moving": _moving, "attaching": _attaching, "idle": _idle}[part](home, density)


def _still(application: QApplication, density: Density, home: Path) -> None:
    gateway = FakeGateway()
    gateway.add_many(MANY)
    gateway.settle()
    window = window_on(gateway, density, home)
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


def _moving(home: Path, density: Density) -> None:
    with running_nginx(home / "served") as server, window_with_engine(home, density) as held:
        host, window = held
        with (server.root / "big").open("wb") as file:
            file.truncate(BIG)
        host.gateway.request(ChangeSetting(MAXIMUM_JOBS.key, 2 * MANY))
        with _fetching(home, f"{server.url}/big", host.gateway):
            wait_for(lambda: window.feed.overview.bytes_per_second > 0)
            run_loop(2)
            _watch(window, density)


@contextmanager
def _fetching(home: Path, url: str, gateway: Gateway) -> Iterator[None]:
    """Fetch a file again and again, so many at a time; delete each as soon as it is whole."""
    over, deleted, added = threading.Event(), [0], [0]

    def delete() -> None:
        while not over.wait(0.05):
            for file in home.glob("moved-*.whole"):
                file.unlink()
                deleted[0] += 1

    def add() -> None:
        while added[0] - deleted[0] < AT_ONCE:
            name = str(home / f"moved-{added[0]}.whole")
            gateway.request(AddDownload((url,), target=name, priority=Priority.FOREGROUND))
            added[0] += 1

    thread, again = threading.Thread(target=delete), QTimer(interval=50)
    again.timeout.connect(add)
    thread.start()
    again.start()
    try:
        yield
    finally:
        again.stop()
        over.set()
        thread.join()


def _watch(window: MainWindow, density: Density) -> None:
    """Scroll while data moves."""
    scroll = QTimer(interval=50)
    bar = window.list.view.verticalScrollBar()
    scroll.timeout.connect(lambda: bar.setValue((bar.value() + 90) % max(1, bar.maximum())))
    scroll.start()
    before = _received(window)
    with beating() as gaps:
        run_loop(MOVING_S)
    rate = (_received(window) - before) / MOVING_S / 1e6
    print(f"{MANY} jobs, {density.value}, {AT_ONCE} moving {rate:.0f} MB/s, scrolling")
    print_gaps(gaps)


def _received(window: MainWindow) -> int:
    views = list(window.feed.mirror.views.values())[MANY:]
    return sum(received(view) for view in views)


def _attaching(home: Path, density: Density) -> None:
    """Be the window of an engine that runs in another process, and has all these jobs."""
    directories = user_directories()
    directories.make()
    fill(directories)
    command = [sys.executable, "-m", "ebbtide", "start", "--headless"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as engine:
        gateway = RemoteGateway(socket_path(os.environ))
        try:
            window = window_on(gateway, density, home)
            gateway.found.connect(window.feed.start)
            window.show()
            run_loop(0.5)
            with beating() as gaps:
                gateway.start()
                wait_for(lambda: len(window.feed.mirror.views) == MANY, 30)
                run_loop(1)
            print(f"attaching to an engine with {MANY} jobs, {density.value}")
            print_gaps(gaps)
            window.hide()
        finally:
            gateway.close()
            engine.terminate()


def _idle(home: Path, density: Density) -> None:
    """Do nothing, with a window that is shown and with one that is not."""
    with window_with_engine(home, density) as (_, window):
        for is_shown in (True, False):
            window.setVisible(is_shown)
            run_loop(3)
            before, begun = _wakeups(), time.process_time()
            run_loop(IDLE_S)
            used, woken = time.process_time() - begun, _wakeups() - before
            print(
                f"{MANY} waiting jobs, {density.value}, window {'shown' if is_shown else 'hidden'}:"
                f" {woken / IDLE_S:.1f} wake-ups/s, {100 * used / IDLE_S:.2f} % of a processor",
                flush=True,
            )


def _wakeups() -> int:
    """How often the threads of this process went to sleep, and so were woken."""
    total = 0
    for status in Path("/proc/self/task").glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total
