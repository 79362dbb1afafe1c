"""Waking up, noticed by two clocks of which one stands still while the machine sleeps.

For systems without a service that announces it. It is asked now and then, so the news
comes late by seconds, and nobody is told before the machine sleeps.
"""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, Timer

POLL_S = 5.0
_SLEPT_S = 2.0
"""The clocks are not read at the same instant."""


class WakeWatch:
    """Raises `woken_generation` on the board.

    Args:
        loop: in whose thread everything happens.
        board: told.
        slept: returns for how many seconds the machine has slept since some moment.
        poll_s: seconds between looks.
    """

    def __init__(
        self,
        loop: Loop,
        board: Board,
        slept: Callable[[], float],
        poll_s: float = POLL_S,
    ) -> None:
        self._loop = loop
        self._board = board
        self._slept = slept
        self._poll_s = poll_s
        self._before_s = slept()
        self._wanted = False
        self._announced = False
        self._poll: Timer | None = None

    def want(self, wanted: bool) -> None:
        """Say whether waking matters."""
        self._wanted = wanted
        self._look()

    def announced(self, announced: bool) -> None:
        """Say whether a service counts now, so that nobody needs to look here."""
        self._announced = announced
        self._before_s = self._slept()
        self._look()

    def _look(self) -> None:
        if self._poll is not None:
            self._poll.cancel()
            self._poll = None
        if not self._wanted or self._announced:
            return
        now_s = self._slept()
        if now_s - self._before_s > _SLEPT_S:
            generation = self._board.seen.sleep.woken_generation + 1
            self._board.change("sleep", woken_generation=generation)
        self._before_s = now_s
        self._poll = self._loop.after(self._poll_s, self._look)
