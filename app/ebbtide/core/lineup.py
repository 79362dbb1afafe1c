"""The jobs as the scheduler looks at them: sorted once, then kept in order change by change.

Nothing here decides anything. With ten thousand jobs, looking at each of them in every
step would cost more than moving the files.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ebbtide.core.jobs import Job, JobId, Priority
from ebbtide.core.policy import Findings, Mode, Terms, job_host, mode_of, terms_of
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import Verdict

LINES = (None, Priority.HIGH, Priority.NORMAL, Priority.LOW)
"""None: foreground jobs and those that somebody started now, who wait for nobody."""


class Group:
    """Jobs with equal terms: what holds one of them back by policy holds back all."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.members: set[JobId] = set()
        self.queued: set[JobId] = set()
        """Those in line."""
        self.findings = Findings((), ())
        self.refusal: Verdict | None = None
        """Why none of them may run, or None when they may."""
        self.running_verdicts: dict[JobState, Verdict] = {}

    @property
    def line(self) -> int:
        """Index of their line in `LINES`."""
        if self.terms.lifted or self.terms.priority is Priority.FOREGROUND:
            return 0
        return int(self.terms.priority.value)


class Place(NamedTuple):
    """A job's place in line; compared from the left."""

    turn_at: float
    rank: float
    number: int
    id: JobId
    group: Group


