"""The probe of a system that nobody has written a probe for."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.observations import Part, Wanted


class NoProbe:
    """`ebbtide.core.ports.Probe` that cannot tell anything, and never calls."""

    def start(self, listener: Callable[[Part], None]) -> None:
        """See `Probe.start`."""

    def want(self, wanted: Wanted) -> None:
        """See `Probe.want`."""

    def stop(self) -> None:
        """See `Probe.stop`."""
