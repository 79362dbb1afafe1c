from __future__ import annotations

import time
from datetime import datetime

import pytest

from ebbtide.cli.pausing import duration_of, pause_end
from ebbtide.core import commands as cmd
from ebbtide.core.errors import EbbtideError, ErrorCode
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run

SLACK_S = 60


def asked_until(server: FakeServer) -> float:
    (command,) = (one for one in server.engine.received if isinstance(one, cmd.PauseAll))
    assert command.until is not None
    return command.until


def test_for_a_while(server: FakeServer, run: Run) -> None:
    out = run("pause", "--for", "1h30m").out
    assert asked_until(server) == pytest.approx(time.time() + 5400, abs=SLACK_S)
    ends = datetime.fromtimestamp(asked_until(server))  # noqa: DTZ006
    assert out == f"All transfers are paused until {ends:%Y-%m-%d %H:%M:%S}.\n"


def test_until_tomorrow_is_the_next_morning(server: FakeServer, run: Run) -> None:
    assert run("pause", "--all", "--until", "tomorrow").status == 0
    ends = datetime.fromtimestamp(asked_until(server))  # noqa: DTZ006
    assert (ends.hour, ends.minute) == (6, 0)
    assert 0 < asked_until(server) - time.time() <= 31 * 3600


def test_until_an_hour_of_the_clock_is_the_next_one(server: FakeServer, run: Run) -> None:
    assert run("pause", "--until", "07:30").status == 0
    ends = datetime.fromtimestamp(asked_until(server))  # noqa: DTZ006
    assert (ends.hour, ends.minute) == (7, 30)
    assert 0 < asked_until(server) - time.time() <= 25 * 3600


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("30m", 1800), ("30 min", 1800), ("1H", 3600), ("1h30m", 5400), ("2d", 172_800)],
)
def test_durations(text: str, seconds: int) -> None:
    assert duration_of(text) == seconds


@pytest.mark.parametrize(
    ("jobs", "duration", "until"),
    [
        ([], "soon", None),
        ([], "", None),
        ([], "10", None),
        ([], "0s", None),
        ([], "٣h", None),
        ([], "1h", "tomorrow"),
        (["1"], "1h", None),
        ([], None, "2020-01-01T00:00"),
        ([], None, "yesterday"),
    ],
)
def test_what_is_no_end(jobs: list[str], duration: str | None, until: str | None) -> None:
    with pytest.raises(EbbtideError) as caught:
        pause_end(jobs, duration, until)
    assert caught.value.info.code is ErrorCode.USAGE
