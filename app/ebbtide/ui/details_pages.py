"""The pages of the details: files and history."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.events import Recorded
from ebbtide.core.jobs import File, JobKind
from ebbtide.core.ports import JobView
from ebbtide.core.signed_addresses import shown_address
from ebbtide.ui import formats, texts
from ebbtide.ui.row_tools import grid_of
from ebbtide.ui.segment_map import FILE_ROLE, SegmentDelegate

_MOVED, _PARTS, _ADDRESS = 1, 3, 5
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RoomyDelegate(QStyledItemDelegate):
    """Rows with some air between them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + 2 * grid_of(option.fontMetrics))


class Table(QTreeWidget):
    """Rows of words that can be selected."""

    def __init__(self, name: str, headings: list[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderLabels(headings)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.header().setHighlightSections(False)
        self.setItemDelegate(RoomyDelegate(self))


class FilesPage(Table):
    """The files of a job with their own progress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [], parent)
        self.setAccessibleName(self.tr("Files"))
        self.setHeaderLabels(
            [
                self.tr("File"),
                self.tr("Here"),
                self.tr("Size"),
                self.tr("Parts"),
                self.tr("State"),
                self.tr("From"),
            ]
        )
        self._ways = {
            False: (self.tr("Here"), self.tr("From")),
            True: (self.tr("Moved"), self.tr("Address")),
        }
        self._make_room()
        self.setItemDelegateForColumn(_PARTS, SegmentDelegate(self))
        for column in (1, 2):
            self.headerItem().setTextAlignment(column, _END)

    def _make_room(self) -> None:
        """Give each column what it usually needs, and its heading in any language."""
        unit = self.fontMetrics().averageCharWidth()
        for column, characters in enumerate((32, 12, 12, 22, 18)):
            heading = self.header().sectionSizeHint(column)
            self.setColumnWidth(column, max(characters * unit, heading))

    def show_job(self, view: JobView | None) -> None:
        """Show the files of a job, changing only what differs."""
        files = view.job.files if view is not None else ()
        sends = view is not None and view.job.kind is not JobKind.DOWNLOAD
        for column, heading in zip((_MOVED, _ADDRESS), self._ways[sends], strict=True):
            if self.headerItem().text(column) != heading:
                self.headerItem().setText(column, heading)
        while self.topLevelItemCount() > len(files):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(files):
            added = QTreeWidgetItem(self)
            for column in (1, 2):
                added.setTextAlignment(column, _END)
        for row, file in enumerate(files):
            item = self.topLevelItem(row)
            if item is not None:
                _say(item, _file_texts(file, is_sent=sends and not file.staging))
                if item.data(_PARTS, FILE_ROLE) != file:
                    item.setData(_PARTS, FILE_ROLE, file)
                    item.setData(_PARTS, _SPOKEN, _parts_text(file))


def _say(item: QTreeWidgetItem, words: tuple[str, ...]) -> None:
    for column, text in enumerate(words):
        if item.text(column) != text:
            item.setText(column, text)
            item.setToolTip(column, text)


def _file_texts(file: File, *, is_sent: bool) -> tuple[str, ...]:
    return (
        file.target.rpartition("/")[2],
        formats.size(file.done_size),
        formats.size(file.size) if file.size is not None else "",
        "",
        texts.file_state_text(file.state, is_sent=is_sent),
        shown_address(without_userinfo(file.url)),
    )


def _parts_text(file: File) -> str:
    """Return the bar in words, for the ear."""
    return formats.percent(file.done_size / file.size) if file.size else ""


class HistoryPage(Table):
    """What happened to a job, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [], parent)
        self.setAccessibleName(self.tr("History"))
        self.setHeaderLabels([self.tr("When"), self.tr("What happened")])
        self.setColumnWidth(0, 22 * self.fontMetrics().averageCharWidth())
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._last_number = 0

    def show_history(self, events: tuple[Recorded, ...]) -> None:
        """Show a history from its beginning."""
        self.clear()
        self._last_number = 0
        self.append(events)

    def append(self, events: tuple[Recorded, ...]) -> None:
        """Show what happened since; events that are shown already do not come twice."""
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        for recorded in events:
            if recorded.number > self._last_number and recorded.event.is_remembered:
                self._last_number = recorded.number
                self._add(recorded)
        if at_end:
            self.scrollToBottom()

    def _add(self, recorded: Recorded) -> None:
        what = texts.event_text(recorded.event)
        item = QTreeWidgetItem(self, [formats.moment(recorded.at, time.time()), what])
        item.setToolTip(0, formats.full_moment(recorded.at))
        item.setToolTip(1, what)
