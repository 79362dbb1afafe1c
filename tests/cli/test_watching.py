from __future__ import annotations

import json

import pytest

from ebbtide.cli.following import Board
from ebbtide.cli.watching import Painting
from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import JobId
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.ports import Publication
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run, add

FIRST = JobId("00000001-0000-4000-8000-000000000000")
SECOND = JobId("00000002-0000-4000-8000-000000000000")

STORY: list[list[ev.Event]] = [
    [ev.JobSuspended(SECOND)],
    [ev.JobPicked(FIRST)],
    [ev.FilePlaced(FIRST, 0, "/a"), ev.JobCompleted(FIRST)],
]


@pytest.fixture(autouse=True)
def two_jobs(server: FakeServer) -> None:
    server.engine.handle(add("a"))
    server.engine.handle(add("b"))


def test_one_job_until_it_is_over(server: FakeServer, run: Run) -> None:
    server.script = STORY
    outcome = run("watch", "1")
    assert outcome.status == 0
    assert [line[10:] for line in outcome.out.splitlines()] == [
        "1  a: About to start",
        "1  a: Connecting",
        "1  a: Finished",
    ]


def test_for_programs_a_line_for_each_change(server: FakeServer, run: Run) -> None:
    server.script = STORY
    jobs = [json.loads(line) for line in run("watch", "1", "--json").out.splitlines()]
    assert {job["id"] for job in jobs} == {FIRST}
    states = [job["state"] for job in jobs]
    assert [*dict.fromkeys(states)] == ["queued", "connecting", "acknowledged"]


def test_job_that_is_over_already(server: FakeServer, run: Run) -> None:
    server.engine.handle(cmd.CompleteJob("1"))
    outcome = run("watch", "1")
    assert outcome.status == 0
    assert outcome.out.endswith("1  a: Ended before any of its files had arrived\n")


def test_removed_job_is_told(server: FakeServer, run: Run) -> None:
    server.script = [[ev.JobCancelled(FIRST), ev.JobRemoved(FIRST)]]
    outcome = run("watch", "1")
    assert outcome.status == ErrorCode.JOB_NOT_FOUND.number
    assert outcome.out.endswith("1  a: Removed from the list\n")


def test_removed_job_is_told_to_programs(server: FakeServer, run: Run) -> None:
    server.script = [[ev.JobCancelled(FIRST), ev.JobRemoved(FIRST)]]
    last = run("watch", "1", "--json").out.splitlines()[-1]
    assert json.loads(last) == {"id": FIRST, "removed": True}


def test_engine_that_quits_ends_the_watching(server: FakeServer, run: Run) -> None:
    server.hangs_up = True
    outcome = run("watch")
    assert outcome.status == ErrorCode.ENGINE_UNREACHABLE.number
    assert len(outcome.out.splitlines()) == 2
    assert "closed the connection" in outcome.err


LINKS = [
    LinkSample(LinkState.LINK_IDLE, 5e6),
    LinkSample(LinkState.YIELDING, 4e6, queue_down_s=0.018),
    LinkSample(LinkState.YIELDING, 4e6, queue_down_s=0.017),
    LinkSample(LinkState.LIMITED, 5e5, limit=5e5),
    LinkSample(LinkState.LIMITED, 2e5, limit=2e5),
    LinkSample(),
]


def test_the_link_is_told_when_something_else_happens_to_it(server: FakeServer, run: Run) -> None:
    server.links, server.hangs_up = LINKS, True
    assert [line[10:] for line in run("watch").out.splitlines()[2:]] == [
        "Link: link idle",
        "Link: yielding: 18 ms of queue",
        "Link: limited to 500 kB/s",
        "Link: limited to 200 kB/s",
        "Link: nothing is being transferred",
    ]


def test_programs_get_every_sample_of_the_link(server: FakeServer, run: Run) -> None:
    server.links, server.hangs_up = LINKS, True
    told = [json.loads(line) for line in run("watch", "--json").out.splitlines()[2:]]
    assert [set(line) for line in told] == [{"link"}] * len(LINKS)
    assert [line["link"]["down"] for line in told] == [5e6, 4e6, 4e6, 5e5, 2e5, 0]
    assert told[1]["link"]["text"] == "yielding: 18 ms of queue"


def test_who_watches_one_job_is_told_of_no_link(server: FakeServer, run: Run) -> None:
    server.links, server.hangs_up = LINKS, True
    assert "Link" not in run("watch", "1").out


def test_unknown_job(run: Run) -> None:
    assert run("watch", "7").status == ErrorCode.JOB_NOT_FOUND.number


def test_watching_starts_no_engine(server: FakeServer, run: Run, no_engine: None) -> None:
    server.stop()
    assert run("watch").status == ErrorCode.ENGINE_UNREACHABLE.number


def test_a_painted_table_ends_with_the_link(
    server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    board = Board(server.engine.snapshot())
    Painting().show(board, [])
    assert "Link" not in capsys.readouterr().out
    board.apply(Publication(link=LINKS[1]))
    Painting().show(board, [])
    assert capsys.readouterr().out.splitlines()[-1] == "Link: yielding: 18 ms of queue"
    Painting(FIRST).show(board, [])
    assert "Link" not in capsys.readouterr().out
