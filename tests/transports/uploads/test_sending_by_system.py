"""Bytes that the system sends from an open file, and that nobody saw before they left."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod
from tests.transports.faulty_server import Received, Step, head
from tests.transports.sinks import Switch
from tests.transports.uploads.cases import MEBIBYTE, by, client, content
from tests.transports.uploads.scripted_server import MISSING, Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

PUT = UploadMethod.PUT


class OpenSource(MemorySource):
    """A source on a real file that is open, as the engine's is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.read_bytes())
        self.path = path
        self._version = path.stat().st_mtime_ns
        self._file = path.open("rb")

    def fileno(self) -> int:
        return self._file.fileno()

    def check(self) -> None:
        if self.path.stat().st_mtime_ns != self._version:
            raise TransferError(ErrorCode.SOURCE_CHANGED, path=str(self.path))

    def close(self) -> None:
        self._file.close()


@pytest.fixture
def source(tmp_path: Path) -> Iterable[OpenSource]:
    path = tmp_path / "file.bin"
    path.write_bytes(content(5 * MEBIBYTE + 17))
    opened = OpenSource(path)
    yield opened
    opened.close()


def storing(got: list[bytes]) -> ScriptedServer:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            yield head("100 Continue")
            got.append(body(None))
            yield answer("201 Created")
        else:
            yield MISSING

    return ScriptedServer(handler)


def test_it_all_arrives_and_hardly_anything_was_read(source: OpenSource) -> None:
    got: list[bytes] = []
    with storing(got) as server, client() as sender:
        assert sender.send(source, server.url(), by(PUT)) is None
    assert got == [source.data]
    assert source.bytes_read < MEBIBYTE


def test_it_keeps_to_the_limits(source: OpenSource) -> None:
    control = Switch()
    control.most_at_once = 10_000
    steps: list[int] = []
    source.on_sending = steps.append
    got: list[bytes] = []
    with storing(got) as server, client() as sender:
        assert sender.send(source, server.url(), by(PUT), control) is None
    assert got == [source.data]
    pairs = itertools.pairwise(steps)
    assert max(after - before for before, after in pairs if before < 5 * MEBIBYTE - 131_072) <= (
        10_000
    )


@pytest.mark.parametrize("at", [MEBIBYTE, 4 * MEBIBYTE])
def test_the_end_of_a_file_that_changed_never_leaves(source: OpenSource, at: int) -> None:
    def change(offset: int) -> None:
        if offset >= at:
            source.on_sending = lambda _offset: None
            with source.path.open("r+b") as file:
                file.write(b"changed")
            os.utime(source.path, ns=(1, 1))

    source.on_sending = change
    got: list[bytes] = []
    with storing(got) as server, client() as sender:
        error = sender.send(source, server.url(), by(PUT))
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED
    assert all(len(each) < len(source.data) for each in got)


def test_a_file_that_became_shorter_is_noticed(source: OpenSource) -> None:
    def shorten(offset: int) -> None:
        if offset >= MEBIBYTE:
            source.on_sending = lambda _offset: None
            os.truncate(source.path, 2 * MEBIBYTE)
            os.utime(source.path, ns=(1, 1))

    source.on_sending = shorten
    with storing([]) as server, client() as sender:
        error = sender.send(source, server.url(), by(PUT))
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED


def test_an_early_refusal_is_heard(source: OpenSource) -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            yield head("100 Continue")
            body(100_000)
            yield answer("507 Full")
        else:
            yield MISSING

    with ScriptedServer(handler) as server, client() as sender:
        error = sender.send(source, server.url(), by(PUT))
    assert error is not None
    assert error.code is ErrorCode.REMOTE_FULL
