from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from ebbtide.core.observations import Told, Wanted
from ebbtide.system.linux import LinuxProbe
from tests.servers.buses import MessageBus, Mock, mocked
from tests.system.conftest import Watching
from tests.waiting import wait_until

NAME = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = f"{NAME}.Manager"
MOVING = Wanted(moving=True)


@pytest.fixture
def login(system_bus: MessageBus) -> Iterator[Mock]:
    with mocked(system_bus, NAME, PATH, "logind") as login:
        yield login


@pytest.fixture
def probe(login: Mock, system_bus: MessageBus, watching: Watching) -> LinuxProbe:
    return watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)


def locks(bus: MessageBus) -> list[tuple[str, str, str]]:
    """What, who and how of those whom the machine waits for."""
    found = bus.call(NAME, PATH, MANAGER, "ListInhibitors")[0]
    return [(what, who, mode) for what, who, _why, mode, _user, _process in found]


def open_files() -> int:
    return int(psutil.Process().num_fds())


def is_held(bus: MessageBus) -> bool:
    return locks(bus) == [("sleep", "Ebbtide", "delay")]


def test_the_machine_waits_while_something_moves(probe: LinuxProbe, system_bus: MessageBus) -> None:
    for _ in range(2):
        probe.want(MOVING)
        wait_until(lambda: is_held(system_bus), "the machine would wait")
        probe.want(Wanted(hosts=("192.0.2.1",), moving=True))
        probe.want(Wanted(hosts=("192.0.2.1",)))
        wait_until(lambda: not locks(system_bus), "nobody is waited for")


def test_nobody_is_waited_for_while_nothing_moves(
    probe: LinuxProbe, login: Mock, watching: Watching, system_bus: MessageBus
) -> None:
    probe.want(Wanted(presence=True))
    watching.until(lambda seen: seen.told == Told(Wanted(presence=True)), "all was asked")
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
    watching.until(lambda seen: seen.sleep.going, "going to sleep")
    assert not locks(system_bus)


def test_whoever_changes_his_mind_leaves_no_lock_behind(
    probe: LinuxProbe, system_bus: MessageBus
) -> None:
    probe.want(MOVING)
    wait_until(lambda: is_held(system_bus), "the machine would wait")
    before = open_files()
    for _ in range(20):
        probe.want(Wanted())
        probe.want(MOVING)
    wait_until(lambda: is_held(system_bus), "the machine would wait again")
    assert open_files() <= before
    probe.stop()
    wait_until(lambda: not locks(system_bus), "the end lets go")


def test_a_manager_that_comes_back_is_asked_again(
    system_bus: MessageBus, watching: Watching
) -> None:
    probe = watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    probe.want(MOVING)
    for _ in range(2):
        with mocked(system_bus, NAME, PATH, "logind"):
            wait_until(lambda: is_held(system_bus), "the machine would wait")


def test_a_manager_that_refuses_stops_nothing(
    probe: LinuxProbe, login: Mock, watching: Watching
) -> None:
    login.method(MANAGER, "Inhibit", "ssss", "h", "raise dbus.exceptions.DBusException('no')")
    probe.want(MOVING)
    watching.until(lambda seen: seen.told == Told(MOVING), "it was asked")
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
    watching.until(lambda seen: seen.sleep.going, "going to sleep all the same")
