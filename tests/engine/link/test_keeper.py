"""The thread that steers, over real sockets on loopback."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ebbtide.core.jobs import Priority
from ebbtide.core.link_samples import LinkState
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.link.keeper import LinkKeeper
from ebbtide.engine.link.sockets import LOWER_EFFORT, TCP_WINDOW_CLAMP
from tests.core.strategies import make_job
from tests.waiting import wait_until

linux = pytest.mark.skipif(sys.platform != "linux", reason="windows are steered on Linux only")
GIVES_WAY = Settings().changed("yield_on_local_network", value=True)
MOST_STEERED = 1 << 29


class WallClock:
    """The machine's clock."""

    def now(self) -> float:
        return time.monotonic()

    def wall(self) -> float:
        return 1_763_000_000.0

    def awake(self) -> float:
        return time.monotonic()


@pytest.fixture
def keeper() -> Iterator[LinkKeeper]:
    made = LinkKeeper(WallClock())
    yield made
    made.close()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
        with near, far:
            yield near, far


def mark_of(connection: socket.socket) -> int:
    return connection.getsockopt(socket.IPPROTO_IP, socket.IP_TOS)


def window_of(connection: socket.socket) -> int:
    return connection.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP)


@linux
def test_background_is_steered_and_marked(
    keeper: LinkKeeper, pair: tuple[socket.socket, socket.socket]
) -> None:
    keeper.regulate([], GIVES_WAY)
    switch = StopSwitch(keeper.traffic(make_job(priority=Priority.LOW), GIVES_WAY))
    with switch.moving(pair[0]):
        pair[1].sendall(bytes(100_000))
        pair[0].recv(100_000, socket.MSG_WAITALL)
        wait_until(lambda: mark_of(pair[0]) == LOWER_EFFORT, "the connection is marked")
        wait_until(lambda: window_of(pair[0]) < MOST_STEERED, "its window is bounded")
        wait_until(lambda: keeper.sample() is not None, "the link is told of")


@linux
@pytest.mark.parametrize(
    ("priority", "settings", "state"),
    [
        (Priority.FOREGROUND, GIVES_WAY, LinkState.FULL_SPEED),
        (Priority.LOW, Settings(), LinkState.LOCAL),
    ],
    ids=["foreground", "local"],
)
def test_foreground_and_local_connections_are_left_alone(
    keeper: LinkKeeper,
    pair: tuple[socket.socket, socket.socket],
    priority: Priority,
    settings: Settings,
    state: LinkState,
) -> None:
    before = window_of(pair[0])
    keeper.regulate([], settings)
    switch = StopSwitch(keeper.traffic(make_job(priority=priority), settings))
    with switch.moving(pair[0]):
        wait_until(lambda: keeper.sample() is not None, "the keeper has looked")
        assert mark_of(pair[0]) == 0
        assert window_of(pair[0]) == before
        assert switch.admit(1 << 20) == 1 << 20
        sample = keeper.sample()
        assert sample is not None
        assert sample.state is state


@linux
def test_a_held_reader_waits_and_goes_on(
    keeper: LinkKeeper, pair: tuple[socket.socket, socket.socket]
) -> None:
    traffic = keeper.traffic(make_job(), Settings())
    waits: list[float] = []

    with traffic.moving(pair[0]):
        line = traffic.line
        assert line is not None

        def wait(seconds: float) -> None:
            waits.append(seconds)
            line.held = len(waits) < 3

        assert traffic.admit(10, wait) == 10
        line.held = True
        assert [traffic.admit(10, wait) for _ in range(4)] == [0, 0, 0, 10]
    assert traffic.admit(10, wait) == 10
    assert len(waits) == 3


@linux
def test_connections_of_ours_are_not_taken_for_the_users(keeper: LinkKeeper) -> None:
    traffic = keeper.traffic(make_job(), Settings())
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as near:
        assert keeper.opened == 0
        with traffic.moving(near):
            near.connect(listener.getsockname())
        assert keeper.opened == 1
        with traffic.moving(near):
            assert keeper.opened == 1
    with socket.socket() as failed:
        with traffic.moving(failed):
            assert keeper.opened == 2
        assert keeper.opened == 1


@linux
def test_a_limited_connection_has_a_small_window(
    keeper: LinkKeeper, pair: tuple[socket.socket, socket.socket]
) -> None:
    job = replace(make_job(), download_limit=100_000.0)
    switch = StopSwitch(keeper.traffic(job, Settings()))
    with switch.moving(pair[0]):
        wait_until(lambda: window_of(pair[0]) < 100_000, "the window is bounded")
        assert switch.admit(1 << 20) < 1 << 20

        def is_told() -> bool:
            while switch.admit(1 << 20):
                pass
            sample = keeper.sample()
            return sample is not None and sample.state is LinkState.LIMITED

        wait_until(is_told, "the limit is told of")
        sample = keeper.sample()
        assert sample is not None
        assert sample.limit == 100_000


def test_nothing_runs_without_connections(keeper: LinkKeeper) -> None:
    traffic = keeper.traffic(make_job(), Settings())
    with traffic.moving(object()):
        assert keeper.sample() is None
    keeper.forget(make_job().id)


def test_closing_twice_is_allowed(keeper: LinkKeeper) -> None:
    keeper.close()
    keeper.close()


@linux
def test_a_job_costs_what_is_on_the_wire(
    keeper: LinkKeeper, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    job = make_job()
    traffic = keeper.traffic(job, Settings())
    assert keeper.moved() == {job.id: 0}
    with traffic.moving(near):
        far.sendall(bytes(10_000))
        received = 0
        while received < 10_000:
            received += len(near.recv(10_000))
    # Told as soon as it has moved, with the headers of the packets.
    assert 10_000 < keeper.moved()[job.id] < 20_000
    keeper.forget(job.id)
    assert keeper.moved() == {}
