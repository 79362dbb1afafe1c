"""Sessions of PUTs with Content-Range: Google's way to a real server, Graph's to a double."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.content_range import MULTIPLE
from tests.servers.upload_server import UploadServer
from tests.servers.uploadx import uploadx
from tests.transports.faulty_server import Received, Step
from tests.transports.uploads.breaking import send_through_cuts
from tests.transports.uploads.cases import Client, by, client, content
from tests.transports.uploads.graph_double import GraphDouble
from tests.transports.uploads.scripted_server import Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

WAY = by(UploadMethod.CONTENT_RANGE, fragment_size=MULTIPLE)
SIZES = (1, MULTIPLE - 1, MULTIPLE, MULTIPLE + 1, 3 * MULTIPLE + 17)


@pytest.fixture(scope="module")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UploadServer]:
    with uploadx(tmp_path_factory.mktemp("uploadx")) as server:
        yield server


@pytest.fixture
def graph() -> Iterator[GraphDouble]:
    with GraphDouble() as server:
        yield server


@pytest.fixture
def job() -> Iterator[Client]:
    with client() as one:
        yield one


@pytest.mark.parametrize("size", [0, *SIZES])
def test_sizes(google: UploadServer, job: Client, size: int) -> None:
    source = MemorySource(content(size, size), f"size-{size}.bin")
    assert job.send(source, google.url, WAY) is None
    assert google.files()[source.name] == source.data
    assert source.confirmed.size == size


@pytest.mark.parametrize("size", SIZES)
def test_sizes_on_graph(graph: GraphDouble, job: Client, size: int) -> None:
    source = MemorySource(content(size))
    assert job.send(source, graph.place_of("a.bin"), WAY) is None
    assert graph.files == {"a.bin": source.data}


def test_graph_takes_no_empty_file(graph: GraphDouble, job: Client) -> None:
    error = job.send(MemorySource(b""), graph.place_of("a.bin"), WAY)
    assert error is not None
    assert error.code is ErrorCode.SERVER_UNSUITED


def test_cut_off_again_and_again(google: UploadServer, job: Client) -> None:
    """The server's own name of the place is relative, so that it leads through the relay."""
    send_through_cuts(
        job,
        google.port,
        WAY,
        lambda name: google.files()[name],
        size=MULTIPLE // 2,
        path="/files?",
    )


def test_server_dies_and_comes_back(google: UploadServer, job: Client) -> None:
    source = MemorySource(content(4 * MULTIPLE), "killed.bin")

    def kill(offset: int) -> None:
        if offset >= 2 * MULTIPLE:
            source.on_sending = lambda _: None
            google.restart()

    source.on_sending = kill
    job.send_stubbornly(source, google.url, WAY)
    assert source.restarts == []
    assert google.files()["killed.bin"] == source.data


def test_unknown_session_begins_again(google: UploadServer, job: Client) -> None:
    source = MemorySource(content(MULTIPLE), "again.bin")
    source.session = UploadSession(UploadMethod.CONTENT_RANGE, f"{google.url}?id=nobody")
    assert job.send(source, google.url, WAY) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert google.files()["again.bin"] == source.data


@pytest.mark.parametrize("times", [1, 2])
def test_giving_up(google: UploadServer, job: Client, times: int) -> None:
    source = MemorySource(content(3 * MULTIPLE), f"given-up-{times}.bin")

    def change(offset: int) -> None:
        source.is_changed = offset >= 2 * MULTIPLE

    source.on_sending = change
    error = job.send(source, google.url, WAY)
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED
    for _ in range(times):
        job.abandon(source, google.url, WAY)
    assert source.name not in google.files()


def test_graph_drops_what_broke_off(graph: GraphDouble, job: Client) -> None:
    graph.cut_after = MULTIPLE + 1000
    source = MemorySource(content(3 * MULTIPLE))
    job.send_stubbornly(source, graph.place_of("a.bin"), WAY)
    puts = [one for one in graph.requests if one.method == "PUT"]
    assert len(puts) == 4
    assert source.restarts == []
    assert graph.files == {"a.bin": source.data}


def test_graph_has_the_fragment_already(graph: GraphDouble, job: Client) -> None:
    """The answer was lost; the next try is told 416, and asks."""
    graph.swallow_answer = True
    source = MemorySource(content(3 * MULTIPLE))
    assert job.send(source, graph.place_of("a.bin"), WAY) is not None
    assert job.send(source, graph.place_of("a.bin"), WAY) is None
    assert graph.files == {"a.bin": source.data}


def test_graph_leaves_an_existing_file_alone(graph: GraphDouble, job: Client) -> None:
    graph.files["a.bin"] = b"old"
    error = job.send(MemorySource(b"new"), graph.place_of("a.bin"), WAY)
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS
    assert graph.files == {"a.bin": b"old"}


