from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.codec import from_data, to_data
from ebbtide.core.tide import COUNT, Moment, Quiet
from ebbtide.core.tide_history import Coarse, Span, TideCell, TideHistory, TideLog

HOUR, DAY = Span.HOUR, Span.DAY
BEGIN = 1_000.0 * Span.WEEK.step_s * 24
"""A time at which a cell of every length begins."""


class Notes:
    """A history whose clocks move together until a test says otherwise."""

    def __init__(self) -> None:
        self.history = TideHistory()
        self.ahead = 0.0
        """By how much the machine's waking time is less than the wall clock's."""

    def note(self, moment: Moment) -> None:
        self.history.note(moment, moment.at - self.ahead)

    def shown(self, span: Span, now: float) -> list[Moment]:
        moments = self.history.moments(span, now, now - self.ahead)
        return [one for one in moments if one is not None]

    def log(self, now: float) -> TideLog:
        return self.history.log(now, now - self.ahead)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.mark.parametrize("span", [Span.HOUR, Span.DAY, Span.WEEK])
def test_what_moved_is_the_mean_of_its_cell(notes: Notes, span: Span) -> None:
    half = span.step_s / 2
    for second in range(int(half)):
        notes.note(Moment(BEGIN + second, 1000.0, 200.0))
    notes.note(Moment(BEGIN + half, 0.0))
    cells = notes.shown(span, BEGIN + 2 * half - 0.001)
    assert len(cells) == 1
    assert cells[0].ours == pytest.approx(500, rel=0.02)
    assert cells[0].others == pytest.approx(200)


@pytest.mark.parametrize("span", [Span.HOUR, Span.DAY, Span.WEEK])
def test_limit_and_queue_are_the_means_of_when_there_were_any(notes: Notes, span: Span) -> None:
    quarter = int(span.step_s / 4)
    for second in range(quarter):
        notes.note(Moment(BEGIN + second, 900.0, queue_s=0.1, limit=1000.0))
    for second in range(quarter, 2 * quarter):
        notes.note(Moment(BEGIN + second, 900.0, queue_s=0.3, limit=3000.0))
    for second in range(2 * quarter, 3 * quarter):
        notes.note(Moment(BEGIN + second, 900.0))
    (cell,) = notes.shown(span, BEGIN + 3 * quarter)
    assert cell.limit == pytest.approx(2000)
    assert cell.queue_s == pytest.approx(0.2)
    other = Notes()
    other.history.restore(notes.log(BEGIN + 3 * quarter), BEGIN + 3 * quarter, BEGIN)
    assert other.shown(span, BEGIN + 3 * quarter) == [cell]


def test_nobody_invents_a_limit_or_a_queue(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 900.0))
    (cell,) = notes.shown(HOUR, BEGIN + 3)
    assert cell.limit is None
    assert cell.queue_s is None


def test_a_rate_that_is_heard_of_no_more_has_ended(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 1000.0))
    cells = notes.shown(DAY, BEGIN + 100)
    assert cells[0].ours == pytest.approx(40)


def test_looking_changes_nothing(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 1000.0))
    for second in range(100):
        notes.shown(DAY, BEGIN + second)
    assert notes.shown(DAY, BEGIN + 100)[0].ours == pytest.approx(40)


def test_quiet_goes_on_until_something_else_is_known(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, None, Quiet.COST))
    later = BEGIN + 10 * DAY.step_s
    notes.note(Moment(later, 0.0))
    reasons = [one.quiet for one in notes.shown(DAY, later + 2 * DAY.step_s)]
    assert reasons[:10] == [Quiet.COST] * 10
    assert set(reasons[10:]) == {None}


def test_a_cell_is_quiet_for_what_it_was_quiet_most_of_the_time() -> None:
    coarse = Coarse(100)
    coarse.add(0, 60, Moment(0, 0.0, None, Quiet.POWER))
    coarse.add(60, 100, Moment(60, 9.0))
    coarse.add(100, 140, Moment(100, 0.0, None, Quiet.POWER))
    coarse.add(140, 200, Moment(140, 9.0))
    reasons = [one.quiet for one in coarse.moments(199) if one is not None]
    assert reasons == [Quiet.POWER, None]


