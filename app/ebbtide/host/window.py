"""The window and the tray of this process, joined to an engine here or elsewhere."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal
from PySide6.QtWidgets import QMessageBox

from ebbtide.api.methods import ShowWindow
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.settings import LANGUAGE
from ebbtide.system.directories import Directories
from ebbtide.ui import languages
from ebbtide.ui.build import build_ui
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.mirror import Changes

_LANGUAGE = "window/language"


class Window(QObject):
    """Builds the user interface once the engine is ready."""

    quit_requested = Signal()

    def __init__(self, gateway: Gateway, directories: Directories) -> None:
        super().__init__()
        settings = QSettings(str(directories.window_settings), QSettings.Format.IniFormat)
        application = QCoreApplication.instance()
        if application is not None:
            languages.install(application, str(settings.value(_LANGUAGE, "")))
        self._settings = settings
        self._ui = build_ui(gateway, settings)
        self._ui.window.feed.changed.connect(self._remember_language)
        self._ui.quit_requested.connect(self.quit_requested)

    def _remember_language(self, changes: Changes) -> None:
        """Keep the chosen language where the next start finds it before it knows the engine."""
        mirror = self._ui.window.feed.mirror
        if changes.settings and mirror.is_loaded:
            self._settings.setValue(_LANGUAGE, mirror.settings.get(LANGUAGE))

    def start(self, wish: ShowWindow | None) -> None:
        """Show the window, unless only the tray is wanted."""
        if wish is not None:
            self.show(wish)
        self._ui.window.welcome()

    def show(self, wish: ShowWindow) -> None:
        """Show the window in front of others, and the dialog with what somebody brought."""
        if wish.token:
            # Where Wayland's plug-in of Qt looks for the right to come to the front.
            os.environ["XDG_ACTIVATION_TOKEN"] = wish.token
        self._ui.show()
        if wish.links or wish.add:
            self._ui.ask_for_links(wish.links)

    @property
    def is_visible(self) -> bool:
        """The window is on the screen, not only in the tray."""
        return self._ui.window.isVisible()

    def close(self) -> None:
        """Save the layout and take the window away."""
        self._ui.close()


def tell(error: ErrorInfo) -> None:
    """Show why Ebbtide has ended, and wait until that was read."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Ebbtide", error.text)
    box.setInformativeText(error.advice)
    box.exec()
