"""The filters at the left, each with how many jobs it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ebbtide.core.errors import fill
from ebbtide.ui import formats, texts
from ebbtide.ui.delegates import draw_background, grid_of, tabular
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Group
from ebbtide.ui.painting import calm_selection, muted

_GROUP_ROLE = Qt.ItemDataRole.UserRole
_COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST_COUNT = 10_000


class FilterRail(QListWidget):
    """Chooses which jobs the list shows."""

    chosen = Signal(object)
    """A `Group`."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.setAccessibleName(self.tr("Filter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_RailDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, 4, 0, 4)
        self.setPalette(calm_selection(QApplication.palette()))
        for group in Group:
            self._add(group)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(list(Group)[row]))
        feed.changed.connect(self._count)
        self._count()

    @property
    def group(self) -> Group:
        """The chosen group."""
        return list(Group)[max(0, self.currentRow())]

    def choose(self, group: Group) -> None:
        """Choose a group as if somebody had clicked it."""
        self.setCurrentRow(list(Group).index(group))

    def count_of(self, group: Group) -> int:
        """Return the number shown beside a group."""
        return int(self.item(list(Group).index(group)).data(_COUNT_ROLE))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(texts.group_text(group)) for group in Group)
        count = metrics.horizontalAdvance(formats.number(_LONGEST_COUNT))
        return QSize(words + count + 9 * grid_of(metrics), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 5 * self.sizeHintForRow(0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.setPalette(calm_selection(QApplication.palette()))

    def _add(self, group: Group) -> None:
        item = QListWidgetItem(texts.group_text(group), self)
        item.setData(_GROUP_ROLE, group.value)

    def _count(self) -> None:
        for row, group in enumerate(Group):
            item, count = self.item(row), self._feed.mirror.count(group)
            if item.data(_COUNT_ROLE) != count:
                item.setData(_COUNT_ROLE, count)
                words = {"group": texts.group_text(group), "count": formats.number(count)}
                spoken = fill(self.tr("{group}: {count}"), words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)


class _RailDelegate(QStyledItemDelegate):
    """The name at the start of the line, the count at its end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = option.fontMetrics
        return QSize(0, metrics.height() + 3 * grid_of(metrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        draw_background(painter, option)
        grid = grid_of(option.fontMetrics)
        line = option.rect.adjusted(3 * grid, 0, -3 * grid, 0)
        palette = option.palette
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        _write(painter, option, line, str(index.data()), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(muted(palette))
        painter.setFont(tabular(option.font))
        count = int(index.data(_COUNT_ROLE) or 0)
        _write(painter, option, line, formats.number(count), Qt.AlignmentFlag.AlignRight)
        painter.restore()


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    line: QRect,
    text: str,
    side: Qt.AlignmentFlag,
) -> None:
    seen = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(line, int(seen | Qt.AlignmentFlag.AlignAbsolute), text)
