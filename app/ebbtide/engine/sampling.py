"""Reading the counters of running transfers now and then: speeds, budgets, the link."""

from __future__ import annotations

from collections.abc import Collection

from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import Job, JobId, Priority, WhenActive
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.engine.actions import Link, Workers
from ebbtide.engine.books import Books
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.meter import Meter

SAMPLE_INTERVAL_S = 0.5
LINK_INTERVAL_S = 0.9
"""With every second sample, so once a second."""


_Terms = tuple[JobId, Priority, WhenActive | None, float | None, float | None]


def _terms(job: Job) -> _Terms:
    """Return all of a job that the link goes by."""
    return job.id, job.priority, job.when_active, job.download_limit, job.upload_limit


class Sampling:
    """Knows when to read the counters. Used by one thread."""

    def __init__(self, ledger: Ledger, workers: Workers, books: Books, link: Link | None) -> None:
        self.meter = Meter()
        self.next_at = 0.0
        """When the counters are read again while anything runs, in `Clock.now` seconds."""
        self._ledger = ledger
        self._workers = workers
        self._books = books
        self._link = link
        self._link_shown_at = 0.0
        self._link_told = False
        self._holds: tuple[Settings, tuple[_Terms, ...]] | None = None

    @property
    def link(self) -> LinkSample | None:
        """The link as it is shown; None when nothing moves."""
        return self._link.sample() if self._link is not None else None

    def end_attempt(self, job_id: JobId, conditions: Conditions) -> None:
        """A job's worker has let go."""
        self._books.count(self._workers.moved(), conditions)
        self.meter.forget(job_id)

    def reroute(self) -> None:
        """Packets may go other ways than before."""
        if self._link is not None:
            self._link.reroute()

    def sample(
        self, occupied: Collection[JobId], conditions: Conditions, now: float
    ) -> tuple[tuple[Sample, ...], LinkSample | None]:
        """Return speeds, and the link about once a second and when nothing moves any more.

        Args:
            occupied: jobs that have a worker.
            conditions: the outside world.
            now: `Clock.now` seconds.
        """
        if not occupied:
            return (), self._farewell()
        self._regulate(occupied, now)
        if now < self.next_at:
            return (), None
        received = self._workers.received()
        samples = self.meter.sample(received, now)
        self._books.count(self._workers.moved(), conditions)
        self.next_at = now + SAMPLE_INTERVAL_S
        return samples, self._link_sample(now) if samples else None

    def _regulate(self, occupied: Collection[JobId], now: float) -> None:
        """Tell the link what holds: at once when that has changed, and as time goes by."""
        if self._link is None:
            return
        running = [self._ledger.jobs.get(job_id) for job_id in occupied]
        jobs = [job for job in running if job is not None]
        holds = self._ledger.settings, tuple(map(_terms, jobs))
        if now < self.next_at and holds == self._holds:
            return
        self._holds = holds
        if self._link.regulate(jobs, self._ledger.settings):
            self.meter.renew()

    def _link_sample(self, now: float) -> LinkSample | None:
        if now < self._link_shown_at + LINK_INTERVAL_S:
            return None
        self._link_shown_at = now
        link = self.link
        if link is None:
            return self._farewell()
        self._link_told = True
        return link

    def _farewell(self) -> LinkSample | None:
        """Return, once, that nothing moves any more: else listeners would go by the last word."""
        told, self._link_told = self._link_told, False
        return LinkSample() if told else None
