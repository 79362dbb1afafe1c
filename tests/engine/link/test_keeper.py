"""The thread that steers, over real sockets on loopback."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest

from ebbtide.core.jobs import Job, JobKind, Priority, WhenActive
from ebbtide.core.link_samples import Direction, LinkState
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.link import lines
from ebbtide.engine.link.interfaces import place_of
from ebbtide.engine.link.keeper import LinkKeeper
from ebbtide.engine.link.sockets import (
    IPV6_TCLASS,
    LOWER_EFFORT,
    SO_MAX_PACING_RATE,
    TCP_WINDOW_CLAMP,
)
from ebbtide.engine.link.taps import NoTap
from tests.core.strategies import make_job
from tests.system.networks import cable, ip, own_network
from tests.waiting import wait_until

linux = pytest.mark.skipif(sys.platform != "linux", reason="windows are steered on Linux only")
GIVES_WAY = Settings().changed("yield_on_local_network", value=True)
MOST_STEERED = 1 << 29


class WallClock:
    """The machine's clock."""

    def __init__(self) -> None:
        self.asked = 0
        """How often; the keeper asks in each of its steps."""

    def now(self) -> float:
        self.asked += 1
        return time.monotonic()

    def wall(self) -> float:
        return 1_763_000_000.0

    def awake(self) -> float:
        return time.monotonic()


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def keeper(clock: WallClock) -> Iterator[LinkKeeper]:
    made = LinkKeeper(clock)
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


def pacing_of(connection: socket.socket) -> int:
    return connection.getsockopt(socket.SOL_SOCKET, SO_MAX_PACING_RATE) & 0xFFFFFFFF


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
    ("job", "settings", "state"),
    [
        pytest.param(
            make_job(priority=Priority.FOREGROUND),
            GIVES_WAY,
            LinkState.FULL_SPEED,
            id="foreground",
        ),
        pytest.param(
            replace(make_job(), when_active=WhenActive.IGNORE),
            GIVES_WAY,
            LinkState.FULL_SPEED,
            id="ignore",
        ),
        pytest.param(make_job(priority=Priority.LOW), Settings(), LinkState.LOCAL, id="local"),
    ],
)
def test_foreground_and_local_connections_are_left_alone(
    keeper: LinkKeeper,
    pair: tuple[socket.socket, socket.socket],
    job: Job,
    settings: Settings,
    state: LinkState,
) -> None:
    before = window_of(pair[0])
    keeper.regulate([], settings)
    switch = StopSwitch(keeper.traffic(job, settings))
    with switch.moving(pair[0]):
        wait_until(lambda: keeper.sample() is not None, "the keeper has looked")
        assert mark_of(pair[0]) == 0
        assert window_of(pair[0]) == before
        assert switch.admit(1 << 20) == 1 << 20
        sample = keeper.sample()
        assert sample is not None
        assert sample.state is state


@contextmanager
def joined(own: str, peer: str) -> Iterator[socket.socket]:
    """Connect two addresses of this machine."""
    family = socket.AF_INET6 if ":" in own else socket.AF_INET
    with socket.create_server((peer, 0), family=family) as listener:
        near = socket.create_connection(listener.getsockname()[:2], source_address=(own, 0))
        far, _ = listener.accept()
        with near, far:
            yield near


@pytest.fixture
def cables() -> Iterator[None]:
    """A network of one's own: a neighbour, and somebody far away, in both versions of IP."""
    with own_network():
        ip("link", "set", "lo", "up")
        cable("up0", "10.1.0.2/24")
        ip("address", "add", "fd01::2/64", "dev", "up0", "nodad")
        for address in ("10.1.0.3/24", "10.9.0.3/24", "fd01::3/64", "fd09::3/64"):
            nodad = ("nodad",) if ":" in address else ()
            ip("address", "add", address, "dev", "up0-far", *nodad)
        # The system adds the ways to IPv6 addresses a moment later.
        wait_until(lambda: has_way("fd01::3") and has_way("fd09::3"), "the addresses are there")
        yield


