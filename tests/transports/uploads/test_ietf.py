"""The draft of resumable uploads, to the project's own server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.ietf import limits_of
from tests.transports.faulty_server import Received, Step
from tests.transports.uploads.breaking import send_through_cuts
from tests.transports.uploads.cases import MEBIBYTE, Client, by, client, content
from tests.transports.uploads.scripted_server import Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource
from tests.uploads_server.conftest import Start, inbox, process, start
from tests.uploads_server.running import Running, ServerProcess

__all__ = ["inbox", "process", "start"]

FRAGMENT = 64 * 1024
WHOLE, PIECES = by(UploadMethod.IETF), by(UploadMethod.IETF, fragment_size=FRAGMENT)


@pytest.fixture
def server(start: Start) -> Running:
    return start()


@pytest.fixture
def url(server: Running) -> str:
    return f"http://127.0.0.1:{server.port}/file.bin"


@pytest.fixture
def job() -> Iterator[Client]:
    with client() as one:
        yield one


@pytest.mark.parametrize("way", [WHOLE, PIECES], ids=["whole", "pieces"])
@pytest.mark.parametrize("size", [0, 1, FRAGMENT - 1, FRAGMENT, FRAGMENT + 1, MEBIBYTE + 17])
def test_sizes(server: Running, url: str, job: Client, size: int, way: object) -> None:
    source = MemorySource(content(size))
    assert job.send(source, url, way) is None  # type: ignore[arg-type]
    assert (server.root / "file.bin").read_bytes() == source.data
    assert source.confirmed.size == size


def test_cut_off_again_and_again(process: ServerProcess, job: Client) -> None:
    send_through_cuts(
        job,
        process.port,
        WHOLE,
        lambda name: (process.root / name).read_bytes(),
        size=MEBIBYTE // 2,
    )


def test_what_arrived_of_a_broken_request_is_kept(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))

    def change(offset: int) -> None:
        source.is_changed = offset >= MEBIBYTE // 2

    source.on_sending = change
    error = job.send(source, url, WHOLE)
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED
    source.is_changed = False
    source.on_sending = lambda _: None
    source.bytes_read = 0
    assert job.send(source, url, WHOLE) is None
    assert source.bytes_read < MEBIBYTE
    assert source.restarts == []
    assert (server.root / "file.bin").read_bytes() == source.data


def test_server_dies_and_comes_back(process: ServerProcess, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))

    def kill(offset: int) -> None:
        if offset >= MEBIBYTE // 2:
            source.on_sending = lambda _: None
            process.kill()

    source.on_sending = kill
    url = f"{process.url}/file.bin"
    assert job.send(source, url, PIECES) is not None
    process.start()
    assert job.send(source, url, PIECES) is None
    assert source.restarts == []
    assert (process.root / "file.bin").read_bytes() == source.data


def test_limits_are_kept_to(start: Start, job: Client) -> None:
    server = start(max_request=100_000)
    source = MemorySource(content(MEBIBYTE))
    assert job.send(source, f"http://127.0.0.1:{server.port}/a", WHOLE) is None
    assert source.session is not None
    assert source.session.fragment_size == 100_000
    assert source.session.expires_at is not None
    assert (server.root / "a").read_bytes() == source.data


def test_too_large(start: Start, job: Client) -> None:
    server = start(max_size=10)
    error = job.send(MemorySource(bytes(11)), f"http://127.0.0.1:{server.port}/a", WHOLE)
    assert error is not None
    assert error.code is ErrorCode.UPLOAD_REFUSED
    assert "up to 10 bytes" in error.info.text


def test_expired_session_begins_again(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(10))
    source.session = UploadSession(UploadMethod.IETF, f"{url}-session", expires_at=1.0)
    assert job.send(source, url, WHOLE) is None
    assert source.restarts == [RestartReason.SESSION_LOST]


def test_unknown_session_begins_again(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(10))
    base = f"http://127.0.0.1:{server.port}"
    source.session = UploadSession(UploadMethod.IETF, f"{base}/.ebbtide-uploads/upload/{'0' * 32}")
    assert job.send(source, url, WHOLE) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert (server.root / "file.bin").read_bytes() == source.data


def test_last_answer_was_lost(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(10))
    assert job.send(source, url, WHOLE) is None
    source.bytes_read = 0
    assert job.send(source, url, WHOLE) is None
    assert (source.restarts, source.bytes_read) == ([], 0)


def test_all_bytes_are_there_but_not_the_end(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(10))
    asking = server.client()
    made = asking.ask("POST", "/file.bin", Upload_Complete="?0", Upload_Length="10")
    address = f"http://127.0.0.1:{server.port}{made['Location']}"
    asking.ask(
        "PATCH",
        made["Location"] or "",
        source.data,
        Content_Type="application/partial-upload",
        Upload_Offset="0",
        Upload_Complete="?0",
    )
    assert not (server.root / "file.bin").exists()
    source.session = UploadSession(UploadMethod.IETF, address)
    source.confirmed = Ranges([(0, 10)])
    assert job.send(source, url, WHOLE) is None
    assert source.bytes_read == 0
    assert (server.root / "file.bin").read_bytes() == source.data


def test_existing_file_is_left_alone(server: Running, url: str, job: Client) -> None:
    (server.root / "file.bin").write_text("old")
    error = job.send(MemorySource(b"new"), url, WHOLE)
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS


def test_file_keeps_its_name_in_a_directory(server: Running, job: Client) -> None:
    (server.root / "sub").mkdir()
    source = MemorySource(content(10), "my file.bin")
    assert job.send(source, f"http://127.0.0.1:{server.port}/sub/", WHOLE) is None
    assert (server.root / "sub" / "my file.bin").read_bytes() == source.data


def test_giving_up(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))

    def change(offset: int) -> None:
        source.is_changed = offset >= MEBIBYTE // 2

    source.on_sending = change
    assert job.send(source, url, WHOLE) is not None
    for _ in range(2):
        job.abandon(source, url, WHOLE)
    hidden = server.root / ".ebbtide-uploads"
    assert [one for one in hidden.iterdir() if one.is_dir()] == []


# Scripted answers


def test_server_that_does_not_speak_it_gets_nothing(job: Client) -> None:
    with ScriptedServer(lambda _, __: [answer("200 OK")]) as server:
        source = MemorySource(b"x")
        error = job.send(source, server.url(), WHOLE)
    assert error is not None
    assert error.code is ErrorCode.SERVER_UNSUITED
    assert [one.method for one in server.requests] == ["OPTIONS"]
    assert source.session is None


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (("400 Bad", "Upload-Complete: ?1"), ErrorCode.UPLOAD_REFUSED),
        (("500 Bad", "Upload-Complete: ?0"), ErrorCode.SERVER_BUSY),
        (("200 OK", "Upload-Complete: ?0", "Upload-Offset: 0"), ErrorCode.UPLOAD_STUCK),
        (("200 OK", "Upload-Complete: ?0", "Upload-Offset: 9999"), ErrorCode.UPLOAD_STUCK),
        (("409 Conflict", "Upload-Offset: 0"), ErrorCode.UPLOAD_STUCK),
        (("404 Gone",), ErrorCode.UPLOAD_STUCK),
    ],
)
def test_answers_to_the_bytes(job: Client, last: tuple[str, ...], code: ErrorCode) -> None:
    def script(received: Received, body: Body) -> list[Step]:
        body(None)
        if received.method == "OPTIONS":
            return [answer("204 No Content", "Upload-Limit: min-size=0")]
        if received.method == "HEAD":
            return [answer("404 Not Found")]
        if received.method == "POST":
            return [answer("201 Created", "Location: /u", "Upload-Complete: ?0")]
        return [answer(*last)]

    with ScriptedServer(script) as server:
        source = MemorySource(b"xyz")
        error = job.send(source, server.url(), WHOLE)
    assert error is not None
    assert error.code is code


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("max-size=5, min-size=0", {"max-size": 5, "min-size": 0}),
        ("max-append-size=7;why", {"max-append-size": 7}),
        ("max-size=-1, max-age=x, =3, ,max-age=4", {"max-age": 4}),
        ("", {}),
    ],
)
def test_limits(text: str, limits: dict[str, int]) -> None:
    assert limits_of(Reply("u", "h", 200, "OK", (("Upload-Limit", text),))) == limits
