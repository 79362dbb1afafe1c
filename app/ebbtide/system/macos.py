"""What macOS is asked. Not run: written from Apple's documentation alone.

Idle time, battery (psutil), programs and waking are told; locks, full screens, networks
and routes are "cannot tell".

Sources: CGEventSource.h (CoreGraphics); clock_gettime(3).
"""

from __future__ import annotations

import ctypes
import sys
import time

from ebbtide.core.ports import Clock
from ebbtide.system.polled import PolledProbe, Readings

assert sys.platform == "darwin"  # noqa: S101 - what follows exists only there

_FRAMEWORK = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_COMBINED_SESSION = 0
_ANY_INPUT = 0xFFFFFFFF


class MacReadings:
    """The system's functions."""

    def __init__(self) -> None:
        self._seconds_since = None
        try:
            library = ctypes.CDLL(_FRAMEWORK)
            function = library.CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError):
            return
        function.argtypes = [ctypes.c_int32, ctypes.c_uint32]
        function.restype = ctypes.c_double
        self._seconds_since = function

    def idle_s(self) -> float | None:
        """Return seconds since the last input."""
        if self._seconds_since is None:
            return None
        return float(self._seconds_since(_COMBINED_SESSION, _ANY_INPUT))


def slept_s() -> float:
    """Return for how long the machine has slept since it started."""
    awake = time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return time.clock_gettime(time.CLOCK_MONOTONIC) - awake


def mac_probe(clock: Clock) -> PolledProbe:
    """Return a probe for macOS."""
    return PolledProbe(clock, Readings(MacReadings().idle_s, slept_s))
