"""The server as a whole: who gets in, and how it ends."""

from __future__ import annotations

import base64
import signal
import socket
import ssl
from pathlib import Path

import pytest
import trustme

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.uploads_server.options import Login, ServerOptions
from ebbtide.uploads_server.server import UploadServer
from tests.uploads_server.conftest import Start
from tests.uploads_server.running import Running, ServerProcess

DATA = bytes(range(256)) * 400


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_login(start: Start) -> None:
    client = start(login=Login("me", "sécret")).client()
    for wrong in (None, basic("me", "x"), basic("you", "sécret"), "Basic !", "Bearer x"):
        answer = client.packet("Ping", "/a", b"", **{"Authorization": wrong} if wrong else {})
        assert answer.status == 401
        assert (answer["WWW-Authenticate"] or "").startswith("Basic ")
    assert client.packet("Ping", "/a", Authorization=basic("me", "sécret")).status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.1:80", "["])
def test_pages_of_others_do_not_get_here(server: Running, host: str) -> None:
    assert server.client().ask("OPTIONS", "/", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8080", "[::1]:80"])
def test_names_of_this_computer(server: Running, host: str) -> None:
    assert server.client().ask("OPTIONS", "/", Host=host).status == 204


def test_tls(start: Start) -> None:
    authority = trustme.CA()
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(own)
    server = start(tls=own)
    context = ssl.create_default_context()
    authority.configure_trust(context)
    assert server.server.url.startswith("https://")
    assert server.client(context).packet("Ping", "/a").status == 200


def test_waiting_for_the_go_ahead(server: Running) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 20) as sock:
        session = server.client().create("/a")
        head = (
            "BITS_POST /a HTTP/1.1\r\nHost: localhost\r\nBITS-Packet-Type: Fragment\r\n"
            f"BITS-Session-Id: {session}\r\nContent-Range: bytes 0-2/3\r\n"
            "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n"
        )
        sock.sendall(head.encode())
        assert sock.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        sock.sendall(b"abc")
        assert b"BITS-Received-Content-Range: 3" in sock.recv(4096)


def test_go_ahead_is_not_given_in_vain(server: Running) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 20) as sock:
        sock.sendall(
            b"PUT /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
            b"Expect: 100-continue\r\n\r\n"
        )
        assert sock.recv(4096).startswith(b"HTTP/1.1 405 ")
        assert sock.recv(4096) == b""


@pytest.mark.parametrize("head", [b"nonsense\r\n\r\n", b"X" * 40_000])
def test_nonsense_ends_the_connection(server: Running, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 20) as sock:
        sock.sendall(head)
        assert sock.recv(4096).startswith(b"HTTP/1.1 4")
        assert server.client().packet("Ping", "/a").status == 200


def test_silent_client_is_sent_away(start: Start) -> None:
    server = start(silence_timeout_s=0.05)
    with socket.create_connection(("127.0.0.1", server.port), 20) as sock:
        assert sock.recv(10) == b""


def test_only_so_many_connections(start: Start) -> None:
    server = start(most_connections=1)
    first = server.client()
    assert first.packet("Ping", "/a").status == 200
    with socket.create_connection(("127.0.0.1", server.port), 20) as second:
        assert second.recv(10) == b""
    assert first.packet("Ping", "/a").status == 200


def test_two_servers_do_not_share_a_directory(server: Running) -> None:
    with pytest.raises(EbbtideError) as caught:
        UploadServer(ServerOptions(server.root), print)
    assert caught.value.code is ErrorCode.VALUE_INVALID


def test_directory_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(EbbtideError) as caught:
        UploadServer(ServerOptions(tmp_path / "none"), print)
    assert caught.value.code is ErrorCode.DIRECTORY_MISSING
    (tmp_path / "file").touch()
    with pytest.raises(EbbtideError) as caught:
        UploadServer(ServerOptions(tmp_path / "file"), print)
    assert caught.value.code is ErrorCode.NOT_A_DIRECTORY


def test_port_in_use(server: Running, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(EbbtideError) as caught:
        UploadServer(ServerOptions(other, port=server.port), print)
    assert caught.value.code is ErrorCode.VALUE_INVALID


# As a process


def test_upload_survives_the_death_of_the_server(process: ServerProcess) -> None:
    session = process.client().create("/a")
    process.client().fragment("/a", session, DATA[:5000], 0, len(DATA))
    process.kill()
    process.start()
    client = process.client()
    answer = client.fragment("/a", session, DATA[5000:], 5000, len(DATA))
    assert answer["BITS-Received-Content-Range"] == str(len(DATA))
    process.kill()
    process.start()
    client = process.client()
    assert client.packet("Close-Session", "/a", BITS_Session_Id=session).status == 200
    assert (process.root / "a").read_bytes() == DATA


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_end_on_request(process: ServerProcess, number: int) -> None:
    client = process.client()
    assert client.packet("Ping", "/a").status == 200
    status, output = process.stop(number)
    assert status == 0
    assert "No more uploads are taken." in output
