from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from ebbtide.core.observations import Answer, Observations, Route, Wanted
from ebbtide.system import routes as module
from ebbtide.system.board import Board
from ebbtide.system.lookups import OnAddresses
from ebbtide.system.loop import Loop
from ebbtide.system.netlink import Kernel, Link, Way
from ebbtide.system.routes import RouteWatch, carrier, is_on_link, make_route, snapshot_of
from tests.system.conftest import Watching
from tests.system.networks import cable, ip, own_network

YES, NO = Answer.YES, Answer.NO
FAR = "203.0.113.9"
NEAR = "10.1.0.9"
HOSTS = Wanted(hosts=(FAR, NEAR))


@pytest.fixture
def network() -> Iterator[None]:
    with own_network():
        yield


def generation(seen: Observations) -> int:
    return seen.routes.generation


def has_default(seen: Observations) -> bool:
    return seen.routes.default is not None


@pytest.mark.network_namespace
def test_a_cable_brings_neighbours_and_a_gateway_the_world(
    network: None, watching: Watching
) -> None:
    watching.start(HOSTS)
    cable("up0", "10.1.0.2/24")
    watching.until(lambda seen: NEAR in seen.routes.hosts, "a neighbour")
    assert generation(watching.heard.seen) >= 1
    assert FAR not in watching.heard.seen.routes.hosts
    ip("route", "add", "default", "via", "10.1.0.1")
    watching.until(lambda seen: FAR in seen.routes.hosts, "the world")
    routes = watching.heard.seen.routes
    assert routes.hosts[NEAR] == Route("up0", "up0", "", "10.1.0.2", YES)
    assert routes.hosts[FAR] == Route("up0", "up0", "10.1.0.1", "10.1.0.2", NO)
    assert routes.default == routes.hosts[FAR]


@pytest.mark.network_namespace
def test_an_address_that_goes_takes_the_routes_along(network: None, watching: Watching) -> None:
    cable("up0", "10.1.0.2/24")
    ip("route", "add", "default", "via", "10.1.0.1")
    watching.start(HOSTS)
    before = watching.until(lambda seen: len(seen.routes.hosts) == 2, "both hosts")
    ip("address", "del", "10.1.0.2/24", "dev", "up0")
    watching.until(lambda seen: not seen.routes.hosts and not has_default(seen), "no way")
    assert generation(watching.heard.seen) > generation(before)


@pytest.mark.network_namespace
def test_with_two_uplinks_each_host_has_its_own(network: None, watching: Watching) -> None:
    cable("up0", "10.1.0.2/24")
    cable("up1", "10.2.0.2/24")
    ip("route", "add", "default", "via", "10.1.0.1", "metric", "100")
    ip("route", "add", "default", "via", "10.2.0.1", "metric", "600")
    watching.start(Wanted(hosts=(FAR, "10.2.0.9")))
    watching.until(lambda seen: len(seen.routes.hosts) == 2, "both hosts")
    routes = watching.heard.seen.routes
    assert routes.hosts[FAR].interface == "up0"
    assert routes.hosts["10.2.0.9"].interface == "up1"
    ip("route", "del", "default", "via", "10.1.0.1", "metric", "100")
    watching.until(lambda seen: seen.routes.hosts[FAR].interface == "up1", "the other uplink")


@pytest.mark.network_namespace
def test_a_tunnel_is_carried_by_the_best_real_uplink(network: None, watching: Watching) -> None:
    cable("up0", "10.1.0.2/24")
    cable("up1", "10.2.0.2/24")
    ip("route", "add", "default", "via", "10.2.0.1", "metric", "600")
    ip("route", "add", "default", "via", "10.1.0.1", "metric", "100")
    ip("tuntap", "add", "mode", "tun", "name", "tun7")
    ip("address", "add", "10.9.0.2/24", "dev", "tun7")
    ip("link", "set", "tun7", "up")
    ip("route", "add", "default", "dev", "tun7", "metric", "50")
    watching.start(Wanted(hosts=(FAR, "10.9.0.9")))
    watching.until(lambda seen: len(seen.routes.hosts) == 2, "both hosts")
    routes = watching.heard.seen.routes
    assert routes.hosts[FAR] == Route("tun7", "up0", "", "10.9.0.2", NO)
    assert routes.hosts["10.9.0.9"].on_link is NO
    ip("route", "del", "default", "via", "10.1.0.1", "metric", "100")
    watching.until(lambda seen: seen.routes.hosts[FAR].carrier == "up1", "another carrier")


@pytest.mark.network_namespace
def test_both_versions_of_the_protocol_are_known(network: None, watching: Watching) -> None:
    cable("up0")
    ip("address", "add", "fd00:1::2/64", "dev", "up0", "nodad")
    ip("route", "add", "default", "via", "fd00:1::1")
    watching.start(Wanted(hosts=("2001:db8::9", "[fd00:1::9]")))
    watching.until(lambda seen: len(seen.routes.hosts) == 2, "both hosts")
    routes = watching.heard.seen.routes
    assert routes.hosts["2001:db8::9"].gateway == "fd00:1::1"
    assert routes.hosts["[fd00:1::9]"].on_link is YES


