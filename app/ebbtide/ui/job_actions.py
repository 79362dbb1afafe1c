"""What can be done with the chosen jobs, as actions for menus, toolbar and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ebbtide.core.jobs import Priority
from ebbtide.core.ports import JobView
from ebbtide.core.signed_addresses import is_shortened, is_signed, shown_address
from ebbtide.ui import texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_list import JobList
from ebbtide.ui.mirror import Changed, Changes
from ebbtide.ui.policy_menus import PolicyMenus
from ebbtide.ui.remedies import Remedy, can_open, can_pause, can_resume, remedies, rule_of
from ebbtide.ui.steering import Steering

_IN_LIST = Qt.ShortcutContext.WidgetWithChildrenShortcut
"""So that Space and Delete mean the list only while the list has the focus."""


MANY = 200
LATER_MS = 300
"""When so many jobs are chosen, what can be done with all of them is worked out less often."""


def unlike(views: Iterable[JobView]) -> list[JobView]:
    """Return one job of each sort that the same can be done with: ten thousand are few sorts."""
    sorts: dict[object, JobView] = {}
    for view in views:
        job = view.job
        codes = tuple(reason.code.value for reason in view.verdict.reasons)
        error = None if job.error is None else job.error.code.number
        started = job.done_size > 0
        key = (job.state.value, job.priority.value, job.kind.value, codes, error, started)
        sorts.setdefault(key, view)
    return list(sorts.values())


class JobActions(QObject):
    """Actions that follow the selection."""

    remove_asked = Signal(object)
    """The `JobView`s to take off the list."""
    file_asked = Signal(object, object)
    """A `Remedy` that is the window's business, and the `JobView` it is for."""

    def __init__(
        self, jobs: JobList, feed: Feed, steering: Steering, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._steering = steering
        self._icons = icons
        self._feed = feed
        self.start_now = self._remedy(self.tr("Start &now"), "resume", Remedy.START_NOW)
        self.allow_network = self._remedy(
            self.tr("&Allow on this network"), "network", Remedy.ALLOW_NETWORK
        )
        self.log_in = self._action(self.tr("&Log in…"), "lock", lambda: self._file(Remedy.LOG_IN))
        self.set_checksum = self._action(
            self.tr("Change chec&ksum…"), "settings", lambda: self._file(Remedy.SET_CHECKSUM)
        )
        self.set_maximum = self._action(
            self.tr("Change ma&ximum size…"), "settings", lambda: self._file(Remedy.SET_MAXIMUM)
        )
        self.asking = {
            Remedy.LOG_IN: self.log_in,
            Remedy.SET_CHECKSUM: self.set_checksum,
            Remedy.SET_MAXIMUM: self.set_maximum,
        }
        self.resume = self._action(self.tr("&Resume"), "resume", self._resume)
        self.pause = self._action(self.tr("&Pause"), "pause", self._pause)
        self.toggle = self._action(self.tr("Pause or resume"), None, self._toggle)
        self.remove = self._action(self.tr("Re&move"), "remove", self._remove)
        self.open = self._action(self.tr("&Open"), "file", lambda: self._file(Remedy.OPEN))
        self.show_folder = self._action(
            self.tr("Show in &folder"), "folder", lambda: self._file(Remedy.SHOW_FOLDER)
        )
        self.copy = self._action(self.tr("&Copy address"), "paste", self._copy)
        self.copy_whole = self._action(self.tr("Copy &whole address"), "paste", self._copy_whole)
        self.priorities = self._priority_actions()
        self.policies = PolicyMenus(jobs.chosen, lambda: feed.mirror.settings, steering, parent)
        self._set_shortcuts()
        self._chosen_count = 0
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.update)
        jobs.selection_changed.connect(self.update)
        feed.changed.connect(self._follow)
        self.update()

    def update(self) -> None:
        """Offer what makes sense for the chosen jobs."""
        every = self._jobs.chosen()
        self._chosen_count = len(every)
        chosen = unlike(every)
        offered = {remedy for view in chosen for remedy in remedies(view)}
        self.start_now.setVisible(Remedy.START_NOW in offered)
        self.allow_network.setVisible(Remedy.ALLOW_NETWORK in offered)
        for remedy, action in self.asking.items():
            action.setVisible(len(every) == 1 and remedy in offered)
        self.resume.setText(self._resume_text(offered))
        self.resume.setEnabled(any(can_resume(view) for view in chosen))
        self.pause.setEnabled(any(can_pause(view) for view in chosen))
        self.toggle.setEnabled(self.resume.isEnabled() or self.pause.isEnabled())
        self.remove.setEnabled(bool(chosen))
        self._name_copying(every)
        one_file = len(every) == 1 and can_open(every[0])
        self.open.setEnabled(one_file)
        self.show_folder.setEnabled(one_file)
        over = all(view.job.state.is_final for view in chosen)
        self.remove.setText(self.tr("Re&move from the list") if over else self.tr("&Cancel"))
        self.policies.set_enabled(not over, {rule_of(view) for view in chosen})
        priorities = {view.job.priority for view in chosen}
        for priority, action in self.priorities.items():
            action.setEnabled(not over)
            action.setChecked(priorities == {priority})

    def _name_copying(self, chosen: list[JobView]) -> None:
        """Say when a copy is less than the whole: a signed address lets anybody in."""
        urls = [file.url for view in chosen for file in view.job.files if is_signed(file.url)]
        self.copy.setEnabled(bool(chosen))
        plain, without = self.tr("&Copy address"), self.tr("&Copy address without its signature")
        self.copy.setText(without if urls else plain)
        self.copy_whole.setVisible(bool(urls) and not any(is_shortened(url) for url in urls))

    def _resume_text(self, offered: set[Remedy]) -> str:
        if Remedy.TRY_AGAIN in offered or Remedy.TRY_NOW in offered:
            return self.tr("T&ry again")
        return self.tr("&Resume")

    def _follow(self, changes: Changes) -> None:
        matters = Changed.SENTENCE | Changed.GROUP | Changed.PRIORITY
        touched = [job_id for job_id, flags in changes.changed.items() if flags & matters]
        if not self._jobs.is_chosen(touched):
            return
        if self._chosen_count <= MANY:
            self.update()
        elif not self._later.isActive():
            self._later.start()

    def fill(self, menu: QMenu) -> None:
        """Put all of them into a menu."""
        menu.addActions([self.open, self.show_folder])
        menu.addSeparator()
        menu.addActions([self.start_now, self.allow_network, *self.asking.values()])
        menu.addActions([self.resume, self.pause])
        menu.addSeparator()
        priorities = menu.addMenu(self.tr("Pr&iority"))
        priorities.addActions(list(self.priorities.values()))
        self.policies.fill(menu)
        menu.addSeparator()
        menu.addActions([self.copy, self.copy_whole])
        menu.addAction(self.remove)

    def _action(self, text: str, icon: str | None, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        if icon is not None:
            self._icons.show_on(action, icon, action.setIcon)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _remedy(self, text: str, icon: str, remedy: Remedy) -> QAction:
        def act() -> None:
            settings = self._feed.mirror.settings
            self._steering.apply_to_all(remedy, self._jobs.chosen(), settings)

        return self._action(text, icon, act)

    def _priority_actions(self) -> dict[Priority, QAction]:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        actions = {}
        for priority in Priority:
            action = QAction(texts.priority_text(priority), group)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, chosen=priority: self._set_priority(chosen))
            actions[priority] = action
        return actions

    def _set_shortcuts(self) -> None:
        for action, key in (
            (self.remove, QKeySequence(QKeySequence.StandardKey.Delete)),
            (self.toggle, QKeySequence(Qt.Key.Key_Space)),
            (self.copy, QKeySequence(QKeySequence.StandardKey.Copy)),
        ):
            action.setShortcut(key)
            action.setShortcutContext(_IN_LIST)
            self._jobs.addAction(action)

    def _resume(self) -> None:
        self._steering.resume(self._jobs.chosen())

    def _pause(self) -> None:
        self._steering.pause(self._jobs.chosen())

    def _toggle(self) -> None:
        chosen = self._jobs.chosen()
        going = [view for view in chosen if can_pause(view) and view.job.state.wants_to_run]
        if going:
            self._steering.pause(going)
        else:
            self._steering.resume(chosen)

    def _remove(self) -> None:
        chosen: list[JobView] = self._jobs.chosen()
        if chosen:
            self.remove_asked.emit(chosen)

    def _file(self, remedy: Remedy) -> None:
        self.file_asked.emit(remedy, self._jobs.chosen()[0])

    def _copy(self) -> None:
        _put_on_clipboard(map(shown_address, self._urls()))

    def _copy_whole(self) -> None:
        _put_on_clipboard(self._urls())

    def _urls(self) -> list[str]:
        return [file.url for view in self._jobs.chosen() for file in view.job.files]

    def _set_priority(self, priority: Priority) -> None:
        self._steering.set_priority(self._jobs.chosen(), priority)


def _put_on_clipboard(lines: Iterable[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(lines))
