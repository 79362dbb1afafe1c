"""The window with ten thousand jobs: what it takes to show, and whether it ever stalls.

The second part runs the whole engine in this process, as the tray application does, moving
data over loopback as fast as it can while somebody scrolls.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ebbtide.core.commands import AddDownload, ChangeSetting
from ebbtide.core.jobs import Priority
from ebbtide.core.ports import JobChange, StepRecord
from ebbtide.core.settings import MAXIMUM_JOBS
from ebbtide.host.calm import draw_alone
from ebbtide.host.host import Host
from ebbtide.storage.sqlite import SqliteStore
from ebbtide.system.directories import Directories, user_directories
from ebbtide.ui.columns import Column
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
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
        _moving(application, home)


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


def _moving(application: QApplication, home: Path) -> None:
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
        _run_loop(2)
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
    """Scroll, and see how late a timer is that is due every two milliseconds."""
    gaps: list[_Gap] = []
    processor = _ProcessorShare()
    last, share = time.perf_counter(), processor()

    def beat() -> None:
        nonlocal last, share
        now, mine = time.perf_counter(), processor()
        gaps.append(_Gap(1000 * (now - last), mine[0] - share[0], mine[1] - share[1]))
        last, share = now, mine

    beats = QTimer(interval=2, timerType=Qt.TimerType.PreciseTimer)
    beats.timeout.connect(beat)
    scroll = QTimer(interval=50)
    bar = window.list.view.verticalScrollBar()
    scroll.timeout.connect(lambda: bar.setValue((bar.value() + 90) % max(1, bar.maximum())))
    beats.start()
    scroll.start()
    before = _received(window)
    _run_loop(MOVING_S)
    rate = (_received(window) - before) / MOVING_S / 1e6
    beats.stop()
    processor.close()
    late = sorted(gap.whole for gap in gaps)
    print(f"{MANY} jobs in the list, three moving {rate:.0f} MB/s, scrolling")
    print(
        f"  stalls: median {statistics.median(late):.1f} ms, "
        f"99.9 % {late[int(len(late) * 0.999)]:.1f} ms, the longest "
        + " ".join(f"{one:.0f}" for one in late[-5:])
        + " ms (< 50)"
    )
    for gap in sorted(gaps, key=lambda one: one.whole)[-3:]:
        print(
            f"    of {gap.whole:.0f} ms: {gap.running:.0f} on a processor, {gap.ready:.0f} ready "
            f"and waiting for one, {gap.whole - gap.running - gap.ready:.0f} asleep (a lock)"
        )


def _received(window: MainWindow) -> int:
    samples = (view.sample for view in window.feed.mirror.active)
    return sum(sample.received for sample in samples if sample is not None)


def _run_loop(seconds: float) -> None:
    """Let Qt run as in the program; `QTest.qWait` sleeps ten milliseconds between two looks."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


@dataclass(frozen=True)
class _Gap:
    """Between two beats of the main thread, in milliseconds."""

    whole: float
    running: float
    ready: float
    """Waiting for a processor: others had them all."""


class _ProcessorShare:
    """How long the main thread has run and waited for a processor, in milliseconds.

    One system call a look: each one hands the interpreter's lock to the threads that move
    data, and what measures must not be what stalls.
    """

    def __init__(self) -> None:
        self._file = os.open(f"/proc/self/task/{os.getpid()}/schedstat", os.O_RDONLY)

    def __call__(self) -> tuple[float, float]:
        running, ready, _ = os.pread(self._file, 100, 0).split()
        return int(running) / 1e6, int(ready) / 1e6

    def close(self) -> None:
        os.close(self._file)


def _wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the engine did not get there")
        _run_loop(0.02)
