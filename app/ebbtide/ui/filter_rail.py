"""The filters at the left, each with how many jobs it shows."""

from __future__ import annotations

from collections.abc import Sequence

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
from ebbtide.core.jobs import JobKind, Priority
from ebbtide.ui import formats, texts
from ebbtide.ui.delegates import draw_background
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Choice, Group
from ebbtide.ui.painting import calm_selection, muted
from ebbtide.ui.row_tools import grid_of, tabular

_HEADING_ROLE = Qt.ItemDataRole.UserRole
_COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST_COUNT = 10_000


class FilterRail(QListWidget):
    """Chooses which jobs the list shows."""

    chosen = Signal(object)
    """A `Choice`."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._choices: list[Choice | None] = []
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
        self._add_heading(self.tr("Priority"))
        for priority in Priority:
            self._add(priority)
        self._add_heading(self.tr("Direction"))
        for kind in (JobKind.DOWNLOAD, JobKind.UPLOAD):
            self._add(kind)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(self._choice_at(row)))
        feed.changed.connect(self._count)
        self._count()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choice_at(self.currentRow())

    def choose(self, choice: Choice) -> None:
        """Choose as if somebody had clicked it."""
        self.setCurrentRow(self._choices.index(choice))

    def count_of(self, choice: Choice) -> int:
        """Return the number shown beside a choice."""
        return int(self.item(self._choices.index(choice)).data(_COUNT_ROLE))

    def is_offered(self, choice: Choice) -> bool:
        """Tell whether a choice is shown: those that would change nothing are not."""
        return not self.item(self._choices.index(choice)).isHidden()

    def _choice_at(self, row: int) -> Choice:
        return self._choices[max(0, row)] or Group.ALL

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        said = [choice_text(one) for one in self._choices if one is not None]
        words = max(map(metrics.horizontalAdvance, said))
        count = metrics.horizontalAdvance(formats.number(_LONGEST_COUNT))
        return QSize(words + count + 9 * grid_of(metrics), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 5 * self.sizeHintForRow(0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.setPalette(calm_selection(QApplication.palette()))

    def _add(self, choice: Choice) -> None:
        QListWidgetItem(choice_text(choice), self)
        self._choices.append(choice)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(_HEADING_ROLE, True)
        self._choices.append(None)

    def _count(self) -> None:
        counts = {one: self._feed.mirror.count(one) for one in self._choices if one is not None}
        for row, choice in enumerate(self._choices):
            if choice is not None:
                self._show_count(self.item(row), choice, counts[choice])
        self._offer(list(Priority), sum(counts[one] > 0 for one in Priority) > 1)
        self._offer([JobKind.DOWNLOAD, JobKind.UPLOAD], counts[JobKind.UPLOAD] > 0)

    def _show_count(self, item: QListWidgetItem, choice: Choice, count: int) -> None:
        if item.data(_COUNT_ROLE) != count:
            item.setData(_COUNT_ROLE, count)
            words = {"group": choice_text(choice), "count": formats.number(count)}
            spoken = fill(self.tr("{group}: {count}"), words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _offer(self, choices: Sequence[Choice], offered: bool) -> None:
        """Show choices with their heading, as long as they tell jobs apart, or are in use."""
        offered = offered or self.choice in choices
        first = self._choices.index(choices[0])
        for row in range(first - 1, first + len(choices)):
            if self.isRowHidden(row) is offered:
                self.setRowHidden(row, not offered)


def choice_text(choice: Choice) -> str:
    """Return what a choice of the rail is called."""
    if isinstance(choice, Group):
        return texts.group_text(choice)
    if isinstance(choice, Priority):
        return texts.priority_text(choice)
    translate = texts.translate
    sends = choice is not JobKind.DOWNLOAD
    return translate("JobKind", "Uploads") if sends else translate("JobKind", "Downloads")


class _RailDelegate(QStyledItemDelegate):
    """The name at the start of the line, the count at its end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = option.fontMetrics
        room = 5 if index.data(_HEADING_ROLE) else 3
        return QSize(0, metrics.height() + room * grid_of(metrics))

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
        if index.data(_HEADING_ROLE):
            # A heading cannot be chosen, but nothing about it is switched off.
            painter.setPen(muted(QApplication.palette()))
            line.setTop(line.top() + 2 * grid)
            _write(painter, option, line, str(index.data()), Qt.AlignmentFlag.AlignLeft)
            painter.restore()
            return
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
