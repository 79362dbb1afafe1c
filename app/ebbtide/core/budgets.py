"""Data budgets: how much of a network's plan is used, and when it starts anew.

We count what our own transfers move; somebody who knows better (from the provider's
page) can set the number.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import Enum
from typing import TYPE_CHECKING

from ebbtide.core.costs import CostState
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.observations import Network

if TYPE_CHECKING:
    from ebbtide.core.commands import RemoveBudget, SetBudget

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


def _with_budget(
    budgets: Mapping[str, Budget], command: SetBudget, networks: Iterable[Network]
) -> dict[str, Budget]:
    if not 1 <= command.reset_day <= _LONGEST_MONTH:
        raise _refusal(command.reset_day, "the day of a reset", "it must be from 1 to 31")
    if not 0 < command.cap <= _LARGEST:
        raise _refusal(command.cap, "a data plan", "it must be more than nothing")
    if command.used is not None and not 0 <= command.used <= _LARGEST:
        raise _refusal(command.used, "what is used", "it must be a number of bytes")
    known = {one.network: one.name for one in budgets.values()}
    known |= {network.id: network.name for network in networks}
    network = find_network(known, command.network)
    before = budgets.get(network)
    used = command.used if command.used is not None else before.used if before else 0
    after = Budget(
        network, known[network], command.cap, command.reset_day, command.over, used, resets_at=0.0
    )
    return {**budgets, network: after}


def changed_budgets(
    budgets: Mapping[str, Budget],
    command: SetBudget | RemoveBudget,
    networks: Iterable[Network],
) -> dict[str, Budget]:
    """Return the budgets after a command.

    Args:
        budgets: those that there are, by network.
        command: what somebody wants.
        networks: those that are connected.

    Raises:
        CommandError: VALUE_INVALID, no such network or an impossible number.
    """
    if isinstance(command, SetBudget):
        return _with_budget(budgets, command, networks)
    names = {one.network: one.name for one in budgets.values()}
    gone = find_network(names, command.network)
    return {network: budget for network, budget in budgets.items() if network != gone}


def find_network(known: Mapping[str, str], reference: str) -> str:
    """Return the id of the network that people call so.

    Args:
        known: names by id.
        reference: a name or an id.

    Raises:
        CommandError: VALUE_INVALID, there is none or more than one.
    """
    if reference in known:
        return reference
    found = [one for one, name in known.items() if name.lower() == reference.lower()]
    if len(found) != 1:
        names = ", ".join(sorted(known.values())) or "none"
        raise _refusal(reference, "a network", f"connected or with a data plan: {names}")
    return found[0]


_LONGEST_MONTH = 31
_LARGEST = 2**63 - 1


def _refusal(value: object, what: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.VALUE_INVALID, value=str(value)[:80], what=what, detail=detail)


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
