"""What somebody does to ten thousand jobs at once, and how long the window stands still for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ebbtide.core.commands import ChangeSetting
from ebbtide.core.jobs import Priority
from ebbtide.core.ports import JobView
from ebbtide.core.settings import MAXIMUM_JOBS
from ebbtide.core.states import JobState
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.bench._beats import beating, run_loop
from tests.bench._measure import own_home
from tests.bench._window import MANY, qt_application, wait_for, window_with_engine

LINKS = "\n".join(f"http://127.0.0.1:9/new/file-{number}.iso" for number in range(MANY))


def main() -> None:
    qt_application()
    for density in Density:
        print(
            f"{MANY} jobs, {density.value}: time until all is done, and the longest stalls (< 50)"
        )
        with own_home(in_memory=True) as home:
            _bulk(home, density)


def _bulk(home: Path, density: Density) -> None:
    with window_with_engine(home, density) as (host, window):
        host.gateway.request(ChangeSetting(MAXIMUM_JOBS.key, 3 * MANY))
        window.steering.pause_all()
        _on_all(window)
        _removing(window)
        _adding(window)


def _on_all(window: MainWindow) -> None:
    actions = window.job_actions
    _act("select all", window.list.view.selectAll, lambda: len(window.list.chosen()) == MANY)
    _act(
        "change the priority",
        actions.priorities[Priority.HIGH].trigger,
        lambda: _all(window, lambda view: view.job.priority is Priority.HIGH),
    )
    _act(
        "resume",
        actions.resume.trigger,
        lambda: _all(window, lambda view: view.job.state is not JobState.SUSPENDED),
    )
    _act(
        "pause",
        actions.pause.trigger,
        lambda: _all(window, lambda view: view.job.state is JobState.SUSPENDED),
    )


def _removing(window: MainWindow) -> None:
    views = list(window.feed.mirror.views.values())[: MANY // 2]
    mirror = window.feed.mirror
    _act("remove half", lambda: window.removal.remove(views), lambda: bool(mirror.hidden))
    _act("undo", window.removal.undo, lambda: not mirror.hidden)
    window.removal.remove(views)
    run_loop(1)
    _act(
        "remove half for good",
        window.removal.carry_out,
        lambda: len(mirror.views) == MANY - len(views),
    )


def _adding(window: MainWindow) -> None:
    before = len(window.feed.mirror.views)
    QApplication.clipboard().setText(LINKS)
    _act("paste links", window.paste.trigger, lambda: _dialog() is not None)
    dialog = _dialog()
    assert dialog is not None
    _act("add them", dialog.accept, lambda: len(window.feed.mirror.views) == before + MANY)


def _dialog() -> AddDialog | None:
    tops = QApplication.topLevelWidgets()
    return next((one for one in tops if isinstance(one, AddDialog) and one.isVisible()), None)


def _all(window: MainWindow, is_so: Callable[[JobView], bool]) -> bool:
    # What looks at all of them must not itself be a stall: one that is not so is enough.
    views = reversed(list(window.feed.mirror.views.values()))
    return all(is_so(view) for view in views)


def _act(name: str, deed: Callable[[], object], is_done: Callable[[], bool]) -> None:
    begun = time.monotonic()
    with beating() as gaps:
        QTimer.singleShot(0, deed)
        wait_for(is_done)
        taken = time.monotonic() - begun
        run_loop(1)
    late = sorted((gap.whole for gap in gaps.all), reverse=True)
    over = sum(gap > 50 for gap in late)
    longest = " ".join(f"{one:.0f}" for one in late[:5])
    print(f"  {name:22}{taken:7.2f} s   {longest} ms, {over} over 50", flush=True)
