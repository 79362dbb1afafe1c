"""The link controller: samples and time in, windows, rates and words out. No clock.

It joins what gives way to delay (`ebbtide.core.link_flow`, for users elsewhere on the path)
and what gives way to the user's bytes on this machine (`ebbtide.core.link_users`, at once).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ebbtide.core.link_flow import Mode, PoliteFlow
from ebbtide.core.link_path import PACED_AIM, Aim
from ebbtide.core.link_samples import (
    ConnectionSample,
    Direction,
    InterfaceSample,
    LinkSample,
    LinkState,
    Steering,
)
from ebbtide.core.link_users import Count, UserTraffic

SLEEP_S = 2.0
"""Samples that are so far apart were not taken by a machine that was awake."""
_SPARE = 2.0
"""A steady user gets this times what was used."""
_CAPACITY_SPAN_S = 0.5
_CALM_STEP_S = 0.04
"""While nothing happens, the law is asked no more often: less than what a queue has to stand."""
_IDLE_STEP_S = 0.09
"""How often the user's traffic is looked at in a direction that nothing of ours takes."""


@dataclass
class _Lane:
    """One direction."""

    flow: PoliteFlow
    users: UserTraffic
    counted_at: float | None = None
    counted: int = 0
    own: int = 0
    own_rate: float = 0.0
    read_at: float = -math.inf
    stepped_at: float = -math.inf
    steering: Steering = field(default_factory=Steering)


class LinkController:
    """Steers all background connections over one network interface."""

    def __init__(self) -> None:
        aims = {Direction.DOWN: Aim(), Direction.UP: PACED_AIM}
        self._lanes = {way: _Lane(PoliteFlow(aim), UserTraffic()) for way, aim in aims.items()}
        self._at: float | None = None

    def step(
        self,
        at: float,
        connections: Sequence[ConnectionSample],
        interface: InterfaceSample | None,
    ) -> Mapping[Direction, Steering]:
        """Take in newer counters and say what every connection may do.

        Args:
            at: now, in seconds of a clock that goes on during sleep; never goes back.
            connections: all background connections; exempt ones are left out.
            interface: its counters, or None where they cannot be read.
        """
        if self._at is not None and at - self._at > SLEEP_S:
            self.reset()
        self._at = at
        return {
            way: self._step(way, at, [c for c in connections if c.direction is way], interface)
            for way in Direction
        }

    def reset(self) -> None:
        """The path may have changed: another network, or a wake from sleep."""
        for lane in self._lanes.values():
            lane.flow.forget_path()
            lane.users = UserTraffic()
            lane.counted_at = None
            lane.own_rate = 0.0

    def flow(self, way: Direction) -> PoliteFlow:
        """Return what steers one direction."""
        return self._lanes[way].flow

    def users(self, way: Direction) -> UserTraffic:
        """Return what is known of the user's traffic in one direction."""
        return self._lanes[way].users

    def sample(self) -> LinkSample:
        """Return the link as it is shown."""
        down, up = self._lanes[Direction.DOWN], self._lanes[Direction.UP]
        lane = max((down, up), key=lambda one: (one.flow.has_connections, one.flow.rate))
        return LinkSample(
            state=_state_of(lane),
            down=down.own_rate,
            up=up.own_rate,
            others_down=down.users.mean_rate,
            others_up=up.users.mean_rate,
            queue_down_s=_queue_s(down),
            queue_up_s=_queue_s(up),
            direction=Direction.DOWN if lane is down else Direction.UP,
        )

    def _step(
        self,
        way: Direction,
        at: float,
        connections: Sequence[ConnectionSample],
        interface: InterfaceSample | None,
    ) -> Steering:
        lane = self._lanes[way]
        idle = not connections and not lane.flow.has_connections
        if idle and at - lane.read_at < _IDLE_STEP_S:
            return lane.steering
        lane.read_at = at
        if interface is not None:
            wire, own, slack = interface.of(way)
            lane.users.read(at, Count(wire, own, slack), lane.flow.capacity)
            lane.users.note_openings(at, interface.opened, lane.flow.base_s)
            _measure(lane, at, wire, own)
        if idle:
            lane.steering = Steering()
            return lane.steering
        if not _is_calm(lane, at, connections):
            lane.stepped_at = at
            lane.steering = lane.flow.step(at, connections, _bound(lane, at))
        return lane.steering


def _is_calm(lane: _Lane, at: float, connections: Sequence[ConnectionSample]) -> bool:
    """Tell whether what was said a moment ago still holds."""
    if at - lane.stepped_at >= _CALM_STEP_S or lane.users.is_active:
        return False
    same = lane.steering.allotments.keys() == {sample.key for sample in connections}
    return same and lane.flow.mode is Mode.STEADY


def _measure(lane: _Lane, at: float, wire: int, own: int) -> None:
    if lane.counted_at is None:
        lane.counted_at, lane.counted, lane.own = at, wire, own
        return
    elapsed = at - lane.counted_at
    if elapsed < _CAPACITY_SPAN_S:
        return
    lane.own_rate = max(0, own - lane.own) / elapsed
    lane.flow.note_capacity(at, max(0, wire - lane.counted) / elapsed)
    lane.counted_at, lane.counted, lane.own = at, wire, own


def _bound(lane: _Lane, at: float) -> float | None:
    """Return what the user's traffic leaves to us; None is everything."""
    users, capacity = lane.users, lane.flow.capacity
    if not users.is_active:
        return None
    if capacity is None or not users.is_steady(at):
        return 0.0
    return max(0.0, capacity - _SPARE * users.peak)


def _queue_s(lane: _Lane) -> float | None:
    """Return the queue that is measured; what was measured before says nothing."""
    return lane.flow.queue_s if lane.flow.has_connections else None


def _state_of(lane: _Lane) -> LinkState:
    flow, users = lane.flow, lane.users
    if not flow.has_connections:
        return LinkState.QUIET
    if flow.mode is Mode.HELD:
        return LinkState.USER_ACTIVE
    if users.is_active:
        return LinkState.SHARING
    if flow.yielding:
        return LinkState.YIELDING
    if flow.mode is Mode.MEASURING:
        return LinkState.MEASURING
    return LinkState.LINK_IDLE if flow.capacity else LinkState.STARTING
