"""Which jobs wait for a full disk, and when to look whether it still is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job, JobId

LOOK_INTERVAL_S = 2.0
_LEAST_BYTES = 1024 * 1024
"""What a file of unknown length gets before it is worth trying."""


def waits_for_space(job: Job) -> bool:
    """Tell whether a job is tried again once there is room on its disk."""
    full = job.error is not None and job.error.code is ErrorCode.DISK_FULL
    return full and job.retry_at is not None


def wanted_bytes(job: Job) -> int:
    """Return how much room the file that met the full disk still needs."""
    index = job.error.file_index if job.error is not None else None
    index = job.next_file if index is None else index
    file = job.files[index] if index is not None else None
    if file is None or file.size is None:
        return _LEAST_BYTES
    return max(0, file.size - file.done_size)


class SpaceWatch:
    """Remembers how little room there was. Used by one thread."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._free: dict[JobId, int | None] = {job.id: None for job in jobs if waits_for_space(job)}
        self._look_at = 0.0
        self._is_looking = False

    def changed(self, job: Job) -> None:
        """Take note of a job that has just met an error."""
        if waits_for_space(job) and job.id not in self._free:
            self._free[job.id] = None
            # At once: what is free now is what has to grow.
            self._look_at = 0.0

    @property
    def next_look_at(self) -> float | None:
        """When to look next; None while nobody waits, or somebody looks."""
        return self._look_at if self._free and not self._is_looking else None

    def to_look_at(self, jobs: Mapping[JobId, Job], now: float) -> tuple[Job, ...]:
        """Return the jobs whose disks are to be looked at now; others wait no more."""
        at = self.next_look_at
        if at is None or now < at:
            return ()
        self._free = {
            job_id: free
            for job_id, free in self._free.items()
            if job_id in jobs and waits_for_space(jobs[job_id])
        }
        self._look_at = now + LOOK_INTERVAL_S
        self._is_looking = bool(self._free)
        return tuple(jobs[job_id] for job_id in self._free)

    def looked(self, found: Mapping[JobId, int], jobs: Mapping[JobId, Job]) -> tuple[JobId, ...]:
        """Take note of the room that there is; return the jobs that can go on now.

        Only if there is more than before: a quota refuses where the disk has room, and
        then trying every two seconds would help nobody.
        """
        self._is_looking = False
        ready = []
        for job_id, free in found.items():
            if job_id not in self._free:
                continue
            before = self._free[job_id]
            self._free[job_id] = free if before is None else min(before, free)
            job = jobs.get(job_id)
            if job is None or not waits_for_space(job) or before is None:
                continue
            if free > before and free >= wanted_bytes(job):
                ready.append(job_id)
                del self._free[job_id]
        return tuple(ready)