@pytest.mark.network_namespace
def test_a_lease_renewed_or_a_container_started_is_no_other_network(network: None) -> None:
    cable("up0", "10.1.0.2/24")
    ip("route", "add", "default", "via", "10.1.0.1")
    with closing(Kernel()) as kernel:
        before = snapshot_of(kernel)
        leased = ("valid_lft", "999", "preferred_lft", "99")
        ip("address", "change", "10.1.0.2/24", "dev", "up0", *leased)
        cable("box0")  # gets a link-local address
        assert snapshot_of(kernel) == before
        ip("route", "add", "192.0.2.0/24", "via", "10.1.0.1")
        assert snapshot_of(kernel) != before


@pytest.mark.network_namespace
def test_a_neighbours_route_alone_is_seen(network: None, watching: Watching) -> None:
    cable("up0")
    watching.start(HOSTS)
    watching.until(lambda seen: NEAR not in seen.routes.hosts, "no way yet")
    ip("route", "add", "10.1.0.0/24", "dev", "up0")
    watching.until(lambda seen: NEAR in seen.routes.hosts, "a neighbour")


@pytest.mark.network_namespace
def test_this_machine_is_local_and_names_are_looked_up(network: None, watching: Watching) -> None:
    ip("link", "set", "lo", "up")
    probe = watching.start(Wanted(hosts=("localhost", "127.0.0.1")))
    watching.until(lambda seen: len(seen.routes.hosts) == 2, "both names")
    assert {route.on_link for route in watching.heard.seen.routes.hosts.values()} == {YES}
    probe.want(Wanted())
    watching.until(lambda seen: not seen.routes.hosts, "nothing is wanted")


@pytest.mark.network_namespace
def test_a_name_that_nobody_knows_has_no_route(network: None, watching: Watching) -> None:
    watching.start(Wanted(hosts=("no.such.host.invalid", "not a name", "x" * 300)))
    cable("up0", "10.1.0.2/24")
    watching.until(lambda seen: generation(seen) > 0, "the cable")
    assert not watching.heard.seen.routes.hosts


CABLE = Link("eth7", is_tunnel=False, has_neighbours=True)
MODEM = Link("wwan7", is_tunnel=False, has_neighbours=False)
TUNNEL = Link("tun7", is_tunnel=True, has_neighbours=True)


@pytest.mark.parametrize(
    ("way", "link", "on_link"),
    [
        (Way(1, prefix=24), CABLE, True),
        (Way(1, prefix=24, gateway="10.1.0.1"), CABLE, False),
        (Way(1, prefix=0), CABLE, False),
        (Way(1, prefix=24), MODEM, False),
        (Way(1, prefix=24), TUNNEL, False),
        (Way(1, is_local=True), TUNNEL, True),
    ],
)
def test_who_is_a_neighbour(way: Way, link: Link, on_link: bool) -> None:
    assert is_on_link(way, link) is on_link


def test_a_tunnel_without_an_uplink_has_no_carrier() -> None:
    links = {1: TUNNEL, 2: CABLE}
    assert carrier([Way(1), Way(2, prefix=24), Way(9)], links) == ""
    assert make_route(Way(1), TUNNEL, "").carrier == ""
    assert carrier([Way(1), Way(2, metric=5)], links) == "eth7"


class ResolverByHand:
    """Answers when it is told to."""

    def __init__(self, loop: Loop) -> None:
        self.asked: list[str] = []
        self._waiting: dict[str, OnAddresses] = {}

    def find(self, host: str, on_addresses: OnAddresses) -> None:
        assert host not in self._waiting, "asked twice"
        self.asked.append(host)
        self._waiting[host] = on_addresses

    def answer(self, host: str, *addresses: str) -> None:
        self._waiting.pop(host)(addresses)


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> list[ResolverByHand]:
    made: list[ResolverByHand] = []

    def make(loop: Loop) -> ResolverByHand:
        made.append(ResolverByHand(loop))
        return made[-1]

    monkeypatch.setattr(module, "Lookups", make)
    return made


@pytest.mark.network_namespace
def test_addresses_need_no_resolver_and_names_follow_as_answers_come(
    network: None, resolver: list[ResolverByHand]
) -> None:
    cable("up0", "10.1.0.2/24")
    names = [f"h{number}.invalid" for number in range(100)]
    board, loop = Board(), Loop()
    watch = RouteWatch(loop, board)
    (hand,) = resolver
    watch.want([*names, NEAR])
    assert board.seen.routes.hosts[NEAR].on_link is YES
    assert hand.asked == names[:32]
    hand.answer(names[0], "10.1.0.7")
    assert board.seen.routes.hosts[names[0]].on_link is YES
    assert hand.asked == names[:33]
    watch.want([names[99], *names, NEAR])
    hand.answer(names[1])
    assert hand.asked[33:] == [names[99]], "what matters most comes first"
    watch.want([names[1], *names])
    for name in names[2:]:
        hand.answer(name)
    assert sorted(hand.asked) == sorted(names), "each once: what failed is not asked at once again"
    assert not watch.is_asking
    loop.close()
