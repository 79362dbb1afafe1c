"""What the jobs are now, kept up to date from the engine's publications."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.events import Recorded
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.ports import JobView, Publication, Snapshot
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import STARTING


class Board:
    """All jobs of a snapshot and of the publications that lead on from it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.views: dict[JobId, JobView] = {view.job.id: view for view in snapshot.jobs}
        self.link: LinkSample | None = None
        """The link as it was told last; None before that."""
        self._last_number = snapshot.last_event_number

    def apply(self, publication: Publication) -> AbstractSet[JobId]:
        """Take note of a publication; return the jobs that it concerns, removed ones too."""
        changed: dict[JobId, None] = {}
        for recorded in publication.events:
            # What the snapshot holds already may come once more.
            if recorded.number > self._last_number:
                self._last_number = recorded.number
                self._apply_event(recorded)
                changed[recorded.event.job_id] = None
        for job_id, verdict in publication.verdicts:
            if job_id in self.views:
                self.views[job_id] = replace(self.views[job_id], verdict=verdict)
                changed[job_id] = None
        for sample in publication.samples:
            view = self.views.get(sample.job_id)
            if view is not None and view.job.state.is_running:
                self.views[sample.job_id] = replace(view, sample=sample)
                changed[sample.job_id] = None
        self.link = publication.link or self.link
        return changed.keys()

    def _apply_event(self, recorded: Recorded) -> None:
        job_id = recorded.event.job_id
        view = self.views.pop(job_id, None)
        job = evolve(None if view is None else view.job, recorded.event, recorded.at)
        if job is not None:
            verdict = STARTING if view is None else view.verdict
            sample = view.sample if view is not None and job.state.is_running else None
            self.views[job_id] = JobView(job, verdict, sample)

    def is_over(self, job_id: JobId) -> bool:
        """Tell whether there is nothing left to wait for, and all is well.

        Raises:
            EbbtideError: what keeps the job from being finished.
        """
        view = self.views.get(job_id)
        if view is None:
            raise EbbtideError(ErrorCode.JOB_NOT_FOUND, job=job_id)
        if view.job.state is JobState.CANCELLED:
            raise EbbtideError(ErrorCode.JOB_CANCELLED, job=view.job.number)
        if _needs_somebody(view.job):
            raise _error_of(view.job)
        if view.job.state is JobState.TRANSFERRED:
            return not view.job.places_files
        return view.job.state is JobState.ACKNOWLEDGED


def _needs_somebody(job: Job) -> bool:
    if job.state is JobState.ERROR:
        return True
    # The files are here but could not get their names, and nothing is tried again by itself.
    return job.state is JobState.TRANSFERRED and job.error is not None and job.retry_at is None


def _error_of(job: Job) -> EbbtideError:
    if job.error is None:
        return EbbtideError(ErrorCode.UNEXPECTED, detail=f"job {job.number} failed")
    error = EbbtideError(job.error.code, **job.error.parameters)
    error.info = job.error
    return error
