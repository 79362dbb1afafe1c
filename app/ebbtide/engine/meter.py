"""How fast bytes arrive, smoothed for people."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ebbtide.core.jobs import JobId
from ebbtide.core.samples import Sample

SMOOTHING_S = 3.0
"""Time constant: a change of speed shows by two thirds after this long."""
RAW_READINGS = 2
"""After `renew` so many count as they are."""


@dataclass(frozen=True, slots=True)
class _Reading:
    at: float
    received: int
    bytes_per_second: float


class Meter:
    """Turns counters read now and then into speeds."""

    def __init__(self) -> None:
        self._readings: dict[JobId, _Reading] = {}
        self._raw = 0

    @property
    def bytes_per_second(self) -> float:
        """All jobs together."""
        return sum(reading.bytes_per_second for reading in self._readings.values())

    def sample(self, received: Mapping[JobId, int], now: float) -> tuple[Sample, ...]:
        """Return one sample for each running job; the others are forgotten.

        Args:
            received: bytes that each running job holds now.
            now: seconds, from a clock that does not jump.
        """
        self._readings = {
            job_id: self._read(job_id, count, now) for job_id, count in received.items()
        }
        self._raw = max(0, self._raw - 1)
        return tuple(
            Sample(job_id, reading.received, reading.bytes_per_second)
            for job_id, reading in self._readings.items()
        )

    def renew(self) -> None:
        """Speeds are about to change for a reason: what was before does not count any more."""
        self._raw = RAW_READINGS

    def last(self, job_id: JobId) -> Sample | None:
        """Return the last sample of a running job."""
        reading = self._readings.get(job_id)
        if reading is None:
            return None
        return Sample(job_id, reading.received, reading.bytes_per_second)

    def forget(self, job_id: JobId) -> None:
        """A job does not run any more."""
        self._readings.pop(job_id, None)

    def _read(self, job_id: JobId, received: int, now: float) -> _Reading:
        before = self._readings.get(job_id)
        if before is None:
            return _Reading(now, received, 0.0)
        elapsed = now - before.at
        if elapsed <= 0:
            return before
        # A file that starts afresh makes the counter fall: no bytes arrived then.
        speed = max(0, received - before.received) / elapsed
        if before.bytes_per_second == 0 or self._raw:
            return _Reading(now, received, speed)
        weight = 1 - math.exp(-elapsed / SMOOTHING_S)
        smoothed = before.bytes_per_second + weight * (speed - before.bytes_per_second)
        return _Reading(now, received, smoothed)
