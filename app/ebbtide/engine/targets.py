"""The paths that unfinished jobs save to, which nobody else may take."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from ebbtide.core.jobs import File, JobId
from ebbtide.core.names import free_name

_BLIND_SYSTEMS = ("win32", "darwin")
"""Whose disks do not tell ``A`` from ``a``, as they come."""

Fold = Callable[[str], str]


def usual_fold(platform: str = sys.platform) -> Fold:
    """Return what makes of a path what the disks of a system tell it from others by."""
    return str.casefold if platform in _BLIND_SYSTEMS else str


class Targets:
    """Knows who saves where. Changed by one thread; any thread may ask `is_taken`.

    A name that we choose differs from all others by more than case, on every system: even on
    Linux a memory stick does not tell ``A`` from ``a``. Somebody's own choice is only held
    against what the system tells apart.
    """

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._owners: dict[str, JobId] = {}
        self._alike: Counter[str] = Counter()
        """How many of these paths are the same but for case."""

    def put(self, job_id: JobId, before: Iterable[File], after: Iterable[File]) -> None:
        """Take note that a job saves to other paths than before."""
        for file in before:
            if self.owner_of(file.target) == job_id:
                del self._owners[self._fold(file.target)]
                self._forget(file.target.casefold())
        for file in after:
            path = self._fold(file.target)
            self._alike[file.target.casefold()] += path not in self._owners
            self._owners[path] = job_id

    def _forget(self, path: str) -> None:
        self._alike[path] -= 1
        if not self._alike[path]:
            del self._alike[path]

    def owner_of(self, path: str) -> JobId | None:
        """Return the job that saves to a path, as the system tells paths apart."""
        return self._owners.get(self._fold(path))

    def is_taken(self, path: str) -> bool:
        """Tell whether a job saves to a path, or to one that differs by case only."""
        return path.casefold() in self._alike

    def count(self, path: str) -> int:
        """Return how many files are saved to a path, not looking at case."""
        return self._alike[path.casefold()]

    def free_path(self, wanted: Path, own: str) -> Path:
        """Return a path like the one wanted that no job saves to, be it the own one."""
        return wanted.with_name(free_name(wanted.name, _Others(self, wanted.parent, own)))


class _Others:
    """The names in one directory that others have."""

    def __init__(self, targets: Targets, directory: Path, own: str) -> None:
        self._targets = targets
        self._directory = directory
        self._own = own

    def __contains__(self, name: object) -> bool:
        path = str(self._directory / str(name))
        if path == self._own:
            return False
        others = self._targets.count(path)
        return others > (path.casefold() == self._own.casefold())
