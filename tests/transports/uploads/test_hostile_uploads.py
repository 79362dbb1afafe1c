"""Servers that answer too early, too late, never, wrongly or for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import Header, HttpOptions, RedirectPolicy
from ebbtide.core.ports import StopRequested
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import UploadMethod, UploadSession
from tests.transports.faulty_server import Do, Received, Step, head
from tests.transports.secrets import Drawer, taken_over
from tests.transports.sinks import Switch
from tests.transports.uploads.cases import MEBIBYTE, by, client, content
from tests.transports.uploads.scripted_server import MISSING, Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

PUT, POST, TUS = UploadMethod.PUT, UploadMethod.POST, UploadMethod.TUS
BIG = 8 * MEBIBYTE


def only_put(received: Received, body: Body, steps: Iterable[Step]) -> Iterable[Step]:
    """Answer a PUT in some way, and all other questions with "nothing there"."""
    if received.method != "PUT":
        yield MISSING
        return
    yield from steps


def put(server: ScriptedServer, source: MemorySource, **settings: float) -> ErrorCode | None:
    """Send by PUT and return what went wrong."""
    quick = Settings({"connect_timeout_s": 5.0, "silence_timeout_s": 5.0, **settings})
    with client(settings=quick, answer_timeout_s=1.0) as sender:
        error = sender.send(source, server.url(), by(PUT))
    return None if error is None else error.code


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 Unauthorized", ErrorCode.LOGIN_REFUSED),
        ("403 Forbidden", ErrorCode.UPLOAD_REFUSED),
        ("404 Not Found", ErrorCode.REMOTE_DIRECTORY_MISSING),
        ("405 Method Not Allowed", ErrorCode.UPLOAD_REFUSED),
        ("409 Conflict", ErrorCode.REMOTE_DIRECTORY_MISSING),
        ("411 Length Required", ErrorCode.UPLOAD_REFUSED),
        ("412 Precondition Failed", ErrorCode.REMOTE_EXISTS),
        ("413 Content Too Large", ErrorCode.UPLOAD_REFUSED),
        ("423 Locked", ErrorCode.REMOTE_IN_USE),
        ("429 Too Many Requests", ErrorCode.SERVER_BUSY),
        ("500 Internal Server Error", ErrorCode.SERVER_BUSY),
        ("503 Service Unavailable", ErrorCode.SERVER_BUSY),
        ("507 Insufficient Storage", ErrorCode.REMOTE_FULL),
        ("303 See Other", ErrorCode.REDIRECT_REFUSED),
        ("299 Whatever", None),
    ],
)
def test_what_a_status_means(status: str, code: ErrorCode | None) -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        return only_put(received, body, [answer(status, "Location: /elsewhere")])

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(b"abc")) is code


def test_a_busy_server_says_when_to_come_back() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        return only_put(received, body, [answer("503 Busy", "Retry-After: 120")])

    with ScriptedServer(handler) as server, client() as sender:
        error = sender.send(MemorySource(b"abc"), server.url(), by(PUT))
    assert error is not None
    assert error.retry_after_s == 120


@pytest.mark.parametrize("status", ["413 Content Too Large", "401 Unauthorized", "507 Full"])
def test_a_refusal_in_the_middle_ends_the_sending(status: str) -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            # No word about going on: after a second the body comes all the same.
            yield head("100 Continue")
            body(MEBIBYTE)
        yield answer(status) if received.method == "PUT" else MISSING

    source = MemorySource(content(BIG))
    with ScriptedServer(handler) as server:
        code = put(server, source)
        assert code in (
            ErrorCode.UPLOAD_REFUSED,
            ErrorCode.LOGIN_REFUSED,
            ErrorCode.REMOTE_FULL,
        )
    assert source.sent_to < BIG


def test_a_refusal_followed_by_a_reset_is_read() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method != "PUT":
            yield MISSING
            return
        body(100_000)
        yield answer("507 Full", "Connection: close")
        yield Do.CLOSE

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(content(200_000))) is ErrorCode.REMOTE_FULL


def test_success_before_all_was_sent_is_none() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            yield head("100 Continue")
            body(MEBIBYTE)
            yield answer("201 Created", "Connection: close")
            yield Do.RESET
        yield MISSING

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(content(64 * MEBIBYTE))) is ErrorCode.CONNECTION_LOST


def test_a_server_may_answer_early_and_read_on() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            yield head("100 Continue")
            body(MEBIBYTE)
            yield answer("201 Created")
            body(None)
        else:
            yield MISSING

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(content(BIG))) is None


def test_consent_is_waited_for_once_and_not_for_ever() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            body(None)
            yield answer("201 Created")
        else:
            yield MISSING

    with ScriptedServer(handler) as server, client() as sender:
        for name in ("a", "b"):
            source = MemorySource(content(MEBIBYTE), name)
            assert sender.send(source, server.url(f"/{name}"), by(PUT)) is None
        asked = [each.headers.get("expect") for each in server.requests if each.method == "PUT"]
    assert asked == ["100-continue", None]


def test_who_refuses_to_be_asked_gets_the_body_at_once() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method != "PUT":
            yield MISSING
        elif "expect" in received.headers:
            yield answer("417 Expectation Failed", "Connection: close")
            yield Do.CLOSE
        else:
            body(None)
            yield answer("201 Created")

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(content(MEBIBYTE))) is None


def test_a_server_that_reads_nothing_is_given_up() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        yield Do.HANG if received.method == "PUT" else MISSING

    with ScriptedServer(handler) as server:
        source = MemorySource(content(64 * MEBIBYTE))
        assert put(server, source, silence_timeout_s=1.0) is ErrorCode.TIMED_OUT


def test_a_server_that_never_answers_is_given_up() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            body(None)
            yield Do.HANG
        yield MISSING

    with ScriptedServer(handler) as server:
        source = MemorySource(b"abc")
        assert put(server, source, silence_timeout_s=1.0) is ErrorCode.TIMED_OUT


def test_a_stop_ends_an_upload_that_hangs() -> None:
    control = Switch()

    def handler(received: Received, body: Body) -> Iterable[Step]:
        yield Do.HANG if received.method == "PUT" else MISSING

    source = MemorySource(content(64 * MEBIBYTE))
    with ScriptedServer(handler) as server, client() as sender:
        stopper = threading.Timer(0.3, control.stop)
        stopper.start()
        with pytest.raises(StopRequested):
            sender.send(source, server.url(), by(PUT), control)
        stopper.join()


def test_limits_are_kept_to() -> None:
    """What `admit` lets through is what is sent at a time."""
    sizes: list[int] = []

    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            while piece := body(10_000):
                sizes.append(len(piece))
            yield answer("201 Created")
        else:
            yield MISSING

    control = Switch()
    control.most_at_once = 1000
    source = MemorySource(content(50_000))
    with ScriptedServer(handler) as server, client() as sender:
        assert sender.send(source, server.url(), by(PUT), control) is None
    assert sum(sizes) == 50_000
    assert control.moved_over, "the link was not told"


# Redirects


@pytest.mark.parametrize("status", ["307 Temporary Redirect", "308 Permanent Redirect"])
def test_a_body_goes_along_with_307_and_308(status: str) -> None:
    got: list[bytes] = []

    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method != "PUT":
            yield MISSING
        elif received.target == "/file.bin":
            yield answer(status, "Location: /other", "Connection: close")
            yield Do.CLOSE
        else:
            got.append(body(None))
            yield answer("201 Created")

    source = MemorySource(content(BIG))
    with ScriptedServer(handler) as server:
        assert put(server, source) is None
    assert got == [source.data]
    assert source.bytes_read < 2 * BIG, "it was all sent twice"
    assert any("sent us on" in note for note in source.notes)


def test_redirects_in_a_circle_end() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        place = "/b" if received.target == "/a" else "/a"
        yield answer("307 Go", f"Location: {place}")

    with ScriptedServer(handler) as server:
        assert put(server, MemorySource(b"abc")) is ErrorCode.REDIRECT_REFUSED


def test_redirects_are_not_followed_if_the_job_says_so() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        yield answer("307 Go", "Location: /b") if received.method == "POST" else MISSING

    options = HttpOptions(redirects=RedirectPolicy.DISALLOW)
    with ScriptedServer(handler) as server, client(options=options) as sender:
        error = sender.send(MemorySource(b"abc"), server.url(), by(POST))
    assert error is not None
    assert error.code is ErrorCode.REDIRECT_REFUSED


def test_secrets_stay_with_the_jobs_own_servers() -> None:
    """A session's address at another server gets the file, and nothing that is secret."""
    seen: list[Received] = []

    def other(received: Received, body: Body) -> Iterable[Step]:
        seen.append(received)
        yield answer("204 Done", f"Upload-Offset: {len(body(None))}")

    with ScriptedServer(other) as hostile:

        def handler(received: Received, body: Body) -> Iterable[Step]:
            if received.method == "OPTIONS":
                yield answer("204 Yes", "Tus-Version: 1.0.0")
            else:
                yield answer("201 Created", f"Location: {hostile.url('/mine')}")

        drawer = Drawer()
        options = HttpOptions(headers=(Header("X-Api-Key", "s3cret"),))
        with ScriptedServer(handler) as server:
            bound = taken_over(options, drawer, server.url())
            with client(options=bound, secrets=drawer) as sender:
                assert sender.send(MemorySource(b"abc"), server.url(), by(TUS)) is None
            assert all(each.headers["x-api-key"] == "s3cret" for each in server.requests)
    assert [each.method for each in seen] == ["PATCH"]
    assert "x-api-key" not in seen[0].headers


