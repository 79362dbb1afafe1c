"""Names to addresses to connected sockets, all of it stoppable.

Addresses are tried in turn with a short head start each, so that a dead IPv6 route
costs a quarter of a second (RFC 8305, "Happy Eyeballs").
"""

from __future__ import annotations

import errno
import os
import selectors
import socket
import threading
import time
from itertools import chain, zip_longest
from typing import Any, Self

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import TransferControl

_HEAD_START_S = 0.25
_GLANCE_S = 0.1
"""How often a pending connection looks whether it has to stop: not every system wakes it."""
_IN_PROGRESS = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", 0)}

_UNREACHABLE = {
    errno.ECONNREFUSED: "it refused the connection",
    errno.EHOSTUNREACH: "there is no way to it",
    errno.EHOSTDOWN: "it is down",
    errno.ETIMEDOUT: "it did not answer",
    errno.ECONNRESET: "it broke the connection off",
}
OFFLINE = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
"""What a system says that has no network at all."""

Address = tuple[socket.AddressFamily, Any]


def connect(host: str, port: int, timeout_s: float, control: TransferControl) -> socket.socket:
    """Return a connected socket in blocking mode.

    Raises:
        OSError: no address, or none of them answered; TimeoutError when time ran out.
        StopRequested: a stop came.
    """
    deadline = time.monotonic() + timeout_s
    addresses = _interleaved(_resolve(host, port, deadline, control))
    with _Race(addresses) as race:
        sock = race.run(deadline, control)
    sock.setblocking(True)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    return sock


def connect_error(error: OSError, host: str) -> TransferError:
    """Say why a connection could not be made."""
    if isinstance(error, socket.gaierror):
        return TransferError(ErrorCode.HOST_NOT_FOUND, host=host)
    if isinstance(error, TimeoutError):
        return TransferError(ErrorCode.TIMED_OUT, host=host)
    if error.errno in OFFLINE:
        return TransferError(ErrorCode.OFFLINE)
    detail = _UNREACHABLE.get(error.errno or 0, (error.strerror or str(error)).lower())
    return TransferError(ErrorCode.CONNECT_FAILED, host=host, detail=detail)


def _resolve(host: str, port: int, deadline: float, control: TransferControl) -> list[Address]:
    lookup = _Lookup(host, port)
    # The system's resolver cannot be interrupted: it is left alone with a thread of its own.
    threading.Thread(target=lookup.run, name=f"lookup {host}", daemon=True).start()
    with control.interruptible(lookup.over.set):
        lookup.over.wait(max(0.0, deadline - time.monotonic()))
    control.check()
    if lookup.error is not None:
        raise lookup.error
    if lookup.addresses is None:
        raise socket.gaierror(socket.EAI_AGAIN, "the name was not found in time")
    return lookup.addresses


class _Lookup:
    """One question to the system's resolver."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self.over = threading.Event()
        self.addresses: list[Address] | None = None
        self.error: OSError | None = None

    def run(self) -> None:
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
            self.addresses = [(family, address) for family, _, _, _, address in found]
        except UnicodeError:
            self.error = socket.gaierror(socket.EAI_NONAME, "not a host name")
        except OSError as error:
            self.error = error
        finally:
            self.over.set()


def _interleaved(addresses: list[Address]) -> list[Address]:
    """Return the addresses with families taking turns, the preferred one first."""
    first = [address for address in addresses if address[0] == addresses[0][0]]
    other = [address for address in addresses if address[0] != addresses[0][0]]
    pairs = zip_longest(first, other)
    return [address for address in chain.from_iterable(pairs) if address is not None]


class _Race:
    """Several connections being made; the first one that stands wins."""

    def __init__(self, addresses: list[Address]) -> None:
        self._waiting = addresses
        self._running: list[socket.socket] = []
        self._selector = selectors.DefaultSelector()
        self._error: OSError = OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for sock in self._running:
            sock.close()

    def run(self, deadline: float, control: TransferControl) -> socket.socket:
        next_start = 0.0
        while self._waiting or self._running:
            control.check()
            now = time.monotonic()
            if now >= deadline:
                raise TimeoutError
            if self._waiting and (now >= next_start or not self._running):
                self._start(*self._waiting.pop(0), control)
                next_start = now + _HEAD_START_S
            for key, _ in self._selector.select(_GLANCE_S) if self._running else ():
                winner: socket.socket = key.fileobj  # type: ignore[assignment]
                if self._stands(winner):
                    return winner
        raise self._error

    def _start(self, family: socket.AddressFamily, address: Any, control: TransferControl) -> None:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        with control.moving(sock):
            result = sock.connect_ex(address)
        if result not in _IN_PROGRESS:
            self._error = OSError(result, os.strerror(result))
            sock.close()
            return
        self._selector.register(sock, selectors.EVENT_WRITE)
        self._running.append(sock)

    def _stands(self, sock: socket.socket) -> bool:
        self._selector.unregister(sock)
        self._running.remove(sock)
        result = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if result == 0:
            return True
        self._error = OSError(result, os.strerror(result))
        sock.close()
        return False
