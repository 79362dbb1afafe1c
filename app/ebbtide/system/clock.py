"""The clock of the machine, as the engine wants it: it never jumps."""

from __future__ import annotations

import time


def _steady() -> float:
    """Return seconds that go on while the machine sleeps and ignore clock changes."""
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux; its monotonic clock stops in sleep.
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if hasattr(time, "CLOCK_MONOTONIC"):  # macOS, where time.monotonic() stops in sleep.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SystemClock:
    """`ebbtide.core.ports.Clock` on the machine's clocks.

    Times count from the epoch as the wall clock had it at the start of the program,
    so that they mean something after the next start, too.
    """

    def __init__(self) -> None:
        self._offset = time.time() - _steady()

    def now(self) -> float:
        """See `Clock.now`."""
        return _steady() + self._offset

    def wall(self) -> float:
        """See `Clock.wall`."""
        return time.time()

    def awake(self) -> float:
        """See `Clock.awake`; on Windows it goes on in sleep."""
        return time.monotonic()