def test_graph_replaces_where_that_is_asked_for(graph: GraphDouble, job: Client) -> None:
    graph.files["a.bin"] = b"old"
    way = by(UploadMethod.CONTENT_RANGE, overwrite=True)
    assert job.send(MemorySource(b"new"), graph.place_of("a.bin"), way) is None
    assert graph.files == {"a.bin": b"new"}


def test_graph_session_given_up(graph: GraphDouble, job: Client) -> None:
    source = MemorySource(content(2 * MULTIPLE))

    def change(offset: int) -> None:
        source.is_changed = offset >= MULTIPLE

    source.on_sending = change
    assert job.send(source, graph.place_of("a.bin"), WAY) is not None
    assert graph.sessions
    job.abandon(source, graph.place_of("a.bin"), WAY)
    assert graph.sessions == {}


# Hostile answers


@pytest.mark.parametrize(
    ("status", "lines", "code"),
    [
        ("200 OK", (), ErrorCode.SERVER_UNSUITED),
        ("404 Not Found", (), ErrorCode.UPLOAD_REFUSED),
        ("507 Insufficient Storage", (), ErrorCode.REMOTE_FULL),
        ("503 Busy", (), ErrorCode.SERVER_BUSY),
        ("200 OK", ("Location: http://[",), ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_no_session(job: Client, status: str, lines: tuple[str, ...], code: ErrorCode) -> None:
    with ScriptedServer(lambda _, __: [answer(status, *lines)]) as server:
        error = job.send(MemorySource(b"x"), server.url(), WAY)
    assert error is not None
    assert error.code is code


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Range: bytes=0-99999999999", ErrorCode.UPLOAD_STUCK),
        ("Range: bytes=5-9", ErrorCode.PROTOCOL_VIOLATED),
        ("Range: nonsense", ErrorCode.PROTOCOL_VIOLATED),
        ("X: nothing stored", ErrorCode.UPLOAD_STUCK),
    ],
)
def test_nonsense_about_the_offset(job: Client, told: str, code: ErrorCode) -> None:
    def script(received: Received, body: Body) -> list[Step]:
        body(None)
        if received.method == "POST":
            return [answer("201 Created", "Location: /session")]
        return [answer("308 Resume Incomplete", told)]

    with ScriptedServer(script) as server:
        source = MemorySource(content(10))
        error = job.send(source, server.url(), WAY)
    assert error is not None
    assert error.code is code
    assert source.confirmed == Ranges()


def session_script(answers: dict[str, bytes]) -> tuple[list[str], Callable[..., list[Step]]]:
    """Answer each part by its Content-Range, and keep what was asked."""
    ranges: list[str] = []

    def script(received: Received, body: Body) -> list[Step]:
        body(None)
        if received.method == "POST":
            return [answer("201 Created", "Location: /session")]
        ranges.append(received.headers["content-range"])
        return [answers[ranges[-1]]]

    return ranges, script


def go_on(last: int) -> bytes:
    return answer("308 Resume Incomplete", f"Range: bytes=0-{last}")


TOTAL = 2 * MULTIPLE
FIRST = f"bytes 0-{MULTIPLE - 1}/{TOTAL}"
SECOND = f"bytes {MULTIPLE}-{TOTAL - 1}/{TOTAL}"
QUESTION = f"bytes */{TOTAL}"


def test_next_part_begins_where_the_server_is(job: Client) -> None:
    ranges, script = session_script(
        {
            FIRST: go_on(99),
            f"bytes 100-{MULTIPLE + 99}/{TOTAL}": go_on(MULTIPLE + 99),
            f"bytes {MULTIPLE + 100}-{TOTAL - 1}/{TOTAL}": answer("201 Created"),
        }
    )
    with ScriptedServer(script) as server:
        assert job.send(MemorySource(content(TOTAL)), server.url(), WAY) is None
    assert len(ranges) == 3


def test_more_than_was_sent_is_not_believed(job: Client) -> None:
    ranges, script = session_script(
        {
            FIRST: go_on(TOTAL - 2),
            QUESTION: go_on(MULTIPLE - 1),
            SECOND: answer("201 Created"),
        }
    )
    with ScriptedServer(script) as server:
        assert job.send(MemorySource(content(TOTAL)), server.url(), WAY) is None
    assert ranges == [FIRST, QUESTION, SECOND]


def test_all_bytes_are_no_file_yet(job: Client) -> None:
    _, script = session_script(
        {
            FIRST: go_on(MULTIPLE - 1),
            SECOND: go_on(TOTAL - 1),
            QUESTION: go_on(TOTAL - 1),
        }
    )
    with ScriptedServer(script) as server:
        error = job.send(MemorySource(content(TOTAL)), server.url(), WAY)
    assert error is not None
    assert error.code is ErrorCode.UPLOAD_STUCK
