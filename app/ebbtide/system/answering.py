"""Noticing that all that is wanted has been answered, as far as anybody answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ebbtide.core.observations import Told, Wanted
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, Timer

PATIENCE_S = 1.5
"""A service that hangs is not waited for; whoever wants to know waits less than this."""


class Answering:
    """Keeps `Told` on the board.

    It looks after each round of the loop: who has been asked answers there. Looking again
    and again instead woke the machine a hundred times a second while a resolver hung.

    Args:
        loop: in whose thread everything happens.
        board: told.
        is_busy: each tells whether somebody is still being asked.
    """

    def __init__(self, loop: Loop, board: Board, is_busy: Iterable[Callable[[], bool]]) -> None:
        self._loop = loop
        self._board = board
        self._is_busy = tuple(is_busy)
        self._timer: Timer | None = None
        """Pending while somebody is waited for."""
        self._wanted = Wanted()
        loop.after_each_round(self._look)

    def want(self, wanted: Wanted) -> None:
        """Tell once these questions have been answered; they have been passed on."""
        if self._timer is not None:
            self._timer.cancel()
        self._wanted = wanted
        self._timer = self._loop.after(PATIENCE_S, self._tell)
        self._look()

    def _look(self) -> None:
        if self._timer is None or not self._timer.pending:
            return
        if not any(is_busy() for is_busy in self._is_busy):
            self._timer.cancel()
            self._tell()

    def _tell(self) -> None:
        self._board.put(Told(self._wanted))