def has_way(address: str) -> bool:
    """Whether packets to an address can be sent; sends none."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as one:
        return one.connect_ex((address, 9)) == 0


@linux
@pytest.mark.network_namespace
@pytest.mark.parametrize(
    ("own", "peer", "is_local"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("::1", "::1", True),
        ("10.1.0.2", "10.1.0.3", True),
        ("fd01::2", "fd01::3", True),
        ("10.1.0.2", "10.9.0.3", False),
        ("fd01::2", "fd09::3", False),
    ],
)
@pytest.mark.parametrize("settings", [Settings(), GIVES_WAY], ids=["exempt", "not exempt"])
def test_neighbours_are_exempt_unless_the_setting_says_otherwise(
    keeper: LinkKeeper, cables: None, own: str, peer: str, *, is_local: bool, settings: Settings
) -> None:
    gives_way = not is_local or settings is GIVES_WAY
    switch = StopSwitch(keeper.traffic(make_job(priority=Priority.LOW), settings))
    with joined(own, peer) as near, ExitStack() as moving:
        before = window_of(near)
        moving.enter_context(switch.moving(near))
        wait_until(lambda: keeper.sample() is not None, "the keeper has looked")
        mark = near.getsockopt(socket.IPPROTO_IPV6, IPV6_TCLASS) if ":" in own else mark_of(near)
        assert mark == (LOWER_EFFORT if gives_way else 0)
        if gives_way:
            wait_until(lambda: window_of(near) < before, "its window is bounded")
        else:
            assert window_of(near) == before


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


@linux
def test_a_limit_of_an_upload_is_not_shared_with_downloads(keeper: LinkKeeper) -> None:
    upload = replace(make_job(number=1), kind=JobKind.UPLOAD, upload_limit=1e6)
    download = make_job(number=2)
    with ExitStack() as closing:
        listener = closing.enter_context(socket.create_server(("127.0.0.1", 0)))
        near = [
            closing.enter_context(socket.create_connection(listener.getsockname()))
            for _ in range(9)
        ]
        sending = keeper.traffic(upload, Settings())
        receiving = keeper.traffic(download, Settings())
        for connection in near[1:]:
            closing.enter_context(receiving.moving(connection))
        closing.enter_context(sending.moving(near[0]))

        wait_until(lambda: pacing_of(near[0]) < MOST_STEERED, "the upload is paced")
        assert pacing_of(near[0]) > 1e6


class BlindTap(NoTap):
    """Of a system that gives way by itself, and tells nothing."""

    def __init__(self, marks: list[bool]) -> None:
        self._marks = marks

    def mark(self, *, background: bool) -> None:
        self._marks.append(background)


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    made: list[bool] = []
    monkeypatch.setattr(lines, "open_tap", lambda _: BlindTap(made))
    return made


def test_what_cannot_be_read_is_marked_all_the_same(
    keeper: LinkKeeper, pair: tuple[socket.socket, socket.socket], marks: list[bool]
) -> None:
    job = make_job(priority=Priority.LOW)
    switch = StopSwitch(keeper.traffic(job, GIVES_WAY))
    with switch.moving(pair[0]):
        assert marks == [True]
        keeper.regulate([replace(job, when_active=WhenActive.IGNORE)], GIVES_WAY)
        wait_until(lambda: marks == [True, False], "it is an ordinary one again")
        keeper.regulate([job], GIVES_WAY)
        wait_until(lambda: marks == [True, False, True], "it gives way again")


def test_bytes_that_cannot_be_told_apart_are_not_the_users(
    keeper: LinkKeeper,
    clock: WallClock,
    pair: tuple[socket.socket, socket.socket],
    marks: list[bool],
) -> None:
    switch = StopSwitch(keeper.traffic(make_job(), GIVES_WAY))
    with switch.moving(pair[0]):
        interface = place_of(pair[0]).interface
        wait_until(lambda: interface in keeper.roads, "the keeper has looked")
        users = keeper.roads[interface].controller.users(Direction.DOWN)
        pair[1].sendall(bytes(500_000))
        pair[0].recv(500_000, socket.MSG_WAITALL)
        asked = clock.asked
        wait_until(lambda: clock.asked > asked + 1, "the keeper has looked again")
        assert users.mean_rate == users.rate == 0
        assert not users.is_active
        sample = keeper.sample()
        assert sample is not None
        assert sample.state is LinkState.UNMEASURED


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
