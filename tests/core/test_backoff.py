from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.backoff import LONGEST_ASKED_S, retry_delay_s

counts = st.integers(1, 10_000)
caps = st.floats(0, 86_400)
chances = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("failures", "cap_s", "expected"),
    [(1, 600, 1), (2, 600, 2), (3, 600, 4), (10, 600, 512), (11, 600, 600), (10_000, 600, 600)],
)
def test_delays_double_up_to_the_cap(failures: int, cap_s: float, expected: float) -> None:
    assert retry_delay_s(failures, cap_s, chance=0.0) == expected


@given(counts, caps, chances)
def test_delays_stay_in_bounds(failures: int, cap_s: float, chance: float) -> None:
    assert 0.75 <= retry_delay_s(failures, cap_s, chance) <= max(cap_s, 5)


@given(counts, caps, chances)
def test_one_more_failure_never_shortens_the_delay(
    failures: int, cap_s: float, chance: float
) -> None:
    assert retry_delay_s(failures, cap_s, chance) <= retry_delay_s(failures + 1, cap_s, chance)


@given(st.integers(1, 8), chances, chances)
def test_below_the_cap_even_luck_does_not_shorten_it(
    failures: int, chance: float, other: float
) -> None:
    assert retry_delay_s(failures, 600, chance) < retry_delay_s(failures + 1, 600, other)


@given(caps, chances, chances)
def test_chance_spreads_the_delay(cap_s: float, chance: float, other: float) -> None:
    one, two = (retry_delay_s(20, cap_s, each) for each in (chance, other))
    assert (one <= two) == (chance >= other) or one == pytest.approx(two)


def test_a_cap_below_five_seconds_is_raised() -> None:
    assert retry_delay_s(30, cap_s=0, chance=0) == 5


def test_no_failure_at_all_counts_as_one() -> None:
    assert retry_delay_s(0, 600, 0) == retry_delay_s(1, 600, 0)


@given(counts, caps, chances, st.floats(0, LONGEST_ASKED_S))
def test_what_the_server_asks_for_is_not_undercut(
    failures: int, cap_s: float, chance: float, asked_s: float
) -> None:
    assert retry_delay_s(failures, cap_s, chance, asked_s) >= asked_s


@pytest.mark.parametrize("asked_s", [1e9, 1e300, float("inf")])
def test_a_server_cannot_put_a_job_off_for_ever(asked_s: float) -> None:
    assert retry_delay_s(1, 600, 0, asked_s) == LONGEST_ASKED_S


@pytest.mark.parametrize("asked_s", [-5.0, 0.0, float("-inf"), float("nan")])
def test_a_server_cannot_hurry_us(asked_s: float) -> None:
    assert retry_delay_s(3, 600, 0, asked_s) == 4
