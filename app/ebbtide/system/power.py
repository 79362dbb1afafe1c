"""Battery and power saving, from UPower and power-profiles-daemon, or else from psutil.

Sources: UPower D-Bus reference 0.99 (UpDeviceLevel), power-profiles-daemon 0.13 and 0.20.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import psutil

from ebbtide.core.observations import Answer, Power
from ebbtide.system.board import Board
from ebbtide.system.bus import Bus
from ebbtide.system.loop import Loop, Timer
from ebbtide.system.services import Mirror, Properties, Service, number, text, truth

_UPOWER = "org.freedesktop.UPower"
_UPOWER_PATH = "/org/freedesktop/UPower"
_DISPLAY_DEVICE = f"{_UPOWER_PATH}/devices/DisplayDevice"

_LEVEL_UNKNOWN = 0
_LEVEL_LOW = 3

PROFILE_NAMES = {
    "org.freedesktop.UPower.PowerProfiles": "/org/freedesktop/UPower/PowerProfiles",
    "net.hadess.PowerProfiles": "/net/hadess/PowerProfiles",
}
"""The present name and the one before 0.20; newer daemons have both."""

POLL_S = 30.0
_LOW_PERCENT = 10.0
_SUPPLIES = Path("/sys/class/power_supply")


class PowerSupply:
    """Keeps `on_battery`, `low` and `percent` on the board."""

    def __init__(self, bus: Bus, board: Board, poll_s: float = POLL_S) -> None:
        self._loop: Loop = bus.loop
        self._board = board
        self._poll_s = poll_s
        self._supply: Properties | None = None
        self._battery: Properties | None = None
        self._wanted = False
        self._poll: Timer | None = None
        service = Service(bus, _UPOWER)
        Mirror(service, _UPOWER_PATH, _UPOWER, self._supply_changed)
        Mirror(service, _DISPLAY_DEVICE, f"{_UPOWER}.Device", self._battery_changed)

    def want(self, wanted: bool) -> None:
        """Say whether to ask the system itself now and then if UPower is not there."""
        self._wanted = wanted
        self._report()

    def _supply_changed(self, properties: Properties | None) -> None:
        self._supply = properties
        self._report()

    def _battery_changed(self, properties: Properties | None) -> None:
        self._battery = properties
        self._report()

    def _report(self) -> None:
        if self._poll is not None:
            self._poll.cancel()
        if self._supply is not None:
            self._tell(said_by_upower(self._supply, self._battery))
        elif self._wanted:
            self._tell(said_by_system())
            self._poll = self._loop.after(self._poll_s, self._report)
        else:
            self._tell(Power())

    def _tell(self, power: Power) -> None:
        self._board.change(
            "power", on_battery=power.on_battery, low=power.low, percent=power.percent
        )


class PowerProfile:
    """Keeps `saver` on the board."""

    def __init__(self, bus: Bus, board: Board) -> None:
        self._board = board
        self._profiles: dict[str, Properties | None] = {}
        for name, path in PROFILE_NAMES.items():
            Mirror(Service(bus, name), path, name, partial(self._changed, name))

    def _changed(self, name: str, properties: Properties | None) -> None:
        self._profiles[name] = properties
        active = [text(one, "ActiveProfile") for one in self._profiles.values()]
        known = next((profile for profile in active if profile), None)
        saver = Answer.of(None if known is None else known == "power-saver")
        self._board.change("power", saver=saver)


def said_by_upower(supply: Properties, battery: Properties | None) -> Power:
    """Return what UPower's properties mean."""
    level = number(battery, "WarningLevel")
    known = level is not None and level != _LEVEL_UNKNOWN
    percent = number(battery, "Percentage")
    is_there = truth(battery, "IsPresent") is Answer.YES
    return Power(
        on_battery=truth(supply, "OnBattery"),
        low=Answer.of(level >= _LEVEL_LOW if known and level is not None else None),
        percent=percent if is_there else None,
    )


def said_by_system() -> Power:
    """Return what the kernel says about batteries."""
    try:
        battery = psutil.sensors_battery()
    except (OSError, ValueError, AttributeError, psutil.Error):
        # ValueError: a driver that writes nonsense. AttributeError: a system without the call.
        return Power()
    if battery is None:
        none = Answer.NO if _has_no_battery() else Answer.UNKNOWN
        return Power(none, none)
    return _battery_power(battery.percent, battery.power_plugged)


def _battery_power(percent: float, plugged: bool | None) -> Power:
    on_battery = Answer.of(None if plugged is None else not plugged)
    low = Answer.NO if percent >= _LOW_PERCENT else on_battery
    return Power(on_battery, low, percent=percent)


def _has_no_battery() -> bool:
    """Tell a machine that runs on mains only from one whose batteries cannot be seen."""
    try:
        supplies = [path for path in _SUPPLIES.iterdir() if not _is_of_a_device(path)]
        kinds = [(supply / "type").read_text("ascii").strip() for supply in supplies]
    except (OSError, ValueError):
        return False
    return "Battery" not in kinds


def _is_of_a_device(supply: Path) -> bool:
    """Tell a mouse's battery from the machine's."""
    scope = supply / "scope"
    return scope.exists() and scope.read_text("ascii").strip() == "Device"
