"""The jobs as a table for Qt's views, with its sorting and filtering."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import texts
from ebbtide.ui.columns import (
    AT_END,
    BY_RULE,
    EDITABLE,
    Column,
    SortKey,
    accessible_text,
    cell_text,
    cell_value,
    column_text,
    own_order,
    sort_key,
)
from ebbtide.ui.feed import Feed
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.icons import Icons
from ebbtide.ui.mirror import Changed, Changes, Group, group_of
from ebbtide.ui.reordering import Landing, landing

AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_DECORATION = Qt.ItemDataRole.DecorationRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


VIEW_ROLE = Qt.ItemDataRole.UserRole
"""The whole `JobView`, for delegates."""

JOBS_FORMAT = "application/x-ebbtide-jobs"
"""Dragged rows: the ids of their jobs with spaces between."""
_EDIT = Qt.ItemDataRole.EditRole


class JobTableModel(QAbstractTableModel):
    """Rows in the order somebody chose; changes arrive as spans, never as a reset.

    Sorting is done here and not by the filter: Python sorts keys that are at hand in a
    tenth of the time that Qt takes to ask Python for every comparison.
    """

    edited = Signal(object, object, object)
    """Somebody chose in place: a `JobId`, the `Column` and the value."""

    def __init__(self, feed: Feed, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mirror = feed.mirror
        self._icons = icons
        self._views: list[JobView] = []
        self._sorted_by: Column | None = None
        self._backwards = False
        self._key: SortKey = own_order
        self._places: list[Any] = []
        self._place_of: dict[JobId, Any] = {}
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
            return cell_text(column, view, self._mirror.settings)
        if role == _EDIT:
            return cell_value(column, view)
        if role == _ACCESSIBLE:
            if column is Column.NAME:
                return accessible_text(view)
            return cell_text(column, view, self._mirror.settings)
        if role == _ALIGNMENT and column in AT_END:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _DECORATION and column is Column.NAME:
            return self._icons.icon(icon_name(view.job))
        if role == _TOOLTIP:
            return self._tooltip(view, column)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            # Rows are dropped between others, never onto one.
            return Qt.ItemFlag.ItemIsDropEnabled
        # Views ask this of every row when the order changes: nothing is put together here.
        if self._views[index.row()].job.state.is_final:
            return _OVER
        return _CHOICE if index.column() in EDITABLE else _MOVABLE

    def mimeTypes(self) -> list[str]:
        return [JOBS_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = dict.fromkeys(self._views[index.row()].job.id for index in indexes)
        data = QMimeData()
        data.setData(JOBS_FORMAT, " ".join(ids).encode())
        return data

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """Ask for another value; it is shown once the engine has taken it."""
        if role != _EDIT or not index.isValid():
            return False
        column, view = Column(index.column()), self._views[index.row()]
        if value != cell_value(column, view):
            self.edited.emit(view.job.id, column, value)
        return True

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

    def first_of(self, group: Group) -> JobId | None:
        """Return the first job of a group, as the rows lie."""
        found = (view.job.id for view in self._views if group_of(view) is group)
        return next(found, None)

    def is_hidden(self, view: JobView) -> bool:
        """Tell whether a job is out of sight, about to be removed."""
        return view.job.id in self._mirror.hidden

    def view_at(self, row: int) -> JobView:
        """Return the job of a row."""
        return self._views[row]

    def row_of(self, job_id: JobId) -> int | None:
        """Return the row of a job."""
        key = self._place_of.get(job_id)
        return None if key is None else bisect_left(self._places, key)

    @property
    def in_own_order(self) -> bool:
        """The rows lie as the jobs take their turns."""
        return self._sorted_by is None

    def sort_by(self, column: Column | None, *, descending: bool = False) -> None:
        """Sort by a column; by none, as jobs take their turns."""
        self._sorted_by, self._backwards = column, descending
        self._sort_again()

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
        self._reorder(changes.changed)
        self._tell(changes.changed)
        self._add(changes.added)
        if changes.settings and self._views:
            self._apply_rules()

    def _apply_rules(self) -> None:
        """Other settings: what goes by the priority may come to something else."""
        if self._sorted_by in BY_RULE:
            self._sort_again()
        top = self.index(0, min(BY_RULE))
        self.dataChanged.emit(top, self.index(len(self._views) - 1, max(BY_RULE)), _ROLES)

    def _sort_again(self) -> None:
        self._key = sort_key(self._sorted_by, self._mirror.settings, descending=self._backwards)
        self._reorder([view.job.id for view in self._views])

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

    def _reorder(self, touched: Iterable[JobId]) -> None:
        """Put rows where they belong now, keeping selection and current row."""
        views = self._mirror.views
        keys = {one: self._key(views[one]) for one in touched if one in self._place_of}
        moved = {one: key for one, key in keys.items() if self._place_of[one] != key}
        if not moved:
            return
        self._place_of.update(moved)
        places = [self._place_of[view.job.id] for view in self._views]
        order = sorted(range(len(places)), key=places.__getitem__)
        if order == list(range(len(places))):
            self._places = places
            return
        self.layoutAboutToBeChanged.emit()
        old_indexes = self.persistentIndexList()
        jobs = [self._views[index.row()].job.id for index in old_indexes]
        self._views = [self._views[row] for row in order]
        self._places = [places[row] for row in order]
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
        fresh = sorted((self._mirror.views[one] for one in added), key=self._key)
        start = 0
        while start < len(fresh):
            row = bisect_left(self._places, self._key(fresh[start]))
            end = start + 1
            while end < len(fresh) and self._belongs_before(row, fresh[end]):
                end += 1
            self._insert(row, fresh[start:end])
            start = end

    def _belongs_before(self, row: int, view: JobView) -> bool:
        return row == len(self._places) or bool(self._key(view) < self._places[row])

    def _insert(self, row: int, views: list[JobView]) -> None:
        places = [self._key(view) for view in views]
        self.beginInsertRows(_NOWHERE, row, row + len(views) - 1)
        self._views[row:row] = views
        self._places[row:row] = places
        self._place_of.update(zip((view.job.id for view in views), places, strict=True))
        self.endInsertRows()

    def _redecorate(self) -> None:
        if self._views:
            last = self.index(len(self._views) - 1, Column.NAME)
            self.dataChanged.emit(self.index(0, Column.NAME), last, [_DECORATION])


_OVER = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_MOVABLE = _OVER | Qt.ItemFlag.ItemIsDragEnabled
_CHOICE = _MOVABLE | Qt.ItemFlag.ItemIsEditable
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
    """What the list shows: one group and a search. The order is the model's."""

    dropped = Signal(object)
    """A `Landing`: somebody dragged rows to another place."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._group = Group.ALL
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

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

    # Drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: AnyIndex
    ) -> bool:
        return self._landing(data, row) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: AnyIndex
    ) -> bool:
        place = self._landing(data, row)
        if place is None:
            return False
        self.dropped.emit(place)
        return True

    def _landing(self, data: QMimeData, row: int) -> Landing | None:
        """Return where a drop before a row goes; without an order of turns it means nothing."""
        if not self._model.in_own_order or not data.hasFormat(JOBS_FORMAT):
            return None
        ids = {JobId(one) for one in bytes(data.data(JOBS_FORMAT).data()).decode().split()}
        shown = [self.view_at(one) for one in range(self.rowCount())]
        return landing(shown, ids, len(shown) if row < 0 else row)

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
        chosen = None if column < 0 else Column(column)
        self._model.sort_by(chosen, descending=order is Qt.SortOrder.DescendingOrder)

    def filterAcceptsRow(self, source_row: int, _source_parent: AnyIndex) -> bool:
        view = self._model.view_at(source_row)
        if self._model.is_hidden(view):
            return False
        if self._group is not Group.ALL and group_of(view) is not self._group:
            return False
        return not self._words or self._has_words(view)

    def _has_words(self, view: JobView) -> bool:
        hay = "\n".join((view.job.name, *(file.url for file in view.job.files))).casefold()
        return all(word in hay for word in self._words)
