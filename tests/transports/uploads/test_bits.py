"""BITS uploads to the project's own server, a real process where it has to die."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.uploads_server.options import Login as ServerLogin
from tests.transports.secrets import Drawer, taken_over
from tests.transports.uploads.breaking import send_through_cuts
from tests.transports.uploads.cases import MEBIBYTE, Client, by, client, content
from tests.transports.uploads.sources import MemorySource
from tests.uploads_server.conftest import Start, inbox, process, start
from tests.uploads_server.running import Running, ServerProcess

__all__ = ["inbox", "process", "start"]

FRAGMENT = 64 * 1024
BITS = by(UploadMethod.BITS, fragment_size=FRAGMENT)


@pytest.fixture
def server(start: Start) -> Running:
    return start()


@pytest.fixture
def url(server: Running) -> str:
    return f"http://127.0.0.1:{server.port}/file.bin"


@pytest.fixture
def job() -> Iterator[Client]:
    with client() as one:
        yield one


@pytest.mark.parametrize(
    "size", [0, 1, FRAGMENT - 1, FRAGMENT, FRAGMENT + 1, 2 * FRAGMENT, 3 * MEBIBYTE + 17]
)
def test_sizes(server: Running, url: str, job: Client, size: int) -> None:
    source = MemorySource(content(size))
    assert job.send(source, url, BITS) is None
    assert (server.root / "file.bin").read_bytes() == source.data
    assert source.confirmed.size == size
    assert [one for one in (server.root / ".ebbtide-uploads").iterdir() if one.is_dir()] == []


def test_fragments_that_grow(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(9 * MEBIBYTE))
    assert job.send(source, url, by(UploadMethod.BITS)) is None
    assert (server.root / "file.bin").read_bytes() == source.data


def test_server_is_recognized(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(1000))
    assert job.send(source, url, by(UploadMethod.AUTO)) is None
    assert (server.root / "file.bin").read_bytes() == source.data
    assert source.sessions[0].method is UploadMethod.BITS


def test_session_is_on_record_before_the_first_byte(url: str, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    assert job.send(source, url, BITS) is None
    assert source.sessions[0].address.startswith("{")
    assert [session.is_sent for session in source.sessions] == [False, True]


def test_existing_file_is_left_alone(server: Running, url: str, job: Client) -> None:
    (server.root / "file.bin").write_text("old")
    error = job.send(MemorySource(content(10)), url, BITS)
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS
    assert (server.root / "file.bin").read_text() == "old"


@pytest.mark.parametrize("size", [0, 10])
def test_file_that_appears_meanwhile_is_left_alone(
    server: Running, url: str, job: Client, size: int
) -> None:
    """Also when nobody asked the server before."""
    source = MemorySource(content(size))
    (server.root / "file.bin").write_text("old")
    error = job.send(source, url, BITS)
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS


def test_overwriting(start: Start, job: Client) -> None:
    server = start(overwrite=True)
    (server.root / "a").write_text("old")
    source = MemorySource(b"new")
    options = by(UploadMethod.BITS, overwrite=True)
    assert job.send(source, f"http://127.0.0.1:{server.port}/a", options) is None
    assert (server.root / "a").read_bytes() == b"new"


def test_overwriting_where_the_server_does_not_allow_it(
    server: Running, url: str, job: Client
) -> None:
    (server.root / "file.bin").write_text("old")
    error = job.send(MemorySource(b"new"), url, by(UploadMethod.BITS, overwrite=True))
    assert error is not None
    assert error.code is ErrorCode.REMOTE_EXISTS


def test_missing_directory(server: Running, job: Client) -> None:
    error = job.send(MemorySource(b"x"), f"http://127.0.0.1:{server.port}/no/a", BITS)
    assert error is not None
    assert error.code is ErrorCode.REMOTE_DIRECTORY_MISSING
    assert "'/no/'" in error.info.text


def test_too_large(start: Start, job: Client) -> None:
    server = start(max_size=10)
    error = job.send(MemorySource(bytes(11)), f"http://127.0.0.1:{server.port}/a", BITS)
    assert error is not None
    assert (error.code, "larger" in error.info.text) == (ErrorCode.UPLOAD_REFUSED, True)


def test_smaller_fragments_are_learned(start: Start, job: Client) -> None:
    server = start(max_request=100_000)
    source = MemorySource(content(MEBIBYTE))
    options = by(UploadMethod.BITS, fragment_size=MEBIBYTE)
    assert job.send(source, f"http://127.0.0.1:{server.port}/a", options) is None
    assert (server.root / "a").read_bytes() == source.data
    assert source.session is not None
    assert source.session.fragment_size == MEBIBYTE // 16


def test_fragments_do_not_get_too_small(start: Start, job: Client) -> None:
    server = start(max_request=4000)
    error = job.send(MemorySource(bytes(100_000)), f"http://127.0.0.1:{server.port}/a", BITS)
    assert error is not None
    assert error.code is ErrorCode.UPLOAD_REFUSED


# Interruptions


def test_cut_off_again_and_again(process: ServerProcess, job: Client) -> None:
    send_through_cuts(
        job,
        process.port,
        BITS,
        lambda name: (process.root / name).read_bytes(),
        size=MEBIBYTE // 2,
    )


def test_only_what_is_missing_is_sent_again(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))
    source.on_sending = lambda offset: break_at(source, offset, MEBIBYTE // 2)
    error = job.send(source, url, BITS)
    assert error is not None
    assert error.code is ErrorCode.SOURCE_UNREADABLE
    source.bytes_read = 0
    assert job.send(source, url, BITS) is None
    assert source.bytes_read < MEBIBYTE // 2 + 2 * FRAGMENT
    assert (server.root / "file.bin").read_bytes() == source.data


def break_at(source: MemorySource, offset: int, place: int) -> None:
    """Fail once."""
    if offset >= place:
        source.on_sending = lambda _: None
        raise TransferError(ErrorCode.SOURCE_UNREADABLE, path="file", detail="made up")


def test_changed_file_is_an_error(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))

    def change(offset: int) -> None:
        source.is_changed = offset > MEBIBYTE // 2

    source.on_sending = change
    error = job.send(source, url, BITS)
    assert error is not None
    assert error.code is ErrorCode.SOURCE_CHANGED
    assert not (server.root / "file.bin").exists()


def test_server_dies_and_comes_back(process: ServerProcess, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))

    def kill(offset: int) -> None:
        if offset >= MEBIBYTE // 2:
            source.on_sending = lambda _: None
            process.kill()

    source.on_sending = kill
    url = f"{process.url}/file.bin"
    error = job.send(source, url, BITS)
    assert error is not None
    session = source.session
    process.start()
    assert job.send(source, url, BITS) is None
    assert source.session is not None
    assert session is not None
    assert source.session.address == session.address
    assert (process.root / "file.bin").read_bytes() == source.data


def test_lost_session_begins_again(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    source.session = UploadSession(UploadMethod.BITS, "{00000000-0000-4000-8000-000000000000}")
    source.confirmed = Ranges([(0, 1000)])
    assert job.send(source, url, BITS) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert (server.root / "file.bin").read_bytes() == source.data


def test_only_the_closing_is_left(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    request = server.client()
    name = request.create("/file.bin")
    request.fragment("/file.bin", name, source.data, 0, FRAGMENT)
    source.session = UploadSession(UploadMethod.BITS, name, is_sent=True)
    assert job.send(source, url, BITS) is None
    assert source.bytes_read == 0
    assert (server.root / "file.bin").read_bytes() == source.data


def test_answer_to_the_closing_was_lost(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    assert job.send(source, url, BITS) is None
    source.notes.clear()
    assert job.send(source, url, BITS) is None
    assert (source.restarts, source.notes) == (
        [],
        ["The server had closed the upload already; the file is there with its length."],
    )


def test_session_expired_before_the_closing(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    assert job.send(source, url, BITS) is None
    (server.root / "file.bin").unlink()
    assert job.send(source, url, BITS) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert (server.root / "file.bin").read_bytes() == source.data


def test_older_file_of_the_same_length_is_not_taken_for_ours(start: Start, job: Client) -> None:
    server = start(overwrite=True)
    options = by(UploadMethod.BITS, overwrite=True)
    url = f"http://127.0.0.1:{server.port}/a"
    (server.root / "a").write_bytes(b"old")
    source = MemorySource(b"new")
    assert job.send(source, url, options) is None
    old = source.sessions[0].detail("before")
    assert old is not None
    # As if the upload had expired with the old file still there.
    head = server.client().ask("HEAD", "/a")
    found = f"{head['ETag']}|{head['Last-Modified']}|3"
    assert source.session is not None
    source.session = UploadSession(
        UploadMethod.BITS, source.session.address, is_sent=True, details=(("before", found),)
    )
    assert job.send(source, url, options) is None
    assert source.restarts == [RestartReason.SESSION_LOST]


def test_file_keeps_its_name_in_a_directory(server: Running, job: Client) -> None:
    (server.root / "sub").mkdir()
    source = MemorySource(content(10), "my file.bin")
    assert job.send(source, f"http://127.0.0.1:{server.port}/sub/", BITS) is None
    assert (server.root / "sub" / "my file.bin").read_bytes() == source.data


def test_giving_up(server: Running, url: str, job: Client) -> None:
    source = MemorySource(content(MEBIBYTE))
    source.on_sending = lambda offset: break_at(source, offset, MEBIBYTE // 2)
    assert job.send(source, url, BITS) is not None
    for _ in range(2):
        job.abandon(source, url, BITS)
        hidden = server.root / ".ebbtide-uploads"
        assert [one for one in hidden.iterdir() if one.is_dir()] == []
    assert not (server.root / "file.bin").exists()


# Who we are


def test_login(start: Start) -> None:
    server = start(login=ServerLogin("me", "secret"))
    url = f"http://127.0.0.1:{server.port}/a"
    source = MemorySource(content(MEBIBYTE))
    secrets = Drawer()
    right = taken_over(HttpOptions(logins=(Login("me", "secret"),)), secrets, url)
    wrong = taken_over(HttpOptions(logins=(Login("me", "wrong"),)), secrets, url)
    for options in (HttpOptions(), wrong):
        with client(options=options, secrets=secrets) as job:
            error = job.send(source, url, BITS)
            assert error is not None
            assert error.code is ErrorCode.LOGIN_REFUSED
    with client(options=right, secrets=secrets) as job:
        assert job.send(source, url, BITS) is None
    assert (server.root / "a").read_bytes() == source.data


# Replies

HOOK = """#!{python}
import sys, pathlib
source, reply = map(pathlib.Path, sys.argv[1:])
marker = pathlib.Path(__file__).with_name("refuse")
if marker.exists():
    marker.unlink()
    sys.exit(1)
