from __future__ import annotations

import pytest
from PySide6.QtCore import QDateTime, QLocale

from ebbtide.ui import formats

NOON = QDateTime.fromString("2026-11-20T12:00:00", "yyyy-MM-ddThh:mm:ss").toSecsSinceEpoch()


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (2_410_000, "2.4 MB"),
        (99_940_000, "99.9 MB"),
        (99_960_000, "100 MB"),
        (412_000_000, "412 MB"),
        (5_900_000_000, "5.9 GB"),
    ],
)
def test_size(count: int, text: str) -> None:
    assert formats.size(count) == text


@pytest.mark.parametrize("power", range(1, 7))
def test_size_at_the_powers(power: int) -> None:
    assert formats.size(1000**power).startswith("1.0 ")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (0.2, "1 s"),
        (59, "59 s"),
        (60, "1 min"),
        (19 * 60 + 20, "19 min"),
        (3599, "60 min"),
        (3 * 3600 + 20 * 60, "3 h 20 min"),
        (2 * 86_400 + 4 * 3600, "2 d 4 h"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert formats.duration(seconds) == text


@pytest.mark.parametrize(("part", "text"), [(0, "0 %"), (0.999, "99 %"), (1, "100 %")])
def test_percent_is_never_whole_before_the_end(part: float, text: str) -> None:
    assert formats.percent(part) == text


def test_a_moment_of_today_is_a_time_of_day() -> None:
    assert formats.moment(NOON + 3600, NOON) == "13:00"


def test_another_day_has_its_date() -> None:
    assert formats.moment(NOON - 86_400, NOON) == "19/11/2026, 12:00"


def test_speed() -> None:
    assert formats.speed(2_410_000) == "2.4 MB/s"


def test_numbers_follow_the_place() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert formats.size(2_410_000) == "2,4 MB"
    assert formats.number(12_345) == "12.345"
