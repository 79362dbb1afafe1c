"""What all background connections of one direction tell together of the link.

What is asked several times in a step is worked out once, when the counters are read: with
sixteen connections and forty steps a second it would be most of what steering costs.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ebbtide.core.link_gauge import STANDING_S, Gauge
from ebbtide.core.link_history import SlidingExtreme
from ebbtide.core.link_samples import Allotment, ConnectionSample, Steering
from ebbtide.core.link_shares import Claim, divide
from ebbtide.core.link_turns import LEAST_SEGMENTS

_MOST_NOISE_S = 0.015
CLOSED = 0
"""No window at all. When there is too little for all, connections are open in turns."""
TRICKLE_SHARE = 0.01
LEAST_TRICKLE = 4096.0
LEAST_TRICKLE_EACH = 300.0
"""Bytes per second that keep a server from thinking that nobody reads."""

_MOST_SEGMENTS_S = 0.035
_FIRST_SEGMENTS = 10
_KNOWN_SHARE = 0.95
_SLACK_SEGMENTS = 8
_HARMLESS_SEGMENTS = 6
_HARMLESS_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Aim:
    """How much is to stand in the queue."""

    least_s: float = 0.005
    segments: float = 2.5
    """On slow links, as many segments' time: a window of fewer cannot fill them."""


PACED_AIM = Aim(0.002, 1.0)
"""What is sent is paced by a rate. On slow links two segments' time would send a little more,
and keep pings waiting for three times as long."""