# tus


def tus(handle: Iterable[bytes], *, extra: str = "X-Nothing: 1") -> ScriptedServer:
    """Return a tus server whose answers to HEAD and PATCH come one after the other, for ever."""
    answers = iter(handle)

    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        if received.method == "OPTIONS":
            yield answer("204 Yes", "Tus-Version: 1.0.0", extra)
        elif received.method == "POST" and "x-http-method-override" not in received.headers:
            yield answer("201 Created", "Location: files/one")
        else:
            yield next(answers)

    return ScriptedServer(handler)


def forever(*answers: bytes) -> Iterable[bytes]:
    while True:
        yield from answers


def send_tus(server: ScriptedServer, source: MemorySource) -> ErrorCode | None:
    with client() as sender:
        error = sender.send(source, server.url("/base"), by(TUS))
    return None if error is None else error.code


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([answer("204 Ok", "Upload-Offset: 999")], ErrorCode.UPLOAD_STUCK),
        ([answer("204 Ok", "Upload-Offset: 0")], ErrorCode.UPLOAD_STUCK),
        ([answer("409 Conflict", "Upload-Offset: 0")], ErrorCode.SERVER_BUSY),
        (
            [answer("409 Conflict"), answer("200 Ok", "Upload-Offset: 0")],
            ErrorCode.UPLOAD_STUCK,
        ),
        ([answer("410 Gone")], ErrorCode.UPLOAD_STUCK),
        ([answer("500 Oops")], ErrorCode.SERVER_BUSY),
        ([answer("204 Ok", "Upload-Offset: -3")], ErrorCode.PROTOCOL_VIOLATED),
        ([answer("204 Ok", "Upload-Offset: 3")], None),
        ([answer("405 No"), answer("204 Ok", "Upload-Offset: 3")], None),
    ],
)
def test_a_tus_server_that_makes_no_sense(answers: list[bytes], code: ErrorCode | None) -> None:
    with tus(forever(*answers)) as server:
        assert send_tus(server, MemorySource(b"abc")) is code
        assert len(server.requests) < 40, "the number of requests is bounded"


