"""Which idle connections are kept, and for whom."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ebbtide.transports.http.idle import IDLE_CONNECTIONS, IDLE_S, IdleLines
from ebbtide.transports.http.streams import Line, Place

HERE = Place("here", 80)


class Ends:
    """Connections in this process; the far ends are kept open until the test is over."""

    def __init__(self) -> None:
        self.far: list[socket.socket] = []
        self.near: list[Line] = []

    def line(self, place: Place = HERE) -> Line:
        near, far = socket.socketpair()
        self.far.append(far)
        self.near.append(Line(near, place))
        return self.near[-1]


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends()
    yield ends
    for far in ends.far:
        far.close()
    for line in ends.near:
        line.close()


def test_a_connection_is_only_for_where_it_leads(ends: Ends) -> None:
    idle = IdleLines()
    line = ends.line()
    idle.keep(line)
    assert idle.take(Place("there", 80)) is None
    assert idle.take(Place("here", 81)) is None
    assert idle.take(Place("here", 80, is_secure=True)) is None
    assert idle.take(HERE) is line
    assert idle.take(HERE) is None


def test_the_newest_goes_first(ends: Ends) -> None:
    idle = IdleLines()
    lines = [ends.line() for _ in range(3)]
    for line in lines:
        idle.keep(line)
    assert [idle.take(HERE) for _ in range(3)] == lines[::-1]


def test_a_dead_one_is_passed_over(ends: Ends) -> None:
    idle = IdleLines()
    good, dead, talking = (ends.line() for _ in range(3))
    for line in (good, dead, talking):
        idle.keep(line)
    ends.far[1].close()
    ends.far[2].sendall(b"unasked")
    assert idle.take(HERE) is good
    assert dead.sock.fileno() == talking.sock.fileno() == -1


def test_old_ones_are_closed(ends: Ends) -> None:
    now = [1000.0]
    idle = IdleLines(lambda: now[0])
    old = ends.line()
    idle.keep(old)
    now[0] += IDLE_S + 1
    young = ends.line()
    idle.keep(young)
    assert old.sock.fileno() == -1
    assert idle.take(HERE) is young


def test_only_so_many_are_kept(ends: Ends) -> None:
    idle = IdleLines()
    lines = [ends.line() for _ in range(IDLE_CONNECTIONS + 1)]
    for line in lines:
        idle.keep(line)
    assert [line.sock.fileno() < 0 for line in lines] == [True] + [False] * IDLE_CONNECTIONS


def test_nothing_is_kept_after_the_end(ends: Ends) -> None:
    idle = IdleLines()
    before, after = ends.line(), ends.line()
    idle.keep(before)
    idle.close()
    idle.keep(after)
    assert before.sock.fileno() == after.sock.fileno() == -1
    assert idle.take(HERE) is None
