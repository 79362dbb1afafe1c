"""The body of a request: a part of the file, straight to the socket.

httpx and httpcore never see it (`pools.Outgoing`): pieces go from the file to the socket of
the connection, under the limits, and the socket is watched for an answer meanwhile, because a
server may refuse long before it has got everything (413, 401). On Linux and without TLS the
system sends by itself, which takes a quarter of the processor time.
"""

from __future__ import annotations

import array
import os
import selectors
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from ebbtide.core.ports import UploadSource
from ebbtide.transports.http.errors import transfer_error
from ebbtide.transports.http.exchange import Exchange, current_exchange
from ebbtide.transports.http.outgoing import AnsweredEarly
from ebbtide.transports.http.streams import ENDED, Line

_SYSTEM_SENDS = sys.platform == "linux"
if sys.platform == "linux":
    import fcntl
    import termios

PIECE = 128 * 1024
"""Bytes that stay in the processor's cache from file to socket."""
CONTINUE_S = 1.0
"""How long a server may take to say "100 Continue"; most that do not know it never will."""
_AT_ONCE = 512 * 1024
"""Bytes that the system is asked to send, between two looks at the limits and the answer."""
_PIECES_BETWEEN_LOOKS = _AT_ONCE // PIECE
"""Looking after each piece takes 2 to 3 % of the processor time that TLS takes."""
_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.001, 0.05
_CONTINUE = 100
_FINAL = 200
_REFUSED = 300


@runtime_checkable
class Opened(Protocol):
    """A source with an open file, which the system can send from."""

    def fileno(self) -> int:
        """Return the open file."""

    def check(self) -> None:
        """See `UploadSource.check`."""

    def sending(self, offset: int) -> None:
        """See `UploadSource.sending`."""


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

    @property
    def is_last(self) -> bool:
        """It ends the file."""
        return self.source is not None and self.end == self.source.version.size

    def pieces(self, start: int) -> Iterator[tuple[bytes, int | None]]:
        """Return what follows `before` piece by piece, each with the place in the file after it.

        Args:
            start: where in the file to begin.

        Raises:
            TransferError: SOURCE_CHANGED and the like, before the last piece is handed out:
                what is not one version of the file never gets its end.
        """
        for place in range(start, self.end, PIECE):
            if self.source is None:
                raise ValueError("a part of no file")
            end = min(place + PIECE, self.end)
            data = self.source.read(place, end - place)
            if end == self.end:
                self.source.check()
            yield data, end
        if self.after:
            yield self.after, None


def whole(source: UploadSource) -> Body:
    """Return all of a file."""
    return Body(source, 0, source.version.size)


def _opened(source: object) -> Opened | None:
    return source if isinstance(source, Opened) else None


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
        self._number = line.sock.fileno()
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
        self._send(body.before)
        start = body.start
        opened = _opened(body.source)
        if opened is not None and self._can_leave_it_to_the_system:
            start = self._send_by_system(opened, start, body.end, is_last=body.is_last)
        for number, (piece, place) in enumerate(body.pieces(start)):
            if number % _PIECES_BETWEEN_LOOKS == 0:
                self._listen()
            self._send(piece)
            if place is not None and body.source is not None:
                body.source.sending(place)

    def _send(self, piece: bytes) -> None:
        view = memoryview(piece)
        while view:
            view = view[self._write(view[: self._room(len(view))]) :]

    @property
    def _can_leave_it_to_the_system(self) -> bool:
        return _SYSTEM_SENDS and not isinstance(self._sock, ssl.SSLSocket)

    def _send_by_system(self, source: Opened, start: int, end: int, *, is_last: bool) -> int:
        """Have the system send from the file, without a copy of its bytes here.

        Nobody can look at such bytes before they leave. So the end of the file does not go
        this way: it follows when the server has the rest and the file still is what it was.
        """
        end -= PIECE if is_last else 0
        if start >= end:
            return start
        descriptor = source.fileno()
        while start < end:
            self._listen()
            room = self._room(min(_AT_ONCE, end - start))
            count = self._retried(lambda: os.sendfile(self._number, descriptor, start, room))  # noqa: B023
            if count == 0:
                # The file has become shorter; reading it says so.
                break
            start += count
            source.sending(start)
        if is_last:
            self._wait_until_arrived()
        source.check()
        return start

    def _wait_until_arrived(self) -> None:
        """Wait until the server's system has acknowledged every byte."""
        least, pause_s, waited_s = self._unacknowledged(), _SHORTEST_PAUSE_S, 0.0
        while (left := self._unacknowledged()) > 0:
            if left < least:
                least, waited_s = left, 0.0
            elif waited_s > self._exchange.silence_timeout_s:
                raise TimeoutError
            self._listen()
            self._exchange.control.wait(pause_s)
            waited_s += pause_s
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    def _unacknowledged(self) -> int:
        count = array.array("i", [0])
        fcntl.ioctl(self._number, termios.TIOCOUTQ, count)
        return count[0]

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
        return self._retried(lambda: self._sock.send(data))

    def _retried(self, send: Callable[[], int]) -> int:
        while True:
            try:
                count = send()
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
