from __future__ import annotations

import socket
import sys
import threading

import pytest

from ebbtide.core.ports import LookRequest
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.sipping import SIP, Sips
from ebbtide.transports.http import HttpTransport

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told")

USUAL = 64 * 1024


def buffer_of(connection: socket.socket) -> int:
    return connection.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)


def test_little_is_announced_until_the_look_is_over() -> None:
    sips = Sips()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        assert buffer_of(connection) > USUAL
        with sips.moving(connection):
            assert buffer_of(connection) < USUAL // 4
            connection.connect(server.getsockname())
        with sips.moving(connection):
            assert sips.admit(1_000_000, lambda _: None) == SIP
        sips.release()
        assert buffer_of(connection) > USUAL


def test_connections_that_were_open_before_are_left_alone() -> None:
    sips = Sips()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())
        with sips.moving(connection), sips.moving("a proxy's, without a socket"):
            assert buffer_of(connection) > USUAL


def test_a_server_without_ranges_gets_rid_of_little() -> None:
    listener = socket.socket()
    # What it holds itself is not sent.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    sent = 0

    def serve() -> None:
        nonlocal sent
        sock, _ = listener.accept()
        try:
            sock.recv(65536)
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            while True:
                sent += sock.send(b"x" * 1000)
        except OSError:
            sock.close()

    server = threading.Thread(target=serve)
    server.start()
    transport, sips = HttpTransport(), Sips()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    found = transport.look(LookRequest(url, Settings()), StopSwitch(sips))
    server.join(10)
    sips.release()
    transport.close()
    listener.close()
    assert found.version.length == 1_000_000_000
    assert sent <= 8 * SIP
