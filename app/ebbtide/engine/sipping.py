"""Traffic of which little more comes than what is read.

Servers that know no ranges send the whole file at once, and what is on the way cannot be
called back: usually 64 kB before the first byte is read.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from ebbtide.engine.link.sockets import has_begun, open_tap
from ebbtide.engine.link.taps import Tap
from ebbtide.engine.link.traffic import Wait

SIP = 4 * 1024
"""Bytes that are read at once."""


class Sips:
    """See `ebbtide.engine.link.traffic.Traffic`. Used by one thread."""

    def __init__(self) -> None:
        self._taps: list[Tap] = []

    def admit(self, byte_count: int, wait: Wait) -> int:
        """See `Traffic.admit`."""
        del wait
        return min(byte_count, SIP)

    @contextmanager
    def moving(self, connection: object) -> Iterator[None]:
        """See `Traffic.moving`."""
        if isinstance(connection, socket.socket) and not has_begun(connection):
            tap = open_tap(connection)
            tap.prepare()
            self._taps.append(tap)
        yield

    def release(self) -> None:
        """Let the connections that are still open grow, for whoever uses them next."""
        for tap in self._taps:
            tap.begin()
        self._taps.clear()
