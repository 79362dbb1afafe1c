"""Puts the window and the tray together for the host."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from ebbtide.core.commands import ShowTide
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Reply
from ebbtide.core.tide_history import TideLog
from ebbtide.ui.announcer import Announcer
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_view import JobView
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.notifier import Notifier
from ebbtide.ui.tray import Tray
from ebbtide.ui.tray_host import TrayHost
from ebbtide.ui.tray_job_view import TransfersView
from ebbtide.ui.tray_launcher import LauncherEntry


class Ui(QObject):
    """Everything somebody sees. Keep it alive as long as the program runs."""

    quit_requested = Signal()
    """Somebody wants the program to end; the host ends it."""

    def __init__(self, gateway: Gateway, settings: QSettings, host: TrayHost) -> None:
        super().__init__()
        self.icons = Icons(QApplication.palette(), parent=self)
        self.window = MainWindow(gateway, self.icons, settings)
        self.window.setWindowIcon(self.icons.icon("app"))
        self.tray = Tray(self.window, host, self)
        self.launcher = LauncherEntry(self.window.feed, parent=self)
        self.job_view = JobView(parent=self)
        self.transfers = TransfersView(
            self.window.feed, self.window.steering, self.job_view, parent=self
        )
        self.notifier = Notifier(parent=self)
        self.announcer = Announcer(self.window.feed, self.notifier, self)
        self.announcer.chosen.connect(self.window.apply)
        self.announcer.show_asked.connect(self._show_job)
        self.announcer.unheard.connect(self.tray.say)
        self.window.watched_changed.connect(self.announcer.set_watched)
        self._gateway = gateway
        gateway.found.connect(self._recall)
        host.setParent(self)
        self.window.quit_requested.connect(self.quit_requested)

    def start(self) -> None:
        """Begin to follow the engine and look for a tray; shows no window yet."""
        self.window.feed.start()
        self._recall()
        self.tray.start()

    def show(self) -> None:
        """Show the window in front of others."""
        self.window.bring_up()

    def ask_for_links(self, links: tuple[str, ...]) -> None:
        """Open the dialog that adds transfers; nothing is added before somebody agrees."""
        self.window.ask_for_links(links)

    def _recall(self) -> None:
        """Ask what went over the link while no window was there to see it."""

        def show(reply: Reply) -> None:
            if isinstance(reply, TideLog):
                self.window.tide_line.restore(reply)

        # An engine of an older version does not know; then the strip begins now.
        self._gateway.request(ShowTide(), show, lambda _refused: None)

    def _show_job(self, job_id: JobId | None) -> None:
        if job_id is None:
            self.window.bring_up()
        else:
            self.window.show_job(job_id)

    def close(self) -> None:
        """Remember how the window looks and take everything off the screen."""
        self.window.save()
        self.notifier.stop()
        self.launcher.clear()
        self.transfers.end()
        self.job_view.stop()
        self.tray.stop()
        self.window.hide()


def build_ui(gateway: Gateway, settings: QSettings) -> Ui:
    """Make the window and the tray and let them follow the engine.

    The program goes on while the window is closed: `Ui.quit_requested` says when to end.
    """
    QApplication.setQuitOnLastWindowClosed(False)
    ui = Ui(gateway, settings, TrayHost())
    ui.start()
    return ui
