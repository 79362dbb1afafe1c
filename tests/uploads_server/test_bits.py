"""The BITS upload protocol, packet by packet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ebbtide.uploads_server.bits import PROTOCOL
from tests.uploads_server.conftest import Start
from tests.uploads_server.running import Client, Running

DATA = bytes(range(256)) * 8
NOT_FOUND, TOO_LARGE, DENIED, INVALID = "0x8020001f", "0x80200020", "0x80070005", "0x80070057"


@pytest.fixture
def client(server: Running) -> Client:
    return server.client()


def hidden(server: Running) -> list[Path]:
    """The sessions on the disk."""
    return [path for path in (server.root / ".ebbtide-uploads").iterdir() if path.is_dir()]


def test_whole_life(server: Running, client: Client) -> None:
    assert client.packet("Ping", "/a.bin")["BITS-Packet-Type"] == "Ack"
    session = client.create("/a.bin")
    first = client.fragment("/a.bin", session, DATA[:1000], 0, len(DATA))
    assert (first.status, first["BITS-Received-Content-Range"]) == (200, "1000")
    last = client.fragment("/a.bin", session, DATA[1000:], 1000, len(DATA))
    assert last["BITS-Received-Content-Range"] == str(len(DATA))
    assert last["BITS-Reply-URL"] is None
    assert not (server.root / "a.bin").exists()
    assert client.packet("Close-Session", "/a.bin", BITS_Session_Id=session).status == 200
    assert (server.root / "a.bin").read_bytes() == DATA
    assert hidden(server) == []
    assert server.told == [f"Received a.bin: {len(DATA)} bytes."]


def test_packets_and_protocols_in_any_case(client: Client) -> None:
    answer = client.packet(
        "CREATE-SESSION", "/a", BITS_Supported_Protocols=f"{{1}}, {PROTOCOL.upper()}"
    )
    assert (answer.status, answer["BITS-Protocol"]) == (200, PROTOCOL)
    assert answer["Accept-Encoding"] == "identity"


def test_gap_is_told_what_is_missing(client: Client) -> None:
    session = client.create("/a")
    client.fragment("/a", session, DATA[:100], 0, len(DATA))
    answer = client.fragment("/a", session, DATA[200:300], 200, len(DATA))
    assert (answer.status, answer["BITS-Received-Content-Range"]) == (416, "100")
    assert answer.code == answer["BITS-Error"] == "0x0"


@pytest.mark.parametrize(("first", "end", "offset"), [(0, 50, 100), (0, 100, 100), (50, 150, 150)])
def test_of_what_overlaps_only_the_new_is_kept(
    server: Running, client: Client, first: int, end: int, offset: int
) -> None:
    session = client.create("/a")
    client.fragment("/a", session, DATA[:100], 0, 200)
    wrong = bytes(100 - first) + DATA[100:end] if end > 100 else bytes(end - first)
    answer = client.fragment("/a", session, wrong, first, 200)
    assert (answer.status, answer["BITS-Received-Content-Range"]) == (200, str(offset))
    client.fragment("/a", session, DATA[offset:200], offset, 200)
    client.packet("Close-Session", "/a", BITS_Session_Id=session)
    assert (server.root / "a").read_bytes() == DATA[:200]


def test_closing_early_deletes(server: Running, client: Client) -> None:
    session = client.create("/a")
    client.fragment("/a", session, DATA[:100], 0, 200)
    assert client.packet("Close-Session", "/a", BITS_Session_Id=session).status == 200
    assert hidden(server) == []
    assert not (server.root / "a").exists()


def test_cancelling_deletes(server: Running, client: Client) -> None:
    session = client.create("/a")
    assert client.packet("Cancel-Session", "/a", BITS_Session_Id=session).status == 200
    assert hidden(server) == []
    again = client.packet("Cancel-Session", "/a", BITS_Session_Id=session)
    assert (again.status, again.code) == (500, NOT_FOUND)


@pytest.mark.parametrize("session", ["", "nonsense", "{7df0354d-249b-430f-820d-3d2a9bef4931}"])
@pytest.mark.parametrize("kind", ["Fragment", "Close-Session", "Cancel-Session"])
def test_unknown_session(client: Client, session: str, kind: str) -> None:
    answer = client.packet(kind, "/a", b"x", BITS_Session_Id=session, Content_Range="bytes 0-0/1")
    assert (answer.status, answer.code) == (500, NOT_FOUND)
    assert answer["BITS-Error-Context"] == "0x5"


def test_session_is_good_for_its_own_address_only(client: Client) -> None:
    session = client.create("/a")
    assert client.fragment("/b", session, b"x", 0, 1).code == NOT_FOUND


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"BITS_Packet_Type": "Dance"}, b""),
        ({"BITS_Packet_Type": "Create-Session"}, b""),
        ({"BITS_Packet_Type": "Create-Session", "BITS_Supported_Protocols": "{1}"}, b""),
    ],
)
def test_malformed(client: Client, headers: dict[str, str], body: bytes) -> None:
    answer = client.ask("BITS_POST", "/a", body, **headers)
    assert (answer.status, answer.code) == (400, INVALID)


@pytest.mark.parametrize("span", ["", "bytes 0-9/10", "bytes */10", "bytes 0-0/*", "bytes 5-4/9"])
def test_fragment_with_a_wrong_range(client: Client, span: str) -> None:
    session = client.create("/a")
    answer = client.packet("Fragment", "/a", b"x", BITS_Session_Id=session, Content_Range=span)
    assert (answer.status, answer.code) == (400, INVALID)


def test_length_may_not_change(client: Client) -> None:
    session = client.create("/a")
    client.fragment("/a", session, b"x", 0, 10)
    assert client.fragment("/a", session, b"y", 1, 11).code == INVALID


def test_existing_file_is_left_alone(server: Running, client: Client) -> None:
    session = client.create("/a")
    client.fragment("/a", session, b"new", 0, 3)
    (server.root / "a").write_text("old")
    refused = client.packet("Create-Session", "/a", BITS_Supported_Protocols=PROTOCOL)
    assert (refused.status, refused.code) == (403, DENIED)
    closed = client.packet("Close-Session", "/a", BITS_Session_Id=session)
    assert (closed.status, closed.code) == (403, DENIED)
    assert (server.root / "a").read_text() == "old"


def test_overwriting_where_that_is_allowed(start: Start) -> None:
    server = start(overwrite=True)
    (server.root / "a").write_text("old")
    client = server.client()
    session = client.create("/a")
    client.fragment("/a", session, b"new", 0, 3)
    assert client.packet("Close-Session", "/a", BITS_Session_Id=session).status == 200
    assert (server.root / "a").read_text() == "new"


def test_largest_file(start: Start) -> None:
    client = start(max_size=10).client()
    session = client.create("/a")
    refused = client.fragment("/a", session, b"x", 0, 11)
    assert (refused.status, refused.code) == (500, TOO_LARGE)
    assert client.fragment("/a", session, b"x", 0, 10).status == 200


def test_largest_request(start: Start) -> None:
    client = start(max_request=100).client()
    session = client.create("/a")
    refused = client.fragment("/a", session, DATA[:101], 0, 200)
    assert (refused.status, refused["BITS-Packet-Type"]) == (413, None)
    assert client.fragment("/a", session, DATA[:100], 0, 200).status == 200


def test_most_sessions(start: Start) -> None:
    client = start(most_sessions=1).client()
    client.create("/a")
    refused = client.packet("Create-Session", "/b", BITS_Supported_Protocols=PROTOCOL)
    assert (refused.status, refused["Retry-After"]) == (503, "60")


def test_missing_directory(client: Client) -> None:
    answer = client.packet("Create-Session", "/no/a", BITS_Supported_Protocols=PROTOCOL)
    assert answer.status == 404


def test_directory_in_the_way(server: Running, client: Client) -> None:
    (server.root / "sub").mkdir()
    answer = client.packet("Create-Session", "/sub", BITS_Supported_Protocols=PROTOCOL)
    assert (answer.status, answer.code) == (400, INVALID)


def test_new_connection_takes_a_stuck_session_over(server: Running, client: Client) -> None:
    session = client.create("/a")
    stuck = server.client()
    stuck.connection.putrequest("BITS_POST", "/a")
    for name, value in (
        ("BITS-Packet-Type", "Fragment"),
        ("BITS-Session-Id", session),
        ("Content-Range", "bytes 0-9/10"),
        ("Content-Length", "10"),
    ):
        stuck.connection.putheader(name, value)
    stuck.connection.endheaders(b"ab")
    answer = client.fragment("/a", session, b"abcdefghij", 0, 10)
    assert (answer.status, answer["BITS-Received-Content-Range"]) == (200, "10")


# Replies

HOOK = """#!{python}
import sys, os, pathlib
source, reply = map(pathlib.Path, sys.argv[1:])
if source.read_bytes() == b"bad":
    sys.exit(3)
