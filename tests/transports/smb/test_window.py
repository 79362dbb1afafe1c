"""How many bytes are on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.transports.smb.window import FIRST, MOST, Window

MEBIBYTE = 1024 * 1024


def settled(rate: float, round_trip_s: float) -> int:
    """Run a window over a way that carries so much, and return its size in the end."""
    window, now = Window(0.0), 0.0
    for _ in range(200):
        # One window goes out, and comes back after a round trip or at the way's rate.
        size = window.size
        took = max(round_trip_s, size / rate)
        for _ in range(size // MEBIBYTE):
            now += took / (size // MEBIBYTE)
            window.arrived(MEBIBYTE, now)
    return window.size


def test_a_short_way_needs_little() -> None:
    assert settled(500e6, 0.0001) <= 4 * FIRST


@pytest.mark.parametrize("round_trip_s", [0.02, 0.1])
def test_a_long_way_needs_much(round_trip_s: float) -> None:
    assert settled(1e9, round_trip_s) == MOST


@given(st.lists(st.tuples(st.integers(0, 2 * MEBIBYTE), st.floats(0, 10)), max_size=300))
def test_it_never_leaves_its_bounds(steps: list[tuple[int, float]]) -> None:
    window, now, before = Window(0.0), 0.0, FIRST
    for size, passed in steps:
        now += passed
        window.arrived(size, now)
        assert before <= window.size <= MOST
        before = window.size
