"""The body of an answer, from the socket to wherever it goes.

httpx reads the head and short bodies. A long body of known length is read straight from
the socket into one buffer, which halves the processor time (ARCHITECTURE, "Threads").
httpx does not notice, so the connection is taken from it for the next request.
"""

from __future__ import annotations

import selectors
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.errors import transfer_error
from ebbtide.transports.http.exchange import Exchange, entered
from ebbtide.transports.http.streams import Line

BUFFER_SIZE = 128 * 1024
"""Bytes that stay in the processor's cache from socket to file; 1 MiB costs half more."""
TLS_BUFFER_SIZE = 512 * 1024
"""Under TLS bytes come in records of 16 KiB whatever is asked for, and each has been in the
cache already to be decrypted: fewer writes are worth more, a tenth of the processor time."""
DIRECT_FROM = 256 * 1024
"""Length from which a new connection costs less than httpx's copies."""

Take = Callable[[memoryview | bytes], None]
"""Is given the body piece by piece, in order; must be done with a piece when it returns."""


def receive(answer: Answer, length: int | None, take: Take) -> int:
    """Receive the body and return how many bytes it had.

    Args:
        answer: its head has been read, its body has not.
        length: how many bytes are to come, if that is known; never more are taken.
        take: gets the bytes.

    Raises:
        TransferError: CONNECTION_LOST, TIMED_OUT …, or what `take` raises; the pieces
            before that have been taken.
        StopRequested: a stop came.
    """
    # Chunks have their sizes between the bytes, even where the length is known otherwise.
    line = answer.line() if length is not None and answer.content_length == length else None
    if line is not None and length is not None and length >= DIRECT_FROM:
        first = line.take_over()
        take(first)
        _receive_directly(line, answer.exchange, length - len(first), take)
        answer.keep_connection()
        return length
    if line is not None and length is not None and answer.is_keepable:
        _receive_small(line, answer.exchange, length, take)
        answer.keep_connection()
        return length
    return _receive_pieces(answer.pieces(), length, take)


def _receive_small(line: Line, exchange: Exchange, length: int, take: Take) -> None:
    """Receive a short body: most of it came together with the head."""
    while length:
        with entered(exchange):
            piece = line.read(length)
        if not piece:
            raise TransferError(ErrorCode.CONNECTION_LOST)
        take(piece)
        length -= len(piece)


def _receive_pieces(pieces: Iterator[bytes], length: int | None, take: Take) -> int:
    received = 0
    with closing(pieces):  # type: ignore[type-var]
        for piece in pieces:
            taken = piece if length is None else piece[: length - received]
            take(taken)
            received += len(taken)
            if len(taken) < len(piece):
                break
    return received


def receive_decoded(answer: Answer, take: Take) -> int:
    """Receive a compressed body, give `take` what it was before, and return its size.

    Raises:
        TransferError: as `receive`, and PROTOCOL_VIOLATED for a damaged body.
        StopRequested: a stop came.
    """
    return _receive_pieces(answer.decoded_pieces(), None, take)


def _receive_directly(line: Line, exchange: Exchange, length: int, take: Take) -> None:
    exchange.control.check()
    try:
        with exchange.blocking(line.sock), selectors.DefaultSelector() as selector:
            line.sock.setblocking(False)
            selector.register(line.sock, selectors.EVENT_READ)
            _Intake(line.sock, selector, exchange, take).run(length)
    except OSError as error:
        raise transfer_error(error, line.host) from error


class _Intake:
    """Reads a socket until it has nothing left, then passes on what it got."""

    def __init__(
        self,
        sock: socket.socket,
        selector: selectors.BaseSelector,
        exchange: Exchange,
        take: Take,
    ) -> None:
        self._sock = sock
        self._selector = selector
        self._exchange = exchange
        self._take = take
        self._size = TLS_BUFFER_SIZE if isinstance(sock, ssl.SSLSocket) else BUFFER_SIZE
        self._buffer = memoryview(bytearray(self._size))
        self._admitted = 0
        """Bytes that the limits let through and that have not come yet."""

    def run(self, length: int) -> None:
        while length:
            filled, ended = self._fill(min(length, self._room()))
            self._admitted = max(0, self._admitted - filled)
            if filled:
                self._take(self._buffer[:filled])
                length -= filled
            if ended and length:
                self._exchange.control.check()
                raise TransferError(ErrorCode.CONNECTION_LOST)
            if not filled:
                self._wait()

    def _room(self) -> int:
        if self._admitted:
            return self._admitted
        room = self._exchange.admitted(self._size)
        if room < self._size:
            self._admitted = room
        return room

    def _fill(self, most: int) -> tuple[int, bool]:
        """Return how many bytes there were, and whether the server has ended."""
        filled = 0
        while filled < most:
            try:
                count = self._sock.recv_into(self._buffer[filled:most])
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                break
            except OSError:
                # What came before the failure is still good; the next read fails again.
                if filled:
                    break
                raise
            if count == 0:
                return filled, True
            filled += count
        return filled, False

    def _wait(self) -> None:
        if not self._selector.select(self._exchange.silence_timeout_s):
            self._exchange.control.check()
            raise TimeoutError
