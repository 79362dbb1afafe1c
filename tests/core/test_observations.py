from __future__ import annotations

import pytest

from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    NetworkKind,
    Networks,
    Observations,
    Part,
    Power,
    Presence,
    Reachability,
    Route,
    Routes,
    Sleep,
    Wanted,
)

HOTSPOT = Network("h", "Phone hotspot", "wlan0", NetworkKind.WIFI, Metered.GUESS_YES, Answer.NO)
OFFICE = Network("o", "Office", "eth0", NetworkKind.CABLE, Metered.NO, Answer.NO)
BOTH = Networks((HOTSPOT, OFFICE))


def test_nothing_said_means_cannot_tell() -> None:
    nothing = Observations()
    assert nothing.metered("example.org") is Metered.UNKNOWN
    assert nothing.roaming("example.org") is Answer.UNKNOWN
    assert nothing.is_local("example.org") is Answer.UNKNOWN
    assert nothing.reachability.online is Answer.UNKNOWN
    presence, power = nothing.presence, nothing.power
    answers = (presence.away, presence.locked, presence.full_screen, power.on_battery)
    assert {*answers, power.low, power.saver} == {Answer.UNKNOWN}
    assert presence.programs is None


@pytest.mark.parametrize(
    "part",
    [
        BOTH,
        Routes(3),
        Reachability(Connectivity.FULL),
        Presence(Answer.YES),
        Power(Answer.NO),
        Sleep(going=True),
    ],
    ids=lambda part: type(part).__name__,
)
def test_a_part_replaces_only_itself(part: Part) -> None:
    name = type(part).__name__.lower()
    changed = Observations().with_part(part)
    assert getattr(changed, name) == part
    assert changed.with_part(type(part)()) == Observations()


def routed(**hosts: Route) -> Observations:
    return Observations(networks=BOTH, routes=Routes(default=Route("eth0", "eth0"), hosts=hosts))


def test_each_host_is_charged_on_its_own_way() -> None:
    seen = routed(files=Route("wlan0", "wlan0", on_link=Answer.NO))
    assert seen.metered("files") is Metered.GUESS_YES
    assert seen.metered("other") is Metered.NO


def test_a_tunnel_costs_what_its_carrier_costs() -> None:
    assert routed(files=Route("tun0", "wlan0")).network_to("files") == HOTSPOT


def test_a_neighbour_on_a_metered_link_is_free() -> None:
    seen = routed(printer=Route("wlan0", "wlan0", on_link=Answer.YES))
    assert seen.metered("printer") is Metered.NO
    assert seen.roaming("printer") is Answer.NO


def test_an_interface_nobody_manages_has_unknown_cost() -> None:
    network = routed(files=Route("usb0", "usb0")).network_to("files")
    assert network == Network("interface:usb0", "usb0", "usb0")


def test_without_routes_the_primary_network_pays() -> None:
    seen = Observations(networks=Networks((OFFICE, HOTSPOT), primary="h"))
    assert seen.network_to("files") == HOTSPOT
    assert Observations(networks=BOTH).network_to("files") is None


@pytest.mark.parametrize(
    ("wanted", "anything"),
    [
        (Wanted(), False),
        (Wanted(presence=True), True),
        (Wanted(programs=("obs",)), True),
        (Wanted(hosts=("files",)), True),
    ],
)
def test_who_wants_nothing_is_left_alone(wanted: Wanted, anything: bool) -> None:
    assert wanted.anything is anything


@pytest.mark.parametrize(
    ("metered", "answer"),
    [
        (Metered.UNKNOWN, Answer.UNKNOWN),
        (Metered.YES, Answer.YES),
        (Metered.NO, Answer.NO),
        (Metered.GUESS_YES, Answer.YES),
        (Metered.GUESS_NO, Answer.NO),
    ],
)
def test_guesses_count_as_what_they_guess(metered: Metered, answer: Answer) -> None:
    assert metered.answer is answer


@pytest.mark.parametrize(
    ("connectivity", "online"),
    [
        (Connectivity.UNKNOWN, Answer.UNKNOWN),
        (Connectivity.NONE, Answer.NO),
        (Connectivity.PORTAL, Answer.NO),
        (Connectivity.LIMITED, Answer.NO),
        (Connectivity.FULL, Answer.YES),
    ],
)
def test_only_the_whole_internet_is_online(connectivity: Connectivity, online: Answer) -> None:
    assert Reachability(connectivity).online is online


@pytest.mark.parametrize(
    ("connectivity", "interface", "online"),
    [
        (Connectivity.NONE, "usb0", Answer.UNKNOWN),
        (Connectivity.NONE, "eth0", Answer.NO),
        (Connectivity.NONE, None, Answer.NO),
        (Connectivity.PORTAL, "usb0", Answer.NO),
        (Connectivity.FULL, "usb0", Answer.YES),
        (Connectivity.UNKNOWN, "eth0", Answer.UNKNOWN),
    ],
)
def test_a_manager_speaks_for_its_own_networks(
    connectivity: Connectivity, interface: str | None, online: Answer
) -> None:
    default = Route(interface, interface) if interface else None
    seen = Observations(
        networks=BOTH, routes=Routes(default=default), reachability=Reachability(connectivity)
    )
    assert seen.online is online
