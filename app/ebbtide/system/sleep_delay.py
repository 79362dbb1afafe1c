"""A moment before the machine sleeps, to put away what moves.

logind waits a few seconds (InhibitDelayMaxSec) for those who hold a "delay" lock. The
lock is a file descriptor: whoever closes it, or ends, has let go.

Source: systemd.io, "Inhibitor Locks"; org.freedesktop.login1(5).
"""

from __future__ import annotations

import os

from jeepney.fds import FileDescriptor

from ebbtide.system.bus import Arguments, Bus
from ebbtide.system.services import Service

_NAME = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_NAME}.Manager"
_LOCK = ("sleep", "Ebbtide", "Puts away what it is transferring", "delay")


class SleepDelay:
    """Holds the lock while something moves.

    Args:
        bus: the system bus; it takes file descriptors.
    """

    def __init__(self, bus: Bus) -> None:
        self._service = Service(bus, _NAME)
        self._wanted = False
        self._is_asking = False
        self._descriptor: int | None = None
        bus.loop.on_close(self._let_go)
        self._service.on_state(self._service_is)

    def want(self, wanted: bool) -> None:
        """Say whether the machine has to wait before it sleeps."""
        self._wanted = wanted
        if not wanted:
            self._let_go()
        self._ask()

    def _service_is(self, there: bool) -> None:
        self._is_asking = False
        self._let_go()
        if there:
            self._ask()

    def _ask(self) -> None:
        is_settled = not self._wanted or self._is_asking or self._descriptor is not None
        if is_settled or not self._service.is_there:
            return
        self._is_asking = True
        self._service.call(_PATH, _MANAGER, "Inhibit", self._answered, "ssss", _LOCK)

    def _answered(self, reply: Arguments | None) -> None:
        self._is_asking = False
        # No reply: it is too late for this sleep, or not allowed. The next one is another try.
        if reply and isinstance(reply[0], FileDescriptor) and self._wanted:
            self._descriptor = reply[0].to_raw_fd()

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
