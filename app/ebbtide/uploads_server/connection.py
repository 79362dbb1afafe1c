"""One connection: requests in, answers out."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress

from ebbtide.uploads_server.messages import (
    LONGEST_HEAD,
    Content,
    Refusal,
    Request,
    Response,
    body_of,
    head_of,
    parse_head,
)
from ebbtide.uploads_server.reception import Interrupted, skip
from ebbtide.uploads_server.service import Service

_PIECE = 256 * 1024
_WORTH_READING = 16 * 1024 * 1024
"""Of a body that nobody needs so much is read, so that the client gets to see the answer."""
_END_OF_HEAD = b"\r\n\r\n"


class Connection:
    """Serves one client until either side has enough."""

    def __init__(self, sock: socket.socket, service: Service, silence_timeout_s: float) -> None:
        self._socket = sock
        self._service = service
        self._silence_timeout_s = silence_timeout_s
        self._buffered = bytearray()
        self._is_ending = False
        self._is_busy = False

    def serve(self, tls: ssl.SSLContext | None) -> None:
        """Answer requests until the connection ends; never raises for what the client does."""
        try:
            self._socket.settimeout(self._silence_timeout_s)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if tls is not None:
                self._socket = tls.wrap_socket(self._socket, server_side=True)
            while self._serve_one():
                pass
        except (OSError, Interrupted):
            pass  # The client has gone; what it sent is on record.
        finally:
            self._socket.close()

    def end(self) -> None:
        """Take no more requests; one that is being answered is finished. From any thread."""
        self._is_ending = True
        if not self._is_busy:
            self.interrupt()

    def interrupt(self) -> None:
        """Cut the connection off. From any thread."""
        with suppress(OSError):
            # Not through TLS, whose farewell could block.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _serve_one(self) -> bool:
        head = self._read_head()
        if head is None:
            return False
        self._is_busy = True
        try:
            return self._answer(parse_head(head))
        except Refusal as refusal:
            self._send(refusal.response, is_head=False, closes=True)
            return False
        finally:
            self._is_busy = False

    def _answer(self, request: Request) -> bool:
        body = ReceivedBody(self, request)
        response = self._service.answer(request, body)
        closes = not request.keeps_connection or self._is_ending or not body.is_skippable
        self._send(response, is_head=request.method == "HEAD", closes=closes)
        if not body.is_waiting:
            # Also before closing: the client may not read before it has written.
            skip(body, min(body.left, _WORTH_READING))
        return not closes

    def _read_head(self) -> bytes | None:
        deadline = time.monotonic() + self._silence_timeout_s
        while (end := self._buffered.find(_END_OF_HEAD)) < 0:
            if len(self._buffered) > LONGEST_HEAD:
                self._send(Response(431, text="too long"), is_head=False, closes=True)
                return None
            if time.monotonic() > deadline or self._is_ending:
                return None
            piece = self._socket.recv(8192)
            if not piece:
                return None
            self._buffered += piece
            # Empty lines before a request are passed over (RFC 9112, 2.2).
            if self._buffered.startswith(b"\r\n"):
                del self._buffered[:2]
        head = bytes(self._buffered[:end])
        del self._buffered[: end + len(_END_OF_HEAD)]
        return head

    def read_into(self, buffer: memoryview) -> int:
        """Put the next bytes into the buffer.

        Raises:
            Interrupted: there are none.
        """
        if self._buffered:
            count = min(len(buffer), len(self._buffered))
            buffer[:count] = self._buffered[:count]
            del self._buffered[:count]
            return count
        try:
            count = self._socket.recv_into(buffer)
        except OSError as error:
            raise Interrupted from error
        if not count:
            raise Interrupted
        return count

    def ask_for_body(self) -> None:
        """Tell a client that waits for it to go on.

        Raises:
            Interrupted: the connection broke.
        """
        try:
            self._socket.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        except OSError as error:
            raise Interrupted from error

    def _send(self, response: Response, *, is_head: bool, closes: bool) -> None:
        content = response.content
        try:
            head = head_of(response, now=time.time(), closes=closes)
            is_bare = is_head or response.status in (204, 304)
            self._socket.sendall(head if is_bare or content else head + body_of(response))
            if content is not None and not is_head:
                self._send_content(content)
        finally:
            if content is not None:
                content.file.close()

    def _send_content(self, content: Content) -> None:
        content.file.seek(content.start)
        left = content.length
        while left:
            piece = content.file.read(min(_PIECE, left))
            if not piece:
                raise Interrupted  # The file got shorter: the client has to notice.
            self._socket.sendall(piece)
            left -= len(piece)


class ReceivedBody:
    """The body of one request; see `reception.Body`."""

    def __init__(self, connection: Connection, request: Request) -> None:
        self._connection = connection
        self.left = request.length
        self.is_waiting = request.expects_continue and request.length > 0
        """The client has not been asked for it."""

    @property
    def is_skippable(self) -> bool:
        """What is left of it can be read for the sake of the next request."""
        return not self.is_waiting and self.left <= _WORTH_READING

    def read_into(self, buffer: memoryview) -> int:
        """See `reception.Body.read_into`."""
        if self.is_waiting:
            self.is_waiting = False
            self._connection.ask_for_body()
        count = self._connection.read_into(buffer[: self.left])
        self.left -= count
        return count

    def interrupt(self) -> None:
        """See `reception.Body.interrupt`."""
        self._connection.interrupt()
