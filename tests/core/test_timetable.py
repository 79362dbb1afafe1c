"""Timetables: what they say, how they are refused, when they change."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.jobs import Priority
from ebbtide.core.link_samples import Direction
from ebbtide.core.timetable import (
    DAYS,
    Ruling,
    Timetable,
    TimetableError,
    parse_rate,
    parse_timetable,
)

MONDAY = datetime(2026, 11, 16)  # noqa: DTZ001 - a timetable speaks of local time
WORK = "Mon-Fri 08:00-18:00 500k; Sat,Sun 2M; else off"
PAGE = Path(__file__).parents[2] / "docs" / "yield.md"
BITS = PAGE.read_text().partition("```timetable\n")[2].partition("```")[0]
"""The example of the documentation."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


def rate(
    text: str,
    when: datetime,
    priority: Priority = Priority.NORMAL,
    direction: Direction = Direction.DOWN,
) -> float | None:
    return parse_timetable(text).ruling(when, priority, direction).rate


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (at(0, 7, 59), None),
        (at(0, 8), 500e3),
        (at(4, 17, 59), 500e3),
        (at(4, 18), None),
        (at(5, 3), 2e6),
        (at(6, 23, 59), 2e6),
    ],
)
def test_the_first_rule_that_fits_counts(when: datetime, expected: float | None) -> None:
    assert rate(WORK, when) == expected


def test_tells_when_another_rate_begins() -> None:
    table = parse_timetable(WORK)
    assert table.ruling(at(0, 9, 30), Priority.LOW, Direction.DOWN) == Ruling(500e3, 0, at(0, 18))
    assert table.ruling(at(4, 18), Priority.LOW, Direction.DOWN).until == at(5, 0)
    assert table.ruling(at(6, 12), Priority.LOW, Direction.DOWN).until == at(7, 0)


def test_without_changes_there_is_no_until() -> None:
    assert parse_timetable("1M").ruling(at(0, 0), Priority.LOW, Direction.UP) == Ruling(1e6, 0)
    assert parse_timetable("").ruling(at(0, 0), Priority.LOW, Direction.UP) == Ruling()


def test_times_go_over_midnight_and_over_the_week() -> None:
    assert rate("Fri 22:00-06:00 1M", at(5, 5, 59)) == 1e6
    assert rate("Fri 22:00-06:00 1M", at(4, 5)) is None
    assert rate("Sun 22:00-06:00 1M", at(0, 5)) == 1e6
    assert rate("Sun 22:00-06:00 1M", at(0, 6)) is None


def test_days_go_over_the_week() -> None:
    assert rate("Sat-Mon 1M", at(0, 1)) == 1e6
    assert rate("Sat-Mon 1M", at(1, 1)) is None


def test_several_times_a_day() -> None:
    text = "08:00-12:00,13:00-17:00 1M"
    assert [rate(text, at(2, hour)) for hour in (8, 12, 13, 17)] == [1e6, None, 1e6, None]


def test_priorities_and_directions() -> None:
    text = "low,normal up 10k; foreground 5M; high down 0"
    assert rate(text, MONDAY, Priority.LOW, Direction.UP) == 10e3
    assert rate(text, MONDAY, Priority.LOW, Direction.DOWN) is None
    assert rate(text, MONDAY, Priority.FOREGROUND) == 5e6
    assert rate(text, MONDAY, Priority.HIGH) == 0
    assert rate("1k", MONDAY, Priority.FOREGROUND) is None


@pytest.mark.parametrize(
    ("when", "high", "normal", "low"),
    [
        (at(0, 9), 800e3, 200e3, 0.0),
        (at(0, 20), None, 3e6, 1e6),
        (at(6, 3), None, 4e6, 4e6),
    ],
)
def test_says_what_bits_calendar_says(
    when: datetime, high: float | None, normal: float, low: float
) -> None:
    rates = [rate(BITS, when, priority) for priority in Priority if priority.value]
    assert rates == [high, normal, low]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0", 0.0), ("off", None), ("500k", 5e5), ("2.5M", 2.5e6), ("1G", 1e9), ("12", 12.0)],
)
def test_rates(text: str, expected: float | None) -> None:
    assert parse_rate(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mon",
        "Mon-Fri 8-18 1M",
        "Mon-Fry 1M",
        "Mon 25:00-26:00 1M",
        "08:61-09:00 1M",
        "1M 2M",
        "else Mon 1M",
        "-5k",
        "1T",
        "9" * 400,
        "low,fast 1M",
        "nonsense",
        "٣k",
        "Mon " * 600,
    ],
)
def test_refuses_with_the_part_that_is_wrong(text: str) -> None:
    with pytest.raises(TimetableError) as caught:
        parse_timetable(text)
    assert str(caught.value)


days = st.sampled_from([day.title() for day in DAYS])
times = st.builds(
    "{:02}:{:02}-{:02}:{:02}".format,
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 23),
    st.integers(0, 59),
)
rules = st.builds(
    " ".join,
    st.tuples(
        st.one_of(
            days, st.builds("{}-{}".format, days, days), st.builds("{},{}".format, days, days)
        ),
        times,
        st.sampled_from(["0", "10k", "2M", "off"]),
    ),
)
tables = st.lists(rules, max_size=4).map("; ".join).map(parse_timetable)
moments = st.integers(0, 7 * 24 * 60 - 1).map(lambda minutes: MONDAY + timedelta(minutes=minutes))


@given(tables, moments)
def test_the_rate_holds_until_it_is_said_to_change(table: Timetable, when: datetime) -> None:
    def now(moment: datetime) -> float | None:
        return table.ruling(moment, Priority.LOW, Direction.DOWN).rate

    ruling = table.ruling(when, Priority.LOW, Direction.DOWN)
    end = ruling.until or when + timedelta(days=7)
    minutes = int((end - when).total_seconds() // 60)
    for minute in {0, 1, minutes // 3, minutes // 2, minutes - 1} - {-1}:
        if minute < minutes:
            assert now(when + timedelta(minutes=minute)) == ruling.rate
    if ruling.until is not None:
        assert when < ruling.until
        assert now(ruling.until) != ruling.rate


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TimetableError):
        assert parse_timetable(text) is not None
