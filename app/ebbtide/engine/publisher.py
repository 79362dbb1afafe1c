"""Telling listeners what is on record, and only what is new to them."""

from __future__ import annotations

from collections.abc import Mapping

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

    def __init__(self, listener: Listener, settings: Settings, conditions: Conditions) -> None:
        self._listener = listener
        self._settings = settings
        self._conditions = conditions
        self.verdicts: Mapping[JobId, Verdict] = {}
        """Why each job runs or waits, as last shown."""

    def publish(
        self,
        events: tuple[Recorded, ...],
        samples: tuple[Sample, ...],
        verdicts: Mapping[JobId, Verdict],
        settings: Settings,
        conditions: Conditions,
        link: LinkSample | None = None,
    ) -> None:
        """Tell what has changed since the last time; nothing if nothing has."""
        publication = Publication(
            events,
            self._changed(verdicts),
            samples,
            link,
            settings if settings != self._settings else None,
            conditions if conditions != self._conditions else None,
        )
        self.verdicts, self._settings, self._conditions = verdicts, settings, conditions
        if publication != Publication():
            self._listener(publication)

    def _changed(self, verdicts: Mapping[JobId, Verdict]) -> tuple[tuple[JobId, Verdict], ...]:
        if verdicts is self.verdicts:
            return ()
        shown = self.verdicts
        return tuple(
            (job_id, verdict)
            for job_id, verdict in verdicts.items()
            if shown.get(job_id) is not verdict and shown.get(job_id) != verdict
        )
