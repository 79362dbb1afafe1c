"""A relay in front of a server: it passes bytes on until it is told to cut, stall or slow down."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_PIECE = 64 * 1024
_MOST_SEEN = 1024 * 1024


@dataclass
class Relay:
    """Passes connections on to a port of loopback."""

    target: int
    cut_after: int | None = None
    """Both sides are cut off when this many bytes, of both ways together, went through one
    connection."""
    stall_after: int | None = None
    """Nothing is passed on any more after so many bytes; the connection stays."""
    flip_at: int | None = None
    """One bit of the byte at this place, counting what the server sends, is turned over."""
    connections: int = 0
    passed: int = 0
    """Bytes in all."""
    seen: bytearray = field(default_factory=bytearray)
    """The beginning of what the servers sent."""
    stalled: threading.Event = field(default_factory=threading.Event)
    _listener: socket.socket = field(default_factory=socket.socket)
    _open: list[socket.socket] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()

    @property
    def port(self) -> int:
        """Where to connect to instead of the server."""
        return int(self._listener.getsockname()[1])

    def run(self) -> None:
        """Accept connections until the relay is closed."""
        while True:
            try:
                ours, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            _Link(self, ours).start()

    def close(self) -> None:
        """Cut everything off."""
        self._over.set()
        for sock in (self._listener, *self._open):
            cut(sock)


class _Link:
    """One connection and its two directions."""

    def __init__(self, relay: Relay, ours: socket.socket) -> None:
        self._relay = relay
        self._ours = ours
        self._theirs = socket.socket()
        self._lock = threading.Lock()
        self._passed = 0
        self._came = 0

    def start(self) -> None:
        relay = self._relay
        try:
            self._theirs.connect(("127.0.0.1", relay.target))
        except OSError:
            cut(self._ours)
            return
        relay._open += [self._ours, self._theirs]
        for source, sink in ((self._ours, self._theirs), (self._theirs, self._ours)):
            threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_PIECE):
                data = data[: self._room(len(data))]
                if source is self._theirs:
                    data = self._flipped(data)
                    self._relay.seen += data[: _MOST_SEEN - len(self._relay.seen)]
                sink.sendall(data)
                if self._is_over():
                    break
        cut(self._ours)
        cut(self._theirs)

    def _room(self, wanted: int) -> int:
        relay = self._relay
        with self._lock:
            if relay.stall_after is not None and self._passed >= relay.stall_after:
                relay.stalled.set()
                relay._over.wait()
            room = wanted
            if relay.cut_after is not None:
                room = min(wanted, max(0, relay.cut_after - self._passed))
            self._passed += room
            relay.passed += room
            return room

    def _flipped(self, data: bytes) -> bytes:
        at = self._relay.flip_at
        start, self._came = self._came, self._came + len(data)
        if at is None or not start <= at < self._came:
            return data
        changed = bytearray(data)
        changed[at - start] ^= 1
        return bytes(changed)

    def _is_over(self) -> bool:
        cut_after = self._relay.cut_after
        with self._lock:
            return cut_after is not None and self._passed >= cut_after


def cut(sock: socket.socket) -> None:
    """End a connection at once."""
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()


@contextmanager
def running_relay(target: int) -> Iterator[Relay]:
    """Run a relay in front of a port."""
    relay = Relay(target)
    thread = threading.Thread(target=relay.run, daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        relay.close()
        thread.join(5)
