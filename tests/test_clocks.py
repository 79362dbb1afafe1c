from __future__ import annotations

import pytest

from ebbtide.core.ports import Clock
from tests.clocks import FakeClock


def test_time_goes_by_for_both_clocks() -> None:
    clock: Clock = FakeClock(100.0)
    assert (clock.now(), clock.wall()) == (100.0, 100.0)


def test_a_jump_moves_only_the_wall_clock() -> None:
    clock = FakeClock(100.0)
    clock.jump_wall(-3600)
    clock.advance(5)
    assert (clock.now(), clock.wall()) == (105.0, -3495.0)


def test_time_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="does not go back"):
        FakeClock().advance(-1)
