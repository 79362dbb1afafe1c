"""The window: toolbar, filters, list, details and one sentence about everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QWidget,
)

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import texts
from ebbtide.ui.countdown import Countdown
from ebbtide.ui.deeds import Deeds
from ebbtide.ui.details import Details
from ebbtide.ui.empty_page import EmptyPage
from ebbtide.ui.engine_watch import EngineWatch
from ebbtide.ui.feed import Feed
from ebbtide.ui.filter_rail import FilterRail
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.intake import Intake, is_for_us
from ebbtide.ui.job_actions import JobActions
from ebbtide.ui.job_list import JobList
from ebbtide.ui.job_model import JobTableModel
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.mirror import Group
from ebbtide.ui.pause_menu import PauseMenu
from ebbtide.ui.remedies import Remedy
from ebbtide.ui.removal import Removal
from ebbtide.ui.steering import Steering
from ebbtide.ui.tide_line import TideLine
from ebbtide.ui.tool_bar import ToolBar
from ebbtide.ui.welcome_page import WelcomePage
from ebbtide.ui.window_actions import WindowActions
from ebbtide.ui.window_dialogs import WindowDialogs
from ebbtide.ui.window_frame import WindowFrame
from ebbtide.ui.window_memory import WindowMemory
from ebbtide.ui.window_menus import WindowMenus

_FIRST_SIZE = QSize(920, 620)


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
        self.jobs = self.model
        self.message = MessageBar(icons)
        self.removal = Removal(self.feed, self.steering, self.message, self)
        self._actions = WindowActions(icons, self)
        self._engine = EngineWatch(self.feed, self.steering, self.message, self._actions, self)
        self._dialogs = WindowDialogs(self.feed, self.steering, icons, settings, self)
        self.ask_for_links = self._dialogs.ask_for_links
        self.ask_for_upload = self._dialogs.ask_for_upload
        self.ask_for_preferences = self._dialogs.ask_for_preferences
        self.ask_for_plans = self._dialogs.ask_for_plans
        self._take_actions()
        self._make_parts()
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

    def welcome(self) -> WelcomePage | None:
        """Ask a new user three questions; return the page, or None if they were asked before."""
        return self._dialogs.welcome(self.list, self.empty)

    def show_job(self, job_id: JobId) -> None:
        """Show the window with a job chosen and its details."""
        self.bring_up()
        self._show_overview()
        self._choose_later(job_id)

    def toggle(self) -> None:
        """Hide the window if somebody sees it and it can come back, else show it."""
        answering = QApplication.activeModalWidget() is not None
        if self.isVisible() and not self.isMinimized() and self._can_hide and not answering:
            self.hide()
        else:
            self.bring_up()

    def toggle_pause_all(self) -> None:
        """Stop everything, or let everything go on."""
        if self.feed.mirror.conditions.paused_by_user:
            self.steering.resume_all()
        else:
            self.steering.pause_all()

    # Construction.

    def _take_actions(self) -> None:
        actions = self._actions
        self.add, self.paste, self.pause_all = actions.add, actions.paste, actions.pause_all
        self.undo, self.preferences, self.quit = actions.undo, actions.preferences, actions.quit
        self.show_details, self.show_rail = actions.show_details, actions.show_rail
        self.show_tide, self.start_engine = actions.show_tide, actions.start_engine

    def _make_parts(self) -> None:
        icons = self.icons
        self.empty = EmptyPage(icons, self.add, self.paste)
        self.list = JobList(self.feed, self.jobs, icons, self.empty, self._settings)
        self.job_actions = JobActions(self.list, self.feed, self.steering, icons, self)
        self.rail = FilterRail(self.feed)
        self.tide_line = TideLine(self.feed)
        self.details = Details(self.feed, self.steering, icons)
        self.deeds = Deeds(self.feed, self.steering, self.list, self.removal, self)
        self.deeds.offer_rules(self.job_actions, self.details)
        self.apply = self.deeds.apply
        self.tools = ToolBar([self.add, self.pause_all], icons, self)
        self.search = self.tools.search
        self._sentence = QLabel()
        self._sentence.setAccessibleName(self.tr("State of all transfers"))

    def _lay_out(self) -> None:
        self.addToolBar(self.tools)
        self.tools.add_menu(self.pause_all, PauseMenu(self.steering, self.icons, self))
        menus = WindowMenus(self.menuBar(), self._actions, self.job_actions, self.list, self)
        self.densities, self.columns = menus.densities, menus.columns
        self.context_menu = QMenu(self)
        self.job_actions.fill(self.context_menu)
        above: list[QWidget] = [self.tide_line, self.message]
        frame = WindowFrame(above, self.rail, self.list, self.details)
        self.sides, self.halves = frame.sides, frame.halves
        self.setCentralWidget(frame)
        self._sentence.setContentsMargins(8, 0, 8, 0)
        self.statusBar().addWidget(self._sentence, 1)

    def _connect(self) -> None:
        self._connect_actions()
        self._connect_jobs()
        self._connect_parts()
        self.feed.changed.connect(self._refresh)
        self.intake.many_found.connect(self.ask_for_links)
        self.intake.files_found.connect(self.ask_for_upload)
        self.intake.complained.connect(self.message.show_message)
        self.steering.added.connect(self._choose_later)

    def _connect_actions(self) -> None:
        deeds: dict[QAction, Callable[[], object]] = {
            self.add: self.ask_for_links,
            self.paste: self._paste,
            self._actions.upload: self.ask_for_upload,
            self.pause_all: self.toggle_pause_all,
            self.undo: self.removal.undo,
            self.preferences: self.ask_for_preferences,
            self._actions.plans: self.ask_for_plans,
            self.quit: self._ask_to_quit,
            self._actions.close_window: self.close,
            self._actions.find_text: self._find,
        }
        for action, deed in deeds.items():
            action.triggered.connect(lambda _checked=False, act=deed: act())
        self.show_details.toggled.connect(self._show_details)
        self.show_rail.toggled.connect(self.rail.setVisible)
        self.show_tide.toggled.connect(self._show_tide)
        self.removal.pending_changed.connect(self.undo.setEnabled)

    def _connect_jobs(self) -> None:
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self.deeds.open_or_explain)
        self.list.menu_asked.connect(self._show_menu)
        self.feed.hidden_changed.connect(self.list.selection_changed)
        self.jobs.dropped.connect(self.steering.move)
        self.model.edited.connect(self.deeds.change)
        self.job_actions.remove_asked.connect(self.deeds.remove)
        self.job_actions.file_asked.connect(self.deeds.apply)
        self.details.remedy_chosen.connect(self.deeds.apply)
        self.deeds.complained.connect(self.message.show_message)
        self.deeds.details_asked.connect(self._show_overview)
        self.deeds.words_asked.connect(self._ask_for_job)
        self.deeds.preferences_asked.connect(self.ask_for_preferences)

    def _connect_parts(self) -> None:
        self.rail.chosen.connect(self.jobs.show_only)
        self.search.textChanged.connect(self.list.set_search)
        self.tools.search_left.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        for follower in (self.list, self.details):
            self.countdown.ticked.connect(follower.tick)
        self.details.closed.connect(lambda: self.show_details.setChecked(False))

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
        self._actions.show_paused(overview.paused)
        self._show_details()
        self._show_tide()
        self._choose_added()

    def _choose_later(self, job_id: JobId) -> None:
        self._to_choose = job_id
        self._choose_added()

    def _choose_added(self) -> None:
        """Select a job that was made here as soon as the list has it."""
        job_id = self._to_choose
        if job_id is None or job_id not in self.feed.mirror.views:
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

    def _show_overview(self) -> None:
        self.show_details.setChecked(True)
        self.details.tabs.setCurrentIndex(0)

    # What people do.

    def _ask_to_quit(self) -> None:
        self.removal.carry_out()
        self.quit_requested.emit()

    def _ask_for_job(self, remedy: Remedy, view: JobView) -> None:
        # A notification asks too, while the window may be hidden.
        self.bring_up()
        self._dialogs.ask_for_job(remedy, view)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _paste(self) -> None:
        self.message.close_message()
        self.intake.paste(QGuiApplication.clipboard().mimeData())

    def _show_menu(self, place: QPoint) -> None:
        if self.list.chosen():
            self.context_menu.popup(place)

    # Events.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_for_us(event.mimeData()):
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