def test_the_last_minutes_are_as_they_were(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 5.0, 6.0, None, 0.01, 7.0))
    now = notes.shown(Span.MINUTES, BEGIN)[-1]
    assert now == Moment(BEGIN, 5.0, 6.0, None, 0.01, 7.0)


def test_a_year_of_rest_costs_no_memory(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, None, Quiet.PAUSED))
    end = BEGIN + 365 * 86_400
    notes.note(Moment(end, 5.0))
    assert len(notes.log(end).cells) <= 3 * (COUNT + 1)


# Gaps


@pytest.mark.parametrize("span", list(Span))
def test_the_time_asleep_is_a_gap(notes: Notes, span: Span) -> None:
    part = span.value / 4
    notes.note(Moment(BEGIN, 0.0, None, Quiet.PRESENCE))
    notes.shown(span, BEGIN + part)
    notes.ahead += part
    moments = notes.history.moments(span, BEGIN + 3 * part, BEGIN + 2 * part)
    known = [one is not None for one in moments]
    quarter = COUNT // 4
    # In the middle of each part, as the ends may share a cell.
    middles = [known[place * quarter + quarter // 2] for place in range(4)]
    assert middles == [False, True, True, False]


def test_a_rate_from_before_the_sleep_is_none_after_it(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 1000.0))
    notes.ahead += 3600
    cells = notes.shown(HOUR, BEGIN + 3601) + notes.shown(HOUR, BEGIN + 3604)
    assert sum(cell.ours for cell in cells) < 2000


def test_nothing_is_known_after_the_end(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, None, Quiet.COST))
    notes.history.stop(BEGIN + 60, BEGIN + 60)
    for span in (Span.MINUTES, HOUR):
        moments = notes.history.moments(span, BEGIN + 300, BEGIN + 300)
        assert moments[-1] is None
        assert sum(one is not None for one in moments) == pytest.approx(60 / span.step_s, abs=2)


def test_a_clock_that_is_set_back_loses_nothing_from_before(notes: Notes) -> None:
    for minute in range(60):
        notes.note(Moment(BEGIN + 60 * minute, 0.0, None, Quiet.POWER))
    before = notes.shown(HOUR, BEGIN + 1500)
    notes.note(Moment(BEGIN + 1800, 0.0))
    assert notes.shown(HOUR, BEGIN + 1810)[: len(before)] == before


def test_a_clock_that_runs_years_ahead_for_a_while_loses_nothing_either(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, None, Quiet.POWER))
    notes.note(Moment(BEGIN + 600, 0.0))
    before = notes.shown(HOUR, BEGIN + 600)
    ahead = 3 * 365 * 86_400.0
    notes.ahead = ahead
    for minute in range(30):
        notes.note(Moment(BEGIN + 600 + ahead + 60 * minute, 1.0))
    notes.ahead = 0.0
    notes.note(Moment(BEGIN + 2400, 0.0))
    assert notes.shown(HOUR, BEGIN + 2400)[: len(before) - 1] == before[:-1]


# From one run to the next


def test_a_history_goes_on_where_another_one_ended(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, 5.0, Quiet.COST))
    notes.note(Moment(BEGIN + 1000, 7.0))
    log = notes.log(BEGIN + 1004)
    other = Notes()
    other.history.restore(from_data(TideLog, to_data(log)), BEGIN + 1004, BEGIN + 1004)
    for span in Span:
        assert other.shown(span, BEGIN + 1004) == notes.shown(span, BEGIN + 1004)
    assert other.log(BEGIN + 1004) == log


def test_cells_of_a_length_that_is_not_in_use_are_left_alone() -> None:
    other = Notes()
    other.history.restore(TideLog((), (TideCell(7, 1, 7.0),)), BEGIN, BEGIN)
    assert other.log(BEGIN) == TideLog()


