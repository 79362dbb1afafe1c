"""Whether mobile modems are registered with a foreign network, from ModemManager.

Source: ModemManager D-Bus reference 1.20, "…Modem.Modem3gpp", "…Modem.ModemCdma".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ebbtide.core.observations import Answer
from ebbtide.system.bus import Arguments, Bus
from ebbtide.system.services import PROPERTIES, Service, number, plain_values

_NAME = "org.freedesktop.ModemManager1"
_PATH = "/org/freedesktop/ModemManager1"
_OBJECTS = "org.freedesktop.DBus.ObjectManager"
_3GPP = f"{_NAME}.Modem.Modem3gpp"
_CDMA = f"{_NAME}.Modem.ModemCdma"

_3GPP_HOME = frozenset({1, 6, 9})
_3GPP_ROAMING = frozenset({5, 7, 10})
_CDMA_HOME = 2
_CDMA_ROAMING = 3


class ModemManager:
    """Knows all modems' registration."""

    def __init__(self, bus: Bus) -> None:
        self._service = Service(bus, _NAME)
        self._roaming: dict[str, Answer] = {}
        self._listeners: list[Callable[[], None]] = []
        for member in ("InterfacesAdded", "InterfacesRemoved"):
            self._service.on_signal(_OBJECTS, member, self._ask)
        for interface in (_3GPP, _CDMA):
            self._service.on_signal(PROPERTIES, "PropertiesChanged", self._ask, interface)
        self._service.on_state(self._service_is)

    def on_change(self, listener: Callable[[], None]) -> None:
        """Tell whenever an answer changed."""
        self._listeners.append(listener)

    def roaming(self, modem: str) -> Answer:
        """Tell about one modem, named by its object path."""
        return self._roaming.get(modem, Answer.UNKNOWN)

    def _service_is(self, there: bool) -> None:
        if there:
            self._ask()
        else:
            self._set({})

    def _ask(self, *_signal: object) -> None:
        self._service.call(_PATH, _OBJECTS, "GetManagedObjects", self._read)

    def _read(self, reply: Arguments | None) -> None:
        objects = reply[0] if reply and isinstance(reply[0], dict) else {}
        self._set({path: registration(interfaces) for path, interfaces in objects.items()})

    def _set(self, roaming: dict[str, Answer]) -> None:
        if roaming != self._roaming:
            self._roaming = roaming
            for listener in self._listeners:
                listener()


def registration(interfaces: Any) -> Answer:
    """Tell whether a modem is roaming, from its interfaces and their properties."""
    if not isinstance(interfaces, dict):
        return Answer.UNKNOWN
    gsm = number(plain_values(interfaces.get(_3GPP)), "RegistrationState")
    if gsm in _3GPP_HOME or gsm in _3GPP_ROAMING:
        return Answer.of(gsm in _3GPP_ROAMING)
    cdma = plain_values(interfaces.get(_CDMA))
    states = {number(cdma, f"{name}RegistrationState") for name in ("Cdma1x", "Evdo")}
    if _CDMA_ROAMING in states:
        return Answer.YES
    return Answer.NO if _CDMA_HOME in states else Answer.UNKNOWN
