"""One request and its answer, as the sockets below see it.

The HTTP library sits between the transport, which knows who may stop a transfer, and
the sockets, which have to be stopped. An `Exchange` is therefore handed past it: by
thread, for as long as the thread is inside.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ebbtide.core.ports import TransferControl

if TYPE_CHECKING:
    from ebbtide.transports.http.authentication import Keys
    from ebbtide.transports.http.streams import Line


@dataclass(slots=True)
class Exchange:
    """Who may stop a request, how long it may take, and what happened on the wire."""

    control: TransferControl
    connect_timeout_s: float
    silence_timeout_s: float
    head_deadline: float | None = None
    """Monotonic time until which the whole head has to be here, however it dribbles."""
    keys: Keys | None = None
    """Who we are, for a proxy that asks while the connection is made."""
    is_secure: bool = False
    """The request goes to an https address."""
    connected: bool = False
    """The request opened a connection, instead of using an idle one."""
    closed_by_server: bool = False
    """The server ended the connection."""
    line: Line | None = None
    """Where the request's head went."""
    has_sent_body: bool = False
    """Some of what the request carries has left: it may have had an effect."""
    answer_timeout_s: float = 0.0
    """How long the answer may take once the body has left; at least as long as other silence."""

    def expect_head(self, *, is_secure: bool) -> None:
        """Begin a request: its head has to be here within both timeouts together."""
        self.is_secure = is_secure
        self.connected = False
        self.closed_by_server = False
        self.has_sent_body = False
        self.head_deadline = time.monotonic() + self.connect_timeout_s + self.silence_timeout_s

    def begin_body(self) -> None:
        """The request's body goes out, which takes as long as it takes."""
        self.head_deadline = None

    def expect_head_soon(self) -> None:
        """The body was broken off: what the server has to say is here, or comes at once."""
        self.head_deadline = time.monotonic() + self.connect_timeout_s

    def expect_answer(self) -> None:
        """The body has left. Servers store, check and forward before they answer."""
        self.has_sent_body = True
        self.silence_timeout_s = max(self.silence_timeout_s, self.answer_timeout_s)
        self.head_deadline = time.monotonic() + self.silence_timeout_s

    def expect_body(self) -> None:
        """The head is here: from now on only silence counts."""
        self.head_deadline = None

    def read_timeout_s(self) -> float:
        """Return how long the next read may take.

        Raises:
            TimeoutError: the head should have been here by now.
        """
        if self.head_deadline is None:
            return self.silence_timeout_s
        left = self.head_deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.silence_timeout_s)

    def admitted(self, byte_count: int) -> int:
        """Wait until bytes may be received under the limits; see `TransferControl.admit`.

        Raises:
            StopRequested: a stop came.
        """
        while not (count := self.control.admit(byte_count)):
            self.control.check()
        return count

    @contextmanager
    def blocking(self, sock: socket.socket) -> Iterator[None]:
        """Let a stop end whatever blocks on the socket inside the block.

        Raises:
            StopRequested: a stop came; whatever else went wrong is its consequence.
        """
        try:
            with self.control.interruptible(lambda: shut_down(sock)), self.control.moving(sock):
                yield
        except OSError:
            self.control.check()
            raise


_here = threading.local()


@contextmanager
def entered(exchange: Exchange) -> Iterator[None]:
    """Make the exchange the one that this thread's sockets obey."""
    outer = getattr(_here, "exchange", None)
    _here.exchange = exchange
    try:
        yield
    finally:
        _here.exchange = outer


def current_exchange() -> Exchange:
    """Return the exchange that this thread is in."""
    exchange: Exchange | None = getattr(_here, "exchange", None)
    if exchange is None:
        raise RuntimeError("a socket was used outside an exchange")
    return exchange


def shut_down(sock: socket.socket) -> None:
    """Wake everything that blocks on the socket."""
    # An error means that it is closed already, or was never connected.
    with suppress(OSError):
        # Not sock.shutdown(): a TLS socket would forget its keys, and another thread that is
        # reading would take the bytes on the wire for the file.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
