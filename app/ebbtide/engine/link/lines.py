"""The connections that move bytes now, and what each has moved since it was last asked."""

from __future__ import annotations

import socket
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, field

from ebbtide.core.jobs import JobId
from ebbtide.core.link_samples import ConnectionSample, Direction
from ebbtide.engine.link.interfaces import NOWHERE, Place, place_of
from ebbtide.engine.link.sockets import open_tap
from ebbtide.engine.link.taps import Counters, Tap

HEADERS = 52
"""Bytes of IP and TCP headers of a packet, with timestamps."""
LINGER_S = 1.0
"""A connection that pauses for so long, for a disk or the next request, still counts."""


@dataclass(eq=False)
class Line:
    """One connection."""

    key: int
    connection: weakref.ref[socket.socket]
    tap: Tap
    job_id: JobId
    direction: Direction
    place: Place = NOWHERE
    users: int = 0
    """How many threads move bytes over it now."""
    used_at: float = 0.0
    background: bool | None = None
    """How the network was told to treat it; None before it was told."""
    last: Counters | None = None
    rerouted: bool = False
    """The network has changed since it began: its handshake may have gone another way."""
    held: bool = False
    """The window is closed: what arrives is to be left unread."""
    gathering_s: float = 0.0
    """How long to let bytes gather before they are read."""
    unread: tuple[int, int] = field(default=(0, 0))
    """Bytes received and sent since `take_moved`."""

    @property
    def is_open(self) -> bool:
        """The connection exists and was not closed."""
        connection = self.connection()
        return connection is not None and connection.fileno() >= 0

    @property
    def is_readable(self) -> bool:
        """The system tells what has moved, or would if the connection were not closed."""
        return self.last is not None or not self.is_open

    def read(self) -> Counters | None:
        """Read the counters and remember them."""
        counters = self.tap.read() if self.is_open else None
        if counters is not None:
            before = self.last
            wire, wire_before = _on_the_wire(counters), _on_the_wire(before)
            self.unread = (
                self.unread[0] + wire[0] - wire_before[0],
                self.unread[1] + wire[1] - wire_before[1],
            )
            self.last = counters
        return counters

    def take_moved(self) -> tuple[int, int]:
        """Return the bytes received and sent since the last time."""
        moved, self.unread = self.unread, (0, 0)
        return moved

    def sample(self, counters: Counters, weight: float) -> ConnectionSample:
        """Return the counters as the link controller wants them."""
        down = self.direction is Direction.DOWN
        return ConnectionSample(
            key=self.key,
            direction=self.direction,
            moved=counters.received if down else counters.sent,
            segments=counters.segments_in if down else counters.segments_out,
            round_trip_s=(counters.round_trip_in_s if down else counters.round_trip_out_s) or None,
            handshake_s=None if self.rerouted else counters.handshake_s or None,
            weight=weight,
            segment_size=max(536, counters.segment_in if down else counters.segment_out),
            disturbed=counters.disordered if down else counters.resent,
            timed=counters.timed if down else True,
            path=self.place.peer,
        )


def _on_the_wire(counters: Counters | None) -> tuple[int, int]:
    """Return the bytes received and sent, headers included."""
    if counters is None:
        return 0, 0
    return (
        counters.received + HEADERS * counters.packets_in,
        counters.pushed + HEADERS * counters.packets_out,
    )


class Lines:
    """All connections of all transfers. Used under its owner's lock."""

    def __init__(self) -> None:
        self._lines: dict[int, Line] = {}
        self._known: weakref.WeakKeyDictionary[socket.socket, Line] = weakref.WeakKeyDictionary()
        self._last_key = 0
        self.opened = 0
        """How many connections of ours were ever begun."""

    def __iter__(self) -> Iterator[Line]:
        return iter(list(self._lines.values()))

    def __len__(self) -> int:
        return len(self._lines)

    def enter(
        self, connection: socket.socket, job_id: JobId, direction: Direction, at: float
    ) -> Line:
        """Take note that somebody moves bytes over a connection from now on."""
        line = self._known.get(connection)
        if line is None:
            self._last_key += 1
            line = Line(
                self._last_key,
                weakref.ref(connection),
                open_tap(connection),
                job_id,
                direction,
                place_of(connection),
            )
            self._known[connection] = line
            line.tap.begin()
        line.job_id, line.direction = job_id, direction
        line.users += 1
        line.used_at = at
        self._lines[line.key] = line
        return line

    def reroute(self) -> None:
        """Take note that the network has changed: connections may run elsewhere by now."""
        for line in list(self._known.values()):
            connection = line.connection()
            line.place = NOWHERE if connection is None else place_of(connection)
            line.rerouted = True

    def leave(self, line: Line, at: float) -> None:
        """Take note that they do not any more."""
        line.users -= 1
        line.used_at = at
        line.read()

    def sweep(self, at: float) -> None:
        """Forget the connections that were closed or have paused for long."""
        for line in self:
            idle = not line.users and at - line.used_at > LINGER_S
            if (idle or not line.is_open) and not any(line.unread):
                del self._lines[line.key]
