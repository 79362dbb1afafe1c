"""How rows are drawn: two calm lines, or one line in columns."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ebbtide.core.jobs import Priority
from ebbtide.core.ports import JobView
from ebbtide.core.states import JobState
from ebbtide.ui import formats, texts
from ebbtide.ui.columns import AT_END, EDITABLE, Column, choices, column_text, has_own_wish
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_model import JobTableModel
from ebbtide.ui.mirror import Group, fraction, group_of
from ebbtide.ui.painting import BAR_HEIGHT, draw_bar
from ebbtide.ui.row_tools import Box, RowTools, grid_of, key_of

AnyIndex = QModelIndex | QPersistentModelIndex

_IN_THE_MIDDLE = Qt.TextElideMode.ElideMiddle
_AT_THE_END = Qt.TextElideMode.ElideRight
_NOT_PLAIN = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
_MOUSE_OVER = QStyle.StateFlag.State_MouseOver
_COLUMNS = tuple(Column)
_WIDEST_BAR = 36
"""In units of the grid."""
_NARROW = 70
"""In average characters: what a sentence and a bar side by side need at least."""
_GLYPHS = {
    JobState.ERROR: "tray-error-symbolic",
    JobState.TRANSIENT_ERROR: "retry",
    JobState.SUSPENDED: "pause",
}


def draw_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw selection, hover and focus as the style does; the option has no text and no icon."""
    style = option.widget.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)


class RowDelegate(QStyledItemDelegate):
    """Paints cells from beginning to end, for Qt and, row by row, for the view itself.

    To ask a model of Python for each property of a cell takes Qt longer than a screen takes
    to show the next picture.
    """

    def __init__(self, jobs: JobTableModel, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._icons = icons
        self._tools: RowTools | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        self.paint_cell(painter, option, index.row(), _COLUMNS[index.column()])

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: Column
    ) -> None:
        """Paint one cell into the option's rectangle."""
        raise NotImplementedError

    def _tools_for(self, option: QStyleOptionViewItem) -> RowTools:
        """Return what the last cell was written with, as long as it is the same."""
        if self._tools is None or self._tools.key != key_of(option):
            self._tools = RowTools(option)
        return self._tools


