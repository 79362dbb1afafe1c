"""The data budgets: what is charged to them, and when they start anew."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from datetime import tzinfo

from ebbtide.core.budget_changes import changed_budgets
from ebbtide.core.budgets import renewed, spent
from ebbtide.core.commands import RemoveBudget, SetBudget
from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import JobId
from ebbtide.core.observations import Answer
from ebbtide.core.policy import job_host
from ebbtide.engine.ledger import Ledger

WRITE_INTERVAL_S = 5.0
"""What a crash can make the count forget."""


class Books:
    """Counts bytes per network and keeps the ledger's budgets. Used by one thread."""

    def __init__(self, ledger: Ledger, zone: tzinfo) -> None:
        self._ledger = ledger
        self._zone = zone
        self._moved: dict[tuple[JobId, int], int] = {}
        self._pending: Counter[str] = Counter()
        self._written_at = -math.inf

    @property
    def resets_at(self) -> float:
        """When the next budget starts anew, by the wall clock; infinite for never."""
        return min((one.resets_at for one in self._ledger.budgets.values()), default=math.inf)

    def change(self, command: SetBudget | RemoveBudget, conditions: Conditions) -> None:
        """Make, change or forget a budget.

        Raises:
            CommandError: VALUE_INVALID.
        """
        connected = conditions.observations.networks.connected
        self._ledger.change_budgets(changed_budgets(self._ledger.budgets, command, connected))

    def count(self, moved: Mapping[tuple[JobId, int], int], conditions: Conditions) -> None:
        """Take note of how many bytes each attempt has cost so far, by job and attempt."""
        for attempt, now in moved.items() if self._ledger.budgets else ():
            before = self._moved.get(attempt, 0)
            # A file that starts afresh may make the counter fall: no bytes arrived then.
            network = self._payer(attempt[0], conditions) if now > before else None
            if network is not None:
                self._pending[network] += now - before
        self._moved = dict(moved)

    def keep(self, now: float, wall: float) -> None:
        """Charge the budgets with what was counted, and begin new periods."""
        budgets = self._ledger.budgets
        if not budgets:
            return
        counted = self._take(now)
        after = {
            network: renewed(spent(budget, counted[network]), wall, self._zone)
            for network, budget in budgets.items()
        }
        if after != budgets:
            self._ledger.change_budgets(after)

    def _take(self, now: float) -> Counter[str]:
        if now < self._written_at + WRITE_INTERVAL_S:
            return Counter()
        taken, self._pending = self._pending, Counter()
        self._written_at = now
        return taken

    def _payer(self, job_id: JobId, conditions: Conditions) -> str | None:
        job = self._ledger.jobs.get(job_id)
        if job is None or conditions.observations.is_local(job_host(job)) is Answer.YES:
            return None
        network = conditions.network_to(job_host(job))
        return network.id if network is not None else None
