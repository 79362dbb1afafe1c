"""The draft of resumable uploads, request by request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.uploads_server.conftest import Start
from tests.uploads_server.running import Answer, Client, Running

DATA = bytes(range(256)) * 8
PARTIAL = "application/partial-upload"


@pytest.fixture
def client(server: Running) -> Client:
    return server.client()


def create(client: Client, path: str = "/a", *, total: int = len(DATA)) -> str:
    answer = client.ask("POST", path, Upload_Complete="?0", Upload_Length=str(total))
    assert answer.status == 201
    assert answer["Upload-Complete"] == "?0"
    return answer["Location"] or ""


def append(client: Client, url: str, data: bytes, offset: int, *, last: bool) -> Answer:
    return client.ask(
        "PATCH",
        url,
        data,
        Content_Type=PARTIAL,
        Upload_Offset=str(offset),
        Upload_Complete="?1" if last else "?0",
    )


def test_whole_life(server: Running, client: Client) -> None:
    url = create(client)
    first = append(client, url, DATA[:1000], 0, last=False)
    assert (first.status, first["Upload-Offset"], first["Upload-Complete"]) == (204, "1000", "?0")
    asked = client.ask("HEAD", url)
    assert (asked["Upload-Offset"], asked["Upload-Length"]) == ("1000", str(len(DATA)))
    last = append(client, url, DATA[1000:], 1000, last=True)
    assert (last.status, last["Upload-Complete"]) == (200, "?1")
    assert (server.root / "a").read_bytes() == DATA


def test_finished_upload_stays_known(client: Client) -> None:
    url = create(client)
    append(client, url, DATA, 0, last=True)
    asked = client.ask("HEAD", url)
    assert (asked["Upload-Complete"], asked["Upload-Offset"]) == ("?1", str(len(DATA)))
    assert append(client, url, b"", len(DATA), last=True).status == 409


def test_all_at_once(server: Running, client: Client) -> None:
    answer = client.ask("PUT", "/a", DATA, Upload_Complete="?1", Upload_Length=str(len(DATA)))
    assert (answer.status, answer["Upload-Complete"]) == (201, "?1")
    assert (server.root / "a").read_bytes() == DATA


def test_empty_file(server: Running, client: Client) -> None:
    assert client.ask("POST", "/a", Upload_Complete="?1", Upload_Length="0").status == 201
    assert (server.root / "a").read_bytes() == b""


def test_all_bytes_are_not_the_end(server: Running, client: Client) -> None:
    url = create(client, total=3)
    assert append(client, url, b"abc", 0, last=False)["Upload-Complete"] == "?0"
    assert not (server.root / "a").exists()
    assert append(client, url, b"", 3, last=True)["Upload-Complete"] == "?1"
    assert (server.root / "a").read_bytes() == b"abc"


def test_wrong_offset_is_put_right(client: Client) -> None:
    url = create(client)
    answer = append(client, url, b"x", 7, last=False)
    assert (answer.status, answer["Upload-Offset"]) == (409, "0")
    problem = json.loads(answer.body)
    assert (problem["expected-offset"], problem["provided-offset"]) == (0, 7)


@pytest.mark.parametrize(("data", "last"), [(b"abcd", False), (b"ab", True)])
def test_lengths_that_do_not_fit(client: Client, data: bytes, last: bool) -> None:
    url = create(client, total=3)
    assert append(client, url, data, 0, last=last).status == 400
    assert client.ask("HEAD", url)["Upload-Offset"] == "0"


def test_wrong_type(client: Client) -> None:
    url = create(client)
    answer = client.ask("PATCH", url, b"x", Upload_Offset="0", Upload_Complete="?0")
    assert answer.status == 415


def test_given_up(server: Running, client: Client) -> None:
    url = create(client)
    assert client.ask("DELETE", url).status == 204
    assert client.ask("HEAD", url).status == 404


def test_discovering(start: Start) -> None:
    answer = start(max_size=99).client().ask("OPTIONS", "/")
    limits = answer["Upload-Limit"] or ""
    assert "min-size=0" in limits
    assert "max-size=99" in limits


def test_too_large(start: Start) -> None:
    client = start(max_size=10).client()
    answer = client.ask("POST", "/a", Upload_Complete="?0", Upload_Length="11")
    assert answer.status == 413


def test_refused_beginning_leaves_nothing(server: Running, client: Client) -> None:
    answer = client.ask("POST", "/a", b"abc", Upload_Complete="?1", Upload_Length="4")
    assert answer.status == 400
    assert [one for one in Path(server.root / ".ebbtide-uploads").iterdir() if one.is_dir()] == []


def test_existing_file_is_left_alone(server: Running, client: Client) -> None:
    (server.root / "a").write_text("old")
    assert client.ask("POST", "/a", b"new", Upload_Complete="?1").status == 403
    assert (server.root / "a").read_text() == "old"
