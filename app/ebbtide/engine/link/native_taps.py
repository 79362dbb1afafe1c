"""Systems whose kernel gives way by itself, once a connection is said to be background.

Neither tells what we would need to steer: connections have no counters here. Written from public
headers and documentation, and run with fakes only.
"""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Callable

from ebbtide.engine.link.taps import NoTap

# SO_TRAFFIC_CLASS, SO_TC_BE and SO_TC_BK_SYS of Apple's socket.h: the kernel's own LEDBAT.
APPLE_TRAFFIC_CLASS = 0x1086
APPLE_BEST_EFFORT = 0
APPLE_BACKGROUND = 100

# SIO_PRIORITY_HINT (Windows 10 1709 and newer) and SOCKET_PRIORITY_HINT of Microsoft's
# mstcpip.h: very low is LEDBAT for what is sent, and rLEDBAT (RFC 9840) for what is received.
WINDOWS_PRIORITY_HINT = 0x98000018
WINDOWS_VERY_LOW = 0
WINDOWS_NORMAL = 2

Control = Callable[..., int]
"""WSAIoctl: returns 0, or something else when the system cannot."""


class AppleTap(NoTap):
    """macOS: sets the traffic class. Not run by us so far."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def mark(self, *, background: bool) -> None:
        """See `Tap.mark`."""
        value = APPLE_BACKGROUND if background else APPLE_BEST_EFFORT
        try:
            self._connection.setsockopt(socket.SOL_SOCKET, APPLE_TRAFFIC_CLASS, value)
        except OSError:
            return  # closed, or an old system: the connection is an ordinary one


class WindowsTap(NoTap):
    """Windows: hints at the priority. Not run by us so far."""

    def __init__(self, connection: socket.socket, control: Control | None = None) -> None:
        self._connection = connection
        self._control = control if control is not None else _control()

    def mark(self, *, background: bool) -> None:
        """See `Tap.mark`."""
        handle = self._connection.fileno()
        if handle < 0 or self._control is None:
            return
        hint = ctypes.c_int(WINDOWS_VERY_LOW if background else WINDOWS_NORMAL)
        returned = ctypes.c_uint()
        try:
            # A refusal is no error: the connection is an ordinary one then.
            self._control(
                ctypes.c_void_p(handle),  # SOCKET, as wide as a pointer
                ctypes.c_uint(WINDOWS_PRIORITY_HINT),
                ctypes.byref(hint),
                ctypes.c_uint(ctypes.sizeof(hint)),
                None,
                ctypes.c_uint(0),
                ctypes.byref(returned),
                None,
                None,
            )
        except OSError:
            return  # closed meanwhile


def _control() -> Control | None:
    if sys.platform == "win32":
        control: Control = ctypes.windll.ws2_32.WSAIoctl
        return control
    return None
