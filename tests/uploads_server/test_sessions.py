"""Unfinished uploads on the disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ebbtide.uploads_server.messages import Refusal
from ebbtide.uploads_server.places import HIDDEN
from ebbtide.uploads_server.sessions import Session, SessionGone, Sessions


class Wall:
    """A clock that stands still."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


def opened(root: Path, wall: Wall, most: int = 5) -> Sessions:
    return Sessions(root, timeout_s=100, most=most, wall=wall)


def with_data(sessions: Sessions, data: bytes) -> Session:
    session = sessions.create("bits", "/a", 10)
    with session.appending() as file:
        file.write(data)
    sessions.progressed(session, len(data))
    return session


def test_session_survives_the_server(tmp_path: Path, wall: Wall) -> None:
    session = with_data(opened(tmp_path, wall), b"abc")
    again = opened(tmp_path, wall).find(session.identifier, "bits")
    assert again.record == session.record
    assert again.data.read_bytes() == b"abc"


def test_bytes_that_are_not_on_record_are_thrown_away(tmp_path: Path, wall: Wall) -> None:
    session = with_data(opened(tmp_path, wall), b"abc")
    session.data.write_bytes(b"abc???")
    again = opened(tmp_path, wall).find(session.identifier, "bits")
    with again.appending() as file:
        assert file.tell() == 3
    assert again.data.read_bytes() == b"abc"


def test_bytes_that_have_gone_are_asked_for_again(tmp_path: Path, wall: Wall) -> None:
    session = with_data(opened(tmp_path, wall), b"abc")
    session.data.write_bytes(b"a")
    assert opened(tmp_path, wall).find(session.identifier, "bits").record.offset == 1


@pytest.mark.parametrize(
    "change",
    [
        {"offset": -1},
        {"offset": "1"},
        {"total": "x"},
        {"path": "/../a"},
        {"path": 7},
        {"protocol": "ftp"},
        {"progressed_at": None},
        {"surprise": 1},
    ],
)
def test_damaged_record(tmp_path: Path, wall: Wall, change: dict[str, object]) -> None:
    session = with_data(opened(tmp_path, wall), b"abc")
    path = session.directory / "record"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(SessionGone):
        opened(tmp_path, wall).find(session.identifier, "bits")
    assert not session.directory.exists()


def test_session_without_its_data_is_gone(tmp_path: Path, wall: Wall) -> None:
    session = with_data(opened(tmp_path, wall), b"abc")
    session.data.unlink()
    with pytest.raises(SessionGone):
        opened(tmp_path, wall).find(session.identifier, "bits")


def test_what_nobody_goes_on_with_is_deleted(tmp_path: Path, wall: Wall) -> None:
    sessions = opened(tmp_path, wall)
    old = with_data(sessions, b"abc")
    wall.time += 60
    young = with_data(sessions, b"abc")
    wall.time += 60
    sessions.sweep()
    assert not old.directory.exists()
    assert sessions.find(young.identifier, "bits") is young


def test_session_in_use_is_not_swept(tmp_path: Path, wall: Wall) -> None:
    sessions = opened(tmp_path, wall)
    session = with_data(sessions, b"abc")
    wall.time += 200
    with session.claimed(lambda: None):
        sessions.sweep()
        assert session.directory.exists()
    sessions.sweep()
    assert not session.directory.exists()


def test_forgotten_session_cannot_be_claimed(tmp_path: Path, wall: Wall) -> None:
    sessions = opened(tmp_path, wall)
    session = with_data(sessions, b"abc")
    sessions.forget(session)
    with pytest.raises(SessionGone), session.claimed(lambda: None):
        pass


def test_there_are_only_so_many(tmp_path: Path, wall: Wall) -> None:
    sessions = opened(tmp_path, wall, most=1)
    first = with_data(sessions, b"abc")
    with pytest.raises(Refusal) as caught:
        sessions.create("bits", "/b", None)
    assert caught.value.response.status == 503
    sessions.forget(first)
    assert sessions.create("bits", "/b", None).directory.parent == tmp_path / HIDDEN


def test_protocols_do_not_share_sessions(tmp_path: Path, wall: Wall) -> None:
    sessions = opened(tmp_path, wall)
    session = with_data(sessions, b"abc")
    with pytest.raises(SessionGone):
        sessions.find(session.identifier, "ietf")
