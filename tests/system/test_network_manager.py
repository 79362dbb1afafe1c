from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    NetworkKind,
    Networks,
    Observations,
    Reachability,
)
from ebbtide.system.modem_manager import registration
from ebbtide.system.network_manager import connectivity
from tests.servers.buses import MessageBus, Mock, mocked
from tests.system.conftest import Watching
from tests.system.network_manager import DEVICE, NAME, PATH, Manager, managing

MODEMS = "org.freedesktop.ModemManager1"
MODEMS_PATH = "/org/freedesktop/ModemManager1"
MODEM_PATH = f"{MODEMS_PATH}/Modem/0"
OBJECTS = "org.freedesktop.DBus.ObjectManager"
GSM = f"{MODEMS}.Modem.Modem3gpp"


@pytest.fixture
def manager(system_bus: MessageBus, watching: Watching) -> Iterator[Manager]:
    with managing(system_bus) as manager:
        watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
        yield manager


def test_a_network_has_the_connections_name_and_the_devices_cost(
    manager: Manager, watching: Watching
) -> None:
    manager.connect("id-1", "Phone hotspot", manager.device("wlan7", 2, 3), "802-11-wireless")
    hotspot = Network("id-1", "Phone hotspot", "wlan7", NetworkKind.WIFI, Metered.GUESS_YES)
    watching.until(lambda seen: seen.networks == Networks((hotspot,), "id-1"), "the hotspot")


@pytest.mark.parametrize("metered", Metered)
def test_all_five_answers_about_cost_are_kept(
    manager: Manager, watching: Watching, metered: Metered
) -> None:
    manager.connect("id-1", "Cable", manager.device("eth7", 1, metered.value), "802-3-ethernet")
    seen = watching.until(lambda seen: bool(seen.networks.connected), "a network")
    assert seen.networks.connected[0].metered is metered


def test_a_metered_flip_is_seen(manager: Manager, watching: Watching) -> None:
    device = manager.device("wlan7", 2, 4)
    manager.connect("id-1", "Home", device, "802-11-wireless")
    watching.until(lambda seen: metered_on(seen, "wlan7") is Metered.GUESS_NO, "free")
    manager.mock.set(DEVICE, device, Metered=("u", 1))
    watching.until(lambda seen: metered_on(seen, "wlan7") is Metered.YES, "metered")
    manager.mock.set(DEVICE, device, Metered=("u", 2))
    watching.until(lambda seen: metered_on(seen, "wlan7") is Metered.NO, "free again")


def metered_on(seen: Observations, interface: str) -> Metered:
    return seen.networks.on(interface).metered


def test_wifi_and_cable_are_both_there_and_one_can_go(manager: Manager, watching: Watching) -> None:
    wifi = manager.connect("w", "Hotspot", manager.device("wlan7", 2, 3), "802-11-wireless")
    manager.connect("c", "Office", manager.device("eth7", 1, 4), "802-3-ethernet")
    watching.until(lambda seen: names(seen) == ["Hotspot", "Office"], "both")
    assert watching.heard.seen.networks.primary == "w"
    manager.disconnect(wifi)
    watching.until(lambda seen: names(seen) == ["Office"], "one")
    assert watching.heard.seen.networks.primary == "c"


def names(seen: Observations) -> list[str]:
    return [network.name for network in seen.networks.connected]


def test_tunnels_and_half_made_connections_are_no_networks(
    manager: Manager, watching: Watching
) -> None:
    cable = manager.device("eth7", 1, 4)
    manager.connect("v", "Company VPN", cable, "vpn", vpn=True)
    manager.connect("g", "wg0", manager.device("wg7", 29, 0), "wireguard")
    manager.connect("h", "Half", manager.device("wlan7", 2, 0), "802-11-wireless", state=1)
    manager.connect("c", "Office", cable, "802-3-ethernet")
    watching.until(lambda seen: names(seen) == ["Office"], "only the office")


def test_reachability_follows_the_manager(manager: Manager, watching: Watching) -> None:
    watching.until(lambda seen: seen.reachability.online is Answer.YES, "online")
    manager.mock.set(NAME, PATH, Connectivity=("u", 2))
    watching.until(lambda seen: seen.reachability == Reachability(Connectivity.PORTAL), "portal")
    manager.mock.set(NAME, PATH, Connectivity=("u", 1), State=("u", 20))
    watching.until(lambda seen: seen.reachability.online is Answer.NO, "offline")


