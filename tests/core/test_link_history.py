"""Old extremes are forgotten: a base delay, a capacity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.link_gauge import BASE_BUCKET_S, BASE_BUCKETS, Gauge
from ebbtide.core.link_history import SlidingExtreme
from ebbtide.core.link_samples import ConnectionSample, Direction

SPAN_S = BASE_BUCKET_S * BASE_BUCKETS


def sample(at: float, round_trip_s: float) -> ConnectionSample:
    moved = int(at * 200)
    took_s = round_trip_s + moved % 3 * 0.0001
    return ConnectionSample(1, Direction.DOWN, moved * 1448, moved, took_s)


def test_a_base_delay_is_believed_for_its_span_and_no_longer() -> None:
    gauge = Gauge(0.0, sample(0.0, 0.02))
    for tenth in range(1, 50):
        gauge.read(tenth / 10, sample(tenth / 10, 0.02), 20_000.0, 0.0)
    assert gauge.base_s == pytest.approx(0.02, abs=0.001)
    bases = {}
    for tenth in range(50, int(10 * (SPAN_S + 2 * BASE_BUCKET_S))):
        gauge.read(tenth / 10, sample(tenth / 10, 0.05), 20_000.0, 0.0)
        bases[tenth / 10] = gauge.base_s
    assert bases[SPAN_S - BASE_BUCKET_S] == pytest.approx(0.02, abs=0.001)
    assert bases[SPAN_S + 1.5 * BASE_BUCKET_S] == pytest.approx(0.05, abs=0.002)


@given(st.lists(st.tuples(st.floats(0.0, 9.0), st.floats(0.0, 100.0)), min_size=1))
def test_the_least_is_never_above_what_came_lately_and_never_of_long_ago(
    steps: list[tuple[float, float]],
) -> None:
    history = SlidingExtreme(min, 10.0, 3)
    at, seen = 0.0, []
    for pause_s, value in steps:
        at += pause_s
        history.add(at, value)
        seen.append((at, value))
        assert history.value is not None
        assert history.value <= min(told for when, told in seen if when > at - 20.0)
        assert history.value >= min(told for when, told in seen if when >= at - 50.0)


def test_what_replaces_is_alone() -> None:
    history = SlidingExtreme(max, 10.0, 6)
    history.add(0.0, 9.0)
    history.replace(1.0, 3.0)
    assert history.value == 3.0
    history.clear()
    assert history.value is None
