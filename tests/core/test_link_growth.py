"""By how much a flow may grow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.link_growth import RateGrowth, growth_of

LONG_WAY = 0.005 / 0.2
"""Target delay over round trip."""


def test_a_full_link_of_a_long_way_grows_by_little() -> None:
    assert growth_of(LONG_WAY, 1.0, 0.0, was_full=True) < 0.01


def test_a_link_that_is_far_from_full_grows_fast() -> None:
    assert growth_of(LONG_WAY, 0.5, 0.0, was_full=True) == 0.25


def test_growth_goes_on_while_no_queue_has_stood() -> None:
    known = growth_of(LONG_WAY, 1.0, 0.0, was_full=True)
    assert growth_of(LONG_WAY, 1.0, 0.0, was_full=False) > 10 * known


def test_a_link_that_stays_empty_is_believed_to_be_faster() -> None:
    soon, late = (growth_of(LONG_WAY, 1.0, rounds, was_full=True) for rounds in (8.0, 30.0))
    assert late > 10 * soon


@given(st.floats(0, 10), st.none() | st.floats(0, 1e3), st.floats(0, 1e3), st.booleans())
def test_a_window_never_grows_by_more_than_a_quarter(
    reach: float, filled: float | None, empty: float, was_full: bool
) -> None:
    assert 0 <= growth_of(reach, filled, empty, was_full=was_full) <= 0.25


def test_tells_a_rate_that_grows_from_one_that_does_not() -> None:
    growing, steady = RateGrowth(), RateGrowth()
    told = [
        (growing.note(step * 0.1, 2.0**step, 0.1), steady.note(step * 0.1, 7.0, 0.1))
        for step in range(1, 6)
    ]
    assert told[2:] == [(True, False)] * 3