reply.write_bytes(source.read_bytes()[::-1])
"""


@pytest.fixture
def replying(start: Start, tmp_path: Path) -> Running:
    program = tmp_path / "hook"
    program.write_text(HOOK.format(python=sys.executable))
    program.chmod(0o755)
    return start(reply_hook=str(program))


def test_reply_is_kept(replying: Running) -> None:
    source = MemorySource(content(3 * FRAGMENT))
    with client(wants_reply=True) as job:
        assert job.send(source, f"http://127.0.0.1:{replying.port}/a", BITS) is None
    assert source.reply is not None
    assert source.reply.data == source.data[::-1]
    assert (replying.root / "a").read_bytes() == source.data


def test_reply_that_nobody_wants_is_left(replying: Running, job: Client) -> None:
    source = MemorySource(content(FRAGMENT))
    assert job.send(source, f"http://127.0.0.1:{replying.port}/a", BITS) is None
    assert source.reply is None


def test_server_without_a_reply(server: Running, url: str) -> None:
    source = MemorySource(content(FRAGMENT))
    with client(wants_reply=True) as job:
        assert job.send(source, url, BITS) is None
    assert source.reply is None


def test_program_behind_the_server_fails_once(replying: Running, tmp_path: Path) -> None:
    (tmp_path / "refuse").touch()
    source = MemorySource(content(FRAGMENT))
    url = f"http://127.0.0.1:{replying.port}/a"
    with client(wants_reply=True) as job:
        error = job.send(source, url, BITS)
        assert error is not None
        assert "the program behind the server did not accept the file" in error.info.text
        source.bytes_read = 0
        assert job.send(source, url, BITS) is None
    assert source.bytes_read <= 16 * 1024
    assert source.reply is not None
    assert source.reply.data == source.data[::-1]
