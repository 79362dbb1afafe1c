"""How fast all downloads together may be, as a quick choice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ebbtide.core.commands import ChangeSetting
from ebbtide.core.errors import fill
from ebbtide.core.settings import DOWNLOAD_LIMIT
from ebbtide.core.timetable import parse_rate
from ebbtide.ui import formats
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.steering import Steering

_CHOICES = ("off", "250k", "500k", "1M", "2M", "5M", "10M")


class LimitMenu(QMenu):
    """None, a few rates, or any other one by the preferences."""

    def __init__(
        self,
        feed: Feed,
        steering: Steering,
        icons: Icons,
        ask_for_preferences: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        icons.show_on(self, "limit", self.setIcon)
        group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for choice in _CHOICES:
            action = QAction(self._words(choice), group)
            action.setCheckable(True)
            change = ChangeSetting(DOWNLOAD_LIMIT.key, choice)
            action.triggered.connect(lambda _=False, one=change: steering.send(one))
            self.choices[choice] = action
            self.addAction(action)
        self.addSeparator()
        self.other = self.addAction("")
        self.other.setCheckable(True)
        group.addAction(self.other)
        self.other.triggered.connect(lambda _=False: self._ask(ask_for_preferences))
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tick what counts now, and say it in the menu's own name."""
        settings = self._feed.mirror.settings
        value, free = settings.get(DOWNLOAD_LIMIT), settings.may_change(DOWNLOAD_LIMIT)
        rate = parse_rate(value)
        chosen = next((one for one in _CHOICES if parse_rate(one) == rate), None)
        for choice, action in self.choices.items():
            action.setChecked(choice == chosen)
            action.setEnabled(free)
        self.other.setChecked(chosen is None)
        limit = self.tr("none") if rate is None else formats.speed(rate)
        self.setTitle(fill(self.tr("Speed &limit: {limit}"), {"limit": limit}))
        other = self.tr("&Other…")
        self.other.setText(other if chosen is not None else f"{formats.speed(rate or 0)} · {other}")

    def _words(self, choice: str) -> str:
        rate = parse_rate(choice)
        return self.tr("&No limit") if rate is None else formats.speed(rate)

    def _ask(self, ask_for_preferences: Callable[[str], object]) -> None:
        ask_for_preferences(DOWNLOAD_LIMIT.key)
        self.refresh()
