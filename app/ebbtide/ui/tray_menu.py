"""What the tray's icon offers: what runs now, and what one wants without the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import texts
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from ebbtide.ui.overview import Mood
from ebbtide.ui.pause_menu import PauseMenu
from ebbtide.ui.tray_limit import LimitMenu

_MOST_JOBS = 5
_LONGEST_NAME = 40
_NOTHING_RUNS = (Mood.PAUSED, Mood.WAITING, Mood.ERROR)


class TrayMenu(QMenu):
    """Says how things are when it is opened; a menu that changes under the hand is a trap."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._jobs: list[QAction] = []
        # What cannot be chosen is drawn too faintly to be read.
        self.status = self.addAction("", window.bring_up)
        self._after_jobs = self.addSeparator()
        self.addAction(window.start_engine)
        self.open = self._add(self.tr("&Open Ebbtide"), "window", window.bring_up)
        self.add = self._add(self.tr("&Add…"), "add", self._ask_for_links)
        self.paste = self._add(self.tr("&Paste links"), "paste", window.paste.trigger)
        self.addSeparator()
        self.pauses = PauseMenu(window.steering, window.icons, self)
        self.addMenu(self.pauses)
        self.resume = self._add(self.tr("&Resume all"), "resume", window.steering.resume_all)
        self.limits = LimitMenu(
            window.feed, window.steering, window.icons, window.ask_for_preferences, self
        )
        self.addMenu(self.limits)
        self.why = self._add(self.tr("&Why is nothing running?"), "tray-waiting", self._explain)
        self.addSeparator()
        self.preferences = self.addAction(window.preferences)
        self.addAction(window.quit)
        self.end_engine = self._add(
            self.tr("Quit and &stop all transfers"), "quit", self._end_engine
        )
        self.setDefaultAction(self.open)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Bring everything up to date."""
        overview = self._window.feed.overview
        self.status.setText(texts.overview_text(overview))
        paused = overview.paused
        self.pauses.menuAction().setVisible(not paused)
        self.resume.setVisible(paused)
        self.limits.refresh()
        for one in (self.add, self.paste, self.pauses.menuAction(), self.limits.menuAction()):
            one.setEnabled(not overview.lost)
        self.why.setVisible(overview.mood in _NOTHING_RUNS and not overview.lost)
        for action in self._jobs:
            self.removeAction(action)
            action.deleteLater()
        self.end_engine.setVisible(self._window.steering.engine_is_elsewhere and not overview.lost)
        running = () if overview.lost else self._window.feed.mirror.active[:_MOST_JOBS]
        self._jobs = [self._job_action(view) for view in running]
        self.insertActions(self._after_jobs, self._jobs)

    def jobs(self) -> list[str]:
        """Return what is said about the running jobs."""
        return [action.text() for action in self._jobs]

    def _job_action(self, view: JobView) -> QAction:
        name = view.job.name
        if len(name) > _LONGEST_NAME:
            half = _LONGEST_NAME // 2
            name = f"{name[:half]}…{name[-half:]}"
        sentence = texts.SEPARATOR.join((name, texts.row_text(view)))
        icon = self._window.icons.icon(icon_name(view.job))
        # An ampersand in a name is no shortcut.
        action = QAction(icon, sentence.replace("&", "&&"), self)
        action.triggered.connect(lambda _=False, one=view.job.id: self._window.show_job(one))
        return action

    def _add(self, text: str, icon: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        self._window.icons.show_on(action, icon, action.setIcon)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _ask_for_links(self) -> None:
        self._window.bring_up()
        self._window.add.trigger()

    def _end_engine(self) -> None:
        """End the engine that runs elsewhere, and the window with it."""
        self._window.steering.end_engine(self._window.quit_requested.emit)

    def _explain(self) -> None:
        """Show the first job that waits or failed: its sentence and its remedies answer."""
        first = first_to_explain(self._window)
        if first is None:
            self._window.bring_up()
        else:
            self._window.show_job(first)


def first_to_explain(window: MainWindow) -> JobId | None:
    """Return the job that tells best why nothing runs: the first in line."""
    for group in (Group.WAITING, Group.FAILED):
        shown = window.model.first_of(group)
        if shown is not None:
            return shown
    return None
