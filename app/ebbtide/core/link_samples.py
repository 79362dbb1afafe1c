"""What the link controller is fed with and what it answers: values only.

Times are seconds, sizes bytes, rates bytes per second. What is made anew for each connection
forty times a second is a tuple: a frozen dataclass takes several times as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Direction(Enum):
    """Which way the bytes of a connection go."""

    DOWN = "down"
    UP = "up"


class ConnectionSample(NamedTuple):
    """One background connection's counters at one moment."""

    key: int
    """The same for every sample of one connection, never used for another one."""
    direction: Direction
    moved: int
    """Payload moved since the connection began."""
    segments: int
    """Data segments since it began; those out of order count, too."""
    round_trip_s: float | None
    """As the system smooths it, by one eighth a sample; None while it is not known."""
    handshake_s: float | None = None
    """The round trip of the handshake."""
    weight: float = 1.0
    """Its share of what background connections get together."""
    segment_size: int = 1448
    disturbed: int = 0
    """Data segments that came out of order, or were sent twice."""
    timed: bool = True
    """The round trip comes from timestamps (RFC 7323); else it follows the window."""
    path: str = ""
    """Connections with the same one go the same way; empty is not known."""


class InterfaceSample(NamedTuple):
    """What went over the network interface, ours and everybody's, since some beginning."""

    wire_down: int
    wire_up: int
    own_down: int
    """That of all our connections, foreground ones included, with headers."""
    own_up: int
    slack_down: int = 0
    """What everybody received while our own connections were being asked."""
    slack_up: int = 0
    opened: int = 0
    """Connections that programs of this machine have begun, ours left out."""

    def of(self, direction: Direction) -> tuple[int, int, int]:
        """Return everybody's bytes, our own, and the slack in one direction."""
        if direction is Direction.DOWN:
            return self.wire_down, self.own_down, self.slack_down
        return self.wire_up, self.own_up, self.slack_up


class Allotment(NamedTuple):
    """What one connection may do until it is told otherwise."""

    window: int
    """Bytes under way, at most; 0 closes it until it is told otherwise."""
    rate: float
    """The same as a rate, for senders that are paced."""


@dataclass(frozen=True, slots=True)
class Steering:
    """What the background connections of one direction may do."""

    allotments: Mapping[int, Allotment] = field(default_factory=dict)


class LinkState(Enum):
    """What the controller is doing, with its words (English, translatable)."""

    QUIET = "nothing is being transferred"
    LINK_IDLE = "link idle"
    STARTING = "finding out how fast the link is"
    YIELDING = "yielding: {delay} of queue"
    USER_ACTIVE = "you are using the network"
    SHARING = "you are using the network: {others} of it"
    MEASURING = "measuring the empty link"
    FULL_SPEED = "at full speed: what is running does not give way"
    LOCAL = "on your own network: not held back"
    UNMEASURED = "not measured on this system"
    LIMITED = "limited to {limit}"
    LIMITED_UNTIL = "limited to {limit} until {until}"
    STOPPED = "stopped by the limit"
    STOPPED_UNTIL = "stopped by the limit until {until}"


@dataclass(frozen=True, slots=True)
class LinkSample:
    """The link at one moment: shown, never stored."""

    state: LinkState = LinkState.QUIET
    down: float = 0.0
    """Our rate, foreground jobs included."""
    up: float = 0.0
    others_down: float = 0.0
    """Everybody else's rate on the interface."""
    others_up: float = 0.0
    queue_down_s: float | None = None
    """Measured queueing delay; None when nothing of ours that gives way goes there."""
    queue_up_s: float | None = None
    direction: Direction = Direction.DOWN
    """The one that the state is about: where more of ours moves."""
    limit: float | None = None
    """The fixed limit that holds our rate down, if one does."""
    limited_until: float | None = None
    """When another limit begins, in seconds since the epoch (wall clock)."""

    @property
    def queue_s(self) -> float | None:
        """Queueing delay in the direction that the state is about."""
        return self.queue_down_s if self.direction is Direction.DOWN else self.queue_up_s