if source.read_bytes() != b"silent":
    reply.write_text(f"{{os.environ['EBBTIDE_UPLOAD_PATH']}}: {{source.stat().st_size}}")
with (pathlib.Path(__file__).parent / "calls").open("a") as calls:
    calls.write("x")
"""


@pytest.fixture
def replying(start: Start, tmp_path: Path) -> Running:
    program = tmp_path / "hook"
    program.write_text(HOOK.format(python=sys.executable))
    program.chmod(0o755)
    return start(reply_hook=str(program))


def sent(client: Client, data: bytes) -> tuple[str, str | None]:
    session = client.create("/a")
    answer = client.fragment("/a", session, data, 0, len(data))
    assert answer.status == 200
    return session, answer["BITS-Reply-URL"]


def test_reply_is_there_until_the_session_is_closed(replying: Running) -> None:
    client = replying.client()
    session, url = sent(client, b"12345")
    assert url is not None
    assert client.ask("GET", url).body == b"/a: 5"
    client.packet("Close-Session", "/a", BITS_Session_Id=session)
    assert client.ask("GET", url).status == 404
    assert (replying.root / "a").read_bytes() == b"12345"


def test_silent_program_replies_with_nothing(replying: Running) -> None:
    client = replying.client()
    _, url = sent(client, b"silent")
    assert url is not None
    answer = client.ask("GET", url)
    assert (answer.status, answer.body) == (200, b"")


def test_program_runs_once(replying: Running, tmp_path: Path) -> None:
    client = replying.client()
    session, url = sent(client, b"12345")
    again = client.fragment("/a", session, b"5", 4, 5)
    assert again["BITS-Reply-URL"] == url
    assert (tmp_path / "calls").read_text() == "x"


def test_failing_program_is_told_apart(replying: Running) -> None:
    client = replying.client()
    session = client.create("/a")
    answer = client.fragment("/a", session, b"bad", 0, 3)
    assert (answer.status, answer["BITS-Error-Context"]) == (500, "0x7")


def test_reply_of_somebody_else_is_not_guessed(replying: Running) -> None:
    answer = replying.client().ask("GET", f"/.ebbtide-uploads/reply/{'0' * 32}")
    assert answer.status == 404
