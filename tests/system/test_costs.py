"""Networks and routes together: what a host's bytes cost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ebbtide.core.observations import Metered, Wanted
from tests.servers.buses import MessageBus
from tests.system.conftest import Watching
from tests.system.network_manager import Manager, managing
from tests.system.networks import cable, ip, own_network

FAR, NEAR, COMPANY = "203.0.113.9", "10.1.0.9", "198.51.100.9"
pytestmark = pytest.mark.network_namespace


@pytest.fixture
def manager(system_bus: MessageBus) -> Iterator[Manager]:
    with own_network():
        cable("up0", "10.1.0.2/24")
        cable("up1", "10.2.0.2/24")
        ip("route", "add", "default", "via", "10.1.0.1", "metric", "100")
        ip("route", "add", "198.51.100.0/24", "via", "10.2.0.1")
        with managing(system_bus) as manager:
            hotspot = manager.device("up0", 2, 3)
            manager.connect("h", "Phone hotspot", hotspot, "802-11-wireless")
            manager.connect("o", "Office", manager.device("up1", 1, 4), "802-3-ethernet")
            yield manager


def test_each_host_costs_what_its_own_way_costs(
    manager: Manager, system_bus: MessageBus, watching: Watching
) -> None:
    wanted = Wanted(hosts=(FAR, NEAR, COMPANY))
    watching.start(wanted, DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    seen = watching.until(
        lambda seen: len(seen.networks.connected) == 2 and len(seen.routes.hosts) == 3, "all"
    )
    assert [seen.metered(host) for host in wanted.hosts] == [
        Metered.GUESS_YES,
        Metered.NO,
        Metered.GUESS_NO,
    ]
    network = seen.network_to(FAR)
    assert network is not None
    assert network.name == "Phone hotspot"


def test_a_tunnel_over_a_metered_network_is_metered(
    manager: Manager, system_bus: MessageBus, watching: Watching
) -> None:
    watching.start(Wanted(hosts=(FAR,)), DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    ip("tuntap", "add", "mode", "tun", "name", "tun7")
    ip("address", "add", "10.9.0.2/24", "dev", "tun7")
    ip("link", "set", "tun7", "up")
    ip("route", "add", "default", "dev", "tun7", "metric", "50")
    watching.until(
        lambda seen: FAR in seen.routes.hosts and seen.routes.hosts[FAR].interface == "tun7",
        "by the tunnel",
    )
    watching.until(lambda seen: seen.metered(FAR) is Metered.GUESS_YES, "metered all the same")
