"""A window starts an engine: real processes, which only play one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.host.engine_starter import EngineStarter

Play = Callable[[str], None]
WAITS = "import signal; signal.pause()"


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Have a script be what is started."""

    def play(script: str) -> None:
        command = [sys.executable, "-c", script]
        monkeypatch.setattr("ebbtide.host.engine_starter.command_for", lambda _: command)

    return play


@pytest.fixture
def starter(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EngineStarter]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    instance = EngineStarter()
    yield instance
    process = instance.process
    if process is not None and process.poll() is None:
        process.kill()
        process.wait(10)
    instance.close()


def test_what_cannot_start_says_why(starter: EngineStarter, play: Play, qtbot: QtBot) -> None:
    play("import sys; print('the disk is on fire'); sys.exit(7)")
    refusals: list[ErrorInfo] = []
    starter.start(refusals.append)
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert refusals[0].code is ErrorCode.ENGINE_NOT_STARTED
    assert refusals[0].parameters["detail"] == "the disk is on fire"
    starter.start(refusals.append)
    qtbot.waitUntil(lambda: len(refusals) == 2, timeout=10_000)


def test_a_program_that_is_not_there_is_said_at_once(
    starter: EngineStarter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = [str(tmp_path / "none")]
    monkeypatch.setattr("ebbtide.host.engine_starter.command_for", lambda _: missing)
    refusals: list[ErrorInfo] = []
    starter.start(refusals.append)
    assert [one.code for one in refusals] == [ErrorCode.ENGINE_NOT_STARTED]


def test_one_that_only_found_another_is_started_again(
    starter: EngineStarter, play: Play, qtbot: QtBot, tmp_path: Path
) -> None:
    """The other one may have been ending."""
    starts = tmp_path / "starts"
    play(f"open({str(starts)!r}, 'a').write('x')")
    starter.start(lambda _: None)
    qtbot.waitUntil(lambda: starts.exists() and len(starts.read_text()) >= 2, timeout=10_000)
    starter.succeed()


def test_asking_twice_starts_one(starter: EngineStarter, play: Play) -> None:
    play(WAITS)
    starter.start(lambda _: None)
    first = starter.process
    starter.start(lambda _: None)
    assert starter.process is first


def test_a_child_that_was_killed_leaves_no_number_behind(
    starter: EngineStarter, play: Play, qtbot: QtBot
) -> None:
    play(WAITS)
    starter.start(lambda _: None)
    starter.succeed()
    assert starter.process is not None
    number = starter.process.pid
    os.kill(number, signal.SIGKILL)
    starter.mourn()
    qtbot.waitUntil(lambda: not exists(number), timeout=10_000)


def exists(number: int) -> bool:
    """A process that has ended is there until its parent has taken note."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
