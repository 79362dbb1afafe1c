from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.observations import Answer, Presence
from ebbtide.core.ports import Publication
from ebbtide.core.tide import COUNT, Moment, Quiet
from ebbtide.core.tide_history import Span, TideCell, TideLog
from ebbtide.ui.feed import Feed
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.tide import Band, bands, quiet_of
from ebbtide.ui.tide_line import TideLine, quiet_text
from tests.ui.fake_gateway import START, FakeGateway
from tests.ui.hands import A, B, CatchUp

NOW = START
LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def last(line: TideLine) -> Moment:
    moment = line.history.recent.moments(NOW)[-1]
    assert moment is not None
    return moment


def test_quiet_times_with_one_reason_are_one_band() -> None:
    here = Moment(0.0, quiet=Quiet.PRESENCE)
    dear = Moment(0.0, quiet=Quiet.COST)
    moments = [None, here, here, Moment(0.0), here, dear]
    assert bands(moments) == [
        Band(1, 3, Quiet.PRESENCE),
        Band(4, 5, Quiet.PRESENCE),
        Band(5, 6, Quiet.COST),
    ]


def test_the_reason_of_most_counts(gateway: FakeGateway) -> None:
    assert quiet_of([]) is None
    gateway.add(A)
    gateway.add(B)
    gateway.add(B, hold=True)
    gateway.observe(Presence(away=Answer.NO))
    views = [gateway._view(job) for job in gateway.jobs.values()]
    assert quiet_of(views) is Quiet.PRESENCE
    assert quiet_of(views[2:]) is None, "a job that is held is quiet for no rule"


# What is shown


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(feed: Feed, gateway: FakeGateway, clock: Clock, qtbot: QtBot) -> TideLine:
    strip = TideLine(feed, clock=clock, awake=clock)
    qtbot.addWidget(strip)
    strip.resize(600, 40)
    strip.show()
    feed.start()
    gateway.settle()
    return strip


def flush(feed: Feed, gateway: FakeGateway) -> None:
    gateway.settle()
    feed.flush()


def run(gateway: FakeGateway, feed: Feed, speed: float) -> None:
    job = gateway.add(A)
    gateway.answered(job, 10**9)
    gateway.sample(job, 10, speed)
    flush(feed, gateway)


def test_our_rate_is_noted(line: TideLine, feed: Feed, gateway: FakeGateway) -> None:
    assert not line.timer.isActive(), "nothing ticks while there is nothing to show"
    run(gateway, feed, 2e6)
    assert last(line).ours == 2e6
    assert line.timer.isActive()


def test_why_we_are_quiet_is_noted(line: TideLine, feed: Feed, gateway: FakeGateway) -> None:
    run(gateway, feed, 2e6)
    gateway.observe(Presence(away=Answer.NO))
    flush(feed, gateway)
    assert last(line).quiet is Quiet.PRESENCE
    gateway.request(cmd.PauseAll())
    flush(feed, gateway)
    assert last(line).quiet is Quiet.PAUSED


def test_others_are_noted_where_somebody_measures_them(
    line: TideLine, feed: Feed, gateway: FakeGateway
) -> None:
    run(gateway, feed, 2e6)
    assert last(line).others is None
    feed.mirror.link = LinkSample(others_down=3e6, queue_down_s=0.012, limit=5e6)
    flush(feed, gateway)
    assert last(line).others == 3e6
    said = line.words_at(last(line))
    assert said.endswith("others: 3.0 MB/s · limit: 5.0 MB/s · delay: 12 ms")


def test_the_present_says_what_happens_to_the_link(
    line: TideLine, feed: Feed, gateway: FakeGateway
) -> None:
    run(gateway, feed, 2e6)
    gateway.tell(Publication(link=LinkSample(LinkState.USER_ACTIVE)))
    flush(feed, gateway)
    assert line.summary().endswith("; you are using the network")
    assert line.read_out(COUNT - 1).endswith(" · you are using the network")
    assert line.read_out(COUNT - 2) == ""
    gateway.tell(Publication(link=LinkSample()))
    flush(feed, gateway)
    assert feed.mirror.link is None
    assert feed.mirror.others_rate is None
    assert "you are using" not in line.summary()


def test_a_limit_of_nothing_has_a_band_of_its_own(
    line: TideLine, feed: Feed, gateway: FakeGateway
) -> None:
    run(gateway, feed, 2e6)
    gateway.request(cmd.ChangeSetting("download_limit", "0"))
    flush(feed, gateway)
    assert last(line).quiet is Quiet.LIMIT
    assert quiet_text(Quiet.LIMIT) == "stopped by a limit"


def test_more_of_the_past_is_one_choice_away(
    line: TideLine, feed: Feed, gateway: FakeGateway, clock: Clock
) -> None:
    run(gateway, feed, 2e6)
    clock.now += 3 * 3600
    assert not any(one is not None and one.ours for one in line.moments)
    line.spans.setFocus()
    line.spans.menu().actions()[list(Span).index(Span.DAY)].trigger()
    assert line.spans.text() == "1 day"
    assert any(one is not None and one.ours for one in line.moments)
    assert line.summary().endswith("shown: 1 day")