class _RowPainter:
    """Paints one comfortable row."""

    def __init__(
        self, painter: QPainter, tools: RowTools, row: Box, view: JobView, icons: Icons
    ) -> None:
        self._painter = painter
        self._tools = tools
        self._row = row
        self._view = view
        self._icons = icons

    def paint(self) -> None:
        grid, line = self._tools.grid, self._tools.line
        inner = self._row.inset(3 * grid, 3 * grid)
        icon = inner.at_its_middle(6 * grid)._replace(width=6 * grid)
        self._draw_icon(icon_name(self._view.job), icon, self._tools.muted)
        words = inner.inset(icon.width + 3 * grid, 0)
        top = inner.top + (inner.height - 2 * line - grid // 2) // 2
        self._paint_title(Box(words.left, top, words.width, line))
        below = top + line + grid // 2
        self._paint_sentence(Box(words.left, below, words.width, line))

    def _paint_title(self, line: Box) -> None:
        job, tools = self._view.job, self._tools
        if job.priority is not Priority.NORMAL and not job.state.is_final:
            word = texts.priority_text(job.priority)
            width = tools.metrics.horizontalAdvance(word) + 2
            place = line.inset(line.width - width, 0)
            tools.write(self._painter, self._seen(place), word, tools.muted, at_end=True)
            line = line.inset(0, width + 3 * tools.grid)
        tools.write(self._painter, self._seen(line), job.name, tools.text, mode=_IN_THE_MIDDLE)

    def _paint_sentence(self, line: Box) -> None:
        tools, state = self._tools, self._view.job.state
        if not state.is_final:
            line = self._paint_bar(line)
        colour = tools.sentence_colour(self._view)
        glyph = _GLYPHS.get(state)
        if glyph is not None:
            side = tools.metrics.ascent()
            self._draw_icon(glyph, line.at_its_middle(side)._replace(width=side), colour)
            line = line.inset(side + tools.grid, 0)
        sentence = texts.row_text(self._view)
        tools.write(self._painter, self._seen(line), sentence, colour, figures=True)

    def _paint_bar(self, line: Box) -> Box:
        """Paint the bar at the end of the line or below it; return what is left of the line."""
        grid = self._tools.grid
        height = max(BAR_HEIGHT, grid)
        if line.width < _NARROW * self._tools.metrics.averageCharWidth():
            # The sentence needs the whole line: the bar goes below it.
            bar = Box(line.left, line.bottom - 1 + grid // 2, line.width, height)
            rest = line
        else:
            width = min(_WIDEST_BAR * grid, line.width // 4)
            middle = line.at_its_middle(height)
            bar = Box(line.right - width, middle.top + 1, width, height)
            rest = line.inset(0, width + 4 * grid)
        tools, seen = self._tools, self._seen(bar)
        draw_bar(self._painter, QRectF(*seen), self._view, tools.palette, tools.direction)
        return rest

    def _draw_icon(self, name: str, place: Box, colour: QColor) -> None:
        self._tools.draw_icon(self._painter, self._icons, name, self._seen(place), colour)

    def _seen(self, place: Box) -> Box:
        return self._tools.seen(place, self._row)


class ComfortableDelegate(RowDelegate):
    """Two lines: the name and its priority, then the sentence and a thin bar."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        metrics = option.fontMetrics
        height = 2 * metrics.height() + 4 * grid_of(metrics) + grid_of(metrics) // 2
        return QSize(30 * metrics.averageCharWidth(), height)

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, _column: Column
    ) -> None:
        """Paint a row."""
        if option.state.value & (_NOT_PLAIN | _MOUSE_OVER.value):
            draw_background(painter, option)
        tools, place = self._tools_for(option), Box.of(option.rect)
        _RowPainter(painter, tools, place, self._jobs.view_at(row), self._icons).paint()


class CompactDelegate(RowDelegate):
    """One line in columns: muted sentences, a bar for progress, figures of one width."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        column = Column(index.column())
        editor = QComboBox(parent)
        editor.setAccessibleName(column_text(column))
        for value, text in choices(column).items():
            editor.addItem(text, value)
        editor.activated.connect(lambda _row: self._finish(editor))
        # Only once the editor has its place.
        QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            values = list(choices(Column(index.column())))
            value = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(values.index(value) if value in values else -1)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox) and editor.currentIndex() >= 0:
            values = list(choices(Column(index.column())))
            model.setData(index, values[editor.currentIndex()], Qt.ItemDataRole.EditRole)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        metrics = option.fontMetrics
        width = _NARROW // 4 * metrics.averageCharWidth()
        return QSize(width, metrics.height() + 2 * grid_of(metrics))

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: Column
    ) -> None:
        """Paint one cell."""
        view = self._jobs.view_at(row)
        if option.state.value & _NOT_PLAIN:
            # What the mouse is over is a row, and this would be one cell of it.
            option.state &= ~_MOUSE_OVER
            draw_background(painter, option)
        tools, place = self._tools_for(option), Box.of(option.rect)
        if column is Column.PROGRESS:
            _paint_progress(painter, tools, place, view)
        else:
            self._paint_text(painter, tools, place, row, column)

    def _paint_text(
        self, painter: QPainter, tools: RowTools, place: Box, row: int, column: Column
    ) -> None:
        view, is_name, at_end = self._jobs.view_at(row), column is Column.NAME, column in AT_END
        words = place.inset(tools.grid, tools.grid)
        if is_name:
            side = tools.icon_side
            icon = words.at_its_middle(side)._replace(width=side)
            seen = tools.seen(icon, place)
            tools.draw_icon(painter, self._icons, icon_name(view.job), seen, tools.muted)
            words = words.inset(side + tools.grid, 0)
        tools.write(
            painter,
            tools.seen(words, place),
            self._jobs.text_at(row, column),
            _colour(tools, view, column),
            figures=at_end,
            at_end=at_end,
            mode=_IN_THE_MIDDLE if is_name else _AT_THE_END,
        )


def _colour(tools: RowTools, view: JobView, column: Column) -> QColor:
    if column is Column.SENTENCE:
        return tools.sentence_colour(view)
    if column in EDITABLE and (view.job.state.is_final or not has_own_wish(column, view)):
        # What is over, and what goes by the priority, stays behind the rest.
        return tools.muted
    return tools.text


def _paint_progress(painter: QPainter, tools: RowTools, place: Box, view: JobView) -> None:
    """Paint a bar with its percentage behind it."""
    grid = tools.grid
    inner = place.inset(2 * grid, 2 * grid)
    room = tools.metrics.horizontalAdvance(formats.percent(1.0)) + 2 * grid
    height = max(BAR_HEIGHT, grid)
    bar = inner.at_its_middle(height)._replace(width=max(height, inner.width - room))
    if group_of(view) is not Group.DONE:
        seen = tools.seen(bar, place)
        draw_bar(painter, QRectF(*seen), view, tools.palette, tools.direction)
    part = fraction(view)
    if part is not None and view.job.state is not JobState.CANCELLED:
        number = tools.seen(inner.inset(inner.width - room, 0), place)
        word = formats.percent(part)
        tools.write(painter, number, word, tools.text, figures=True, at_end=True)
