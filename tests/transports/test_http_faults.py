"""Hostile and broken servers: each case ends in the right bytes or in a named error."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import RemoteVersion
from ebbtide.transports.http.overlap import LARGEST as OVERLAP
from tests.transports.cases import CONTENT, HALF, OTHER, STRONG, attempt, half_held
from tests.transports.faulty_server import (
    NEWER,
    OLD,
    Do,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    chunked,
    head,
)
from tests.transports.sinks import MemorySink

CHANGED = (RestartReason.REMOTE_CHANGED,)
NOT_RESUMABLE = (RestartReason.NOT_RESUMABLE,)
PLAIN = replace(STRONG, etag=None, last_modified=None, date=None)
DATED = replace(STRONG, etag=None)


@dataclass(frozen=True)
class Case:
    """A server and how the attempt ends."""

    name: str
    handler: Handler
    ends_in: bytes | ErrorCode = CONTENT
    requests: int = 1
    version: RemoteVersion | None = None
    """With one, half of the file is held."""
    restarts: tuple[RestartReason, ...] = ()
    kept: int | None = None
    """Bytes that are held after an error."""
    path: str = "/file.bin"
    retry_after_s: float | None = None


def reply(*steps: Step) -> Handler:
    """Answer every request alike."""
    return lambda _: steps


def in_turn(*handlers: Handler) -> Handler:
    """Answer each request by the next handler."""
    waiting = list(handlers)

    def handler(received: Received) -> Iterable[Step]:
        return waiting.pop(0)(received)

    return handler


ASKED = HALF - OVERLAP
"""Where the part begins that is asked for when half is held: its last block comes again."""


def answer_part(*lines: str, body: bytes = CONTENT[ASKED:], status: str = "206 Part") -> Handler:
    """Answer a Range with this head, anything else flawlessly."""
    whole = Resource(CONTENT)

    def handler(received: Received) -> Iterable[Step]:
        if received.range is None:
            return whole(received)
        return (head(status, f"Content-Length: {len(body)}", *lines), body)

    return handler


def token_redirect(resource: Resource) -> Handler:
    """Redirect to an address that is new each time, with an ETag that is, too."""
    count = iter(range(100))

    def handler(received: Received) -> Iterable[Step]:
        if received.target == "/file.bin":
            number = next(count)
            return (head("302 Found", f"Location: /cdn?token={number}", "Content-Length: 0"),)
        token = received.target.partition("=")[2]
        return replace(resource, etag=f'"{token}"')(received)

    return handler


SPAN = f"Content-Range: bytes {ASKED}-{len(CONTENT) - 1}/{len(CONTENT)}"
BOUNDARY = (
    b"--x\r\nContent-Range: bytes 300000-599999/600000\r\n\r\n" + CONTENT[HALF:] + b"\r\n--x--\r\n"
)
PAGE = b"<html>Please log in</html>"
GZIPPED = gzip.compress(CONTENT, 1)

WHOLE_FILE = [
    Case("flawless", Resource(CONTENT)),
    Case("empty file", Resource(b""), b""),
    Case("no validators, no date", Resource(CONTENT, etag=None, last_modified=None, date=None)),
    Case(
        "chunked",
        reply(head("200 OK", "Transfer-Encoding: chunked"), chunked(CONTENT), b"0\r\n\r\n"),
    ),
    Case(
        "chunked with trailers",
        reply(head("200 OK", "Transfer-Encoding: chunked"), chunked(CONTENT), b"0\r\nX: y\r\n\r\n"),
    ),
    Case(
        "chunked, broken off",
        reply(head("200 OK", "Transfer-Encoding: chunked"), chunked(CONTENT), Do.CLOSE),
        ErrorCode.CONNECTION_LOST,
        kept=len(CONTENT),
    ),
    Case(
        "chunked, garbage for a size",
        reply(head("200 OK", "Transfer-Encoding: chunked"), b"zz\r\nabc\r\n", Do.CLOSE),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case(
        "chunked beside a length: the chunks count",
        reply(
            head("200 OK", "Content-Length: 5", "Transfer-Encoding: chunked"),
            chunked(CONTENT),
            b"0\r\n\r\n",
        ),
    ),
    Case("until close", reply(head("200 OK"), CONTENT, Do.CLOSE)),
    Case("HTTP/1.0 until close", reply(head("200 OK", version="1.0"), CONTENT, Do.CLOSE)),
    Case(
        "HTTP/1.0 with a length",
        reply(head("200 OK", f"Content-Length: {len(CONTENT)}", version="1.0"), CONTENT, Do.CLOSE),
    ),
    Case("HTTP/0.9", reply(CONTENT, Do.CLOSE), ErrorCode.PROTOCOL_VIOLATED),
    Case(
        "closed early",
        Resource(CONTENT, cut_after=100_000),
        ErrorCode.CONNECTION_LOST,
        kept=100_000,
    ),
    Case(
        "closed early, late",
        Resource(CONTENT, cut_after=599_999),
        ErrorCode.CONNECTION_LOST,
        kept=599_999,
    ),
    Case("closed before the head", reply(Do.CLOSE), ErrorCode.CONNECTION_LOST),
    Case("reset before the head", reply(Do.RESET), ErrorCode.CONNECTION_LOST),
    Case("closed in the head", reply(b"HTTP/1.1 200 OK\r\nX", Do.CLOSE), ErrorCode.CONNECTION_LOST),
    Case("extra bytes", reply(head("200 OK", "Content-Length: 600000"), CONTENT + b"more")),
    Case(
        "two lengths",
        reply(head("200 OK", "Content-Length: 5", "Content-Length: 6"), b"12345"),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case(
        "negative length", reply(head("200 OK", "Content-Length: -5")), ErrorCode.PROTOCOL_VIOLATED
    ),
    Case(
        "informational answers first",
        reply(head("100 Continue"), head("103 Early Hints"), *Resource(CONTENT).whole()),
    ),
    Case(
        "informational answers without end",
        lambda _: itertools.repeat(head("103 Early Hints", "Link: </a>")),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case(
        "switching protocols",
        reply(head("101 Switching Protocols", "Upgrade: x"), Do.CLOSE),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case(
        "a part nobody asked for",
        reply(head("206 Part", SPAN, "Content-Length: 0")),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case("no content", reply(head("204 No Content")), ErrorCode.PROTOCOL_VIOLATED),
    Case("not modified", reply(head("304 Not Modified")), ErrorCode.PROTOCOL_VIOLATED),
    Case(
        "an endless head", reply(head("200 OK", "X: " + "y" * 300_000)), ErrorCode.PROTOCOL_VIOLATED
    ),
    Case(
        "compressed though nobody asked",
        reply(head("200 OK", "Content-Encoding: gzip", f"Content-Length: {len(GZIPPED)}"), GZIPPED),
    ),
    Case(
        "an archive called compressed",
        reply(head("200 OK", "Content-Encoding: gzip", f"Content-Length: {len(GZIPPED)}"), GZIPPED),
        GZIPPED,
        path="/file.tar.gz",
    ),
    Case(
        "compressed and damaged",
        reply(head("200 OK", "Content-Encoding: gzip", "Content-Length: 4"), b"abcd"),
        ErrorCode.PROTOCOL_VIOLATED,
    ),
    Case(
        "compressed in an unknown way",
        reply(head("200 OK", "Content-Encoding: br", "Content-Length: 4"), b"abcd"),
        ErrorCode.SERVER_UNSUITED,
    ),
]

RESUMED = [
    Case("strong ETag", Resource(CONTENT), version=STRONG),
    Case("strong date", Resource(CONTENT, etag=None), version=DATED),
    Case(
        "a date as fresh as the answer is not trusted",
        Resource(CONTENT, etag=None),
        version=replace(DATED, date=OLD),
    ),
    Case("nothing but the bytes", Resource(CONTENT, etag=None, last_modified=None), version=PLAIN),
    Case(
        "a weak ETag",
        Resource(CONTENT, etag='W/"v1"', last_modified=None),
        version=replace(PLAIN, etag='W/"v1"'),
    ),
    Case(
        "replaced, same length, ETag",
        Resource(OTHER, etag='"v2"', last_modified=NEWER),
        OTHER,
        version=STRONG,
        restarts=CHANGED,
    ),
    Case(
        "replaced, same length, only the ETag tells",
        Resource(OTHER, etag='"v2"', last_modified=None),
        OTHER,
        version=replace(STRONG, last_modified=None, date=None),
        requests=3,
        restarts=CHANGED,
    ),
    Case(
        "replaced, same length and date, only the ETag tells",
        Resource(OTHER, etag='"v2"'),
        OTHER,
        version=STRONG,
        requests=3,
        restarts=CHANGED,
    ),
    Case(
        "replaced, same length, date",
        Resource(OTHER, etag=None, last_modified=NEWER),
        OTHER,
        version=DATED,
        restarts=CHANGED,
    ),
    Case(
        "replaced, same length, only the bytes tell",
        Resource(OTHER, etag=None, last_modified=None),
        OTHER,
        version=PLAIN,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "replaced, a weak ETag tells",
        Resource(OTHER, etag='W/"v2"', last_modified=None),
        OTHER,
        version=replace(PLAIN, etag='W/"v1"'),
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "replaced, If-Range ignored, the ETag of the part tells",
        Resource(OTHER, etag='"v2"', ignores_if_range=True),
        OTHER,
        version=STRONG,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "replaced by a longer one",
        Resource(CONTENT + b"x", etag=None, last_modified=None),
        CONTENT + b"x",
        version=PLAIN,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "replaced by a shorter one",
        Resource(OTHER[:1000], etag=None, last_modified=None),
        OTHER[:1000],
        version=PLAIN,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "no ranges at all",
        Resource(CONTENT, ranges=False),
        version=STRONG,
        requests=3,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "no If-Range with an ETag",
        Resource(CONTENT, deaf_to_if_range_etag=True),
        version=STRONG,
        requests=2,
    ),
    Case("no If-Range", Resource(CONTENT, deaf_to_if_range=True), version=STRONG, requests=3),
    Case(
        "another ETag each time, same date",
        token_redirect(Resource(CONTENT)),
        version=STRONG,
        requests=4,
    ),
    Case(
        "another ETag each time, no date",
        token_redirect(Resource(CONTENT, last_modified=None)),
        version=replace(STRONG, last_modified=None, date=None),
        requests=4,
    ),
    Case(
        "another ETag each time, no date, and replaced",
        token_redirect(Resource(OTHER, last_modified=None)),
        OTHER,
        version=replace(STRONG, last_modified=None, date=None),
        requests=6,
        restarts=CHANGED,
    ),
    Case(
        "parts shorter than asked",
        Resource(CONTENT, most_at_once=100_000),
        version=STRONG,
        requests=4,
    ),
    Case(
        "another start",
        answer_part("Content-Range: bytes 300001-599999/600000"),
        version=STRONG,
        requests=2,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "another total",
        answer_part(f"Content-Range: bytes {ASKED}-599999/700000"),
        version=STRONG,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "an unknown total",
        answer_part(f"Content-Range: bytes {ASKED}-599999/*", 'ETag: "v1"'),
        version=STRONG,
    ),
    Case("no Content-Range", answer_part(), version=STRONG, requests=2, restarts=NOT_RESUMABLE),
    Case(
        "a Content-Range of rabbits",
        answer_part("Content-Range: rabbits 1-2/3"),
        version=STRONG,
        requests=2,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "a length that is not the part's",
        answer_part(SPAN, body=CONTENT[ASKED:-1]),
        version=STRONG,
        requests=2,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "multipart",
        answer_part("Content-Type: multipart/byteranges; boundary=x", body=BOUNDARY),
        version=STRONG,
        requests=2,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "a compressed part",
        answer_part(SPAN, "Content-Encoding: gzip"),
        version=STRONG,
        requests=2,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "a chunked part",
        in_turn(
            reply(
                head("206 Part", SPAN, "Transfer-Encoding: chunked"),
                chunked(CONTENT[ASKED:]),
                b"0\r\n\r\n",
            )
        ),
        version=STRONG,
    ),
    Case(
        "a chunked part that ends too late",
        reply(
            head("206 Part", SPAN, "Transfer-Encoding: chunked"),
            chunked(CONTENT[ASKED:] + b"more"),
            b"0\r\n\r\n",
        ),
        version=STRONG,
    ),
    Case(
        "a chunked part that ends too soon",
        in_turn(
            reply(
                head("206 Part", SPAN, "Transfer-Encoding: chunked"),
                chunked(CONTENT[ASKED:-5]),
                b"0\r\n\r\n",
            )
        ),
        ErrorCode.LENGTH_WRONG,
        version=STRONG,
        kept=len(CONTENT) - 5,
    ),
    Case(
        "other bytes under the old ETag",
        Resource(OTHER),
        OTHER,
        version=STRONG,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "other bytes under the old date",
        Resource(OTHER, etag=None),
        OTHER,
        version=DATED,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "a part broken off",
        Resource(CONTENT, cut_after=OVERLAP + 1000),
        ErrorCode.CONNECTION_LOST,
        version=STRONG,
        kept=HALF + 1000,
    ),
    Case(
        "not satisfiable, and shorter now",
        Resource(OTHER[:10]),
        OTHER[:10],
        version=STRONG,
        requests=2,
        restarts=CHANGED,
    ),
    Case(
        "not satisfiable without a reason",
        answer_part(status="416 No", body=b""),
        version=STRONG,
        requests=3,
        restarts=NOT_RESUMABLE,
    ),
    Case(
        "unknown length, all is here already",
        Resource(CONTENT[:HALF]),
        CONTENT[:HALF],
        version=replace(STRONG, length=None),
        requests=2,
    ),
    Case("unknown length, then known", Resource(CONTENT), version=replace(STRONG, length=None)),
    Case(
        "until close, after a length was known",
        in_turn(
            Resource(CONTENT, ranges=False),
            Resource(CONTENT, ranges=False),
            reply(head("200 OK"), CONTENT[:400_000], Do.CLOSE),
        ),
        ErrorCode.CONNECTION_LOST,
        version=STRONG,
        requests=3,
        restarts=NOT_RESUMABLE,
        kept=400_000,
    ),
    Case(
        "changes while it restarts",
        in_turn(
            answer_part(f"Content-Range: bytes {ASKED}-599999/700000"),
            Resource(OTHER, cut_after=10),
        ),
        ErrorCode.CONNECTION_LOST,
        version=STRONG,
        requests=2,
        restarts=CHANGED,
        kept=10,
    ),
]


def to_log_in_page(received: Received) -> Iterable[Step]:
    port = received.headers["host"].partition(":")[2]
    yield head("302 Found", f"Location: http://localhost:{port}/login", "Content-Length: 0")


def refusal(status: str, *lines: str) -> Handler:
    return reply(head(status, "Content-Length: 4", *lines), b"oops")


STATUSES = [
    Case("401", refusal("401 Unauthorized"), ErrorCode.REMOTE_FORBIDDEN),
    Case("403", refusal("403 Forbidden"), ErrorCode.REMOTE_FORBIDDEN),
    Case("404", refusal("404 Not Found"), ErrorCode.REMOTE_MISSING),
    Case("410", refusal("410 Gone"), ErrorCode.REMOTE_MISSING),
    Case(
        "403 with a part",
        refusal("403 Forbidden"),
        ErrorCode.ADDRESS_EXPIRED,
        version=STRONG,
        kept=HALF,
    ),
    Case(
        "410 with a part", refusal("410 Gone"), ErrorCode.ADDRESS_EXPIRED, version=STRONG, kept=HALF
    ),
    Case(
        "404 with a part",
        refusal("404 Not Found"),
        ErrorCode.REMOTE_MISSING,
        version=STRONG,
        kept=HALF,
    ),
    Case("407", refusal("407 Proxy Authentication"), ErrorCode.PROXY_REFUSED),
    Case("418", refusal("418 Teapot"), ErrorCode.REMOTE_REFUSED),
    Case("300", refusal("300 Multiple Choices"), ErrorCode.REMOTE_REFUSED),
    Case("202", refusal("202 Accepted"), ErrorCode.SERVER_BUSY),
    Case("408", refusal("408 Timeout"), ErrorCode.SERVER_BUSY),
    Case(
        "429", refusal("429 Slow Down", "Retry-After: 7"), ErrorCode.SERVER_BUSY, retry_after_s=7.0
    ),
    Case(
        "503 with a date",
        refusal("503 Busy", "Date: " + OLD, "Retry-After: " + OLD.replace("12:00:00", "12:01:30")),
        ErrorCode.SERVER_BUSY,
        retry_after_s=90.0,
    ),
    Case("503 with nonsense", refusal("503 Busy", "Retry-After: soon"), ErrorCode.SERVER_BUSY),
    Case("500", refusal("500 Oops"), ErrorCode.SERVER_BUSY),
    Case("501", refusal("501 Never"), ErrorCode.REMOTE_REFUSED),
    Case("505", refusal("505 Never"), ErrorCode.REMOTE_REFUSED),
    Case("511", refusal("511 Log In"), ErrorCode.NOT_THE_FILE),
    Case("666", refusal("666 Beast"), ErrorCode.PROTOCOL_VIOLATED),
    Case("503 with a part", refusal("503 Busy"), ErrorCode.SERVER_BUSY, version=STRONG, kept=HALF),
    Case(
        "a log-in page instead of the rest",
        reply(
            head(
                "200 OK", "Content-Type: text/html; charset=utf-8", f"Content-Length: {len(PAGE)}"
            ),
            PAGE,
        ),
        ErrorCode.NOT_THE_FILE,
        version=STRONG,
        kept=HALF,
    ),
    Case(
        "a log-in page from elsewhere on first contact",
        in_turn(
            to_log_in_page,
            reply(head("200 OK", "Content-Type: text/html", f"Content-Length: {len(PAGE)}"), PAGE),
        ),
        ErrorCode.NOT_THE_FILE,
        requests=2,
        kept=0,
    ),
    Case(
        "a page where a page is asked for",
        reply(head("200 OK", "Content-Type: text/html", f"Content-Length: {len(PAGE)}"), PAGE),
        PAGE,
        path="/index.html",
    ),
]


@pytest.mark.parametrize("case", WHOLE_FILE + RESUMED + STATUSES, ids=lambda case: case.name)
def test_ends_in_the_right_bytes_or_a_named_error(case: Case) -> None:
    sink = half_held() if case.version is not None else MemorySink()
    with FaultyServer(case.handler) as server:
        result = attempt(server.url(case.path), sink=sink, version=case.version)
    assert sink.restarts == list(case.restarts), sink.notes
    assert len(server.requests) <= case.requests, sink.notes
    if isinstance(case.ends_in, bytes):
        assert result.error is None, (result.error, sink.notes)
        assert result.length == len(case.ends_in)
        assert sink.data == case.ends_in
    else:
        assert result.error is not None, "no error"
        assert result.error.code is case.ends_in, result.error
        assert result.error.retry_after_s == case.retry_after_s
        check_kept(case, sink)


def check_kept(case: Case, sink: MemorySink) -> None:
    if case.kept is not None:
        assert sink.held.size == case.kept
    source = CONTENT if not sink.restarts or case.restarts == NOT_RESUMABLE else OTHER
    for start, end in sink.held:
        assert sink.data[start:end] == source[start:end], "bytes of no known version"


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in WHOLE_FILE + RESUMED + STATUSES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("cut_after", [2_000, 10_000, 40_000, 65_536])
def test_connections_that_break_within_the_overlap_get_to_the_end(cut_after: int) -> None:
    """Each attempt brings something new, and asks no more than four times."""
    content = CONTENT[: 20 * cut_after]
    sink, version = MemorySink(), None
    with FaultyServer(Resource(content, cut_after=cut_after)) as server:
        for _ in range(50):
            held, before = sink.held.size, len(server.requests)
            result = attempt(server.url(), sink=sink, version=version)
            assert len(server.requests) - before <= 4
            if result.error is None:
                break
            assert result.error.code is ErrorCode.CONNECTION_LOST
            assert sink.held.size > held
            version = sink.version
    assert sink.data == content
    assert sink.restarts == []


def test_no_resume_without_a_comparison() -> None:
    """Below a kilobyte nothing is compared: it fails by name, and asks no further."""
    with FaultyServer(Resource(CONTENT, cut_after=1000)) as server:
        result = attempt(server.url(), sink=half_held(), version=STRONG)
    assert result.error is not None
    assert result.error.code is ErrorCode.CONNECTION_LOST
    assert [HALF - received.range[0] for received in server.requests if received.range] == [
        *(65536, 16384, 4096, 1024),
    ]


def test_a_smaller_overlap_still_tells_another_file() -> None:
    other = Resource(OTHER, cut_after=20_000, ignores_if_range=True)
    first = True

    def handle(received: Received) -> Iterable[Step]:
        nonlocal first
        resource, first = (Resource(CONTENT, cut_after=20_000) if first else other), False
        return resource(received)

    with FaultyServer(handle) as server:
        result = attempt(server.url(), sink=half_held(), version=STRONG)
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]
    assert result.sink.data == OTHER[: len(result.sink.data)]