def test_a_relative_location_counts_from_the_address_asked() -> None:
    with tus(forever(answer("204 Ok", "Upload-Offset: 3"))) as server:
        source = MemorySource(b"abc")
        assert send_tus(server, source) is None
        assert source.session is not None
        assert source.session.address == server.url("/files/one")


def test_a_wrong_checksum_sends_the_part_again() -> None:
    answers = iter([answer("460 Checksum Mismatch"), answer("204 Ok", "Upload-Offset: 3")])
    extra = "Tus-Extension: checksum\r\nTus-Checksum-Algorithm: crc32,sha1"
    with tus(answers, extra=extra) as server:
        assert send_tus(server, MemorySource(b"abc")) is None
        patches = [each for each in server.requests if each.method == "PATCH"]
    expected = "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="
    assert [each.headers["upload-checksum"] for each in patches] == [expected, expected]


def test_an_offset_further_back_is_obeyed() -> None:
    offsets = iter([2, 1, 3])

    def answers() -> Iterable[bytes]:
        for offset in offsets:
            yield answer("204 Ok", f"Upload-Offset: {offset}")

    with tus(answers()) as server:
        assert send_tus(server, MemorySource(b"abc")) is None
        starts = [e.headers["upload-offset"] for e in server.requests if e.method == "PATCH"]
    assert starts == ["0", "2", "1"]


def test_a_session_past_its_expiry_is_not_tried() -> None:
    with tus(forever(answer("204 Ok", "Upload-Offset: 3"))) as server:
        source = MemorySource(b"abc")
        source.session = UploadSession(TUS, server.url("/files/old"), expires_at=1.0)
        assert send_tus(server, source) is None
        assert "/files/old" not in [each.target for each in server.requests]
    assert len(source.restarts) == 1


def test_an_expiry_is_kept() -> None:
    late = "Upload-Expires: Sat, 21 Nov 2026 12:00:00 GMT"
    date = "Date: Fri, 20 Nov 2026 12:00:00 GMT"
    with tus(forever(answer("204 Ok", "Upload-Offset: 3", late, date))) as server:
        source = MemorySource(b"abc")
        assert send_tus(server, source) is None
    assert source.session is not None
    assert source.session.expires_at is not None


def test_a_file_above_the_servers_limit_is_not_begun() -> None:
    with tus(forever(MISSING), extra="Tus-Max-Size: 2") as server:
        assert send_tus(server, MemorySource(b"abc")) is ErrorCode.UPLOAD_REFUSED
        assert server.methods() == ["OPTIONS"]
