"""One file from several places, with checksums of the whole and of its pieces."""

from __future__ import annotations

import base64
import hashlib
import random
import socket
from collections.abc import Iterable
from contextlib import ExitStack

import pytest

from ebbtide.core.digests import Digest, Pieces
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from tests.transports.cases import NEVER, QUICK, STRONG, Attempt
from tests.transports.faulty_server import (
    NEWER,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    head,
)
from tests.transports.sinks import MemorySink, Switch

CONTENT = random.Random(5).randbytes(1_000_000)
OTHER = random.Random(6).randbytes(1_000_000)
PIECE = 100_000
SMALLEST = 50_000
DIGEST = Digest("sha256", hashlib.sha256(CONTENT).digest())
PIECES = Pieces(
    PIECE,
    tuple(
        Digest("sha1", hashlib.sha1(CONTENT[start : start + PIECE]).digest())
        for start in range(0, len(CONTENT), PIECE)
    ),
)
DAMAGED = CONTENT[:250_000] + bytes(10) + CONTENT[250_010:]


def mirror(content: bytes = CONTENT, **fields: object) -> Resource:
    """The same file, with validators of its own."""
    values: dict[str, object] = {"etag": '"mine"', "last_modified": NEWER, **fields}
    return Resource(content, **values)  # type: ignore[arg-type]


def busy(_: Received) -> Iterable[Step]:
    yield head("503 Service Unavailable", "Content-Length: 0")


def fetch(
    *handlers: Handler,
    sink: MemorySink | None = None,
    version: RemoteVersion | None = None,
    digest: Digest | None = None,
    pieces: Pieces | None = None,
    connections: int = 4,
    side_file: str = "",
) -> tuple[Attempt, list[FaultyServer]]:
    """Fetch from the first server, with the others as mirrors."""
    settings = Settings(
        {**QUICK.values, "connections_per_file": connections, "side_file": side_file}
    )
    result = Attempt(sink or MemorySink())
    with ExitStack() as stack:
        servers = [stack.enter_context(FaultyServer(handler)) for handler in handlers]
        first, *mirrors = [server.url() for server in servers]
        transport = HttpTransport(smallest_part=SMALLEST, doubt=NEVER)
        stack.callback(transport.close)
        request = DownloadRequest(first, version, settings, digest, tuple(mirrors), pieces)
        try:
            result.length = transport.download(request, result.sink, Switch())
        except TransferError as error:
            result.error = error
    return result, servers


def check_right(result: Attempt) -> None:
    assert result.error is None
    assert result.sink.data == CONTENT
    assert result.length == len(CONTENT)


def told(result: Attempt, words: str) -> int:
    return sum(words in note for note in result.sink.notes)


class TestTogether:
    def test_a_mirror_helps_where_a_checksum_tells_at_the_end(self) -> None:
        slow = Resource(CONTENT, cut_after=100_000)
        result, servers = fetch(slow, mirror(), digest=DIGEST)
        check_right(result)
        assert servers[1].requests
        assert result.sink.restarts == []

    def test_without_a_checksum_only_the_same_validators_count(self) -> None:
        result, _ = fetch(Resource(CONTENT), mirror(OTHER), Resource(CONTENT))
        check_right(result)
        assert result.sink.restarts == []

    def test_a_mirror_with_another_length_is_dropped(self) -> None:
        slow = Resource(CONTENT, cut_after=300_000)
        result, _ = fetch(slow, mirror(OTHER[:-1]), mirror(), digest=DIGEST)
        check_right(result)

    def test_a_mixture_that_is_wrong_is_fetched_anew_from_one_place(self) -> None:
        cut = Resource(CONTENT, cut_after=300_000)
        result, _ = fetch(cut, mirror(OTHER), digest=DIGEST, connections=1)
        assert result.error is not None
        assert result.error.code is ErrorCode.DIGEST_WRONG
        assert result.sink.restarts == [RestartReason.DIGEST_WRONG]


