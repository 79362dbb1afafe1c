"""What is believed of a connection's delay."""

from __future__ import annotations

from ebbtide.core.link_gauge import Gauge
from ebbtide.core.link_samples import ConnectionSample, Direction

STEP_S = 0.025
WINDOW = 20_000.0


def sample(step: int, round_trip_s: float) -> ConnectionSample:
    moved = step * 3
    return ConnectionSample(1, Direction.DOWN, moved * 1448, moved, round_trip_s, 0.06)


def fed(*round_trips_s: float) -> Gauge:
    gauge = Gauge(0.0, sample(0, round_trips_s[0]))
    for step, round_trip_s in enumerate(round_trips_s, start=1):
        gauge.read(step * STEP_S, sample(step, round_trip_s), WINDOW, 0.0)
    return gauge


def test_a_delay_that_moves_is_a_queue() -> None:
    gauge = fed(*[0.061] * 10, *(0.090 + 0.0001 * step for step in range(20)))
    assert gauge.queue_s is not None
    assert gauge.queue_s > 0.02


def test_a_long_delay_that_is_only_repeated_is_not_believed() -> None:
    assert fed(*[0.061] * 10, *[0.090] * 40).queue_s is None


def test_a_short_delay_may_be_repeated() -> None:
    queue_s = fed(*[0.061] * 50).queue_s
    assert queue_s is not None
    assert queue_s < 0.002


def test_round_trips_of_a_closed_window_are_left_out() -> None:
    gauge = fed(*[0.061] * 10)
    for step in range(11, 20):
        gauge.read(step * STEP_S, sample(step, 0.3), 0.0, 0.0)
    assert gauge.queue_s is None
    assert gauge.base_s < 0.065
