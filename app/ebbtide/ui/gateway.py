"""The one way from the window and the tray to the engine, in this process or another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ebbtide.core.commands import Command, Query
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.ports import Reply

Then = Callable[[Reply], None]
Otherwise = Callable[[ErrorInfo], None]


class Gateway(QObject):
    """Sends commands to an engine and hears what happened; lives in the main thread.

    Nothing here blocks. Publications and answers arrive in the order in which the
    engine made them, so the publications after the answer to `TakeSnapshot` lead on
    from that snapshot without a gap.
    """

    published = Signal(object)
    """An `ebbtide.core.ports.Publication`."""
    lost = Signal()
    """The engine has gone; nothing more will come, unless `found` says otherwise."""
    found = Signal()
    """An engine is there again; what was known of the other one counts no more."""
    is_remote = False
    """The engine is another process, and goes on when the window's ends."""

    def request(
        self,
        message: Command | Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Send a command or a query.

        Args:
            message: what to do or to tell.
            then: called with the answer, in the main thread.
            otherwise: called with the reason when it was refused; without it the
                refusal is only logged.
        """
        raise NotImplementedError

    def start_engine(self, otherwise: Otherwise) -> None:
        """Start an engine after the one that was another process has gone; `found` follows.

        Args:
            otherwise: called with the reason when none could be started.
        """
        raise NotImplementedError

    def end_engine(self, then: Callable[[], None]) -> None:
        """End an engine that is another process; `then` is called when it has agreed."""
        raise NotImplementedError
