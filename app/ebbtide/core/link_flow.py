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
from collections import deque
from collections.abc import Sequence
from enum import Enum

from ebbtide.core.link_gauge import STANDING_S, Gauge
from ebbtide.core.link_history import SlidingExtreme
from ebbtide.core.link_samples import Allotment, ConnectionSample, Steering
from ebbtide.core.link_shares import Claim, divide
from ebbtide.core.link_turns import LEAST_SEGMENTS, Room, Turns

TARGET_S = 0.005
MOST_TARGET_S = 0.025
CLOSED = 0
"""No window at all. When there is too little for all, connections are open in turns."""
TRICKLE_SHARE = 0.01
LEAST_TRICKLE = 4096.0
LEAST_TRICKLE_EACH = 300.0
"""Bytes per second that keep a server from thinking that nobody reads."""

_TARGET_SEGMENTS = 2.5
_MOST_SEGMENTS_S = 0.035
"""On slow links the target is this many segments' time: fewer cannot fill the link."""
_MOST_NOISE_S = 0.015
_FIRST_SEGMENTS = 10
_GROWTH = 0.1
_MOST_GROWTH = 0.25
_FAR_FROM_FULL = 0.85
_MORE_THAN_FULL = 1.1
_PATIENCE_ROUNDS = 8
_FALLING = 0.75
_TURNS_SHARE = 0.015
_STUCK_S = 10.0
_STUCK_SPREAD_S = 0.002
_GAIN = 0.3
_EXIT = 0.75
_EXIT_SURELY = 2.5
_STILL_GROWING = 1.3
_LEAST_USE = 0.5
_LEAST_USE_STARTING = 0.25
_REFILL_FROM = 1 / 16
_RESTART_FROM = 1 / 2
_KNOWN_SHARE = 0.95
_MEASURE_FIRST_S = 2.0
_MEASURE_LEAST_S = 10.0
_MEASURE_MOST_S = 60.0
_MEASURE_RATIO = 50
_EMPTY_S = 0.001
_SLACK_SEGMENTS = 8
_HARMLESS_SEGMENTS = 6
_HARMLESS_SHARE = 0.9
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

    def __init__(self) -> None:
        self._gauges: dict[int, Gauge] = {}
        self._capacity = SlidingExtreme(max, 10.0, 6)
        self._windows: dict[int, int] = {}
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
        self._rates: deque[tuple[float, float]] = deque()

    @property
    def capacity(self) -> float | None:
        """The most that the link has carried lately, in bytes per second."""
        return self._capacity.value

    @property
    def has_connections(self) -> bool:
        """There is something to steer."""
        return bool(self._gauges)

    @property
    def rate(self) -> float:
        """What moves now."""
        return sum(gauge.rate for gauge in self._gauges.values())

    @property
    def base_s(self) -> float:
        """Round trip on an empty queue, averaged by weight."""
        weights = sum(gauge.last.weight for gauge in self._gauges.values())
        if weights <= 0:
            return 0.1
        total = sum(gauge.last.weight * gauge.base_s for gauge in self._gauges.values())
        return max(0.0005, total / weights)

    @property
    def target_s(self) -> float:
        """The delay to aim at: longer on slow links and on noisy ones."""
        segment_s = _TARGET_SEGMENTS * self._segment / self.capacity if self.capacity else 0.0
        segment_s = min(segment_s, _MOST_SEGMENTS_S)
        noise_s = min(_MOST_NOISE_S, _median([g.noise_s for g in self._gauges.values()]) or 0.0)
        return max(TARGET_S, segment_s) + min(noise_s, MOST_TARGET_S - TARGET_S)

    @property
    def _segment_s(self) -> float:
        """How long the link takes for one segment."""
        return self._segment / self.capacity if self.capacity else math.inf

    @property
    def trickle(self) -> float:
        """Bytes per second that always flow."""
        share = TRICKLE_SHARE * (self.capacity or 0.0)
        return max(share, LEAST_TRICKLE, LEAST_TRICKLE_EACH * len(self._gauges))

    def note_capacity(self, at: float, rate: float) -> None:
        """The link has carried this much, whoever it was for."""
        self._capacity.add(at, rate)

    def forget_path(self) -> None:
        """The way to the servers may be another one: learn it anew."""
        for gauge in self._gauges.values():
            gauge.forget_base()
        self._capacity.clear()
        self._known_window = math.inf
        self.window = self._first_window()
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
        if not self._gauges:
            return Steering()
        self._note_queue(at)
        self._follow(at, elapsed, bound)
        self._keep_in_bounds(bound)
        return self._share_out()

    # Taking in

    def _read(self, at: float, samples: Sequence[ConnectionSample]) -> None:
        seen = {sample.key for sample in samples}
        for key in self._gauges.keys() - seen:
            del self._gauges[key]
            self._windows.pop(key, None)
        idle_before = not self._gauges
        for sample in samples:
            gauge = self._gauges.get(sample.key)
            if gauge is None:
                self._gauges[sample.key] = gauge = Gauge(at, sample)
            first = LEAST_SEGMENTS * sample.segment_size
            gauge.read(at, sample, self._windows.get(sample.key, first), self._segment_s)
        self._share_bases()
        if idle_before and self._gauges:
            self._begin()

    def _share_bases(self) -> None:
        """One way to one server has one base delay, whichever connection has seen it."""
        # While a flow starts, the link looks much slower than it is.
        known = self.capacity is not None and self.mode is not Mode.STARTING
        segment_s = self._segment_s if known else 0.0
        ways: dict[str, list[Gauge]] = {}
        for key, gauge in self._gauges.items():
            ways.setdefault(gauge.last.path or str(key), []).append(gauge)
        for gauges in ways.values():
            base_s = min(gauge.own_base_s for gauge in gauges)
            small_s = min(gauge.small_s for gauge in gauges)
            for gauge in gauges:
                gauge.path_base_s = base_s
                gauge.least_s = small_s + segment_s if small_s < math.inf else 0.0

    def _begin(self) -> None:
        self.mode = Mode.STARTING
        self._known_window = self._full_window() if self.capacity else math.inf
        self.window = min(self._first_window(), self._known_window)
        self._over_rounds = 0
        self._measure_at = math.inf

    def _note_queue(self, at: float) -> None:
        delays = [
            gauge.queue_s
            for key, gauge in self._gauges.items()
            if gauge.queue_s is not None and self._fills_window(key, gauge)
        ]
        self.queue_s = _median(delays)
        if self.queue_s is not None and self.queue_s < _EMPTY_S and self.mode is Mode.STEADY:
            self._measure_at = max(self._measure_at, at + _MEASURE_LEAST_S)

    def _fills_window(self, key: int, gauge: Gauge) -> bool:
        """Whether the round trip is that of the path, not the pauses of a slow server."""
        window = self._windows.get(key, 0)
        if window == CLOSED:
            return False
        if window <= LEAST_SEGMENTS * gauge.last.segment_size or gauge.disturbed_by:
            return True
        return gauge.flight >= self._least_use * window

    @property
    def _least_use(self) -> float:
        return _LEAST_USE_STARTING if self.mode is Mode.STARTING else _LEAST_USE

    # The law

    def _follow(self, at: float, elapsed: float, bound: float | None) -> None:
        held = bound is not None and bound <= self.trickle
        if held:
            self._hold()
        elif self.mode is Mode.HELD:
            self._take_up()
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
        self.window = self.trickle * self._round_trip_s
        self.yielding = False

    def _take_up(self) -> None:
        self._known_window = self._full_window()
        self.window = max(self.window, min(self._before, self._known_window) * _REFILL_FROM)
        self.mode = Mode.STARTING

    def _start(self, at: float, elapsed: float) -> None:
        queue_s = self.queue_s
        grows = self._still_grows(at)
        if queue_s is not None and self._is_full(queue_s, grows):
            # What is seen now was caused by half of the window.
            self.window *= 0.5 * self._draining(queue_s)
            self._settle(at)
        elif self.window >= self._known_window:
            self.window = self._known_window
            self._settle(at)
        elif self._is_used(_LEAST_USE_STARTING):
            # A way that is known is filled again sooner than it was found out.
            factor = 2.0 if math.isinf(self._known_window) else 4.0
            self.window *= factor ** (elapsed / self._round_s)
            self.window = min(self.window, self._known_window)

    def _is_full(self, queue_s: float, grows: bool) -> bool:
        """Whether the queue stands because the link is full, not because bursts come."""
        if queue_s > _EXIT_SURELY * self.target_s:
            return True
        if not math.isinf(self._known_window):
            return False
        return queue_s > _EXIT * self.target_s and not grows

    def _still_grows(self, at: float) -> bool:
        """Whether the last doubling of the window had an effect on the rate."""
        self._rates.append((at, self.rate))
        while len(self._rates) > 1 and self._rates[1][0] <= at - 1.5 * self._round_trip_s:
            self._rates.popleft()
        return self._rates[-1][1] > _STILL_GROWING * self._rates[0][1]

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
        elif queue_s is not None and queue_s > self.target_s:
            self._empty_rounds = 0.0
            self._doubt_base(at, queue_s)
            if at >= self._decide_at:
                self._decrease(at, queue_s)
        elif queue_s is not None:
            self._increase(at, elapsed, queue_s)
        elif self.window <= self._harmless_window():
            self._increase(at, elapsed, self.target_s / 2)

    def _doubt_base(self, at: float, queue_s: float) -> None:
        """Give up a base delay that cannot be true.

        Queues of others rise and fall. A delay that stays while next to nothing is sent,
        for many seconds and to the millisecond, is a longer path.
        """
        least, most = self._stuck
        small = self.window <= 2 * LEAST_SEGMENTS * self._segment
        if not small or max(most, queue_s) - min(least, queue_s) > _STUCK_SPREAD_S:
            self._stuck, self._stuck_at = (queue_s, queue_s), at
        elif at - self._stuck_at > _STUCK_S:
            for gauge in self._gauges.values():
                gauge.forget_base()
            self._stuck_at = at
        else:
            self._stuck = min(least, queue_s), max(most, queue_s)

    def _decrease(self, at: float, queue_s: float) -> None:
        falling = self._over_rounds > 0 and queue_s < _FALLING * self._over_queue_s
        self._over_queue_s = queue_s
        if falling:
            self._decide_at = at + self._round_s
            return
        excess = queue_s / self.target_s - 1
        factor = self._draining(queue_s) if self._over_rounds == 0 else 1 - min(0.5, excess)
        self.window *= max(0.5, factor)
        self._over_rounds += 1
        self.yielding = self._over_rounds > 1
        self._decide_at = at + 2 * self._round_s

    def _draining(self, queue_s: float) -> float:
        """Return what makes of the window one with half the target in the queue."""
        return (self.base_s + self.target_s / 2) / (self.base_s + queue_s)

    def _increase(self, at: float, elapsed: float, queue_s: float) -> None:
        if at >= self._decide_at:
            self._over_rounds = 0
            self.yielding = False
        if not self._is_used(_LEAST_USE):
            return
        rounds = elapsed / self._round_s
        off = 1 - queue_s / self.target_s
        self._empty_rounds = self._empty_rounds + rounds if off > 0.75 else 0.0
        growth = self._growth()
        gain = self._segment / max(self.window, self._segment) / self._slowness
        self.window *= 1 + rounds * off * max(growth, gain)
        if self._empty_rounds > 2 and self.window < 0.5 * self._full_window():
            self._known_window = self._full_window()
            self.mode = Mode.STARTING

    def _growth(self) -> float:
        """Return the share by which the window grows in a round."""
        growth = min(_GROWTH, _GAIN * self.target_s / self._round_s)
        if self.capacity is None:
            return growth
        filled = self.window / self._full_window()
        if filled < _FAR_FROM_FULL:
            return _MOST_GROWTH
        # A link that stays empty has become faster than it was known to be.
        patience = 0 if filled > _MORE_THAN_FULL else _PATIENCE_ROUNDS
        doublings: float = max(0.0, (self._empty_rounds - patience) // 4)
        return min(_MOST_GROWTH, growth * math.pow(2.0, doublings))

    @property
    def _slowness(self) -> float:
        """LEDBAT++'s divisor of the growth of one segment a round trip."""
        return min(16.0, math.ceil(2 * self.target_s / self.base_s))

    def _begin_measuring(self, at: float) -> None:
        self._before = self.window
        self.mode = Mode.MEASURING
        self._measured_at = at + self._round_trip_s + 1.5 * self.base_s + 0.02
        flowing = sum(window > CLOSED for window in self._windows.values())
        self.window = float(LEAST_SEGMENTS * self._segment * max(1, flowing))
        cost_s = self._measured_at - at + self.base_s
        pause_s = min(_MEASURE_MOST_S, max(_MEASURE_LEAST_S, _MEASURE_RATIO * cost_s))
        self._measure_at = at + pause_s

    def _measure(self, at: float) -> None:
        if at < self._measured_at:
            return
        self._known_window = self._before
        self.window = self._before * _RESTART_FROM
        self.mode = Mode.STARTING

    def _heed_loss(self, at: float) -> None:
        if at < self._loss_at or self.mode is Mode.MEASURING:
            return
        if not any(gauge.disturbed_by for gauge in self._gauges.values()):
            return
        queued = self.queue_s is not None and self.queue_s > self.target_s / 2
        # Without a queue it is noise of the air, and the sender heeds it by itself.
        self.window *= 0.5 if queued else 0.85
        if self.mode is Mode.STARTING:
            self._settle(at)
        rounds_s = self._round_trip_s * (2 if queued else _LOSS_PAUSE_ROUNDS)
        self._loss_at = at + (rounds_s if queued else max(_LOSS_PAUSE_S, rounds_s))

    # Bounds

    def _keep_in_bounds(self, bound: float | None) -> None:
        least = self.trickle * self._round_trip_s
        if self.mode is not Mode.HELD:
            least = max(least, LEAST_SEGMENTS * self._segment)
        most = self._usable()
        if bound is not None:
            most = min(most, bound * self.base_s)
        self.window = max(least, min(self.window, most))

    def _usable(self) -> float:
        """No more than the servers make use of: a window without effect is a burst to come."""
        return sum(self._most_for(gauge) for gauge in self._gauges.values())

    def _most_for(self, gauge: Gauge) -> float:
        return 4 * gauge.peak_flight + max(
            _SLACK_SEGMENTS * gauge.last.segment_size, self._first_window() / len(self._gauges)
        )

    def _is_used(self, share: float) -> bool:
        flight = sum(gauge.flight for gauge in self._gauges.values())
        return flight >= share * self.window

    def _full_window(self) -> float:
        if self.capacity is None:
            return math.inf
        return _KNOWN_SHARE * self.capacity * (self.base_s + self.target_s / 4)

    def _harmless_window(self) -> float:
        """Return what makes no queue by itself, for when nobody measures anything."""
        known = 0.0 if self.capacity is None else _HARMLESS_SHARE * self._full_window()
        return max(known, _HARMLESS_SEGMENTS * self._segment)

    def _first_window(self) -> float:
        return float(_FIRST_SEGMENTS * self._segment)

    @property
    def _segment(self) -> int:
        return max((gauge.last.segment_size for gauge in self._gauges.values()), default=1448)

    @property
    def _round_trip_s(self) -> float:
        return self.base_s + min(self.queue_s or 0.0, 2.0)

    @property
    def _round_s(self) -> float:
        """How long it takes until what was decided shows in what is measured."""
        return max(self._round_trip_s, STANDING_S)

    # Giving out

    def _share_out(self) -> Steering:
        reach = self.base_s + self.target_s
        open_keys = self._open_now()
        claims = {
            key: Claim(
                gauge.last.weight * (gauge.base_s + self.target_s) / reach, self._most_for(gauge)
            )
            for key, gauge in self._gauges.items()
            if key in open_keys
        }
        parts = divide(self.window, claims)
        return Steering({key: self._allot(key, parts.get(key)) for key in self._gauges})

    def _open_now(self) -> frozenset[int]:
        room = Room(
            self.window,
            self._segment,
            self._round_trip_s,
            max(self.trickle, _TURNS_SHARE * (self.capacity or 0.0)),
            is_used=self._is_used(_LEAST_USE),
            is_fixed=self.mode is Mode.MEASURING,
        )
        weights = {key: gauge.last.weight for key, gauge in self._gauges.items()}
        return self._turns.choose(self._at, weights, room)

    def _allot(self, key: int, part: float | None) -> Allotment:
        gauge = self._gauges[key]
        self._windows[key] = CLOSED
        if part is None:
            return Allotment(CLOSED, LEAST_TRICKLE_EACH)
        self._windows[key] = max(LEAST_SEGMENTS * gauge.last.segment_size, int(part))
        rate = part / max(0.0005, gauge.round_trip_s or gauge.base_s)
        return Allotment(self._windows[key], max(LEAST_TRICKLE_EACH, rate))


def _median(values: Sequence[float]) -> float | None:
    """Return the lower median, or None of nothing."""
    return sorted(values)[(len(values) - 1) // 2] if values else None
