"""The body of a request: a part of the file, straight to the socket.

httpx and httpcore never see it (`pools.Outgoing`): pieces go from the file to the socket of
the connection, under the limits, and the socket is watched for an answer meanwhile, because a
server may refuse long before it has got everything (413, 401).
"""

from __future__ import annotations

import selectors
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from ebbtide.core.ports import UploadSource
from ebbtide.transports.http.errors import transfer_error
from ebbtide.transports.http.exchange import Exchange, current_exchange
from ebbtide.transports.http.outgoing import AnsweredEarly
from ebbtide.transports.http.streams import ENDED, Line

PIECE = 128 * 1024
"""Bytes that stay in the processor's cache from file to socket."""
CONTINUE_S = 1.0
"""How long a server may take to say "100 Continue"; most that do not know it never will."""
_CONTINUE = 100
_FINAL = 200
_REFUSED = 300


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries: a part of the file, or nothing of it, and what goes round it."""

    source: UploadSource | None = None
    start: int = 0
    end: int = 0
    """Excluded."""
    before: bytes = b""
    after: bytes = b""

    @property
    def length(self) -> int:
        """Bytes in all."""
        return len(self.before) + (self.end - self.start) + len(self.after)

    def pieces(self) -> Iterator[tuple[bytes, int | None]]:
        """Return the bytes piece by piece, each with the place in the file after it.

        Raises:
            TransferError: SOURCE_CHANGED and the like, before the last piece is handed out:
                what is not one version of the file never gets its end.
        """
        if self.before:
            yield self.before, None
        for start in range(self.start, self.end, PIECE):
            if self.source is None:
                raise ValueError("a part of no file")
            end = min(start + PIECE, self.end)
            data = self.source.read(start, end - start)
            if end == self.end:
                self.source.check()
            yield data, end
        if self.after:
            yield self.after, None


def whole(source: UploadSource) -> Body:
    """Return all of a file."""
    return Body(source, 0, source.version.size)


class Transmission:
    """Sends one body, on however many connections it takes. Used by one thread."""

    def __init__(self, body: Body, *, expects: bool) -> None:
        """Make a transmission.

        Args:
            body: what to send.
            expects: the head says ``Expect: 100-continue``.
        """
        self._body = body
        self._expects = expects
        self.is_complete = False
        """All of it was handed to the network, the last time that it was tried."""
        self.waited_in_vain = False
        """The server did not say "100 Continue"."""

    @property
    def length(self) -> int:
        """Bytes in all."""
        return self._body.length

    def send_over(self, line: Line) -> None:
        """See `ebbtide.transports.http.outgoing.RequestBody.send_over`."""
        exchange = current_exchange()
        self.is_complete = False
        exchange.begin_body()
        try:
            with exchange.blocking(line.sock), selectors.DefaultSelector() as selector:
                line.sock.setblocking(False)
                selector.register(line.sock, selectors.EVENT_READ)
                outflow = _Outflow(line, selector, exchange)
                if self._expects:
                    self.waited_in_vain = not outflow.wait_for_consent()
                outflow.run(self._body)
        except TimeoutError as error:
            raise transfer_error(error, line.host) from error
        except OSError as error:
            exchange.expect_head_soon()
            raise AnsweredEarly(str(error)) from error
        except AnsweredEarly:
            exchange.expect_head_soon()
            raise
        self.is_complete = True
        exchange.expect_answer()


class _Outflow:
    """Writes to a socket for as long as it takes, and listens meanwhile."""

    def __init__(self, line: Line, selector: selectors.BaseSelector, exchange: Exchange) -> None:
        self._line = line
        self._sock = line.sock
        self._selector = selector
        self._exchange = exchange
        self._admitted = 0
        """Bytes that the limits let through and that have not gone yet."""
        self._listens = True
        self._events = selectors.EVENT_READ

    def wait_for_consent(self) -> bool:
        """Wait for "100 Continue"; False if nothing was said for so long.

        Raises:
            AnsweredEarly: the server said something else.
        """
        while (status := self._line.look()) is None or status < _CONTINUE:
            if status == ENDED:
                raise AnsweredEarly("the connection has ended")
            if not self._selector.select(CONTINUE_S):
                self._exchange.control.check()
                return False
        if status >= _FINAL:
            raise AnsweredEarly(f"status {status}")
        return True

    def run(self, body: Body) -> None:
        for piece, place in body.pieces():
            self._listen()
            view = memoryview(piece)
            while view:
                view = view[self._write(view[: self._room(len(view))]) :]
            if place is not None and body.source is not None:
                body.source.sending(place)

    def _listen(self) -> None:
        """Look whether the server wants no more of this.

        Raises:
            AnsweredEarly: it does not.
        """
        status = self._line.look() if self._listens else None
        if status is None or _CONTINUE <= status < _FINAL:
            return
        if _FINAL <= status < _REFUSED:
            # Content with what it knows already; it reads the rest all the same (RFC 9112, 9.3).
            self._listens = False
            return
        raise AnsweredEarly(f"status {status}")

    def _room(self, wanted: int) -> int:
        if self._admitted:
            return min(self._admitted, wanted)
        room = self._exchange.admitted(wanted)
        if room < wanted:
            self._admitted = room
            # At this speed the socket is never full: nobody would listen otherwise.
            self._listen()
        return min(room, wanted)

    def _write(self, data: memoryview) -> int:
        """Send something, and return how much; waits until that is possible."""
        while True:
            try:
                count = self._sock.send(data)
            except (BlockingIOError, ssl.SSLWantWriteError):
                self._wait(selectors.EVENT_WRITE)
            except ssl.SSLWantReadError:
                self._wait(selectors.EVENT_READ)
            else:
                self._exchange.has_sent_body = True
                self._admitted = max(0, self._admitted - count)
                return count

    def _wait(self, events: int) -> None:
        wanted = events | (selectors.EVENT_READ if self._listens else 0)
        if wanted != self._events:
            self._selector.modify(self._sock, wanted)
            self._events = wanted
        ready = self._selector.select(self._exchange.silence_timeout_s)
        if not ready:
            self._exchange.control.check()
            raise TimeoutError
        if any(mask & selectors.EVENT_READ for _, mask in ready):
            self._listen()
