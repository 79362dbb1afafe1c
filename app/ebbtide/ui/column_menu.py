"""Chooses which columns the table has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ebbtide.ui.columns import Column, column_text


class ColumnMenu(QMenu):
    """Every column but the name, which stays; also comes up over the headings."""

    def __init__(self, header: QHeaderView, reset: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("C&olumns"))
        self._header = header
        self.columns: dict[Column, QAction] = {}
        for column in Column:
            if column is not Column.NAME:
                self._add(column)
        self.addSeparator()
        again = self.addAction(self.tr("As at &first"))
        again.triggered.connect(lambda _checked=False: reset())
        self.aboutToShow.connect(self._tick)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._pop_up)

    def _add(self, column: Column) -> None:
        action = QAction(column_text(column), self)
        action.setCheckable(True)
        action.triggered.connect(
            lambda shown, one=column: self._header.setSectionHidden(one, not shown)
        )
        self.columns[column] = action
        self.addAction(action)

    def _tick(self) -> None:
        for column, action in self.columns.items():
            action.setChecked(not self._header.isSectionHidden(column))

    def _pop_up(self, place: QPoint) -> None:
        self.popup(self._header.mapToGlobal(place))
