from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Priority
from ebbtide.ui.feed import Feed
from ebbtide.ui.overview import Mood, Overview
from tests.ui.fake_gateway import FakeGateway


@pytest.mark.parametrize(
    ("overview", "mood"),
    [
        (Overview(), Mood.IDLE),
        (Overview(waiting=1), Mood.WAITING),
        (Overview(failed=1, waiting=1), Mood.ERROR),
        (Overview(paused=True, failed=1), Mood.PAUSED),
        (Overview(running=1, failed=1, waiting=1), Mood.TRANSFERRING),
        (Overview(lost=True, running=1), Mood.ERROR),
    ],
)
def test_the_one_thing_to_show(overview: Overview, mood: Mood) -> None:
    assert overview.mood is mood


def test_sums_up(feed: Feed, gateway: FakeGateway) -> None:
    for name, here in (("a", 250), ("b", 750)):
        job = gateway.add(f"https://example.org/{name}", priority=Priority.FOREGROUND)
        gateway.answered(job, 1000)
        gateway.sample(job, here, 100.0)
    unknown = gateway.add("https://example.org/c", priority=Priority.FOREGROUND)
    gateway.answered(unknown, None)
    gateway.fail(
        gateway.add("https://example.org/d", priority=Priority.FOREGROUND),
        ErrorCode.REMOTE_MISSING,
    )
    gateway.add("https://example.org/e", hold=True)
    feed.start()
    gateway.settle()
    expected = Overview(running=3, waiting=1, failed=1, bytes_per_second=200.0, level=0.5)
    assert feed.overview == expected


def test_knows_the_great_pause(feed: Feed, gateway: FakeGateway) -> None:
    gateway.request(cmd.PauseAll())
    feed.start()
    gateway.settle()
    assert feed.overview.paused


def test_knows_that_the_engine_has_gone(feed: Feed, gateway: FakeGateway) -> None:
    feed.start()
    gateway.lose()
    gateway.settle()
    assert feed.overview.lost
