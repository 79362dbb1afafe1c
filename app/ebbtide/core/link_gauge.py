"""What one connection's counters tell about its path.

The system smooths round trips over eight samples, which takes long where few segments
flow. As the smoothing is known (RFC 6298, 2.3: one eighth), it is undone here. The queue
that counts is the one that stands for a whole round trip: bursts and the jitter of
wireless links come and go within one, and say nothing about the link being full.
"""

from __future__ import annotations

import math
from collections import deque

from ebbtide.core.link_history import SlidingExtreme
from ebbtide.core.link_samples import ConnectionSample

BASE_BUCKET_S = 30.0
BASE_BUCKETS = 8
RATE_SPAN_S = 0.1
STANDING_S = 0.05
"""A queue that stands for so long, or a round trip, is one; shorter ones are bursts."""
_SYSTEM_WEIGHT = 7 / 8
_MEMORY_SAMPLES = 24
_UNKNOWN_BASE_S = 0.1
_UNDER_WAY_S = 0.5
_SETTLED_S = 0.0002
"""A smoothed round trip that rises by less is less than two milliseconds from its end."""
_CLOCK_STEP_S = 0.001
"""Timestamps tick in milliseconds: more often there is no new sample."""
_LEAST_SMOOTHING_S = 0.02
_SMOOTHING_ROUNDS = 1 / 8
_REOPENING_S = 0.03
_STALE_S = 0.15
_STALE_ROUNDS = 3
_SILENT_FROM_S = 0.005
_NOISE_RISE_S = 5.0
_NOISE_FALL_S = 1.0


