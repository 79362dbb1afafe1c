"""What is not possible is refused in words, and changes nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from tests.end_to_end.program import Program
from tests.servers.nginx import Nginx
from tests.waiting import wait_until


@pytest.fixture
def running(ebbtide: Program) -> Program:
    ebbtide.start()
    return ebbtide


def _refused(ebbtide: Program, code: ErrorCode, *arguments: str) -> str:
    """Add something that cannot be; return the words of the refusal."""
    done = ebbtide.run("add", *arguments)
    assert done.returncode == code.number, done.stderr
    assert done.stdout == ""
    assert ebbtide.json("list") == []
    return done.stderr


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("not an address", ErrorCode.URL_INVALID),
        ("", ErrorCode.URL_INVALID),
        ("example.org/file", ErrorCode.URL_INVALID),
        ("https://", ErrorCode.URL_INVALID),
        ("https://example.org:99999/", ErrorCode.URL_INVALID),
        ("https://example.org/\x1b[2J", ErrorCode.URL_INVALID),
        ("gopher://example.org/file", ErrorCode.SCHEME_UNKNOWN),
        ("javascript:alert(1)", ErrorCode.SCHEME_UNKNOWN),
    ],
)
def test_what_is_no_address(running: Program, url: str, code: ErrorCode) -> None:
    assert "\x1b" not in _refused(running, code, url)


@pytest.mark.parametrize("url", ["https://me:hush-hush@/x", "https://me:hush@hush-hush@h/x"])
def test_a_password_in_nonsense_is_not_even_repeated(running: Program, url: str) -> None:
    assert "hush" not in _refused(running, ErrorCode.URL_INVALID, url)


def test_a_password_in_an_address_is_kept_apart_from_the_job(running: Program) -> None:
    done = running.run("add", "http://me:hush-hush@127.0.0.1:9/x")
    assert done.returncode == 0
    story = running.run("log", "1").stdout
    # There is no keyring in a test, and nobody asked for a file.
    assert "kept only until Ebbtide ends" in story
    told = done.stdout + story + running.run("show", "1", "--json").stdout
    assert "hush-hush" not in told
    assert "http://127.0.0.1:9/x" in told
    for path in running.home.rglob("*"):
        if path.is_file():
            assert b"hush-hush" not in path.read_bytes(), path


def test_directories_that_will_not_do(running: Program, tmp_path: Path) -> None:
    url = "http://127.0.0.1:9/file"
    _refused(running, ErrorCode.DIRECTORY_MISSING, url, "-d", str(tmp_path / "missing"))
    (tmp_path / "file").touch()
    _refused(running, ErrorCode.NOT_A_DIRECTORY, url, "-d", str(tmp_path / "file"))
    _refused(running, ErrorCode.DIRECTORY_MISSING, url, "-o", str(tmp_path / "missing" / "x"))


def test_a_target_that_exists_is_left_alone(running: Program, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("mine")
    _refused(running, ErrorCode.TARGET_EXISTS, "http://127.0.0.1:9/file", "-o", str(target))
    assert target.read_text() == "mine"


def test_no_permission(ebbtide: Program, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
    else:
        # Permissions do not stop root; a directory that nobody may add to does.
        locked = Path("/proc/self")
    ebbtide.start()
    url = "http://127.0.0.1:9/file"
    words = _refused(ebbtide, ErrorCode.PERMISSION_DENIED, url, "-d", str(locked))
    assert str(locked) in words


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    mount = tmp_path / "small"
    mount.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(mount)], check=True)
    yield mount
    subprocess.run(["umount", str(mount)], check=True)


@pytest.mark.needs("nginx")
def test_a_full_disk_is_told_and_gone_on_from(
    ebbtide: Program, nginx: Nginx, small_disk: Path
) -> None:
    content = os.urandom(700_000)
    (nginx.root / "file.bin").write_bytes(content)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(600_000))
    ebbtide.start()
    assert ebbtide.run("add", f"{nginx.url}/file.bin", "-d", str(small_disk)).returncode == 0
    wait_until(lambda: ebbtide.state(1) == "transient_error", "the full disk is noticed")
    job = ebbtide.json("show", "1")
    assert job["error"]["code"] == "disk_full"
    assert str(small_disk) in job["verdict"]["text"]
    ballast.unlink()
    wait_until(lambda: ebbtide.state(1) == "acknowledged", "the file is here")
    assert (small_disk / "file.bin").read_bytes() == content


def test_a_damaged_database_stops_the_start_and_stays(ebbtide: Program) -> None:
    database = ebbtide.home / "data_home" / "ebbtide" / "jobs.db"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"this is no database\n" * 100)
    done = ebbtide.run("start", "--headless")
    assert done.returncode == ErrorCode.STORE_CORRUPT.number
    assert str(database) in done.stderr
    assert "Traceback" not in done.stderr
    assert database.read_bytes() == b"this is no database\n" * 100


def test_a_second_engine_leaves_the_first_alone(running: Program) -> None:
    done = running.run("start", "--headless")
    assert done.returncode == 0
    assert "already" in done.stdout
    assert running.is_running


def test_a_socket_left_by_a_crash_is_no_obstacle(ebbtide: Program) -> None:
    ebbtide.start()
    ebbtide.kill()
    assert ebbtide.run("list").returncode == ErrorCode.ENGINE_UNREACHABLE.number
    ebbtide.start()
    assert ebbtide.json("list") == []
    assert ebbtide.quit() == 0


@pytest.mark.parametrize("reference", ["0", "-1", "999999999999999999999", "zz", "\u202e1"])
def test_jobs_that_do_not_exist(running: Program, reference: str) -> None:
    done = running.run("show", "--", reference)
    assert done.returncode == ErrorCode.JOB_NOT_FOUND.number
    assert "\u202e" not in done.stderr


def test_a_second_engine_on_the_same_database_is_refused(
    running: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "run"
    elsewhere.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(elsewhere))
    done = running.run("start", "--headless")
    assert done.returncode == ErrorCode.STORE_IN_USE.number
    assert "jobs.db" in done.stderr


def test_why_the_engine_did_not_start_is_passed_on(ebbtide: Program) -> None:
    database = ebbtide.home / "data_home" / "ebbtide" / "jobs.db"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"this is no database\n" * 100)
    done = ebbtide.run("add", "http://127.0.0.1:9/file")
    assert done.returncode == ErrorCode.STORE_CORRUPT.number
    assert str(database) in done.stderr
    assert "Move the file away" in done.stderr


def test_a_name_with_a_line_break(running: Program, tmp_path: Path) -> None:
    target = str(tmp_path / "two\nlines")
    _refused(running, ErrorCode.NAME_INVALID, "http://127.0.0.1:9/file", "-o", target)
