"""NetworkManager's objects on a bus, and a hand that changes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers.buses import MessageBus, Mock, mocked

NAME = "org.freedesktop.NetworkManager"
PATH = "/org/freedesktop/NetworkManager"
CONNECTION = f"{NAME}.Connection.Active"
DEVICE = f"{NAME}.Device"


class Manager:
    """NetworkManager's objects, made by hand: the template lacks Metered and much else."""

    def __init__(self, mock: Mock) -> None:
        self.mock = mock
        self.active: list[str] = []

    def device(self, name: str, kind: int, metered: int, modem: str = "") -> str:
        path = f"{PATH}/Devices/{name}"
        properties = {
            "Interface": ("s", name),
            "IpInterface": ("s", name),
            "DeviceType": ("u", kind),
            "Metered": ("u", metered),
            "Udi": ("s", modem),
        }
        self.mock.mock("AddObject", "ssa{sv}a(ssss)", path, DEVICE, properties, [])
        return path

    def connect(self, identity: str, name: str, device: str, kind: str, **more: object) -> str:
        path = f"{PATH}/ActiveConnection/{len(self.active)}"
        properties = {
            "Id": ("s", name),
            "Uuid": ("s", identity),
            "Type": ("s", kind),
            "State": ("u", more.get("state", 2)),
            "Vpn": ("b", more.get("vpn", False)),
            "Devices": ("ao", [device]),
        }
        self.mock.mock("AddObject", "ssa{sv}a(ssss)", path, CONNECTION, properties, [])
        self.active.append(path)
        self.publish()
        return path

    def disconnect(self, path: str) -> None:
        self.active.remove(path)
        self.publish()
        self.mock.mock("RemoveObject", "s", path)

    def publish(self) -> None:
        # A text, because the mock cannot change object paths; they arrive as the same.
        primary = self.active[0] if self.active else "/"
        self.mock.set(
            NAME,
            PATH,
            ActiveConnections=("ao", self.active),
            PrimaryConnection=("s", primary),
        )


@contextmanager
def managing(bus: MessageBus) -> Iterator[Manager]:
    with mocked(bus, NAME, "/org/freedesktop", "networkmanager") as mock:
        mock.add(NAME, PATH, PrimaryConnection=("s", "/"))
        yield Manager(mock)
