"""What people and programs are told of the link, by the real program and a slow server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ebbtide.api.address import socket_path
from ebbtide.api.client import connect
from ebbtide.api.methods import EVENTS
from tests.end_to_end.program import Program
from tests.end_to_end.surroundings import Jobs
from tests.servers.nginx import Nginx, running_nginx
from tests.waiting import wait_until

pytestmark = [pytest.mark.needs("nginx"), pytest.mark.timeout(60)]

SIZE = 1 << 30
MEMBERS = {
    "state",
    "down",
    "up",
    "others_down",
    "others_up",
    "queue_down_s",
    "queue_up_s",
    "direction",
    "limit",
    "limited_until",
    "text",
}
STEERED = {"starting", "link_idle", "yielding", "measuring", "user_active", "sharing"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with running_nginx(tmp_path / "nginx", directives="limit_rate 2m;") as server:
        with (server.root / "slow").open("wb") as file:
            file.truncate(SIZE)
        yield server


@pytest.fixture
def jobs(ebbtide: Program) -> Iterator[Jobs]:
    ebbtide.start("--headless")
    asked = Jobs()
    asked.change(connections_per_file=1, presence_unknown="ignore")
    yield asked
    asked.close()


def link_until(jobs: Jobs, holds: Callable[[Any], bool], what: str) -> Any:
    """Return what `engine.status` says of the link as soon as it is so."""
    found: list[Any] = []

    def look() -> bool:
        found[:] = [jobs.ask("engine.status")["link"]]
        return found[0] is not None and holds(found[0])

    wait_until(look, what)
    return found[0]


def test_a_transfer_that_gives_way_is_told_with_rates_and_words(
    ebbtide: Program, jobs: Jobs, server: Nginx
) -> None:
    assert jobs.ask("engine.status")["link"] is None
    jobs.change(yield_on_local_network=True)
    with connect(socket_path(os.environ)) as client:
        client.call("events.subscribe")
        jobs.add(f"{server.url}/slow")
        link = link_until(jobs, lambda link: link["down"] > 0, "bytes are measured")
        assert link.keys() == MEMBERS
        assert link["state"] in STEERED
        assert link["direction"] == "down"
        assert link["text"]
        told = next_link(client)
        assert told.keys() == MEMBERS
        assert told["text"]
        jobs.ask("jobs.suspend", job="1")
        while told["state"] != "quiet":
            told = next_link(client)
    assert told["text"] == "nothing is being transferred"
    assert told["down"] == 0


def test_who_is_not_held_back_is_never_called_quiet(
    ebbtide: Program, jobs: Jobs, server: Nginx
) -> None:
    jobs.add(f"{server.url}/slow")
    link_until(jobs, lambda link: link["state"] == "local", "it is on this machine")
    assert "Link: on your own network: not held back.\n" in ebbtide.run("status").stdout
    jobs.change(yield_on_local_network=True)
    jobs.ask("jobs.set_priority", job="1", priority="foreground")
    link_until(jobs, lambda link: link["state"] == "full_speed", "it does not give way")


def test_a_limit_is_told_by_the_link_and_by_the_job(
    ebbtide: Program, jobs: Jobs, server: Nginx
) -> None:
    jobs.change(limit_timetable="50k")
    jobs.add(f"{server.url}/slow")
    link = link_until(jobs, lambda link: link["state"] == "limited", "the limit holds it down")
    assert link["limit"] == 50_000
    assert link["text"] == "limited to 50.0 kB/s"
    assert ebbtide.run("why", "1").stdout.splitlines()[:3] == [
        "Transferring.",
        "The timetable limits such transfers together to 50.0 kB/s.",
        "  Change the setting limit_timetable.",
    ]

    jobs.change(limit_timetable="0")
    wait_until(lambda: not jobs.running(), "it stops")
    assert ebbtide.run("why", "1").stdout.splitlines() == [
        "Waiting: stopped by the timetable of limits.",
        "  Change the setting limit_timetable.",
    ]
    jobs.change(limit_timetable="")
    wait_until(lambda: jobs.arriving() == {1}, "it goes on")
    assert "limited_by_timetable" not in jobs.codes()


def next_link(client: Any) -> Any:
    """Return the next word about the link."""
    while True:
        method, publication = client.next_notification(20)
        if method == EVENTS and publication["link"] is not None:
            return publication["link"]