class Gauge:
    """One connection's rate, round trip, base delay and noise."""

    def __init__(self, at: float, sample: ConnectionSample) -> None:
        self._at = at
        self._last = sample
        self._readings: deque[tuple[float, int]] = deque([(at, sample.moved)])
        self._is_relearning = False
        """The system's smoothed round trip may have an old path in it."""
        self._distrusted = 0
        """Segments to come before the system's smoothing has forgotten the old path."""
        self._relearnt_at = at
        """When all that was under way on the old path is here."""
        self._same_path = True
        """The handshake went the way that the data goes."""
        self._told_at = at
        self._settled_at = -math.inf
        """Until then, round trips are those of a window that was closed a moment ago."""
        self._handshake_base_s = math.inf
        self._base = SlidingExtreme(min, BASE_BUCKET_S, BASE_BUCKETS)
        self.rate = 0.0
        self.round_trip_s: float | None = None
        """Lightly smoothed; queueing included."""
        self._lately: deque[tuple[float, float]] = deque()
        self.noise_s = 0.0
        """How far single measurements lie from the smoothed one."""
        self.disturbed_by = 0
        """Segments out of order or sent twice since the last reading."""
        self.path_base_s = math.inf
        """What other connections on the same way have seen."""
        self.least_s = 0.0
        """What no full segment on this way can be faster than."""
        self.peak_flight = 0.0
        """The most bytes that were under way at once lately."""
        self._peak_at = at

    @property
    def last(self) -> ConnectionSample:
        """The newest counters."""
        return self._last

    @property
    def base_s(self) -> float:
        """The round trip with nothing in the queue, as far as anybody has seen it."""
        known_s = min(self.own_base_s, self.path_base_s)
        if math.isinf(known_s):
            known_s = _UNKNOWN_BASE_S if self.round_trip_s is None else self.round_trip_s
        # No full segment is faster than a small packet and the time that the link takes for it.
        return max(self.least_s, known_s)

    @property
    def small_s(self) -> float:
        """The round trip of a small packet; infinite when it is not known for this path."""
        handshake = self._last.handshake_s
        known = handshake is not None and self._same_path and self._last.timed
        return handshake if known and handshake is not None else math.inf

    @property
    def own_base_s(self) -> float:
        """The same, as far as this connection has seen it; infinite when it has not."""
        if self._base.value is not None:
            return min(self._base.value, self._handshake_base_s)
        if self._last.handshake_s is not None and self._same_path:
            return self._last.handshake_s
        return math.inf

    @property
    def queue_s(self) -> float | None:
        """Time spent in a standing queue, or None when that cannot be told."""
        if not self._lately or self._base.value is None:
            return None
        if self._at - self._lately[-1][0] > self._stale_s:
            return None
        return max(0.0, min(took for _, took in self._lately) - self.base_s)

    @property
    def flight(self) -> float:
        """Bytes under way."""
        return self.rate * (self.round_trip_s or self.base_s)

    def read(self, at: float, sample: ConnectionSample, window: float, segment_s: float) -> None:
        """Take in newer counters.

        Args:
            at: now.
            sample: the counters.
            window: what the connection may have under way.
            segment_s: how long the link takes for one segment.
        """
        self._note_handshake(segment_s)
        if window <= 0:
            # What a closed sender's timer lets through tells nothing of the path.
            self._lately.clear()
            self._settled_at = at + 1.5 * self.base_s + _REOPENING_S
        elapsed = at - self._at
        if elapsed <= 0:
            return
        segments = sample.segments - self._last.segments
        self.disturbed_by = max(0, sample.disturbed - self._last.disturbed)
        self._measure_rate(at, sample.moved)
        if sample.round_trip_s != self._last.round_trip_s:
            self._told_at = at
        if at < self._settled_at or self._is_silent(at, sample.round_trip_s):
            pass
        elif sample.timed:
            self._measure_delay(at, elapsed, segments, sample.round_trip_s)
        else:
            self._infer_delay(at, elapsed, window)
        self._at, self._last = at, sample

    def note_peak(self, at: float, *, fading: bool) -> None:
        """Remember the most that was under way; `fading` forgets it within seconds."""
        if fading:
            elapsed = max(0.0, at - self._peak_at)
            self.peak_flight *= math.exp(-elapsed / max(1.0, 4 * self.base_s))
        self._peak_at = at
        self.peak_flight = max(self.flight, self.peak_flight)

    def _is_silent(self, at: float, round_trip_s: float | None) -> bool:
        """Tell whether the system has measured nothing, and repeats a long delay.

        It measures full segments only, and only the first of each round trip. In windows
        of a few segments that one may always be a piece.
        """
        if round_trip_s is None or not self._last.timed or at - self._told_at <= self._stale_s:
            return False
        return round_trip_s - self.base_s > _SILENT_FROM_S

    @property
    def _stale_s(self) -> float:
        return max(_STALE_S, _STALE_ROUNDS * self.base_s)

    def forget_base(self) -> None:
        """The path may be another one: learn its delay anew."""
        self._base.clear()
        self._same_path = False
        self._is_relearning = True
        self._distrusted = _MEMORY_SAMPLES
        self._relearnt_at = self._at + _UNDER_WAY_S
        self._handshake_base_s = math.inf
        self._lately.clear()
        self.round_trip_s = None
        self.noise_s = 0.0

    def _note_handshake(self, segment_s: float) -> None:
        """The handshake's packets were small: a full one takes a little longer."""
        handshake = self._last.handshake_s
        if handshake is not None and self._last.timed and self._same_path:
            self._handshake_base_s = handshake + _CLOCK_STEP_S + 1.5 * segment_s

    def _measure_rate(self, at: float, moved: int) -> None:
        readings = self._readings
        readings.append((at, moved))
        span = max(RATE_SPAN_S, self.round_trip_s or self.base_s)
        while len(readings) > 2 and readings[1][0] <= at - span:
            readings.popleft()
        begun, before = readings[0]
        self.rate = max(0, moved - before) / (at - begun)

    def _measure_delay(
        self, at: float, elapsed: float, segments: int, smoothed: float | None
    ) -> None:
        if segments <= 0 or smoothed is None or smoothed <= 0:
            return
        if self._remembers_old_path(at, elapsed, segments, smoothed):
            return
        before = self._last.round_trip_s
        if before is None or before <= 0:
            self._take(at, elapsed, smoothed)
            return
        samples = max(1, min(segments, math.ceil(elapsed / _CLOCK_STEP_S)))
        change = (smoothed - before) / (1 - _SYSTEM_WEIGHT**samples)
        self._take(at, elapsed, max(before + change, self._least_s(before)))

    def _remembers_old_path(
        self, at: float, elapsed: float, segments: int, smoothed: float
    ) -> bool:
        """Tell whether the system's smoothed round trip is not yet that of the new path.

        What was under way comes by the old one, and a longer one is approached from below, by
        one sample in each round trip where little flows: a base from then would be too short.
        """
        if not self._is_relearning:
            return False
        self._distrusted -= min(segments, math.ceil(elapsed / _CLOCK_STEP_S))
        change = smoothed - (self._last.round_trip_s or 0.0)
        has_settled = change != 0 and change < _SETTLED_S
        if self._distrusted <= 0 and at >= self._relearnt_at and has_settled:
            self._is_relearning = False
        return self._is_relearning

    def _least_s(self, before: float) -> float:
        """Return what no round trip falls below: less is an artefact of undoing the smoothing."""
        handshake = self._last.handshake_s
        if handshake is None or not self._same_path:
            return before / 2
        return max(before / 2, handshake - _CLOCK_STEP_S)

    def _infer_delay(self, at: float, elapsed: float, window: float) -> None:
        """Without timestamps: what is under way, divided by the rate, is the round trip.

        That is only true of a sender that fills the window. Another one seems to queue,
        and its window shrinks until it fills it, which costs it nothing.
        """
        handshake = self._last.handshake_s
        if handshake is None or self.rate <= 0:
            return
        self._base.add(at, handshake)
        longest = handshake + 1.0
        self._take(at, elapsed, min(longest, max(handshake, window / self.rate)), learn=False)

    def _take(self, at: float, elapsed: float, measured: float, *, learn: bool = True) -> None:
        if self.round_trip_s is None:
            self.round_trip_s = measured
        smoothing = max(_LEAST_SMOOTHING_S, self.round_trip_s * _SMOOTHING_ROUNDS)
        weight = 1 - math.exp(-elapsed / smoothing)
        error = measured - self.round_trip_s
        self.round_trip_s += weight * error
        slowness = _NOISE_RISE_S if abs(error) > self.noise_s else _NOISE_FALL_S
        self.noise_s += (1 - math.exp(-elapsed / slowness)) * (abs(error) - self.noise_s)
        if learn:
            self._base.add(at, self.round_trip_s)
        self._lately.append((at, self.round_trip_s))
        span = max(STANDING_S, self.base_s)
        while len(self._lately) > 1 and self._lately[0][0] < at - span:
            self._lately.popleft()
