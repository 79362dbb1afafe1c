"""Which parts of a file are here, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ebbtide.core.jobs import File
from ebbtide.ui.delegates import draw_background
from ebbtide.ui.row_tools import grid_of

FILE_ROLE = Qt.ItemDataRole.UserRole
"""The `File` of a row."""
_TRACK = 0.14


class SegmentDelegate(QStyledItemDelegate):
    """Paints what is here in its place; what is missing stays pale."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        draw_background(painter, option)
        file = index.data(FILE_ROLE)
        if isinstance(file, File):
            _paint(painter, option, file)
        painter.restore()


def _paint(painter: QPainter, option: QStyleOptionViewItem, file: File) -> None:
    grid = grid_of(option.fontMetrics)
    height = max(6, 2 * grid)
    bar = option.rect.adjusted(grid, 0, -grid, 0)
    bar = QRect(bar.left(), bar.top() + (bar.height() - height) // 2, bar.width(), height)
    track = option.palette.color(QPalette.ColorRole.Text)
    track.setAlphaF(_TRACK)
    painter.fillRect(bar, track)
    accent = option.palette.color(QPalette.ColorRole.Accent)
    parts = parts_here(file)
    if option.direction is Qt.LayoutDirection.RightToLeft:
        parts = [(1 - end, 1 - begin) for begin, end in parts]
    for begin, end in parts:
        width = max(1.0, (end - begin) * bar.width())
        painter.fillRect(QRectF(bar.left() + begin * bar.width(), bar.top(), width, height), accent)


def parts_here(file: File) -> list[tuple[float, float]]:
    """Return the parts that are here, as shares of the file from 0 to 1."""
    if not file.size:
        return []
    if file.done_size >= file.size:
        return [(0.0, 1.0)]
    return [(start / file.size, min(1.0, end / file.size)) for start, end in file.done]
