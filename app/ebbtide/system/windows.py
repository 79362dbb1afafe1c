"""What Windows is asked. Not run: written from Microsoft's documentation alone.

Idle time, locks, full screens, battery and battery saver, programs, waking, cost and reach
of the network as a whole are told; routes are "cannot tell".

Sources: GetLastInputInfo, WTSQuerySessionInformationW (WTSINFOEX_LEVEL1_W),
SHQueryUserNotificationState, GetSystemPowerStatus,
QueryInterruptTime and QueryUnbiasedInterruptTime, INetworkCostManager::GetCost,
INetworkListManager::get_IsConnectedToInternet.
"""

from __future__ import annotations

import ctypes
import sys
import uuid
from typing import Any

from ebbtide.core.observations import Answer, Metered
from ebbtide.core.ports import Clock
from ebbtide.system.polled import Cost, PolledProbe, Readings

assert sys.platform == "win32"  # noqa: S101 - what follows exists only there

_FULL_SCREEN_STATES = frozenset({2, 3, 4})
"""QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE."""

_NETWORK_LIST_MANAGER = uuid.UUID("DCB00C01-570F-4A9B-8D69-199FDBA5723B")
_LIST_INTERFACE = uuid.UUID("DCB00000-570F-4A9B-8D69-199FDBA5723B")
_COST_INTERFACE = uuid.UUID("DCB00008-570F-4A9B-8D69-199FDBA5723B")
_ALL_CONTEXTS = 23
_QUERY_INTERFACE, _RELEASE, _GET_COST, _IS_CONNECTED = 0, 2, 3, 11

_UNRESTRICTED, _FIXED, _VARIABLE, _ROAMING = 0x1, 0x2, 0x4, 0x40000


class _LastInput(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint), ("time", ctypes.c_uint)]


class _SessionInfo(ctypes.Structure):
    # Times of 8 bytes follow, which put the session's number at an even place.
    _fields_ = [
        ("level", ctypes.c_uint),
        ("padding", ctypes.c_uint),
        ("session", ctypes.c_uint),
        ("state", ctypes.c_int),
        ("flags", ctypes.c_int),
    ]


_CURRENT_SESSION = -1
_SESSION_INFO_EX = 25
_LOCKED = {0: Answer.YES, 1: Answer.NO}
"""WTS_SESSIONSTATE_LOCK and _UNLOCK."""


class _PowerStatus(ctypes.Structure):
    _fields_ = [
        ("ac_line", ctypes.c_ubyte),
        ("battery_flag", ctypes.c_ubyte),
        ("battery_percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("life_s", ctypes.c_uint),
        ("full_life_s", ctypes.c_uint),
    ]


def idle_s() -> float | None:
    """Return seconds since the last input."""
    last = _LastInput(ctypes.sizeof(_LastInput), 0)
    if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    now = ctypes.windll.kernel32.GetTickCount()
    return float((now - last.time) & 0xFFFFFFFF) / 1000


def slept_s() -> float:
    """Return for how long the machine has slept since it started."""
    with_sleep, without = ctypes.c_ulonglong(), ctypes.c_ulonglong()
    ctypes.windll.kernelbase.QueryInterruptTime(ctypes.byref(with_sleep))
    ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(without))
    return float(with_sleep.value - without.value) / 1e7


def full_screen() -> Answer:
    """Tell whether a program fills the screen or a presentation is on."""
    state = ctypes.c_int()
    if ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state)):
        return Answer.UNKNOWN
    return Answer.of(state.value in _FULL_SCREEN_STATES)


def locked() -> Answer:
    """Tell whether our session is locked."""
    buffer, size = ctypes.c_void_p(), ctypes.c_uint()
    library = ctypes.windll.wtsapi32
    asked = (None, _CURRENT_SESSION, _SESSION_INFO_EX, ctypes.byref(buffer), ctypes.byref(size))
    if not library.WTSQuerySessionInformationW(*asked) or not buffer.value:
        return Answer.UNKNOWN
    try:
        if size.value < ctypes.sizeof(_SessionInfo):
            return Answer.UNKNOWN
        flags = _SessionInfo.from_address(buffer.value).flags
    finally:
        library.WTSFreeMemory(buffer)
    return _LOCKED.get(flags, Answer.UNKNOWN)


def saver() -> Answer:
    """Tell whether the battery saver is on."""
    status = _PowerStatus()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return Answer.UNKNOWN
    return Answer.of(bool(status.saver & 1))


class NetworkCost:
    """Asks the network list manager. Used by one thread."""

    def __init__(self) -> None:
        self._initialized = False

    def cost(self) -> Cost:
        """Return what the network in use costs."""
        if not self._initialized:
            ctypes.windll.ole32.CoInitializeEx(None, 0)
            self._initialized = True
        manager = _create(_NETWORK_LIST_MANAGER, _LIST_INTERFACE)
        if not manager.value:
            return Cost()
        try:
            return Cost(*_read_cost(manager), _read_online(manager))
        finally:
            _method(manager, _RELEASE)(manager)


def _read_cost(manager: ctypes.c_void_p) -> tuple[Metered, Answer]:
    pointer = ctypes.c_void_p()
    wanted = ctypes.create_string_buffer(_COST_INTERFACE.bytes_le, 16)
    query = _method(manager, _QUERY_INTERFACE, ctypes.c_void_p, ctypes.c_void_p)
    if query(manager, wanted, ctypes.byref(pointer)):
        return Metered.UNKNOWN, Answer.UNKNOWN
    value = ctypes.c_uint()
    try:
        get = _method(pointer, _GET_COST, ctypes.c_void_p, ctypes.c_void_p)
        if get(pointer, ctypes.byref(value), None):
            return Metered.UNKNOWN, Answer.UNKNOWN
    finally:
        _method(pointer, _RELEASE)(pointer)
    return cost_of(value.value)


def cost_of(value: int) -> tuple[Metered, Answer]:
    """Return what NLM_CONNECTION_COST means."""
    roaming = Answer.of(bool(value & _ROAMING)) if value else Answer.UNKNOWN
    if value & (_FIXED | _VARIABLE):
        return Metered.YES, roaming
    return (Metered.NO if value & _UNRESTRICTED else Metered.UNKNOWN), roaming


def _read_online(manager: ctypes.c_void_p) -> Answer:
    connected = ctypes.c_short()
    failed = _method(manager, _IS_CONNECTED, ctypes.c_void_p)(manager, ctypes.byref(connected))
    return Answer.of(None if failed else bool(connected.value))


def _create(kind: uuid.UUID, interface: uuid.UUID) -> ctypes.c_void_p:
    pointer = ctypes.c_void_p()
    ctypes.windll.ole32.CoCreateInstance(
        ctypes.create_string_buffer(kind.bytes_le, 16),
        None,
        _ALL_CONTEXTS,
        ctypes.create_string_buffer(interface.bytes_le, 16),
        ctypes.byref(pointer),
    )
    return pointer


def _method(instance: ctypes.c_void_p, index: int, *arguments: Any) -> Any:
    """Return a method of a COM object by its place in the table."""
    table = ctypes.cast(instance, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    prototype = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *arguments)
    return prototype(table[index])


def windows_probe(clock: Clock) -> PolledProbe:
    """Return a probe for Windows."""
    cost = NetworkCost().cost
    readings = Readings(idle_s, slept_s, full_screen, saver, cost, locked)
    return PolledProbe(clock, readings)
