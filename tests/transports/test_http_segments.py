"""One file over several connections."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from dataclasses import replace

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.http.hosts import FORGET_AFTER_S, HostLimits
from ebbtide.transports.http.overlap import LARGEST as OVERLAP
from tests.transports.cases import NEVER, QUICK, STRONG, Attempt, attempt
from tests.transports.faulty_server import (
    NEWER,
    Do,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    head,
)
from tests.transports.sinks import MemorySink, Switch

CONTENT = random.Random(3).randbytes(2_000_000)
OTHER = random.Random(4).randbytes(2_000_000)
SMALLEST = 50_000
VERSION = replace(STRONG, length=len(CONTENT))


def over(connections: int) -> Settings:
    return Settings({**QUICK.values, "connections_per_file": connections})


@pytest.fixture
def transport() -> Iterable[HttpTransport]:
    transport = HttpTransport(smallest_part=SMALLEST, doubt=NEVER)
    yield transport
    transport.close()
    names = [
        thread.name for thread in threading.enumerate() if thread.name.startswith("MainThread-")
    ]
    assert names == [], "helpers are left"


class Gate:
    """Holds the first connection back until so many others have asked."""

    def __init__(self, rest: Handler, first: Handler | None = None, others: int = 3) -> None:
        self._first = first or Resource(CONTENT)
        self._rest = rest
        self._others = others
        self._seen = 0
        self._lock = threading.Lock()
        self._open = threading.Event()

    def __call__(self, received: Received) -> Iterable[Step]:
        if "if-range" not in received.headers:
            return self._held_back(received)
        return self._answer(received)

    def _held_back(self, received: Received) -> Iterable[Step]:
        for number, step in enumerate(self._first(received)):
            if number == 1 and isinstance(step, bytes):
                yield step[:1000]
                self._open.wait(10)
                yield step[1000:]
            else:
                yield step

    def _answer(self, received: Received) -> Iterable[Step]:
        with self._lock:
            self._seen += 1
            if self._seen >= self._others:
                self._open.set()
        # Answering at once, a single helper would do it all before the next one asks.
        self._open.wait(10)
        return self._rest(received)


def fetch(
    transport: HttpTransport, handler: Handler, connections: int = 4
) -> tuple[Attempt, FaultyServer]:
    with FaultyServer(handler) as server:
        result = attempt(server.url(), transport=transport, settings=over(connections))
    return result, server


@pytest.mark.parametrize("connections", [2, 4, 16])
def test_every_connection_helps(transport: HttpTransport, connections: int) -> None:
    gate = Gate(Resource(CONTENT), others=connections - 1)
    result, server = fetch(transport, gate, connections)
    assert result.error is None
    assert result.sink.data == CONTENT
    assert result.sink.held.pairs == ((0, len(CONTENT)),)
    assert connections <= len(server.requests) <= len(CONTENT) // SMALLEST
    conditions = {got.headers.get("if-range") for got in server.requests}
    assert conditions == {None, '"v1"'}
    assert result.sink.restarts == []


def test_one_connection_is_enough_for_a_small_file(transport: HttpTransport) -> None:
    result, server = fetch(transport, Resource(CONTENT[: 2 * SMALLEST - 1]))
    assert result.error is None
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "resource",
    [
        Resource(CONTENT, etag='W/"v1"', date=None),
        Resource(CONTENT, etag=None, last_modified=None),
    ],
    ids=["weak", "none"],
)
def test_without_a_strong_validator_nobody_helps(
    transport: HttpTransport, resource: Resource
) -> None:
    result, server = fetch(transport, resource)
    assert result.sink.data == CONTENT
    assert len(server.requests) == 1


def test_a_strong_date_will_do(transport: HttpTransport) -> None:
    resource = Resource(CONTENT, etag=None)
    result, server = fetch(transport, Gate(resource, resource))
    assert result.sink.data == CONTENT
    assert len(server.requests) >= 4


def test_a_resumed_file_is_shared_too(transport: HttpTransport) -> None:
    sink = MemorySink({0: CONTENT[:500_000], 900_000: CONTENT[900_000:1_000_000]})
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(
            server.url(), sink=sink, version=VERSION, transport=transport, settings=over(4)
        )
    assert result.sink.data == CONTENT
    assert result.sink.restarts == []


REFUSALS: dict[str, Handler] = {
    "429": lambda _: (head("429 Slow Down", "Content-Length: 0"),),
    "503": lambda _: (head("503 Busy", "Content-Length: 0"),),
    "403": lambda _: (head("403 No", "Content-Length: 0"),),
    "reset": lambda _: (Do.RESET,),
    "closed": lambda _: (Do.CLOSE,),
    "the whole file": Resource(CONTENT, ranges=False),
    "another part": lambda _: (
        head("206 Part", "Content-Range: bytes 0-9/2000000", "Content-Length: 10"),
        b"0123456789",
    ),
    "nonsense": lambda _: (b"SSH-2.0\r\n\r\n", Do.CLOSE),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_server_that_wants_one_connection_gets_one(
    transport: HttpTransport, refusal: Handler
) -> None:
    with FaultyServer(Gate(refusal)) as server:
        first = attempt(server.url(), transport=transport, settings=over(4))
        asked = len(server.requests)
        server.handler = Resource(CONTENT)
        second = attempt(server.url(), transport=transport, settings=over(4))
    assert first.error is None
    assert first.sink.data == CONTENT
    assert first.sink.restarts == []
    assert asked == 4
    # The server is remembered for a while.
    assert second.sink.data == CONTENT
    assert len(server.requests) == asked + 1


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (Resource(CONTENT, ranges=False), "if it is still the same"),
        (Resource(CONTENT, ranges=False, etag='"v2"', last_modified=None), "changed while"),
    ],
)
def test_a_whole_file_instead_of_a_part_is_no_nonsense(
    transport: HttpTransport, whole: Resource, words: str
) -> None:
    with FaultyServer(Gate(whole)) as server:
        result = attempt(server.url(), transport=transport, settings=over(4))
    assert result.sink.data == CONTENT
    assert any(words in note for note in result.sink.notes)
    assert not any("makes no sense" in note for note in result.sink.notes)


CHANGES: dict[str, Handler] = {
    "whole": Resource(OTHER, etag='"v2"', last_modified=NEWER),
    "part": Resource(OTHER, etag='"v2"', last_modified=NEWER, ignores_if_range=True),
    "part, only the ETag tells": Resource(OTHER, etag='"v2"', ignores_if_range=True),
    "another length": Resource(OTHER[:-1], last_modified=NEWER, ignores_if_range=True),
    "too short": Resource(OTHER[:10], last_modified=NEWER, ignores_if_range=True),
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_a_file_that_changes_meanwhile_starts_afresh_as_a_whole(
    transport: HttpTransport, changed: Resource
) -> None:
    gate = Gate(changed, others=1)
    asked = threading.Event()

    def handler(received: Received) -> Iterable[Step]:
        if asked.is_set() and "if-range" not in received.headers:
            return changed(received)
        asked.set()
        return gate(received)

    result, server = fetch(transport, handler)
    assert result.error is None, result.sink.notes
    assert result.sink.data == changed.content
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]
    assert len(server.requests) <= 80


def test_others_finish_what_one_connection_lost(transport: HttpTransport) -> None:
    lost = threading.Event()

    def handler(received: Received) -> Iterable[Step]:
        if not lost.is_set():
            lost.set()
            return replace(Resource(CONTENT), cut_after=1000)(received)
        return Resource(CONTENT)(received)

    result, _ = fetch(transport, Gate(handler))
    assert result.error is None
    assert result.sink.data == CONTENT
    assert result.sink.restarts == []


def test_the_bytes_stay_when_all_connections_are_lost(transport: HttpTransport) -> None:
    resource = Resource(CONTENT, cut_after=10_000)
    result, _ = fetch(transport, Gate(resource, resource))
    assert result.error is not None
    assert result.error.code is ErrorCode.CONNECTION_LOST
    for start, end in result.sink.held:
        assert result.sink.data[start:end] == CONTENT[start:end]


def test_a_full_disk_ends_all(transport: HttpTransport) -> None:
    sink = MemorySink()
    sink.room = 1_000_000
    with FaultyServer(Gate(Resource(CONTENT))) as server:
        result = attempt(server.url(), sink=sink, transport=transport, settings=over(4))
    assert result.error is not None
    assert result.error.code is ErrorCode.DISK_FULL


def test_a_stop_ends_all(transport: HttpTransport) -> None:
    control, sink = Switch(), MemorySink()

    def handler(received: Received) -> Iterable[Step]:
        steps = list(Resource(CONTENT)(received))
        assert isinstance(steps[1], bytes)
        return (steps[0], steps[1][:1000], Do.HANG)

    def on_write() -> None:
        if sink.held.size == 4000:
            threading.Thread(target=control.stop).start()

    sink.on_write = on_write
    with FaultyServer(handler) as server:
        request = DownloadRequest(server.url(), None, over(4))
        with pytest.raises(StopRequested):
            transport.download(request, sink, control)
    assert sink.held.size == 4000
    assert len(sink.held) == 4


@pytest.mark.parametrize("seed", range(15))
def test_any_row_of_faults_ends_in_the_right_bytes(transport: HttpTransport, seed: int) -> None:
    chance = random.Random(seed)
    lock = threading.Lock()
    faults: list[Handler] = [
        *REFUSALS.values(),
        Resource(CONTENT, cut_after=chance.randrange(200_000)),
        Resource(CONTENT, most_at_once=100_000),
        Resource(CONTENT, deaf_to_if_range_etag=True),
    ]

    def handler(received: Received) -> Iterable[Step]:
        with lock:
            good = chance.random() < 0.5
            fault = chance.choice(faults)
        return Resource(CONTENT)(received) if good else fault(received)

    sink = MemorySink()
    with FaultyServer(handler) as server:
        for _ in range(200):
            result = attempt(
                server.url(), sink=sink, version=sink.version, transport=transport, settings=over(4)
            )
            for start, end in sink.held:
                assert sink.data[start:end] == CONTENT[start:end]
            if result.length == len(CONTENT):
                break
    assert sink.held.covers(0, len(CONTENT))
    assert sink.data == CONTENT
    assert RestartReason.REMOTE_CHANGED not in sink.restarts


def test_a_limit_is_forgotten_after_a_while() -> None:
    now = [1000.0]
    hosts = HostLimits(lambda: now[0])
    assert hosts.limit("a", 4) == 4
    assert hosts.refused("a", 2) == 2
    assert hosts.refused("a", 3) == 2
    assert hosts.limit("a", 4) == 2
    assert hosts.limit("b", 4) == 4
    assert hosts.refused("a", 0) == 1
    now[0] += FORGET_AFTER_S + 1
    assert hosts.limit("a", 4) == 4


@pytest.mark.parametrize("etag", ['"v1"', '"v2"'])
def test_an_overlap_is_no_part_of_what_is_shared(transport: HttpTransport, etag: str) -> None:
    """Two servers behind one name, with ETags of their own: the overlap is compared."""
    whole = Resource(CONTENT, etag='"v2"', ranges=False)
    rest = Resource(CONTENT, etag=etag)
    first = threading.Event()

    def handler(received: Received) -> Iterable[Step]:
        if first.is_set():
            return rest(received)
        first.set()
        return whole(received)

    sink = MemorySink({0: CONTENT[:500_000], 900_000: CONTENT[900_000:1_000_000]})
    with FaultyServer(handler) as server:
        result = attempt(
            server.url(), sink=sink, version=VERSION, transport=transport, settings=over(4)
        )
    assert result.error is None
    assert result.sink.data == CONTENT
    assert result.sink.restarts == []


@pytest.mark.parametrize("held", [500_000, 1_000_000])
def test_nobody_joins_in_before_the_bytes_held_were_compared(
    transport: HttpTransport, held: int
) -> None:
    sink = MemorySink({0: OTHER[:held]})
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(
            server.url(), sink=sink, version=VERSION, transport=transport, settings=over(4)
        )
    assert result.error is None
    assert sink.data == CONTENT
    assert sink.restarts == [RestartReason.REMOTE_CHANGED]
    first, second = server.requests[:2]
    assert first.headers["range"] == f"bytes={held - OVERLAP}-"
    assert "range" not in second.headers, "somebody joined in too early"


def test_a_resumed_download_is_shared_once_the_bytes_held_were_compared(
    transport: HttpTransport,
) -> None:
    sink = MemorySink({0: CONTENT[:500_000]})
    joined = threading.Event()

    def handler(received: Received) -> Iterable[Step]:
        top, body = Resource(CONTENT)(received)
        assert isinstance(body, bytes)
        if received.range == (500_000 - OVERLAP, None):
            yield top
            yield body[:OVERLAP]
            joined.wait(1)
            yield body[OVERLAP:]
        else:
            joined.set()
            yield from (top, body)

    with FaultyServer(handler) as server:
        result = attempt(
            server.url(), sink=sink, version=VERSION, transport=transport, settings=over(4)
        )
    assert result.error is None
    assert sink.data == CONTENT
    assert sink.restarts == []
    assert joined.is_set(), "nobody joined in"
