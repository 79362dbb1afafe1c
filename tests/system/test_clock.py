from __future__ import annotations

import time

import pytest

from ebbtide.system.clock import SystemClock


def test_both_clocks_start_together() -> None:
    clock = SystemClock()
    before = time.time()
    assert clock.now() == pytest.approx(before, abs=30)
    assert clock.wall() == pytest.approx(before, abs=30)


def test_it_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.now() for _ in range(1000)]
    assert readings == sorted(readings)


def test_setting_the_wall_clock_does_not_move_it(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert clock.wall() == 0.0
    assert clock.now() >= before


@pytest.mark.parametrize(
    "missing", [(), ("CLOCK_BOOTTIME",), ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")]
)
def test_it_uses_what_the_system_has(
    monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]
) -> None:
    for name in missing:
        monkeypatch.delattr(time, name)
    clock = SystemClock()
    assert clock.now() <= clock.now()
    assert clock.now() == pytest.approx(clock.wall(), abs=30)
