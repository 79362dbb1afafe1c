"""How long a reader lets bytes gather."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ebbtide.core.link_samples import Direction
from ebbtide.engine.link.bounds import gathering_s, limited
from ebbtide.engine.link.taps import Counters

BUFFER = 131_072


def path_of(round_trip_s: float) -> Counters:
    return Counters(0, 0, 0, 0, 0, 0, round_trip_s, 0.0, 0.0, 1448, 1448, 0, 0, True)


@dataclass
class Way:
    """A connection's window and round trip, in bytes and seconds."""

    window: int
    round_trip_s: float

    @property
    def gathered(self) -> float:
        pause_s = gathering_s(path_of(self.round_trip_s), Direction.DOWN, self.window)
        return pause_s * self.window / self.round_trip_s


@pytest.mark.parametrize("window", [20_000, 200_000, 2_000_000, 20_000_000])
@pytest.mark.parametrize("round_trip_s", [0.01, 0.03, 0.12, 0.2])
def test_what_gathers_fits_into_the_readers_buffer(window: int, round_trip_s: float) -> None:
    assert Way(window, round_trip_s).gathered <= BUFFER / 2


def test_wide_windows_of_long_ways_gather_as_narrow_ones_do() -> None:
    assert gathering_s(path_of(0.12), Direction.DOWN, 750_000) == pytest.approx(0.008)
    assert gathering_s(path_of(0.12), Direction.DOWN, 100_000) == pytest.approx(0.008)


def test_short_ways_are_read_several_times_in_a_round_trip() -> None:
    assert gathering_s(path_of(0.016), Direction.DOWN, 20_000) == pytest.approx(0.004)


def test_nothing_gathers_on_fast_connections_nor_without_a_window() -> None:
    assert gathering_s(path_of(0.015), Direction.DOWN, 1_900_000) == 0.0
    assert gathering_s(path_of(0.03), Direction.DOWN, None) == 0.0
    assert gathering_s(path_of(0.03), Direction.UP, 20_000) == 0.0


@pytest.mark.parametrize("limit", [20e9, 1e15, 1e308])
@pytest.mark.parametrize("direction", Direction)
def test_limits_beyond_every_network_are_numbers_that_the_system_takes(
    limit: float, direction: Direction
) -> None:
    window, rate = limited(limit, path_of(0.1), direction)
    assert 1 << 29 < window < 1 << 31
    assert 4e9 < int(rate) < 1e15
