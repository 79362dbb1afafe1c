"""Connections, redirects, TLS, stopping: how the transport behaves beside the bytes."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import trustme

from ebbtide.core.errors import ErrorCode
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.http.overlap import LARGEST as OVERLAP
from tests.transports.cases import CONTENT, HALF, QUICK, STRONG, attempt, half_held
from tests.transports.faulty_server import (
    Do,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    head,
)
from tests.transports.sinks import MemorySink, Switch

SMALL = CONTENT[:20_000]


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


# Requests


def test_asks_for_the_file_as_it_is() -> None:
    with FaultyServer(Resource(SMALL)) as server:
        attempt(server.url("/a%20b?c=d#fragment"))
    (received,) = server.requests
    assert received.method == "GET"
    assert received.target == "/a%20b?c=d"
    assert received.headers["accept-encoding"] == "identity"
    assert received.headers["user-agent"].startswith("Ebbtide/")
    assert "range" not in received.headers
    assert "cookie" not in received.headers


def test_a_user_name_in_the_address_is_not_sent_unasked() -> None:
    with FaultyServer(Resource(SMALL)) as server:
        attempt(server.url().replace("//", "//somebody@"))
    assert "authorization" not in server.requests[0].headers


def test_asks_by_etag_then_date_then_overlap() -> None:
    with FaultyServer(Resource(CONTENT, deaf_to_if_range=True)) as server:
        result = attempt(server.url(), sink=half_held(), version=STRONG)
    asked = [(got.headers["range"], got.headers.get("if-range")) for got in server.requests]
    assert asked == [
        ("bytes=234464-", '"v1"'),
        ("bytes=234464-", STRONG.last_modified),
        ("bytes=234464-", None),
    ]
    assert result.sink.data == CONTENT
    assert len(result.sink.notes) == 5


def test_a_weak_etag_is_never_sent() -> None:
    version = replace(STRONG, etag='W/"v1"')
    with FaultyServer(Resource(CONTENT, etag='W/"v1"')) as server:
        attempt(server.url(), sink=half_held(), version=version)
    assert [got.headers["if-range"] for got in server.requests] == [version.last_modified]


def test_the_version_is_told_as_the_server_says_it() -> None:
    with FaultyServer(Resource(SMALL)) as server:
        result = attempt(server.url())
    assert result.sink.version == replace(STRONG, length=len(SMALL))


def test_fetches_only_what_is_missing() -> None:
    sink = MemorySink({0: CONTENT[:1000], 5000: CONTENT[5000:6000], 599_000: CONTENT[599_000:]})
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), sink=sink, version=STRONG)
    assert result.sink.data == CONTENT
    asked = [got.headers["range"] for got in server.requests]
    assert asked == ["bytes=0-4999", "bytes=6000-598999"]


def test_all_held_asks_only_whether_it_changed() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), sink=MemorySink({0: CONTENT}), version=STRONG)
    assert result.length == len(CONTENT)
    (question,) = server.requests
    assert question.range == (0, 1)
    assert question.headers["if-none-match"] == STRONG.etag


# Connections


def test_many_small_files_share_a_connection() -> None:
    transport = HttpTransport()
    with FaultyServer(Resource(SMALL)) as server:
        for _ in range(20):
            assert attempt(server.url(), transport=transport).sink.data == SMALL
        transport.close()
    assert server.connections == 1


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
def test_large_files_share_a_connection(
    secure: bool, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    transport = HttpTransport(trusting)
    context = serving(authority, "localhost") if secure else None
    with FaultyServer(Resource(CONTENT), context) as server:
        for _ in range(5):
            result = attempt(server.url(host="localhost"), transport=transport)
            assert result.sink.data == CONTENT
        transport.close()
    assert server.connections == 1


@pytest.mark.parametrize(
    ("version", "line", "after"),
    [("1.1", "Connection: close", b""), ("1.0", "X: y", b""), ("1.1", "X: y", b"more")],
    ids=["close", "HTTP/1.0", "bytes after the body"],
)
def test_a_connection_that_is_no_good_any_more_is_not_kept(
    version: str, line: str, after: bytes
) -> None:
    start = head("200 OK", f"Content-Length: {len(CONTENT)}", line, version=version)
    transport = HttpTransport()
    with FaultyServer(lambda _: (start + CONTENT + after,)) as server:
        results = [attempt(server.url(), transport=transport).sink.data for _ in range(2)]
        transport.close()
    assert results == [CONTENT, CONTENT]
    assert server.connections == 2


def test_a_kept_connection_that_the_server_closed_meanwhile_is_replaced() -> None:
    def handler(received: Received) -> Iterable[Step]:
        if received.connection == 0 and len(server.requests) > 1:
            return (Do.RESET,)
        return Resource(CONTENT)(received)

    transport = HttpTransport()
    with FaultyServer(handler) as server:
        results = [attempt(server.url(), transport=transport).sink.data for _ in range(2)]
        transport.close()
    assert results == [CONTENT, CONTENT]
    assert server.connections == 2


def test_a_redirect_keeps_the_connection() -> None:
    page = head("302 Found", "Location: /there", "Content-Length: 5") + b"there"

    def handler(received: Received) -> Iterable[Step]:
        return (page,) if received.target != "/there" else Resource(SMALL)(received)

    with FaultyServer(handler) as server:
        assert attempt(server.url()).sink.data == SMALL
    assert server.connections == 1


def test_a_connection_that_the_server_closed_meanwhile_is_replaced() -> None:
    def handler(received: Received) -> Iterable[Step]:
        if received.connection == 0 and len(server.requests) > 1:
            return (Do.RESET,)
        return Resource(SMALL)(received)

    transport = HttpTransport()
    with FaultyServer(handler) as server:
        for _ in range(2):
            assert attempt(server.url(), transport=transport).sink.data == SMALL
        transport.close()
    assert server.connections == 2


@pytest.mark.parametrize("content", [SMALL, CONTENT], ids=["small", "large"])
@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
def test_what_follows_the_body_is_not_taken_for_the_next_answer(
    content: bytes, secure: bool, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    smuggled = head("200 OK", "Content-Length: 4") + b"evil"
    answer = b"".join(step for step in Resource(content).whole() if isinstance(step, bytes))
    transport = HttpTransport(trusting)
    context = serving(authority, "localhost") if secure else None
    # In one piece with the end of the body: in one TLS record, too.
    pieces = (answer[:-100], answer[-100:] + smuggled)
    with FaultyServer(lambda _: pieces, context) as server:
        url = server.url(host="localhost")
        results = [attempt(url, transport=transport).sink.data for _ in range(2)]
        transport.close()
    assert results == [content, content]
    assert server.connections == 2


def pieces_of(data: bytes, *cuts: int) -> list[bytes]:
    return [data[start:end] for start, end in pairwise((0, *cuts, len(data)))]


@pytest.mark.parametrize(
    "cuts",
    [
        (),
        (1,),
        (100,),
        (150, 151, 152),
        (65_536,),
        tuple(range(1, 400)),
        (65_537, 131_072, 131_073),
    ],
    ids=["one piece", "1", "100", "about the end of the head", "64 KiB", "dribble", "later"],
)
@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
def test_no_byte_is_lost_or_doubled_between_head_and_body(
    cuts: tuple[int, ...], secure: bool, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    answer = b"".join(step for step in Resource(CONTENT).whole() if isinstance(step, bytes))
    context = serving(authority, "localhost") if secure else None
    with FaultyServer(lambda _: pieces_of(answer, *cuts), context) as server:
        result = attempt(server.url(host="localhost"), context=trusting)
    assert result.error is None
    assert result.sink.data == CONTENT


def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer(Resource(SMALL)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url(""))
        result = attempt("http://example.invalid/file.bin")
    assert result.sink.data == SMALL
    assert proxy.requests[0].target == "http://example.invalid/file.bin"


def test_a_proxy_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer(lambda _: (head("407 No", "Content-Length: 0"),)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url(""))
        result = attempt("https://example.invalid/file.bin")
    assert result.error is not None
    assert result.error.code is ErrorCode.PROXY_REFUSED


@pytest.mark.parametrize("kind", ["socks4", "rabbit"])
def test_a_proxy_that_is_not_spoken_is_not_gone_past(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(Resource(SMALL)) as server:
        monkeypatch.setenv("all_proxy", f"{kind}://127.0.0.1:9")
        result = attempt(server.url())
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        straight = attempt(server.url())
    assert result.error is not None
    assert result.error.code is ErrorCode.SERVER_UNSUITED
    assert straight.error is None
    assert len(server.requests) == 1


# Redirects


def redirect(status: int, *locations: str) -> Handler:
    """Redirect each request to the next of the places, then serve the file."""
    waiting = list(locations)

    def handler(received: Received) -> Iterable[Step]:
        if waiting:
            return (head(f"{status} X", f"Location: {waiting.pop(0)}", "Content-Length: 0"),)
        return Resource(SMALL)(received)

    return handler


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/b", "b", "?c=d", "//{host}/b", "http://{host}/b#x"])
def test_redirects_are_followed(status: int, location: str) -> None:
    with FaultyServer(Resource(SMALL)) as server:
        place = location.format(host=f"127.0.0.1:{server.port}")
        server.handler = redirect(status, place)
        result = attempt(server.url("/a"))
    assert result.sink.data == SMALL
    assert len(result.sink.notes) == 1


def test_the_range_is_asked_for_again_behind_a_redirect() -> None:
    def handler(received: Received) -> Iterable[Step]:
        if received.target == "/a":
            return (head("302 Found", "Location: /b", "Content-Length: 0"),)
        return Resource(CONTENT)(received)

    with FaultyServer(handler) as server:
        result = attempt(server.url("/a"), sink=half_held(), version=STRONG)
    assert result.sink.data == CONTENT
    assert server.requests[1].headers["range"] == f"bytes={HALF - OVERLAP}-"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("ftp://127.0.0.1/x", ErrorCode.REDIRECT_REFUSED),
        ("file:///etc/passwd", ErrorCode.REDIRECT_REFUSED),
        ("javascript:alert(1)", ErrorCode.REDIRECT_REFUSED),
        ("http://[::1/", ErrorCode.PROTOCOL_VIOLATED),
        ("", ErrorCode.PROTOCOL_VIOLATED),
        ("http://127.0.0.1:99999/", ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_redirects_to_nowhere_are_refused(location: str, code: ErrorCode) -> None:
    with FaultyServer(redirect(302, location)) as server:
        result = attempt(server.url())
    assert result.error is not None
    assert result.error.code is code
    assert len(server.requests) == 1


def test_a_circle_of_redirects_ends() -> None:
    def handler(received: Received) -> Iterable[Step]:
        there = {"/a": "/b", "/b": "/a"}[received.target]
        return (head("302 Found", f"Location: {there}", "Content-Length: 0"),)

    with FaultyServer(handler) as server:
        result = attempt(server.url("/a"))
    assert result.error is not None
    assert result.error.code is ErrorCode.REDIRECT_LOOP
    assert len(server.requests) == 2


def test_an_endless_row_of_redirects_ends() -> None:
    places = [f"/{number}" for number in range(100)]
    with FaultyServer(redirect(302, *places)) as server:
        result = attempt(server.url())
    assert result.error is not None
    assert result.error.code is ErrorCode.REDIRECT_LOOP
    assert len(server.requests) == 21


def test_from_https_to_http_only_if_allowed(
    authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    with FaultyServer(Resource(SMALL)) as plain:
        handler = redirect(302, plain.url("/x?secret=1"), plain.url("/x"))
        with FaultyServer(handler, serving(authority, "localhost")) as server:
            refused = attempt(server.url(host="localhost"), context=trusting)
            allowed = Settings({**QUICK.values, "follow_to_insecure": True})
            followed = attempt(server.url(host="localhost"), context=trusting, settings=allowed)
    assert refused.error is not None
    assert refused.error.code is ErrorCode.REDIRECT_REFUSED
    assert "secret" not in str(refused.error)
    assert followed.sink.data == SMALL


def test_cookies_go_back_only_where_they_came_from() -> None:
    with FaultyServer(Resource(SMALL)) as other:

        def handler(received: Received) -> Iterable[Step]:
            if "cookie" not in received.headers:
                line = "Set-Cookie: taste=sweet; Path=/"
                return (head("302 Found", f"Location: {server.url()}", line, "Content-Length: 0"),)
            return (head("302 Found", f"Location: {other.url()}", "Content-Length: 0"),)

        transport = HttpTransport()
        with FaultyServer(handler) as server:
            result = attempt(server.url(), transport=transport)
            attempt(server.url(), transport=transport)
        transport.close()
    assert result.sink.data == SMALL
    assert [got.headers.get("cookie") for got in server.requests] == [
        None,
        "taste=sweet",
        None,
        "taste=sweet",
    ]
    assert "cookie" not in other.requests[0].headers


# Errors below HTTP


def test_a_port_where_nobody_listens() -> None:
    with FaultyServer(Resource(SMALL)) as server:
        url = server.url()
    result = attempt(url)
    assert result.error is not None
    assert result.error.code is ErrorCode.CONNECT_FAILED
    assert "refused" in str(result.error)


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".invalid"])
def test_a_name_that_nobody_has(host: str) -> None:
    result = attempt(f"http://{host}/file.bin")
    assert result.error is not None
    assert result.error.code is ErrorCode.HOST_NOT_FOUND


def test_silence_ends_the_attempt_and_keeps_the_bytes() -> None:
    def handler(_: Received) -> Iterable[Step]:
        yield head("200 OK", f"Content-Length: {len(CONTENT)}")
        yield CONTENT[:100_000]
        yield Do.HANG

    impatient = Settings({"silence_timeout_s": 1.0})
    with FaultyServer(handler) as server:
        result = attempt(server.url(), settings=impatient)
    assert result.error is not None
    assert result.error.code is ErrorCode.TIMED_OUT
    assert result.sink.data == CONTENT[:100_000]


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (
            lambda authority: serving(trustme.CA(), "localhost"),
            ErrorCode.AUTHORITY_UNKNOWN,
            "authority",
        ),
        (
            lambda authority: serving(authority, "example.org"),
            ErrorCode.TLS_FAILED,
            "another server",
        ),
        (lambda authority: expired(authority, "localhost"), ErrorCode.TLS_FAILED, "expired"),
    ],
    ids=["unknown issuer", "another name", "expired"],
)
def test_what_is_wrong_with_tls_is_said_in_words(
    make: Callable[[trustme.CA], ssl.SSLContext],
    code: ErrorCode,
    words: str,
    authority: trustme.CA,
    trusting: ssl.SSLContext,
) -> None:
    with FaultyServer(Resource(SMALL), make(authority)) as server:
        result = attempt(server.url(host="localhost"), context=trusting)
    assert result.error is not None
    assert result.error.code is code, result.error
    assert words in str(result.error)
    assert server.requests == []


def expired(authority: trustme.CA, name: str) -> ssl.SSLContext:
    start, end = datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_before=start, not_after=end).configure_cert(context)
    return context


def test_a_server_without_tls_is_said_to_have_none(trusting: ssl.SSLContext) -> None:
    with FaultyServer(Resource(SMALL), greeting=head("400 Bad Request")) as server:
        result = attempt(f"https://localhost:{server.port}/", context=trusting)
    assert result.error is not None
    assert result.error.code is ErrorCode.TLS_FAILED
    assert "does not speak TLS" in str(result.error)


def test_a_secure_body_until_close_needs_a_proper_end(
    authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    def handler(_: Received) -> Iterable[Step]:
        return (head("200 OK"), SMALL, Do.CLOSE)

    with FaultyServer(handler, serving(authority, "localhost")) as server:
        result = attempt(server.url(host="localhost"), context=trusting)
    assert result.error is not None
    assert result.error.code is ErrorCode.CONNECTION_LOST


# Stopping


@contextmanager
def stopped_when(ready: threading.Event, control: Switch) -> Iterator[None]:
    """Throw the switch from another thread once something is ready."""

    def wait_and_stop() -> None:
        assert ready.wait(10)
        control.stop()

    thread = threading.Thread(target=wait_and_stop)
    thread.start()
    yield
    thread.join()


def assert_stops(url: str, control: Switch, sink: MemorySink, context: ssl.SSLContext) -> None:
    transport = HttpTransport(context)
    patient = Settings({"silence_timeout_s": 600.0, "connect_timeout_s": 600.0})
    try:
        with pytest.raises(StopRequested):
            transport.download(DownloadRequest(url, None, patient), sink, control)
    finally:
        transport.close()


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
@pytest.mark.parametrize("phase", ["head", "first bytes", "long body", "chunked body"])
def test_a_stop_ends_every_wait(
    phase: str, secure: bool, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    control, sink, reached = Switch(), MemorySink(), threading.Event()
    start, expected = {
        "head": (b"", b""),
        "first bytes": (head("200 OK", "Content-Length: 600000"), b""),
        "long body": (head("200 OK", "Content-Length: 600000"), CONTENT[:100_000]),
        "chunked body": (head("200 OK", "Transfer-Encoding: chunked"), b"hello"),
    }[phase]

    def handler(_: Received) -> Iterable[Step]:
        yield start + (b"5\r\nhello\r\n" if phase == "chunked body" else expected)
        if not expected:
            reached.set()
        yield Do.HANG

    def on_write() -> None:
        if sink.data == expected:
            reached.set()

    sink.on_write = on_write
    context = serving(authority, "localhost") if secure else None
    with FaultyServer(handler, context) as server, stopped_when(reached, control):
        assert_stops(server.url(host="localhost"), control, sink, trusting)
    assert sink.data == expected


def test_a_stop_ends_a_handshake(trusting: ssl.SSLContext) -> None:
    control = Switch()
    # A server that accepts and waits for a request never answers the handshake.
    with FaultyServer(Resource(SMALL)) as server, stopped_when(control.blocking, control):
        url = f"https://localhost:{server.port}/"
        assert_stops(url, control, MemorySink(), trusting)


def test_a_stop_before_the_start_asks_nothing(trusting: ssl.SSLContext) -> None:
    control = Switch()
    control.stop()
    with FaultyServer(Resource(SMALL)) as server:
        assert_stops(server.url(), control, MemorySink(), trusting)
    assert server.requests == []


def test_a_stop_ends_a_connection_that_nobody_accepts(trusting: ssl.SSLContext) -> None:
    control = Switch()
    # With its queue full, the system drops further connections silently.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), stopped_when(control.blocking, control):
            assert_stops(f"http://127.0.0.1:{port}/", control, MemorySink(), trusting)
