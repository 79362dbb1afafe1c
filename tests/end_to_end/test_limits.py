"""Fixed limits and timetables act on a transfer that runs, with the real program.

How long a user waits is printed (`pytest -rP`); a second is what is promised, the bound is
generous, because the machines that run these tests are busy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Event

import pytest

from tests.end_to_end.program import Program
from tests.end_to_end.surroundings import SIZE, Jobs, seconds_until
from tests.servers.nginx import Nginx
from tests.waiting import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.needs("nginx")]

SLOW = 100_000
"""Bytes per second."""
SOON_S = 5.0
SPAN_S = 0.5


@pytest.fixture
def jobs(ebbtide: Program, nginx: Nginx) -> Iterator[Jobs]:
    """The engine, with a transfer that runs at 100 kB/s."""
    with (nginx.root / "big").open("wb") as file:
        file.truncate(SIZE)
    ebbtide.start("--headless")
    with closing(Jobs()) as made:
        made.change(download_limit="100k")
        made.add(f"{nginx.url}/big", priority="foreground")
        wait_until(lambda: made.job()["received"] > 0, "it runs")
        yield made


def rate(jobs: Jobs) -> float:
    """Return the bytes per second of the next half a second."""
    before = jobs.job()["received"]
    Event().wait(SPAN_S)
    return float(jobs.job()["received"] - before) / SPAN_S


def stands(jobs: Jobs) -> bool:
    return rate(jobs) == 0


def goes_slowly(jobs: Jobs) -> bool:
    return 0 < rate(jobs) < 4 * SLOW


def goes_fast(jobs: Jobs) -> bool:
    return rate(jobs) > 8 * SLOW


def test_a_changed_limit_acts_on_a_running_transfer(jobs: Jobs) -> None:
    seconds_until(lambda: goes_slowly(jobs), "it keeps to the limit", SOON_S)
    jobs.change(download_limit="4M")
    seconds_until(lambda: goes_fast(jobs), "a higher limit shows", SOON_S)
    jobs.change(download_limit="100k")
    seconds_until(lambda: goes_slowly(jobs), "a lower limit shows", SOON_S)
    jobs.change(download_limit="0")
    seconds_until(lambda: stands(jobs), "it is stopped", SOON_S)
    assert jobs.codes() == ["zero_downloads"], "it says why"
    jobs.change(download_limit="4M")
    seconds_until(lambda: goes_fast(jobs), "it goes on", SOON_S)


def test_a_changed_timetable_acts_on_a_running_transfer(jobs: Jobs) -> None:
    jobs.change(limit_timetable="foreground 100k", download_limit="off")
    seconds_until(lambda: goes_slowly(jobs), "it keeps to the timetable", SOON_S)
    jobs.change(limit_timetable="00:00-12:00 foreground 0; 12:00-24:00 foreground 0")
    seconds_until(lambda: stands(jobs), "it is stopped", SOON_S)
    jobs.change(limit_timetable="foreground 4M")
    seconds_until(lambda: goes_fast(jobs), "it goes on", SOON_S)
