"""The probe of a system that nobody has written a probe for."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.observations import Part, Told, Wanted


class NoProbe:
    """`ebbtide.core.ports.Probe` that cannot tell anything, and says so at once."""

    def __init__(self) -> None:
        self._listener: Callable[[Part], None] | None = None
        self._told: Wanted | None = None

    def start(self, listener: Callable[[Part], None]) -> None:
        """See `Probe.start`."""
        self._listener = listener

    def want(self, wanted: Wanted) -> None:
        """See `Probe.want`."""
        if self._listener is not None and wanted != self._told:
            self._told = wanted
            self._listener(Told(wanted))

    def stop(self) -> None:
        """See `Probe.stop`."""
        self._listener = None
