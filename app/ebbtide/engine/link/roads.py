"""The network interfaces that our connections use, each with what steers them there."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ebbtide.core.link_controller import SLEEP_S, LinkController
from ebbtide.core.link_samples import (
    ConnectionSample,
    Direction,
    InterfaceSample,
    Steering,
)
from ebbtide.engine.link.interfaces import InterfaceCounters, Openings

Counted = tuple[int, int]
"""Bytes received and sent by everybody."""


@dataclass
class Road:
    """One network interface."""

    controller: LinkController = field(default_factory=LinkController)
    own_down: int = 0
    own_up: int = 0
    used_at: float = -math.inf
    is_new: bool = False
    """Its controller does not know yet of connections that came from another road."""


class Roads:
    """All of them, by name. Used under its owner's lock."""

    def __init__(self) -> None:
        self._roads: dict[str, Road] = {}
        self._interfaces = InterfaceCounters()
        self._openings = Openings()

    def __getitem__(self, name: str) -> Road:
        return self._roads.setdefault(name, Road())

    def __contains__(self, name: str) -> bool:
        return name in self._roads

    def __len__(self) -> int:
        return len(self._roads)

    def count(self, names: Iterable[str]) -> dict[str, Counted | None]:
        """Return what has gone over interfaces; None where it cannot be told."""
        return {name: self._interfaces.read(name) for name in names}

    def steer(
        self,
        name: str,
        now: float,
        samples: Sequence[ConnectionSample],
        counted: Counted | None,
        opened: int,
    ) -> Mapping[Direction, Steering]:
        """Say what the connections over one interface may do.

        Args:
            name: the interface.
            now: `Clock.now` seconds.
            samples: what the connections say.
            counted: what had gone over the interface before they were asked.
            opened: how many connections of ours were ever begun.
        """
        road = self[name]
        road.used_at = now
        interface = self._sample(name, road, counted, opened)
        steering = road.controller.step(now, samples, interface)
        if road.is_new:
            # What their delays were so far was measured elsewhere.
            road.is_new = False
            road.controller.reset()
        return steering

    def reroute(self, names: Collection[str]) -> None:
        """Forget what was learnt of all ways; connections are on these interfaces now."""
        for road in self._roads.values():
            road.controller.reset()
        for name in names:
            self[name].is_new = True

    def forget(self, now: float) -> None:
        """Forget interfaces that nothing moves over, or that are gone.

        After so long a pause their controllers would begin anew in any case.
        """
        for name in [n for n, road in self._roads.items() if now - road.used_at > SLEEP_S]:
            del self._roads[name]
            self._interfaces.forget(name)

    def close(self) -> None:
        """Close what is open. Closing twice is allowed."""
        self._interfaces.close()
        self._openings.close()

    def _sample(
        self, name: str, road: Road, counted: Counted | None, opened: int
    ) -> InterfaceSample | None:
        after = self._interfaces.read(name)
        if counted is None or after is None:
            return None
        return InterfaceSample(
            *counted,
            road.own_down,
            road.own_up,
            max(0, after[0] - counted[0]),
            max(0, after[1] - counted[1]),
            self._openings.read() - opened,
        )
