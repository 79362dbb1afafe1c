"""Data plans: how much of each network's is used, and when it begins anew."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.budgets import Budget, OverCap
from ebbtide.core.commands import ListBudgets, RemoveBudget, SetBudget
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.ports import Reply
from ebbtide.ui import formats
from ebbtide.ui.access_keys import without_key
from ebbtide.ui.details_pages import Table
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.steering import Steering

_GIGABYTE = 1_000_000_000
_BUDGET_ROLE = Qt.ItemDataRole.UserRole


class PlansDialog(QDialog):
    """The plans in a table; below it the chosen one, or a new one, to be changed."""

    def __init__(
        self, feed: Feed, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Data plans"))
        self._steering = steering
        self._gone = False
        self.message = MessageBar(icons)
        self.table = Table(
            self.tr("Data plans"),
            [self.tr("Network"), self.tr("Used"), self.tr("Of"), self.tr("Begins anew")],
            self,
        )
        self.network = QComboBox(editable=True)
        networks = feed.mirror.conditions.observations.networks
        self.network.addItems([one.name for one in networks.connected])
        self.cap = _gigabytes(10.0)
        self.used = _gigabytes(0.0)
        self.day = QSpinBox()
        self.day.setRange(1, 31)
        self.over = QComboBox()
        self.over.addItem(self.tr("Every byte costs extra"), OverCap.CHARGED)
        self.over.addItem(self.tr("It gets slow"), OverCap.THROTTLED)
        self.save = QPushButton(self.tr("&Save the plan"))
        self.remove = QPushButton(self.tr("&Remove"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._connect()
        self._lay_out()
        self._ask()

    def done(self, result: int) -> None:
        """Close; answers that come later find nobody."""
        self._gone = True
        super().done(result)

    def _ask(self) -> None:
        if not self._gone:
            self._steering.send(ListBudgets(), self._show, self._refuse)

    def _refuse(self, error: ErrorInfo) -> None:
        if not self._gone:
            self.message.show_error(error)

    def _show(self, reply: Reply) -> None:
        if self._gone:
            return
        budgets = reply if isinstance(reply, tuple) else ()
        self.table.clear()
        for budget in budgets:
            if isinstance(budget, Budget):
                self._add_row(budget)
        self._look()

    def _add_row(self, budget: Budget) -> None:
        when = formats.moment(budget.resets_at, time.time()) if budget.resets_at else ""
        used, cap = formats.size(budget.used), formats.size(budget.cap)
        item = QTreeWidgetItem(self.table, [budget.name, used, cap, when])
        item.setData(0, _BUDGET_ROLE, budget)

    def _chosen(self) -> Budget | None:
        items = self.table.selectedItems()
        budget = items[0].data(0, _BUDGET_ROLE) if len(items) == 1 else None
        return budget if isinstance(budget, Budget) else None

    def _take_chosen(self) -> None:
        budget = self._chosen()
        if budget is not None:
            self.network.setEditText(budget.name)
            self.cap.setValue(budget.cap / _GIGABYTE)
            self.used.setValue(budget.used / _GIGABYTE)
            self.day.setValue(budget.reset_day)
            self.over.setCurrentIndex(self.over.findData(budget.over))
        self._look()

    def _look(self) -> None:
        self.save.setEnabled(bool(self.network.currentText().strip()))
        self.remove.setEnabled(self._chosen() is not None)

    def _save(self) -> None:
        chosen = self._chosen()
        used = round(self.used.value() * _GIGABYTE)
        known = chosen.used if chosen is not None else 0
        # What was not touched is our own count, which is finer than two decimals.
        same = abs(used - known) < _GIGABYTE / 100
        command = SetBudget(
            self.network.currentText().strip(),
            round(self.cap.value() * _GIGABYTE),
            self.day.value(),
            self.over.currentData(),
            None if same else used,
        )
        self.message.hide()
        self._steering.send(command, lambda _reply: self._ask(), self._refuse)

    def _remove(self) -> None:
        budget = self._chosen()
        if budget is not None:
            command = RemoveBudget(budget.network)
            self._steering.send(command, lambda _reply: self._ask(), self._refuse)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._take_chosen)
        self.network.editTextChanged.connect(self._look)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.buttons.rejected.connect(self.close)
        for button in (self.save, self.remove):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for title, field in (
            (self.tr("&Network:"), self.network),
            (self.tr("In each &month:"), self.cap),
            (self.tr("&Used so far:"), self.used),
            (self.tr("&Begins on day:"), self.day),
            (self.tr("B&eyond it:"), self.over),
        ):
            label = QLabel(title)
            label.setBuddy(field)
            field.setAccessibleName(without_key(title))
            form.addRow(label, field)
        about = QuietLabel(
            self.tr(
                "Ebbtide counts what it moves itself. If your provider's page says another "
                "number, type it in."
            )
        )
        about.setWordWrap(True)
        unit, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.table.setMinimumSize(68 * unit, 7 * line)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.remove)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.message)
        layout.addWidget(self.table, 1)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addLayout(row)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)
        self.network.setFocus()


def _gigabytes(value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0.0, 100_000.0)
    box.setDecimals(2)
    box.setSuffix(" GB")
    box.setValue(value)
    return box
