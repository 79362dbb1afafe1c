"""All probes of a Linux machine: which backend is asked for what, and in which order."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ebbtide.core.observations import Answer, Wanted
from ebbtide.core.ports import Clock
from ebbtide.system.answering import Answering
from ebbtide.system.board import Board
from ebbtide.system.bus import RETRY_S, Bus
from ebbtide.system.idle import IdleChain, IdleSource, ToldIdle
from ebbtide.system.logind import Login, session_away, session_locked
from ebbtide.system.loop import Loop, Task
from ebbtide.system.modem_manager import ModemManager
from ebbtide.system.mutter import MutterIdle
from ebbtide.system.network_manager import NetworkManager
from ebbtide.system.power import PowerProfile, PowerSupply
from ebbtide.system.programs import Programs
from ebbtide.system.routes import RouteWatch
from ebbtide.system.screensaver import KeptAwake, Lockers, ScreenSaverIdle, any_of
from ebbtide.system.services import Properties
from ebbtide.system.sleep_delay import SleepDelay
from ebbtide.system.threaded import ThreadedProbe
from ebbtide.system.waking import WakeWatch
from ebbtide.system.wayland import WaylandIdle
from ebbtide.system.x11 import X11Idle

_SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the services of this session are, from its environment; empty for nowhere."""

    system_bus: str
    session_bus: str
    wayland: str
    """The compositor's socket."""
    x11: str
    """Not set under Wayland, whose X server sees only some of the input."""
    x11_authority: Path
    """Opens the X server."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Places:
        """Return what an environment says."""
        runtime = environment.get("XDG_RUNTIME_DIR")
        default_session = f"unix:path={runtime}/bus" if runtime else ""
        wayland = environment.get("WAYLAND_DISPLAY", "")
        if wayland and runtime:
            wayland = str(Path(runtime, wayland))
        is_wayland = wayland or environment.get("XDG_SESSION_TYPE") == "wayland"
        return cls(
            environment.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM_BUS,
            environment.get("DBUS_SESSION_BUS_ADDRESS") or default_session,
            wayland,
            "" if is_wayland else environment.get("DISPLAY", ""),
            Path(environment.get("XAUTHORITY") or Path(environment.get("HOME", ""), ".Xauthority")),
        )


class LinuxProbe(ThreadedProbe):
    """`ebbtide.core.ports.Probe` for Linux.

    Args:
        clock: in whose times the last input is told.
        environment: of this process.
        retry_s: seconds before something absent that does not announce itself is tried
            again, while anything is wanted.
    """

    def __init__(
        self, clock: Clock, environment: Mapping[str, str], retry_s: float = RETRY_S
    ) -> None:
        place = dict(environment)
        super().__init__(lambda loop, board: _Pieces(loop, clock, board, place, retry_s), retry_s)


class _Pieces:
    """Everything that lives in one loop."""

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        board: Board,
        environment: Mapping[str, str],
        retry_s: float,
    ) -> None:
        self._board = board
        self._clock = clock
        self._locked_by_session = self._locked_by_locker = Answer.UNKNOWN
        places = Places.of(environment)
        self._buses = (
            Bus(loop, places.system_bus, retry_s, descriptors=True),
            Bus(loop, places.session_bus, retry_s),
        )
        system, session = self._buses
        self._routes = RouteWatch(loop, board)
        self._programs = Programs(loop, board)
        self._power = PowerSupply(system, board)
        PowerProfile(system, board)
        manager = NetworkManager(system, ModemManager(system), board)
        self._session_idle = ToldIdle(lambda: None)
        self._chain = IdleChain(loop, board, self._sources(loop, session, places, retry_s))
        self._waking = WakeWatch(loop, board, _slept_s)
        self._sleep_delay = SleepDelay(system)
        login = Login(system, board, environment, self._session_changed)
        login.on_state(self._waking.announced)
        Lockers(session, self._locker_changed)
        KeptAwake(session, board)
        asked = (system, session, self._routes, self._chain)
        self._answering = Answering(
            loop,
            board,
            (lambda: any(one.is_asking for one in asked), lambda: manager.is_settling),
        )
        for bus in self._buses:
            bus.connect()

    def want(self, wanted: Wanted) -> None:
        for bus in self._buses:
            bus.want(wanted.anything)
        self._routes.want(wanted.hosts)
        self._programs.want(wanted.programs)
        self._power.want(wanted.anything)
        self._waking.want(wanted.anything)
        self._sleep_delay.want(wanted.moving)
        self._chain.want(wanted.away_after_s if wanted.presence else None)
        self._answering.want(wanted)

    def _sources(
        self, loop: Loop, session: Bus, places: Places, retry_s: float
    ) -> list[Callable[[Task], IdleSource]]:
        """Return the sources of idle time, the finest first."""
        sources: list[Callable[[Task], IdleSource]] = [
            partial(MutterIdle, session, self._clock, retry_s),
            partial(ScreenSaverIdle, session, self._clock, retry_s),
            self._make_session_idle,
        ]
        if places.x11:
            place = places.x11, places.x11_authority
            x11 = partial(X11Idle, loop, self._clock, self._board, *place, retry_s)
            sources.insert(0, x11)
        if places.wayland:
            compositor = Path(places.wayland)
            sources.insert(0, partial(WaylandIdle, loop, self._clock, compositor, retry_s))
        return sources

    def _make_session_idle(self, on_change: Task) -> IdleSource:
        self._session_idle = ToldIdle(on_change)
        return self._session_idle

    def _session_changed(self, session: Properties | None) -> None:
        self._session_idle.tell(*session_away(session, self._clock))
        self._locked_by_session = session_locked(session)
        self._tell_locked()

    def _locker_changed(self, answer: Answer) -> None:
        self._locked_by_locker = answer
        self._tell_locked()

    def _tell_locked(self) -> None:
        locked = any_of(self._locked_by_session, self._locked_by_locker)
        self._board.change("presence", locked=locked)


def _slept_s() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
