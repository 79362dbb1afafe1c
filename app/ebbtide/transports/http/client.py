"""The HTTP library, and the only module that knows which one it is.

httpx builds requests and answers, httpcore below it pools connections and speaks
HTTP/1.1. Ebbtide gives them its own sockets, because theirs cannot be stopped from
another thread while they connect or wait.
"""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from ebbtide import __version__
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.exchange import Exchange, current_exchange, entered
from ebbtide.transports.http.idle import IDLE_CONNECTIONS, IDLE_S, IdleLines
from ebbtide.transports.http.proxies import system_proxy
from ebbtide.transports.http.streams import Line, Place, open_line

logger = logging.getLogger(__name__)

_STALE_CONNECTIONS = 4
"""So many idle connections in a row may turn out to be dead before that is an error."""
_WITHOUT_BODY = (204, 304)
_HEADERS = {
    "User-Agent": f"Ebbtide/{__version__}",
    "Accept": "*/*",
    # The file as it is: parts of a compressed answer fit nothing else.
    "Accept-Encoding": "identity",
}


class Answer:
    """The head of a response, and its body while it arrives."""

    def __init__(self, response: httpx.Response, exchange: Exchange) -> None:
        self._response = response
        self._exchange = exchange
        self.url = str(response.request.url)
        self.status = response.status_code
        self.is_redirected = False
        """Another address was asked first."""

    @property
    def host(self) -> str:
        return str(self._response.request.url.host)

    @property
    def reason(self) -> str:
        """The words beside the status."""
        return self._response.reason_phrase

    @property
    def exchange(self) -> Exchange:
        return self._exchange

    def header(self, name: str) -> str | None:
        """Return a header's value; several of one name are joined by commas."""
        value: str | None = self._response.headers.get(name)
        return value.strip() if value is not None else None

    @property
    def content_length(self) -> int | None:
        """The body's length in bytes; None when only its framing tells the end."""
        if self.status in _WITHOUT_BODY:
            return 0
        if self.header("Transfer-Encoding") is not None:
            return None
        text = self.header("Content-Length") or ""
        return int(text) if text.isascii() and text.isdigit() else None

    def pieces(self) -> Iterator[bytes]:
        """Return the body as it was sent, without the chunks' framing.

        The end is proven by the framing, or by the server closing where there is none.
        """
        return self._mapped(self._response.iter_raw())

    def decoded_pieces(self) -> Iterator[bytes]:
        """Return the body without its Content-Encoding."""
        return self._mapped(self._response.iter_bytes())

    def line(self) -> Line | None:
        """Return the connection underneath, to read the body from it directly.

        Not together with `pieces`; `close` closes the connection then.
        """
        return _line_of(self._response)

    def keep_connection(self) -> None:
        """Keep the connection for the next request; its body was read by `line` to the end."""
        stream = self._response.extensions.get("network_stream")
        closes = "close" in (self.header("Connection") or "").lower()
        is_current = self._response.extensions.get("http_version") == b"HTTP/1.1"
        if isinstance(stream, _Stream) and stream.idle is not None and is_current and not closes:
            stream.idle.keep(stream.line.moved())

    def close(self) -> None:
        """Let go of the connection: back to the pool if the body has ended, else closed."""
        with entered(self._exchange):
            self._response.close()

    def _mapped(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        with closing(pieces):  # type: ignore[type-var]
            while True:
                with entered(self._exchange), _mapping(self.host, self._exchange):
                    piece = next(pieces, None)
                if piece is None:
                    return
                yield piece


class HttpClient:
    """Asks servers. Used from many threads."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._pools: dict[str | None, _Pool] = {}
        self._lock = threading.Lock()

    def get(
        self, url: str, headers: Mapping[str, str], cookies: CookieJar, exchange: Exchange
    ) -> Answer:
        """Send one request and return once the head of its answer is here.

        Redirects are not followed.

        Raises:
            TransferError: no answer came.
            StopRequested: a stop came.
        """
        pool = self._pool_for(system_proxy(url))
        for attempt in range(_STALE_CONNECTIONS):
            try:
                return _send(pool, url, headers, cookies, exchange)
            except TransferError as error:
                # The server may close an idle connection in the moment in which it is used.
                stale = error.code is ErrorCode.CONNECTION_LOST and not exchange.connected
                if not stale or attempt == _STALE_CONNECTIONS - 1:
                    raise
        raise AssertionError("the loop returns or raises")

    def close(self) -> None:
        """Close idle connections."""
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
        for pool in pools:
            pool.close()

    def _pool_for(self, proxy: str | None) -> _Pool:
        with self._lock:
            pool = self._pools.get(proxy)
            if pool is None:
                pool = self._pools[proxy] = _Pool(self._context, proxy)
            return pool


def _send(
    pool: _Pool,
    url: str,
    headers: Mapping[str, str],
    cookies: CookieJar,
    exchange: Exchange,
) -> Answer:
    exchange.control.check()
    exchange.expect_head(is_secure=urlsplit(url).scheme == "https")
    host = urlsplit(url).hostname or ""
    with entered(exchange), _mapping(host, exchange):
        request = httpx.Request("GET", url, headers={**_HEADERS, **headers})
        cookies.attach(request)
        # Not through httpx.Client, which reads meaning into redirects and cookies by itself.
        response = pool.handle_request(request)
        response.request = request
        cookies.collect(response)
    exchange.expect_body()
    answer = Answer(response, exchange)
    line = answer.line()
    if line is not None:
        line.expect_body(answer.content_length)
    return answer


class CookieJar:
    """The cookies of one download: each goes back only to exactly where it came from."""

    def __init__(self) -> None:
        self._by_origin: dict[tuple[str, str, int | None], httpx.Cookies] = {}

    def attach(self, request: httpx.Request) -> None:
        jar = self._by_origin.get(_origin(request.url))
        if jar is not None:
            jar.set_cookie_header(request)

    def collect(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            jar = self._by_origin.setdefault(_origin(response.request.url), httpx.Cookies())
            jar.extract_cookies(response)

    @property
    def state(self) -> int:
        """A number that changes when a cookie does."""
        return hash(
            tuple(
                (origin, tuple(sorted((cookie.name, cookie.value or "") for cookie in jar.jar)))
                for origin, jar in self._by_origin.items()
            )
        )


def is_address(url: str) -> bool:
    """Tell whether the library can make a request of it."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return False
    return bool(parsed.host)


def _line_of(response: httpx.Response) -> Line | None:
    stream = response.extensions.get("network_stream")
    return stream.line if isinstance(stream, _Stream) else None


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return (url.scheme, url.host, url.port)


@contextmanager
def _mapping(host: str, exchange: Exchange) -> Iterator[None]:
    """Turn the library's exceptions into Ebbtide's."""
    try:
        yield
    except httpcore.ProxyError as error:
        status = str(error).partition(" ")[0]
        raise TransferError(ErrorCode.PROXY_REFUSED, host=host, status=status) from error
    except (httpcore.ProtocolError, httpx.TransportError, httpx.DecodingError) as error:
        exchange.control.check()
        if exchange.closed_by_server:
            raise TransferError(ErrorCode.CONNECTION_LOST) from error
        # The library's words quote what the server sent, which is nothing for people to read.
        logger.info("%s: %s", host, error)
        detail = "it does not keep to the rules of HTTP"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail) from error
    except (httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise TransferError(ErrorCode.URL_INVALID, url=host, detail=str(error)) from error


class _Pool(httpx.BaseTransport):
    """httpx's requests through httpcore's pool on Ebbtide's sockets."""

    def __init__(self, context: ssl.SSLContext, proxy: str | None) -> None:
        # Through a proxy, a connection's place says nothing about who is at its other end.
        self._idle = IdleLines() if proxy is None else None
        shared: dict[str, Any] = {
            "ssl_context": context,
            "max_connections": None,
            "max_keepalive_connections": IDLE_CONNECTIONS,
            "keepalive_expiry": IDLE_S,
            "network_backend": _Backend(self._idle),
        }
        self._pool: httpcore.ConnectionPool
        if proxy is None:
            self._pool = httpcore.ConnectionPool(**shared)
        else:
            address = httpx.URL(proxy)
            credentials = (address.username, address.password) if address.userinfo else None
            self._pool = httpcore.HTTPProxy(
                proxy_url=str(address.copy_with(username=None, password=None)),
                proxy_auth=credentials,
                **shared,
            )

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
        if self._idle is not None:
            self._idle.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Stream(httpcore.NetworkStream):
    """One of Ebbtide's connections, as httpcore wants it. Timeouts come from the exchange."""

    def __init__(self, line: Line, idle: IdleLines | None) -> None:
        self.line = line
        self.idle = idle

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
        line = self.line.secured(ssl_context, server_hostname or self.line.host)
        return _Stream(line, self.idle)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self.line.is_spent()
        if info == "ssl_object":
            return self.line.sock if isinstance(self.line.sock, ssl.SSLSocket) else None
        return None


class _Backend(httpcore.NetworkBackend):
    def __init__(self, idle: IdleLines | None) -> None:
        self._idle = idle

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
        return _Stream(line or open_line(host, port), self._idle)
