"""What becomes of the wishes about jobs that the window has to ask or show something for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui.columns import Column
from ebbtide.ui.details import Details
from ebbtide.ui.feed import Feed
from ebbtide.ui.job_actions import JobActions
from ebbtide.ui.job_list import JobList
from ebbtide.ui.opening import open_files
from ebbtide.ui.questions import ask_to_cancel, bytes_to_lose
from ebbtide.ui.remedies import ASKING, Remedy, can_open, rule_of, setting_behind
from ebbtide.ui.removal import Removal
from ebbtide.ui.steering import Steering


class Deeds(QObject):
    """Opens files, asks before bytes are lost, shows where a rule can be changed."""

    complained = Signal(str)
    """Why something could not be done."""
    details_asked = Signal()
    preferences_asked = Signal(str)
    """The key of the setting to show."""
    words_asked = Signal(object, object)
    """A `Remedy` that needs something typed, and the `JobView` it is for."""

    def __init__(
        self, feed: Feed, steering: Steering, jobs: JobList, removal: Removal, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._jobs = jobs
        self._removal = removal
        self._window = parent
        self._change_rule: Callable[[JobView], None] = lambda _view: None

    def offer_rules(self, actions: JobActions, details: Details) -> None:
        """Tell where the menus of rules are, and beside what they come up."""

        def change_rule(view: JobView) -> None:
            rule = rule_of(view)
            if rule is not None:
                place = details.overview.place_below(Remedy.CHANGE_RULE)
                actions.policies.menu_for(rule).popup(place)
            elif (key := setting_behind(view)) is not None:
                self.preferences_asked.emit(key)

        self._change_rule = change_rule

    def apply(self, remedy: Remedy, view: JobView) -> None:
        """Do what a remedy says."""
        if remedy is Remedy.CHANGE_RULE:
            self._change_rule(view)
        elif remedy in ASKING:
            self.words_asked.emit(remedy, view)
        elif remedy not in (Remedy.OPEN, Remedy.SHOW_FOLDER):
            self._steering.apply(remedy, view, self._feed.mirror.settings)
        elif complaint := open_files(remedy, view):
            self.complained.emit(complaint)

    def open_or_explain(self, view: JobView) -> None:
        """Open a file that is here, or show why it is not."""
        if can_open(view):
            self.apply(Remedy.OPEN, view)
        else:
            self.details_asked.emit()

    def remove(self, views: list[JobView]) -> None:
        """Take jobs off the list; ask first if bytes would be lost."""
        if bytes_to_lose(views):
            ask_to_cancel(self._window, views, lambda: self._steering.remove(views))
        else:
            self._removal.remove(views)

    def change(self, job_id: JobId, column: Column, value: object) -> None:
        """Take over what was chosen in a row: for all chosen rows if it is one of them."""
        views = self._jobs.chosen()
        if not self._jobs.is_chosen([job_id]):
            views = [self._feed.mirror.views[job_id]]
        self._steering.change(column, value, views)
