from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.ui.tide import COUNT, Moment, Quiet
from ebbtide.ui.tide_history import Coarse, Span, TideHistory

DAY = Span.DAY
BEGIN = 1_000 * Span.WEEK.value / COUNT * 24
"""A time at which a cell of every length begins."""


def shown(history: TideHistory, span: Span, now: float) -> list[Moment]:
    return [one for one in history.moments(span, now) if one is not None]


@pytest.mark.parametrize("span", [Span.HOUR, Span.DAY, Span.WEEK])
def test_what_moved_is_the_mean_of_its_cell(span: Span) -> None:
    history = TideHistory()
    half = span.step_s / 2
    for second in range(int(half)):
        history.note(Moment(BEGIN + second, 1000.0, 200.0))
    history.note(Moment(BEGIN + half, 0.0))
    cells = shown(history, span, BEGIN + 2 * half - 0.001)
    assert len(cells) == 1
    assert cells[0].ours == pytest.approx(500, rel=0.02)
    assert cells[0].others == pytest.approx(200)


def test_a_rate_that_is_heard_of_no_more_has_ended() -> None:
    history = TideHistory()
    history.note(Moment(BEGIN, 1000.0))
    cells = shown(history, DAY, BEGIN + 100)
    assert cells[0].ours == pytest.approx(40)


def test_quiet_goes_on_until_something_else_is_known() -> None:
    history = TideHistory()
    history.note(Moment(BEGIN, 0.0, None, Quiet.COST))
    later = BEGIN + 10 * DAY.step_s
    history.note(Moment(later, 0.0))
    reasons = [one.quiet for one in shown(history, DAY, later + 2 * DAY.step_s)]
    assert reasons[:10] == [Quiet.COST] * 10
    assert set(reasons[10:]) == {None}


def test_a_cell_is_quiet_for_what_it_was_quiet_most_of_the_time() -> None:
    coarse = Coarse(100.0)
    coarse.add(0, 60, Moment(0, 0.0, None, Quiet.POWER))
    coarse.add(60, 100, Moment(60, 9.0))
    coarse.add(100, 140, Moment(100, 0.0, None, Quiet.POWER))
    coarse.add(140, 200, Moment(140, 9.0))
    reasons = [one.quiet for one in coarse.moments(199) if one is not None]
    assert reasons == [Quiet.POWER, None]


def test_the_last_minutes_are_as_they_were() -> None:
    history = TideHistory()
    history.note(Moment(BEGIN, 5.0, 6.0, None, 0.01, 7.0))
    now = shown(history, Span.MINUTES, BEGIN)[-1]
    assert now == Moment(BEGIN, 5.0, 6.0, None, 0.01, 7.0)


def test_a_year_asleep_costs_no_memory() -> None:
    history = TideHistory()
    history.note(Moment(BEGIN, 5.0))
    history.note(Moment(BEGIN + 365 * 86_400, 5.0))
    for span in Span:
        assert len(history.moments(span, BEGIN + 365 * 86_400)) == COUNT


@given(st.lists(st.tuples(st.floats(0.01, 5000), st.floats(0, 1e9)), min_size=1, max_size=40))
def test_no_byte_is_counted_twice(notes: list[tuple[float, float]]) -> None:
    coarse, at, most = Coarse(100.0), 0.0, 0.0
    for seconds, rate in notes:
        coarse.add(at, at + seconds, Moment(at, rate))
        at += seconds
        most += rate * min(seconds, 4.0)
    counted = sum(cell.ours for cell in coarse._cells.values())
    assert counted <= most * 1.000001
    if at < 100.0 * COUNT:
        assert counted == pytest.approx(most)
