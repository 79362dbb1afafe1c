"""Chooses the order of the list, also where there are no headings to click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ebbtide.ui.columns import Column, column_text

_OWN_ORDER = -1


class SortMenu(QMenu):
    """The list's own order first, then the columns."""

    def __init__(self, header: QHeaderView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Sort by"))
        self._header = header
        self._group = QActionGroup(self)
        self._add(self.tr("Turn"), _OWN_ORDER)
        for column in Column:
            self._add(column_text(column), int(column))
        self.aboutToShow.connect(self._tick)

    def _add(self, text: str, column: int) -> None:
        action = QAction(text, self._group)
        action.setCheckable(True)
        action.setData(column)
        action.triggered.connect(lambda _checked=False: self._sort(column))
        self.addAction(action)

    def _sort(self, column: int) -> None:
        self._header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def _tick(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._header.sortIndicatorSection())
