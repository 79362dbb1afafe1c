"""The jobs as a table for Qt's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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
from ebbtide.ui.job_dragging import JOBS_FORMAT, carried, landing_of
from ebbtide.ui.job_rows import JobRows, Sieve, spans
from ebbtide.ui.mirror import Changed, Changes, Choice, Group, group_of
from ebbtide.ui.remedies import can_open
from ebbtide.ui.reordering import Landing

AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_DECORATION = Qt.ItemDataRole.DecorationRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_EDIT = Qt.ItemDataRole.EditRole
VIEW_ROLE = Qt.ItemDataRole.UserRole
"""The whole `JobView`."""
_COLUMNS = tuple(Column)
_FEW = 40
"""More runs of rows than this are brought together first, and then come or go as one."""


class JobTableModel(QAbstractTableModel):
    """Rows that somebody chose to see, in the order somebody chose; never reset."""

    edited = Signal(object, object, object)
    """Somebody chose in place: a `JobId`, the `Column` and the value."""
    dropped = Signal(object)
    """A `Landing`: somebody dragged rows to another place."""

    def __init__(self, feed: Feed, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mirror = feed.mirror
        self._icons = icons
        self._rows = JobRows()
        self._sieve = Sieve()
        self._sorted_by: Column | None = None
        self._backwards = False
        feed.changed.connect(self._follow)
        feed.hidden_changed.connect(self._sift)
        icons.changed.connect(self._redecorate)

    # What Qt asks.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        view, column = self._rows[index.row()], _COLUMNS[index.column()]
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
            return _tooltip(view, column)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            # Rows are dropped between others, never onto one.
            return Qt.ItemFlag.ItemIsDropEnabled
        view = self._rows[index.row()]
        if view.job.state.is_final:
            return _MOVABLE if can_open(view) else _OVER
        return _CHOICE if index.column() in EDITABLE else _MOVABLE

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """Ask for another value; it is shown once the engine has taken it."""
        if role != _EDIT or not index.isValid():
            return False
        column, view = _COLUMNS[index.column()], self._rows[index.row()]
        if value != cell_value(column, view):
            self.edited.emit(view.job.id, column, value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section not in range(len(_COLUMNS)):
            return None
        if role == _DISPLAY:
            return column_text(_COLUMNS[section])
        if role == _ALIGNMENT:
            at_end = _COLUMNS[section] in AT_END
            side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none (below zero), as jobs take their turns."""
        self._sorted_by = None if column < 0 else Column(column)
        self._backwards = order is Qt.SortOrder.DescendingOrder
        self._sort_again()

    # Drag and drop

    def mimeTypes(self) -> list[str]:
        return [JOBS_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carried(self._rows[row] for row in dict.fromkeys(one.row() for one in indexes))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

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
        return landing_of(data, self._rows.views, row) if self._sorted_by is None else None

    # What the window asks.

    def show_only(self, choice: Choice) -> None:
        """Show the jobs of one choice of the rail."""
        self._sieve = Sieve(choice, self._sieve.words)
        self._sift()

    def search(self, text: str) -> None:
        """Show jobs only that have all these words in their names or addresses."""
        self._sieve = Sieve(self._sieve.choice, tuple(text.casefold().split()))
        self._sift()

    def first_of(self, group: Group) -> JobId | None:
        """Return the first job of a group that is shown; of all if none is."""
        others = sorted(self._mirror.views.values(), key=own_order)
        ordered = chain(self._rows.views, others)
        found = (view.job.id for view in ordered if group_of(view) is group)
        return next(found, None)

    def view_at(self, row: int) -> JobView:
        """Return the job of a row."""
        return self._rows[row]

    def row_of(self, job_id: JobId) -> int | None:
        """Return the row of a job, or None when it is not shown."""
        return self._rows.row_of(job_id)

    def text_at(self, row: int, column: Column) -> str:
        """Return what a cell says."""
        return cell_text(column, self._rows[row], self._mirror.settings)

    def ids_of(self, selection: QItemSelection) -> list[JobId]:
        """Return the selected jobs in the order shown."""
        ranges = (selection.at(place) for place in range(selection.count()))
        rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        views = self._rows.views
        return [views[row].job.id for row in rows]

    # What the feed tells.

    def _passes(self, view: JobView) -> bool:
        return view.job.id not in self._mirror.hidden and self._sieve.passes(view)

    def _follow(self, changes: Changes) -> None:
        views, gone = self._mirror.views, list(changes.removed)
        kept: dict[JobId, Changed] = {}
        fresh = [views[one] for one in changes.added if self._passes(views[one])]
        for job_id, flags in changes.changed.items():
            if not self._passes(views[job_id]):
                gone.append(job_id)
            elif job_id in self._rows:
                kept[job_id] = flags
            else:
                fresh.append(views[job_id])
        self._remove(gone)
        self._change(kept)
        self._add(fresh)
        if changes.settings and len(self._rows):
            self._apply_rules()

    def _sift(self) -> None:
        """Show what passes now, with as few signals as it takes."""
        passing = {one: view for one, view in self._mirror.views.items() if self._passes(view)}
        self._remove([one for one in self._rows.ids if one not in passing])
        self._add([view for one, view in passing.items() if one not in self._rows])

    def _apply_rules(self) -> None:
        """Other settings: what goes by the priority may come to something else."""
        if self._sorted_by in BY_RULE:
            self._sort_again()
        top = self.index(0, min(BY_RULE))
        self.dataChanged.emit(top, self.index(len(self._rows) - 1, max(BY_RULE)), _ROLES)

    def _sort_again(self) -> None:
        key = sort_key(self._sorted_by, self._mirror.settings, descending=self._backwards)
        self._arrange(self._rows.set_key(key))

    def _change(self, changed: Mapping[JobId, Changed]) -> None:
        views = {one: self._mirror.views[one] for one in changed}
        self._rows.replace(views.values())
        self._arrange(self._rows.order_after(views))
        self._tell(changed)

    def _remove(self, removed: list[JobId]) -> None:
        runs = spans(self._rows.rows_of(removed))
        if len(runs) > _FEW:
            runs = [self._gather(runs)]
        for first, last in reversed(runs):
            self.beginRemoveRows(_NOWHERE, first, last)
            self._rows.remove(first, last)
            self.endRemoveRows()

    def _gather(self, runs: list[tuple[int, int]]) -> tuple[int, int]:
        """Lay scattered rows together at the end; return that one run."""
        last_rows = [row for first, last in runs for row in range(first, last + 1)]
        gone = set(last_rows)
        stay = [row for row in range(len(self._rows)) if row not in gone]
        self._arrange(stay + last_rows)
        return len(stay), len(self._rows) - 1

    def _add(self, views: list[JobView]) -> None:
        landings = self._rows.landings(views)
        if len(landings) > _FEW:
            self._insert(len(self._rows), views)
            self._arrange(self._rows.sorted_order())
            return
        for row, together in reversed(landings):
            self._insert(row, together)

    def _insert(self, row: int, views: list[JobView]) -> None:
        self.beginInsertRows(_NOWHERE, row, row + len(views) - 1)
        self._rows.insert(row, views)
        self.endInsertRows()

    def _arrange(self, order: list[int] | None) -> None:
        """Lay rows in another order, keeping selection and current row."""
        if order is None:
            return
        self.layoutAboutToBeChanged.emit()
        old_indexes = self.persistentIndexList()
        self._rows.arrange(order)
        if old_indexes:
            row_of = dict(zip(order, range(len(order)), strict=True))
            self.changePersistentIndexList(
                old_indexes, [self.index(row_of[one.row()], one.column()) for one in old_indexes]
            )
        self.layoutChanged.emit()

    def _tell(self, changed: Mapping[JobId, Changed]) -> None:
        """Announce changed cells: one signal for each run of rows that lie together."""
        flags_of_row = {
            row: flags
            for one, flags in changed.items()
            if (row := self._rows.row_of(one)) is not None
        }
        for first, last in spans(sorted(flags_of_row)):
            flags = Changed(0)
            for row in range(first, last + 1):
                flags |= flags_of_row[row]
            columns = _columns(flags)
            if columns:
                top = self.index(first, columns[0])
                self.dataChanged.emit(top, self.index(last, columns[-1]), _ROLES)

    def _redecorate(self) -> None:
        if len(self._rows):
            last = self.index(len(self._rows) - 1, Column.NAME)
            self.dataChanged.emit(self.index(0, Column.NAME), last, [_DECORATION])


_OVER = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_MOVABLE = _OVER | Qt.ItemFlag.ItemIsDragEnabled
_CHOICE = _MOVABLE | Qt.ItemFlag.ItemIsEditable
_ROLES = [_DISPLAY, _ACCESSIBLE, _TOOLTIP, VIEW_ROLE]


def _tooltip(view: JobView, column: Column) -> str | None:
    if column is Column.NAME and view.job.files:
        return view.job.files[0].target
    if column is Column.SENTENCE:
        return texts.row_text(view)
    return None


def _columns(flags: Changed) -> list[Column]:
    """Return the columns to repaint. The first one stands for the whole comfortable row."""
    columns = [column for column in Column if flags & (1 << column)]
    if columns and columns[0] is not Column.NAME:
        return [Column.NAME, *columns]
    return columns
