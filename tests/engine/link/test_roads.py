"""What is known of each interface, and when it is given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ebbtide.core.link_flow import Mode
from ebbtide.core.link_samples import ConnectionSample, Direction
from ebbtide.engine.link.roads import Roads

CABLE, AIR = "no-cable0", "no-air0"
STEP_S = 0.025


@pytest.fixture
def roads() -> Iterator[Roads]:
    made = Roads()
    yield made
    made.close()


def sample(step: int, round_trip_s: float, handshake_s: float | None) -> ConnectionSample:
    moved = step * 10
    took_s = round_trip_s + step % 3 * 0.0001
    return ConnectionSample(1, Direction.DOWN, moved * 1448, moved, took_s, handshake_s)


def drive(
    roads: Roads, name: str, steps: range, round_trip_s: float, handshake_s: float | None
) -> None:
    for step in steps:
        found = [sample(step, round_trip_s, handshake_s)]
        roads.steer(name, step * STEP_S, found, None, 0)


def test_an_interface_that_nothing_moves_over_is_forgotten(roads: Roads) -> None:
    drive(roads, CABLE, range(1, 10), 0.01, 0.01)
    roads.forget(10 * STEP_S)
    assert len(roads) == 1
    drive(roads, AIR, range(1, 200), 0.01, 0.01)
    roads.forget(200 * STEP_S)
    assert len(roads) == 1
    assert [name for name in (CABLE, AIR) if name in roads] == [AIR]


def test_hundred_tunnels_that_came_and_went_leave_nothing(roads: Roads) -> None:
    for number in range(100):
        first = number * 200
        roads.reroute([f"tun{number}"])
        drive(roads, f"tun{number}", range(first, first + 3), 0.01, 0.01)
        roads.forget((first + 3) * STEP_S)
        assert len(roads) == 1


def test_another_way_on_the_same_interface_is_learnt_anew(roads: Roads) -> None:
    drive(roads, AIR, range(1, 100), 0.01, 0.01)
    flow = roads[AIR].controller.flow(Direction.DOWN)
    assert flow.base_s < 0.02
    roads.reroute([AIR])
    assert flow.mode is Mode.STARTING
    drive(roads, AIR, range(100, 200), 0.08, None)
    assert flow.base_s == pytest.approx(0.08, abs=0.005)


def test_what_comes_from_another_road_is_learnt_anew(roads: Roads) -> None:
    drive(roads, CABLE, range(1, 100), 0.01, 0.01)
    roads.reroute([AIR])
    # The first readings are still those of the cable.
    drive(roads, AIR, range(100, 110), 0.01, None)
    drive(roads, AIR, range(110, 220), 0.08, None)
    base_s = roads[AIR].controller.flow(Direction.DOWN).base_s
    assert base_s == pytest.approx(0.08, abs=0.005)
