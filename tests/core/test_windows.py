"""Times of the week, minute by minute, and on the nights when clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.windows import Window, parse_window

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def window(text: str) -> Window:
    found = parse_window(text)
    assert found is not None
    return found


def at(text: str) -> float:
    """A moment of Berlin; a `+` at the end means the second time that the clock shows it."""
    fold = int(text.endswith("+"))
    return datetime.fromisoformat(text.rstrip("+")).replace(tzinfo=BERLIN, fold=fold).timestamp()


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("01:00-06:00", "01:00-06:00"),
        ("Mon-Fri 22:00-06:00; sat,sun", "Mon-Fri 22:00-06:00; Sat-Sun"),
        ("sat-mon 1:00-2:30,23:00-24:00", "Mon,Sat-Sun 01:00-02:30; Mon,Sat-Sun 23:00-24:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("mon-sun", "00:00-24:00"),
        ("fri 08:00-08:00", "Fri 08:00-08:00"),
    ],
)
def test_texts_and_their_one_spelling(text: str, spelled: str) -> None:
    assert window(text).text == spelled
    assert window(spelled) == window(text)


@pytest.mark.parametrize("text", ["", " ", ";"])
def test_nothing_is_always(text: str) -> None:
    assert parse_window(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "tonight",
        "1-6",
        "25:00-26:00",
        "24:00-06:00",
        "01:60-02:00",
        "mon 01:00",
        "mon-fir",
        "x" * 9,
    ],
)
def test_what_is_no_time_of_the_week(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_window(text)


@pytest.mark.parametrize(
    ("text", "moment", "is_open"),
    [
        ("01:00-06:00", "2026-03-02 00:59:59", False),
        ("01:00-06:00", "2026-03-02 01:00:00", True),
        ("01:00-06:00", "2026-03-02 05:59:59", True),
        ("01:00-06:00", "2026-03-02 06:00:00", False),
        ("Mon-Fri 22:00-06:00", "2026-03-06 23:00", True),  # a Friday
        ("Mon-Fri 22:00-06:00", "2026-03-07 05:00", True),  # belongs to Friday
        ("Mon-Fri 22:00-06:00", "2026-03-07 23:00", False),
        ("Mon-Fri 22:00-06:00", "2026-03-09 05:00", False),  # belongs to Sunday
        ("Sun 23:00-01:00", "2026-03-02 00:30", True),  # over the end of the week
        ("Sat,Sun", "2026-03-08 12:00", True),
        ("Sat,Sun", "2026-03-09 00:00", False),
    ],
)
def test_days_hours_and_midnights(text: str, moment: str, is_open: bool) -> None:
    assert window(text).is_open(at(moment), BERLIN) is is_open


@pytest.mark.parametrize(
    ("text", "moment", "change"),
    [
        ("01:00-06:00", "2026-03-02 12:00", "2026-03-03 01:00"),
        ("01:00-06:00", "2026-03-02 03:00", "2026-03-02 06:00"),
        ("Sat", "2026-03-01 12:00", "2026-03-07 00:00"),
        ("Sun 22:00-24:00; Mon 00:00-02:00", "2026-03-01 23:00", "2026-03-02 02:00"),
        # 29 March 2026: 02:00 to 03:00 is left out.
        ("02:30-04:00", "2026-03-29 01:59:59", "2026-03-29 03:00"),
        ("01:00-02:30", "2026-03-29 01:30", "2026-03-29 03:00"),
        ("02:10-02:50", "2026-03-29 00:00", "2026-03-30 02:10"),
        ("01:00-06:00", "2026-03-29 00:00", "2026-03-29 01:00"),
        ("01:00-06:00", "2026-03-29 01:30", "2026-03-29 06:00"),
        # 25 October 2026: 02:00 to 03:00 comes twice.
        ("02:10-02:50", "2026-10-25 01:00", "2026-10-25 02:10"),
        ("02:10-02:50", "2026-10-25 02:20", "2026-10-25 02:50"),
        ("02:10-02:50", "2026-10-25 02:55", "2026-10-25 02:10+"),
        ("02:10-02:50", "2026-10-25 02:20+", "2026-10-25 02:50+"),
        ("02:30-06:00", "2026-10-25 02:45", "2026-10-25 02:00+"),
        ("02:30-06:00", "2026-10-25 02:15+", "2026-10-25 02:30+"),
    ],
)
def test_when_it_changes_next(text: str, moment: str, change: str) -> None:
    assert window(text).next_change(at(moment), BERLIN) == at(change)


def test_what_is_always_open_never_changes() -> None:
    assert window("00:00-24:00").next_change(at("2026-03-02 12:00"), BERLIN) is None


minutes = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
days = st.lists(st.sampled_from(["Mon", "Wed", "Fri-Sun", "Sun"]), max_size=2).map(",".join)
parts = st.builds(lambda day, start, end: f"{day} {start}-{end}".strip(), days, minutes, minutes)
windows = st.lists(parts, min_size=1, max_size=3).map("; ".join).map(window)
moments = st.integers(0, 365 * 24 * 60).map(lambda n: (MONDAY + timedelta(minutes=n)).timestamp())


@given(windows, moments)
def test_between_now_and_the_next_change_nothing_changes(each: Window, now: float) -> None:
    change = each.next_change(now, BERLIN)
    state = each.is_open(now, BERLIN)
    if change is None:
        change = now + 7 * 86_400
    else:
        assert change > now
        assert each.is_open(change, BERLIN) is not state
        assert each.is_open(change - 0.001, BERLIN) is state
    step = (change - now) / 50
    assert all(each.is_open(now + step * index, BERLIN) is state for index in range(50))
