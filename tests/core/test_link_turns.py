"""Who is open when there is not enough for all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.link_turns import Room, Turns

SEGMENT = 1448
STEP_S = 0.025
ROOM = Room(40 * SEGMENT, SEGMENT, 0.06, 9000.0)
SIXTEEN = dict.fromkeys(range(16), 1.0)


def times_open(turns: Turns, weights: dict[int, float], room: Room, seconds: float) -> list[float]:
    """Return for how long each connection was open."""
    open_s = dict.fromkeys(weights, 0.0)
    for step in range(int(seconds / STEP_S)):
        for key in turns.choose(step * STEP_S, weights, room):
            open_s[key] += STEP_S
    return list(open_s.values())


def test_as_many_are_open_as_have_a_few_segments_each() -> None:
    assert len(Turns().choose(0.0, SIXTEEN, ROOM)) == 8
    assert len(Turns().choose(0.0, SIXTEEN, replace(ROOM, window=900 * SEGMENT))) == 16
    assert len(Turns().choose(0.0, SIXTEEN, replace(ROOM, window=2 * SEGMENT))) == 1


def test_a_window_that_swings_a_little_opens_and_closes_nobody() -> None:
    turns = Turns()
    first = turns.choose(0.0, SIXTEEN, ROOM)
    for step, segments in enumerate((34, 26, 40, 30)):
        swung = replace(ROOM, window=segments * SEGMENT)
        assert turns.choose(STEP_S * step, SIXTEEN, swung) == first


def test_more_are_open_when_servers_are_slow() -> None:
    turns = Turns()
    turns.choose(0.0, SIXTEEN, ROOM)
    unused = replace(ROOM, is_used=False)
    assert len(turns.choose(0.1, SIXTEEN, unused)) == 8
    assert len(turns.choose(0.2, SIXTEEN, replace(unused, window=20 * SEGMENT))) == 8


def test_nobody_is_closed_while_the_queue_is_measured() -> None:
    turns = Turns()
    first = turns.choose(0.0, SIXTEEN, ROOM)
    fixed = replace(ROOM, window=2 * SEGMENT, is_fixed=True)
    assert turns.choose(0.1, SIXTEEN, fixed) == first


def test_each_gets_its_turn_while_there_is_room_for_nobody() -> None:
    held = replace(ROOM, window=500.0)
    open_s = times_open(Turns(), SIXTEEN, held, 60)
    assert min(open_s) > 0.2
    assert sum(open_s) < 60 * 0.25


@pytest.mark.parametrize("window", [4 * SEGMENT, 500.0])
def test_one_carries_the_trickle_and_the_others_get_a_little(window: float) -> None:
    held = replace(ROOM, window=window, trickle=100_000.0, is_trickle=True)
    four = dict.fromkeys(range(4), 1.0)
    most, *others = sorted(times_open(Turns(), four, held, 28), reverse=True)
    assert most > 20
    # Ten rounds of it, and a sender takes it for the rate of the link.
    assert 0 < min(others) <= max(others) < 0.5


def test_only_one_is_open_while_somebody_else_uses_the_link() -> None:
    turns = Turns()
    turns.choose(0.0, SIXTEEN, replace(ROOM, window=900 * SEGMENT))
    held = replace(ROOM, window=90 * SEGMENT, is_trickle=True)
    # Nobody at first, so that what the user has just begun finds the link empty.
    assert len(turns.choose(1.0, SIXTEEN, held)) == 0
    assert len(turns.choose(1.1, SIXTEEN, held)) == 1
    assert len(turns.choose(1.2, SIXTEEN, held)) == 1


@pytest.mark.parametrize("window", [6 * SEGMENT, 500.0])
def test_weights_are_shares_of_time(window: float) -> None:
    weights = {1: 2.0, 2: 2.0, 3: 0.5, 4: 0.5}
    open_s = times_open(Turns(), weights, replace(ROOM, window=window), 200)
    assert open_s[0] + open_s[1] > 2.5 * (open_s[2] + open_s[3]) > 0


@given(st.lists(st.tuples(st.floats(0, 1e6), st.integers(0, 20), st.booleans()), max_size=40))
def test_only_those_that_exist_are_open(steps: list[tuple[float, int, bool]]) -> None:
    turns = Turns()
    for step, (window, count, used) in enumerate(steps):
        weights = dict.fromkeys(range(step, step + count), 1.0)
        room = replace(ROOM, window=window, is_used=used)
        chosen = turns.choose(step * STEP_S, weights, room)
        assert chosen <= weights.keys()
        if weights and window >= 2 * SEGMENT:
            assert chosen


@pytest.mark.parametrize("round_trip_s", [0.001, 0.005, 0.01, 0.03])
def test_the_trickle_of_a_short_way_is_small_too(round_trip_s: float) -> None:
    trickle = 75_000.0
    held = replace(ROOM, window=500.0, round_trip_s=round_trip_s, trickle=trickle)
    (open_s,) = times_open(Turns(), {1: 1.0}, held, 60)
    moved = open_s / round_trip_s * 2 * SEGMENT
    assert moved < 1.5 * trickle * 60
