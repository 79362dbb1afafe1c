"""How fast bytes arrive, smoothed for people."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ebbtide.core.jobs import JobId
from ebbtide.core.samples import Sample

SMOOTHING_S = 3.0
"""Time constant: a small change of speed shows by two thirds after this long."""
JUMP = 0.25
"""What differs by more, in two readings that agree, is no trembling: it shows at once."""


@dataclass(frozen=True, slots=True)
class _Reading:
    at: float
    received: int
    bytes_per_second: float
    """Smoothed."""
    speed: float = 0.0
    """Since the reading before."""


class Meter:
    """Turns counters read now and then into speeds."""

    def __init__(self) -> None:
        self._readings: dict[JobId, _Reading] = {}

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
        return tuple(
            Sample(job_id, reading.received, reading.bytes_per_second)
            for job_id, reading in self._readings.items()
        )

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
        if before.bytes_per_second == 0:
            return _Reading(now, received, speed, speed)
        if _has_jumped(before, speed):
            return _Reading(now, received, (before.speed + speed) / 2, speed)
        weight = 1 - math.exp(-elapsed / SMOOTHING_S)
        smoothed = before.bytes_per_second + weight * (speed - before.bytes_per_second)
        return _Reading(now, received, smoothed, speed)


def _has_jumped(before: _Reading, speed: float) -> bool:
    """Tell whether the speed is another one now, as after a change of a limit."""
    least = (1 - JUMP) * before.bytes_per_second
    most = (1 + JUMP) * before.bytes_per_second
    return max(before.speed, speed) < least or min(before.speed, speed) > most
