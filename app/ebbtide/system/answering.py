"""Noticing that all that is wanted has been answered, as far as anybody answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ebbtide.core.observations import Told, Wanted
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, Timer

PATIENCE_S = 1.5
"""A service that hangs is not waited for; whoever wants to know waits less than this."""
_LOOK_S = 0.01


class Answering:
    """Keeps `Told` on the board.

    It looks again and again, but only for a moment after something else is wanted.

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

    def want(self, wanted: Wanted) -> None:
        """Tell once these questions have been answered; they have been passed on."""
        if self._timer is not None:
            self._timer.cancel()
        self._look(wanted, round(PATIENCE_S / _LOOK_S))

    def _look(self, wanted: Wanted, looks: int) -> None:
        if looks and any(is_busy() for is_busy in self._is_busy):
            self._timer = self._loop.after(_LOOK_S, lambda: self._look(wanted, looks - 1))
        else:
            self._board.put(Told(wanted))
