"""The two views of the list: rows of two lines, and a table.

Both are `QTableView`s, which ask only about the rows one sees; Qt's list and tree ask the
model about every row whenever the order changes, and a thousand questions to Python are
what a person notices.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ebbtide.ui.columns import FIRST_ORDER, SHOWN_AT_FIRST, Column
from ebbtide.ui.delegates import ComfortableDelegate, CompactDelegate, RowDelegate
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_model import JobTableModel

# In average characters of the font. What the state says gets the rest of the line.
_WIDTHS = {
    Column.NAME: 40,
    Column.PROGRESS: 22,
    Column.SPEED: 14,
    Column.TIME_LEFT: 14,
    Column.SIZE: 13,
    Column.PRIORITY: 14,
    Column.COST_POLICY: 24,
    Column.WHEN_ACTIVE: 18,
    Column.ADDED: 18,
    Column.FINISHED: 18,
}
_LEAST_WIDTH = 8
_LEAST_SENTENCE = 30
_SMALLEST_ICON = 16
_CURSOR = QAbstractItemView.CursorAction
_STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
)
"""What differs from row to row and from cell to cell."""


class _JobView(QTableView):
    """Whole rows of one height, moved through by rows."""

    def __init__(self, jobs: JobTableModel, delegate: RowDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.row_delegate = delegate
        delegate.setParent(self)
        self.setModel(jobs)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """Take a selection, but leave the headings out of it.

        For each heading it paints Qt looks whether its whole column is chosen, row by row.
        """
        super().setSelectionModel(model)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(self.jobs, header))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in one go.

        Qt would ask Python about each cell, and each time wait for the interpreter's lock
        behind every thread that moves data: a hundred times for a page. Only while
        something is dragged over the list, Qt paints, with the line where it would land.
        """
        if self.state() is QAbstractItemView.State.DraggingState:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painting = _PaintPass(self, painter)
        # A region is iterable, which its stub does not say.
        for area in cast("Iterable[QRect]", event.region()):
            painting.paint(area)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def fit_rows(self) -> None:
        """Give rows the height that the font asks for."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self.itemDelegate()
        height = delegate.sizeHint(option, QModelIndex()).height()
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def row_under_mouse(self) -> int:
        """Return the row that the mouse is over; -1 is none."""
        if not self.viewport().underMouse():
            return -1
        return self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and last row by Home and End, as in every list."""
        if action in (_CURSOR.MoveHome, _CURSOR.MoveEnd) and self.jobs.rowCount():
            row = 0 if action is _CURSOR.MoveHome else self.jobs.rowCount() - 1
            return self.jobs.index(row, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag rows to another place, or files out; files are copied, never taken away."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        if all(self.jobs.view_at(row).job.state.is_final for row in rows):
            actions = Qt.DropAction.CopyAction
        else:
            actions &= Qt.DropAction.MoveAction
        super().startDrag(actions)


class _PaintPass:
    """Paints those rows that have a part in what has to be painted."""

    def __init__(self, view: _JobView, painter: QPainter) -> None:
        self._view = view
        self._painter = painter
        self._delegate = view.row_delegate
        self._selection = view.selectionModel()
        self._option = QStyleOptionViewItem()
        view.initViewItemOption(self._option)
        self._plain = self._option.state & ~_STATES
        self._place = QRect()
        self._height = view.verticalHeader().defaultSectionSize()
        header = view.horizontalHeader()
        self._columns = [
            (column, header.sectionViewportPosition(column), header.sectionSize(column))
            for column in Column
            if not header.isSectionHidden(column)
        ]
        current = view.currentIndex()
        is_focused = view.hasFocus() or view.viewport().hasFocus()
        self._focus = (current.row(), current.column()) if is_focused else (-1, -1)
        self._under_mouse = view.row_under_mouse()

    def paint(self, area: QRect) -> None:
        """Paint the cells in a rectangle of the viewport."""
        jobs, left, right, bottom = self._view.jobs, area.left(), area.right(), area.bottom()
        first = self._view.rowAt(area.top())
        if first < 0:
            return
        columns = [one for one in self._columns if one[1] <= right and one[1] + one[2] > left]
        top = self._view.rowViewportPosition(first)
        for row in range(first, jobs.rowCount()):
            if top > bottom:
                break
            self._paint_row(row, top, columns)
            top += self._height

    def _paint_row(self, row: int, top: int, columns: list[tuple[Column, int, int]]) -> None:
        state = self._plain
        if self._selection.isSelected(self._view.jobs.createIndex(row, Column.NAME)):
            state |= QStyle.StateFlag.State_Selected
        if row == self._under_mouse:
            state |= QStyle.StateFlag.State_MouseOver
        option = self._option
        for column, left, width in columns:
            has_focus = (row, column) == self._focus
            option.state = state | QStyle.StateFlag.State_HasFocus if has_focus else state
            self._place.setRect(left, top, width, self._height)
            option.rect = self._place
            self._delegate.paint_cell(self._painter, option, row, column)


class ComfortableView(_JobView):
    """Rows of two lines; everything is painted in the place of the name."""

    def __init__(self, jobs: JobTableModel, icons: Icons, parent: QWidget) -> None:
        super().__init__(jobs, ComfortableDelegate(jobs, icons), parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.hide()
        for column in Column:
            header.setSectionHidden(column, column is not Column.NAME)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self.fit_rows()


class CompactView(_JobView):
    """A table of one-line rows."""

    def __init__(self, jobs: JobTableModel, icons: Icons, parent: QWidget) -> None:
        super().__init__(jobs, CompactDelegate(jobs, icons), parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.SelectedClicked | triggers.EditKeyPressed)
        side = max(_SMALLEST_ICON, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_LEAST_WIDTH * self.fontMetrics().averageCharWidth())
        header.sectionResized.connect(self._fit_beside)
        header.setFirstSectionMovable(True)
        self.fit_rows()

    def set_default_columns(self) -> None:
        """Show what most people want, each column with room for what it usually says."""
        header = self.horizontalHeader()
        for place, column in enumerate(FIRST_ORDER):
            header.moveSection(header.visualIndex(column), place)
            header.setSectionHidden(column, column not in SHOWN_AT_FIRST)
        unit = self.fontMetrics().averageCharWidth()
        for column, characters in _WIDTHS.items():
            self.setColumnWidth(column, max(characters * unit, header.sectionSizeHint(column)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit_beside(self, column: int) -> None:
        if column != Column.SENTENCE:
            self._fit()

    def _fit(self) -> None:
        """Give the sentence what the other columns leave, and enough to be read in any case."""
        others = sum(self.columnWidth(column) for column in _WIDTHS)
        if self.isColumnHidden(Column.SENTENCE):
            return
        least = _LEAST_SENTENCE * self.fontMetrics().averageCharWidth()
        self.setColumnWidth(Column.SENTENCE, max(least, self.viewport().width() - others))