class TestInstead:
    def test_a_mirror_takes_the_place_of_a_busy_server(self) -> None:
        result, _ = fetch(busy, mirror())
        check_right(result)
        assert told(result, "Not fetching from") == 1

    def test_a_mirror_takes_the_place_of_a_server_that_is_gone(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as closed:
            gone = f"http://127.0.0.1:{closed.getsockname()[1]}/file.bin"
        with FaultyServer(mirror()) as server:
            transport, result = HttpTransport(), Attempt(MemorySink())
            request = DownloadRequest(gone, None, QUICK, mirrors=(server.url(),))
            result.length = transport.download(request, result.sink, Switch())
            transport.close()
        check_right(result)

    def test_a_mirror_goes_on_where_a_server_ended(self) -> None:
        cut = Resource(CONTENT, cut_after=300_000)
        result, servers = fetch(cut, mirror(), digest=DIGEST, connections=1)
        check_right(result)
        assert servers[1].requests[0].range == (300_000, None)

    def test_what_is_held_is_never_given_up_for_a_mirror_that_differs(self) -> None:
        sink = MemorySink({0: CONTENT[:300_000]})
        version = RemoteVersion(len(CONTENT), '"v1"', resumable=True)
        result, _ = fetch(busy, mirror(OTHER), sink=sink, version=version)
        assert result.error is not None
        assert result.error.code is ErrorCode.SERVER_BUSY, "what the first server said counts"
        assert result.sink.restarts == []
        assert result.sink.held.size == 300_000

    def test_all_that_fail_are_asked_once(self) -> None:
        result, servers = fetch(busy, busy, busy, digest=DIGEST)
        assert result.error is not None
        assert [len(server.requests) for server in servers] == [1, 1, 1]

    def test_a_full_disk_is_the_same_everywhere(self) -> None:
        sink = MemorySink()
        sink.room = 1000
        result, servers = fetch(Resource(CONTENT), mirror(), sink=sink, connections=1)
        assert result.error is not None
        assert result.error.code is ErrorCode.DISK_FULL
        assert servers[1].requests == []


class TestPieces:
    def test_a_bad_piece_alone_is_fetched_again_from_elsewhere(self) -> None:
        result, servers = fetch(
            Resource(DAMAGED), mirror(), pieces=PIECES, digest=DIGEST, connections=1
        )
        check_right(result)
        assert [one.range for one in servers[1].requests] == [(200_000, 300_000)]
        assert told(result, "Bytes 200000 to 299999") == 1
        assert result.sink.restarts == []

    def test_a_bad_piece_of_before_is_fetched_again(self) -> None:
        sink = MemorySink({0: DAMAGED[:500_000]})
        result, servers = fetch(
            Resource(CONTENT), sink=sink, version=VERSION, pieces=PIECES, connections=1
        )
        check_right(result)
        asked = [one.range for one in servers[0].requests]
        assert asked == [(500_000, None), (200_000, 300_000)]

    def test_a_piece_that_stays_wrong_is_an_error(self) -> None:
        result, servers = fetch(Resource(DAMAGED), pieces=PIECES, connections=1)
        assert result.error is not None
        assert result.error.code is ErrorCode.DIGEST_WRONG
        assert len(servers[0].requests) <= 5

    def test_pieces_of_another_file_say_nothing(self) -> None:
        result, _ = fetch(Resource(CONTENT), pieces=Pieces(PIECE, PIECES.digests[:-1]))
        check_right(result)


VERSION = RemoteVersion(
    len(CONTENT),
    STRONG.etag,
    STRONG.last_modified,
    STRONG.date,
    STRONG.media_type,
    resumable=True,
)


class TestLinks:
    """RFC 6249: what the answer itself says."""

    DIGEST_FIELD = f"Digest: SHA-256={base64.b64encode(DIGEST.value).decode()}"

    def test_mirrors_in_the_answer_help(self) -> None:
        with FaultyServer(mirror()) as server:
            link = f"Link: <{server.url()}>; rel=duplicate; pri=1"
            cut = Resource(CONTENT, cut_after=300_000, extra=(link, self.DIGEST_FIELD))
            result, _ = fetch(cut)
            check_right(result)
            assert server.requests
        assert told(result, "1 more place") == 1

    def test_without_a_checksum_they_are_anybodys_word(self) -> None:
        with FaultyServer(mirror()) as server:
            link = f"Link: <{server.url()}>; rel=duplicate"
            result, _ = fetch(Resource(CONTENT, cut_after=300_000, extra=(link,)), connections=1)
            assert result.error is not None
            assert server.requests == []

    def test_a_description_tells_pieces(self) -> None:
        hashes = "".join(f"<hash>{one.value.hex()}</hash>" for one in PIECES.digests)
        document = (
            '<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="file.bin">'
            f"<size>{len(CONTENT)}</size>"
            f'<pieces type="sha-1" length="{PIECE}">{hashes}</pieces></file></metalink>'
        )
        link = "Link: </it.meta4>; rel=describedby; type=application/metalink4+xml"
        answers = iter([DAMAGED, CONTENT])

        def handle(received: Received) -> Iterable[Step]:
            if received.target == "/it.meta4":
                return Resource(document.encode(), media_type="application/metalink4+xml")(received)
            return Resource(next(answers), extra=(link,))(received)

        result, servers = fetch(handle, connections=1)
        check_right(result)
        assert [one.range for one in servers[0].requests] == [None, None, (200_000, 300_000)]

    def test_a_description_that_makes_no_sense_harms_nothing(self) -> None:
        link = "Link: </it.meta4>; rel=describedby; type=application/metalink4+xml"

        def handle(received: Received) -> Iterable[Step]:
            known = {"/it.meta4": Resource(b"<nonsense/>")}
            return known.get(received.target, Resource(CONTENT, extra=(link,)))(received)

        result, _ = fetch(handle, connections=1)
        check_right(result)
        assert told(result, "could not be used") == 1


class TestSideFiles:
    def handler(self, listed: bytes) -> Handler:
        line = f"{hashlib.sha256(listed).hexdigest()} *file.bin\n".encode()

        def handle(received: Received) -> Iterable[Step]:
            known = {"/file.bin.sha256": Resource(line)}
            return known.get(received.target, Resource(CONTENT))(received)

        return handle

    def test_one_that_fits(self) -> None:
        result, servers = fetch(self.handler(CONTENT), connections=1, side_file="sha256")
        check_right(result)
        assert [one.target for one in servers[0].requests] == ["/file.bin", "/file.bin.sha256"]
        assert told(result, "matches its sha256") == 1

    def test_one_that_does_not(self) -> None:
        result, _ = fetch(self.handler(OTHER), connections=1, side_file="sha256")
        assert result.error is not None
        assert result.error.code is ErrorCode.DIGEST_WRONG

    def test_none_is_fine(self) -> None:
        def handle(received: Received) -> Iterable[Step]:
            if received.target == "/file.bin":
                return Resource(CONTENT)(received)
            return [head("404 Not Found", "Content-Length: 0")]

        result, _ = fetch(handle, connections=1, side_file="sha512")
        check_right(result)
        assert told(result, "no usable .sha512 file") == 1

    @pytest.mark.parametrize("side_file", ["", "sha256"])
    def test_nobody_looks_for_what_is_known_or_unwanted(self, side_file: str) -> None:
        digest = DIGEST if side_file else None
        result, servers = fetch(
            Resource(CONTENT), connections=1, side_file=side_file, digest=digest
        )
        check_right(result)
        assert len(servers[0].requests) == 1
