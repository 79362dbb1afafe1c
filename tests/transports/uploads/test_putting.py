"""PUT, POST and forms: what was there, what is left, what is answered."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterable
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.uploads import UploadMethod
from tests.servers.apache_dav import apache_dav
from tests.servers.nginx_dav import nginx_dav
from tests.servers.upload_server import UploadServer
from tests.transports.faulty_server import Do, Received, Step, head
from tests.transports.uploads.cases import MEBIBYTE, by, client, content
from tests.transports.uploads.conftest import Servers
from tests.transports.uploads.relay import Relay
from tests.transports.uploads.scripted_server import MISSING, Body, ScriptedServer, answer
from tests.transports.uploads.sources import MemorySource

AUTO, PUT, POST, FORM = (
    UploadMethod.AUTO,
    UploadMethod.PUT,
    UploadMethod.POST,
    UploadMethod.MULTIPART,
)
RANGED, TUS = UploadMethod.RANGED_PUT, UploadMethod.TUS
each_dav = pytest.mark.parametrize("name", ["nginx", "apache", "lighttpd", "wsgidav"])
needs_servers = pytest.mark.needs("nginx", "apache2", "lighttpd")


@pytest.fixture
def server(servers: Servers, name: str) -> UploadServer:
    running = servers[name]
    for path in sorted(running.root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    return running


@needs_servers
@each_dav
def test_what_is_there_is_left_alone(server: UploadServer) -> None:
    (server.root / "x.bin").write_bytes(b"older")
    with client() as sender:
        error = sender.send(MemorySource(b"newer"), f"{server.url}x.bin", by(PUT))
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS
    assert server.files() == {"x.bin": b"older"}


@needs_servers
@each_dav
def test_what_is_there_is_replaced_if_that_is_wanted(server: UploadServer) -> None:
    (server.root / "x.bin").write_bytes(b"older")
    with client() as sender:
        source = MemorySource(b"newer")
        assert sender.send(source, f"{server.url}x.bin", by(PUT, overwrite=True)) is None
    assert server.files() == {"x.bin": b"newer"}


@needs_servers
@each_dav
def test_missing_directories_are_made(server: UploadServer) -> None:
    with client() as sender:
        source = MemorySource(b"abc", "ä b.bin")
        assert sender.send(source, f"{server.url}a/b%20c/d/", by(PUT)) is None
    assert server.files() == {"a/b c/d/ä b.bin": b"abc"}


@needs_servers
def test_where_no_directory_can_be_made_it_is_missing(tmp_path: Path) -> None:
    with nginx_dav(tmp_path / "nginx") as server, client() as sender:
        error = sender.send(MemorySource(b"abc"), f"{server.url}a/x.bin", by(PUT))
    assert error is not None
    assert error.code is ErrorCode.REMOTE_DIRECTORY_MISSING
    assert "/a/" in str(error)


@needs_servers
def test_a_server_that_lets_nothing_be_renamed_gets_the_final_name(tmp_path: Path) -> None:
    guard = (
        "<Limit MOVE>\nRequire all denied\n</Limit>\n"
        "<LimitExcept MOVE>\nRequire all granted\n</LimitExcept>"
    )
    source = MemorySource(b"abc")
    with apache_dav(tmp_path / "apache", guard) as server, client() as sender:
        assert sender.send(source, f"{server.url}x.bin", by(PUT)) is None
        assert server.files() == {"x.bin": b"abc"}
    assert any("renamed" in note for note in source.notes)


def stored_part(received: Received, data: bytes) -> bytes:
    """Return the answer to a GET with a range."""
    assert received.range is not None
    start, end = received.range
    span = f"Content-Range: bytes {start}-{(end or len(data)) - 1}/{len(data)}"
    return answer("206 Part", span, content=data[start:end])


def test_a_lost_answer_is_not_sent_again() -> None:
    """The file is there, at its length, and nothing was before: it is ours."""
    stored: dict[str, bytes] = {}

    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            stored[received.target] = body(None)
            yield Do.CLOSE
        elif received.method == "GET":
            yield stored_part(received, stored[received.target])
        elif received.method == "HEAD" and received.target in stored:
            yield head("200 Ok", f"Content-Length: {len(stored[received.target])}")
        else:
            yield MISSING

    source = MemorySource(b"abc")
    with ScriptedServer(handler) as server, client() as sender:
        error = sender.send(source, server.url(), by(PUT))
        assert error is not None
        assert error.code is ErrorCode.CONNECTION_LOST
        assert sender.send(source, server.url(), by(PUT)) is None
        assert server.methods().count("PUT") == 1


def test_a_truncated_file_is_replaced_and_taken_back() -> None:
    """Some servers keep what arrived under the final name."""
    stored: dict[str, bytes] = {}
    breaks = [True, False, True]

    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            whole = body(None)
            cut = breaks.pop(0)
            stored[received.target] = whole[:5] if cut else whole
            yield Do.CLOSE if cut else answer("201 Created")
        elif received.method == "HEAD" and received.target in stored:
            yield head("200 Ok", f"Content-Length: {len(stored[received.target])}")
        elif received.method == "GET":
            yield stored_part(received, stored[received.target])
        elif received.method == "DELETE":
            yield answer("204 Gone") if stored.pop(received.target, None) else MISSING
        else:
            yield MISSING

    with ScriptedServer(handler) as server, client() as sender:
        source = MemorySource(b"abcdefgh")
        assert sender.send(source, server.url(), by(PUT)) is not None
        assert sender.send(source, server.url(), by(PUT)) is None
        assert stored == {"/file.bin": source.data}
        puts = [each for each in server.requests if each.method == "PUT"]
        assert [each.headers.get("if-none-match") for each in puts] == ["*", None]
        other = MemorySource(b"abcdefgh")
        assert sender.send(other, server.url("/other"), by(PUT)) is not None
        assert stored["/other"] == b"abcde"
        sender.abandon(other, server.url("/other"), by(PUT))
        assert list(stored) == ["/file.bin"]


@pytest.mark.parametrize("foreign", [b"xyz", b"abcdefgh-and-more", b"xbcdefgh"])
def test_what_somebody_else_wrote_meanwhile_is_left_alone(foreign: bytes) -> None:
    stored: dict[str, bytes] = {}

    def handler(received: Received, body: Body) -> Iterable[Step]:
        if received.method == "PUT":
            body(None)
            stored["there"] = foreign
            yield Do.CLOSE
        elif received.method == "GET":
            yield stored_part(received, foreign)
        elif received.method == "HEAD" and stored:
            yield head("200 Ok", f"Content-Length: {len(foreign)}")
        else:
            yield MISSING

    with ScriptedServer(handler) as server, client() as sender:
        source = MemorySource(b"abcdefgh")
        assert sender.send(source, server.url(), by(PUT)) is not None
        error = sender.send(source, server.url(), by(PUT))
        assert error is not None
        assert error.code is ErrorCode.REMOTE_EXISTS
        assert server.methods().count("PUT") == 1


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (base64.b64encode(hashlib.sha256(b"abc").digest()).decode(), None),
        (base64.b64encode(hashlib.sha256(b"xyz").digest()).decode(), ErrorCode.UPLOAD_REFUSED),
    ],
)
def test_a_checksum_of_the_server_is_compared(value: str, code: ErrorCode | None) -> None:
    sent: list[str | None] = []

    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        if received.method == "PUT":
            sent.append(received.headers.get("repr-digest"))
            yield answer("201 Created", f"Repr-Digest: sha-256=:{value}:")
        yield MISSING

    checksum = hashlib.sha256(b"abc")
    options = HttpOptions(checksum=f"sha256:{checksum.hexdigest()}")
    with ScriptedServer(handler) as server, client(options=options) as sender:
        error = sender.send(MemorySource(b"abc"), server.url(), by(PUT))
    assert (error.code if error else None) is code
    assert sent == [f"sha-256=:{base64.b64encode(checksum.digest()).decode()}:"]


# POST and forms


def test_a_form_is_what_browsers_send() -> None:
    got: list[tuple[Received, bytes]] = []

    def handler(received: Received, body: Body) -> Iterable[Step]:
        got.append((received, body(None)))
        yield answer("303 See Other", "Location: /thanks")

    data = content(300_000)
    upload = by(FORM, form_field="doc", form_values=(("who", "me"), ("why", "ü\r\nx")))
    with ScriptedServer(handler) as server, client() as sender:
        assert sender.send(MemorySource(data, 'a"b\n.txt'), server.url(), upload) is None
    ((received, body),) = got
    assert len(body) == int(received.headers["content-length"])
    kind = received.headers["content-type"].encode()
    message = BytesParser().parsebytes(b"Content-Type: " + kind + b"\r\n\r\n" + body)
    parts = {part.get_param("name", header="content-disposition"): part for part in _parts(message)}
    assert set(parts) == {"who", "why", "doc"}
    assert parts["doc"].get_payload(decode=True) == data
    assert parts["doc"].get_filename() == "a%22b%0A.txt"
    assert parts["doc"].get_content_type() == "text/plain"
    assert parts["who"].get_payload(decode=True) == b"me"


def _parts(message: Message) -> list[Message]:
    parts = message.get_payload()
    assert isinstance(parts, list)
    return [part for part in parts if isinstance(part, Message)]


@pytest.mark.parametrize("method", [PUT, POST, FORM])
def test_the_answer_is_kept_for_who_wants_it(method: UploadMethod) -> None:
    page = content(300_000)

    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        yield answer("200 Ok", content=page) if received.method in ("PUT", "POST") else MISSING

    source = MemorySource(b"abc")
    with ScriptedServer(handler) as server, client(wants_reply=True) as sender:
        assert sender.send(source, server.url(), by(method)) is None
    assert source.reply is not None
    assert source.reply.data == page


def test_the_page_that_a_form_leads_to_is_the_answer() -> None:
    def handler(received: Received, body: Body) -> Iterable[Step]:
        body(None)
        if received.method == "POST":
            yield answer("303 See Other", "Location: /thanks")
        else:
            yield answer("200 Ok", content=received.target.encode())

    source = MemorySource(b"abc")
    with ScriptedServer(handler) as server, client(wants_reply=True) as sender:
        assert sender.send(source, server.url(), by(FORM)) is None
    assert source.reply is not None
    assert source.reply.data == b"/thanks"


# What auto chooses


@needs_servers
@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("nginx", PUT),
        ("apache", RANGED),
        ("lighttpd", RANGED),
        ("wsgidav", PUT),
        ("tus-node", TUS),
        ("tus-python", TUS),
    ],
)
def test_auto_finds_out_what_a_server_speaks(server: UploadServer, method: UploadMethod) -> None:
    source = MemorySource(content(5 * MEBIBYTE), "auto.bin")
    url = server.url if method is TUS else f"{server.url}auto.bin"
    with client() as sender:
        assert sender.send(source, url, by(AUTO)) is None
        assert source.session is not None
        assert source.session.method is method
        assert any(f"sending by {method.value}" in note for note in source.notes)
    left = [path for path in server.files() if not path.endswith((".json", ".info"))]
    assert len(left) == 1, "the trial leaves nothing behind"


@needs_servers
@pytest.mark.parametrize("name", ["apache"])
def test_auto_stays_with_what_it_began(server: UploadServer) -> None:
    source = MemorySource(content(6 * MEBIBYTE), "auto.bin")
    with Relay(server.port, itertools.repeat(5 * MEBIBYTE)) as relay, client() as sender:
        url = f"{relay.url}/auto.bin"
        assert sender.send(source, url, by(AUTO)) is not None
        assert source.session is not None
        assert source.session.method is RANGED
        read = source.bytes_read
        assert sender.send(source, url, by(AUTO)) is None
    assert source.bytes_read - read < 3 * MEBIBYTE, "it went on where it was"
    assert server.files() == {"auto.bin": source.data}


@needs_servers
@pytest.mark.parametrize("name", ["nginx", "wsgidav"])
def test_parts_are_not_sent_to_who_did_not_prove_to_take_them(server: UploadServer) -> None:
    with client() as sender:
        error = sender.send(MemorySource(b"abc"), f"{server.url}x.bin", by(RANGED))
    assert error is not None
    assert error.code is ErrorCode.SERVER_UNSUITED
    assert server.files() == {}


def test_a_server_that_ignores_ranges_is_found_out() -> None:
    """Some replace the file by its part, and say that all is well."""
    stored: dict[str, bytes] = {}

    def handler(received: Received, body: Body) -> Iterable[Step]:
        data = body(None)
        if received.method == "OPTIONS":
            yield answer("200 Ok", "DAV: 1, 2")
        elif received.method == "PUT":
            stored[received.target] = data
            yield answer("201 Created")
        elif received.method == "GET":
            yield answer("200 Ok", content=stored[received.target])
        elif received.method == "MOVE":
            stored["/file.bin"] = stored.pop(received.target)
            yield answer("201 Created")
        elif received.method == "DELETE":
            stored.pop(received.target)
            yield answer("204 Gone")
        elif received.target in stored:
            yield head("200 Ok", f"Content-Length: {len(stored[received.target])}")
        else:
            yield MISSING

    source = MemorySource(content(5 * MEBIBYTE))
    with ScriptedServer(handler) as server, client() as sender:
        assert sender.send(source, server.url(), by(AUTO)) is None
    assert stored == {"/file.bin": source.data}
