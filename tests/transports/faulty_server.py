"""A web server on raw sockets that does whatever a test tells it to, and keeps count."""

from __future__ import annotations

import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Self

from ebbtide.transports.http.exchange import shut_down


class Do(Enum):
    """What a reply can hold besides bytes."""

    CLOSE = "close"
    """End the connection properly."""
    RESET = "reset"
    """Break the connection off."""
    HANG = "hang"
    """Send nothing more until the test is over."""


@dataclass(frozen=True, slots=True)
class Received:
    """One request."""

    method: str
    target: str
    headers: dict[str, str]
    connection: int
    """The how manieth connection it came on, from 0."""

    @property
    def range(self) -> tuple[int, int | None] | None:
        """Start and end (excluded) asked for."""
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        if match is None:
            return None
        return int(match[1]), int(match[2]) + 1 if match[2] else None


Step = bytes | Do
Handler = Callable[[Received], Iterable[Step]]


@dataclass
class FaultyServer:
    """Serves on loopback until the block ends."""

    handler: Handler
    context: ssl.SSLContext | None = None
    greeting: bytes | None = None
    """Sent on each connection before anything is asked; then it is closed."""
    requests: list[Received] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._over = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        shut_down(self._listener)
        with self._lock:
            for sock in self._open:
                shut_down(sock)
        for thread in list(self._threads):
            thread.join(10)
            assert not thread.is_alive(), "a server thread hangs"
        self._listener.close()

    def url(self, path: str = "/file.bin", host: str = "127.0.0.1") -> str:
        scheme = "http" if self.context is None else "https"
        return f"{scheme}://{host}:{self.port}{path}"

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                number = self.connections
                self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock, number))
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket, number: int) -> None:
        try:
            if self.greeting is not None:
                sock.sendall(self.greeting)
                sock.recv(65536)
                return
            if self.context is not None:
                sock = self.context.wrap_socket(sock, server_side=True)
            with self._lock:
                self._open.add(sock)
            while not self._over.is_set() and self._serve_one(sock, number):
                pass
        except OSError:
            pass  # The client went away, as many tests make it.
        finally:
            with self._lock:
                self._open.discard(sock)
            sock.close()

    def _serve_one(self, sock: socket.socket, number: int) -> bool:
        received = _read_request(sock, number)
        if received is None:
            return False
        with self._lock:
            self.requests.append(received)
        for step in self.handler(received):
            if isinstance(step, bytes):
                sock.sendall(step)
                continue
            if step is Do.HANG:
                self._over.wait(30)
            if step is Do.RESET:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        return True


def _read_request(sock: socket.socket, number: int) -> Received | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = sock.recv(65536)
        if not piece:
            return None
        data += piece
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Received(method, target, headers, number)


def head(status: str, *lines: str, version: str = "1.1") -> bytes:
    """Return a response head, for example ``head("200 OK", "Content-Length: 3")``."""
    return "\r\n".join((f"HTTP/{version} {status}", *lines, "", "")).encode("latin-1")


def chunked(data: bytes, size: int = 1000) -> bytes:
    """Return data in the chunked framing, without the chunk that ends it."""
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


DATE = "Fri, 20 Nov 2026 12:00:00 GMT"
OLD = "Wed, 18 Nov 2026 12:00:00 GMT"
NEWER = "Thu, 19 Nov 2026 12:00:00 GMT"


@dataclass
class Resource:
    """A file as a server has it. As it stands it is served flawlessly; fields are its faults."""

    content: bytes
    etag: str | None = '"v1"'
    last_modified: str | None = OLD
    date: str | None = DATE
    media_type: str | None = "application/octet-stream"
    ranges: bool = True
    deaf_to_if_range: bool = False
    """Answers 200 to every If-Range."""
    deaf_to_if_range_etag: bool = False
    """Answers 200 to an If-Range with an ETag, as some CDNs do."""
    ignores_if_range: bool = False
    """Sends a part whatever If-Range says."""
    cut_after: int | None = None
    """Closes after so many bytes of the body."""
    most_at_once: int | None = None
    """Sends parts no longer than this."""
    extra: tuple[str, ...] = ()
    """More header lines."""

    def __call__(self, received: Received) -> Iterable[Step]:
        asked = received.range
        if asked is None or not self.ranges or not self._condition_holds(received):
            return self.whole()
        start, end = asked[0], min(asked[1] or len(self.content), len(self.content))
        if start >= len(self.content):
            return self.not_satisfiable()
        return self.part(start, end)

    def lines(self) -> tuple[str, ...]:
        values = {
            "ETag": self.etag,
            "Last-Modified": self.last_modified,
            "Date": self.date,
            "Content-Type": self.media_type,
        }
        return (*(f"{name}: {value}" for name, value in values.items() if value), *self.extra)

    def whole(self) -> Iterable[Step]:
        length = f"Content-Length: {len(self.content)}"
        yield head("200 OK", length, "Accept-Ranges: bytes", *self.lines())
        yield from self._body(self.content)

    def part(self, start: int, end: int) -> Iterable[Step]:
        if self.most_at_once is not None:
            end = min(end, start + self.most_at_once)
        span = f"Content-Range: bytes {start}-{end - 1}/{len(self.content)}"
        yield head("206 Partial Content", f"Content-Length: {end - start}", span, *self.lines())
        yield from self._body(self.content[start:end])

    def not_satisfiable(self) -> Iterable[Step]:
        span = f"Content-Range: bytes */{len(self.content)}"
        yield head("416 Range Not Satisfiable", "Content-Length: 0", span)

    def _condition_holds(self, received: Received) -> bool:
        condition = received.headers.get("if-range")
        if condition is None or self.ignores_if_range:
            return True
        if self.deaf_to_if_range or (self.deaf_to_if_range_etag and '"' in condition):
            return False
        return condition in (self.etag, self.last_modified)

    def _body(self, data: bytes) -> Iterable[Step]:
        if self.cut_after is not None and self.cut_after < len(data):
            yield data[: self.cut_after]
            yield Do.CLOSE
        else:
            yield data
