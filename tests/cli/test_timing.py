from __future__ import annotations

import io
import json
from datetime import datetime, timedelta

import pytest

from ebbtide.cli.budgets import size_of
from ebbtide.cli.timing import start_time, why_lines
from ebbtide.core import commands as cmd
from ebbtide.core.budgets import OverCap
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.jobs import WhenActive
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run, add


@pytest.fixture(autouse=True)
def jobs(server: FakeServer) -> None:
    for name in "abcd":
        server.engine.handle(add(name))


def last_commands(server: FakeServer) -> list[object]:
    return [item for item in server.engine.received if isinstance(item, cmd.Command)]


def test_why_tells_every_reason_and_what_clears_it(server: FakeServer, run: Run) -> None:
    server.engine.handle(cmd.PauseAll())
    assert run("why", "1").out == ("Waiting: all transfers are paused.\n  Resume all transfers.\n")


def test_why_of_a_job_in_line(run: Run) -> None:
    assert run("why", "4").out == (
        "Waiting: 1st in line behind 'c'.\n  Its turn comes by itself, or start it now.\n"
    )


def test_why_for_programs(run: Run) -> None:
    (reason,) = json.loads(run("why", "4", "--json").out)["reasons"]
    assert (reason["code"], reason["clears_at"]) == ("in_line", None)
    assert reason["remedy"] == "Its turn comes by itself, or start it now."


def test_start_now(server: FakeServer, run: Run) -> None:
    assert run("start-now", "4").out == "4  d: About to start\n"
    assert last_commands(server) == [cmd.StartNow("4")]


def test_set_changes_what_is_named_and_nothing_else(server: FakeServer, run: Run) -> None:
    outcome = run("set", "1", "--cost", "standard", "--when-active", "yield", "--window", "Sat,Sun")
    assert outcome.status == 0
    assert last_commands(server) == [
        cmd.SetCostPolicy("1", "standard"),
        cmd.SetWhenActive("1", WhenActive.YIELD),
        cmd.SetWindow("1", "Sat,Sun"),
    ]


def test_default_goes_back_to_the_priority(server: FakeServer, run: Run) -> None:
    words = ("--cost", "--when-active", "--window", "--start-at")
    assert run("set", "1", *(part for word in words for part in (word, "default"))).status == 0
    assert last_commands(server) == [
        cmd.SetCostPolicy("1", None),
        cmd.SetWhenActive("1", None),
        cmd.SetWindow("1", None),
        cmd.SetStart("1", None),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), ErrorCode.USAGE, "Say what to set"),
        (("--cost", "cheap"), ErrorCode.VALUE_INVALID, "it must be one of always"),
        (("--window", "tonight"), ErrorCode.VALUE_INVALID, "'tonight' is not understood"),
        (("--start-at", "soon"), ErrorCode.USAGE, "'soon' is not a time"),
        (("--when-active", "dance"), ErrorCode.USAGE, "invalid choice"),
    ],
)
def test_what_cannot_be_set(
    arguments: tuple[str, ...], code: ErrorCode, words: str, run: Run
) -> None:
    outcome = run("set", "1", *arguments)
    assert outcome.status == code.number
    assert words in outcome.err


def test_move(server: FakeServer, run: Run) -> None:
    assert run("move", "4", "top").status == 0
    assert run("move", "4", "away").status == ErrorCode.USAGE.number
    assert last_commands(server) == [cmd.MoveJob("4", cmd.Place.TOP)]


def test_times_that_people_type() -> None:
    moment = datetime(2030, 1, 2, 3, 4).astimezone()
    assert start_time("2030-01-02T03:04") == moment.timestamp()
    soon = start_time("00:30") - datetime.now().astimezone().timestamp()
    assert 0 < soon <= timedelta(hours=25).total_seconds()


def test_budgets(server: FakeServer, run: Run) -> None:
    assert "No network has a data plan here" in run("budget").out
    options = ("--reset-day", "15", "--over", "throttled", "--used", "500M")
    assert run("budget", "Phone", "20G", *options).out == (
        "Phone: 500 MB of 20.0 GB used; starts anew on day 15\n"
    )
    assert json.loads(run("budget", "--json").out)[0]["state"] == "below_cap"
    assert run("budget", "Phone", "none").status == 0
    assert last_commands(server) == [
        cmd.SetBudget("Phone", 20 * 10**9, 15, OverCap.THROTTLED, 500 * 10**6),
        cmd.RemoveBudget("Phone"),
    ]


@pytest.mark.parametrize(
    ("text", "size"), [("20G", 20e9), ("1.5 TB", 1.5e12), ("500m", 5e8), ("7", 7), ("3 kB", 3000)]
)
def test_sizes_that_people_type(text: str, size: float) -> None:
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["", "G", "much", "1e999G", "nan"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(EbbtideError, match="is not a size"):
        size_of(text)


def test_a_budget_needs_a_cap(run: Run) -> None:
    assert run("budget", "Phone").status == ErrorCode.USAGE.number


def test_why_says_how_long_it_still_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebbtide.cli.timing.time.time", lambda: 1000.0)
    reason = {"text": "Trying again.", "remedy": "", "clears_at": 1130.0}
    assert list(why_lines({"verdict": {"reasons": [reason]}})) == ["Trying again (in 2 min 10 s)."]
    reason["clears_at"] = 999.0
    assert list(why_lines({"verdict": {"reasons": [reason]}})) == ["Trying again."]


def test_set_gives_a_file_another_name(server: FakeServer, run: Run) -> None:
    assert run("set", "1", "-o", "other.iso").status == 0
    assert last_commands(server) == [cmd.SetTarget("1", "other.iso")]
    assert run("set", "1", "-o", "sub/other.iso").status == ErrorCode.NAME_INVALID.number


def test_set_gives_a_job_another_login(
    server: FakeServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("pass word\n"))
    assert run("set", "1", "--user", "ann").status == 0
    assert last_commands(server) == [cmd.SetLogin("1", "ann", "pass word")]


def test_set_asks_for_other_bytes(server: FakeServer, run: Run) -> None:
    assert run("set", "1", "--max-size", "20M", "--checksum", "md5:" + 32 * "0").status == 0
    assert last_commands(server)[-2:] == [
        cmd.SetMaximumSize("1", 20_000_000),
        cmd.SetChecksum("1", "md5:" + 32 * "0"),
    ]
    assert run("set", "1", "--max-size", "off", "--checksum", "off").status == 0
    assert last_commands(server)[-2:] == [cmd.SetMaximumSize("1", None), cmd.SetChecksum("1", None)]
    assert run("set", "1", "--checksum", "md5:beef").status == ErrorCode.VALUE_INVALID.number
