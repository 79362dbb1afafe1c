"""A connection as a stream of bytes, each operation of it stoppable."""

from __future__ import annotations

import re
import select
import socket
import ssl
import sys
from typing import NamedTuple

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.common.connecting import connect, connect_error
from ebbtide.transports.http.errors import handshake_error, transfer_error
from ebbtide.transports.http.exchange import current_exchange

_READ_SIZE = 64 * 1024
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})[^\n]*\n")
ENDED = 0
"""What `Line.look` tells of a connection that has ended."""
_HEAD_END = re.compile(rb"\n\r?\n")
_LONGEST_END = 3
_LARGEST_HEAD = 512 * 1024
"""Bytes of all heads of one answer together: interim answers (1xx) may come without end."""


class Place(NamedTuple):
    """Where a connection leads."""

    host: str
    port: int
    is_secure: bool = False


class Line:
    """A connection to one server, plain or secure. Used by one thread at a time.

    Nobody above is given a byte that is not meant for it: a head is handed over up to its
    blank line, a body of known length up to its last byte. Therefore bytes of a body never
    hide in the HTTP library, and bytes that follow a body are never taken for the next answer.
    """

    def __init__(self, sock: socket.socket, place: Place) -> None:
        self.sock = sock
        self.place = place
        self._ahead = b""
        """Read from the socket, not asked for yet."""
        self._tail = b""
        """The last bytes of the head so far: its end may arrive in two pieces."""
        self._head_left = _LARGEST_HEAD
        self._body_left: int | None = None
        """Bytes of the body that were not handed over; None while the head is read."""
        self._is_single_use = False
        self._was_used = False

    @property
    def host(self) -> str:
        return self.place.host

    def read(self, most: int) -> bytes:
        """Return what is there, or wait for something; empty is the end.

        Raises:
            TransferError: the connection was lost, or nothing came in time.
            StopRequested: a stop came.
        """
        if not self._ahead:
            self._ahead = self._receive(_READ_SIZE)
        size = self._head_size() if self._body_left is None else self._body_left
        data, self._ahead = self._ahead[: min(most, size)], self._ahead[min(most, size) :]
        if self._body_left is not None:
            self._body_left -= len(data)
            return data
        self._head_left -= len(data)
        if self._head_left < 0:
            detail = "it answers with headers that do not end"
            raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=self.host, detail=detail)
        return data

    def expect_body(self, length: int | None) -> None:
        """Hand over a body from here on, so many bytes long; None if its framing tells."""
        self._body_left = sys.maxsize if length is None else length
        # What follows such a body would be read together with it.
        self._is_single_use = length is None

    def look(self) -> int | None:
        """Return the status of the answer that has begun to arrive; waits for nothing.

        Below 200: of the last interim answer. `ENDED`: no answer will come any more. None:
        nothing is here yet. All of it stays to be read. The socket must not be blocking.
        """
        ended = len(self._ahead) < _LARGEST_HEAD and self._take_in()
        place, seen = 0, None
        while match := _STATUS_LINE.match(self._ahead, place):
            seen = int(match[1])
            end = _HEAD_END.search(self._ahead, match.end() - 1)
            if seen >= 200 or end is None:
                return seen
            place = end.end()
        return ENDED if ended else seen

    def _take_in(self) -> bool:
        """Read what has arrived; tell whether nothing more will."""
        try:
            data = self.sock.recv(_READ_SIZE)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False
        except OSError:
            # Whoever reads next meets it again, and says what it was.
            return True
        self._ahead += data
        return not data

    def take_over(self) -> bytes:
        """Return what was read of the body already; the caller reads the rest itself."""
        self._is_single_use = True
        size = self._body_left or 0
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def _head_size(self) -> int:
        """Return how many of the bytes ahead belong to the head that is being read."""
        end = _HEAD_END.search(self._tail + self._ahead)
        if end is None:
            self._tail = (self._tail + self._ahead)[-_LONGEST_END:]
            return len(self._ahead)
        size = end.end() - len(self._tail)
        self._tail = b""
        return size

    def _receive(self, most: int) -> bytes:
        exchange = current_exchange()
        try:
            with exchange.blocking(self.sock):
                self._set_timeout(exchange.read_timeout_s())
                data = self.sock.recv(exchange.admitted(most))
        except OSError as error:
            exchange.closed_by_server = not isinstance(error, TimeoutError)
            raise transfer_error(error, self.host) from error
        if not data:
            exchange.control.check()
            exchange.closed_by_server = True
        return data

    def write(self, data: bytes) -> None:
        """Send everything.

        Raises:
            OSError: the connection was lost. An answer may have arrived nevertheless.
            StopRequested: a stop came.
        """
        exchange = current_exchange()
        exchange.line = self
        if not data:
            return  # The library ends a request without a body so.
        self._body_left = None
        self._head_left = _LARGEST_HEAD
        self._tail = b""
        with exchange.blocking(self.sock):
            self._set_timeout(exchange.silence_timeout_s)
            self.sock.sendall(data)

    def _set_timeout(self, seconds: float) -> None:
        # Each change is a system call.
        if self.sock.gettimeout() != seconds:
            self.sock.settimeout(seconds)

    def moved(self) -> Line:
        """Return the connection under a new `Line`, ready for a request; this one is closed.

        The caller has read the body to its end, and the server keeps the connection.
        """
        sock, self.sock = self.sock, socket.socket()
        self.sock.close()
        line = Line(sock, self.place)
        # Bytes after the body: the server is confused, or wants others to be.
        line._is_single_use = bool(self._ahead)
        line._was_used = True
        return line

    def again(self) -> Line:
        """Return the connection ready for a request: the body was read to its end."""
        self._is_single_use = bool(self._ahead)
        self._was_used = True
        return self

    @property
    def is_single_use(self) -> bool:
        """What follows the body may have been read together with it."""
        return self._is_single_use

    @property
    def is_secured(self) -> bool:
        """The handshake was before an earlier request."""
        return self._was_used and self.place.is_secure

    def secured(self, context: ssl.SSLContext, server_name: str) -> Line:
        """Return the same connection after a TLS handshake.

        Raises:
            TransferError: the handshake failed, or the certificate is not good.
            StopRequested: a stop came.
        """
        if self.is_secured:
            return self
        exchange = current_exchange()
        try:
            # An end without TLS' own farewell is an attack or an accident, never the end.
            sock = context.wrap_socket(
                self.sock,
                server_hostname=server_name,
                do_handshake_on_connect=False,
                suppress_ragged_eofs=False,
            )
        except (OSError, ValueError) as error:
            self.close()
            raise handshake_error(OSError(str(error)), server_name) from error
        try:
            with exchange.blocking(sock):
                sock.settimeout(exchange.connect_timeout_s)
                sock.do_handshake()
        except BaseException as error:
            sock.close()
            if isinstance(error, OSError):
                raise handshake_error(error, server_name) from error
            raise
        return Line(sock, Place(server_name, self.place.port, is_secure=True))

    def replace(self, other: Line) -> None:
        """Become another connection; the one before is closed."""
        self.sock.close()
        self.__dict__.update(other.__dict__)

    def is_spent(self) -> bool:
        """Tell whether the connection, idle now, can not be used for another request.

        Whatever arrived on an idle connection was not asked for, or is its end.
        """
        if self._is_single_use or self._ahead or self.sock.fileno() < 0:
            return True
        if isinstance(self.sock, ssl.SSLSocket) and self.sock.pending():
            return True
        return _is_readable(self.sock)

    def close(self) -> None:
        self.sock.close()


def _is_readable(sock: socket.socket) -> bool:
    if hasattr(select, "poll"):
        # Many small files ask often: a selector would cost two system calls more.
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([sock], [], [], 0)[0])


def open_line(host: str, port: int) -> Line:
    """Connect to a server.

    Raises:
        TransferError: it was not found, not reached, or did not answer in time.
        StopRequested: a stop came.
    """
    exchange = current_exchange()
    exchange.connected = True
    try:
        sock = connect(host, port, exchange.connect_timeout_s, exchange.control)
        return Line(sock, Place(host, port))
    except OSError as error:
        raise connect_error(error, host) from error
