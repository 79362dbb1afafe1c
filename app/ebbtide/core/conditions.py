"""What the outside world looks like to the scheduler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ebbtide.core.budgets import Standing
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.observations import Answer, Metered, Network, Observations, Part
from ebbtide.core.presence import Attendance, Habits, attend

CLOCK_TOLERANCE_S = 2.0
"""Clocks drift; only what is more means that one was set."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything besides jobs and settings that decides whether jobs may run."""

    paused_by_user: bool = False
    """Somebody paused all transfers."""
    stopping: bool = False
    """The program is about to end."""
    store_error: ErrorInfo | None = None
    """Why nothing can be recorded at the moment; nothing new starts meanwhile."""
    observations: Observations = field(default_factory=Observations)
    """What the operating system says."""
    attendance: Attendance = field(default_factory=Attendance)
    """Whether somebody is at the computer."""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    """How far the data budgets are used, by `Network.id`."""
    last_told: Mapping[str, Network] = field(default_factory=dict)
    """Networks of which the system has told what they cost, by interface, even if it cannot
    tell any more; forgotten when a way out changes."""
    clock_skew_s: float = 0.0
    """What the wall clock is ahead of `Clock.now`, when somebody has set it; whole seconds."""
    paused_until: float | None = None
    """When the pause of all transfers ends by itself, by the wall clock; None for never."""

    def observed(self, part: Part, habits: Habits, now: float) -> Conditions:
        """Return the conditions after the system has told something."""
        earlier = self.observations
        observations = earlier.with_part(part)
        return replace(
            self,
            observations=observations,
            attendance=attend(
                self.attendance, earlier.presence, observations.presence, habits, now
            ),
            last_told=self._remembered(observations),
        )

    def passed(
        self,
        habits: Habits,
        now: float,
        wall: float,
        *,
        paused: bool,
        paused_until: float | None = None,
        standings: Mapping[str, Standing],
    ) -> Conditions:
        """Return the conditions after time has gone by, or settings or budgets have changed.

        Args:
            habits: what counts as being at the computer.
            now: `Clock.now` seconds.
            wall: `Clock.wall` seconds.
            paused: somebody paused all transfers.
            paused_until: when that ends by itself, by the wall clock.
            standings: how far the data budgets are used.
        """
        presence = self.observations.presence
        after = replace(
            self,
            paused_by_user=paused,
            paused_until=paused_until if paused else None,
            attendance=attend(self.attendance, presence, presence, habits, now),
            standings=standings,
            clock_skew_s=self._skewed(wall - now),
        )
        return self if after == self else after

    def _skewed(self, ahead_s: float) -> float:
        """Return how far the wall clock is ahead, without the trembling of two clocks."""
        if abs(ahead_s - self.clock_skew_s) < CLOCK_TOLERANCE_S:
            return self.clock_skew_s
        return 0.0 if abs(ahead_s) < CLOCK_TOLERANCE_S else float(round(ahead_s))

    def hosts_that_differ(self, other: Conditions) -> frozenset[str] | None:
        """Return the hosts with other ways, if nothing else differs; None if anything does."""
        hosts = self.observations.hosts_that_differ(other.observations)
        return hosts if replace(self, observations=other.observations) == other else None

    def network_to(self, host: str) -> Network | None:
        """Return the network that pays for packets to a host, with what was last known of it.

        A service that goes away must not start a transfer on a connection that it has
        called metered a minute ago.
        """
        network = self.observations.network_to(host)
        if network is None and len(self.last_told) == 1:
            (network,) = self.last_told.values()
        if network is not None and network.metered is Metered.UNKNOWN:
            return self.last_told.get(network.interface, network)
        return network

    def _remembered(self, observations: Observations) -> Mapping[str, Network]:
        told = {
            network.interface: network
            for network in observations.networks.connected
            if network.metered is not Metered.UNKNOWN
        }
        if observations.routes.generation == self.observations.routes.generation:
            told = {**self.last_told, **told}
        return self.last_told if told == self.last_told else told

    def is_offline(self, host: str) -> bool:
        """Tell whether there is surely no way to a host."""
        observations = self.observations
        return (
            observations.online is Answer.NO
            and not observations.networks.connected
            and observations.routes.to(host) is None
        )
