"""Token buckets with a clock that only the test moves."""

from __future__ import annotations

import heapq
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.limits import DEPTH_S, Bucket, admit


def moved(connections: list[list[Bucket]], seconds: float, begin: float = 0.0) -> list[int]:
    """Let connections that always want more move bytes, and return how many each did."""
    chance = random.Random(5)
    totals = [0] * len(connections)
    turns = [(begin, index) for index in range(len(connections))]
    while turns:
        now, index = heapq.heappop(turns)
        if now >= begin + seconds:
            continue
        admission = admit(connections[index], 1 << 20, now)
        totals[index] += admission.count
        if admission.wait_s < math.inf:
            # Threads wake up late, and reading takes time.
            heapq.heappush(turns, (now + admission.wait_s + chance.uniform(0.0001, 0.002), index))
    return totals


@pytest.mark.parametrize("connections", [1, 2, 8, 32])
@pytest.mark.parametrize("rate", [20e3, 500e3, 5e6, 100e6])
def test_keeps_the_limit_within_three_per_cent(rate: float, connections: int) -> None:
    shared = Bucket(rate)
    total = sum(moved([[shared, Bucket()] for _ in range(connections)], 10))
    assert total == pytest.approx(10 * rate, rel=0.03)


def test_connections_share_about_evenly() -> None:
    shared = Bucket(1e6)
    totals = moved([[shared] for _ in range(8)], 10)
    assert min(totals) > 0.5 * max(totals)


def test_every_level_holds() -> None:
    everything, slow_job = Bucket(1e6), Bucket(100e3)
    slow, fast = moved([[slow_job, everything], [Bucket(), everything]], 10)
    assert slow == pytest.approx(1e6, rel=0.05)
    assert slow + fast == pytest.approx(10e6, rel=0.03)


def test_no_limit_lets_everything_through() -> None:
    assert admit([Bucket(), Bucket()], 1_000_000, 0.0).count == 1_000_000
    assert admit([], 7, 0.0).count == 7


def test_zero_stops_until_it_is_changed() -> None:
    bucket = Bucket(0.0)
    assert admit([bucket], 1000, 5.0).count == 0
    assert admit([bucket], 1000, 5.0).wait_s == math.inf
    bucket.change(None, 6.0)
    assert admit([bucket], 1000, 6.0).count == 1000


@pytest.mark.parametrize("before", [None, 0.0, 10e6])
def test_a_change_holds_at_once(before: float | None) -> None:
    bucket = Bucket(before)
    admit([bucket], 1000, 10.0)
    bucket.change(200e3, 20.0)
    assert sum(moved([[bucket]], 1, begin=20.0)) <= 200e3 * (1 + DEPTH_S) + 3000
    assert sum(moved([[bucket]], 10, begin=21.0)) == pytest.approx(2e6, rel=0.03)


@given(
    rates=st.lists(st.none() | st.floats(1, 1e9), max_size=4),
    wants=st.lists(st.tuples(st.integers(1, 1 << 20), st.floats(0, 5)), max_size=60),
)
def test_never_lets_more_through_than_the_limits_allow(
    rates: list[float | None], wants: list[tuple[int, float]]
) -> None:
    buckets = [Bucket(rate) for rate in rates]
    now, total = 0.0, 0
    for wanted, pause in wants:
        now += pause
        admission = admit(buckets, wanted, now)
        assert 0 <= admission.count <= wanted
        assert (admission.count > 0) != (admission.wait_s > 0)
        total += admission.count
    least = min((one.rate for one in buckets if one.rate is not None), default=None)
    if least is not None:
        assert total <= least * now + 2 + least * 1e-6 * (1 + len(wants))


def test_who_is_waited_for_for_a_while_holds_the_rate_down() -> None:
    wide, narrow = Bucket(1e6), Bucket(100e3)
    admit([wide, narrow], 1 << 20, 0.0)
    assert not narrow.is_holding(0.0)
    moved([[wide, narrow]], 1.0)
    assert narrow.is_holding(1.0)
    assert not wide.is_holding(1.0)
    assert not narrow.is_holding(3.0)
    # The first wait after a pause says nothing again.
    while admit([narrow], 1 << 20, 3.0).count:
        pass
    assert not narrow.is_holding(3.0)


def test_a_limit_that_was_changed_has_to_be_waited_for_anew() -> None:
    bucket = Bucket(100e3)
    moved([[bucket]], 1.0)
    bucket.change(50e6, 1.0)
    assert not bucket.is_holding(1.0)
    bucket.change(None, 1.0)
    assert not bucket.is_holding(1.0)


def test_a_stop_holds_the_rate_down() -> None:
    bucket = Bucket(0.0)
    for step in range(4):
        admit([bucket], 1000, step * 0.25)
    assert bucket.is_holding(0.75)
