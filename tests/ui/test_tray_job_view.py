from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Job
from ebbtide.ui.feed import Feed
from ebbtide.ui.job_view import JobView, Progress
from ebbtide.ui.steering import Steering
from ebbtide.ui.tray_job_view import TransfersView
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, B


class PaperView(JobView):
    """Takes down what would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Progress | None = None

    def show(self, progress: Progress) -> None:
        self.shown = progress

    def end(self) -> None:
        self.shown = None


@pytest.fixture
def paper() -> PaperView:
    return PaperView()


@pytest.fixture
def transfers(feed: Feed, gateway: FakeGateway, paper: PaperView) -> TransfersView:
    made = TransfersView(feed, Steering(gateway), paper)
    feed.start()
    gateway.settle()
    return made


def run(gateway: FakeGateway, feed: Feed, url: str = A) -> Job:
    job = gateway.add(url)
    gateway.answered(job, 1000)
    gateway.arrived(job, 414, 5.0)
    catch_up(gateway, feed)
    return job


def catch_up(gateway: FakeGateway, feed: Feed) -> None:
    gateway.settle()
    feed.flush()


def test_what_is_over_soon_is_not_shown(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    job = run(gateway, feed)
    assert transfers.begin.isActive()
    gateway.whole(job, 1000)
    catch_up(gateway, feed)
    assert not transfers.begin.isActive()
    assert paper.shown is None


def test_what_lasts_is_shown_until_a_while_after_its_end(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    job = run(gateway, feed)
    transfers.begin.timeout.emit()
    said = "414 bytes of 1.0 kB · 5 bytes/s · 2 min left"
    assert paper.shown == Progress("a.iso", said, 41, 5, 1000, 414)
    other = run(gateway, feed, B)
    assert paper.shown == Progress("2 running · 10 bytes/s", "", 41, 10, 2000, 828)
    for one in (job, other):
        gateway.whole(one, 1000)
    catch_up(gateway, feed)
    assert paper.shown is not None, "the next one may be about to start"
    assert transfers.rest.isActive()
    transfers.rest.timeout.emit()
    assert paper.shown is None


def test_a_size_that_is_not_known_gives_no_total(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    run(gateway, feed)
    transfers.begin.timeout.emit()
    gateway.answered(gateway.add(B), None)
    catch_up(gateway, feed)
    assert paper.shown is not None
    assert (paper.shown.total, paper.shown.processed) == (0, 0)


def test_somebody_who_pauses_there_resumes_there(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    run(gateway, feed)
    transfers.begin.timeout.emit()
    paper.suspend_asked.emit()
    catch_up(gateway, feed)
    assert paper.shown is not None
    assert paper.shown.suspended
    assert not transfers.rest.isActive()
    paper.resume_asked.emit()
    catch_up(gateway, feed)
    assert paper.shown is not None
    assert not paper.shown.suspended


def test_a_pause_from_elsewhere_ends_the_entry(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    run(gateway, feed)
    transfers.begin.timeout.emit()
    gateway.request(cmd.PauseAll())
    catch_up(gateway, feed)
    transfers.rest.timeout.emit()
    assert paper.shown is None


def test_to_cancel_there_pauses_and_deletes_nothing(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    run(gateway, feed)
    transfers.begin.timeout.emit()
    paper.cancel_asked.emit()
    catch_up(gateway, feed)
    assert paper.shown is None
    assert gateway.commands()[-1] == cmd.PauseAll(None)
    assert len(gateway.jobs) == 1


def test_an_engine_that_has_gone_leaves_no_entry(
    transfers: TransfersView, gateway: FakeGateway, feed: Feed, paper: PaperView
) -> None:
    run(gateway, feed)
    transfers.begin.timeout.emit()
    gateway.lose()
    catch_up(gateway, feed)
    transfers.rest.timeout.emit()
    assert paper.shown is None
