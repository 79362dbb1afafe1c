from __future__ import annotations

import pytest

from ebbtide.core.observations import Answer, Power, Wanted
from ebbtide.system.power import said_by_upower
from tests.servers.buses import MessageBus, mocked
from tests.system.conftest import Watching

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
UPOWER = "org.freedesktop.UPower"
UPOWER_PATH = "/org/freedesktop/UPower"
DISPLAY = f"{UPOWER_PATH}/devices/DisplayDevice"
DEVICE = f"{UPOWER}.Device"
PROFILES = "net.hadess.PowerProfiles"
PROFILES_PATH = "/net/hadess/PowerProfiles"


def test_battery_follows_upower(system_bus: MessageBus, watching: Watching) -> None:
    with mocked(system_bus, UPOWER, UPOWER_PATH, "upower", {"OnBattery": True}) as upower:
        watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
        watching.until(lambda seen: seen.power.on_battery is YES, "on battery")
        assert watching.heard.seen.power.low is NO
        upower.set(
            DEVICE,
            DISPLAY,
            WarningLevel=("u", 3),
            Percentage=("d", 7.0),
            IsPresent=("b", True),
        )
        watching.until(lambda seen: seen.power.low is YES, "low")
        assert watching.heard.seen.power.percent == 7
        upower.set(UPOWER, OnBattery=("b", False))
        watching.until(lambda seen: seen.power.on_battery is NO, "on mains")


def test_power_saver_follows_the_profile(system_bus: MessageBus, watching: Watching) -> None:
    with mocked(system_bus, PROFILES, PROFILES_PATH, "power_profiles_daemon") as profiles:
        watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
        watching.until(lambda seen: seen.power.saver is NO, "balanced")
        profiles.set(PROFILES, ActiveProfile=("s", "power-saver"))
        watching.until(lambda seen: seen.power.saver is YES, "power saver")


def test_a_service_that_goes_takes_its_answers_along_and_brings_them_back(
    system_bus: MessageBus, watching: Watching
) -> None:
    watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    with (
        mocked(system_bus, UPOWER, UPOWER_PATH, "upower", {"OnBattery": True}) as upower,
        mocked(system_bus, PROFILES, PROFILES_PATH, "power_profiles_daemon"),
    ):
        known = Power(YES, NO, NO)
        watching.until(lambda seen: seen.power == known, "all is known")
        upower.stop()
        watching.until(lambda seen: seen.power == Power(saver=NO), "UPower's are unknown")
        with mocked(system_bus, UPOWER, UPOWER_PATH, "upower", {"OnBattery": True}):
            watching.until(lambda seen: seen.power == known, "all is known again")


def test_a_bus_that_goes_takes_all_answers_along_and_brings_them_back(
    system_bus: MessageBus, watching: Watching
) -> None:
    watching.start(Wanted(hosts=("127.0.0.1",)), DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
    with mocked(system_bus, PROFILES, PROFILES_PATH, "power_profiles_daemon"):
        watching.until(lambda seen: seen.power.saver is NO, "known")
        system_bus.stop()
        watching.until(lambda seen: seen.power.saver is UNKNOWN, "unknown")
    system_bus.start()
    with mocked(system_bus, PROFILES, PROFILES_PATH, "power_profiles_daemon"):
        watching.until(lambda seen: seen.power.saver is NO, "known again")


def test_others_cannot_speak_for_a_service(system_bus: MessageBus, watching: Watching) -> None:
    with mocked(system_bus, PROFILES, PROFILES_PATH, "power_profiles_daemon") as profiles:
        watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
        watching.until(lambda seen: seen.power.saver is NO, "balanced")
        changed: tuple[object, ...] = (PROFILES, {"ActiveProfile": ("s", "power-saver")}, [])
        properties = "org.freedesktop.DBus.Properties"
        system_bus.shout(PROFILES_PATH, properties, "PropertiesChanged", "sa{sv}as", changed)
        profiles.set(PROFILES, ActiveProfile=("s", "performance"))
        profiles.stop()
        watching.until(lambda seen: seen.power.saver is UNKNOWN, "what came later was seen")
    told = [part.saver for part in watching.heard.parts if isinstance(part, Power)]
    assert YES not in told


@pytest.mark.parametrize(
    ("level", "low"),
    [(0, UNKNOWN), (1, NO), (2, NO), (3, YES), (4, YES), (5, YES), ("x", UNKNOWN)],
)
def test_upowers_warning_levels(level: object, low: Answer) -> None:
    assert said_by_upower({"OnBattery": True}, {"WarningLevel": level}).low is low


def test_nonsense_is_cannot_tell() -> None:
    assert said_by_upower({"OnBattery": "maybe"}, {"WarningLevel": True}) == Power()
