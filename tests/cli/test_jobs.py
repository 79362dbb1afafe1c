from __future__ import annotations

import json

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobId, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.samples import Sample
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run, add

FIRST = JobId("00000001-0000-4000-8000-000000000000")
FULL = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/d"}, 0)


@pytest.fixture
def transferring(server: FakeServer) -> FakeServer:
    engine = server.engine
    engine.handle(add())
    engine.happen(
        ev.JobPicked(FIRST),
        ev.ServerAnswered(FIRST, 0, RemoteVersion(length=3_100_000_000)),
        ev.FileProgressed(FIRST, 0, Ranges([(0, 400_000_000)])),
        sample=Sample(FIRST, 412_000_000, 3.2e6),
    )
    return server


# list


def test_list_shows_what_moves(transferring: FakeServer, run: Run) -> None:
    assert run("list").out.splitlines() == [
        "No.  Name     State                 Progress     Speed    Left  Priority",
        "  1  ebb.iso  Transferring  412 MB of 3.1 GB  3.2 MB/s  14 min  normal",
    ]


def test_list_hides_what_is_over(server: FakeServer, run: Run) -> None:
    server.engine.handle(add("a"))
    server.engine.handle(add("b"))
    server.engine.handle(cmd.CancelJob("1"))
    assert [job["number"] for job in json.loads(run("list", "--json").out)] == [2]
    assert [job["number"] for job in json.loads(run("list", "--json", "--all").out)] == [1, 2]
    assert "Cancelled" in run("list", "--all").out


def test_empty_list_prints_nothing_into_a_pipe(server: FakeServer, run: Run) -> None:
    outcome = run("list")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert run("list", "--json").out == "[]\n"


def test_list_without_an_engine_starts_none(run: Run, no_engine: None) -> None:
    outcome = run("list")
    assert outcome.status == ErrorCode.ENGINE_UNREACHABLE.number
    assert outcome.out == ""
    assert outcome.err.startswith("ebbtide: Ebbtide cannot be reached: it is not running.\n  Start")


def test_names_cannot_steer_the_terminal(server: FakeServer, run: Run) -> None:
    server.engine.handle(add(name="\x1b]0;owned\x07\n"))
    for command in (["list"], ["show", "1"], ["pause", "1"]):
        out = run(*command).out
        assert "owned" in out
        assert "\x1b" not in out
        assert "\x07" not in out


# show


def test_show_tells_everything(transferring: FakeServer, run: Run) -> None:
    out = run("show", "1").out
    assert out.startswith("ebb.iso\n")
    for words in (
        "412 MB of 3.1 GB, 3.2 MB/s, 14 min left",
        "/home/ann/Downloads/ebb.iso",
        "from https://example.org/ebb.iso",
        "Transferring",
        str(FIRST),
    ):
        assert words in out


def test_show_tells_what_to_do(transferring: FakeServer, run: Run) -> None:
    transferring.engine.happen(ev.AttemptPostponed(FIRST, FULL, 1_700_000_600.0))
    out = run("show", "1").out
    assert FULL.text in out
    assert FULL.advice in out
    assert "3.2 MB/s" not in out


def test_show_for_programs(transferring: FakeServer, run: Run) -> None:
    job = json.loads(run("show", "1", "--json").out)
    assert (job["id"], job["received"], job["size"]) == (FIRST, 412_000_000, 3_100_000_000)


def test_show_names_jobs_as_people_do(transferring: FakeServer, run: Run) -> None:
    assert json.loads(run("show", "00000001-0", "--json").out)["number"] == 1


def test_unknown_job(server: FakeServer, run: Run) -> None:
    outcome = run("show", "7")
    assert outcome.status == ErrorCode.JOB_NOT_FOUND.number
    assert outcome.err == "ebbtide: There is no job '7'.\n  'ebbtide list' shows all jobs.\n"


# log


def test_log_tells_the_story(transferring: FakeServer, run: Run) -> None:
    transferring.engine.happen(
        ev.FileRestarted(FIRST, 0, ev.RestartReason.REMOTE_CHANGED),
        ev.FileNoted(FIRST, 0, "The \x1b server says {what}.", (("what", "no"),)),
    )
    lines = [line[21:] for line in run("log", "1").out.splitlines()]
    assert lines[:3] == [
        "Added: https://example.org/ebb.iso.",
        "Connecting.",
        "The server answered; transferring.",
    ]
    assert lines[-2:] == [
        "File 1 starts afresh: the file on the server changed.",
        "The � server says no.",
    ]


def test_log_for_programs(transferring: FakeServer, run: Run) -> None:
    events = json.loads(run("log", "1", "--json").out)
    assert [event["event"] for event in events][:2] == ["JobAdded", "JobPicked"]
