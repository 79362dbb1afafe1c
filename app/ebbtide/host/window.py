"""The window and the tray of this process, joined to its engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMessageBox

from ebbtide.core.errors import ErrorInfo
from ebbtide.host.host import Host
from ebbtide.system.directories import Directories
from ebbtide.ui.build import build_ui


class Window(QObject):
    """Builds the user interface once the engine is ready."""

    def __init__(self, host: Host, directories: Directories) -> None:
        super().__init__()
        settings = QSettings(str(directories.window_settings), QSettings.Format.IniFormat)
        self._ui = build_ui(host.gateway, settings)
        self._ui.quit_requested.connect(host.quit)
        host.show_requested.connect(self._ui.show)

    def start(self, *, background: bool) -> None:
        """Show the window, unless only the tray is wanted."""
        if not background:
            self._ui.show()

    def close(self) -> None:
        """Save the layout and take the window away."""
        self._ui.close()


def tell(error: ErrorInfo) -> None:
    """Show why Ebbtide has ended, and wait until that was read."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Ebbtide", error.text)
    box.setInformativeText(error.advice)
    box.exec()
