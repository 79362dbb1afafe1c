from __future__ import annotations

from pytestqt.qtbot import QtBot

from ebbtide.core.commands import TakeSnapshot
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.ui.feed import MOST_AT_ONCE, Feed
from ebbtide.ui.gateway import Gateway, Otherwise, Then
from ebbtide.ui.mirror import Changes
from tests.ui.fake_gateway import FakeGateway


class Heard:
    def __init__(self, feed: Feed) -> None:
        self.bundles: list[Changes] = []
        feed.changed.connect(self.bundles.append)


def test_the_first_change_comes_at_once_the_others_together(
    feed: Feed, gateway: FakeGateway, qtbot: QtBot
) -> None:
    feed.start()
    gateway.settle()
    heard = Heard(feed)
    for number in range(100):
        gateway.add(f"https://example.org/{number}", hold=True)
    gateway.settle()
    assert [len(bundle.added) for bundle in heard.bundles] == [1]
    qtbot.waitUntil(lambda: len(heard.bundles) == 2)
    assert len(heard.bundles[1].added) == 99


def test_thousands_of_news_are_taken_in_by_and_by(
    feed: Feed, gateway: FakeGateway, qtbot: QtBot
) -> None:
    feed.start()
    gateway.settle()
    heard = Heard(feed)
    for number in range(3 * MOST_AT_ONCE):
        gateway.add(f"https://example.org/{number}", hold=True)
    gateway.settle()
    qtbot.waitUntil(lambda: len(feed.mirror.views) == 3 * MOST_AT_ONCE)
    assert max(len(bundle.added) for bundle in heard.bundles) <= MOST_AT_ONCE
    added = [job_id for bundle in heard.bundles for job_id in bundle.added]
    assert added == list(feed.mirror.views)


def test_what_came_before_the_snapshot_is_in_it(feed: Feed, gateway: FakeGateway) -> None:
    gateway.add("https://example.org/a")
    heard = Heard(feed)
    feed.start()
    gateway.settle()
    assert len(heard.bundles) == 1
    assert len(heard.bundles[0].added) == 1
    assert not heard.bundles[0].gap


def test_asks_once_for_a_new_snapshot_after_a_gap(feed: Feed, gateway: FakeGateway) -> None:
    feed.start()
    gateway.settle()
    for name in "abc":
        gateway.skip_a_number()
        gateway.add(f"https://example.org/{name}", hold=True)
    gateway.settle()
    feed.flush()
    gateway.settle()
    asked = [one for one in gateway.requests if isinstance(one, TakeSnapshot)]
    assert 2 <= len(asked) <= 3
    assert len(feed.mirror.views) == 3


class RefusingGateway(Gateway):
    """An engine that is about to end."""

    def request(
        self, message: object, then: Then | None = None, otherwise: Otherwise | None = None
    ) -> None:
        if otherwise is not None:
            otherwise(ErrorInfo(ErrorCode.ENGINE_STOPPING))


def test_a_refused_snapshot_is_told(qtbot: QtBot) -> None:
    feed = Feed(RefusingGateway())
    with qtbot.waitSignal(feed.refused) as told:
        feed.start()
    assert told.args == [ErrorInfo(ErrorCode.ENGINE_STOPPING)]
