"""The jobs as the window knows them: the engine's facts, folded again. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum, IntFlag

from ebbtide.core.conditions import Conditions
from ebbtide.core.events import Recorded
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import Job, JobId, JobKind, Priority
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.ports import JobView, Publication, Snapshot
from ebbtide.core.settings import Settings
from ebbtide.core.states import InvalidTransitionError, JobState
from ebbtide.core.verdicts import STARTING, Verdict, resting_verdict


class Changed(IntFlag):
    """What of a row changed. The low bits follow the columns of the table."""

    NAME = 1
    PROGRESS = 2
    SENTENCE = 4
    SPEED = 8
    TIME_LEFT = 16
    SIZE = 32
    PRIORITY = 64
    COST_POLICY = 128
    WHEN_ACTIVE = 256
    ADDED = 512
    FINISHED = 1024
    PLACE = 2048
    """Where the row belongs among the others."""
    GROUP = 4096
    """Which filter shows the row."""
    DETAILS = 8192
    """Anything that only the details show."""

    @classmethod
    def everything(cls) -> Changed:
        """All flags."""
        return ~cls(0)


class Group(Enum):
    """The filters of the rail; each job is in exactly one besides ALL."""

    ALL = "all"
    ACTIVE = "active"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a number of publications changed, seen from before the first to after the last."""

    added: tuple[JobId, ...] = ()
    removed: tuple[JobId, ...] = ()
    changed: Mapping[JobId, Changed] = field(default_factory=dict)
    events: tuple[Recorded, ...] = ()
    gap: bool = False
    """Something was missed: a new snapshot is needed."""
    settings: bool = False
    """The settings may be others."""


def group_of(view: JobView) -> Group:
    """Return which filter shows the job."""
    state = view.job.state
    if state.is_final:
        return Group.DONE
    if state.is_running:
        return Group.ACTIVE
    saving = state is JobState.TRANSFERRED or view.job.ends_early
    stuck = saving and view.job.error is not None
    if state is JobState.ERROR or (stuck and view.job.retry_at is None):
        return Group.FAILED
    return Group.WAITING


Choice = Group | Priority | JobKind
"""What the rail offers: a group, or the jobs of one priority or kind."""


def choices_of(view: JobView) -> tuple[Choice, ...]:
    """Return the choices that show the job, besides ALL; a reply makes no other kind."""
    kind = JobKind.DOWNLOAD if view.job.kind is JobKind.DOWNLOAD else JobKind.UPLOAD
    return group_of(view), view.job.priority, kind


def received(view: JobView) -> int:
    """Return the bytes that are here, counting those that are not durable yet."""
    if view.sample is not None and view.job.state.is_running:
        return view.sample.received
    return view.job.done_size


def speed(view: JobView) -> float | None:
    """Return bytes per second, or None for a job that does not run."""
    return view.sample.bytes_per_second if view.sample is not None else None


def seconds_left(view: JobView) -> float | None:
    """Return the time to go, or None when it cannot be told."""
    return view.sample.seconds_left(view.job.size) if view.sample is not None else None


def fraction(view: JobView) -> float | None:
    """Return how far the job is, from 0 to 1, or None while its size is unknown."""
    if view.job.state is JobState.ACKNOWLEDGED:
        return 1.0
    size = view.job.size
    if size is None:
        return None
    return min(1.0, received(view) / size) if size else 1.0


Place = tuple[int, int, float, int]


def place(job: Job) -> Place:
    """Return the sort key of the list's own order.

    Jobs that are not over come first, as they take their turns; finished ones follow,
    the newest first. So a row moves only when its priority changes or it ends.
    """
    if job.state.is_final:
        return 1, 0, -(job.finished_at or 0.0), job.number
    return 0, job.priority.value, job.rank, job.number


def differences(before: JobView, after: JobView) -> Changed:
    """Return what differs between two views of the same job."""
    old, new = before.job, after.job
    flags = Changed(0)
    for flag, differs in (
        (Changed.NAME, old.name != new.name),
        (Changed.PROGRESS, (received(before), old.size) != (received(after), new.size)),
        (Changed.SENTENCE, (before.verdict, old.error) != (after.verdict, new.error)),
        (Changed.SPEED, speed(before) != speed(after)),
        (Changed.TIME_LEFT, seconds_left(before) != seconds_left(after)),
        (Changed.SIZE, old.size != new.size),
        (Changed.PRIORITY, old.priority is not new.priority),
        (Changed.COST_POLICY, _cost_terms(old) != _cost_terms(new)),
        (Changed.WHEN_ACTIVE, _presence_terms(old) != _presence_terms(new)),
        (Changed.FINISHED, old.finished_at != new.finished_at),
        (Changed.PLACE, place(old) != place(new)),
        (Changed.GROUP, group_of(before) is not group_of(after)),
        (Changed.DETAILS, old is not new),
    ):
        if differs:
            flags |= flag
    if old.state is not new.state:
        flags |= Changed.PROGRESS | Changed.SENTENCE
    return flags


def _cost_terms(job: Job) -> tuple[object, ...]:
    return job.cost_policy, job.priority


def _presence_terms(job: Job) -> tuple[object, ...]:
    return job.when_active, job.priority


