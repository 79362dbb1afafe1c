"""What a new user is asked: where to, what while at the computer, what on metered networks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.commands import ChangeSetting
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.settings import COST_POLICY, DOWNLOAD_DIRECTORY, WHEN_ACTIVE, Setting, Settings
from ebbtide.ui.directory_box import DirectoryBox
from ebbtide.ui.icons import Icons
from ebbtide.ui.lock_note import LockNote
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.steering import Steering
from ebbtide.ui.texts import translate

_CONCERNED = (Priority.NORMAL, Priority.LOW)
"""Foreground and high say by their names that they want more; they keep their rules."""
_WIDTH = 72
"""In average characters."""


class WelcomePage(QScrollArea):
    """Three questions with an answer each; all of them can be changed later."""

    answered = Signal()
    """The questions are over, whether they were answered or not."""

    def __init__(
        self,
        steering: Steering,
        icons: Icons,
        memory: QSettings,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._steering = steering
        self._settings = settings
        self._icons = icons
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.directory = DirectoryBox(icons, memory, settings.get(DOWNLOAD_DIRECTORY))
        self.presence = _Choice(_presence_answers(), settings.get(WHEN_ACTIVE[_CONCERNED[0]]))
        self.cost = _Choice(_cost_answers(), settings.get(COST_POLICY[_CONCERNED[0]]))
        self.begin = QPushButton(self.tr("&Begin"))
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._answer)
        self.skip = QPushButton(self.tr("&Leave it all as it is"))
        self.skip.clicked.connect(self.answered)
        self.setWidget(self._page())
        self.setFocusProxy(self.directory)

    def _answer(self) -> None:
        directory = self.directory.directory
        if directory is not None:
            self._send(DOWNLOAD_DIRECTORY, directory)
        for priority in _CONCERNED:
            self._send(WHEN_ACTIVE[priority], self.presence.value)
            self._send(COST_POLICY[priority], self.cost.value)
        self.answered.emit()

    def _send(self, setting: Setting[str], value: str) -> None:
        if self._settings.may_change(setting):
            self._steering.send(ChangeSetting(setting.key, value))

    def _page(self) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        title = QLabel(self.tr("Three questions to begin with"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        title.setFont(font)
        title.setWordWrap(True)
        layout.addWidget(title)
        layout.addSpacing(8)
        self._ask(
            layout, self.tr("Where are files to be saved?"), DOWNLOAD_DIRECTORY, self.directory
        )
        question = self.tr("What while you are at the computer?")
        self._ask(layout, question, WHEN_ACTIVE[_CONCERNED[0]], *self.presence.buttons)
        question = self.tr("What on a metered connection, such as a phone's?")
        self._ask(layout, question, COST_POLICY[_CONCERNED[0]], *self.cost.buttons)
        later = QuietLabel(
            self.tr("All of it can be changed in the preferences, and for each file.")
        )
        later.setWordWrap(True)
        layout.addWidget(later)
        layout.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addWidget(self.skip)
        row.addStretch()
        layout.addLayout(row)
        page = QWidget()
        outer = QGridLayout(page)
        outer.addWidget(column, 1, 1)
        for side in (0, 2):
            outer.setRowStretch(side, 1)
            outer.setColumnStretch(side, 1)
        outer.setColumnStretch(1, 100)
        return page

    def _ask(
        self, layout: QVBoxLayout, question: str, setting: Setting[str], *answers: QWidget
    ) -> None:
        layout.addWidget(QLabel(question))
        rule = None if self._settings.may_change(setting) else self._settings.rule(setting)
        for answer in answers:
            answer.setAccessibleDescription(question)
            answer.setEnabled(rule is None)
            layout.addWidget(answer)
        if rule is not None:
            note = LockNote(self._icons)
            layout.addWidget(note)
            note.show_file(rule.path)
        layout.addSpacing(8)


class _Choice:
    """Answers of which one counts."""

    def __init__(self, answers: Mapping[str, str], present: str) -> None:
        self._values = list(answers)
        self._group = QButtonGroup()
        for number, (value, text) in enumerate(answers.items()):
            button = QRadioButton(text)
            button.setChecked(value == present)
            self._group.addButton(button, number)
        if self._group.checkedId() < 0:
            self._group.buttons()[0].setChecked(True)

    @property
    def buttons(self) -> list[QRadioButton]:
        return [one for one in self._group.buttons() if isinstance(one, QRadioButton)]

    @property
    def value(self) -> str:
        return self._values[self._group.checkedId()]


def _presence_answers() -> dict[str, str]:
    return {
        WhenActive.PAUSE.value: translate("Welcome", "Wait until I step away"),
        WhenActive.YIELD.value: translate("Welcome", "Go on, but give way to what I do"),
        WhenActive.IGNORE.value: translate("Welcome", "Go on as if I were not here"),
    }


def _cost_answers() -> dict[str, str]:
    return {
        "unrestricted": translate("Welcome", "Wait for one that costs nothing by volume"),
        "standard": translate("Welcome", "Go on as long as my plan lasts"),
        "not-roaming": translate("Welcome", "Go on, but never while roaming"),
    }
