"""One row for each address: its name, and below it what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ebbtide.ui.painting import calm_selection, muted, warning_colour

Index = QModelIndex | QPersistentModelIndex

_FACTS_ROLE = Qt.ItemDataRole.UserRole
_WORRIES_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 8
_GAP = 2
_MOST_LINES = 11
"""Of text, before the list scrolls."""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What one row shows."""

    name: str
    facts: str
    worries: str = ""
    """One sentence a line."""


class OfferList(QListView):
    """Shows rows, as high as they are; nothing at all without any."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.hide()

    def show_rows(self, rows: Iterable[OfferRow]) -> None:
        """Show these; a row that stays keeps its place and its mark."""
        shown = list(rows)
        while self._rows.rowCount() < len(shown):
            self._rows.appendRow(QStandardItem())
        self._rows.setRowCount(len(shown))
        for place, row in enumerate(shown):
            _fill(self._rows.item(place), row)
        self.setVisible(bool(shown))
        self._fit()

    def texts(self) -> list[str]:
        """Return what the rows say, as it is read out."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._rows.item(row).data(role)) for row in range(self._rows.rowCount())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, up to a limit."""
        heights = [self.sizeHintForRow(row) for row in range(self._rows.rowCount())]
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        height = min(sum(heights), most) + 2 * self.frameWidth()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


def _fill(item: QStandardItem, row: OfferRow) -> None:
    said = [row.name, row.facts, *row.worries.splitlines()]
    for value, role in (
        (row.name, Qt.ItemDataRole.DisplayRole),
        (row.facts, _FACTS_ROLE),
        (row.worries, _WORRIES_ROLE),
        ("\n".join(filter(None, said)), Qt.ItemDataRole.ToolTipRole),
        (". ".join(filter(None, said)), Qt.ItemDataRole.AccessibleTextRole),
    ):
        if item.data(role) != value:
            item.setData(value, role)


class _Delegate(QStyledItemDelegate):
    """The name on one line, the rest wrapped below it in the colour of secondary text."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(1, self._view.viewport().width() - 2 * _MARGIN)
        height = option.fontMetrics.lineSpacing() + 2 * _MARGIN
        for role in (_FACTS_ROLE, _WORRIES_ROLE):
            height += _height(option.fontMetrics, width, index.data(role))
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = QApplication.palette()
        option.palette = calm_selection(palette)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._view.style().drawPrimitive(panel, option, painter, self._view)
        area = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        metrics = option.fontMetrics
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, area.width())
        painter.save()
        painter.setFont(option.font)
        painter.setPen(palette.color(palette.ColorRole.Text))
        painter.drawText(area, side, name)
        area.setTop(area.top() + metrics.lineSpacing())
        for role, colour in (
            (_FACTS_ROLE, muted(palette)),
            (_WORRIES_ROLE, warning_colour(palette)),
        ):
            text = index.data(role)
            painter.setPen(colour)
            painter.drawText(area.adjusted(0, _GAP, 0, 0), side | _WRAP, text)
            area.setTop(area.top() + _height(metrics, area.width(), text))
        painter.restore()


_WRAP = Qt.TextFlag.TextWordWrap


def _height(metrics: QFontMetrics, width: int, text: str) -> int:
    """Return what wrapped text takes below another one."""
    if not text:
        return 0
    return _GAP + metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