def test_a_manager_that_goes_leaves_nothing_known_and_comes_back(
    system_bus: MessageBus, watching: Watching
) -> None:
    watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    with managing(system_bus) as manager:
        manager.connect("c", "Office", manager.device("eth7", 1, 4), "802-3-ethernet")
        watching.until(lambda seen: names(seen) == ["Office"], "known")
        before = watching.heard.seen
        manager.mock.stop()
        nothing = before.with_part(Networks()).with_part(Reachability())
        watching.until(lambda seen: seen == nothing, "unknown, and nothing else")
    with managing(system_bus) as manager:
        manager.connect("c", "Office", manager.device("eth7", 1, 4), "802-3-ethernet")
        watching.until(lambda seen: seen == before, "known again")


@contextmanager
def modems(bus: MessageBus, registration: int) -> Iterator[Mock]:
    objects = (
        f"{{'{MODEM_PATH}': {{'{GSM}': {{'RegistrationState': dbus.UInt32({registration})}}}}}}"
    )
    with mocked(bus, MODEMS, MODEMS_PATH) as mock:
        gives = "a{oa{sa{sv}}}"
        mock.method(OBJECTS, "GetManagedObjects", "", gives, f"ret = {objects}")
        none: tuple[str, dict[str, object]] = ("a{sa{sv}}", {})
        mock.emit(OBJECTS, "InterfacesAdded", "oa{sa{sv}}", ("o", MODEM_PATH), none)
        yield mock


def test_roaming_is_the_modems_and_goes_with_its_manager(
    manager: Manager, system_bus: MessageBus, watching: Watching
) -> None:
    manager.connect("m", "Mobile", manager.device("wwan7", 8, 3, MODEM_PATH), "gsm")
    manager.connect("c", "Office", manager.device("eth7", 1, 4), "802-3-ethernet")
    watching.until(lambda seen: roaming(seen) == [Answer.UNKNOWN, Answer.NO], "no modem manager")
    with modems(system_bus, 5) as mock:
        watching.until(lambda seen: roaming(seen) == [Answer.YES, Answer.NO], "roaming")
        mock.stop()
        watching.until(lambda seen: roaming(seen) == [Answer.UNKNOWN, Answer.NO], "unknown")
    with modems(system_bus, 1):
        watching.until(lambda seen: roaming(seen) == [Answer.NO, Answer.NO], "at home")


def roaming(seen: Observations) -> list[Answer]:
    return [network.roaming for network in seen.networks.connected]


@given(st.none() | st.integers(-1, 9), st.none() | st.integers(-1, 99))
def test_connectivity_never_says_full_against_the_state(
    checked: int | None, state: int | None
) -> None:
    properties = {"Connectivity": checked, "State": state}
    if connectivity(properties) is Connectivity.FULL:
        assert checked == 4
        assert state is not None
        assert state >= 70


@pytest.mark.parametrize(
    ("checked", "state", "expected"),
    [
        (4, 70, Connectivity.FULL),
        (3, 60, Connectivity.LIMITED),
        (2, 60, Connectivity.PORTAL),
        (0, 70, Connectivity.UNKNOWN),
        (0, 20, Connectivity.NONE),
        (4, 10, Connectivity.NONE),
        (4, 40, Connectivity.UNKNOWN),
        (77, 70, Connectivity.UNKNOWN),
        ("full", 70, Connectivity.UNKNOWN),
    ],
)
def test_connectivity(checked: object, state: int, expected: Connectivity) -> None:
    assert connectivity({"Connectivity": checked, "State": state}) is expected


CDMA = f"{MODEMS}.Modem.ModemCdma"


@pytest.mark.parametrize(
    ("interfaces", "roaming"),
    [
        ({GSM: {"RegistrationState": ("u", 1)}}, Answer.NO),
        ({GSM: {"RegistrationState": ("u", 9)}}, Answer.NO),
        ({GSM: {"RegistrationState": ("u", 5)}}, Answer.YES),
        ({GSM: {"RegistrationState": ("u", 10)}}, Answer.YES),
        ({GSM: {"RegistrationState": ("u", 2)}}, Answer.UNKNOWN),
        ({CDMA: {"Cdma1xRegistrationState": ("u", 2)}}, Answer.NO),
        ({CDMA: {"EvdoRegistrationState": ("u", 3)}}, Answer.YES),
        ({CDMA: {"Cdma1xRegistrationState": ("u", 1)}}, Answer.UNKNOWN),
        ({GSM: "nonsense"}, Answer.UNKNOWN),
        ({}, Answer.UNKNOWN),
        (None, Answer.UNKNOWN),
    ],
)
def test_registration(interfaces: object, roaming: Answer) -> None:
    assert registration(interfaces) is roaming
