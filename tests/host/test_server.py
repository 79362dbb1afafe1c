from __future__ import annotations

import json
import socket as sockets
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.api import client
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.host.host import Host
from ebbtide.host.server import LocalServer
from ebbtide.system.directories import Directories
from tests.host.conftest import Caller


def _exchange(path: Path, *pieces: bytes, answers: int = 1) -> list[dict[str, Any]]:
    """Send pieces as they are and return that many answers."""
    with sockets.socket(sockets.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(str(path))
        for piece in pieces:
            connection.sendall(piece)
        with connection.makefile("rb") as lines:
            return [json.loads(lines.readline()) for _ in range(answers)]


HELLO = b'{"jsonrpc":"2.0","id":1,"method":"api.hello","params":{"api":1}}\n'


def test_only_the_user_can_reach_the_socket(host: Host, socket: Path) -> None:
    assert socket.stat().st_mode & 0o777 == 0o600


def test_a_stale_socket_is_no_obstacle(
    qtbot: QtBot, directories: Directories, socket: Path
) -> None:
    with sockets.socket(sockets.AF_UNIX) as dead:
        dead.bind(str(socket))
    host = Host(directories, socket, headless=True)
    with qtbot.waitSignal(host.ready, timeout=10_000):
        host.start()
    with qtbot.waitSignal(host.ended, timeout=10_000):
        host.quit()


def test_an_unusable_path_is_a_named_error(
    qtbot: QtBot, directories: Directories, runtime_dir: Path
) -> None:
    host = Host(directories, runtime_dir / "missing" / "engine.sock", headless=True)
    with qtbot.waitSignal(host.ended, timeout=10_000) as ended:
        host.start()
    assert ended.args == [ErrorCode.ENGINE_UNREACHABLE.number]


@pytest.mark.parametrize(
    "line",
    [b"garbage\n", b"\xff\xfe\n", b"[]\n", b'{"jsonrpc":"2.0"}\n', b"x" * (2 << 20) + b"\n"],
)
def test_what_is_no_request_is_answered_and_the_connection_goes_on(
    caller: Caller, socket: Path, line: bytes
) -> None:
    refused, welcomed = caller.run(lambda: _exchange(socket, line, HELLO, answers=2))
    assert refused["error"]["code"] == ErrorCode.REQUEST_INVALID.number
    assert welcomed["result"]["api"] == 1


def test_a_request_may_arrive_in_halves(caller: Caller, socket: Path) -> None:
    (answer,) = caller.run(lambda: _exchange(socket, HELLO[:20], HELLO[20:]))
    assert answer["result"]["api"] == 1


def test_half_a_line_and_a_hang_up_harm_nobody(caller: Caller, socket: Path) -> None:
    caller.run(lambda: _exchange(socket, HELLO[:20], answers=0))
    assert caller.call("engine.status")["running"] == 0


def test_an_unknown_method_is_named(caller: Caller) -> None:
    with pytest.raises(EbbtideError, match=r"no method called 'jobs\.fly'"):
        caller.call("jobs.fly")


def test_refusals_of_the_engine_reach_the_caller(caller: Caller) -> None:
    with pytest.raises(EbbtideError) as refused:
        caller.call("jobs.add", urls=["gopher://example.org/x"])
    assert refused.value.code is ErrorCode.SCHEME_UNKNOWN
    assert caller.call("jobs.list") == []


def test_a_subscriber_sees_what_follows_the_snapshot(caller: Caller, socket: Path) -> None:
    def work() -> list[str]:
        with client.connect(socket, 10) as listener, client.connect(socket, 10) as other:
            snapshot = listener.call("events.subscribe")
            other.call("jobs.add", urls=["http://127.0.0.1:9/x"], hold=True)
            last, seen = snapshot["last_event_number"], []
            while "JobAdded" not in seen:
                notification = listener.next_notification(10)
                assert notification is not None
                for event in notification[1]["events"]:
                    assert event["number"] == last + 1
                    last = event["number"]
                    seen.append(event["event"])
            return seen

    assert caller.run(work) == ["JobAdded"]


def test_quit_is_answered_before_the_end(qtbot: QtBot, host: Host, caller: Caller) -> None:
    with qtbot.waitSignal(host.ended, timeout=10_000) as ended:
        assert caller.call("engine.quit") is None
    assert ended.args == [0]


def test_show_reaches_the_window(qtbot: QtBot, host: Host, caller: Caller) -> None:
    with qtbot.waitSignal(host.show_requested, timeout=10_000):
        caller.call("window.show")


def test_show_without_a_window_is_refused(
    qtbot: QtBot, directories: Directories, socket: Path
) -> None:
    host = Host(directories, socket, headless=True)
    with qtbot.waitSignal(host.ready, timeout=10_000):
        host.start()
    caller = Caller(qtbot, socket)
    with pytest.raises(EbbtideError, match="without a window"):
        caller.call("window.show")
    caller.close()
    with qtbot.waitSignal(host.ended, timeout=10_000):
        host.quit()


def test_a_listener_who_does_not_read_is_let_go(
    caller: Caller, socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ebbtide.host.server.MOST_UNREAD", 1 << 16)

    def work() -> int:
        with sockets.socket(sockets.AF_UNIX) as connection:
            connection.settimeout(10)
            connection.connect(str(socket))
            request = b'{"jsonrpc":"2.0","id":1,"method":"settings.list"}\n'
            sent = 0
            try:
                for _ in range(3000):
                    connection.sendall(request)
                    sent += 1
            except (BrokenPipeError, ConnectionResetError):
                return sent
        return sent

    assert caller.run(work) < 3000
    assert caller.call("engine.status")["running"] == 0


def test_idle_connections_do_not_shut_the_next_one_out(
    caller: Caller, socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ebbtide.host.server.MOST_CONNECTIONS", 2)

    def work() -> tuple[bytes, int]:
        with client.connect(socket, 10) as listener, sockets.socket(sockets.AF_UNIX) as idle:
            listener.call("events.subscribe")
            idle.settimeout(10)
            idle.connect(str(socket))
            with client.connect(socket, 10) as third:
                running = third.call("engine.status")["running"]
            assert listener.call("engine.status")["running"] == 0
            return idle.recv(1), running

    assert caller.run(work) == (b"", 0)


def test_closing_twice_is_allowed(host: Host) -> None:
    server = LocalServer(host.gateway, has_window=False)
    server.close()
    server.close()
