"""How fast each job was lately. No Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui.mirror import speed

LENGTH_S = 300.0
"""Five minutes."""
_STEP_S = 1.0
_MOST_JOBS = 100


class SpeedLog:
    """Takes down the speeds of jobs that run, one a second, and forgets the oldest jobs."""

    def __init__(self) -> None:
        self._points: dict[JobId, deque[tuple[float, float]]] = {}

    def note(self, at: float, running: Iterable[JobView]) -> None:
        """Take down how fast jobs are at a time, in seconds of any clock."""
        for view in running:
            rate = speed(view)
            if rate is not None:
                self._put(view.job.id, at, rate)

    def points(self, job_id: JobId, now: float) -> Sequence[tuple[float, float]]:
        """Return times before now and bytes per second, oldest first."""
        points = self._points.get(job_id, ())
        return [(now - at, rate) for at, rate in points if now - at <= LENGTH_S]

    def forget(self, jobs: Iterable[JobId]) -> None:
        """Forget jobs that are gone."""
        for job_id in jobs:
            self._points.pop(job_id, None)

    def _put(self, job_id: JobId, at: float, rate: float) -> None:
        points = self._points.pop(job_id, None)
        if points is None:
            points = deque(maxlen=round(LENGTH_S / _STEP_S))
        # The newest job lies last, so that the first one is the one to forget.
        self._points[job_id] = points
        if points and at - points[-1][0] < _STEP_S:
            points[-1] = (points[-1][0], rate)
        else:
            points.append((at, rate))
        while len(self._points) > _MOST_JOBS:
            del self._points[next(iter(self._points))]
