from __future__ import annotations

from collections.abc import Callable
from typing import cast

from jeepney import DBusAddress, HeaderFields
from jeepney.wrappers import new_signal

from ebbtide.system.bus import Arguments, Bus, OnReply, OnSignal
from ebbtide.system.services import Mirror, Properties, Service

NAME = "org.example"
BUS = "org.freedesktop.DBus"


class SlowBus:
    """A bus on which replies come when a test says so."""

    def __init__(self) -> None:
        self.pending: list[OnReply] = []
        self._signals: list[OnSignal] = []

    def on_signal(self, listener: OnSignal) -> None:
        self._signals.append(listener)

    def on_state(self, listener: Callable[[bool], None]) -> None:
        listener(True)

    def call_bus(self, method: str, argument: str, on_reply: OnReply) -> None:
        if method == "GetNameOwner":
            on_reply((":1.1",))

    def call(self, *call: object) -> None:
        self.pending.append(cast(OnReply, call[-1]))

    def owner_becomes(self, owner: str) -> None:
        emitter = DBusAddress("/org/freedesktop/DBus", interface=BUS)
        signal = new_signal(emitter, "NameOwnerChanged", "sss", (NAME, ":1.1", owner))
        signal.header.fields[HeaderFields.sender] = BUS
        for listener in self._signals:
            listener(signal)


def test_a_reply_of_an_owner_that_has_gone_is_forgotten() -> None:
    bus = SlowBus()
    service = Service(cast(Bus, bus), NAME)
    replies: list[Arguments | None] = []
    service.call("/", NAME, "Ask", replies.append)
    bus.owner_becomes(":1.2")
    service.call("/", NAME, "Ask", replies.append)
    bus.pending[0](("from the old one",))
    bus.pending[1](("from the new one",))
    assert replies == [("from the new one",)]


def test_a_mirror_reads_anew_from_each_owner_and_stops_when_closed() -> None:
    bus = SlowBus()
    seen: list[Properties | None] = []
    mirror = Mirror(Service(cast(Bus, bus), NAME), "/", NAME, seen.append)
    bus.pending[0](({"Answer": ("u", 1)},))
    bus.owner_becomes(":1.2")
    bus.pending[1](({"Answer": ("u", 2)},))
    bus.owner_becomes("")
    mirror.close()
    bus.owner_becomes(":1.3")
    assert seen == [{"Answer": 1}, None, {"Answer": 2}, None]
    assert len(bus.pending) == 2
