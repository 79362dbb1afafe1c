"""One connection as it is seen from below: what an adapter for a system has to offer."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Counters(NamedTuple):
    """What one connection has done since it began. Times are seconds, 0 is not known."""

    received: int
    sent: int
    """Acknowledged by the other side."""
    packets_in: int
    """With those that carry no data."""
    packets_out: int
    segments_in: int
    segments_out: int
    round_trip_in_s: float
    """As seen by what arrives."""
    round_trip_out_s: float
    """As seen by what is sent."""
    handshake_s: float
    """The least that was ever seen by what is sent."""
    segment_in: int
    segment_out: int
    disordered: int
    resent: int
    timed: bool
    """TCP timestamps are in use."""
    pushed: int = 0
    """Handed to the network, acknowledged or not; what was sent twice counts twice."""


class Tap(Protocol):
    """One connection, seen from below. Never raises: a dead connection has no counters."""

    def prepare(self) -> None:
        """Offer the other side little at first; asked before the connection is made."""

    def begin(self) -> None:
        """Let the buffer grow again; asked when the connection stands."""

    def read(self) -> Counters | None:
        """Return the counters, or None when there are none."""

    def confine(self, size: int | None) -> None:
        """Let about so many bytes wait here unread, and no more; None is the system's choice.

        Under a fixed limit the network would else be ahead of the reader by whole buffers.
        """

    def bound(self, window: int, rate: float | None) -> None:
        """Let so many bytes be under way to us, and so many per second leave us.

        A window of 0 is closed: whoever reads has to leave what arrives unread until it is
        opened again, because a buffer that is full is what tells the sender to stop.
        """

    def release(self) -> None:
        """Take all bounds away."""

    def mark(self, *, background: bool) -> None:
        """Tell the network and the system how much the connection matters."""


class NoTap:
    """A connection of which nothing is known, on a system without an adapter."""

    def prepare(self) -> None:
        """See `Tap.prepare`."""

    def begin(self) -> None:
        """See `Tap.begin`."""

    def read(self) -> Counters | None:
        """See `Tap.read`."""
        return None

    def confine(self, size: int | None) -> None:
        """See `Tap.confine`."""

    def bound(self, window: int, rate: float | None) -> None:
        """See `Tap.bound`."""

    def release(self) -> None:
        """See `Tap.release`."""

    def mark(self, *, background: bool) -> None:
        """See `Tap.mark`."""
