"""Ranges against the plainest model there is: a set of integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.ranges import Ranges
from tests.core.strategies import pairs, ranges, small_sets

totals = st.integers(0, 60)


def model(value: Ranges) -> frozenset[int]:
    return frozenset(byte for start, end in value for byte in range(start, end))


def from_model(members: frozenset[int]) -> Ranges:
    return Ranges((member, member + 1) for member in members)


@given(pairs)
def test_the_value_holds_what_it_was_made_of(given_pairs: list[tuple[int, int]]) -> None:
    expected = {byte for start, end in given_pairs for byte in range(start, end)}
    assert model(Ranges(given_pairs)) == expected


@given(ranges)
def test_pairs_are_sorted_and_do_not_touch(value: Ranges) -> None:
    flat = [offset for pair in value.pairs for offset in pair]
    assert flat == sorted(set(flat))
    assert len(value) == len(value.pairs)
    assert bool(value) == bool(model(value))


@given(small_sets, small_sets)
def test_equal_sets_are_equal_values(one: frozenset[int], other: frozenset[int]) -> None:
    assert (from_model(one) == from_model(other)) == (one == other)
    assert model(from_model(one)) == one
    if one == other:
        assert hash(from_model(one)) == hash(from_model(other))


@given(ranges)
def test_size_counts_bytes(value: Ranges) -> None:
    assert value.size == len(model(value))


@given(ranges, ranges)
def test_union(one: Ranges, other: Ranges) -> None:
    assert model(one | other) == model(one) | model(other)


@given(ranges, ranges)
def test_difference(one: Ranges, other: Ranges) -> None:
    assert model(one - other) == model(one) - model(other)


@given(small_sets, small_sets)
def test_difference_of_sets_full_of_holes(one: frozenset[int], other: frozenset[int]) -> None:
    assert from_model(one) - from_model(other) == from_model(one - other)


@given(ranges, st.integers(0, 50), st.integers(0, 20))
def test_add(value: Ranges, start: int, length: int) -> None:
    assert model(value.add(start, start + length)) == model(value) | set(
        range(start, start + length)
    )


@given(ranges, totals)
def test_gaps_are_what_is_missing(value: Ranges, total: int) -> None:
    assert model(value.gaps(total)) == set(range(total)) - model(value)


@given(ranges, totals)
def test_clipped_is_what_lies_below(value: Ranges, total: int) -> None:
    assert model(value.clipped(total)) == {byte for byte in model(value) if byte < total}


@given(ranges, st.integers(-3, 60), st.integers(-3, 60))
def test_covers(value: Ranges, start: int, end: int) -> None:
    assert value.covers(start, end) == (set(range(start, end)) <= model(value))


@given(ranges)
def test_a_value_can_be_read_from_its_repr(value: Ranges) -> None:
    assert eval(repr(value), {"Ranges": Ranges}) == value


@pytest.mark.parametrize("pair", [(-1, 3), (5, 4)])
def test_what_is_no_range_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a range"):
        Ranges([pair])


def test_other_things_are_not_equal() -> None:
    assert Ranges([(0, 1)]) != ((0, 1),)
