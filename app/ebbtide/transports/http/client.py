"""The HTTP library; besides this, only `pools` and `cookies` know which one it is.

httpx builds requests and answers, httpcore below it pools connections and speaks
HTTP/1.1. Ebbtide gives them its own sockets, because theirs cannot be stopped from
another thread while they connect or wait.
"""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Protocol
from urllib.parse import urlsplit

import h11
import httpcore
import httpx

from ebbtide import __version__
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.cookies import CookieJar
from ebbtide.transports.http.exchange import Exchange, entered
from ebbtide.transports.http.lean import ask, plain_target
from ebbtide.transports.http.outgoing import RequestBody
from ebbtide.transports.http.pools import Outgoing, Pool, Route, Stream, line_of
from ebbtide.transports.http.streams import Line
from ebbtide.transports.http.trust import (
    Contexts,
    server_end_point,
)

logger = logging.getLogger(__name__)

_STALE_CONNECTIONS = 4
"""So many idle connections in a row may turn out to be dead before that is an error."""
_WITHOUT_BODY = (204, 304)
_HEADERS = (
    (b"User-Agent", f"Ebbtide/{__version__}".encode()),
    (b"Accept", b"*/*"),
    # The file as it is: parts of a compressed answer fit nothing else.
    (b"Accept-Encoding", b"identity"),
)


class Reply(Protocol):
    """What a server answered, from the library or without it. May raise the library's errors."""

    url: str
    host: str
    status: int
    reason: str
    """The words beside the status."""
    fields: tuple[tuple[str, str], ...]
    """All headers, in order."""
    is_keepable: bool
    """`keep` has an effect: the server goes on listening, and we may use it again."""

    def pieces(self) -> Iterator[bytes]: ...
    def decoded_pieces(self) -> Iterator[bytes]: ...
    def line(self) -> Line | None: ...
    def keep(self) -> None: ...
    def close(self) -> None: ...


class _LibraryReply:
    """An answer as httpx has it."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.url = str(response.request.url)
        self.host = str(response.request.url.host)
        self.status = response.status_code
        self.reason = response.reason_phrase
        self.fields = tuple(response.headers.multi_items())
        self._stream = response.extensions.get("network_stream")
        closes = "close" in (response.headers.get("Connection") or "").lower()
        is_current = response.extensions.get("http_version") == b"HTTP/1.1"
        idle = self._stream.idle if isinstance(self._stream, Stream) else None
        self.is_keepable = idle is not None and is_current and not closes

    def pieces(self) -> Iterator[bytes]:
        return self._response.iter_raw()

    def decoded_pieces(self) -> Iterator[bytes]:
        return self._response.iter_bytes()

    def line(self) -> Line | None:
        return line_of(self._response)

    def keep(self) -> None:
        stream = self._stream
        if self.is_keepable and isinstance(stream, Stream) and stream.idle is not None:
            stream.idle.keep(stream.line.moved())

    def close(self) -> None:
        self._response.close()


class Answer:
    """The head of a response, and its body while it arrives."""

    def __init__(self, reply: Reply, exchange: Exchange) -> None:
        self._reply = reply
        self._exchange = exchange
        self.url = reply.url
        self.host = reply.host
        self.status = reply.status
        self.reason = reply.reason
        self.fields = reply.fields
        self.is_redirected = False
        """Another address was asked first."""
        self._by_name: dict[str, list[str]] = {}
        for name, value in reply.fields:
            self._by_name.setdefault(name.lower(), []).append(value)

    @property
    def exchange(self) -> Exchange:
        return self._exchange

    @property
    def binding(self) -> bytes | None:
        """What stands for the server's certificate (RFC 5929, "tls-server-end-point")."""
        line = self.line()
        if line is None or not isinstance(line.sock, ssl.SSLSocket):
            return None
        return server_end_point(line.sock.getpeercert(binary_form=True))

    def all(self, name: str) -> list[str]:
        """Return the values of all headers of a name."""
        return list(self._by_name.get(name.lower(), ()))

    def header(self, name: str) -> str | None:
        """Return a header's value; several of one name are joined by commas."""
        values = self._by_name.get(name.lower())
        return None if values is None else ", ".join(values).strip()

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
        return self._mapped(self._reply.pieces())

    def decoded_pieces(self) -> Iterator[bytes]:
        """Return the body without its Content-Encoding."""
        return self._mapped(self._reply.decoded_pieces())

    def line(self) -> Line | None:
        """Return the connection underneath, to read the body from it directly.

        Not together with `pieces`; `close` closes the connection then, unless it was kept.
        """
        return self._reply.line()

    @property
    def is_keepable(self) -> bool:
        """Whether `keep_connection` will."""
        return self._reply.is_keepable

    def keep_connection(self) -> None:
        """Keep the connection for the next request; its body was read by `line` to the end."""
        self._reply.keep()

    def close(self) -> None:
        """Let go of the connection: back to the pool if the body has ended, else closed."""
        with entered(self._exchange):
            self._reply.close()

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
        self._contexts = Contexts(context)
        self._pools: dict[tuple[Route, bool], Pool] = {}
        self._lock = threading.Lock()

    def send(
        self,
        method: str,
        url: str,
        fields: Iterable[tuple[str, str]],
        cookies: CookieJar,
        exchange: Exchange,
        route: Route,
        body: RequestBody | None = None,
    ) -> Answer:
        """Send one request and return once the head of its answer is here.

        Redirects are not followed. The length of a body has to be among the fields.

        Raises:
            TransferError: no answer came.
            StopRequested: a stop came.
        """
        pool = self._pool_for(route, is_forward=route.is_forward(url))
        for attempt in range(_STALE_CONNECTIONS):
            try:
                return _send(pool, method, url, fields, body, cookies, exchange)
            except TransferError as error:
                # The server may close an idle connection in the moment in which it is used.
                stale = error.code is ErrorCode.CONNECTION_LOST and not exchange.connected
                # A server may keep what it got of a body, and would find it in its way.
                stale = stale and not exchange.has_sent_body
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

    def release(self, owner: int) -> None:
        """Close the connections that belong to somebody who needs them no more."""
        with self._lock:
            mine = [key for key in self._pools if key[0].owner and key[0].owner[0] == owner]
            pools = [self._pools.pop(key) for key in mine]
        for pool in pools:
            pool.close()

    def _pool_for(self, route: Route, *, is_forward: bool) -> Pool:
        context = self._contexts.get(route.trust)
        with self._lock:
            key = (route, is_forward)
            pool = self._pools.get(key)
            if pool is None:
                pool = self._pools[key] = Pool(context, route, is_forward=is_forward)
            return pool


