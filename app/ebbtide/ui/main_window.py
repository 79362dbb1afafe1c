"""The window: toolbar, filters, list, details and one sentence about everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.core.settings import DOWNLOAD_DIRECTORY
from ebbtide.ui import texts
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.column_menu import ColumnMenu
from ebbtide.ui.columns import Column
from ebbtide.ui.countdown import Countdown
from ebbtide.ui.details import Details
from ebbtide.ui.empty_page import EmptyPage
from ebbtide.ui.feed import Feed
from ebbtide.ui.filter_rail import FilterRail
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.intake import Intake
from ebbtide.ui.job_actions import JobActions
from ebbtide.ui.job_list import Density, JobList
from ebbtide.ui.job_model import JobFilter, JobTableModel
from ebbtide.ui.links import links_in
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.mirror import Group
from ebbtide.ui.opening import open_files
from ebbtide.ui.pause_menu import PauseMenu
from ebbtide.ui.preferences import PreferencesDialog
from ebbtide.ui.questions import ask_to_cancel, bytes_to_lose
from ebbtide.ui.remedies import Remedy, can_open, rule_of, setting_behind
from ebbtide.ui.removal import Removal
from ebbtide.ui.sort_menu import SortMenu
from ebbtide.ui.steering import Steering
from ebbtide.ui.tide_line import TideLine
from ebbtide.ui.tool_bar import ToolBar
from ebbtide.ui.window_memory import WindowMemory

_FIRST_SIZE = QSize(920, 620)
_FIRST_HALVES = [345, 225]


class MainWindow(QMainWindow):
    """The job manager."""

    quit_requested = Signal()
    """Somebody wants the program to end."""
    watched_changed = Signal(bool)
    """The window is in front of somebody (true), or not any more."""
    hidden_to_tray = Signal()
    """The window was closed and goes on in the tray."""

    def __init__(
        self, gateway: Gateway, icons: Icons, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ebbtide")
        self.setAcceptDrops(True)
        self.resize(_FIRST_SIZE)
        self.icons = icons
        self._settings = settings
        self._can_hide = False
        self._to_choose: JobId | None = None
        self.feed = Feed(gateway, self)
        self.countdown = Countdown(self.feed, self)
        self.steering = Steering(gateway, self)
        self.intake = Intake(self.steering, self)
        self.model = JobTableModel(self.feed, icons, self)
        self.jobs = JobFilter(self.model, self)
        self.message = MessageBar(icons)
        self.removal = Removal(self.feed, self.steering, self.message, self)
        self._make_actions()
        self._make_parts()
        self._make_menus()
        self._lay_out()
        self._connect()
        self._memory = WindowMemory(
            settings,
            self,
            {"window/sides": self.sides, "window/halves": self.halves},
            {
                "window/filters": self.show_rail,
                "window/details": self.show_details,
                "window/tide": self.show_tide,
            },
        )
        self._memory.restore()
        self._refresh()

    # For the host and the tray.

    def set_can_hide(self, can_hide: bool) -> None:
        """Tell whether there is a tray to come back from."""
        self._can_hide = can_hide

    def bring_up(self) -> None:
        """Show the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_job(self, job_id: JobId) -> None:
        """Show the window with a job chosen and its details."""
        self.bring_up()
        self.show_details.setChecked(True)
        self.details.tabs.setCurrentIndex(0)
        self._choose_later(job_id)

    def toggle(self) -> None:
        """Hide the window if somebody sees it and it can come back, else show it."""
        answering = QApplication.activeModalWidget() is not None
        if self.isVisible() and not self.isMinimized() and self._can_hide and not answering:
            self.hide()
        else:
            self.bring_up()

    def ask_for_links(self, links: tuple[str, ...] = ()) -> AddDialog:
        """Open the dialog that adds transfers."""
        directory = self.feed.mirror.settings.get(DOWNLOAD_DIRECTORY)
        dialog = AddDialog(self.steering, self.icons, self._settings, directory, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.set_addresses(links)
        dialog.open()
        return dialog

    def ask_for_preferences(self, key: str = "") -> PreferencesDialog:
        """Open the preferences, at one of them if its key is given."""
        dialog = PreferencesDialog(self.feed, self.steering, self.icons, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.look_for(key)
        return dialog

    def toggle_pause_all(self) -> None:
        """Stop everything, or let everything go on."""
        if self.feed.mirror.conditions.paused_by_user:
            self.steering.resume_all()
        else:
            self.steering.pause_all()

    # Construction.

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self.add = self._action(self.tr("&Add…"), "add", self.ask_for_links, keys.New)
        self.paste = self._action(self.tr("&Paste links"), "paste", self._paste, keys.Paste)
        self.pause_all = self._action("", "pause", self.toggle_pause_all)
        self.find_text = self._action(self.tr("&Find"), "search", self._find, keys.Find)
        self.undo = self._action(self.tr("&Undo the removal"), "undo", self.removal.undo, keys.Undo)
        self.undo.setEnabled(False)
        self.quit = self._action(
            self.tr("&Quit"), "quit", self._ask_to_quit, QKeySequence("Ctrl+Q")
        )
        self.close_window = self._action(
            self.tr("&Close window"), "window", self.close, QKeySequence("Ctrl+W")
        )
        self.preferences = self._action(
            self.tr("Pre&ferences…"), "settings", self.ask_for_preferences, keys.Preferences
        )
        self.show_details = QAction(self.tr("&Details"), self, checkable=True)
        self.show_rail = QAction(self.tr("&Filters"), self, checkable=True)
        self.show_tide = QAction(self.tr("Ti&de line"), self, checkable=True)

    def _action(
        self,
        text: str,
        icon: str,
        act: Callable[[], object],
        key: QKeySequence | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        self.icons.show_on(action, icon, action.setIcon)
        if key is not None:
            action.setShortcut(key)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _make_parts(self) -> None:
        self.empty = EmptyPage(self.icons, self.add, self.paste)
        self.list = JobList(self.feed, self.jobs, self.icons, self.empty, self._settings)
        self.job_actions = JobActions(self.list, self.feed, self.steering, self.icons, self)
        self.rail = FilterRail(self.feed)
        self.tide_line = TideLine(self.feed)
        self.details = Details(self.feed, self.steering, self.icons)
        self.tools = ToolBar([self.add, self.pause_all], self.icons, self)
        self.search = self.tools.search
        self._sentence = QLabel()
        self._sentence.setAccessibleName(self.tr("State of all transfers"))

    def _make_menus(self) -> None:
        bar = self.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.add, self.paste])
        file.addSeparator()
        file.addAction(self.preferences)
        file.addSeparator()
        file.addActions([self.close_window, self.quit])
        transfer = bar.addMenu(self.tr("&Transfer"))
        self.job_actions.fill(transfer)
        transfer.addAction(self.undo)
        transfer.addSeparator()
        transfer.addAction(self.pause_all)
        view = bar.addMenu(self.tr("&View"))
        view.addActions(self._density_actions())
        view.addSeparator()
        view.addMenu(SortMenu(self.list.header, self))
        self.columns = ColumnMenu(self.list.header, self.list.reset_columns, self)
        view.addMenu(self.columns)
        view.addSeparator()
        view.addActions([self.show_tide, self.show_rail, self.show_details])
        view.addSeparator()
        view.addAction(self.find_text)
        self.context_menu = QMenu(self)
        self.job_actions.fill(self.context_menu)

    def _density_actions(self) -> list[QAction]:
        group = QActionGroup(self)
        self.densities = {
            Density.COMFORTABLE: QAction(self.tr("&Comfortable rows"), group),
            Density.COMPACT: QAction(self.tr("Compact &table"), group),
        }
        for density, action in self.densities.items():
            action.setCheckable(True)
            action.setChecked(density is self.list.density)
            action.triggered.connect(lambda _=False, one=density: self.list.set_density(one))
        return list(self.densities.values())

    def _lay_out(self) -> None:
        self.addToolBar(self.tools)
        self.tools.add_menu(self.pause_all, PauseMenu(self.steering, self.icons, self))
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.list)
        self.halves.addWidget(self.details)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes(_FIRST_HALVES)
        self.halves.setChildrenCollapsible(False)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.addWidget(self.rail)
        self.sides.addWidget(self.halves)
        self.sides.setStretchFactor(1, 1)
        self.sides.setChildrenCollapsible(False)
        for splitter in (self.sides, self.halves):
            splitter.setHandleWidth(1)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tide_line)
        layout.addWidget(self.message)
        layout.addWidget(self.sides, 1)
        self.setCentralWidget(middle)
        self._sentence.setContentsMargins(8, 0, 8, 0)
        self.statusBar().addWidget(self._sentence, 1)

    def _connect(self) -> None:
        self.feed.changed.connect(self._refresh)
        self.feed.refused.connect(self.message.show_error)
        self.steering.refused.connect(self.message.show_error)
        self.intake.many_found.connect(self.ask_for_links)
        self.intake.complained.connect(self.message.show_message)
        self.steering.added.connect(self._choose_later)
        self.rail.chosen.connect(self.jobs.show_group)
        self.search.textChanged.connect(self.list.set_search)
        self.tools.search_left.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self._open_or_explain)
        self.list.menu_asked.connect(self._show_menu)
        self.removal.pending_changed.connect(self.undo.setEnabled)
        self.feed.hidden_changed.connect(self._show_or_hide)
        self.jobs.dropped.connect(self.steering.move)
        self.model.edited.connect(self._change)
        self.job_actions.remove_asked.connect(self._remove)
        self.job_actions.file_asked.connect(self.apply)
        self.details.remedy_chosen.connect(self.apply)
        for follower in (self.list, self.details):
            self.countdown.ticked.connect(follower.tick)
        self.details.closed.connect(lambda: self.show_details.setChecked(False))
        self.show_details.toggled.connect(self._show_details)
        self.show_rail.toggled.connect(self.rail.setVisible)
        self.show_tide.toggled.connect(self._show_tide)

    def save(self) -> None:
        """Remember how the window looks."""
        self._memory.save()
        self.list.save()

    # Following the engine.

    def _refresh(self) -> None:
        overview = self.feed.overview
        sentence = texts.overview_text(overview)
        if self._sentence.text() != sentence:
            self._sentence.setText(sentence)
        self._label_pause_all(overview.paused)
        self._show_details()
        self._show_tide()
        self._choose_added()
        if self.feed.lost is self.add.isEnabled():
            self._follow_engine(there=not self.feed.lost)

    def _label_pause_all(self, paused: bool) -> None:
        text = self.tr("&Resume all") if paused else self.tr("P&ause all")
        if self.pause_all.text() != text:
            self.pause_all.setText(text)
            self.pause_all.setIcon(self.icons.icon("resume" if paused else "pause"))

    def _follow_engine(self, *, there: bool) -> None:
        """Without an engine nothing here works; say so, and keep what is on show."""
        if there:
            self.message.close_message()
        elif self.steering.engine_is_elsewhere:
            self.message.show_message(
                self.tr(
                    "Not connected: the transfer engine has ended. This window goes on when it "
                    "runs again. Or quit Ebbtide and start it again."
                )
            )
        else:
            self.message.show_message(
                self.tr("The transfer engine has stopped. Quit Ebbtide and start it again.")
            )
        for action in (self.add, self.paste, self.pause_all):
            action.setEnabled(there)

    def _choose_later(self, job_id: JobId) -> None:
        self._to_choose = job_id
        self._choose_added()

    def _choose_added(self) -> None:
        """Select a job that was made here as soon as the list has it."""
        job_id = self._to_choose
        if job_id is None or self.model.row_of(job_id) is None:
            return
        self._to_choose = None
        if self.jobs.row_of(job_id) is None:
            self.search.clear()
            self.rail.choose(Group.ALL)
        self.list.choose(job_id)

    def _show_chosen(self) -> None:
        if self.show_details.isChecked():
            self.details.show_jobs(self.list.chosen())

    def _show_tide(self) -> None:
        """Show the strip if it is wanted and there is something to have a tide of."""
        self.tide_line.setVisible(self.show_tide.isChecked() and bool(self.feed.mirror.views))

    def _show_details(self) -> None:
        """Show the details if they are wanted and there is something to have details of."""
        wanted = self.show_details.isChecked() and bool(self.feed.mirror.views)
        if wanted is self.details.isHidden():
            self.details.setVisible(wanted)
            self._show_chosen()

    # What people do.

    def _ask_to_quit(self) -> None:
        self.removal.carry_out()
        self.quit_requested.emit()

    def _show_or_hide(self) -> None:
        self.jobs.invalidate()
        self.list.selection_changed.emit()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _paste(self) -> None:
        self.message.close_message()
        self.intake.paste(QGuiApplication.clipboard().mimeData())

    def _show_menu(self, place: QPoint) -> None:
        if self.list.chosen():
            self.context_menu.popup(place)

    def _remove(self, views: list[JobView]) -> None:
        if bytes_to_lose(views):
            ask_to_cancel(self, views, lambda: self.steering.remove(views))
        else:
            self.removal.remove(views)

    def _change(self, job_id: JobId, column: Column, value: object) -> None:
        """Take over what was chosen in a row: for all chosen rows if it is one of them."""
        views = self.list.chosen()
        if not self.list.is_chosen([job_id]):
            views = [self.feed.mirror.views[job_id]]
        self.steering.change(column, value, views)

    def _open_or_explain(self, view: JobView) -> None:
        if can_open(view):
            self.apply(Remedy.OPEN, view)
        else:
            self.show_details.setChecked(True)
            self.details.tabs.setCurrentIndex(0)

    def apply(self, remedy: Remedy, view: JobView) -> None:
        """Do what a remedy says."""
        if remedy is Remedy.CHANGE_RULE:
            self._change_rule(view)
        elif remedy not in (Remedy.OPEN, Remedy.SHOW_FOLDER):
            self.steering.apply(remedy, view, self.feed.mirror.settings)
        elif complaint := open_files(remedy, view):
            self.message.show_message(complaint)

    def _change_rule(self, view: JobView) -> None:
        rule = rule_of(view)
        if rule is not None:
            place = self.details.overview.place_below(Remedy.CHANGE_RULE)
            self.job_actions.policies.menu_for(rule).popup(place)
        elif (key := setting_behind(view)) is not None:
            self.ask_for_preferences(key)

    # Events.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if links_in(event.mimeData()):
            event.acceptProposedAction()
            self.empty.aim(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.empty.aim(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.aim(False)
        self.message.close_message()
        if self.intake.take(event.mimeData()):
            # The link stays where it came from, whatever the other program proposes.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save()
        event.accept()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            return
        if self._can_hide:
            self.hidden_to_tray.emit()
        else:
            self._ask_to_quit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.countdown.set_watched(True)
        if self.focusWidget() in (None, self.search):
            self.list.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.countdown.set_watched(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.watched_changed.emit(self.isActiveWindow())
        if event.type() == QEvent.Type.WindowStateChange:
            self.countdown.set_watched(self.isVisible() and not self.isMinimized())
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self.icons.follow(self.palette())
