"""The socket below the SMB library: ours, so that it can be stopped, timed and read past it."""

from __future__ import annotations

import selectors
import socket
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from smbprotocol.exceptions import SMBConnectionClosed
from smbprotocol.transport import Tcp

from ebbtide.core.ports import TransferControl
from ebbtide.transports.common.connecting import connect, connect_error
from ebbtide.transports.smb.seals import SealError

LARGEST_MESSAGE = 0xFFFFFF
"""Bytes ([MS-SMB2] 2.1)."""
_LENGTH = struct.Struct(">I")


class Terms:
    """Who may stop a connection, and how long it may be silent."""

    def __init__(
        self,
        control: TransferControl,
        connect_timeout_s: float,
        silence_timeout_s: float,
        connected: Callable[[socket.socket], None],
    ) -> None:
        """Make terms.

        Args:
            control: what stops the attempt.
            connect_timeout_s: for finding and reaching the server.
            silence_timeout_s: between two signs of life.
            connected: is told the socket when it stands.
        """
        self.control = control
        self.connect_timeout_s = connect_timeout_s
        self.silence_timeout_s = silence_timeout_s
        self.connected = connected


class Wire(Tcp):  # type: ignore[misc] # the library has no types
    """What the library sends and receives by, used by one thread.

    The library asks for messages by `recv`, one for each `open_for_one`.
    """

    def __init__(self, host: str, port: int, terms: Terms) -> None:
        super().__init__(host, port, terms.connect_timeout_s)
        self._host = host
        self._port = port
        self._terms = terms
        self._is_open_for_one = False
        self._socket: socket.socket | None = None
        self._readable = selectors.DefaultSelector()
        self._writable = selectors.DefaultSelector()
        self._length = memoryview(bytearray(4))
        self.failure: BaseException | None = None
        """Why nothing more comes: the library takes no exceptions here."""

    def connect(self) -> None:
        """Connect; see `ebbtide.transports.common.connecting.connect`."""
        terms = self._terms
        try:
            sock = connect(self._host, self._port, terms.connect_timeout_s, terms.control)
        except OSError as error:
            terms.control.check()
            raise connect_error(error, self._host) from error
        sock.setblocking(False)
        self._readable.register(sock, selectors.EVENT_READ)
        self._writable.register(sock, selectors.EVENT_WRITE)
        self._socket = self._sock = sock
        self.connected = True
        terms.connected(sock)

    def close(self) -> None:
        """Close the socket. Closing twice is allowed."""
        self.connected = False
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            self._socket = None
        self._readable.close()
        self._writable.close()

    def send(self, header: Any) -> None:
        """Send one message of the library."""
        message = header if isinstance(header, bytes) else header.pack()
        self.send_parts([message])

    def send_parts(self, parts: Sequence[bytes | memoryview]) -> None:
        """Send one message that lies in several places.

        Raises:
            OSError: the connection broke, or took nothing for too long.
        """
        size = sum(len(part) for part in parts)
        if size > LARGEST_MESSAGE:
            raise ValueError("the message is too long")
        views = [memoryview(_LENGTH.pack(size)), *(memoryview(part) for part in parts)]
        while views:
            try:
                sent = self._open.sendmsg(views)
            except BlockingIOError:
                self._wait(self._writable)
                continue
            while views and sent >= len(views[0]):
                sent -= len(views.pop(0))
            if views and sent:
                views[0] = views[0][sent:]

    def receive_into(self, buffer: memoryview) -> int:
        """Receive one message and return its length.

        Raises:
            OSError: the connection broke, or was silent for too long.
            SealError: the message is longer than the buffer.
        """
        size = self._next_length()
        if size > len(buffer):
            raise SealError("an answer is longer than what was asked for")
        self._fill(buffer[:size])
        return size

    def recv(self, timeout: float) -> bytes:  # noqa: ARG002 - ours counts
        """Return the next message to the library, or nothing, which makes it return to us."""
        if not self._is_open_for_one:
            return b""
        self._is_open_for_one = False
        try:
            buffer = memoryview(bytearray(self._next_length()))
            self._fill(buffer)
        except OSError as error:
            self.failure = error
            return b""
        return bytes(buffer)

    def open_for_one(self) -> None:
        """Let the library have one message."""
        self._is_open_for_one = True

    def is_readable(self) -> bool:
        """Tell whether something has come, or the connection has ended."""
        return bool(self._readable.select(0))

    @property
    def standing(self) -> socket.socket | None:
        """What the messages go over; None before it stands, and when it is closed."""
        return self._socket

    @property
    def _open(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionResetError("the connection was closed")
        return self._socket

    def _next_length(self) -> int:
        self._fill(self._length)
        size: int = _LENGTH.unpack(self._length)[0]
        if size > LARGEST_MESSAGE:
            raise ConnectionAbortedError("what came is no SMB message")
        return size

    def _fill(self, buffer: memoryview) -> None:
        while buffer:
            try:
                count = self._open.recv_into(buffer)
            except BlockingIOError:
                self._wait(self._readable)
                continue
            if not count:
                raise ConnectionResetError("the server closed the connection")
            buffer = buffer[count:]

    def _wait(self, selector: selectors.BaseSelector) -> None:
        queued = queued_bytes(self._open)
        while not selector.select(self._terms.silence_timeout_s):
            self._terms.control.check()
            # Over a slow line what was sent may take longer than that to leave.
            still_queued = queued_bytes(self._open)
            if still_queued >= queued:
                raise TimeoutError
            queued = still_queued


def queued_bytes(sock: socket.socket) -> int:
    """Return how many bytes wait to be sent or for their receipt; 0 where nobody can tell."""
    if sys.platform != "linux":
        return 0
    import fcntl  # noqa: PLC0415 - Windows has none
    import termios  # noqa: PLC0415

    answer = fcntl.ioctl(sock, termios.TIOCOUTQ, bytes(4))
    return int.from_bytes(answer, sys.byteorder)


def lost(wire: Wire) -> BaseException:
    """Return why nothing comes over a wire any more."""
    if wire.failure is None:
        closed: BaseException = SMBConnectionClosed("the connection was closed")
        return closed
    return wire.failure