def test_pointing_at_it_reads_it_out(
    line: TideLine, feed: Feed, gateway: FakeGateway, qtbot: QtBot
) -> None:
    run(gateway, feed, 2e6)
    moment = last(line)
    assert line.words_at(moment).endswith("we: 2.0 MB/s")
    QTest.mouseMove(line, QPoint(599, 20))
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == line.words_at(moment)


def test_the_ear_gets_the_same(
    line: TideLine, feed: Feed, gateway: FakeGateway, clock: Clock
) -> None:
    assert line.summary() == "Now 0 bytes/s, 0 bytes/s at most; shown: 10 minutes"
    run(gateway, feed, 2e6)
    clock.now += 60
    gateway.observe(Presence(away=Answer.NO))
    flush(feed, gateway)
    clock.now += 118
    line.timer.timeout.emit()
    assert line.accessibleDescription() == (
        "Now 0 bytes/s, 2.0 MB/s at most; shown: 10 minutes; quiet for 2 min: you were here"
    )


@pytest.mark.parametrize("direction", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def test_the_present_is_where_lines_end(
    line: TideLine, feed: Feed, gateway: FakeGateway, direction: Qt.LayoutDirection
) -> None:
    line.setLayoutDirection(direction)
    run(gateway, feed, 2e6)
    picture = line.grab().toImage()
    background = picture.pixelColor(300, 20)
    left, right = (picture.pixelColor(x, 38) != background for x in (1, 598))
    assert (left, right) == (direction is RIGHT_TO_LEFT, direction is LEFT_TO_RIGHT)


@pytest.mark.parametrize("direction", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def test_nothing_is_drawn_under_the_button(line: TideLine, direction: Qt.LayoutDirection) -> None:
    line.setLayoutDirection(direction)
    place = line.spans.geometry()
    drawn = sorted((line._x(0), line._x(COUNT)))
    assert place.right() < drawn[0] or drawn[1] < place.left()
    assert [line._index_at(line._x(index + 0.5)) for index in (0, 150, 299)] == [0, 150, 299]


def test_a_quiet_time_is_tinted_and_says_why(
    line: TideLine, feed: Feed, gateway: FakeGateway, clock: Clock
) -> None:
    gateway.add(A)
    gateway.observe(Presence(away=Answer.NO))
    flush(feed, gateway)
    before = line.grab().toImage().pixelColor(300, 2)
    clock.now += 500
    after = line.grab().toImage().pixelColor(300, 2)
    assert after != before
    assert all(quiet_text(quiet) for quiet in Quiet)


def test_it_stands_still_where_nobody_looks(
    line: TideLine, feed: Feed, gateway: FakeGateway
) -> None:
    run(gateway, feed, 2e6)
    line.hide()
    assert not line.timer.isActive()


def test_it_comes_with_the_first_job_and_can_be_put_away(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, make_window: type
) -> None:
    assert window.tide_line.isHidden()
    gateway.add(A)
    catch_up(window)
    assert window.tide_line.isVisible()
    window.show_tide.trigger()
    assert window.tide_line.isHidden()
    window.save()
    assert make_window().tide_line.isHidden()


# What was before the window


def test_what_the_engine_remembers_is_shown(line: TideLine, clock: Clock) -> None:
    yesterday = int((clock.now - 80_000) // Span.DAY.step_s)
    cells = [
        TideCell(Span.DAY.step_s, yesterday + place, 288.0, 0.0, quiet=((Quiet.POWER, 280.0),))
        for place in range(5)
    ]
    line.restore(TideLog((Moment(clock.now - 60, 5e6),), tuple(cells)))
    assert next(one.ours for one in line.moments if one is not None) == 5e6
    line.show_span(Span.DAY)
    assert [band.quiet for band in bands(line.moments)] == [Quiet.POWER]
    assert line.timer.isActive()


@pytest.mark.parametrize("span", [Span.HOUR, Span.DAY, Span.WEEK])
def test_limit_and_queue_of_long_ago_are_drawn_and_read_out(
    line: TideLine, clock: Clock, span: Span
) -> None:
    step, last_cell = float(span.step_s), int(clock.now // span.step_s)
    plain = tuple(
        TideCell(span.step_s, last_cell - place, step, step * 1e6) for place in range(50, 60)
    )
    line.show_span(span)
    line.restore(TideLog((), plain))
    before = line.grab().toImage()
    link = (2e6 * step, step, 0.04 * step, step)
    line.restore(TideLog((), tuple(TideCell(*_sums(cell), (), *link) for cell in plain)))
    assert line.read_out(COUNT - 1 - 55).endswith("we: 1.0 MB/s · limit: 2.0 MB/s · delay: 40 ms")
    assert line.grab().toImage() != before


def _sums(cell: TideCell) -> tuple[int, int, float, float, float, float]:
    return cell.step_s, cell.number, cell.seconds, cell.ours, cell.others, cell.others_s


def test_nothing_is_noted_while_there_is_no_engine(
    line: TideLine, feed: Feed, gateway: FakeGateway, clock: Clock
) -> None:
    run(gateway, feed, 2e6)
    gateway.lose()
    flush(feed, gateway)
    clock.now += 60
    assert line.moments[-1] is None
