"""A probe whose pieces live in a loop on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ebbtide.core.observations import Part, Wanted
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, LoopThread


class Pieces(Protocol):
    """Everything that lives in one loop."""

    def want(self, wanted: Wanted) -> None:
        """See `Probe.want`; called in the loop."""


class ThreadedProbe:
    """`ebbtide.core.ports.Probe` that starts, stops and rebuilds its pieces.

    Args:
        build: makes the pieces, in the loop; again after a defect has ended one.
        restart_s: seconds until they are made again after a defect.
    """

    def __init__(self, build: Callable[[Loop, Board], Pieces], restart_s: float) -> None:
        self._make_pieces = build
        self._board = Board()
        self._wanted = Wanted()
        self._pieces: Pieces | None = None
        self._thread = LoopThread("ebbtide-probes", self._build, self._forget, restart_s)

    def start(self, listener: Callable[[Part], None]) -> None:
        """See `Probe.start`."""
        self._board.listen(listener)
        self._thread.start()

    def want(self, wanted: Wanted) -> None:
        """See `Probe.want`."""
        self._wanted = wanted
        self._thread.call(self._pass_on)

    def stop(self) -> None:
        """See `Probe.stop`."""
        self._board.listen(None)
        self._thread.stop()

    def _build(self, loop: Loop) -> None:
        self._pieces = self._make_pieces(loop, self._board)
        self._pass_on()

    def _pass_on(self) -> None:
        if self._pieces is not None:
            self._pieces.want(self._wanted)

    def _forget(self) -> None:
        self._pieces = None
        self._board.forget()
