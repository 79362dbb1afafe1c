"""Data budgets: how much of a network's plan is used, and when it starts anew.

We count what our own transfers move; somebody who knows better (from the provider's
page) can set the number.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import Enum

from ebbtide.core.costs import CostState

NEAR = 0.8
"""From this part of the cap on it is nearly used up (Windows' own threshold)."""


class OverCap(Enum):
    """What the provider does beyond the cap."""

    CHARGED = "charged"
    """Every byte costs extra. Also when it is not known."""
    THROTTLED = "throttled"
    """It gets slow and costs nothing."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The plan of one network."""

    network: str
    """`ebbtide.core.observations.Network.id`."""
    name: str
    """What people call the network."""
    cap: int
    """Bytes in each period."""
    reset_day: int = 1
    """Day of the month on which a period begins; the month's last day where it is shorter."""
    over: OverCap = OverCap.CHARGED
    used: int = 0
    """Bytes since the period began."""
    resets_at: float = 0.0
    """When the period ends, in seconds since the epoch by the wall clock."""

    @property
    def state(self) -> CostState:
        """How near the cap is."""
        if self.used < NEAR * self.cap:
            return CostState.BELOW_CAP
        if self.used < self.cap:
            return CostState.NEAR_CAP
        charged = self.over is OverCap.CHARGED
        return CostState.OVER_CAP_CHARGED if charged else CostState.OVER_CAP_THROTTLED


@dataclass(frozen=True, slots=True)
class Standing:
    """What the scheduler has to know of a budget; changes seldom."""

    state: CostState
    resets_at: float


def standings_of(budgets: Iterable[Budget]) -> dict[str, Standing]:
    """Return how far budgets are used, by network."""
    return {one.network: Standing(one.state, one.resets_at) for one in budgets}


def spent(budget: Budget, count: int) -> Budget:
    """Return the budget after bytes were moved."""
    return replace(budget, used=budget.used + count) if count > 0 else budget


def renewed(budget: Budget, wall: float, zone: tzinfo) -> Budget:
    """Return the budget as of now: a new period begins with nothing used.

    A clock that is set back does not bring a period back; one that runs a month
    or more ahead by mistake and is set right does not lose the period for good.

    Args:
        budget: as of some time ago.
        wall: seconds since the epoch by the wall clock.
        zone: in which the day of the month counts.
    """
    resets_at = next_reset(budget.reset_day, wall, zone)
    if wall >= budget.resets_at:
        # A new budget does not know yet when it ends.
        used = 0 if budget.resets_at else budget.used
        return replace(budget, used=used, resets_at=resets_at)
    if resets_at < budget.resets_at:
        return replace(budget, resets_at=resets_at)
    return budget


def next_reset(reset_day: int, wall: float, zone: tzinfo) -> float:
    """Return when the present period ends: midnight before its day, in seconds since the epoch."""
    local = datetime.fromtimestamp(wall, zone)
    year, month = local.year, local.month
    for _ in range(3):
        day = min(reset_day, monthrange(year, month)[1])
        moment = datetime(year, month, day, tzinfo=zone).timestamp()
        if moment > wall:
            return moment
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    raise AssertionError("a month has passed in three")
