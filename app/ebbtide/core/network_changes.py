"""What a new network, another address or a wake from sleep means for transfers.

A connection from before leads nowhere, and would be noticed only when the other side has
been silent for a minute; an attempt that waits for its next try has no reason to wait
any more. Both are seen to after a short grace, in which the network settles. What was learnt
of the old ways, such as their delay, is given up at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.lineup import Lineup
from ebbtide.core.observations import Answer, Route
from ebbtide.core.settings import NETWORK_GRACE_S, Settings

NETWORK_ERRORS = frozenset(
    {
        ErrorCode.OFFLINE,
        ErrorCode.HOST_NOT_FOUND,
        ErrorCode.CONNECT_FAILED,
        ErrorCode.CONNECTION_LOST,
        ErrorCode.TIMED_OUT,
        ErrorCode.PROTOCOL_VIOLATED,
        ErrorCode.LENGTH_WRONG,
        ErrorCode.NOT_THE_FILE,
    }
)
"""What another network may cure. A server that asks for patience is left alone."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What follows now."""

    dropped: frozenset[JobId] = frozenset()
    """Running jobs whose connections are from before."""
    retried: tuple[JobId, ...] = ()
    """Jobs that need not wait any longer for their next attempt."""
    wake_at: float | None = None
    """When the grace is over, in `Clock.now` seconds."""
    rerouted: bool = False
    """Packets may go other ways than at the last look."""


@dataclass(frozen=True, slots=True)
class _Seen:
    ways: int
    woken: int
    offline: bool


@dataclass(frozen=True, slots=True)
class _Ways:
    """All that tells which way packets go, as far as it is known."""

    generation: int
    woken: int
    network: str
    default: Route | None
    hosts: Mapping[str, Route]
    """To the servers of running jobs. An answer that is new is no change."""

    def differ_from(self, before: _Ways) -> bool:
        """Whether packets of some job may go another way than before."""
        if any(before.hosts.get(host, way) != way for host, way in self.hosts.items()):
            return True
        return replace(self, hosts={}) != replace(before, hosts={})


class NetworkChanges:
    """Compares the network with what it was. Used by one thread."""

    def __init__(self) -> None:
        self._seen: _Seen | None = None
        self._ways: _Ways | None = None
        self._settled_at: float | None = None
        self._woken_at: float | None = None
        self._routes: dict[JobId, Route] = {}
        """The way that each running job's connections go."""

    def look(
        self, lineup: Lineup, conditions: Conditions, settings: Settings, now: float
    ) -> Changes:
        """Return what follows from the network as it is now."""
        self._compare(conditions, settings.get(NETWORK_GRACE_S), now)
        self._note_routes(lineup, conditions)
        rerouted = self._is_rerouted(lineup, conditions)
        if self._settled_at is None or now < self._settled_at:
            return Changes(wake_at=self._settled_at, rerouted=rerouted)
        self._settled_at = None
        dropped = frozenset(
            job.id for job in lineup.running.values() if self._is_stale(job, lineup, conditions)
        )
        self._woken_at = None
        for job_id in dropped:
            self._routes.pop(job_id, None)
        retried = tuple(job.id for job in lineup.retrying.values() if _is_cured(job))
        return Changes(dropped, retried, rerouted=rerouted)

    def _compare(self, conditions: Conditions, grace_s: float, now: float) -> None:
        observations = conditions.observations
        seen = _Seen(
            observations.routes.generation,
            observations.sleep.woken_generation,
            observations.online is Answer.NO,
        )
        before, self._seen = self._seen, seen
        if before is None:
            return
        if seen.woken != before.woken:
            self._woken_at = now
        came_back = before.offline and not seen.offline
        if came_back or seen.woken != before.woken or seen.ways != before.ways:
            self._settled_at = now + grace_s

    def _is_rerouted(self, lineup: Lineup, conditions: Conditions) -> bool:
        observations = conditions.observations
        known = observations.routes.hosts
        hosts = {lineup.group_of[job_id].terms.host for job_id in lineup.running}
        ways = _Ways(
            observations.routes.generation,
            observations.sleep.woken_generation,
            observations.networks.primary,
            observations.routes.default,
            {host: known[host] for host in hosts if host in known},
        )
        before, self._ways = self._ways, ways
        return before is not None and ways.differ_from(before)

    def _note_routes(self, lineup: Lineup, conditions: Conditions) -> None:
        """Remember the ways of connections that were made since the last look."""
        self._routes = {
            job_id: route for job_id, route in self._routes.items() if job_id in lineup.running
        }
        for job_id in lineup.running.keys() - self._routes.keys():
            route = conditions.observations.routes.to(lineup.group_of[job_id].terms.host)
            if route is not None:
                self._routes[job_id] = route

    def _is_stale(self, job: Job, lineup: Lineup, conditions: Conditions) -> bool:
        since = job.running_since
        if self._woken_at is not None and since is not None and since < self._woken_at:
            return True
        before = self._routes.get(job.id)
        after = conditions.observations.routes.to(lineup.group_of[job.id].terms.host)
        return before is not None and after is not None and _differ(before, after)


def _differ(before: Route, after: Route) -> bool:
    if before.source and after.source and before.source != after.source:
        return True
    return (before.interface, before.carrier) != (after.interface, after.carrier)


def _is_cured(job: Job) -> bool:
    return job.error is not None and job.error.code in NETWORK_ERRORS
