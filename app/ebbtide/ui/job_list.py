"""The list of jobs in its two densities, and what stands in its place when it is empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStackedWidget,
    QWidget,
)

from ebbtide.core.errors import fill
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui.columns import Column
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_model import JobTableModel
from ebbtide.ui.job_views import ComfortableView, CompactView
from ebbtide.ui.painting import calm_selection, faded
from ebbtide.ui.quiet_label import QuietLabel

# Another set of columns does not fit what was remembered.
_HEADER_KEY = f"list/header-{len(Column)}"
_DENSITY_KEY = "list/density"


class Density(Enum):
    """How much room a row takes."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class JobList(QStackedWidget):
    """Two views of one filtered model, with one selection."""

    opened = Signal(object)
    """The `JobView` that somebody double-clicked or pressed Enter on."""
    selection_changed = Signal()
    menu_asked = Signal(QPoint)
    """A context menu is wanted at this place of the screen."""

    def __init__(
        self,
        feed: Feed,
        jobs: JobTableModel,
        icons: Icons,
        empty: QWidget,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._jobs = jobs
        self._settings = settings
        self._search = ""
        self._chosen: dict[JobId, None] = {}
        self._empty = empty
        self._nothing = QuietLabel.centred()
        self._comfortable = ComfortableView(jobs, icons, self)
        self._compact = CompactView(jobs, icons, self)
        for view in (self._comfortable, self._compact):
            self._set_up(view)
        self._compact.setSelectionModel(self._comfortable.selectionModel())
        for page in (self._comfortable, self._compact, self._empty, self._nothing):
            self.addWidget(page)
        self._density = Density.COMFORTABLE
        self._is_stale = False
        self._colour()
        self._restore()
        self._follow()

    @property
    def density(self) -> Density:
        """The density shown."""
        return self._density

    @property
    def header(self) -> QHeaderView:
        """The heading of the compact view; it also holds the order of both."""
        return self._compact.horizontalHeader()

    @property
    def view(self) -> QAbstractItemView:
        """The view in use."""
        return self._comfortable if self._density is Density.COMFORTABLE else self._compact

    def set_density(self, density: Density) -> None:
        """Show the same jobs in another density."""
        self._density = density
        self._settings.setValue(_DENSITY_KEY, density.value)
        # A cell that the other view does not show would be a focus that nobody sees.
        current = self._selection.currentIndex().siblingAtColumn(Column.NAME)
        self._selection.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._choose_page()

    def set_empty_page(self, page: QWidget) -> None:
        """Show another page while there is no job at all."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._empty = page
        self._choose_page()

    def set_search(self, text: str) -> None:
        """Show only what fits a search."""
        self._search = text.strip()
        self._jobs.search(text)
        self._choose_page()

    def chosen(self) -> list[JobView]:
        """Return the selected jobs as they are now."""
        views, hidden = self._feed.mirror.views, self._feed.mirror.hidden
        return [views[one] for one in self._chosen if one in views and one not in hidden]

    def is_chosen(self, job_ids: Iterable[JobId]) -> bool:
        """Tell whether any of these jobs is selected."""
        return not self._chosen.keys().isdisjoint(job_ids)

    def choose(self, job_id: JobId) -> None:
        """Select a job and bring it into sight, if it is shown."""
        row = self._jobs.row_of(job_id)
        if row is None:
            return
        index = self._jobs.index(row, Column.NAME)
        flags = QItemSelectionModel.SelectionFlag
        self._selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)

    def tick(self, counting: Collection[JobId]) -> None:
        """Draw those rows anew that somebody sees and that count down."""
        view = self.view
        column = Column.NAME if view is self._comfortable else Column.SENTENCE
        seen = view.viewport().rect()
        for job_id in counting:
            row = self._jobs.row_of(job_id)
            if row is None:
                continue
            index = self._jobs.index(row, column)
            if view.visualRect(index).intersects(seen):
                view.update(index)

    def reset_columns(self) -> None:
        """Show the columns that one sees at first, in their order and width."""
        self._compact.set_default_columns()

    def save(self) -> None:
        """Remember columns and order."""
        self._settings.setValue(_HEADER_KEY, self.header.saveState())

    @property
    def _selection(self) -> QItemSelectionModel:
        return self._comfortable.selectionModel()

    def _set_up(self, view: QAbstractItemView) -> None:
        view.setAccessibleName(self.tr("Transfers"))
        view.activated.connect(self._open)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(view.viewport().mapToGlobal(place))
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        palette = calm_selection(QApplication.palette())
        if self._is_stale:
            palette = faded(palette)
        words = self.tr("As it was: the transfer engine has ended") if self._is_stale else ""
        for view in (self._comfortable, self._compact):
            view.setPalette(palette)
            view.setAccessibleDescription(words)

    def _follow_engine(self) -> None:
        """Mark the rows as not live while nobody tells how things are."""
        if self._feed.lost is not self._is_stale:
            self._is_stale = self._feed.lost
            self._colour()

    def _restore(self) -> None:
        state = self._settings.value(_HEADER_KEY)
        if state is None or not self.header.restoreState(state):
            self.reset_columns()
        # The sorting of the window's last life, or of the first one: by turns.
        self._compact.setSortingEnabled(True)
        stored = str(self._settings.value(_DENSITY_KEY, Density.COMFORTABLE.value))
        if stored == Density.COMPACT.value:
            self._density = Density.COMPACT
        self._selection.selectionChanged.connect(self._remember_chosen)

    def _remember_chosen(self) -> None:
        """Keep the selected jobs by their ids: asking the selection is slow when it is long."""
        self._chosen = dict.fromkeys(self._jobs.ids_of(self._selection.selection()))
        self.selection_changed.emit()

    def _follow(self) -> None:
        for signal in (
            self._jobs.rowsInserted,
            self._jobs.rowsRemoved,
            self._jobs.modelReset,
            self._jobs.layoutChanged,
        ):
            signal.connect(self._choose_page)
        self._feed.changed.connect(self._choose_page)
        self._feed.changed.connect(self._follow_engine)
        self._choose_page()

    def _choose_page(self) -> None:
        if self._jobs.rowCount():
            page: QWidget = self.view
        elif self._feed.mirror.views:
            page = self._nothing
            self._nothing.setText(self._nothing_text())
        else:
            page = self._empty
        if page is self.currentWidget():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus()

    def _nothing_text(self) -> str:
        if self._search:
            return fill(self.tr("No transfer here matches “{text}”"), {"text": self._search})
        return self.tr("No transfer here at the moment")

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._jobs.view_at(index.row()))