class Timer:
    """Times of jobs, the earliest first; those that have changed are dropped when met."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, JobId]] = []
        self._times: dict[JobId, float] = {}

    def set(self, job_id: JobId, at: float | None) -> None:
        """Remember, change or forget the time of a job."""
        if at == self._times.get(job_id):
            return
        if at is None:
            del self._times[job_id]
        else:
            self._times[job_id] = at
            heapq.heappush(self._heap, (at, job_id))

    def due(self, now: float) -> list[JobId]:
        """Return the jobs whose time has come, the earliest first; they stay."""
        return [job_id for _, job_id in self._split(now)[0]]

    def after(self, now: float) -> float | None:
        """Return the earliest time that has not come."""
        return self._split(now)[1]

    def _split(self, now: float) -> tuple[list[tuple[float, JobId]], float | None]:
        """Return what is due, sorted, and when the next one will be."""
        self._drop_outdated()
        due: set[tuple[float, JobId]] = set()
        later: list[float] = []
        # In a heap whatever lies under an entry is later than the entry.
        indexes = [0]
        while indexes:
            index = indexes.pop()
            if index >= len(self._heap):
                continue
            at, job_id = self._heap[index]
            is_current = self._times.get(job_id) == at
            if at > now and is_current:
                later.append(at)
                continue
            if is_current:
                due.add((at, job_id))
            indexes += (2 * index + 1, 2 * index + 2)
        return sorted(due), min(later, default=None)

    def _drop_outdated(self) -> None:
        while self._heap and self._times.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)


class Lineup:
    """All jobs that are not over, by what the scheduler asks of them."""

    def __init__(self) -> None:
        self.jobs: dict[JobId, Job] = {}
        self.running: dict[JobId, Job] = {}
        self.retrying: dict[JobId, Job] = {}
        self.groups: dict[Terms, Group] = {}
        self.groups_at: dict[str, set[Group]] = {}
        """By server."""
        self.modes: Counter[Mode] = Counter()
        """How many groups there are of each kind that matters to presence."""
        self.group_of: dict[JobId, Group] = {}
        """Of the jobs that want to run."""
        self.lines: tuple[list[Place], ...] = ([], [], [], [])
        self.early: set[JobId] = set()
        """Jobs in the queue whose time to start has not come."""
        self.retries = Timer()
        self.starts = Timer()
        """By the wall clock."""
        self.idle = Timer()
        """When something last happened, as far as it had to be looked up."""
        self.changed: set[JobId] = set()
        """Jobs that may need another verdict."""
        self._places: dict[JobId, Place] = {}
        self._ready = [0, 0, 0, 0]
        """How many in each line policy does not hold back."""
        self._new_groups: list[Group] = []

    def put(self, job_id: JobId, before: Job | None, after: Job | None) -> None:
        """Take note that a job has changed."""
        if before is not None and after is not None and _is_alike(before, after):
            self.jobs[job_id] = after
            if job_id in self.running:
                self.running[job_id] = after
            return
        self.changed.add(job_id)
        self._take_out(job_id)
        is_open = after is not None and not after.state.is_final
        self.retries.set(job_id, after.retry_at if after is not None and is_open else None)
        self.idle.set(job_id, after.modified_at if after is not None and is_open else None)
        if after is None:
            self.jobs.pop(job_id, None)
            return
        self.jobs[job_id] = after
        if after.state.wants_to_run and not after.ends_early:
            self._take_in(after)

    def arrive(self, job_id: JobId) -> None:
        """The time to start has come for a job: it gets into line."""
        self.starts.set(job_id, None)
        if job_id in self.early:
            self.early.discard(job_id)
            self._line_up(self.jobs[job_id], self.group_of[job_id])
        self.changed.add(job_id)

    def line_up_again(self) -> None:
        """The wall clock was set: whose time had come may be early again, all are told anew."""
        for job in list(self.jobs.values()):
            if job.start_at is not None or job.retry_at is not None:
                self.put(job.id, None, job)

    def new_groups(self) -> list[Group]:
        """Return the groups that were made since the last time."""
        groups, self._new_groups = self._new_groups, []
        return groups

    def waiting(self, line: int) -> Iterator[Place]:
        """Return the places of jobs that policy does not hold back, first come first."""
        if not self._ready[line]:
            # Ten thousand that are held back need not be looked at, one by one, in each step.
            return iter(())
        return (place for place in self.lines[line] if place.group.refusal is None)

    def refuse(self, group: Group, refusal: Verdict | None) -> None:
        """Take note of why none of a group may run, or that they may."""
        self._ready[group.line] += (len(group.queued) if refusal is None else 0) - (
            len(group.queued) if group.refusal is None else 0
        )
        group.refusal = refusal

    def _take_in(self, job: Job) -> None:
        terms = terms_of(job)
        group = self.groups.get(terms)
        if group is None:
            group = self.groups[terms] = Group(terms)
            self._new_groups.append(group)
            self.groups_at.setdefault(terms.host, set()).add(group)
            self.modes[mode_of(terms)] += 1
        group.members.add(job.id)
        self.group_of[job.id] = group
        if job.state.is_running:
            self.running[job.id] = job
        elif job.state is JobState.TRANSIENT_ERROR:
            self.retrying[job.id] = job
        elif job.start_at is not None and not job.lifted:
            self.early.add(job.id)
            self.starts.set(job.id, job.start_at)
        else:
            self._line_up(job, group)

    def _line_up(self, job: Job, group: Group) -> None:
        place = Place(job.turn_at, job.rank, job.number, job.id, group)
        self._places[job.id] = place
        group.queued.add(job.id)
        self._ready[group.line] += group.refusal is None
        line = self.lines[group.line]
        if not line or line[-1] < place:
            line.append(place)
        else:
            insort(line, place)

    def _take_out(self, job_id: JobId) -> None:
        self.running.pop(job_id, None)
        self.retrying.pop(job_id, None)
        self.early.discard(job_id)
        self.starts.set(job_id, None)
        group = self.group_of.pop(job_id, None)
        if group is None:
            return
        place = self._places.pop(job_id, None)
        if place is not None:
            line = self.lines[group.line]
            del line[bisect_left(line, place)]
            group.queued.discard(job_id)
            self._ready[group.line] -= group.refusal is None
        group.members.discard(job_id)
        if not group.members:
            del self.groups[group.terms]
            self._leave_host(group)
            self.modes -= Counter([mode_of(group.terms)])

    def _leave_host(self, group: Group) -> None:
        at_host = self.groups_at[group.terms.host]
        at_host.discard(group)
        if not at_host:
            del self.groups_at[group.terms.host]


def _wishes(job: Job) -> tuple[object, ...]:
    limits = (job.download_limit, job.upload_limit)
    return (job.priority, job.cost_policy, job.when_active, job.window, job.lifted, *limits)


def _is_alike(before: Job, after: Job) -> bool:
    """Tell whether a change is none to the scheduler: bytes have arrived, no more."""
    return (
        before.state is after.state
        and before.state.is_running
        and before.retry_at == after.retry_at
        and before.running_since == after.running_since
        and (before.name, before.turn_at, before.rank) == (after.name, after.turn_at, after.rank)
        and (before.files is after.files or job_host(before) == job_host(after))
        and _wishes(before) == _wishes(after)
    )
