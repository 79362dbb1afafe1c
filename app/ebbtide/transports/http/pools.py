"""Connections that wait for requests, on Ebbtide's own sockets: what httpcore is given."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

import httpcore
import httpx

from ebbtide.transports.http.exchange import current_exchange
from ebbtide.transports.http.idle import IDLE_CONNECTIONS, IDLE_S, IdleLines
from ebbtide.transports.http.outgoing import AnsweredEarly, RequestBody
from ebbtide.transports.http.proxies import Proxy
from ebbtide.transports.http.streams import Line, Place, open_line
from ebbtide.transports.http.trust import USUAL, Trust, peeking_context, pinned_context
from ebbtide.transports.http.tunnels import Tunnels


@dataclass(frozen=True, slots=True)
class Route:
    """Whose connections a request may use."""

    trust: Trust = USUAL
    proxy: Proxy | None = None
    owner: tuple[int, int] | None = None
    """Who uses these connections alone, because servers know them by their connection."""

    def is_forward(self, url: str) -> bool:
        """Tell whether the proxy sees the request, instead of only passing bytes on."""
        plain = urlsplit(url).scheme == "http"
        return self.proxy is not None and plain and self.proxy.scheme != "socks5"


class Pool(httpx.BaseTransport):
    """httpx's requests through httpcore's pool on Ebbtide's sockets."""

    def __init__(self, context: ssl.SSLContext, route: Route, *, is_forward: bool) -> None:
        # Through a proxy, a connection's place says nothing about who is at its other end.
        self.idle = IdleLines() if route.proxy is None else None
        shared: dict[str, Any] = {
            "ssl_context": context,
            "max_connections": None,
            "max_keepalive_connections": IDLE_CONNECTIONS,
            "keepalive_expiry": IDLE_S,
            "network_backend": _Backend(self.idle, context, route, is_forward=is_forward),
        }
        self._pool: httpcore.ConnectionPool
        if route.proxy is not None and is_forward:
            # The backend speaks TLS to the proxy itself, if that is wanted.
            plain = f"http://{urlsplit(route.proxy.url).netloc}"
            self._pool = httpcore.HTTPProxy(proxy_url=plain, **shared)
        else:
            self._pool = httpcore.ConnectionPool(**shared)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()
        if self.idle is not None:
            self.idle.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class Outgoing(httpx.SyncByteStream):
    """A body that goes to the connection past httpx and httpcore, which only count it."""

    def __init__(self, body: RequestBody) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        line = current_exchange().line
        if line is None:
            raise RuntimeError("a body before its head")
        try:
            self._body.send_over(line)
        except AnsweredEarly as early:
            # httpcore then looks whether the server said why.
            raise httpcore.WriteError(str(early)) from early
        yield _Sent(self._body.length)


class _Sent(bytes):
    """Bytes that were sent already: so many, and none of them here.

    h11 asks a piece of a body for nothing but its length and leaves sending it to others
    (its documentation, "Using sendfile"); of this piece nothing is left to be sent.
    """

    _length: int

    def __new__(cls, length: int) -> Self:
        piece = super().__new__(cls)
        piece._length = length
        return piece

    def __len__(self) -> int:
        return self._length


class Stream(httpcore.NetworkStream):
    """One of Ebbtide's connections, as httpcore wants it. Timeouts come from the exchange."""

    def __init__(self, line: Line, idle: IdleLines | None, peek: Peek | None = None) -> None:
        self.line = line
        self.idle = idle
        self._peek = peek

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self.line.read(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        try:
            self.line.write(buffer)
        except OSError as error:
            # httpcore then looks whether the server said why.
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self.line.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        name = server_hostname or self.line.host
        if self._peek is not None and not self.line.is_secured:
            try:
                ssl_context = self._peek(name)
            except BaseException:
                self.line.close()
                raise
        return Stream(self.line.secured(ssl_context, name), self.idle)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self.line.is_spent()
        if info == "ssl_object":
            return self.line.sock if isinstance(self.line.sock, ssl.SSLSocket) else None
        return None


Peek = Callable[[str], ssl.SSLContext]
"""Returns a context for a server of this name, after a look at its certificate."""


class _Backend(httpcore.NetworkBackend):
    def __init__(
        self, idle: IdleLines | None, context: ssl.SSLContext, route: Route, *, is_forward: bool
    ) -> None:
        self._idle = idle
        self._trust = route.trust
        self._is_forward = is_forward
        self._tunnels = None if route.proxy is None else Tunnels(route.proxy, context)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        place = Place(host, port, current_exchange().is_secure)
        line = None if self._idle is None else self._idle.take(place)
        peek = partial(self._peek, host, port) if self._trust.takes_any_authority else None
        return Stream(line or self._open(host, port), self._idle, peek)

    def _open(self, host: str, port: int) -> Line:
        if self._tunnels is None:
            return open_line(host, port)
        return self._tunnels.to_proxy() if self._is_forward else self._tunnels.open(host, port)

    def _peek(self, host: str, port: int, name: str) -> ssl.SSLContext:
        """Look at a server's certificate, to trust that one and check all but who signed it."""
        line = self._open(host, port).secured(peeking_context(), name)
        try:
            sock = line.sock
            found = sock.getpeercert(binary_form=True) if isinstance(sock, ssl.SSLSocket) else None
        finally:
            line.close()
        return pinned_context(self._trust, found or b"")


def line_of(response: httpx.Response) -> Line | None:
    """Return the connection under a response."""
    stream = response.extensions.get("network_stream")
    return stream.line if isinstance(stream, Stream) else None
