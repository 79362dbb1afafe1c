"""How fast things go right now: shown, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.core.jobs import JobId


@dataclass(frozen=True, slots=True)
class Sample:
    """One running job at one moment. The next sample replaces it; a lost one harms nobody."""

    job_id: JobId
    received: int
    """Bytes of the job that are here, also those that are not durable yet."""
    bytes_per_second: float
    """Smoothed over a few seconds, but for a change of a limit, which shows at once."""

    def seconds_left(self, total: int | None) -> float | None:
        """Return the time to go at this speed, or None when it cannot be told.

        Below a byte a second it stands still: a smoothed speed never quite reaches zero.
        """
        if total is None or self.bytes_per_second < 1:
            return None
        return max(0.0, (total - self.received) / self.bytes_per_second)
