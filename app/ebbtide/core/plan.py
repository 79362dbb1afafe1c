"""Who runs now, and why everybody else waits.

In this order:

1. What policy forbids does not run (`ebbtide.core.policy`).
2. Foreground jobs, and those that somebody started now, run at once, all together.
3. The others share a number of slots: high priority before normal before low, whoever
   runs already. Among equals those that run go on until their time slice is over, then
   those that wait come in their order, then those whose slice is over.
4. A server is asked for no more than so many files at a time.

Jobs in an error state never block the others (BITS, "BG_JOB_PRIORITY").

`Scheduler` keeps its jobs in order from change to change; `plan` is the same thing
for once. Neither reads a clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, tzinfo
from itertools import chain, islice

from ebbtide.core import settings as keys
from ebbtide.core.choice import LONGEST_LINE, Choice, choose, is_turn_over, time_is_up_at
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Limit
from ebbtide.core.events import YieldReason
from ebbtide.core.explaining import (
    FAR_IN_LINE,
    YIELD_REASONS,
    held_reasons,
    line_verdicts,
    place_verdict,
    running_verdict,
)
from ebbtide.core.first_look import FirstLook
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.lineup import Group, Lineup, Place
from ebbtide.core.network_changes import NetworkChanges
from ebbtide.core.observations import Wanted
from ebbtide.core.planned import Plan
from ebbtide.core.policy import Findings, Judge, Rules, start_reason, wanted
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import (
    LOOKING,
    STARTING,
    Reason,
    ReasonCode,
    Verdict,
    resting_verdict,
    retry_reason,
)

FIRST_EXPIRY_S = 86_400.0
"""Nothing is given up for inactivity so soon after the start: the computer may have been off
for months, or its clock wrong."""
FIRST_RELEASE = 1_767_225_600.0
"""2026-01-01: what is older was written by a clock that was wrong, as it is after an empty
battery, and says nothing about how long ago it was."""
CLOCK_CHECK_S = 60.0
"""How often it is seen whether the wall clock was set, while a time of the day matters."""
WANTED_HOSTS = 1000
"""Servers whose way is asked for; jobs at others are judged as if they went the default way."""


__all__ = ["LONGEST_LINE", "Plan", "Scheduler", "plan"]


def plan(
    jobs: Iterable[Job],
    occupied: Collection[JobId],
    conditions: Conditions,
    settings: Settings,
    now: float,
    zone: tzinfo = UTC,
) -> Plan:
    """Decide who runs.

    Args:
        jobs: all jobs.
        occupied: jobs that still have a worker, be it one that is winding down.
        conditions: the outside world.
        settings: the number of slots and the like.
        now: `Clock.now` seconds.
        zone: whose clock on the wall time windows go by.
    """
    scheduler = Scheduler(now - FIRST_EXPIRY_S, zone)
    for job in jobs:
        scheduler.put(job.id, None, job)
    return scheduler.plan(occupied, conditions, settings, now)


class Scheduler:
    """Decides who runs, again and again. Used by one thread.

    Args:
        started_at: in `Clock.now` seconds.
        zone: whose clock on the wall time windows go by.
        patience_s: how long the system's first answers are waited for; 0 where nobody
            answers.
    """

    def __init__(self, started_at: float, zone: tzinfo = UTC, patience_s: float = 0.0) -> None:
        self.verdicts: dict[JobId, Verdict] = {}
        self.fresh: set[JobId] = set()
        """Jobs whose verdict may have changed since somebody emptied the set."""
        self._started_at = started_at
        self._zone = zone
        self._lineup = Lineup()
        self._network = NetworkChanges()
        self._first_look = FirstLook(patience_s)
        self._settings: Settings | None = None
        self._rules: Rules | None = None
        self._judge: Judge | None = None
        self._judged: tuple[Conditions, Settings] | None = None
        self._awaited: set[Group] = set()
        """Groups that wait for the system's first answers."""
        self._held: tuple[Reason, ...] = ()
        self._skew_s = 0.0
        self._choice = Choice(0, 0)
        self._front_before: list[Place] = []

    def put(self, job_id: JobId, before: Job | None, after: Job | None) -> None:
        """Take note that a job has changed."""
        self._lineup.put(job_id, before, after)

    def plan(
        self,
        occupied: Collection[JobId],
        conditions: Conditions,
        settings: Settings,
        now: float,
    ) -> Plan:
        """Decide who runs; see the function `plan`."""
        lineup = self._lineup
        self._arrive(conditions, now)
        judge = self._judge_groups(conditions, settings, now)
        self._front_before = self._choice.front
        choice = self._choice = choose(lineup, conditions, settings, now)
        start = tuple(
            job_id
            for job_id in choice.ids
            if job_id not in lineup.running and job_id not in occupied
        )
        changes = self._network.look(lineup, conditions, settings, now)
        exceeded = dict(self._exceeded(settings, now))
        stop = tuple(
            (job_id, reason)
            for job_id, reason in self._stops(choice, changes.dropped, conditions, settings, now)
            if job_id not in exceeded
        )
        due = dict.fromkeys((*lineup.retries.due(now), *changes.retried))
        self._tell(choice, conditions)
        times = (
            judge.valid_until,
            self._first_look.until,
            changes.wake_at,
            *self._times(choice, conditions, settings, now),
        )
        return Plan(
            start,
            stop,
            tuple(due),
            tuple(exceeded.items()),
            min((at for at in times if at is not None and at > now), default=None),
            self.verdicts,
            self._wanted(conditions),
            changes.rerouted,
        )

    def position(self, job_id: JobId) -> Verdict:
        """Return a job's verdict with its exact place in line, for who asks."""
        known = self.verdicts.get(job_id, STARTING)
        if all(reason.code is not ReasonCode.FAR_IN_LINE for reason in known.reasons):
            return known
        ahead = ""
        for number, place in enumerate(self._in_line(), start=1):
            if place.id == job_id:
                return place_verdict(place, self._choice, number, ahead)
            ahead = self._lineup.jobs[place.id].name
        return known

    def _in_line(self) -> Iterator[Place]:
        for line in range(1, len(self._lineup.lines)):
            for place in self._lineup.waiting(line):
                if place.id not in self._choice.ids:
                    yield place

    # What the rules say

    def _arrive(self, conditions: Conditions, now: float) -> None:
        if conditions.clock_skew_s != self._skew_s:
            self._skew_s = conditions.clock_skew_s
            self._lineup.line_up_again()
        for job_id in self._lineup.starts.due(now + conditions.clock_skew_s):
            self._lineup.arrive(job_id)

    def _judge_groups(self, conditions: Conditions, settings: Settings, now: float) -> Judge:
        """Bring what the rules say about each group up to date."""
        rules = self._rules
        if rules is None or settings is not self._settings:
            rules = self._rules = Rules.of(settings)
            self._settings = settings
        judge = self._judge
        outdated = judge is None or (judge.valid_until is not None and judge.valid_until <= now)
        affected = None if outdated else self._affected(conditions, settings, now)
        if judge is None or affected is None:
            judge = Judge(conditions, rules, now, self._zone)
            self._held = held_reasons(conditions)
            self._first_look.begin()
            affected = set(self._lineup.groups.values())
        elif self._judged != (conditions, settings):
            judge = judge.followed(conditions, now)
        judge.proceed(now)
        self._judge, self._judged = judge, (conditions, settings)
        for group in (*affected, *self._lineup.new_groups()):
            self._judge_group(group, judge, rules, now)
        return judge

    def _affected(
        self, conditions: Conditions, settings: Settings, now: float
    ) -> set[Group] | None:
        """Return the groups to judge anew; None for all of them.

        With ten thousand servers all of them take 20 ms, and ways to servers are told
        whenever another job starts.
        """
        if self._judged is None:
            return None
        before, settings_before = self._judged
        hosts: frozenset[str] | None = frozenset()
        if conditions is not before:
            hosts = before.hosts_that_differ(conditions)
        if hosts is None or settings != settings_before:
            return None
        look, groups = self._first_look, self._lineup.groups
        affected: set[Group] = set()
        if conditions is not before or (look.until is not None and look.until <= now):
            affected = {one for one in self._awaited if groups.get(one.terms) is one}
            self._awaited = set(affected)
            look.again()
        return affected.union(*(self._lineup.groups_at.get(host, ()) for host in hosts))

    def _judge_group(self, group: Group, judge: Judge, rules: Rules, now: float) -> None:
        findings = judge.findings(group.terms)
        told = judge.told
        self._awaited.discard(group)
        if self._first_look.is_awaited(group.terms, told, rules, now):
            self._awaited.add(group)
            # What cannot be told yet is no reason, and no reassurance, either.
            findings = Findings(LOOKING.reasons, ())
        reasons = self._held + findings.against
        refusal = Verdict(False, reasons) if reasons else None
        if findings != group.findings or refusal != group.refusal:
            group.findings = findings
            self._lineup.refuse(group, refusal)
            group.running_verdicts.clear()
            self._lineup.changed |= group.members - group.queued
            # All of them at once: ten thousand jobs may wait for the same thing.
            self.verdicts.update(dict.fromkeys(group.queued, refusal or FAR_IN_LINE))
            self.fresh |= group.queued

    def _stops(
        self,
        choice: Choice,
        dropped: Collection[JobId],
        conditions: Conditions,
        settings: Settings,
        now: float,
    ) -> Iterator[tuple[JobId, YieldReason]]:
        slice_s = settings.get(keys.SLICE_S)
        for job in self._lineup.running.values():
            group = self._lineup.group_of[job.id]
            if job.id in choice.ids:
                if job.id in dropped:
                    yield job.id, YieldReason.NETWORK_CHANGED
            elif group.refusal is not None:
                code = group.refusal.reasons[0].code
                yield job.id, YIELD_REASONS.get(code, YieldReason.DISPLACED)
            elif start_reason(job, conditions, now) is not None:
                yield job.id, YieldReason.TIME
            elif is_turn_over(job, now, slice_s):
                yield job.id, YieldReason.TURN_OVER
            else:
                yield job.id, YieldReason.DISPLACED

    def _exceeded(self, settings: Settings, now: float) -> Iterator[tuple[JobId, Limit]]:
        maximum_s = settings.get(keys.MAXIMUM_TIME_S)
        for job in self._lineup.running.values():
            if time_is_up_at(job, maximum_s, now) <= now:
                yield job.id, Limit.RUNNING
        idle, timeout_s = self._lineup.idle, settings.get(keys.INACTIVITY_TIMEOUT_S)
        if not timeout_s or now < self._started_at + FIRST_EXPIRY_S:
            return
        for job_id in idle.due(now - timeout_s):
            modified_at = self._lineup.jobs[job_id].modified_at
            if modified_at < FIRST_RELEASE:
                continue
            if modified_at + timeout_s <= now:
                yield job_id, Limit.INACTIVE
            else:
                idle.set(job_id, modified_at)

    # When to look again

    def _times(
        self, choice: Choice, conditions: Conditions, settings: Settings, now: float
    ) -> Iterator[float | None]:
        lineup = self._lineup
        yield lineup.retries.after(now)
        first = lineup.starts.after(now + conditions.clock_skew_s)
        if first is not None:
            yield first - conditions.clock_skew_s
        timed = self._judge is not None and self._judge.valid_until is not None
        if first is not None or timed:
            yield now + CLOCK_CHECK_S
        yield conditions.attendance.doubted_until
        yield self._expiry(settings, now)
        lines_waiting = {place.group.line for place in choice.front}
        slice_s, maximum_s = settings.get(keys.SLICE_S), settings.get(keys.MAXIMUM_TIME_S)
        for job in lineup.running.values():
            yield time_is_up_at(job, maximum_s, now)
            if lineup.group_of[job.id].line in lines_waiting and job.id in choice.ids:
                yield (job.running_since or now) + slice_s

    def _expiry(self, settings: Settings, now: float) -> float | None:
        """Return when a job may have to be given up for inactivity."""
        timeout_s, idle = settings.get(keys.INACTIVITY_TIMEOUT_S), self._lineup.idle
        if not timeout_s:
            return None
        first_at = self._started_at + FIRST_EXPIRY_S
        if now < first_at and idle.due(first_at - timeout_s):
            return first_at
        since = idle.after(max(now, first_at) - timeout_s)
        return None if since is None else since + timeout_s

    def gives_way(self, job_id: JobId) -> bool:
        """Tell whether a job that runs has to leave the link to other traffic just now."""
        group = self._lineup.group_of.get(job_id)
        return group is not None and self._judge is not None and self._judge.gives_way(group.terms)

    def _wanted(self, conditions: Conditions) -> Wanted:
        if not self._lineup.groups or self._rules is None:
            return Wanted()
        # Those that matter most come first: connections that may have to be dropped.
        running = (self._lineup.group_of[job_id].terms for job_id in self._lineup.running)
        chosen = (self._lineup.group_of[job_id].terms for job_id in self._choice.ids)
        first = (place.group.terms for place in self._choice.front)
        matter_most = sorted({terms.host for terms in chain(running, chosen, first)})
        hosts = dict.fromkeys(chain(matter_most, islice(self._lineup.groups_at, WANTED_HOSTS)))
        asked = tuple(islice(hosts, WANTED_HOSTS))
        return wanted(self._lineup.modes, asked, conditions, self._rules)

    # Verdicts

    def _tell(self, choice: Choice, conditions: Conditions) -> None:
        """Bring the verdicts up to date: of all that may have changed, and of no more."""
        lineup = self._lineup
        affected = lineup.changed
        lineup.changed = set()
        affected.update(choice.ids)
        affected.update(place.id for place in self._front_before)
        front = line_verdicts(choice, lineup.jobs)
        affected.update(front)
        for job_id in affected:
            job = lineup.jobs.get(job_id)
            if job is None:
                self.verdicts.pop(job_id, None)
                self.fresh.add(job_id)
                continue
            verdict = front.get(job_id) or self._verdict(job, choice, conditions)
            if self.verdicts.get(job_id) != verdict:
                self.verdicts[job_id] = verdict
                self.fresh.add(job_id)

    def _verdict(self, job: Job, choice: Choice, conditions: Conditions) -> Verdict:
        skew_s = conditions.clock_skew_s
        group = self._lineup.group_of.get(job.id)
        if group is None:
            return resting_verdict(job, skew_s)
        if job.id in choice.ids:
            return running_verdict(job.state, group)
        against = group.refusal.reasons if group.refusal is not None else ()
        if job.state is JobState.TRANSIENT_ERROR:
            return Verdict(False, (retry_reason(job, skew_s), *against))
        if job.id in self._lineup.early:
            start = Reason(ReasonCode.NOT_YET, {}, job.start_at)
            return Verdict(False, (*self._held, start, *group.findings.against))
        if group.refusal is not None:
            return group.refusal
        return STARTING if job.state.is_running else FAR_IN_LINE