def test_only_what_has_changed_is_to_be_written(notes: Notes) -> None:
    notes.note(Moment(BEGIN, 0.0, None, Quiet.COST))
    first = notes.history.changes(BEGIN + 3600, BEGIN + 3600)
    assert len(first.kept) == 300 + 13 + 2
    notes.history.written()
    assert not notes.history.changes(BEGIN + 3600, BEGIN + 3600).kept
    again = notes.history.changes(BEGIN + 3607, BEGIN + 3607)
    assert [cell.step_s for cell in again.kept] == [12, 288, 2016]
    assert again.gone == ((12, int(BEGIN // 12)),)


@given(st.lists(st.tuples(st.floats(0.01, 5000), st.floats(0, 1e9)), min_size=1, max_size=40))
def test_no_byte_is_counted_twice(notes: list[tuple[float, float]]) -> None:
    coarse, at, most = Coarse(100), 0.0, 0.0
    for seconds, rate in notes:
        coarse.add(at, at + seconds, Moment(at, rate))
        at += seconds
        most += rate * min(seconds, 4.0)
    counted = sum(cell.ours for cell in coarse.cells())
    assert counted <= most * 1.000001
    if at < 100.0 * COUNT:
        assert counted == pytest.approx(most)


_QUIETS = st.none() | st.sampled_from(Quiet)
_STEPS = st.lists(
    st.tuples(
        st.floats(0, 20_000),  # awake
        st.sampled_from([0.0, 0.0, 3.0, 40_000.0]),  # asleep
        st.sampled_from([0.0, 0.0, -5_000.0, 5_000.0, 1e9, -1e9]),  # the clock is set
        st.floats(0, 1e9),
        _QUIETS,
        st.booleans(),
    ),
    max_size=12,
)


@given(_STEPS)
def test_whatever_the_clocks_do_no_more_is_known_than_was_lived_through(
    steps: list[tuple[float, float, float, float, Quiet | None, bool]],
) -> None:
    history, kept = TideHistory(), dict[tuple[int, int], TideCell]()
    now, awake, most = BEGIN + 2e9, 0.0, 0.0
    for lived, slept, jump, rate, quiet, looks in steps:
        now, awake = now + lived + slept + jump, awake + lived
        history.note(Moment(now, rate, None, quiet), awake)
        most += 4 * rate
        if looks:
            changes = history.changes(now, awake)
            kept |= {(one.step_s, one.number): one for one in changes.kept}
            for gone in changes.gone:
                kept.pop(gone, None)  # may have come and gone since the last look
            history.written()
            assert tuple(sorted(kept.values(), key=_place)) == history.log(now, awake).cells
    cells = history.log(now, awake).cells
    for span in (Span.HOUR, Span.DAY, Span.WEEK):
        mine = [cell for cell in cells if cell.step_s == span.step_s]
        assert len(mine) <= COUNT
        assert sum(cell.seconds for cell in mine) <= awake + 0.001
        assert sum(cell.ours for cell in mine) <= most * 1.000001
        for cell in mine:
            assert sum(seconds for _, seconds in cell.quiet) <= cell.seconds + 0.001


def _place(cell: TideCell) -> tuple[int, int]:
    return cell.step_s, cell.number


def test_the_last_minutes_before_a_restart_come_of_the_cells() -> None:
    step, history = HOUR.step_s, TideHistory()
    number = int(BEGIN // step) + 5
    cells = (
        TideCell(step, number, 12.0, 12_000.0),
        TideCell(step, number + 1, 12.0, quiet=((Quiet.COST, 12.0),)),
    )
    now = BEGIN + 20 * step
    history.note(Moment(now, 7.0), now)
    history.restore(TideLog((), cells), now, now)
    shown = [one for one in history.moments(Span.MINUTES, now, now) if one is not None]
    assert [one.ours for one in shown] == [1000.0] * 6 + [0.0] * 6 + [7.0]
    assert [one.quiet for one in shown] == [None] * 6 + [Quiet.COST] * 6 + [None]
    assert [one.at for one in shown[:6]] == [BEGIN + 5 * step + 2 * place for place in range(6)]
