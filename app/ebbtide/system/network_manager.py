"""Networks and reachability as NetworkManager knows them.

Source: NetworkManager D-Bus reference 1.42, "org.freedesktop.NetworkManager",
"…Connection.Active", "…Device".
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    NetworkKind,
    Networks,
    Reachability,
)
from ebbtide.system.board import Board
from ebbtide.system.bus import Bus
from ebbtide.system.loop import Timer
from ebbtide.system.modem_manager import ModemManager
from ebbtide.system.services import Mirror, Properties, Service, number, text, texts, truth

_NAME = "org.freedesktop.NetworkManager"
_PATH = "/org/freedesktop/NetworkManager"
_CONNECTION = f"{_NAME}.Connection.Active"
_DEVICE = f"{_NAME}.Device"

_SETTLE_S = 0.05
"""One change comes as a handful of messages."""

_ACTIVATED = 2
_STATE_ASLEEP, _STATE_DISCONNECTING = 10, 30
_STATE_GLOBAL = 70

_TUNNELS = frozenset({"vpn", "wireguard", "tun", "ip-tunnel", "loopback", "dummy"})
"""Connection types that carry nothing themselves, or only to this machine."""

_KINDS = {
    1: NetworkKind.CABLE,
    2: NetworkKind.WIFI,
    5: NetworkKind.BLUETOOTH,
    8: NetworkKind.MOBILE,
}
"""NMDeviceType; Bluetooth is a phone's network as well."""


class NetworkManager:
    """Keeps `Networks` and `Reachability` on the board."""

    def __init__(self, bus: Bus, modems: ModemManager, board: Board) -> None:
        self._loop = bus.loop
        self._board = board
        self._modems = modems
        self._service = Service(bus, _NAME)
        self._manager: Properties | None = None
        self._objects: dict[str, _Object] = {}
        self._settling: Timer | None = None
        modems.on_change(self._settle)
        Mirror(self._service, _PATH, _NAME, self._manager_changed)

    @property
    def is_settling(self) -> bool:
        """What it knows is about to be told."""
        return self._settling is not None and self._settling.pending

    def _manager_changed(self, properties: Properties | None) -> None:
        self._manager = properties
        self._settle()

    def _settle(self) -> None:
        if self._manager is None:
            self._report()
        elif self._settling is None or not self._settling.pending:
            self._settling = self._loop.after(_SETTLE_S, self._report)

    def _report(self) -> None:
        if self._manager is None:
            self._keep({})
            self._board.put(Networks())
            self._board.put(Reachability())
            return
        if not self._follow():
            return  # their properties are on the way
        self._board.put(Reachability(connectivity(self._manager)))
        self._board.put(self._networks())

    def _follow(self) -> bool:
        """Follow all connections and their devices; tell whether all are known."""
        wanted = dict.fromkeys(texts(self._manager, "ActiveConnections"), _CONNECTION)
        for path in tuple(wanted):
            wanted |= dict.fromkeys(self._devices_of(path), _DEVICE)
        self._keep(wanted)
        for path, interface in wanted.items():
            if path not in self._objects:
                self._objects[path] = _Object(self._service, path, interface, self._settle)
        return all(self._objects[path].known for path in wanted)

    def _keep(self, wanted: dict[str, str]) -> None:
        for path in self._objects.keys() - wanted.keys():
            self._objects.pop(path).close()

    def _devices_of(self, path: str) -> tuple[str, ...]:
        connection = self._objects.get(path)
        return texts(connection.properties, "Devices") if connection is not None else ()

    def _networks(self) -> Networks:
        networks: list[Network] = []
        for path in texts(self._manager, "ActiveConnections"):
            connection = self._objects[path].properties
            if number(connection, "State") != _ACTIVATED or _is_tunnel(connection):
                continue
            networks += [
                self._network(connection, self._objects[device].properties)
                for device in self._devices_of(path)
            ]
        primary = self._objects.get(text(self._manager, "PrimaryConnection"))
        return Networks(
            tuple(networks), text(primary.properties, "Uuid") if primary is not None else ""
        )

    def _network(self, connection: Properties, device: Properties) -> Network:
        metered = _metered(device)
        kind = _KINDS.get(int(number(device, "DeviceType") or 0), NetworkKind.OTHER)
        return Network(
            id=text(connection, "Uuid"),
            name=text(connection, "Id"),
            interface=text(device, "IpInterface") or text(device, "Interface"),
            kind=kind,
            metered=metered,
            roaming=self._roaming(kind, metered, text(device, "Udi")),
        )

    def _roaming(self, kind: NetworkKind, metered: Metered, modem: str) -> Answer:
        if kind is NetworkKind.MOBILE:
            return self._modems.roaming(modem)
        # What costs without being a modem of ours is a phone's; nobody here sees its roaming.
        if kind is NetworkKind.BLUETOOTH or metered.answer is not Answer.NO:
            return Answer.UNKNOWN
        return Answer.NO


class _Object:
    """One of NetworkManager's objects; `known` once its properties, or none, were told."""

    def __init__(
        self, service: Service, path: str, interface: str, changed: Callable[[], None]
    ) -> None:
        self.properties: Properties = {}
        self.known = False
        self._changed = changed
        self._mirror = Mirror(service, path, interface, self._take)

    def close(self) -> None:
        self._mirror.close()

    def _take(self, properties: Properties | None) -> None:
        self.properties = properties or {}
        self.known = True
        self._changed()


def connectivity(manager: Properties) -> Connectivity:
    """Return how far the network reaches, from the manager's properties.

    Connectivity is the result of a check that distributions leave out now and then;
    then only "not connected at all" is certain.
    """
    checked = _enumerated(Connectivity, number(manager, "Connectivity"), Connectivity.UNKNOWN)
    state = number(manager, "State") or 0
    if _STATE_ASLEEP <= state <= _STATE_DISCONNECTING:
        return Connectivity.NONE
    if checked is Connectivity.FULL and state < _STATE_GLOBAL:
        return Connectivity.UNKNOWN  # an old check: the state says otherwise by now
    return checked


_Numbered = TypeVar("_Numbered", bound=Enum)


def _enumerated(kind: type[_Numbered], value: float | None, otherwise: _Numbered) -> _Numbered:
    """Return the member with a number; newer services may have numbers of their own."""
    return next((member for member in kind if member.value == value), otherwise)


def _is_tunnel(connection: Properties) -> bool:
    return truth(connection, "Vpn") is Answer.YES or text(connection, "Type") in _TUNNELS


def _metered(device: Properties) -> Metered:
    return _enumerated(Metered, number(device, "Metered"), Metered.UNKNOWN)
