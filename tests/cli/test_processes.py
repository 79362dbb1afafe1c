"""The command line as a process: terminals, pipes, signals, and what it imports."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys

import pytest

from ebbtide.cli.starting import _command
from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.jobs import JobId
from tests.api.fake_server import FakeServer
from tests.cli.conftest import ROOT, add

FIRST = JobId("00000001-0000-4000-8000-000000000000")
COMMAND = [sys.executable, "-m", "ebbtide"]


@pytest.fixture(autouse=True)
def this_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "app"))
    # What users have: output is kept back, and may fail only at the very end.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


def on_terminal(*argv: str, **environment: str) -> str:
    """Run the command line on a terminal of its own and return what is on it."""
    master, slave = pty.openpty()
    environ = {**os.environ, "TERM": "xterm", "COLUMNS": "70", **environment}
    process = subprocess.Popen([*COMMAND, *argv], stdout=slave, stderr=slave, env=environ)
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:
        pass  # Linux says so when the last writer has gone
    finally:
        os.close(master)
    assert process.wait() == 0, shown
    return shown.decode().replace("\r\n", "\n")


def test_list_end_to_end(server: FakeServer) -> None:
    server.engine.handle(add())
    done = subprocess.run([*COMMAND, "list"], capture_output=True, text=True, check=True)
    assert "ebb.iso" in done.stdout
    assert done.stderr == ""


def test_error_end_to_end(server: FakeServer) -> None:
    done = subprocess.run([*COMMAND, "show", "7"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (10, "")
    assert "There is no job '7'." in done.stderr


HEAVY = (
    "PySide6",
    "asyncio",
    "dataclasses",
    "ebbtide.api.methods",
    "ebbtide.core.errors",
    "email",
    "httpx",
    "inspect",
    "logging",
    "shutil",
    "sqlite3",
    "subprocess",
    "threading",
    "typing",
    "uuid",
)


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["status"], ["show", "1"]])
def test_reading_imports_nothing_heavy(server: FakeServer, command: list[str]) -> None:
    server.engine.handle(add())
    script = (
        "import sys; sys.argv[0] = 'ebbtide'; before = set(sys.modules)\n"
        "from ebbtide.__main__ import main; main()\n"
        "print(*set(sys.modules) - before, file=sys.stderr)"
    )
    argv = [sys.executable, "-S", "-c", script, *command]
    imported = subprocess.run(argv, capture_output=True, text=True, check=True).stderr.split()
    assert "ebbtide.api.client" in imported
    assert [module for module in imported if module in HEAVY] == []


# Terminals


def test_table_fits_the_terminal(server: FakeServer) -> None:
    server.engine.handle(add("a-rather-long-name-for-so-small-a-terminal-of-seventy-columns.iso"))
    lines = on_terminal("list", NO_COLOR="1").splitlines()
    assert len(lines) == 2
    assert all(len(line) <= 70 for line in lines)
    assert "…" in lines[1]
    assert lines[1].count("a-rather") == 1


def test_colour_only_where_it_is_wanted(server: FakeServer) -> None:
    server.engine.handle(add())
    server.engine.handle(cmd.CancelJob("1"))
    assert "\x1b[2mCancelled" in on_terminal("list", "--all")
    assert "\x1b" not in on_terminal("list", "--all", NO_COLOR="1")
    assert "\x1b" not in on_terminal("list", "--all", TERM="dumb")


def test_empty_list_says_how_to_go_on(server: FakeServer) -> None:
    assert on_terminal("list") == "There are no jobs. Add one: ebbtide add URL\n"


def test_list_says_what_it_hides(server: FakeServer) -> None:
    server.engine.handle(add())
    server.engine.handle(cmd.CancelJob("1"))
    assert on_terminal("list") == "1 more is over: ebbtide list --all\n"


def test_watching_repaints_in_place(server: FakeServer) -> None:
    server.engine.handle(add("a"))
    server.engine.handle(add("b"))
    done = [ev.FilePlaced(FIRST, 0, "/a"), ev.JobCompleted(FIRST)]
    server.script = [[ev.JobSuspended(FIRST)], [ev.JobResumed(FIRST)], done]
    shown = on_terminal("watch", "1", NO_COLOR="1")
    pictures = re.split(r"\x1b\[2F\x1b\[J", shown)
    assert len(pictures) > 1
    assert "About to start" in pictures[0]
    assert "Finished" in pictures[-1]
    assert all(picture.count("\n") == 2 for picture in pictures)
    assert "  b  " not in shown


def test_names_that_the_locale_cannot_print(server: FakeServer) -> None:
    server.engine.handle(add(name="größer"))
    environ = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "list"], capture_output=True, env=environ, check=True)
    assert b"gr??er" in done.stdout or "größer".encode() in done.stdout


# Pipes and signals


def test_reader_that_goes_away(server: FakeServer) -> None:
    for number in range(600):
        server.engine.handle(add(f"{number:0200}"))
    process = subprocess.Popen(
        [*COMMAND, "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_reader_that_was_never_there(server: FakeServer) -> None:
    server.engine.handle(add())
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "list"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_control_c(server: FakeServer) -> None:
    server.engine.handle(add())
    process = subprocess.Popen(
        [*COMMAND, "watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().endswith("About to start\n")
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == ""
        assert process.stderr.read() == ""
    assert process.returncode == 130
    assert [*server.engine.jobs] == [FIRST]


def test_modules_are_not_taken_from_where_somebody_is() -> None:
    assert "-P" in _command()
