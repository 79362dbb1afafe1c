"""Which probe this machine gets."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from ebbtide.core.ports import Clock, Probe
from ebbtide.system.nothing import NoProbe


def system_probe(clock: Clock, environment: Mapping[str, str]) -> Probe:
    """Return a probe for this operating system; it is not started.

    Each is imported where it is made: its modules exist only on its own system.

    Args:
        clock: in whose times the last input is told.
        environment: of this process.
    """
    probe: Probe = NoProbe()
    if sys.platform == "linux":
        from ebbtide.system.linux import LinuxProbe  # noqa: PLC0415

        probe = LinuxProbe(clock, environment)
    elif sys.platform == "win32":
        from ebbtide.system.windows import windows_probe  # noqa: PLC0415

        probe = windows_probe(clock)
    elif sys.platform == "darwin":
        from ebbtide.system.macos import mac_probe  # noqa: PLC0415

        probe = mac_probe(clock)
    return probe
