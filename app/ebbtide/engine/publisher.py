"""Telling listeners what is on record, and only what is new to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ebbtide.core.budgets import Budget
from ebbtide.core.conditions import Conditions
from ebbtide.core.events import Recorded
from ebbtide.core.jobs import JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.ports import Listener, Publication
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import Verdict


class Publisher:
    """Remembers what listeners have been shown."""

    def __init__(
        self,
        listener: Listener,
        settings: Settings,
        conditions: Conditions,
        budgets: Mapping[str, Budget],
    ) -> None:
        self._listener = listener
        self._settings = settings
        self._conditions = conditions
        self._budgets = budgets
        self.verdicts: dict[JobId, Verdict] = {}
        """Why each job runs or waits, as last shown."""

    def publish(
        self,
        events: tuple[Recorded, ...],
        samples: tuple[Sample, ...],
        verdicts: Mapping[JobId, Verdict],
        fresh: Iterable[JobId],
        settings: Settings,
        conditions: Conditions,
        budgets: Mapping[str, Budget],
        link: LinkSample | None = None,
    ) -> None:
        """Tell what has changed since the last time; nothing if nothing has.

        Args:
            events: what happened.
            samples: how fast it goes.
            verdicts: of all jobs.
            fresh: the jobs whose verdicts may not be the same as the last time.
            settings: all of them.
            conditions: the outside world.
            budgets: the data plans, by network.
            link: who uses the network; None when that is not told now.
        """
        publication = Publication(
            events,
            self._changed(verdicts, fresh),
            samples,
            link,
            settings if settings != self._settings else None,
            conditions if conditions != self._conditions else None,
            tuple(budgets.values()) if budgets != self._budgets else None,
        )
        self._settings, self._conditions, self._budgets = settings, conditions, budgets
        if publication != Publication():
            self._listener(publication)

    def _changed(
        self, verdicts: Mapping[JobId, Verdict], fresh: Iterable[JobId]
    ) -> tuple[tuple[JobId, Verdict], ...]:
        changed = []
        for job_id in sorted(fresh):
            verdict = verdicts.get(job_id)
            if verdict is None:
                self.verdicts.pop(job_id, None)
            elif self.verdicts.get(job_id) != verdict:
                self.verdicts[job_id] = verdict
                changed.append((job_id, verdict))
        return tuple(changed)