class SharedPath:
    """The connections' gauges, and what the link is taken for."""

    def __init__(self, aim: Aim | None = None) -> None:
        self._aim = aim or Aim()
        self.gauges: dict[int, Gauge] = {}
        self.windows: dict[int, int] = {}
        """What each connection was told last."""
        self.base_s = 0.1
        """Round trip on an empty queue, averaged by weight."""
        self.rate = 0.0
        """What moves now."""
        self.flight = 0.0
        """Bytes under way."""
        self.segment = 1448
        self._noise_s = 0.0
        self._capacity = SlidingExtreme(max, 10.0, 6)

    @property
    def capacity(self) -> float | None:
        """The most that the link has carried lately, in bytes per second."""
        return self._capacity.value

    @property
    def target_s(self) -> float:
        """The delay to aim at: longer on slow links and on noisy ones."""
        segment_s = self.segment / self.capacity if self.capacity else 0.0
        segments_s = min(self._aim.segments * segment_s, _MOST_SEGMENTS_S)
        return max(self._aim.least_s, segments_s) + min(_MOST_NOISE_S, self._noise_s)

    @property
    def trickle(self) -> float:
        """Bytes per second that always flow."""
        share = TRICKLE_SHARE * (self.capacity or 0.0)
        return max(share, LEAST_TRICKLE, LEAST_TRICKLE_EACH * len(self.gauges))

    @property
    def full_window(self) -> float:
        """What fills the link as far as it is known; infinite while it is not."""
        if self.capacity is None:
            return math.inf
        return _KNOWN_SHARE * self.capacity * (self.base_s + self.target_s / 4)

    @property
    def harmless_window(self) -> float:
        """What makes no queue by itself, for when nobody measures anything."""
        known = 0.0 if self.capacity is None else _HARMLESS_SHARE * self.full_window
        return max(known, _HARMLESS_SEGMENTS * self.segment)

    @property
    def first_window(self) -> float:
        """What a sender begins with by itself."""
        return float(_FIRST_SEGMENTS * self.segment)

    @property
    def usable(self) -> float:
        """No more than the servers make use of: a window without effect is a burst to come."""
        return sum(self.most_for(gauge) for gauge in self.gauges.values())

    @property
    def is_disturbed(self) -> bool:
        """Segments were lost, or came out of order."""
        return any(gauge.disturbed_by for gauge in self.gauges.values())

    def most_for(self, gauge: Gauge) -> float:
        """Return the window that one connection can make use of."""
        slack = _SLACK_SEGMENTS * gauge.last.segment_size
        return 4 * gauge.peak_flight + max(slack, self.first_window / len(self.gauges))

    def note_capacity(self, at: float, rate: float) -> None:
        """The link has carried this much, whoever it was for."""
        self._capacity.add(at, rate)

    def forget(self) -> None:
        """The way to the servers may be another one: learn it anew."""
        self.forget_bases()
        self._capacity.clear()

    def forget_bases(self) -> None:
        """The way to the servers is longer than it was known to be."""
        for gauge in self.gauges.values():
            gauge.forget_base()
        self._sum_up()

    def read(
        self, at: float, samples: Sequence[ConnectionSample], *, starting: bool, held: bool = False
    ) -> None:
        """Take in newer counters.

        Args:
            at: now.
            samples: all connections; others are forgotten.
            starting: the link looks much slower than it is, because a flow begins.
            held: next to nothing is asked for, which is no news of what servers could send.
        """
        for key in self.gauges.keys() - {sample.key for sample in samples}:
            del self.gauges[key]
            self.windows.pop(key, None)
        self.segment = max((sample.segment_size for sample in samples), default=1448)
        segment_s = self.segment / self.capacity if self.capacity else math.inf
        for sample in samples:
            gauge = self.gauges.get(sample.key)
            if gauge is None:
                self.gauges[sample.key] = gauge = Gauge(at, sample)
            first = LEAST_SEGMENTS * sample.segment_size
            window = self.windows.get(sample.key, first)
            gauge.read(at, sample, window, segment_s)
            # One of several that has the trickle would else claim a part that it cannot use.
            gauge.note_peak(at, fading=window > CLOSED and not (held and len(samples) == 1))
        self._share_bases(0.0 if starting or self.capacity is None else segment_s)
        self._sum_up()

    def standing_s(self, least_use: float) -> float | None:
        """Return the queueing delay that most connections see; None when it cannot be told.

        Args:
            least_use: how much of its window a connection has to fill to be believed.
        """
        return _median(
            [
                gauge.queue_s
                for key, gauge in self.gauges.items()
                if gauge.queue_s is not None and self._fills_window(key, gauge, least_use)
            ]
        )

    def give_out(self, window: float, open_keys: Collection[int]) -> Steering:
        """Divide the window among those that are open, and close the others."""
        target_s = self.target_s
        reach = self.base_s + target_s
        claims = {
            key: Claim(gauge.last.weight * (gauge.base_s + target_s) / reach, self.most_for(gauge))
            for key, gauge in self.gauges.items()
            if key in open_keys
        }
        parts = divide(window, claims)
        return Steering({key: self._allot(key, parts.get(key)) for key in self.gauges})

    def _allot(self, key: int, part: float | None) -> Allotment:
        gauge = self.gauges[key]
        self.windows[key] = CLOSED
        if part is None:
            return Allotment(CLOSED, LEAST_TRICKLE_EACH)
        self.windows[key] = max(LEAST_SEGMENTS * gauge.last.segment_size, int(part))
        rate = part / max(0.0005, gauge.round_trip_s or gauge.base_s)
        return Allotment(self.windows[key], max(LEAST_TRICKLE_EACH, rate))

    def _fills_window(self, key: int, gauge: Gauge, least_use: float) -> bool:
        """Whether the round trip is that of the path, not the pauses of a slow server."""
        window = self.windows.get(key, 0)
        if window == CLOSED:
            return False
        if window <= LEAST_SEGMENTS * gauge.last.segment_size or gauge.disturbed_by:
            return True
        return gauge.flight >= least_use * window

    def _share_bases(self, segment_s: float) -> None:
        """One way to one server has one base delay, whichever connection has seen it."""
        ways: dict[str, list[Gauge]] = {}
        for key, gauge in self.gauges.items():
            ways.setdefault(gauge.last.path or str(key), []).append(gauge)
        for gauges in ways.values():
            base_s = min(gauge.own_base_s for gauge in gauges)
            small_s = min(gauge.small_s for gauge in gauges)
            for gauge in gauges:
                gauge.path_base_s = base_s
                gauge.least_s = small_s + segment_s if small_s < math.inf else 0.0

    def _sum_up(self) -> None:
        gauges = self.gauges.values()
        weights = sum(gauge.last.weight for gauge in gauges)
        weighed = sum(gauge.last.weight * gauge.base_s for gauge in gauges)
        self.base_s = max(0.0005, weighed / weights) if weights > 0 else 0.1
        self.rate = sum(gauge.rate for gauge in gauges)
        self.flight = sum(gauge.flight for gauge in gauges)
        self._noise_s = _median([gauge.noise_s for gauge in gauges]) or 0.0


def round_trip_with(path: SharedPath, queue_s: float | None) -> float:
    """Return the round trip through a queue, in seconds."""
    return path.base_s + min(queue_s or 0.0, 2.0)


def round_with(path: SharedPath, queue_s: float | None) -> float:
    """Return how long it takes until what was decided shows in what is measured."""
    return max(round_trip_with(path, queue_s), STANDING_S)


def _median(values: Sequence[float]) -> float | None:
    """Return the lower median, or None of nothing."""
    return sorted(values)[(len(values) - 1) // 2] if values else None
