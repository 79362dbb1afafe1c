from __future__ import annotations

from collections.abc import Iterator

import pytest

from ebbtide.system.board import Board
from ebbtide.system.linux import _slept_s
from ebbtide.system.loop import Loop
from ebbtide.system.waking import WakeWatch

POLL_S = 0.01


class Machine:
    """Sleeps when a test says so."""

    def __init__(self) -> None:
        self.slept_s = 1000.0
        self.board = Board()
        self.loop = Loop()
        self.watch = WakeWatch(self.loop, self.board, lambda: self.slept_s, POLL_S)

    def pass_time(self) -> None:
        self.loop.after(3 * POLL_S, self.loop.end)
        self.loop.run()
        self.loop._ended = False

    @property
    def woken(self) -> int:
        return self.board.seen.sleep.woken_generation


@pytest.fixture
def machine() -> Iterator[Machine]:
    machine = Machine()
    yield machine
    machine.loop.close()


def test_a_sleep_is_noticed_once(machine: Machine) -> None:
    machine.watch.want(True)
    machine.pass_time()
    assert machine.woken == 0
    machine.slept_s += 3600
    machine.pass_time()
    assert machine.woken == 1


def test_clocks_that_are_read_one_after_the_other_are_no_sleep(machine: Machine) -> None:
    machine.watch.want(True)
    machine.slept_s += 0.5
    machine.pass_time()
    assert machine.woken == 0


def test_a_sleep_while_nobody_cared_is_noticed_afterwards(machine: Machine) -> None:
    machine.slept_s += 3600
    machine.pass_time()
    assert machine.woken == 0
    machine.watch.want(True)
    assert machine.woken == 1


def test_what_is_announced_is_not_counted_twice(machine: Machine) -> None:
    machine.watch.want(True)
    machine.watch.announced(True)
    machine.slept_s += 3600
    machine.pass_time()
    machine.watch.announced(False)
    machine.pass_time()
    assert machine.woken == 0
    machine.slept_s += 3600
    machine.pass_time()
    assert machine.woken == 1


def test_this_machine_has_not_slept_meanwhile() -> None:
    assert abs(_slept_s() - _slept_s()) < 1
