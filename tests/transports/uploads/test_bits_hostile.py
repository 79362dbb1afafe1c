"""BITS servers that are not as they should be: scripted answers, packet by packet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.bits import PROTOCOL
from ebbtide.transports.http.uploads.bits_hosts import (
    host_details,
    is_given_up,
    reached,
    url_at,
    with_details,
    without_host,
)
from ebbtide.transports.http.uploads.exchange import Reply
from tests.transports.faulty_server import Received, Step
from tests.transports.uploads.cases import Client, by, client, content
from tests.transports.uploads.scripted_server import MISSING, Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

BITS = by(UploadMethod.BITS, fragment_size=100)
ACK = "BITS-Packet-Type: Ack"
SESSION = "BITS-Session-Id: {1}"
NEXT = "BITS-Received-Content-Range: "
DATA = content(250)

Packet = Callable[[Received, bytes], bytes]


@pytest.fixture
def job() -> Iterator[Client]:
    with client() as one:
        yield one


def acked(*lines: str) -> bytes:
    return answer("200 OK", ACK, *lines)


def create(_: Received, __: bytes) -> bytes:
    return acked(SESSION, f"BITS-Protocol: {PROTOCOL}")


def store(received: Received, _: bytes) -> bytes:
    end = received.headers["content-range"].partition("-")[2].partition("/")[0]
    return acked(SESSION, f"{NEXT}{int(end) + 1}")


def end(_: Received, __: bytes) -> bytes:
    return acked(SESSION)


def ping(_: Received, __: bytes) -> bytes:
    return acked()


def always(reply: bytes) -> Packet:
    return lambda _, __: reply


class Bits(ScriptedServer):
    """A server that answers each packet as it is told; without a word as it should be."""

    def __init__(self, **packets: Packet) -> None:
        super().__init__(self._answer)
        self.packets = {"create": create, "fragment": store, "close": end, "ping": ping, **packets}
        self.kinds: list[str] = []
        self.head = MISSING

    def _answer(self, received: Received, body: Body) -> list[Step]:
        data = body(None)
        if received.method == "HEAD":
            return [self.head]
        kind = received.headers["bits-packet-type"].partition("-")[0].lower()
        self.kinds.append(kind)
        return [self.packets[kind](received, data)]


def failing(job: Client, **packets: Packet) -> tuple[TransferError, Bits, MemorySource]:
    source = MemorySource(DATA)
    with Bits(**packets) as server:
        error = job.send(source, server.url(), BITS)
    assert error is not None
    return error, server, source


def test_ordinary_life(job: Client) -> None:
    source = MemorySource(DATA)
    with Bits() as server:
        assert job.send(source, server.url(), BITS) is None
    assert server.kinds == ["create", "fragment", "fragment", "fragment", "close"]
    sent = [one.headers for one in server.requests if "content-range" in one.headers]
    assert [one["content-range"] for one in sent] == [
        "bytes 0-99/250",
        "bytes 100-199/250",
        "bytes 200-249/250",
    ]
    assert [one.get("content-name") for one in sent] == ["file.bin", None, None]
    assert {one.headers.get("bits-session-id") for one in server.requests[2:]} == {"{1}"}
    assert all("content-length" in one.headers for one in server.requests if one.method != "HEAD")


def test_capital_letters_where_they_are_wanted(job: Client) -> None:
    def picky(received: Received, data: bytes) -> bytes:
        if received.headers["bits-supported-protocols"] != PROTOCOL.upper():
            return answer("400 Bad Request", ACK)
        return create(received, data)

    with Bits(create=picky) as server:
        assert job.send(MemorySource(DATA), server.url(), BITS) is None


CODE = "BITS-Error-Code: "


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (answer("501 Not Implemented"), ErrorCode.SERVER_UNSUITED),
        (answer("405 Method Not Allowed"), ErrorCode.SERVER_UNSUITED),
        (answer("200 OK"), ErrorCode.SERVER_UNSUITED),
        (answer("400 Bad", ACK, f"{CODE}80200022"), ErrorCode.SERVER_UNSUITED),
        (answer("404 Not Found"), ErrorCode.REMOTE_DIRECTORY_MISSING),
        (answer("409 Conflict"), ErrorCode.REMOTE_EXISTS),
        (answer("403 Forbidden", ACK, "BITS-Error: 0x80070005"), ErrorCode.UPLOAD_REFUSED),
        (answer("400 Bad", ACK, f"{CODE}0x80070057"), ErrorCode.UPLOAD_REFUSED),
        (answer("500 Bad", ACK, "BITS-Error: 0X80200020"), ErrorCode.UPLOAD_REFUSED),
        (answer("500 Bad", ACK, f"{CODE}0x80070112"), ErrorCode.REMOTE_FULL),
        (answer("503 Busy"), ErrorCode.SERVER_BUSY),
        (answer("200 OK", ACK), ErrorCode.PROTOCOL_VIOLATED),
        (answer("200 OK", ACK, f"BITS-Session-Id: {'x' * 101}"), ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_refused_beginnings(job: Client, reply: bytes, code: ErrorCode) -> None:
    error, _, source = failing(job, create=always(reply))
    assert error.code is code
    assert source.session is None


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (acked(), ErrorCode.PROTOCOL_VIOLATED),
        (acked(f"{NEXT}x"), ErrorCode.PROTOCOL_VIOLATED),
        (acked(f"{NEXT}-5"), ErrorCode.PROTOCOL_VIOLATED),
        (acked(f"{NEXT}0"), ErrorCode.UPLOAD_STUCK),
        (acked(f"{NEXT}200"), ErrorCode.UPLOAD_STUCK),
        (acked(f"{NEXT}250"), ErrorCode.UPLOAD_STUCK),
        (acked(f"{NEXT}99999"), ErrorCode.UPLOAD_STUCK),
        (answer("416 Range", ACK, f"{NEXT}0"), ErrorCode.UPLOAD_STUCK),
        (answer("416 Range", ACK, f"{NEXT}251"), ErrorCode.UPLOAD_STUCK),
        (answer("416 Range", ACK), ErrorCode.UPLOAD_STUCK),
        (answer("500 Bad", f"{CODE}0x8020001F"), ErrorCode.UPLOAD_STUCK),
        (answer("500 Bad"), ErrorCode.UPLOAD_STUCK),
        (answer("413 Too Large"), ErrorCode.UPLOAD_REFUSED),
        (
            answer("500 Bad", ACK, f"{CODE}0x80004005", "BITS-Error-Context: 0x7"),
            ErrorCode.SERVER_BUSY,
        ),
    ],
)
def test_refused_fragments(job: Client, reply: bytes, code: ErrorCode) -> None:
    error, server, _ = failing(job, fragment=always(reply))
    assert error.code is code
    assert len(server.requests) < 100


def test_status_counts_and_not_the_code(job: Client) -> None:
    with Bits(ping=always(acked(f"{CODE}1"))) as server:
        source = MemorySource(DATA)
        source.session = UploadSession(UploadMethod.BITS, "{1}")
        assert job.send(source, server.url(), BITS) is None
    assert server.kinds[:2] == ["ping", "fragment"]


def test_server_that_went_back_is_followed(job: Client) -> None:
    """It lost what it had confirmed, once."""
    lost: list[int] = []

    def forgetful(received: Received, data: bytes) -> bytes:
        if "bytes 200-" in received.headers["content-range"] and not lost:
            lost.append(1)
            return answer("416 Range", ACK, f"{NEXT}50")
        return store(received, data)

    source = MemorySource(DATA)
    with Bits(fragment=forgetful) as server:
        assert job.send(source, server.url(), BITS) is None
    assert source.confirmed == Ranges([(0, 250)])


def test_server_that_goes_back_for_ever(job: Client) -> None:
    def sisyphus(received: Received, data: bytes) -> bytes:
        if "bytes 0-" in received.headers["content-range"]:
            return store(received, data)
        return answer("416 Range", ACK, f"{NEXT}0")

    error, _, _ = failing(job, fragment=sisyphus)
    assert error.code is ErrorCode.UPLOAD_STUCK


def test_server_that_forgets_without_a_word(job: Client) -> None:
    """Its sessions live as long as a process, and it has no answer for those of another."""
    made: list[int] = []

    def numbered(received: Received, data: bytes) -> bytes:
        made.append(1)
        return acked(f"BITS-Session-Id: {{{len(made)}}}")

    def fragment(received: Received, data: bytes) -> bytes:
        if received.headers["bits-session-id"] == "{1}":
            return answer("500 Internal Server Error")
        return store(received, data)

    source = MemorySource(DATA)
    with Bits(create=numbered, fragment=fragment) as server:
        assert job.send(source, server.url(), BITS) is None
    assert len(source.restarts) == 1
    assert server.kinds[:5] == ["create", "fragment", "ping", "fragment", "ping"]


def test_resumption_begins_with_little(job: Client) -> None:
    source = MemorySource(content(100_000))
    source.session = UploadSession(UploadMethod.BITS, "{1}")
    source.confirmed = Ranges([(0, 50_000)])
    with Bits() as server:
        assert job.send(source, server.url(), by(UploadMethod.BITS)) is None
    ranges = [one.headers.get("content-range") for one in server.requests]
    assert ranges[:3] == [None, "bytes 50000-66383/100000", "bytes 66384-99999/100000"]


@pytest.mark.parametrize(
    ("head", "restarts"),
    [(answer("200 OK", content=DATA), 0), (answer("200 OK"), 1), (MISSING, 1)],
)
def test_session_gone_at_the_end(job: Client, head: bytes, restarts: int) -> None:
    closings = []

    def close(received: Received, data: bytes) -> bytes:
        closings.append(1)
        if len(closings) == 1:
            return answer("500 Bad", f"{CODE}0x8020001F")
        return end(received, data)

    source = MemorySource(DATA)
    source.session = UploadSession(UploadMethod.BITS, "{1}", is_sent=True)
    way = by(UploadMethod.BITS, fragment_size=100, overwrite=True)
    with Bits(close=close) as server:
        # Answers to HEAD do not have their content.
        server.head = head.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        assert job.send(source, server.url(), way) is None
    assert len(source.restarts) == restarts


def test_closing_is_tried_again_later(job: Client) -> None:
    error, _, source = failing(job, close=always(answer("503 Busy")))
    assert error.code is ErrorCode.SERVER_BUSY
    assert source.session is not None
    assert source.session.is_sent


# One server of many


def test_session_moves_to_another_host(job: Client) -> None:
    with Bits() as second:

        def send_on(received: Received, data: bytes) -> bytes:
            return acked(SESSION, f"BITS-Host-Id: localhost:{second.port}")

        with Bits(create=send_on) as first:
            source = MemorySource(DATA)
            assert job.send(source, first.url(), BITS) is None
    assert first.kinds == ["create"]
    assert second.kinds == ["ping", "fragment", "fragment", "fragment", "close"]


def test_host_that_does_not_answer_is_not_taken(job: Client) -> None:
    def send_on(received: Received, data: bytes) -> bytes:
        return acked(SESSION, "BITS-Host-Id: localhost:1")

    source = MemorySource(DATA)
    with Bits(create=send_on) as server:
        assert job.send(source, server.url(), BITS) is None
    assert "localhost:1" in " ".join(source.notes)


@pytest.mark.parametrize(("timeout", "is_left"), [("0", True), (None, False)])
def test_host_that_stays_away(job: Client, timeout: str | None, is_left: bool) -> None:
    details: tuple[tuple[str, str], ...] = (("host", "localhost:1"), ("host_reached_at", "0"))
    if timeout is not None:
        details = (*details, ("host_fallback_s", timeout))
    source = MemorySource(DATA)
    source.session = UploadSession(UploadMethod.BITS, "{1}", details=details)
    with Bits() as server:
        error = job.send(source, server.url(), BITS)
        assert error is not None
        assert error.code is ErrorCode.CONNECT_FAILED
        again = job.send(source, server.url(), BITS)
    assert (again is None) is is_left


@pytest.mark.parametrize(
    ("url", "host", "result"),
    [
        ("https://a/x", "b", "https://b/x"),
        ("https://a:8443/x?y", "b", "https://b:8443/x?y"),
        ("https://a:8443/x", "b:1", "https://b:1/x"),
        ("http://a/x", "[::1]", "http://[::1]/x"),
        ("http://a:1/x", "[::1]", "http://[::1]:1/x"),
        ("http://a/x", "https://b/", "http://b/x"),
    ],
)
def test_other_hosts(url: str, host: str, result: str) -> None:
    assert url_at(url, host) == result


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("http://b", ErrorCode.REDIRECT_REFUSED),
        ("b/evil", ErrorCode.PROTOCOL_VIOLATED),
        ("me@b", ErrorCode.PROTOCOL_VIOLATED),
        ("b c", ErrorCode.PROTOCOL_VIOLATED),
        ("ü", ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_hosts_that_are_refused(host: str, code: ErrorCode) -> None:
    with pytest.raises(TransferError) as caught:
        url_at("https://a/x", host)
    assert caught.value.code is code


def test_time_at_a_host() -> None:
    fields = (("BITS-Host-Id", "b"), ("BITS-Host-Id-Fallback-Timeout", "100"))
    details = host_details(Reply("u", "h", 200, "OK", fields), 1000)
    session = with_details(UploadSession(UploadMethod.BITS, "{1}"), details)
    assert not is_given_up(session, 1099)
    assert is_given_up(session, 1100)
    assert reached(session, 1059) is None
    later = reached(session, 1060)
    assert later is not None
    assert not is_given_up(later, 1100)
    assert without_host(later).details == ()
