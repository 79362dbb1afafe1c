"""The menus of the window's bar."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenuBar, QWidget

from ebbtide.ui.column_menu import ColumnMenu
from ebbtide.ui.job_actions import JobActions
from ebbtide.ui.job_list import Density, JobList
from ebbtide.ui.sort_menu import SortMenu
from ebbtide.ui.window_actions import WindowActions


class WindowMenus(QObject):
    """Fills a menu bar; everything in it can be done elsewhere, too."""

    def __init__(
        self,
        bar: QMenuBar,
        window: WindowActions,
        transfers: JobActions,
        jobs: JobList,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._window = window
        self.densities = self._density_actions()
        self.columns = ColumnMenu(jobs.header, jobs.reset_columns, parent)
        self._fill_file(bar)
        transfer = bar.addMenu(self.tr("&Transfer"))
        transfers.fill(transfer)
        transfer.addAction(window.undo)
        transfer.addSeparator()
        transfer.addAction(window.pause_all)
        self._fill_view(bar, parent)

    def _fill_file(self, bar: QMenuBar) -> None:
        window = self._window
        file = bar.addMenu(self.tr("&File"))
        file.addActions([window.start_engine, window.add, window.paste, window.upload])
        file.addSeparator()
        file.addActions([window.plans, window.preferences])
        file.addSeparator()
        file.addActions([window.close_window, window.quit])

    def _fill_view(self, bar: QMenuBar, parent: QWidget) -> None:
        window = self._window
        view = bar.addMenu(self.tr("&View"))
        view.addActions(list(self.densities.values()))
        view.addSeparator()
        view.addMenu(SortMenu(self._jobs.header, parent))
        view.addMenu(self.columns)
        view.addSeparator()
        view.addActions([window.show_tide, window.show_rail, window.show_details])
        view.addSeparator()
        view.addAction(window.find_text)

    def _density_actions(self) -> dict[Density, QAction]:
        group = QActionGroup(self)
        densities = {
            Density.COMFORTABLE: QAction(self.tr("&Comfortable rows"), group),
            Density.COMPACT: QAction(self.tr("Compact &table"), group),
        }
        for density, action in densities.items():
            action.setCheckable(True)
            action.setChecked(density is self._jobs.density)
            action.triggered.connect(lambda _=False, one=density: self._jobs.set_density(one))
        return densities
