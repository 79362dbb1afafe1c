"""Parts of a file, back to back: what the server sees, and what the sink gets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange, parse_file_ranges, pieces
from ebbtide.transports.http.overlap import LARGEST
from tests.transports.cases import CONTENT, HALF, OTHER, STRONG, attempt
from tests.transports.faulty_server import NEWER, FaultyServer, Resource, head
from tests.transports.sinks import MemorySink

WANTED = parse_file_ranges("500000:1000,0:2000,599000:eof")
WHOLE = CONTENT[500000:501000] + CONTENT[:2000] + CONTENT[599000:]
WEAK = replace(STRONG, etag=None, last_modified=None, date=None)


def test_parts_are_written_back_to_back() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), ranges=WANTED)
    assert result.error is None
    assert result.sink.data == WHOLE
    assert result.length == len(WHOLE)
    assert [received.range for received in server.requests] == [
        (500000, 501000),
        (0, 2000),
        (599000, 600000),
    ]
    assert server.requests[1].headers["if-range"] == '"v1"'


def test_the_end_is_asked_for_openly_where_it_is_not_known() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), ranges=(FileRange(599000),))
    assert result.sink.data == CONTENT[599000:]
    assert server.requests[0].range == (599000, None)


@pytest.mark.parametrize("resource", [Resource(CONTENT), Resource(CONTENT, etag=None, date=None)])
@pytest.mark.parametrize("held", [1, 999, 1000, 1001, 2999, 3500])
def test_an_interrupted_one_goes_on(resource: Resource, held: int) -> None:
    version = STRONG if resource.etag else replace(WEAK, last_modified=STRONG.last_modified)
    with FaultyServer(resource) as server:
        sink = MemorySink({0: WHOLE[:held]})
        result = attempt(server.url(), sink=sink, version=version, ranges=WANTED)
    assert result.error is None
    assert result.sink.restarts == []
    assert result.sink.data == WHOLE


@pytest.mark.parametrize("version", [STRONG, WEAK])
@pytest.mark.parametrize("held", [500, 1000, 3000])
def test_versions_never_mix(version: object, held: int) -> None:
    changed = Resource(OTHER, etag='"v2"' if version is STRONG else None, last_modified=None)
    wanted = OTHER[500000:501000] + OTHER[:2000] + OTHER[599000:]
    with FaultyServer(changed) as server:
        sink = MemorySink({0: WHOLE[:held]})
        result = attempt(
            server.url(), sink=sink, version=STRONG if version is STRONG else WEAK, ranges=WANTED
        )
    assert result.error is None
    assert len(result.sink.restarts) == 1
    assert result.sink.data == wanted


def test_a_file_that_changes_between_two_parts_is_fetched_anew() -> None:
    old, new = Resource(CONTENT), Resource(OTHER, etag='"v2"', last_modified=NEWER)
    with FaultyServer(
        lambda received: (
            old if received.range == (500000, 501000) and len(server.requests) == 1 else new
        )(received)
    ) as server:
        result = attempt(server.url(), ranges=WANTED)
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]
    assert result.sink.data == OTHER[500000:501000] + OTHER[:2000] + OTHER[599000:]


@pytest.mark.parametrize("held", [0, 1500])
def test_a_server_that_sends_no_parts_is_picked_from(held: int) -> None:
    with FaultyServer(Resource(CONTENT, ranges=False)) as server:
        sink = MemorySink({0: WHOLE[:held]})
        result = attempt(server.url(), sink=sink, version=STRONG if held else None, ranges=WANTED)
    assert result.error is None
    assert result.sink.data == WHOLE
    assert len(server.requests) == 1
    assert any("picked out" in note for note in result.sink.notes)


@pytest.mark.parametrize("text", ["599000:1001", "600000:eof", "700000:5"])
@pytest.mark.parametrize("ranges", [True, False])
def test_a_file_that_is_too_short_is_named(text: str, ranges: bool) -> None:
    with FaultyServer(Resource(CONTENT, ranges=ranges)) as server:
        result = attempt(server.url(), ranges=parse_file_ranges(text))
    assert result.error is not None
    assert result.error.code is ErrorCode.SERVER_UNSUITED
    assert result.sink.data == b""


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("Content-Range: bytes 5-9/600000", "Content-Length: 5"), ErrorCode.PROTOCOL_VIOLATED),
        (("Content-Length: 5",), ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_a_part_of_something_else_is_refused(lines: tuple[str, ...], code: ErrorCode) -> None:
    with FaultyServer(lambda _: (head("206 Part", *lines), b"12345")) as server:
        result = attempt(server.url(), ranges=(FileRange(0, 5),))
    assert result.error is not None
    assert result.error.code is code
    assert result.sink.data == b""


def test_a_server_that_sends_less_at_a_time_is_asked_again() -> None:
    with FaultyServer(Resource(CONTENT, most_at_once=700)) as server:
        result = attempt(server.url(), ranges=WANTED)
    assert result.sink.data == WHOLE
    assert len(server.requests) == 2 + 3 + 2


@given(st.data())
def test_any_parts_come_out_right_from_any_interruption(data: st.DataObject) -> None:
    edges = data.draw(
        st.lists(st.integers(0, HALF), min_size=2, max_size=8, unique=True).map(sorted)
    )
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    wanted = tuple(FileRange(a, b - a) for a, b in data.draw(st.permutations(pairs)))
    whole = b"".join(
        CONTENT[p.remote : p.remote + p.size] for p in pieces(wanted, len(CONTENT), 0, 2**62)
    )
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    sink = MemorySink({start: whole[start:end]} if end > start else {})
    with FaultyServer(Resource(CONTENT)) as server:
        version = STRONG if end > start else None
        result = attempt(server.url(), sink=sink, version=version, ranges=wanted)
    assert result.error is None
    assert result.sink.data == whole
    assert result.sink.restarts == []


LONG = parse_file_ranges("300000:200000,0:1000")


def test_the_bytes_before_a_gap_are_compared_at_their_remote_place() -> None:
    """Even under the same ETag: a server may send new bytes under the old one for a moment."""
    held = 150_000
    sink = MemorySink({0: CONTENT[300_000 : 300_000 + held]})
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), sink=sink, version=STRONG, ranges=LONG)
    assert server.requests[0].range == (300_000 + held - LARGEST, 500_000)
    assert result.sink.restarts == []
    assert result.sink.data == CONTENT[300_000:500_000] + CONTENT[:1000]


def test_new_bytes_under_the_old_etag_are_found_by_the_overlap() -> None:
    sink = MemorySink({0: CONTENT[300_000:450_000]})
    with FaultyServer(Resource(OTHER)) as server:
        result = attempt(server.url(), sink=sink, version=STRONG, ranges=LONG)
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]
    assert result.sink.data == OTHER[300_000:500_000] + OTHER[:1000]


def test_the_overlap_does_not_reach_over_the_edge_of_a_part() -> None:
    sink = MemorySink({0: CONTENT[300_000:500_000] + CONTENT[:600]})
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), sink=sink, version=STRONG, ranges=LONG)
    assert server.requests[0].range == (0, 1000)
    assert result.sink.data == CONTENT[300_000:500_000] + CONTENT[:1000]


def test_connections_that_break_within_the_overlap_get_to_the_end() -> None:
    sink, version = MemorySink(), None
    with FaultyServer(Resource(CONTENT, cut_after=20_000)) as server:
        for _ in range(50):
            held, before = sink.held.size, len(server.requests)
            result = attempt(server.url(), sink=sink, version=version, ranges=LONG)
            assert len(server.requests) - before <= 5
            if result.error is None:
                break
            assert result.error.code is ErrorCode.CONNECTION_LOST
            assert sink.held.size > held
            version = sink.version
    assert sink.restarts == []
    assert sink.data == CONTENT[300_000:500_000] + CONTENT[:1000]
