"""The dialogs of the window, and what a new user is asked instead of seeing an empty list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

from ebbtide.core.ports import JobView
from ebbtide.core.settings import DOWNLOAD_DIRECTORY
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_dialogs import ChecksumDialog, JobDialog, LoginDialog, MaximumDialog
from ebbtide.ui.job_list import JobList
from ebbtide.ui.plans_dialog import PlansDialog
from ebbtide.ui.preferences import PreferencesDialog
from ebbtide.ui.remedies import Remedy
from ebbtide.ui.steering import Steering
from ebbtide.ui.upload_dialog import UploadDialog
from ebbtide.ui.welcome_page import WelcomePage

_WELCOMED_KEY = "window/welcomed"
_OF_REMEDIES: Mapping[Remedy, type[JobDialog]] = {
    Remedy.LOG_IN: LoginDialog,
    Remedy.SET_CHECKSUM: ChecksumDialog,
    Remedy.SET_MAXIMUM: MaximumDialog,
}
_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose


class WindowDialogs(QObject):
    """Opens them; none of them keeps anybody from using the rest."""

    def __init__(
        self, feed: Feed, steering: Steering, icons: Icons, settings: QSettings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._icons = icons
        self._settings = settings
        self._window = parent

    def ask_for_links(self, links: tuple[str, ...] = ()) -> AddDialog:
        """Open the dialog that adds transfers."""
        directory = self._feed.mirror.settings.get(DOWNLOAD_DIRECTORY)
        dialog = AddDialog(
            self._feed, self._steering, self._icons, self._settings, directory, self._window
        )
        dialog.setAttribute(_DELETE)
        dialog.set_addresses(links)
        dialog.open()
        return dialog

    def ask_for_upload(self, paths: tuple[str, ...] = ()) -> UploadDialog:
        """Open the dialog that sends files."""
        dialog = UploadDialog(self._steering, self._icons, self._settings, self._window)
        dialog.setAttribute(_DELETE)
        dialog.add_files(paths)
        dialog.open()
        return dialog

    def ask_for_preferences(self, key: str = "") -> PreferencesDialog:
        """Open the preferences, at one of them if its key is given."""
        dialog = PreferencesDialog(self._feed, self._steering, self._icons, self._window)
        dialog.setAttribute(_DELETE)
        dialog.show()
        dialog.look_for(key)
        return dialog

    def ask_for_plans(self) -> PlansDialog:
        """Open the data plans."""
        dialog = PlansDialog(self._feed, self._steering, self._icons, self._window)
        dialog.setAttribute(_DELETE)
        dialog.show()
        return dialog

    def ask_for_job(self, remedy: Remedy, view: JobView) -> JobDialog:
        """Open the dialog of a remedy that needs something typed."""
        dialog = _OF_REMEDIES[remedy](view, self._steering, self._icons, self._window)
        dialog.open()
        return dialog

    def welcome(self, jobs: JobList, empty: QWidget) -> WelcomePage | None:
        """Ask a new user the three questions, in the place of the empty list; once."""
        if self._settings.value(_WELCOMED_KEY, False, bool):
            return None
        settings = self._feed.mirror.settings
        page = WelcomePage(self._steering, self._icons, self._settings, settings)

        def go_on() -> None:
            self._settings.setValue(_WELCOMED_KEY, True)
            jobs.set_empty_page(empty)

        page.answered.connect(go_on)
        jobs.set_empty_page(page)
        return page
