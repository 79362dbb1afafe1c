"""Idle time and lock from the desktop's screen saver or locker, and who keeps it off.

Sources: freedesktop's idle inhibition draft; KDE's org.freedesktop.ScreenSaver.xml and
…PolicyAgent.xml; GNOME's org.gnome.ScreenSaver.xml and org.gnome.SessionManager.xml.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.board import Board
from ebbtide.system.bus import Arguments, Bus
from ebbtide.system.idle import Idle, OnIdleTime, PolledIdle
from ebbtide.system.loop import Task
from ebbtide.system.services import Mirror, Properties, Service, number

_FREEDESKTOP = "org.freedesktop.ScreenSaver"
_FREEDESKTOP_PATH = "/org/freedesktop/ScreenSaver"

LOCKERS = {
    _FREEDESKTOP: _FREEDESKTOP_PATH,
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}
"""Services with GetActive and ActiveChanged, and their objects."""

_GNOME_SESSION = "org.gnome.SessionManager"
_GNOME_SESSION_PATH = "/org/gnome/SessionManager"
_INHIBITED_IDLE = 8

_KDE_POLICY = "org.kde.Solid.PowerManagement.PolicyAgent"
_KDE_POLICY_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"
_KDE_SCREEN = 4


class ScreenSaverIdle:
    """An `IdleSource` on the session bus, by GetSessionIdleTime.

    The draft counts seconds, KDE milliseconds. `UnitFinder` sees which by watching time
    go by.
    """

    def __init__(self, bus: Bus, clock: Clock, retry_s: float, on_change: Task) -> None:
        self._service = Service(bus, _FREEDESKTOP)
        self._unit = UnitFinder()
        self._polled = PolledIdle(bus.loop, clock, self._ask, on_change, retry_s)
        self._service.on_state(self._service_is)

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._polled.idle

    @property
    def is_asking(self) -> bool:
        """See `IdleSource.is_asking`."""
        return False

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`."""
        self._polled.want(away_after_s)

    def _service_is(self, there: bool) -> None:
        self._unit = UnitFinder()
        if there:
            self._polled.poll()
        else:
            self._polled.forget()

    def _ask(self, on_idle_time: OnIdleTime) -> None:
        def reply(values: Arguments | None) -> None:
            on_idle_time(self._unit.seconds(values[0], time.monotonic()) if values else None)

        if self._service.is_there:
            self._service.call(_FREEDESKTOP_PATH, _FREEDESKTOP, "GetSessionIdleTime", reply)


class UnitFinder:
    """Finds out whether a counter counts seconds or milliseconds.

    One that grows much faster than time passes counts milliseconds. One that grows as
    time passes probably counts seconds; but milliseconds may look so by chance if there
    was input between, so that it has to happen twice. Until then the number is taken
    for milliseconds: that makes nobody away who is not.
    """

    _MEASURED_S = 0.5
    _TOO_FAST = 3.0
    _TOLERANCE_S = 1.5
    _TIMES = 2

    def __init__(self) -> None:
        self._per_second: float | None = None
        self._before: tuple[float, float] | None = None
        self._matches = 0

    def seconds(self, value: float, now: float) -> float:
        """Return the counter in seconds; `now` is any steady time in seconds."""
        if self._per_second is None:
            self._measure(value, now)
        return value / (self._per_second or 1000)

    def _measure(self, value: float, now: float) -> None:
        before, self._before = self._before, (value, now)
        if before is None:
            return
        grown, passed = value - before[0], now - before[1]
        if passed < self._MEASURED_S:
            self._before = before
        elif grown > passed * self._TOO_FAST + self._TOLERANCE_S:
            self._per_second = 1000
        elif grown >= 1 and abs(grown - passed) <= self._TOLERANCE_S:
            self._matches += 1
            if self._matches == self._TIMES:
                self._per_second = 1
        else:
            self._matches = 0


class Lockers:
    """Knows whether one of the lockers of the session bus is active."""

    def __init__(self, bus: Bus, on_change: Callable[[Answer], None]) -> None:
        self._on_change = on_change
        self._answers: dict[str, Answer] = {}
        for name, path in LOCKERS.items():
            service = Service(bus, name)
            service.on_signal(name, "ActiveChanged", partial(self._changed, name))
            service.on_state(partial(self._service_is, service, name, path))

    def _service_is(self, service: Service, name: str, path: str, there: bool) -> None:
        if there:
            service.call(path, name, "GetActive", partial(self._changed, name, path))
        else:
            self._changed(name, path, None)

    def _changed(self, name: str, _path: str, body: Arguments | None) -> None:
        is_truth = bool(body) and body is not None and isinstance(body[0], bool)
        self._answers[name] = Answer.of(body[0] if is_truth and body else None)
        self._on_change(any_of(*self._answers.values()))


class KeptAwake:
    """Keeps `kept_awake` on the board, for GNOME and KDE."""

    def __init__(self, bus: Bus, board: Board) -> None:
        self._board = board
        self._gnome = self._kde = Answer.UNKNOWN
        gnome = Service(bus, _GNOME_SESSION)
        Mirror(gnome, _GNOME_SESSION_PATH, _GNOME_SESSION, self._gnome_changed)
        self._kde_service = Service(bus, _KDE_POLICY)
        self._kde_service.on_signal(_KDE_POLICY, "InhibitionsChanged", self._ask_kde)
        self._kde_service.on_state(self._kde_is)

    def _gnome_changed(self, properties: Properties | None) -> None:
        actions = number(properties, "InhibitedActions")
        self._gnome = Answer.of(None if actions is None else bool(int(actions) & _INHIBITED_IDLE))
        self._report()

    def _kde_is(self, there: bool) -> None:
        if there:
            self._ask_kde()
        else:
            self._kde_told(None)

    def _ask_kde(self, *_signal: object) -> None:
        self._kde_service.call(
            _KDE_POLICY_PATH,
            _KDE_POLICY,
            "HasInhibition",
            self._kde_told,
            "u",
            (_KDE_SCREEN,),
        )

    def _kde_told(self, reply: Arguments | None) -> None:
        self._kde = Answer.of(bool(reply[0]) if reply else None)
        self._report()

    def _report(self) -> None:
        self._board.change("presence", kept_awake=any_of(self._gnome, self._kde))


def any_of(*answers: Answer) -> Answer:
    """Return YES if one says so, else NO if one says so."""
    for answer in (Answer.YES, Answer.NO):
        if answer in answers:
            return answer
    return Answer.UNKNOWN
