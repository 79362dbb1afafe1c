"""The window and the tray of an engine that runs in another process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.api.methods import ShowWindow
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.host.remote import RemoteGateway
from ebbtide.host.window import Window
from ebbtide.system.directories import Directories

_PATIENCE_MS = 15_000
"""How long the first answer of an engine that is there may take."""


class Attached(QObject):
    """Ends without ending the engine; goes on when the engine ends, and waits for the next."""

    ended = Signal(int)
    """The exit status."""

    def __init__(
        self, directories: Directories, socket_path: Path, wish: ShowWindow | None
    ) -> None:
        super().__init__()
        self.failure: ErrorInfo | None = None
        self._directories = directories
        self._wish = wish
        self._window: Window | None = None
        self._gateway = RemoteGateway(socket_path, self)
        self._gateway.found.connect(self._open)
        self._gateway.displaced.connect(self._give_way)
        self._gateway.unsuited.connect(self._fail)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Look for the engine; the window is there once it has answered."""
        self._patience.start()
        self._gateway.start()

    def quit(self) -> None:
        """End the window and the tray; the engine goes on."""
        self._end(0)

    def _open(self) -> None:
        self._patience.stop()
        if self._window is None:
            self._window = Window(self._gateway, self._directories)
            self._window.setParent(self)
            self._window.quit_requested.connect(self.quit)
            self._gateway.show_requested.connect(self._window.show)
            self._window.start(self._wish)

    def _give_way(self) -> None:
        """Two started at the same time, or the next engine brought a window of its own.

        What somebody looks at, or was about to, is shown there instead.
        """
        wish = self._wish
        if self._window is not None:
            wish = ShowWindow() if self._window.is_visible else None
        if wish is None:
            self._end(0)
        else:
            self._gateway.show_elsewhere(wish, lambda: self._end(0))

    def _give_up(self) -> None:
        self._fail(ErrorInfo(ErrorCode.ENGINE_UNREACHABLE, {"detail": "it does not answer"}))

    def _fail(self, error: ErrorInfo) -> None:
        self.failure = error
        self._end(error.code.number)

    def _end(self, status: int) -> None:
        if self._window is not None:
            self._window.close()
        self._gateway.close()
        self.ended.emit(status)
