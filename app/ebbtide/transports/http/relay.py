"""A plain socket in front of a TLS connection, for what has to go inside it.

Python's TLS cannot lie in another TLS connection on a socket, so two threads carry the
bytes. Needed only for https addresses by way of an https proxy.
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
from contextlib import suppress

_PIECE = 256 * 1024


def relayed(outer: ssl.SSLSocket) -> socket.socket:
    """Return a socket whose bytes travel over a TLS connection, until either side ends."""
    inner, ours = socket.socketpair()
    outer.settimeout(None)
    thread = threading.Thread(target=_carry, args=(outer, ours), name="ebbtide-relay", daemon=True)
    thread.start()
    return inner


def _carry(outer: ssl.SSLSocket, inner: socket.socket) -> None:
    """Carry bytes both ways; the outermost frame of a thread."""
    # TLS is read and written by one thread: Python's is not made for two.
    with suppress(OSError), outer, inner, selectors.DefaultSelector() as selector:
        selector.register(outer, selectors.EVENT_READ)
        selector.register(inner, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in selector.select()}
            if inner in ready and not _pass_on(inner, outer):
                return
            if (outer in ready or outer.pending()) and not _drain(outer, inner):
                return


def _pass_on(source: socket.socket, target: socket.socket) -> bool:
    data = source.recv(_PIECE)
    target.sendall(data)
    return bool(data)


def _drain(outer: ssl.SSLSocket, inner: socket.socket) -> bool:
    while True:
        if not _pass_on(outer, inner):
            return False
        if not outer.pending():
            return True
