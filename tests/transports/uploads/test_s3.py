"""Objects of a real S3 server, whole and in parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.s3 import SMALLEST_PART
from tests.servers.moto_server import make_account, make_bucket, moto, object_in
from tests.servers.upload_server import UploadServer
from tests.transports.faulty_server import Received, Step
from tests.transports.secrets import Drawer, taken_over
from tests.transports.uploads.breaking import send_through_cuts
from tests.transports.uploads.cases import Client, by, client, content
from tests.transports.uploads.scripted_server import Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

pytest.importorskip("moto", reason="moto is not there")

WAY = by(UploadMethod.S3, fragment_size=SMALLEST_PART)
PART = SMALLEST_PART
CREATED = b"<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UploadServer]:
    with moto(tmp_path_factory.mktemp("moto")) as server:
        make_bucket(server)
        yield server


@contextmanager
def signing(*urls: str, key: str = "AKIAKEY", secret: str = "secret") -> Iterator[Client]:
    """A client with an access key for these servers."""
    drawer = Drawer()
    options = taken_over(HttpOptions(logins=(Login(key, secret),)), drawer, *urls)
    with client(options=options, secrets=drawer) as one:
        yield one


@pytest.fixture
def job(server: UploadServer) -> Iterator[Client]:
    with signing(server.url) as one:
        yield one


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 2 * PART + 17])
def test_sizes(server: UploadServer, job: Client, size: int) -> None:
    source = MemorySource(content(size, size))
    name = f"a directory/ü-{size}.bin"
    assert job.send(source, f"{server.url}a%20directory/%C3%BC-{size}.bin", WAY) is None
    assert object_in(server, "a%20directory/%C3%BC-" + f"{size}.bin") == source.data, name
    assert source.confirmed.size == size


def test_existing_object_is_left_alone(server: UploadServer, job: Client) -> None:
    for size in (10, PART + 1):
        url = f"{server.url}existing-{size}"
        assert job.send(MemorySource(content(size)), url, WAY) is None
        error = job.send(MemorySource(content(size, 2)), url, WAY)
        assert error is not None
        assert error.code is ErrorCode.REMOTE_EXISTS
        assert object_in(server, f"existing-{size}") == content(size)


@pytest.mark.parametrize("size", [10, PART + 1])
def test_replacing(server: UploadServer, job: Client, size: int) -> None:
    url = f"{server.url}replaced-{size}"
    assert job.send(MemorySource(content(size)), url, WAY) is None
    way = by(UploadMethod.S3, overwrite=True, fragment_size=PART)
    assert job.send(MemorySource(content(size, 2)), url, way) is None
    assert object_in(server, f"replaced-{size}") == content(size, 2)


def test_only_missing_parts_are_sent_again(server: UploadServer, job: Client) -> None:
    source = MemorySource(content(3 * PART))

    def change(offset: int) -> None:
        source.is_changed = offset > 2 * PART + 1000

    source.on_sending = change
    url = f"{server.url}continued"
    error = job.send(source, url, WAY)
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED
    source.is_changed = False
    source.on_sending = lambda _: None
    source.bytes_read = 0
    assert job.send(source, url, WAY) is None
    # Once to be hashed, once to be sent.
    assert source.bytes_read == 2 * PART
    assert object_in(server, "continued") == source.data


@pytest.mark.parametrize(("size", "cuts"), [(200_000, 90), (PART + 200_000, 10)])
def test_cut_off_again_and_again(server: UploadServer, size: int, cuts: int) -> None:
    """Whole files, and files in parts."""
    # The relay is none of the job's own servers, so nobody says who asks; this one lets all in.
    with client() as anonymous:
        send_through_cuts(
            anonymous,
            server.port,
            WAY,
            lambda name: object_in(server, name),
            size=size,
            smallest=size - 100_000,
            path=server.path,
            cuts=cuts,
            seed=cuts,
        )


def test_session_that_the_server_forgot(server: UploadServer, job: Client) -> None:
    source = MemorySource(content(PART + 1))
    source.session = UploadSession(
        UploadMethod.S3, "nobody", details=(("url", f"{server.url}forgotten"),)
    )
    assert job.send(source, f"{server.url}forgotten", WAY) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert object_in(server, "forgotten") == source.data


def test_answer_to_the_end_was_lost(server: UploadServer, job: Client) -> None:
    source = MemorySource(content(PART + 1))
    url = f"{server.url}ended"
    assert job.send(source, url, WAY) is None
    source.bytes_read = 0
    assert job.send(source, url, WAY) is None
    assert (source.restarts, source.bytes_read) == ([], 0)


def test_answer_to_the_only_request_was_lost(server: UploadServer, job: Client) -> None:
    source = MemorySource(content(10))
    url = f"{server.url}small"
    assert job.send(source, url, WAY) is None
    assert job.send(source, url, WAY) is None
    assert object_in(server, "small") == source.data


def test_giving_up(server: UploadServer, job: Client) -> None:
    source = MemorySource(content(2 * PART))

    def change(offset: int) -> None:
        source.is_changed = offset > PART + 1000

    source.on_sending = change
    url = f"{server.url}given-up"
    assert job.send(source, url, WAY) is not None
    for _ in range(2):
        job.abandon(source, url, WAY)
    source.is_changed = False
    source.on_sending = lambda _: None
    assert job.send(source, url, WAY) is None
    assert source.restarts == [RestartReason.SESSION_LOST]


def test_server_without_memory(server: UploadServer, job: Client) -> None:
    """It dies in the middle and knows nothing afterwards."""
    source = MemorySource(content(2 * PART))

    def kill(offset: int) -> None:
        if offset > PART + 1000:
            source.on_sending = lambda _: None
            server.restart()
            make_bucket(server)

    source.on_sending = kill
    job.send_stubbornly(source, f"{server.url}killed", WAY)
    assert object_in(server, "killed") == source.data


@pytest.mark.parametrize(("size", "name"), [(10, "a%20small~%C3%BC"), (PART + 5, "in+parts$")])
def test_server_that_checks_signatures(tmp_path: Path, size: int, name: str) -> None:
    with moto(tmp_path) as server:
        make_bucket(server)
        key, secret = make_account(server)
        url = f"{server.url}{name}"
        for wrong in ({"key": "AKIANOBODY"}, {"key": key, "secret": "guessed"}):
            with signing(url, **wrong) as job:
                error = job.send(MemorySource(content(size)), url, WAY)
            assert error is not None
            assert error.code is ErrorCode.LOGIN_REFUSED
        with signing(url, key=key, secret=secret) as job:
            source = MemorySource(content(size))
            assert job.send(source, url, WAY) is None
            assert source.confirmed.size == size


# Scripted answers


def scripted(*answers: bytes) -> tuple[ScriptedServer, list[str]]:
    """A server with these answers in turn, and what it was told of who asks."""
    left = list(answers)
    seen: list[str] = []

    def script(received: Received, body: Body) -> list[Step]:
        body(None)
        seen.append(received.headers.get("authorization", ""))
        return [left.pop(0)]

    return ScriptedServer(script), seen


FREE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def refused(code: str, status: str = "403 Forbidden") -> bytes:
    return answer(status, content=f"<Error><Code>{code}</Code></Error>".encode())


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (refused("SignatureDoesNotMatch"), ErrorCode.LOGIN_REFUSED),
        (refused("AccessDenied"), ErrorCode.UPLOAD_REFUSED),
        (refused("SlowDown", "503 Slow Down"), ErrorCode.SERVER_BUSY),
        (refused("EntityTooLarge", "400 Bad Request"), ErrorCode.UPLOAD_REFUSED),
        (refused("NoSuchBucket", "404 Not Found"), ErrorCode.UPLOAD_REFUSED),
        (refused("PreconditionFailed", "412 Failed"), ErrorCode.REMOTE_EXISTS),
    ],
)
def test_refusals(reply: bytes, code: ErrorCode) -> None:
    server, seen = scripted(FREE, reply)
    with server, signing(server.url()) as job:
        error = job.send(MemorySource(b"x"), server.url(), WAY)
    assert error is not None
    assert error.code is code
    assert all("Credential=AKIAKEY/" in one and "secret" not in one for one in seen)


def test_error_behind_a_status_of_success() -> None:
    data = content(PART + 1)
    part = answer("200 OK", 'ETag: "x"')
    server, _ = scripted(
        FREE, answer("200 OK", content=CREATED), part, part, refused("InternalError", "200 OK")
    )
    source = MemorySource(data)
    with server, signing(server.url()) as job:
        error = job.send(source, server.url(), WAY)
    assert error is not None
    assert error.code is ErrorCode.SERVER_BUSY
    assert source.session is not None
    assert source.session.is_sent


def test_presigned_address_is_used_as_it_is() -> None:
    server, seen = scripted(answer("200 OK"))
    path = "/bucket/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=ab%2Bc&b"
    with server, signing(server.url()) as job:
        assert job.send(MemorySource(content(2 * PART)), server.url(path), WAY) is None
    assert [one.target for one in server.requests] == [path]
    assert [one.method for one in server.requests] == ["PUT"]
    assert seen == [""]
