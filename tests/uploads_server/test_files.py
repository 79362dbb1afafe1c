"""Handing out what was sent, and empty files."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import pytest

from tests.uploads_server.conftest import Start
from tests.uploads_server.running import Client, Running


@pytest.fixture
def client(server: Running) -> Client:
    (server.root / "a").write_bytes(b"0123456789")
    return server.client()


def test_whole_file(server: Running, client: Client) -> None:
    answer = client.ask("GET", "/a")
    assert (answer.status, answer.body) == (200, b"0123456789")
    modified = parsedate_to_datetime(answer["Last-Modified"] or "").timestamp()
    assert modified == int((server.root / "a").stat().st_mtime)
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_only_the_head(client: Client) -> None:
    answer = client.ask("HEAD", "/a")
    assert (answer.status, answer["Content-Length"], answer.body) == (200, "10", b"")
    assert client.ask("GET", "/a").status == 200


def test_part(client: Client) -> None:
    answer = client.ask("GET", "/a", Range="bytes=2-4")
    assert (answer.status, answer.body) == (206, b"234")
    assert answer["Content-Range"] == "bytes 2-4/10"


def test_part_of_the_same_file_only(server: Running, client: Client) -> None:
    etag = client.ask("HEAD", "/a")["ETag"] or ""
    assert client.ask("GET", "/a", Range="bytes=2-4", If_Range=etag).status == 206
    (server.root / "a").write_bytes(b"another file")
    assert client.ask("GET", "/a", Range="bytes=2-4", If_Range=etag).status == 200


def test_part_behind_the_end(client: Client) -> None:
    answer = client.ask("GET", "/a", Range="bytes=10-")
    assert (answer.status, answer["Content-Range"]) == (416, "bytes */10")


def test_missing(client: Client) -> None:
    assert client.ask("GET", "/b").status == 404


def test_empty_file_comes_by_put(server: Running, client: Client) -> None:
    assert client.ask("PUT", "/e").status == 201
    assert (server.root / "e").read_bytes() == b""


def test_nothing_else_comes_by_put(server: Running, client: Client) -> None:
    assert client.ask("PUT", "/e", b"x").status == 405
    assert not (server.root / "e").exists()


def test_empty_file_replaces_nothing(server: Running, client: Client) -> None:
    assert client.ask("PUT", "/a").status == 403
    assert client.ask("PUT", "/a", If_None_Match="*").status == 412
    assert (server.root / "a").read_bytes() == b"0123456789"


def test_empty_file_replaces_where_that_is_allowed(start: Start) -> None:
    server = start(overwrite=True)
    (server.root / "a").write_text("old")
    assert server.client().ask("PUT", "/a", If_None_Match="*").status == 412
    assert server.client().ask("PUT", "/a").status == 201
    assert (server.root / "a").read_text() == ""
