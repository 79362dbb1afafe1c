from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ebbtide.core.observations import Observations, Wanted
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop, LoopThread
from ebbtide.system.programs import Programs, running
from tests.servers.buses import end
from tests.system.conftest import Watching
from tests.system.listening import Listening

NAME = "Recorder-7"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A real program with a name of its own."""
    path = tmp_path / NAME
    shutil.copy(shutil.which("sleep") or "/bin/sleep", path)
    return path


def runs(seen: Observations) -> bool:
    return seen.presence.programs == frozenset({"recorder-7.exe"})


def test_a_program_that_starts_and_ends_is_seen(program: Path) -> None:
    heard = Listening()
    board = Board()
    board.listen(heard)
    wanted = ("recorder-7.exe", "other")

    def build(loop: Loop) -> None:
        Programs(loop, board, 0.05).want(wanted)

    thread = LoopThread("programs", build, board.forget)
    thread.start()
    heard.until(lambda seen: seen.presence.programs == frozenset(), "none runs")
    process = subprocess.Popen([program, "60"])
    heard.until(runs, "one runs")
    end(process)
    heard.until(lambda seen: seen.presence.programs == frozenset(), "none runs any more")
    thread.stop()


def test_only_listed_programs_are_looked_for(watching: Watching) -> None:
    probe = watching.start(Wanted(programs=("no-such-program",)))
    watching.until(lambda seen: seen.presence.programs == frozenset(), "looked")
    probe.want(Wanted())
    watching.until(lambda seen: seen.presence.programs is None, "nobody looks")


def test_names_are_compared_whole(program: Path) -> None:
    process = subprocess.Popen([program, "60"])
    try:
        assert running(("RECORDER-7", "recorder", "recorder-77")) == frozenset({"RECORDER-7"})
    finally:
        end(process)
