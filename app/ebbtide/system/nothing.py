"""The probe of a system that nobody has written a probe for."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.observations import Part, Told, Wanted
from ebbtide.system.board import Board


class NoProbe:
    """`ebbtide.core.ports.Probe` that cannot tell anything, and says so at once."""

    def __init__(self) -> None:
        self._board = Board()
        self._wanted = Wanted()
        self._started = False

    def start(self, listener: Callable[[Part], None]) -> None:
        """See `Probe.start`."""
        self._board.listen(listener)
        self._started = True
        self.want(self._wanted)

    def want(self, wanted: Wanted) -> None:
        """See `Probe.want`."""
        self._wanted = wanted
        if self._started:
            self._board.put(Told(wanted))

    def stop(self) -> None:
        """See `Probe.stop`."""
        self._board.listen(None)
