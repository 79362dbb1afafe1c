from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Priority
from ebbtide.core.link_samples import Direction
from ebbtide.core.settings import PAUSED
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run, add


@pytest.fixture(autouse=True)
def three_jobs(server: FakeServer) -> None:
    for name in "abc":
        server.engine.handle(add(name))


def last_commands(server: FakeServer) -> list[object]:
    return [item for item in server.engine.received if isinstance(item, cmd.Command)]


def test_several_jobs_at_once(server: FakeServer, run: Run) -> None:
    outcome = run("pause", "1", "3")
    assert outcome.out == "1  a: Paused by you\n3  c: Paused by you\n"
    assert last_commands(server) == [cmd.SuspendJob("1"), cmd.SuspendJob("3")]


def test_a_refusal_does_not_stop_the_others(server: FakeServer, run: Run) -> None:
    outcome = run("cancel", "7", "1", "8")
    assert outcome.status == ErrorCode.JOB_NOT_FOUND.number
    assert outcome.out == "1  a: Cancelled\n"
    assert outcome.err.count("There is no job") == 2


def test_first_refusal_is_the_exit_status(run: Run) -> None:
    assert run("remove", "1", "9").status == ErrorCode.INVALID_STATE.number


def test_refusal_says_what_to_do(run: Run) -> None:
    assert "Cancel it first: 'ebbtide cancel 1'." in run("remove", "1").err


def test_the_whole_way(server: FakeServer, run: Run) -> None:
    assert run("pause", "2").status == 0
    assert run("resume", "2").out == "2  b: About to start\n"
    assert run("rename", "2", "better").out == "2  is now called better\n"
    assert run("priority", "2", "foreground").out == "2  better: priority foreground\n"
    assert run("complete", "2").out == "2  better: Ended before any of its files had arrived\n"
    assert run("remove", "2").out == "2  better: Removed from the list\n"
    assert last_commands(server) == [
        cmd.SuspendJob("2"),
        cmd.ResumeJob("2"),
        cmd.RenameJob("2", "better"),
        cmd.SetPriority("2", Priority.FOREGROUND),
        cmd.CompleteJob("2"),
        cmd.RemoveJob("2"),
    ]


def test_everything_can_be_paused(server: FakeServer, run: Run) -> None:
    assert run("pause", "--all").out == "All transfers are paused.\n"
    assert server.engine.settings.get(PAUSED) is True
    assert run("resume", "--all").out == "Transfers go on.\n"
    assert server.engine.settings.get(PAUSED) is False


@pytest.mark.parametrize("argv", [["pause"], ["pause", "1", "--all"], ["resume"], ["cancel"]])
def test_which_jobs_must_be_said(run: Run, server: FakeServer, argv: list[str]) -> None:
    assert run(*argv).status == ErrorCode.USAGE.number
    assert last_commands(server) == []


def test_limits_one_job_or_all(server: FakeServer, run: Run) -> None:
    assert run("limit", "2", "500k").out == "2  b: at most 500 kB/s\n"
    assert run("limit", "2", "0", "--up").out == "2  b: stopped by the limit\n"
    assert run("limit", "2", "off").out == "2  b: no limit\n"
    assert run("limit", "2M").out == "All together: at most 2.0 MB/s\n"
    assert last_commands(server) == [
        cmd.SetLimit("2", 500_000.0, Direction.DOWN),
        cmd.SetLimit("2", 0.0, Direction.UP),
        cmd.SetLimit("2", None, Direction.DOWN),
        cmd.ChangeSetting("download_limit", "2M"),
    ]


def test_a_rate_that_is_none_is_not_sent(server: FakeServer, run: Run) -> None:
    assert run("limit", "2", "fast").status == ErrorCode.USAGE.number
    assert last_commands(server) == []
