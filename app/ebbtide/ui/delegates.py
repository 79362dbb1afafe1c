"""How rows are drawn: two calm lines, or one line in columns."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette
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
from ebbtide.ui.job_model import VIEW_ROLE, JobTableModel
from ebbtide.ui.mirror import Group, fraction, group_of
from ebbtide.ui.painting import BAR_HEIGHT, draw_bar, error_colour, muted, warning_colour

AnyIndex = QModelIndex | QPersistentModelIndex

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_START = Qt.AlignmentFlag.AlignLeft | _CENTRE
_END = Qt.AlignmentFlag.AlignRight | _CENTRE
_AT_THE_END = Qt.TextElideMode.ElideRight
_NOT_PLAIN = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
_COLUMNS = tuple(Column)
_WIDEST_BAR = 36
"""In units of the grid."""
_NARROW = 70
"""In average characters: what a sentence and a bar side by side need at least."""


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, so that changing numbers stand still."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def grid_of(metrics: QFontMetrics) -> int:
    """Return the unit of all distances: 4 px with an ordinary font, growing with it."""
    return max(4, round(metrics.height() / 4))


def draw_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw selection, hover and focus as the style does, without text and icon."""
    panel = QStyleOptionViewItem(option)
    panel.text = ""
    panel.icon = QIcon()
    style = option.widget.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, panel, painter, option.widget)


def sentence_colour(option: QStyleOptionViewItem, view: JobView) -> QColor:
    """Return the colour of a job's sentence: muted, or the tone of its trouble."""
    if group_of(view) is Group.FAILED:
        return error_colour(option.palette)
    if view.job.state is JobState.TRANSIENT_ERROR:
        return warning_colour(option.palette)
    return muted(option.palette)