Fields = list[tuple[bytes, bytes]]


def _raw(fields: Iterable[tuple[str, str]]) -> Fields:
    """Return headers as they are sent, with those of every request."""
    pairs = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in fields]
    given = {name.lower() for name, _ in pairs}
    return [*((name, value) for name, value in _HEADERS if name.lower() not in given), *pairs]


def _send(
    pool: Pool,
    method: str,
    url: str,
    fields: Iterable[tuple[str, str]],
    body: RequestBody | None,
    cookies: CookieJar,
    exchange: Exchange,
) -> Answer:
    exchange.control.check()
    host = urlsplit(url).hostname or ""
    with _naming_address(host):
        raw = _raw(fields)
    exchange.expect_head(is_secure=url.startswith("https:"))
    with entered(exchange), _mapping(host, exchange):
        reply = None if body is not None else _send_plainly(pool, method, url, raw, cookies)
        if reply is None:
            reply = _send_by_library(pool, method, url, raw, body, cookies)
    exchange.expect_body()
    answer = Answer(reply, exchange)
    line = answer.line()
    if line is not None:
        line.expect_body(0 if method == "HEAD" else answer.content_length)
    return answer


def _send_plainly(
    pool: Pool, method: str, url: str, fields: Fields, cookies: CookieJar
) -> Reply | None:
    """Send a request past the library if it is a plain one, and a connection is idle."""
    if method != "GET" or pool.idle is None or not cookies.is_empty:
        return None
    target = plain_target(url)
    line = None if target is None else pool.idle.take(target.place)
    if target is None or line is None or any(name.lower() == b"host" for name, _ in fields):
        return None
    reply = ask(line, pool.idle, url, target, fields)
    if any(name.lower() == "set-cookie" for name, _ in reply.fields):
        request = httpx.Request(method, url)
        cookies.collect(httpx.Response(reply.status, headers=reply.fields, request=request))
    return reply


def _send_by_library(
    pool: Pool,
    method: str,
    url: str,
    fields: Fields,
    body: RequestBody | None,
    cookies: CookieJar,
) -> Reply:
    with _naming_address(urlsplit(url).hostname or ""):
        content = None if body is None else Outgoing(body)
        request = httpx.Request(method, url, headers=fields, content=content)
    cookies.attach(request)
    # Not through httpx.Client, which reads meaning into redirects and cookies by itself.
    response = pool.handle_request(request)
    response.request = request
    cookies.collect(response)
    return _LibraryReply(response)


def is_address(url: str) -> bool:
    """Tell whether the library can make a request of it."""
    if plain_target(url) is not None:
        return True
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return False
    return bool(parsed.host)


@contextmanager
def _naming_address(host: str) -> Iterator[None]:
    try:
        yield
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise TransferError(ErrorCode.URL_INVALID, url=host, detail=str(error)) from error


@contextmanager
def _mapping(host: str, exchange: Exchange) -> Iterator[None]:
    """Turn the library's exceptions into Ebbtide's."""
    try:
        yield
    except httpcore.ProxyError as error:
        status = str(error).partition(" ")[0]
        raise TransferError(ErrorCode.PROXY_REFUSED, host=host, status=status) from error
    except (
        httpcore.ProtocolError,
        h11.ProtocolError,
        httpx.TransportError,
        httpx.DecodingError,
    ) as error:
        exchange.control.check()
        if exchange.closed_by_server:
            raise TransferError(ErrorCode.CONNECTION_LOST) from error
        # The library's words quote what the server sent, which is nothing for people to read.
        logger.info("%s: %s", host, error)
        detail = "it does not keep to the rules of HTTP"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail) from error
    except (httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise TransferError(ErrorCode.URL_INVALID, url=host, detail=str(error)) from error
