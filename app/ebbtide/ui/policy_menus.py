"""Menus that choose the policies of any number of jobs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ebbtide.core.costs import POLICIES
from ebbtide.core.errors import fill
from ebbtide.core.jobs import WhenActive
from ebbtide.core.ports import JobView
from ebbtide.core.settings import Settings
from ebbtide.ui import texts
from ebbtide.ui.policies import usual_cost_policy, usual_when_active
from ebbtide.ui.remedies import Rule
from ebbtide.ui.steering import Steering

Choice = TypeVar("Choice", bound=Hashable)
Chosen = Callable[[], list[JobView]]


class ChoiceMenu(QMenu, Generic[Choice]):
    """One of several values for all chosen jobs; what they have in common is ticked."""

    def __init__(
        self,
        title: str,
        choices: Mapping[Choice, str],
        choose: Callable[[Choice], None],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self.choices: dict[Choice, QAction] = {}
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for choice, text in choices.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, one=choice: choose(one))
            self.choices[choice] = action
            self.addAction(action)

    def tick(self, values: Iterable[Choice]) -> None:
        """Tick the value that all jobs have, if they have the same one."""
        common = set(values)
        for choice, action in self.choices.items():
            action.setChecked(common == {choice})


class PolicyMenus(QObject):
    """On what connections, and what while somebody is at the computer."""

    def __init__(
        self,
        chosen: Chosen,
        settings: Callable[[], Settings],
        steering: Steering,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._settings = settings
        self._steering = steering
        self.cost: ChoiceMenu[int | None] = ChoiceMenu(
            self.tr("&Connections"),
            {None: "", **{mask: texts.cost_policy_text(mask) for mask in POLICIES.values()}},
            lambda policy: steering.set_cost_policy(chosen(), policy),
            parent,
        )
        self.when_active: ChoiceMenu[WhenActive | None] = ChoiceMenu(
            self.tr("&While you are at the computer"),
            {None: "", **{mode: texts.when_active_text(mode) for mode in WhenActive}},
            lambda mode: steering.set_when_active(chosen(), mode),
            parent,
        )
        self.any_hour = self._action(self.tr("Run at any &hour"), steering.clear_window)
        self.at_once = self._action(self.tr("Start as soon as it &can"), steering.clear_start)
        self.no_limit = self._action(self.tr("Take its &limit away"), steering.clear_limit)
        self._ways_out = {
            Rule.WINDOW: self.any_hour,
            Rule.START: self.at_once,
            Rule.LIMIT: self.no_limit,
        }
        self._times = QMenu(parent)
        for menu in (self.cost, self.when_active):
            menu.aboutToShow.connect(self.update)

    def update(self) -> None:
        """Show what the chosen jobs have."""
        jobs, settings = [view.job for view in self._chosen()], self._settings()
        priorities = {job.priority for job in jobs}
        self.cost.tick(job.cost_policy for job in jobs)
        self.when_active.tick(job.when_active for job in jobs)
        self._label(
            self.cost.choices[None],
            {texts.cost_policy_text(usual_cost_policy(one, settings)) for one in priorities},
        )
        self._label(
            self.when_active.choices[None],
            {texts.when_active_text(usual_when_active(one, settings)) for one in priorities},
        )

    def fill(self, menu: QMenu) -> None:
        """Put all of it into a menu."""
        menu.addMenu(self.cost)
        menu.addMenu(self.when_active)
        menu.addActions([*self._ways_out.values()])

    def set_enabled(self, enabled: bool, rules: Collection[Rule | None]) -> None:
        """Offer what changes something.

        Args:
            enabled: some chosen job is not over.
            rules: what the chosen jobs wait for.
        """
        for menu in (self.cost, self.when_active):
            menu.menuAction().setEnabled(enabled)
        for rule, way_out in self._ways_out.items():
            way_out.setVisible(rule in rules)

    def menu_for(self, rule: Rule) -> QMenu:
        """Return what a rule could say instead, for the chosen jobs."""
        match rule:
            case Rule.COST:
                return self.cost
            case Rule.PRESENCE:
                return self.when_active
            case Rule.WINDOW | Rule.START | Rule.LIMIT:
                self._times.clear()
                self._times.addAction(self._ways_out[rule])
                return self._times

    def _label(self, action: QAction, by_priority: set[str]) -> None:
        """Say what going by the priority means, where it means one thing."""
        plain = self.tr("By its priority")
        if len(by_priority) != 1:
            action.setText(plain)
            return
        words = {"rule": next(iter(by_priority))}
        action.setText(fill(self.tr("By its priority: {rule}"), words))

    def _action(self, text: str, act: Callable[[list[JobView]], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _=False: act(self._chosen()))
        return action
