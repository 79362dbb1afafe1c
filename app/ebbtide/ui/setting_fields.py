"""A field for each kind of setting, made from its row in the table."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from ebbtide.core.costs import POLICIES
from ebbtide.core.settings import COST_POLICY, Setting
from ebbtide.ui import texts
from ebbtide.ui.texts import choice_text, translate

_SMALL_STEP_BELOW = 10
_CHARACTERS = 28


class Field(Protocol):
    """Shows one value and tells when somebody chose another one."""

    @property
    def widget(self) -> QWidget:
        """What is shown."""

    @property
    def chosen(self) -> Any:
        """A signal with the new value."""

    def show_value(self, value: Any) -> None:
        """Show a value that somebody else has chosen."""


class _Base(QObject):
    chosen = Signal(object)


class _Switch(_Base):
    def __init__(self, _setting: Setting[Any]) -> None:
        super().__init__()
        self.widget = QCheckBox()
        self.widget.clicked.connect(lambda: self.chosen.emit(self.widget.isChecked()))

    def show_value(self, value: Any) -> None:
        self.widget.setChecked(value)


class _Choice(_Base):
    def __init__(self, setting: Setting[Any]) -> None:
        super().__init__()
        self.widget = QComboBox()
        for choice in setting.choices:
            words = choice_text(setting, choice)
            self.widget.addItem(words[:1].upper() + words[1:], choice)
        self.widget.activated.connect(lambda _row: self.chosen.emit(self.widget.currentData()))

    def show_value(self, value: Any) -> None:
        self.widget.setCurrentIndex(self.widget.findData(value))


class _Text(_Base):
    def __init__(self, setting: Setting[Any]) -> None:
        super().__init__()
        self.widget = QLineEdit()
        example = next((one for one in setting.examples if one), "")
        self.widget.setPlaceholderText(example)
        metrics = self.widget.fontMetrics()
        usual = _CHARACTERS * metrics.averageCharWidth()
        frame = 4 * metrics.averageCharWidth()
        self.widget.setMinimumWidth(max(usual, metrics.horizontalAdvance(example) + frame))
        self.widget.editingFinished.connect(self._finish)
        self._shown = ""

    def show_value(self, value: Any) -> None:
        if value != self._shown:
            self._shown = value
            self.widget.setText(value)
            # Of a long path the beginning is shown, and all of it to who points at it.
            self.widget.setCursorPosition(0)
            self.widget.setToolTip(value)

    def _finish(self) -> None:
        # Leaving a field is no choice; what was refused may be sent again.
        if self.widget.text() != self._shown:
            self.chosen.emit(self.widget.text().strip())


class _Number(_Base):
    def __init__(self, setting: Setting[Any]) -> None:
        super().__init__()
        whole = setting.kind is int
        self.widget: QSpinBox | QDoubleSpinBox = QSpinBox() if whole else QDoubleSpinBox()
        box = self.widget
        if isinstance(box, QDoubleSpinBox):
            small = setting.default < _SMALL_STEP_BELOW
            box.setDecimals(1 if small else 0)
            box.setRange(setting.minimum or 0.0, setting.maximum or 1e15)
        else:
            box.setRange(int(setting.minimum or 0), int(setting.maximum or 1_000_000_000))
        box.setGroupSeparatorShown(True)
        if setting.unit:
            box.setSuffix(" " + translate("SettingUnit", setting.unit))
        # Whole numbers, not every figure on the way to them.
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self._choose)
        self._showing = False

    def show_value(self, value: Any) -> None:
        self._showing = True
        self.widget.setValue(value)
        self._showing = False

    def _choose(self, value: float) -> None:
        if not self._showing:
            self.chosen.emit(value)


class _Policy(_Base):
    """The cost policies by their meaning; one that somebody put together is kept as it is."""

    def __init__(self, _setting: Setting[Any]) -> None:
        super().__init__()
        self.widget = QComboBox()
        for name, mask in POLICIES.items():
            self.widget.addItem(texts.cost_policy_text(mask), name)
        self.widget.activated.connect(lambda _row: self.chosen.emit(self.widget.currentData()))

    def show_value(self, value: Any) -> None:
        if self.widget.findData(value) < 0:
            self.widget.addItem(str(value), value)
        self.widget.setCurrentIndex(self.widget.findData(value))


_POLICY_KEYS = frozenset(setting.key for setting in COST_POLICY.values())


def field_for(setting: Setting[Any]) -> Field:
    """Return a field that fits a setting's type."""
    if setting.key in _POLICY_KEYS:
        return _Policy(setting)
    if setting.kind is bool:
        return _Switch(setting)
    if setting.choices:
        return _Choice(setting)
    return _Text(setting) if setting.kind is str else _Number(setting)
