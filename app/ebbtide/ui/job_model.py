"""The jobs as a table for Qt's views, with its sorting and filtering."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import formats, texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.icons import Icons
from ebbtide.ui.mirror import (
    Changed,
    Changes,
    Group,
    Place,
    fraction,
    group_of,
    place,
    seconds_left,
    speed,
)

AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_DECORATION = Qt.ItemDataRole.DecorationRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class Column(IntEnum):
    """The columns; the low bits of `Changed` follow them."""

    NAME = 0
    PROGRESS = 1
    SENTENCE = 2
    SPEED = 3
    TIME_LEFT = 4
    SIZE = 5
    PRIORITY = 6


VIEW_ROLE = Qt.ItemDataRole.UserRole
"""The whole `JobView`, for delegates."""

AT_END = frozenset({Column.SPEED, Column.TIME_LEFT, Column.SIZE, Column.PRIORITY})
"""Columns that line up at the end of their width; a word after numbers does not touch them."""


def _progress_text(view: JobView) -> str:
    part = fraction(view)
    return "" if part is None else formats.percent(part)


_TEXTS: Mapping[Column, Callable[[JobView], str]] = {
    Column.NAME: lambda view: view.job.name,
    Column.PROGRESS: _progress_text,
    Column.SENTENCE: texts.verdict_text,
    Column.SPEED: lambda view: formats.speed(rate) if (rate := speed(view)) is not None else "",
    Column.TIME_LEFT: texts.time_left_text,
    Column.SIZE: lambda view: formats.size(size) if (size := view.job.size) is not None else "",
    Column.PRIORITY: lambda view: texts.priority_text(view.job.priority),
}

_KEYS: Mapping[Column, Callable[[JobView], Any]] = {
    Column.NAME: lambda view: view.job.name.casefold(),
    Column.PROGRESS: lambda view: _or(fraction(view), -1.0),
    Column.SENTENCE: lambda view: (view.verdict.reasons[0].code.name, view.job.rank),
    Column.SPEED: lambda view: _or(speed(view), -1.0),
    Column.TIME_LEFT: lambda view: _or(seconds_left(view), float("inf")),
    Column.SIZE: lambda view: _or(view.job.size, -1),
    Column.PRIORITY: lambda view: view.job.priority.value,
}


def column_text(column: Column) -> str:
    """Return the heading of a column."""
    return {
        Column.NAME: QCoreApplication.translate("Column", "Name"),
        Column.PROGRESS: QCoreApplication.translate("Column", "Progress"),
        Column.SENTENCE: QCoreApplication.translate("Column", "State"),
        Column.SPEED: QCoreApplication.translate("Column", "Speed"),
        Column.TIME_LEFT: QCoreApplication.translate("Column", "Time left"),
        Column.SIZE: QCoreApplication.translate("Column", "Size"),
        Column.PRIORITY: QCoreApplication.translate("Column", "Priority"),
    }[column]


def accessible_text(view: JobView) -> str:
    """Return a whole row as a screen reader reads it."""
    parts = [view.job.name, texts.row_text(view)]
    if not view.job.state.is_final:
        parts += [_progress_text(view), texts.priority_text(view.job.priority)]
    return ", ".join(part for part in parts if part)


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


class JobTableModel(QAbstractTableModel):
    """Rows in the list's own order; changes arrive as spans, never as a reset."""

    def __init__(self, feed: Feed, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mirror = feed.mirror
        self._icons = icons
        self._views: list[JobView] = []
        self._places: list[Place] = []
        self._place_of: dict[JobId, Place] = {}
        feed.changed.connect(self._follow)
        icons.changed.connect(self._redecorate)

    # What Qt asks.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        view, column = self._views[index.row()], Column(index.column())
        if role == VIEW_ROLE:
            return view
        if role == _DISPLAY:
            return _TEXTS[column](view)
        if role == _ACCESSIBLE:
            return accessible_text(view) if column is Column.NAME else _TEXTS[column](view)
        if role == _ALIGNMENT and column in AT_END:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _DECORATION and column is Column.NAME:
            return self._icons.icon(icon_name(view.job))
        if role == _TOOLTIP:
            return self._tooltip(view, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section not in range(len(Column)):
            return None
        if role == _DISPLAY:
            return column_text(Column(section))
        if role == _ALIGNMENT:
            at_end = Column(section) in AT_END
            side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # What the window asks.

    def view_at(self, row: int) -> JobView:
        """Return the job of a row."""
        return self._views[row]

    def row_of(self, job_id: JobId) -> int | None:
        """Return the row of a job."""
        key = self._place_of.get(job_id)
        return None if key is None else bisect_left(self._places, key)

    @staticmethod
    def _tooltip(view: JobView, column: Column) -> str | None:
        if column is Column.NAME and view.job.files:
            return view.job.files[0].target
        if column is Column.SENTENCE:
            return texts.row_text(view)
        return None

    # What the feed tells.

    def _follow(self, changes: Changes) -> None:
        self._remove(changes.removed)
        self._replace(changes.changed)
        moved = [one for one, flags in changes.changed.items() if Changed.PLACE in flags]
        if moved:
            self._reorder()
        self._tell(changes.changed)
        self._add(changes.added)

    def _remove(self, removed: Iterable[JobId]) -> None:
        rows = sorted(row for one in removed if (row := self.row_of(one)) is not None)
        for first, last in reversed(spans(rows)):
            self.beginRemoveRows(_NOWHERE, first, last)
            for view in self._views[first : last + 1]:
                del self._place_of[view.job.id]
            del self._views[first : last + 1]
            del self._places[first : last + 1]
            self.endRemoveRows()

    def _replace(self, changed: Iterable[JobId]) -> None:
        for job_id in changed:
            if (row := self.row_of(job_id)) is not None:
                self._views[row] = self._mirror.views[job_id]

    def _reorder(self) -> None:
        """Sort again, keeping selection and current row."""
        self.layoutAboutToBeChanged.emit()
        old_indexes = self.persistentIndexList()
        jobs = [self._views[index.row()].job.id for index in old_indexes]
        self._views.sort(key=lambda view: place(view.job))
        self._places = [place(view.job) for view in self._views]
        self._place_of = {
            view.job.id: key for view, key in zip(self._views, self._places, strict=True)
        }
        new_indexes = [
            self.index(self._row(job), index.column())
            for job, index in zip(jobs, old_indexes, strict=True)
        ]
        self.changePersistentIndexList(old_indexes, new_indexes)
        self.layoutChanged.emit()

    def _row(self, job_id: JobId) -> int:
        return bisect_left(self._places, self._place_of[job_id])

    def _tell(self, changed: Mapping[JobId, Changed]) -> None:
        """Announce changed cells: one signal for each run of rows that lie together."""
        flags_of_row = {
            row: flags for one, flags in changed.items() if (row := self.row_of(one)) is not None
        }
        for first, last in spans(sorted(flags_of_row)):
            flags = Changed(0)
            for row in range(first, last + 1):
                flags |= flags_of_row[row]
            columns = _columns(flags)
            if columns:
                top = self.index(first, columns[0])
                self.dataChanged.emit(top, self.index(last, columns[-1]), _ROLES)

    def _add(self, added: Iterable[JobId]) -> None:
        fresh = sorted((self._mirror.views[one] for one in added), key=lambda v: place(v.job))
        start = 0
        while start < len(fresh):
            row = bisect_left(self._places, place(fresh[start].job))
            end = start + 1
            while end < len(fresh) and self._belongs_before(row, fresh[end]):
                end += 1
            self._insert(row, fresh[start:end])
            start = end

    def _belongs_before(self, row: int, view: JobView) -> bool:
        return row == len(self._places) or place(view.job) < self._places[row]

    def _insert(self, row: int, views: list[JobView]) -> None:
        places = [place(view.job) for view in views]
        self.beginInsertRows(_NOWHERE, row, row + len(views) - 1)
        self._views[row:row] = views
        self._places[row:row] = places
        self._place_of.update(zip((view.job.id for view in views), places, strict=True))
        self.endInsertRows()

    def _redecorate(self) -> None:
        if self._views:
            last = self.index(len(self._views) - 1, Column.NAME)
            self.dataChanged.emit(self.index(0, Column.NAME), last, [_DECORATION])


_ROLES = [_DISPLAY, _ACCESSIBLE, _TOOLTIP, VIEW_ROLE]


def spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return sorted numbers as runs, both ends included: 1 2 3 7 is 1-3, 7-7."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _columns(flags: Changed) -> list[Column]:
    """Return the columns to repaint. The first one stands for the whole comfortable row."""
    columns = [column for column in Column if flags & (1 << column)]
    if columns and columns[0] is not Column.NAME:
        return [Column.NAME, *columns]
    return columns


class JobFilter(QSortFilterProxyModel):
    """What the list shows: one group, a search, and an order of the user's choice."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._group = Group.ALL
        self._words: tuple[str, ...] = ()
        self._key = _KEYS[Column.NAME]
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    @property
    def group(self) -> Group:
        """The group shown."""
        return self._group

    def show_group(self, group: Group) -> None:
        """Show the jobs of one group only."""
        self._group = group
        self.invalidate()

    def search(self, text: str) -> None:
        """Show jobs only that have all these words in their names or addresses."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def view_at(self, row: int) -> JobView:
        """Return the job of a shown row."""
        return self._model.view_at(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, job_id: JobId) -> int | None:
        """Return the row that shows a job, or None when it is not shown."""
        row = self._model.row_of(job_id)
        if row is None:
            return None
        shown = self.mapFromSource(self._model.index(row, 0))
        return shown.row() if shown.isValid() else None

    def ids_of(self, selection: QItemSelection) -> list[JobId]:
        """Return the selected jobs in the order shown."""
        ranges = (selection.at(place) for place in range(selection.count()))
        rows = {row for one in ranges for row in range(one.top(), one.bottom() + 1)}
        return [self.view_at(row).job.id for row in sorted(rows)]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._key = _KEYS[Column(column)]
        super().sort(column, order)

    def filterAcceptsRow(self, source_row: int, _source_parent: AnyIndex) -> bool:
        view = self._model.view_at(source_row)
        if self._group is not Group.ALL and group_of(view) is not self._group:
            return False
        return not self._words or self._has_words(view)

    def lessThan(self, source_left: AnyIndex, source_right: AnyIndex) -> bool:
        left = self._model.view_at(source_left.row())
        right = self._model.view_at(source_right.row())
        return bool(self._key(left) < self._key(right))

    def _has_words(self, view: JobView) -> bool:
        hay = "\n".join((view.job.name, *(file.url for file in view.job.files))).casefold()
        return all(word in hay for word in self._words)
