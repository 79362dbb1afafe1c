from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.jobs import JobId
from ebbtide.core.samples import Sample
from ebbtide.core.words import duration_in_words, size_in_words

SIZES = [
    (0, "0 B"),
    (1, "1 B"),
    (999, "999 B"),
    (999.6, "1.0 kB"),
    (1000, "1.0 kB"),
    (2_449_000, "2.4 MB"),
    (99_940, "99.9 kB"),
    (99_960, "100 kB"),
    (999_400, "999 kB"),
    (999_999, "1.0 MB"),
    (999_999_999, "1.0 GB"),
    (5_300_000_000_000, "5.3 TB"),
    (7 * 10**15, "7.0 PB"),
    (7 * 10**18, "7000 PB"),
]


@pytest.mark.parametrize(("size", "words"), SIZES)
def test_sizes(size: float, words: str) -> None:
    assert size_in_words(size) == words


@given(st.floats(0, 9.9e17))
def test_a_size_never_needs_more_than_three_digits(size: float) -> None:
    number, _, unit = size_in_words(size).partition(" ")
    assert 0 <= float(number) < 1000
    assert unit in ("B", "kB", "MB", "GB", "TB", "PB")
    assert len(number.replace(".", "")) <= 3


@given(st.integers(0, 10**17))
def test_a_size_is_near_the_truth(size: int) -> None:
    number, unit = size_in_words(size).split()
    said = float(number) * 1000 ** ("B", "kB", "MB", "GB", "TB", "PB").index(unit)
    assert said == pytest.approx(size, rel=0.051)


DURATIONS = [
    (0, "0 s"),
    (-3, "0 s"),
    (0.4, "0 s"),
    (1, "1 s"),
    (59.6, "1 min"),
    (130, "2 min 10 s"),
    (3600, "1 h"),
    (3605, "1 h"),
    (3660, "1 h 1 min"),
    (90_061, "1 d 1 h"),
    (1_209_600, "14 d"),
]


@pytest.mark.parametrize(("seconds", "words"), DURATIONS)
def test_durations(seconds: float, words: str) -> None:
    assert duration_in_words(seconds) == words


@pytest.mark.parametrize(
    ("received", "speed", "total", "left_s"),
    [
        (400, 100.0, 1000, 6.0),
        (1000, 100.0, 1000, 0.0),
        (1200, 100.0, 1000, 0.0),
        (400, 100.0, None, None),
        (400, 0.0, 1000, None),
        (400, 1e-300, 1000, None),
    ],
)
def test_time_left(received: int, speed: float, total: int | None, left_s: float | None) -> None:
    assert Sample(JobId("x"), received, speed).seconds_left(total) == left_s