class Mirror:
    """Starts from a snapshot and follows the publications after it."""

    def __init__(self) -> None:
        self._views: dict[JobId, JobView] = {}
        self._last_number = 0
        self._loaded = False
        self._counts: Counter[Choice] = Counter()
        self._active: set[JobId] = set()
        self._hidden: set[JobId] = set()
        self.settings = Settings()
        self.conditions = Conditions()
        self.link: LinkSample | None = None
        """The link as it was told last; None while nothing moves."""

    @property
    def views(self) -> Mapping[JobId, JobView]:
        """All jobs."""
        return self._views

    @property
    def active(self) -> tuple[JobView, ...]:
        """The jobs that a worker has, in the list's own order."""
        return tuple(
            sorted(
                (self._views[one] for one in self._active - self._hidden),
                key=lambda view: place(view.job),
            )
        )

    @property
    def hidden(self) -> AbstractSet[JobId]:
        """Jobs that are about to be removed and out of sight already."""
        return self._hidden

    def hide(self, jobs: Iterable[JobId]) -> None:
        """Take jobs out of sight; they are not counted any more."""
        self._hidden.update(one for one in jobs if one in self._views)

    def unhide(self, jobs: Iterable[JobId]) -> None:
        """Show jobs again."""
        self._hidden.difference_update(jobs)

    @property
    def others_rate(self) -> float | None:
        """Everybody else's bytes per second on the link; None while nobody measures it."""
        return self.link.others_down + self.link.others_up if self.link is not None else None

    @property
    def is_loaded(self) -> bool:
        """A snapshot was loaded."""
        return self._loaded

    def count(self, choice: Choice) -> int:
        """Return how many jobs a filter shows."""
        everything = len(self._views) if choice is Group.ALL else self._counts[choice]
        hidden = (self._views[one] for one in self._hidden)
        return everything - sum(choice in (Group.ALL, *choices_of(view)) for view in hidden)

    def load(self, snapshot: Snapshot) -> Changes:
        """Take over a snapshot; tell how it differs from what was known."""
        before: dict[JobId, JobView | None] = dict(self._views)
        self._views = {view.job.id: view for view in snapshot.jobs}
        for job_id in self._views:
            before.setdefault(job_id, None)
        known, self.settings = self.settings, snapshot.settings
        self.conditions = snapshot.conditions
        self._last_number = snapshot.last_event_number
        self._loaded = True
        return replace(self._compared(before, ()), settings=self.settings != known)

    def apply(self, publications: Iterable[Publication]) -> Changes:
        """Follow publications in their order; without a snapshot they mean nothing yet."""
        if not self._loaded:
            return Changes()
        before: dict[JobId, JobView | None] = {}
        events: list[Recorded] = []
        gap = False
        settings = self.settings
        for publication in publications:
            fresh = [one for one in publication.events if one.number > self._last_number]
            events += fresh
            gap = self._follow(fresh, before) or gap
            self._derive(publication, before)
        changes = self._compared(before, tuple(events))
        return replace(changes, gap=gap, settings=self.settings is not settings)

    def stand_still(self) -> Changes:
        """Forget how fast things go: nobody tells any more."""
        self.link = None
        before: dict[JobId, JobView | None] = {}
        for job_id in self._active:
            view = self._touch(job_id, before)
            if view is not None:
                self._views[job_id] = replace(view, sample=None)
        return self._compared(before, ())

    def _follow(self, events: Iterable[Recorded], before: dict[JobId, JobView | None]) -> bool:
        gap = False
        for recorded in events:
            gap = gap or recorded.number != self._last_number + 1
            self._last_number = recorded.number
            job_id = recorded.event.job_id
            view = self._touch(job_id, before)
            try:
                job = evolve(view.job if view else None, recorded.event, recorded.at)
            except InvalidTransitionError:
                gap = True
                continue
            self._put(job_id, view, job)
        return gap

    def _put(self, job_id: JobId, view: JobView | None, job: Job | None) -> None:
        if job is None:
            self._views.pop(job_id, None)
        elif view is None:
            self._views[job_id] = JobView(job, _first_verdict(job))
        else:
            sample = view.sample if job.state.is_running else None
            self._views[job_id] = JobView(job, view.verdict, sample)

    def _derive(self, publication: Publication, before: dict[JobId, JobView | None]) -> None:
        for job_id, verdict in publication.verdicts:
            view = self._touch(job_id, before)
            if view is not None:
                self._views[job_id] = replace(view, verdict=verdict)
        for sample in publication.samples:
            view = self._touch(sample.job_id, before)
            if view is not None and view.job.state.is_running:
                self._views[sample.job_id] = replace(view, sample=sample)
        self.settings = publication.settings or self.settings
        self.conditions = publication.conditions or self.conditions
        if publication.link is not None:
            quiet = publication.link.state is LinkState.QUIET
            self.link = None if quiet else publication.link

    def _touch(self, job_id: JobId, before: dict[JobId, JobView | None]) -> JobView | None:
        view = self._views.get(job_id)
        before.setdefault(job_id, view)
        return view

    def _compared(
        self, before: Mapping[JobId, JobView | None], events: tuple[Recorded, ...]
    ) -> Changes:
        added, removed, changed = [], [], {}
        for job_id, old in before.items():
            new = self._views.get(job_id)
            self._recount(job_id, old, new)
            if old is None and new is not None:
                added.append(job_id)
            elif old is not None and new is None:
                removed.append(job_id)
                self._hidden.discard(job_id)
            elif old is not None and new is not None and (flags := differences(old, new)):
                changed[job_id] = flags
        return Changes(tuple(added), tuple(removed), changed, events)

    def _recount(self, job_id: JobId, old: JobView | None, new: JobView | None) -> None:
        if old is not None:
            self._counts.subtract(choices_of(old))
            self._active.discard(job_id)
        if new is not None:
            self._counts.update(choices_of(new))
            if group_of(new) is Group.ACTIVE:
                self._active.add(job_id)


def _first_verdict(job: Job) -> Verdict:
    """Return a verdict for the moment until the engine's own arrives."""
    return STARTING if job.state.wants_to_run else resting_verdict(job)
