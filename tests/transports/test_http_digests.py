"""Checksums that the user or the server told, and names that the server told."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

import pytest

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import RemoteVersion
from tests.transports.cases import CONTENT, HALF, OTHER, STRONG, attempt, half_held
from tests.transports.faulty_server import FaultyServer, Received, Resource, Step, head
from tests.transports.sinks import MemorySink


def sha256(data: bytes) -> Digest:
    return Digest("sha256", hashlib.sha256(data).digest())


def in_base64(data: bytes, algorithm: str = "sha256") -> str:
    return base64.b64encode(hashlib.new(algorithm, data).digest()).decode()


FIELDS = {
    "Repr-Digest": lambda data: f"sha-256=:{in_base64(data)}:",
    "Content-Digest": lambda data: f"sha-512=:{in_base64(data, 'sha512')}:",
    "Digest": lambda data: f"SHA-256={in_base64(data)},SHA={in_base64(data, 'sha1')}",
    "Content-MD5": lambda data: in_base64(data, "md5"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_file_that_is_what_the_server_says(name: str) -> None:
    with FaultyServer(Resource(CONTENT, extra=(f"{name}: {FIELDS[name](CONTENT)}",))) as server:
        result = attempt(server.url())
    assert result.error is None
    assert result.sink.notes[-1].startswith("The file matches its")


@pytest.mark.parametrize("name", FIELDS)
def test_a_file_that_is_not_what_the_server_says(name: str) -> None:
    with FaultyServer(Resource(CONTENT, extra=(f"{name}: {FIELDS[name](OTHER)}",))) as server:
        result = attempt(server.url())
    assert result.error is not None
    assert result.error.code is ErrorCode.DIGEST_WRONG
    assert result.sink.data == CONTENT, "the bytes are kept"
    assert len(server.requests) == 1


def test_the_checksum_of_the_user_counts_most() -> None:
    wrong = f"Repr-Digest: sha-256=:{in_base64(OTHER)}:"
    with FaultyServer(Resource(CONTENT, extra=(wrong,))) as server:
        result = attempt(server.url(), digest=sha256(CONTENT))
    assert result.error is None


def test_the_error_says_what_was_expected_and_found() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), digest=sha256(OTHER))
    assert result.error is not None
    assert sha256(OTHER).value.hex() in str(result.error)
    assert sha256(CONTENT).value.hex() in str(result.error)


def test_a_continued_file_that_is_wrong_is_fetched_again_once() -> None:
    """Without validators an equal last block looks like the same file."""
    resource = Resource(OTHER[: HALF - 65_536] + CONTENT[HALF - 65_536 :], etag=None)
    resource.last_modified = None
    version = RemoteVersion(length=len(CONTENT))
    with FaultyServer(resource) as server:
        right = attempt(
            server.url(), sink=half_held(), version=version, digest=sha256(resource.content)
        )
        wrong = attempt(server.url(), sink=half_held(), version=version, digest=sha256(OTHER))
    assert right.error is None
    assert right.sink.data == resource.content
    assert right.sink.restarts == [RestartReason.DIGEST_WRONG]
    assert wrong.error is not None
    assert wrong.error.code is ErrorCode.DIGEST_WRONG
    assert wrong.sink.restarts == [RestartReason.DIGEST_WRONG]
    assert len(server.requests) == 4


def test_a_file_that_is_here_is_checked_too() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        sink = MemorySink({0: CONTENT})
        right = attempt(server.url(), sink=sink, version=STRONG, digest=sha256(CONTENT))
        assert server.requests == []
        sink = MemorySink({0: OTHER})
        replaced = attempt(server.url(), sink=sink, version=STRONG, digest=sha256(CONTENT))
    assert right.error is None
    assert replaced.error is None
    assert replaced.sink.data == CONTENT


def test_another_checksum_is_another_version() -> None:
    def told(data: bytes) -> tuple[str, ...]:
        return (f"Repr-Digest: sha-256=:{in_base64(data)}:",)

    version = RemoteVersion(length=len(CONTENT), digest=str(sha256(CONTENT)))
    with FaultyServer(Resource(OTHER, etag=None, last_modified=None, extra=told(OTHER))) as server:
        result = attempt(server.url(), sink=half_held(), version=version)
    assert result.sink.data == OTHER
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]


def test_the_name_of_the_header_is_told() -> None:
    line = 'Content-Disposition: attachment; filename="../the file.bin"'
    with FaultyServer(Resource(CONTENT, extra=(line,))) as server:
        result = attempt(server.url("/download?id=5"))
    assert result.sink.version is not None
    assert result.sink.version.name == "the file.bin"


@pytest.mark.parametrize(("place", "name"), [("/files/real.zip?x=y", "real.zip"), ("/", None)])
def test_the_name_of_a_redirects_target_is_told(place: str, name: str | None) -> None:
    def handler(received: Received) -> Iterable[Step]:
        if received.target == "/start":
            return (head("302 Found", f"Location: {place}", "Content-Length: 0"),)
        return Resource(CONTENT)(received)

    with FaultyServer(handler) as server:
        result = attempt(server.url("/start"))
    assert result.sink.version is not None
    assert result.sink.version.name == name
