"""Who runs: slots, displacement, turns and servers that are not to be swamped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ebbtide.core import settings as keys
from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import Job, JobId, JobKind
from ebbtide.core.lineup import Group, Lineup, Place
from ebbtide.core.policy import start_reason
from ebbtide.core.settings import Settings

LONGEST_LINE = 100
"""Beyond it a place is told only to who asks: each job that ends would change thousands."""


@dataclass(slots=True)
class Choice:
    """The jobs that run, while they are being chosen."""

    slots: int
    per_host: int
    taken: int = 0
    ids: dict[JobId, None] = field(default_factory=dict)
    hosts: Counter[str] = field(default_factory=Counter)
    last: JobId | None = None
    """Who was taken last: the first in line is behind it."""
    front: list[Place] = field(default_factory=list)
    """Those who could run and do not, in their order; no more than are counted."""

    def take(self, job_id: JobId, group: Group, *, slot: bool = True) -> None:
        """Let a job run; one that takes no slot does not count as its server's guest, either."""
        self.ids[job_id] = None
        self.last = job_id
        if slot:
            self.hosts[group.terms.host] += 1
            self.taken += 1

    def is_host_full(self, group: Group) -> bool:
        """Tell whether the server is asked for enough files already."""
        return self.hosts[group.terms.host] >= self.per_host

    @property
    def is_full(self) -> bool:
        """No slot is left."""
        return self.taken >= self.slots


def choose(lineup: Lineup, conditions: Conditions, settings: Settings, now: float) -> Choice:
    """Decide who runs and who waits in line.

    Args:
        lineup: all jobs, those that policy holds back marked.
        conditions: the outside world.
        settings: slots and the like.
        now: `Clock.now` seconds.
    """
    choice = Choice(settings.get(keys.BACKGROUND_SLOTS), settings.get(keys.CONNECTIONS_PER_HOST))
    if conditions.store_error is not None:
        # What cannot be recorded cannot be stopped, either: who runs goes on.
        choice.ids.update(dict.fromkeys(lineup.running))
        return choice
    slice_s = settings.get(keys.SLICE_S)
    going_on = _running_by_line(lineup, conditions, now)
    for place in lineup.waiting(0):
        choice.take(place.id, place.group, slot=False)
    for job, group in going_on[0]:
        choice.take(job.id, group, slot=False)
    for line in range(1, len(lineup.lines)):
        over = [pair for pair in going_on[line] if is_turn_over(pair[0], now, slice_s)]
        _go_on(choice, [pair for pair in going_on[line] if pair not in over])
        _let_in(choice, lineup, line)
        # Who has run longest gives way first.
        over.sort(key=lambda pair: -(pair[0].running_since or 0.0))
        _go_on(choice, over)
    return choice


def is_turn_over(job: Job, now: float, slice_s: float) -> bool:
    """Tell whether a running job has had its time slice."""
    return job.running_since is not None and job.running_since + slice_s <= now


def time_is_up_at(job: Job, maximum_s: float, now: float) -> float:
    """Return when a running job has used up its time, in `Clock.now` seconds.

    Args:
        job: one that runs.
        maximum_s: how long it may have a worker in all, unless it has a rule of its own.
        now: `Clock.now` seconds.
    """
    if job.kind is not JobKind.DOWNLOAD:
        return float("inf")
    own_s = job.options.maximum_time_s
    maximum_s = maximum_s if own_s is None else own_s
    return (now if job.running_since is None else job.running_since) + maximum_s - job.ran_s


def _running_by_line(
    lineup: Lineup, conditions: Conditions, now: float
) -> list[list[tuple[Job, Group]]]:
    """Return the jobs that run and still may, each line in its order."""
    lines: list[list[tuple[Job, Group]]] = [[] for _ in lineup.lines]
    for job in lineup.running.values():
        group = lineup.group_of[job.id]
        if group.refusal is None and start_reason(job, conditions, now) is None:
            lines[group.line].append((job, group))
    for line in lines:
        line.sort(key=lambda pair: (pair[0].turn_at, pair[0].rank))
    return lines


def _go_on(choice: Choice, running: Iterable[tuple[Job, Group]]) -> None:
    for job, group in running:
        if not choice.is_full and not choice.is_host_full(group):
            choice.take(job.id, group)


def _let_in(choice: Choice, lineup: Lineup, line: int) -> None:
    for place in lineup.waiting(line):
        if not choice.is_full and not choice.is_host_full(place.group):
            choice.take(place.id, place.group)
        elif len(choice.front) < LONGEST_LINE:
            choice.front.append(place)
        elif choice.is_full:
            return
