"""Idle time from GNOME's compositor, which also tells when somebody comes back.

Source: Mutter's data/dbus-interfaces/org.gnome.Mutter.IdleMonitor.xml.
"""

from __future__ import annotations

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.bus import Arguments, Bus
from ebbtide.system.idle import Idle, OnIdleTime, PolledIdle
from ebbtide.system.loop import Task
from ebbtide.system.services import Service

_NAME = "org.gnome.Mutter.IdleMonitor"
_PATH = "/org/gnome/Mutter/IdleMonitor/Core"


class MutterIdle:
    """An `IdleSource` on the session bus."""

    def __init__(self, bus: Bus, clock: Clock, retry_s: float, on_change: Task) -> None:
        self._on_change = on_change
        self._watching = False
        self._service = Service(bus, _NAME)
        self._polled = PolledIdle(
            bus.loop, clock, self._ask, self._changed, retry_s, notices_return=True
        )
        self._service.on_signal(_NAME, "WatchFired", self._fired)
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
        self._watching = False
        if there:
            self._polled.poll()
        else:
            self._polled.forget()

    def _ask(self, on_idle_time: OnIdleTime) -> None:
        def reply(values: Arguments | None) -> None:
            on_idle_time(values[0] / 1000 if values else None)

        if self._service.is_there:
            self._service.call(_PATH, _NAME, "GetIdletime", reply)

    def _changed(self) -> None:
        if self.idle.away is Answer.YES and not self._watching:
            self._watching = True
            self._service.call(_PATH, _NAME, "AddUserActiveWatch", self._added)
        self._on_change()

    def _added(self, reply: Arguments | None) -> None:
        self._watching = reply is not None
        # Somebody may have come back before the watch was set up.
        self._polled.poll()

    def _fired(self, _path: str, _body: Arguments) -> None:
        # A watch for activity fires once.
        self._watching = False
        self._polled.poll()
