"""Making, changing and forgetting data budgets, as people ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ebbtide.core.budgets import Budget
from ebbtide.core.commands import RemoveBudget, SetBudget
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.observations import Network


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
        raise _refusal(
            reference,
            "a network",
            f"it is neither connected nor has a data plan; known are {names}",
        )
    return found[0]


_LONGEST_MONTH = 31
_LARGEST = 2**63 - 1


def _refusal(value: object, what: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.VALUE_INVALID, value=str(value)[:80], what=what, detail=detail)
