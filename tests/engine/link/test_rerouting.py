"""A network that changes under a transfer: kernel, probe, engine, keeper and law, all of them real.

Two hosts in network namespaces, joined by two emulated cables, one four times as long.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from functools import partial
from queue import Empty, SimpleQueue

import pytest

from ebbtide.core.link_samples import Direction
from ebbtide.core.observations import Part, Wanted
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.link.keeper import LinkKeeper
from ebbtide.engine.messages import Observed
from ebbtide.system.clock import SystemClock
from ebbtide.system.linux import LinuxProbe
from tests.core.strategies import make_job
from tests.engine.scene import Scene
from tests.netlab.lab import FAR_ADDRESS, NEAR_ADDRESS, Lab, Link, another_way, lab
from tests.waiting import wait_until

pytestmark = pytest.mark.network_namespace

SHORT = Link(20, 20, 15, 50)
LONG = replace(SHORT, round_trip_ms=60)
PORT = 7001


class Machine:
    """The near host, with a probe, an engine and a keeper."""

    def __init__(self, hosts: Lab, stack: ExitStack) -> None:
        clock = SystemClock()
        self._host = hosts.near
        self.keeper = LinkKeeper(clock)
        stack.callback(self.keeper.close)
        self.scene = Scene(link=self.keeper)
        self._heard: SimpleQueue[Part] = SimpleQueue()
        probe = LinuxProbe(clock, {})
        hosts.near.call(lambda: probe.start(self._heard.put))
        stack.callback(probe.stop)
        probe.want(Wanted(hosts=(FAR_ADDRESS,)))

    def looks(self) -> None:
        """The engine takes what the system has said."""
        with suppress(Empty):
            while True:
                part = self._heard.get_nowait()
                self._host.call(partial(self.scene.when, Observed(part)))

    def base_s(self, device: str) -> float:
        return self.keeper.roads[device].controller.flow(Direction.DOWN).base_s

    def steers_on(self, device: str) -> bool:
        self.looks()
        return device in self.keeper.roads


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def serve(hosts: Lab, stack: ExitStack) -> None:
    """Send without end to whoever comes."""
    listener = hosts.far.call(lambda: socket.create_server((FAR_ADDRESS, PORT)))
    stack.callback(listener.close)

    def send() -> None:
        with suppress(OSError):
            connection, _ = listener.accept()
            with closing(connection):
                while True:
                    connection.sendall(bytes(65_536))

    hosts.far.background(send)


def receive(hosts: Lab, keeper: LinkKeeper, stack: ExitStack) -> None:
    """Let a background transfer run until the test is over."""
    ended = threading.Event()
    job = make_job()
    switch = StopSwitch(keeper.traffic(job, Settings()))
    connection = hosts.near.call(lambda: socket.create_connection((FAR_ADDRESS, PORT)))

    def read() -> None:
        with closing(connection), suppress(OSError), switch.moving(connection):
            while not ended.is_set():
                connection.recv(switch.admit(65_536) or 1)

    def end() -> None:
        ended.set()
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join(10)

    thread = hosts.near.background(read)
    stack.callback(end)


def move(hosts: Lab, near: str, far: str) -> None:
    """Take the near host's address and both hosts' routes to the other cable."""
    hosts.near.run("ip", "address", "add", f"{NEAR_ADDRESS}/24", "dev", near)
    hosts.near.run("ip", "route", "replace", "default", "dev", near)
    hosts.far.run("ip", "route", "replace", "default", "dev", far)
    hosts.near.run("ip", "address", "del", f"{NEAR_ADDRESS}/24", "dev", hosts.near.device)


def test_the_law_learns_a_longer_way_that_a_transfer_is_taken_to(stack: ExitStack) -> None:
    hosts = stack.enter_context(lab(SHORT))
    near, far = stack.enter_context(another_way(hosts, LONG))
    serve(hosts, stack)
    machine = Machine(hosts, stack)
    receive(hosts, machine.keeper, stack)
    wait_until(lambda: machine.steers_on(hosts.near.device), "the transfer is steered")
    wait_until(lambda: machine.base_s(hosts.near.device) < 0.045, "the short way is known")
    assert not machine.steers_on(near)

    move(hosts, near, far)
    wait_until(lambda: machine.steers_on(near), "the transfer counts for the other interface")
    wait_until(lambda: 0.055 < machine.base_s(near) < 0.085, "the long way is known")
    wait_until(lambda: len(machine.keeper.roads) == 1, "the first interface is forgotten")
