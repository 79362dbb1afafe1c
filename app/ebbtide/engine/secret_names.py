"""Which names the secrets may hold something under: on record before anything is kept.

The keyring cannot be asked what it holds. Whatever a crash leaves there that no job needs
is found by its name here, at the next start, and forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count

from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import Job, JobId


def names_for(options: HttpOptions, job_id: JobId) -> tuple[str, ...]:
    """Return the names that a new job's secrets get: headers first, then passwords."""
    number = sum(header.is_secret for header in options.headers) + len(options.logins)
    return tuple(_name(job_id, place) for place in range(number))


def _name(job_id: JobId, place: int) -> str:
    return f"job/{job_id}/{place}"


class SecretNames:
    """The names, and what the present step has changed about them. Used by one thread."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = set(names)
        self._named: set[str] = set()
        self._gone: set[str] = set()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    @property
    def has_changes(self) -> bool:
        """The present step has something to record."""
        return bool(self._named or self._gone)

    @property
    def named(self) -> tuple[str, ...]:
        """Names that are new in this step."""
        return tuple(sorted(self._named))

    @property
    def gone(self) -> tuple[str, ...]:
        """Names that are of no use since this step."""
        return tuple(sorted(self._gone))

    def of(self, job_id: JobId) -> tuple[str, ...]:
        """Return the names of one job's secrets."""
        return tuple(sorted(name for name in self._names if name.startswith(f"job/{job_id}/")))

    def intend(self, names: Iterable[str]) -> None:
        """Something is going to be kept under these names, which nobody has had before."""
        fresh = set(names) - self._names
        self._names |= fresh
        self._named |= fresh

    def intend_one(self, job: Job) -> str:
        """Choose a further name for a job: the secret of before counts until the job has it."""
        taken = {*self._names, *job.options.secret_names}
        name = next(name for place in count() if (name := _name(job.id, place)) not in taken)
        self.intend([name])
        return name

    def forgotten(self, names: Iterable[str]) -> None:
        """Nothing is held under these names any more."""
        for name in self._names.intersection(names):
            self._names.discard(name)
            if name in self._named:
                self._named.discard(name)
            else:
                self._gone.add(name)

    def orphans(self, jobs: Iterable[Job]) -> tuple[str, ...]:
        """Return the names that no job needs. Only before anything new is intended."""
        needed: set[str] = set()
        for job in jobs:
            # The server may have to be told still that an upload was given up.
            if not job.state.is_final or any(file.session for file in job.files):
                needed.update(job.options.secret_names)
        return tuple(sorted(self._names - needed))

    def commit(self) -> None:
        """The step is on record: begin the next one."""
        self._named, self._gone = set(), set()

    def roll_back(self) -> None:
        """The step could not be recorded: everything is as before it."""
        self._names = (self._names - self._named) | self._gone
        self.commit()