class _RowPainter:
    """Paints one comfortable row."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, view: JobView, icons: Icons
    ) -> None:
        self._painter = painter
        self._option = option
        self._view = view
        self._icons = icons
        self._metrics = option.fontMetrics
        self._grid = grid_of(self._metrics)
        self._palette = option.palette
        self._text = self._palette.color(QPalette.ColorRole.Text)
        self._muted = muted(self._palette)

    def paint(self) -> None:
        grid, line = self._grid, self._metrics.height()
        inner = self._option.rect.adjusted(3 * grid, 0, -3 * grid, 0)
        icon = QRect(inner.left(), 0, 6 * grid, 6 * grid)
        icon.moveTop(inner.top() + (inner.height() - icon.height()) // 2)
        self._draw_icon(icon_name(self._view.job), icon, self._muted)
        words = inner.adjusted(icon.width() + 3 * grid, 0, 0, 0)
        top = inner.top() + (inner.height() - 2 * line - grid // 2) // 2
        self._paint_title(QRect(words.left(), top, words.width(), line))
        below = top + line + grid // 2
        self._paint_sentence(QRect(words.left(), below, words.width(), line))

    def _paint_title(self, line: QRect) -> None:
        job = self._view.job
        if job.priority is not Priority.NORMAL and not job.state.is_final:
            word = texts.priority_text(job.priority)
            width = self._metrics.horizontalAdvance(word) + 2
            place = QRect(line.right() - width + 1, line.top(), width, line.height())
            self._write(place, word, self._muted, _END)
            line = line.adjusted(0, 0, -width - 3 * self._grid, 0)
        mode = Qt.TextElideMode.ElideMiddle
        name = self._metrics.elidedText(job.name, mode, line.width())
        self._write(line, name, self._text, _START)

    def _paint_sentence(self, line: QRect) -> None:
        if not self._view.job.state.is_final:
            line = self._paint_bar(line)
        colour = sentence_colour(self._option, self._view)
        glyph = _GLYPHS.get(self._view.job.state)
        if glyph is not None:
            side = self._metrics.ascent()
            top = line.top() + (line.height() - side) // 2
            self._draw_icon(glyph, QRect(line.left(), top, side, side), colour)
            line = line.adjusted(side + self._grid, 0, 0, 0)
        self._painter.setFont(tabular(self._option.font))
        mode = Qt.TextElideMode.ElideRight
        sentence = self._metrics.elidedText(texts.row_text(self._view), mode, line.width())
        self._write(line, sentence, colour, _START)

    def _paint_bar(self, line: QRect) -> QRect:
        """Paint the bar at the end of the line or below it; return what is left of the line."""
        height = max(BAR_HEIGHT, self._grid)
        if line.width() < _NARROW * self._metrics.averageCharWidth():
            # The sentence needs the whole line: the bar goes below it.
            bar = QRect(line.left(), line.bottom() + self._grid // 2, line.width(), height)
            rest = line
        else:
            width = min(_WIDEST_BAR * self._grid, line.width() // 4)
            bar = QRect(line.right() - width + 1, 0, width, height)
            bar.moveTop(line.top() + (line.height() - height) // 2 + 1)
            rest = line.adjusted(0, 0, -width - 4 * self._grid, 0)
        area = QRectF(self._mirrored(bar))
        draw_bar(self._painter, area, self._view, self._palette, self._option.direction)
        return rest

    def _draw_icon(self, name: str, place: QRect, colour: QColor) -> None:
        ratio = self._painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, place.width(), ratio, colour)
        self._painter.drawPixmap(self._mirrored(place).topLeft(), pixmap)

    def _write(self, place: QRect, text: str, colour: QColor, side: Qt.AlignmentFlag) -> None:
        self._painter.setPen(colour)
        seen = QStyle.visualAlignment(self._option.direction, side)
        flags = int(seen | Qt.AlignmentFlag.AlignAbsolute) | Qt.TextFlag.TextSingleLine.value
        self._painter.drawText(self._mirrored(place), flags, text)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._option.direction, self._option.rect, place)


_GLYPHS = {
    JobState.ERROR: "tray-error-symbolic",
    JobState.TRANSIENT_ERROR: "retry",
    JobState.SUSPENDED: "pause",
}


class ComfortableDelegate(QStyledItemDelegate):
    """Two lines: the name and its priority, then the sentence and a thin bar."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        metrics = option.fontMetrics
        height = 2 * metrics.height() + 4 * grid_of(metrics) + grid_of(metrics) // 2
        return QSize(30 * metrics.averageCharWidth(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view = index.data(VIEW_ROLE)
        if isinstance(view, JobView):
            painter.save()
            draw_background(painter, option)
            _RowPainter(painter, option, view, self._icons).paint()
            painter.restore()


class CompactDelegate(QStyledItemDelegate):
    """One line in columns: muted sentences, a bar for progress, figures of one width.

    Cells are painted here from beginning to end: to ask a model of Python for each of
    their properties takes Qt longer than a screen takes to show the next picture.
    """

    def __init__(self, jobs: JobTableModel, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._icons = icons
        self._tools: _Tools | None = None

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, column = index.row(), _COLUMNS[index.column()]
        view = self._jobs.view_at(row)
        if option.state.value & _NOT_PLAIN:
            # What the mouse is over is a row, and this would be one cell of it.
            option.state &= ~QStyle.StateFlag.State_MouseOver
            draw_background(painter, option)
        if column is Column.PROGRESS:
            painter.save()
            _paint_progress(painter, option, view)
            painter.restore()
        else:
            tools = self._tools_for(option)
            self._paint_text(painter, tools, option, view, column, self._jobs.text_at(row, column))

    def _tools_for(self, option: QStyleOptionViewItem) -> _Tools:
        """Return what the last cell was written with, as long as it is the same."""
        key = (option.palette.cacheKey(), option.font.key(), option.direction)
        if self._tools is None or self._tools.key != key:
            self._tools = _Tools(key, option)
        return self._tools

    def _paint_text(
        self,
        painter: QPainter,
        tools: _Tools,
        option: QStyleOptionViewItem,
        view: JobView,
        column: Column,
        text: str,
    ) -> None:
        grid, place = tools.grid, option.rect
        begin, width = place.left() + grid, place.width() - 2 * grid
        if column is Column.NAME:
            self._paint_icon(painter, option, view, tools)
            room = option.decorationSize.width() + grid
            begin, width = begin + (0 if tools.mirrored else room), width - room
        at_end = column in AT_END
        mode = Qt.TextElideMode.ElideMiddle if column is Column.NAME else _AT_THE_END
        words = tools.metrics.elidedText(text, mode, width)
        painter.setFont(tools.figures if at_end else option.font)
        painter.setPen(self._colour(tools, option, view, column))
        side = tools.end if at_end else tools.start
        painter.drawText(begin, place.top(), width, place.height(), side, words)

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, view: JobView, tools: _Tools
    ) -> None:
        size, grid = option.decorationSize, tools.grid
        place = QRect(option.rect.left() + grid, option.rect.top(), size.width(), size.height())
        place.moveTop(option.rect.top() + (option.rect.height() - size.height()) // 2)
        seen = QStyle.visualRect(option.direction, option.rect, place)
        ratio = painter.device().devicePixelRatioF()
        name = icon_name(view.job)
        pixmap = self._icons.pixmap(name, size.width(), ratio, tools.muted)
        painter.drawPixmap(seen.topLeft(), pixmap)

    def _colour(
        self, tools: _Tools, option: QStyleOptionViewItem, view: JobView, column: Column
    ) -> QColor:
        if column is Column.SENTENCE:
            return sentence_colour(option, view)
        if column in EDITABLE and (view.job.state.is_final or not has_own_wish(column, view)):
            # What is over, and what goes by the priority, stays behind the rest.
            return tools.muted
        return tools.text


class _Tools:
    """What the cells of one view are written with, made once and not for every cell."""

    def __init__(self, key: tuple[object, ...], option: QStyleOptionViewItem) -> None:
        self.key = key
        self.metrics = QFontMetrics(option.fontMetrics)
        self.grid = grid_of(self.metrics)
        self.figures = tabular(option.font)
        self.text = option.palette.color(QPalette.ColorRole.Text)
        self.muted = muted(option.palette)
        self.mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self.start = self._flags(option, _START)
        self.end = self._flags(option, _END)

    @staticmethod
    def _flags(option: QStyleOptionViewItem, side: Qt.AlignmentFlag) -> int:
        seen = QStyle.visualAlignment(option.direction, side)
        return int(seen | Qt.AlignmentFlag.AlignAbsolute) | Qt.TextFlag.TextSingleLine.value


def _paint_progress(painter: QPainter, option: QStyleOptionViewItem, view: JobView) -> None:
    """Paint a bar with its percentage behind it."""
    grid = grid_of(option.fontMetrics)
    inner = option.rect.adjusted(2 * grid, 0, -2 * grid, 0)
    room = option.fontMetrics.horizontalAdvance(formats.percent(1.0)) + 2 * grid
    palette = option.palette
    height = max(BAR_HEIGHT, grid)
    bar = QRect(inner.left(), 0, max(height, inner.width() - room), height)
    bar.moveTop(inner.top() + (inner.height() - height) // 2)
    seen = QStyle.visualRect(option.direction, option.rect, bar)
    if group_of(view) is not Group.DONE:
        draw_bar(painter, QRectF(seen), view, palette, option.direction)
    part = fraction(view)
    if part is not None and view.job.state is not JobState.CANCELLED:
        number = QRect(inner.right() - room, inner.top(), room, inner.height())
        painter.setFont(tabular(option.font))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        side = QStyle.visualAlignment(option.direction, _END) | Qt.AlignmentFlag.AlignAbsolute
        place = QStyle.visualRect(option.direction, option.rect, number)
        painter.drawText(place, int(side), formats.percent(part))
