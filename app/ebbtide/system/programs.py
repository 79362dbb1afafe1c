"""Which of some programs run, asked of psutil; only while somebody lists programs."""

from __future__ import annotations

import psutil

from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, Timer

POLL_S = 5.0


class Programs:
    """Keeps `programs` on the board."""

    def __init__(self, loop: Loop, board: Board, poll_s: float = POLL_S) -> None:
        self._loop = loop
        self._board = board
        self._poll_s = poll_s
        self._wanted: tuple[str, ...] = ()
        self._poll: Timer | None = None

    def want(self, programs: tuple[str, ...]) -> None:
        """Say which programs matter."""
        if programs == self._wanted and self._poll is not None:
            return
        self._wanted = programs
        self._look()

    def _look(self) -> None:
        if self._poll is not None:
            self._poll.cancel()
            self._poll = None
        if not self._wanted:
            self._board.change("presence", programs=None)
            return
        self._board.change("presence", programs=running(self._wanted))
        self._poll = self._loop.after(self._poll_s, self._look)


def running(programs: tuple[str, ...]) -> frozenset[str] | None:
    """Return those of the programs that run, by the names of their executables.

    Case and Windows' ending do not count.
    """
    try:
        names = {_plain(process.info["name"] or "") for process in psutil.process_iter(["name"])}
    except (OSError, psutil.Error):
        return None
    return frozenset(program for program in programs if _plain(program) in names)


def _plain(name: str) -> str:
    return name.casefold().removesuffix(".exe")
