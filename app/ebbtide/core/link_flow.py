"""All background connections of one direction as one polite flow.

The law is LEDBAT++'s (RFC 6817, draft-irtf-iccrg-ledbat-plus-plus), for receivers
(RFC 9840), with one window for the sum of all connections. It differs where a window that is
measured, not guessed, allows it:

* Growth is a share of the window, so that fast and long links are filled within seconds. The
  share is bounded by target / round trip, or delay that is seen a round trip late would
  make the window swing.
* The first decrease after a rise of delay aims at half the target, which is exact when the
  queue is our own. If the delay stays, it is somebody else's: then the window falls by
  LEDBAT++'s rule, up to one half in a round trip.
* Slow-downs end as soon as the empty queue has been seen, and are left out when it was seen
  anyway; they cost about one per cent, not ten.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum

from ebbtide.core.link_growth import RateGrowth, growth_of
from ebbtide.core.link_path import (
    CLOSED,
    Aim,
    SharedPath,
    round_trip_with,
    round_with,
)
from ebbtide.core.link_samples import ConnectionSample, Steering
from ebbtide.core.link_turns import LEAST_SEGMENTS, Room, Turns

_FALLING = 0.75
_TURNS_SHARE = 0.015
_STUCK_S = 10.0
_STUCK_SPREAD_S = 0.002
_EXIT = 0.75
_EXIT_SURELY = 2.5
_LEAST_USE = 0.5
_LEAST_USE_STARTING = 0.25
_REFILL_FROM = 1 / 16
_REFILL_SMOOTHLY = 1 / 2
_OURS = 0.9
_OURS_ROUNDS = 4
_MEASURE_FIRST_S = 2.0
_MEASURE_LEAST_S = 10.0
_MEASURE_MOST_S = 60.0
_MEASURE_RATIO = 50
_EMPTIED_TARGETS = 4
_EMPTY_S = 0.001
_LOSS_PAUSE_S = 1.0
_LOSS_PAUSE_ROUNDS = 30


class Mode(Enum):
    """What the flow is at."""

    STARTING = "starting"
    """Doubling the window every round trip until the link is full."""
    STEADY = "steady"
    """Keeping the delay at its target."""
    MEASURING = "measuring"
    """Letting the queue run empty, to see the base delay."""
    HELD = "held"
    """Making room for the user."""


class PoliteFlow:
    """Steers the sum of the connections of one direction. Fed with samples and time."""

    def __init__(self, aim: Aim | None = None) -> None:
        self._path = SharedPath(aim)
        self._turns = Turns()
        self.mode = Mode.STARTING
        self.window = 0.0
        """Bytes under way, all connections together."""
        self.queue_s: float | None = None
        """Queueing delay that most connections see; None when it cannot be told."""
        self.yielding = False
        """The delay is above its target, and not for our own sake."""
        self._at = -math.inf
        self._known_window = math.inf
        self._refilled_from = 0.0
        self._was_full = False
        self._empty_rounds = 0.0
        self._over_rounds = 0
        self._over_queue_s = 0.0
        self._decide_at = 0.0
        self._loss_at = 0.0
        self._measure_at = math.inf
        self._measured_at = 0.0
        self._before = 0.0
        self._stuck = (0.0, 0.0)
        self._stuck_at = 0.0
        self._growth_seen = RateGrowth()

    @property
    def capacity(self) -> float | None:
        """The most that the link has carried lately, in bytes per second."""
        return self._path.capacity

    @property
    def has_connections(self) -> bool:
        """There is something to steer."""
        return bool(self._path.gauges)

    @property
    def rate(self) -> float:
        """What moves now."""
        return self._path.rate

    @property
    def base_s(self) -> float:
        """Round trip on an empty queue."""
        return self._path.base_s

    @property
    def target_s(self) -> float:
        """The delay it aims at."""
        return self._path.target_s

    def note_capacity(self, at: float, rate: float) -> None:
        """The link has carried this much, whoever it was for."""
        self._path.note_capacity(at, rate)

    def forget_path(self) -> None:
        """The way to the servers may be another one: learn it anew."""
        self._path.forget()
        self._known_window = math.inf
        self.window = self._path.first_window
        self.mode = Mode.STARTING

    def step(self, at: float, samples: Sequence[ConnectionSample], bound: float | None) -> Steering:
        """Take in newer counters and say what each connection may do.

        Args:
            at: now, in seconds; never goes back.
            samples: all connections of the flow.
            bound: bytes per second that the user's traffic leaves to us; None is all.
        """
        elapsed = min(1.0, max(0.0, at - self._at)) if self._at > -math.inf else 0.0
        self._at = at
        self._read(at, samples)
        if not self._path.gauges:
            return Steering()
        self._note_queue(at)
        self._follow(at, elapsed, bound)
        self._keep_in_bounds(bound)
        return self._path.give_out(self.window, self._open_now())

    # Taking in

    def _read(self, at: float, samples: Sequence[ConnectionSample]) -> None:
        idle_before = not self._path.gauges
        starting, held = self.mode is Mode.STARTING, self.mode is Mode.HELD
        self._path.read(at, samples, starting=starting, held=held)
        if idle_before and self._path.gauges:
            self._begin()

    def _begin(self) -> None:
        self.mode = Mode.STARTING
        self._known_window = self._path.full_window if self.capacity else math.inf
        self.window = min(self._path.first_window, self._known_window)
        self._refilled_from = self.window
        self._over_rounds = 0
        self._measure_at = math.inf

    def _note_queue(self, at: float) -> None:
        starting = self.mode is Mode.STARTING
        self.queue_s = self._path.standing_s(_LEAST_USE_STARTING if starting else _LEAST_USE)
        if self.queue_s is not None and self.queue_s < _EMPTY_S and self.mode is Mode.STEADY:
            self._measure_at = max(self._measure_at, at + _MEASURE_LEAST_S)

    # The law

    def _follow(self, at: float, elapsed: float, bound: float | None) -> None:
        held = bound is not None and bound <= self._path.trickle
        if held:
            self._hold()
        elif self.mode is Mode.HELD:
            self._take_up(at)
        match self.mode:
            case Mode.STARTING:
                self._start(at, elapsed)
            case Mode.STEADY:
                self._steady(at, elapsed)
            case Mode.MEASURING:
                self._measure(at)
            case Mode.HELD:
                pass
        if not held:
            self._heed_loss(at)

    def _hold(self) -> None:
        if self.mode is not Mode.HELD:
            self._before = max(self.window, self._before if self.mode is Mode.MEASURING else 0.0)
            self.mode = Mode.HELD
        self.window = self._path.trickle * self._round_trip_s
        self.yielding = False

    def _take_up(self, at: float) -> None:
        # What is seen in the first round is still the user's own queue.
        self._decide_at = at + self._round_s
        self._measure_at = max(self._measure_at, at + _MEASURE_FIRST_S)
        self._known_window = self._path.full_window
        self.window = max(self.window, min(self._before, self._known_window) * _REFILL_FROM)
        self._refilled_from = self.window
        self.mode = Mode.STARTING

    def _start(self, at: float, elapsed: float) -> None:
        if math.isinf(self._known_window):
            self._find_out(at, elapsed)
        else:
            self._refill(at, elapsed)

    def _find_out(self, at: float, elapsed: float) -> None:
        """Double the window every round trip."""
        grows = self._growth_seen.note(at, self.rate, self._round_trip_s)
        if self.queue_s is not None and self._is_full(self.queue_s, grows):
            # What is seen now was caused by half of the window, if it was no burst.
            self._was_full = False
            self.window *= 0.5 * self._draining(self.queue_s)
            self._settle(at)
        elif self._is_used(_LEAST_USE_STARTING):
            self.window *= 2.0 ** (elapsed / self._round_s)

    def _is_full(self, queue_s: float, grows: bool) -> bool:
        """Whether the queue stands because the link is full, not because bursts come."""
        return queue_s > (_EXIT_SURELY if grows else _EXIT) * self._path.target_s

    def _refill(self, at: float, elapsed: float) -> None:
        """Open the window of a link that is known: at last evenly, so that no burst queues."""
        queue_s = self.queue_s if at >= self._decide_at else None
        if queue_s is not None and queue_s > _EXIT_SURELY * self._path.target_s:
            self.window *= self._draining(queue_s)
            self._settle(at)
        elif self.window >= self._known_window:
            self.window = self._known_window
            self._settle(at)
        elif self.window < _REFILL_SMOOTHLY * self._known_window:
            self.window *= 4.0 ** (elapsed / self._round_s)
        else:
            self.window += (self._known_window - self._refilled_from) * elapsed / self._round_s

    def _settle(self, at: float) -> None:
        self.mode = Mode.STEADY
        self._empty_rounds = 0.0
        self._over_rounds = 0
        self._decide_at = at + 2 * self._round_s
        if self._measure_at is math.inf:
            self._measure_at = at + _MEASURE_FIRST_S

    def _steady(self, at: float, elapsed: float) -> None:
        queue_s = self.queue_s
        if at >= self._measure_at and queue_s is not None:
            self._begin_measuring(at)
        elif queue_s is not None and queue_s > self._path.target_s:
            self._empty_rounds = 0.0
            self._doubt_base(at, queue_s)
            if at >= self._decide_at:
                self._decrease(at, queue_s)
        elif queue_s is not None:
            self._increase(at, elapsed, queue_s)
        elif self.window <= self._path.harmless_window:
            self._increase(at, elapsed, self._path.target_s / 2)

    def _doubt_base(self, at: float, queue_s: float) -> None:
        """Give up a base delay that cannot be true.

        Queues of others rise and fall. A delay that stays while next to nothing is sent,
        for many seconds and to the millisecond, is a longer path.
        """
        least, most = self._stuck
        small = self.window <= 2 * LEAST_SEGMENTS * self._path.segment
        if not small or max(most, queue_s) - min(least, queue_s) > _STUCK_SPREAD_S:
            self._stuck, self._stuck_at = (queue_s, queue_s), at
        elif at - self._stuck_at > _STUCK_S:
            self._path.forget_bases()
            self._stuck_at = at
        else:
            self._stuck = min(least, queue_s), max(most, queue_s)

    def _decrease(self, at: float, queue_s: float) -> None:
        falling = self._over_rounds > 0 and queue_s < _FALLING * self._over_queue_s
        self._over_queue_s = queue_s
        if falling:
            self._decide_at = at + self._round_s
            return
        self._was_full = True
        ours = self._over_rounds < (_OURS_ROUNDS if self._is_ours else 1)
        excess = queue_s / self._path.target_s - 1
        self.window *= max(0.5, self._draining(queue_s) if ours else 1 - excess)
        self._over_rounds += 1
        self.yielding = self._over_rounds > 1
        self._decide_at = at + 2 * self._round_s

    @property
    def _is_ours(self) -> bool:
        """What the link carries is ours, and so is the queue."""
        return self.capacity is not None and self.rate >= _OURS * self.capacity

    def _draining(self, queue_s: float) -> float:
        """Return what makes of the window one with half the target in the queue."""
        return (self._path.base_s + self._path.target_s / 2) / (self._path.base_s + queue_s)

    def _increase(self, at: float, elapsed: float, queue_s: float) -> None:
        if at >= self._decide_at:
            self._over_rounds = 0
            self.yielding = False
        if not self._is_used(_LEAST_USE):
            return
        rounds = elapsed / self._round_s
        off = 1 - queue_s / self._path.target_s
        self._empty_rounds = self._empty_rounds + rounds if off > 0.75 else 0.0
        growth = self._growth()
        gain = self._path.segment / max(self.window, self._path.segment) / self._slowness
        self.window *= 1 + rounds * off * max(growth, gain)
        if self._empty_rounds > 2 and self.window < 0.5 * self._path.full_window:
            self._known_window = self._path.full_window
            self._refilled_from = self.window
            self.mode = Mode.STARTING

    def _growth(self) -> float:
        filled = None if self.capacity is None else self.window / self._path.full_window
        reach = self._path.target_s / self._round_s
        return growth_of(reach, filled, self._empty_rounds, was_full=self._was_full)

    @property
    def _slowness(self) -> float:
        """LEDBAT++'s divisor of the growth of one segment a round trip."""
        return min(16.0, math.ceil(2 * self._path.target_s / self._path.base_s))

    def _begin_measuring(self, at: float) -> None:
        self._before = self.window
        self.mode = Mode.MEASURING
        self._measured_at = at + self._round_trip_s + 1.5 * self._path.base_s + 0.02
        flowing = sum(window > CLOSED for window in self._path.windows.values())
        least = float(LEAST_SEGMENTS * self._path.segment * max(1, flowing))
        # On long ways that is enough, and whoever goes on does not come back in one burst.
        kept_s = self._path.base_s - _EMPTIED_TARGETS * self._path.target_s
        share = max(0.0, kept_s) / (self._path.base_s + (self.queue_s or 0.0))
        self.window = max(least, min(1.0, share) * self.window)
        cost_s = self._measured_at - at + self._path.base_s
        pause_s = min(_MEASURE_MOST_S, max(_MEASURE_LEAST_S, _MEASURE_RATIO * cost_s))
        self._measure_at = at + pause_s

    def _measure(self, at: float) -> None:
        if at < self._measured_at:
            return
        self._known_window = self._before
        self._refilled_from = self.window
        self.mode = Mode.STARTING

    def _heed_loss(self, at: float) -> None:
        if at < self._loss_at or self.mode is Mode.MEASURING:
            return
        if not self._path.is_disturbed:
            return
        queued = self.queue_s is not None and self.queue_s > self._path.target_s / 2
        # Without a queue it is noise of the air, and the sender heeds it by itself.
        self.window *= 0.5 if queued else 0.85
        if self.mode is Mode.STARTING:
            self._settle(at)
        rounds_s = self._round_trip_s * (2 if queued else _LOSS_PAUSE_ROUNDS)
        self._loss_at = at + (rounds_s if queued else max(_LOSS_PAUSE_S, rounds_s))

    # Bounds

    def _keep_in_bounds(self, bound: float | None) -> None:
        least = self._path.trickle * self._round_trip_s
        if self.mode is not Mode.HELD:
            least = max(least, LEAST_SEGMENTS * self._path.segment)
        most = self._path.usable
        if bound is not None:
            most = min(most, bound * self._path.base_s)
        self.window = max(least, min(self.window, most))

    def _is_used(self, share: float) -> bool:
        return self._path.flight >= share * self.window

    @property
    def _round_trip_s(self) -> float:
        return round_trip_with(self._path, self.queue_s)

    @property
    def _round_s(self) -> float:
        """How long it takes until what was decided shows in what is measured."""
        return round_with(self._path, self.queue_s)

    def _open_now(self) -> frozenset[int]:
        room = Room(
            self.window,
            self._path.segment,
            self._round_trip_s,
            max(self._path.trickle, _TURNS_SHARE * (self.capacity or 0.0)),
            is_used=self._is_used(_LEAST_USE),
            is_trickle=self.mode is Mode.HELD,
            is_fixed=self.mode is Mode.MEASURING,
        )
        weights = {key: gauge.last.weight for key, gauge in self._path.gauges.items()}
        return self._turns.choose(self._at, weights, room)
