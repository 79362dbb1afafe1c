from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.api.client import Client, connect, find
from ebbtide.core import events as ev
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.jobs import JobId
from tests.api.fake_server import FakeServer

JOB_ID = JobId("00000001-0000-4000-8000-000000000000")


@pytest.fixture
def client(server: FakeServer) -> Iterator[Client]:
    with connect(server.path, 5.0) as client:
        yield client


@pytest.fixture
def listener(runtime_dir: Path) -> Iterator[socket.socket]:
    """A socket at which something listens that is no engine."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(runtime_dir / "s"))
        listener.listen()
        yield listener


def answering(listener: socket.socket, answer: bytes) -> threading.Thread:
    """Answer the first line on the first connection, then hang up."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


def test_call_returns_the_result(client: Client) -> None:
    job = client.call("jobs.add", urls=["https://example.org/a"])
    assert job["number"] == 1
    assert client.call("jobs.show", job="1") == job


def test_refusal_becomes_the_same_error(client: Client) -> None:
    with pytest.raises(EbbtideError) as caught:
        client.call("jobs.show", job="7")
    assert caught.value.code is ErrorCode.JOB_NOT_FOUND
    assert caught.value.info.parameters == {"job": "7"}


def test_notifications_are_kept_while_calls_are_answered(
    server: FakeServer, client: Client
) -> None:
    client.call("jobs.add", urls=["https://example.org/a"])
    server.script = [[ev.JobSuspended(JOB_ID)], [ev.JobResumed(JOB_ID)]]
    snapshot = client.call("events.subscribe")
    assert client.call("engine.status")["version"] == "0.1.0"
    names = []
    for _ in range(2):
        notification = client.next_notification(5.0)
        assert notification is not None
        method, publication = notification
        assert method == "events"
        names += [event["event"] for event in publication["events"]]
    assert snapshot["last_event_number"] == 1
    assert names == ["JobSuspended", "JobResumed"]
    assert client.next_notification(0) is None


def test_no_socket_is_no_engine(runtime_dir: Path) -> None:
    assert find(runtime_dir / "s") is None
    with pytest.raises(EbbtideError, match="not running") as caught:
        connect(runtime_dir / "s")
    assert caught.value.code is ErrorCode.ENGINE_UNREACHABLE


def test_socket_left_by_a_crash_is_no_engine(listener: socket.socket, runtime_dir: Path) -> None:
    listener.close()
    assert find(runtime_dir / "s") is None


def test_file_is_not_a_socket(runtime_dir: Path) -> None:
    (runtime_dir / "s").touch()
    with pytest.raises(EbbtideError, match="not a socket"):
        find(runtime_dir / "s")


def test_link_to_a_socket_is_refused(server: FakeServer, runtime_dir: Path) -> None:
    (runtime_dir / "s").symlink_to(server.path)
    with pytest.raises(EbbtideError, match="not a socket"):
        find(runtime_dir / "s")


def test_socket_of_another_user_is_refused(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: server.path.stat().st_uid + 1)
    with pytest.raises(EbbtideError, match="another user"):
        find(server.path)


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="Linux tells who listens")
def test_listener_of_another_user_is_refused(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = server.path.stat().st_uid
    answers = iter([owner, owner + 1])
    monkeypatch.setattr(os, "geteuid", lambda: next(answers))
    with pytest.raises(EbbtideError, match="another user"):
        find(server.path)


def test_silence_is_not_waited_out(listener: socket.socket, runtime_dir: Path) -> None:
    with pytest.raises(EbbtideError, match=r"did not answer within 0\.01 s"):
        find(runtime_dir / "s", 0.01)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "closed the connection"),
        (b'{"jsonrpc":"2.0","id":1,"res', "closed the connection"),
        (b"HTTP/1.1 400 Bad Request\r\n", "makes no sense"),
        (b"[]\n", "makes no sense"),
        (b"\xff\n", "makes no sense"),
        (b'{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"Oh."}}\n', "Oh."),
        (b'{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"Eh."}}\n', "Eh."),
    ],
)
def test_strange_answers(
    listener: socket.socket, runtime_dir: Path, answer: bytes, words: str
) -> None:
    thread = answering(listener, answer)
    with pytest.raises(EbbtideError, match=words):
        find(runtime_dir / "s", 5.0)
    thread.join()


def test_another_version_is_told(listener: socket.socket, runtime_dir: Path) -> None:
    answer = (
        b'{"jsonrpc":"2.0","id":1,"error":{"code":4,"message":"x","data":'
        b'{"code":"protocol_mismatch","parameters":{"theirs":"2","ours":"1"}}}}\n'
    )
    thread = answering(listener, answer)
    with pytest.raises(EbbtideError) as caught:
        find(runtime_dir / "s", 5.0)
    assert caught.value.code is ErrorCode.PROTOCOL_MISMATCH
    thread.join()


def test_quitting_works_without_agreeing_on_a_version(server: FakeServer) -> None:
    with connect(server.path, 5.0, hello=False) as client:
        assert client.call("engine.quit") is None
        with pytest.raises(EbbtideError, match="closed the connection"):
            client.next_notification(5.0)
    assert find(server.path) is None
