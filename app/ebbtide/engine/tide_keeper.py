"""Remembers what went over the link and why we were quiet, also from one run to the next.

Written at most once a minute, apart from the steps: a disk that is full costs the picture
its last minutes and stops nothing.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Iterable

from ebbtide.core.errors import EbbtideError, ErrorInfo
from ebbtide.core.events import JobRemoved
from ebbtide.core.jobs import JobId
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.ports import Clock, Publication, Store
from ebbtide.core.samples import Sample
from ebbtide.core.tide import Moment, Quiet, quiet_because
from ebbtide.core.tide_history import TideHistory, TideLog
from ebbtide.core.verdicts import ReasonCode, Verdict

logger = logging.getLogger(__name__)

WRITE_INTERVAL_S = 60.0
QUIET_INTERVAL_S = 900.0
"""A long quiet time is written that often if the engine is awake anyway; it is not woken up."""
_RUNS = frozenset({ReasonCode.CONNECTING, ReasonCode.TRANSFERRING})


class TideKeeper:
    """Hears the engine's publications like any other listener. Used by one thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._history = TideHistory()
        self._running: set[JobId] = set()
        self._held: dict[JobId, Quiet] = {}
        self._reasons: Counter[Quiet] = Counter()
        self._rates: dict[JobId, float] = {}
        self._link: LinkSample | None = None
        self._quiet: Quiet | None = None
        self.write_at = math.inf
        """When the next writing is due, in `Clock.now` seconds; infinite while all is written."""
        self._written_at = clock.now()
        self._complaint: ErrorInfo | None = None
        self._recall()

    def hear(self, publication: Publication) -> None:
        """Take down what is news; nothing if nothing moves and the reasons are the same."""
        self._follow_jobs(publication)
        self._follow_rates(publication.samples, publication.link)
        quiet = None if self._running else _most(self._reasons)
        if publication.samples or quiet is not self._quiet:
            self._quiet = quiet
            self._note()

    def log(self) -> TideLog:
        """Return all that is remembered."""
        return self._history.log(self._clock.wall(), self._clock.awake())

    def keep(self, *, at_once: bool = False) -> None:
        """Write what has changed, if it is time to, or at once; what fails is tried again."""
        now = self._clock.now()
        lingers = self._quiet is not None and now >= self._written_at + QUIET_INTERVAL_S
        if not (at_once or lingers or now >= self.write_at):
            return
        self.write_at, self._written_at = math.inf, now
        changes = self._history.changes(self._clock.wall(), self._clock.awake())
        if not changes.kept and not changes.gone:
            return
        try:
            self._store.keep_tide(changes)
        except EbbtideError as error:
            self._complain(error.info)
        else:
            self._complaint = None
            self._history.written()

    def _note(self) -> None:
        link = self._link if self._rates else None
        others = link.others_down + link.others_up if link is not None else None
        queue_s, limit = (link.queue_s, link.limit) if link is not None else (None, None)
        ours = sum(self._rates.values())
        moment = Moment(self._clock.wall(), ours, others, self._quiet, queue_s, limit)
        self._history.note(moment, self._clock.awake())
        self.write_at = min(self.write_at, self._clock.now() + WRITE_INTERVAL_S)

    def _follow_jobs(self, publication: Publication) -> None:
        for job_id, verdict in publication.verdicts:
            self._set(job_id, verdict)
        for recorded in publication.events:
            if isinstance(recorded.event, JobRemoved):
                self._set(recorded.event.job_id, None)

    def _set(self, job_id: JobId, verdict: Verdict | None) -> None:
        code = None if verdict is None else verdict.reasons[0].code
        if code in _RUNS:
            self._running.add(job_id)
        else:
            self._running.discard(job_id)
            self._rates.pop(job_id, None)
        before = self._held.pop(job_id, None)
        if before is not None:
            self._reasons[before] -= 1
        after = None if code is None else quiet_because(code)
        if after is not None:
            self._held[job_id] = after
            self._reasons[after] += 1

    def _follow_rates(self, samples: Iterable[Sample], link: LinkSample | None) -> None:
        for sample in samples:
            if sample.job_id in self._running:
                self._rates[sample.job_id] = sample.bytes_per_second
        if link is not None:
            self._link = None if link.state is LinkState.QUIET else link

    def _recall(self) -> None:
        try:
            cells = self._store.tide()
        except EbbtideError as error:
            self._complain(error.info)
            return
        self._history.restore(TideLog((), cells), self._clock.wall(), self._clock.awake())

    def _complain(self, error: ErrorInfo) -> None:
        self.write_at = self._clock.now() + WRITE_INTERVAL_S
        if error != self._complaint:
            logger.warning("the tide line is not kept: %s", error.text)
            self._complaint = error


def _most(reasons: Counter[Quiet]) -> Quiet | None:
    """Return what holds most of the waiting jobs; None when none waits."""
    quiet, count = max(reasons.items(), key=lambda item: item[1], default=(None, 0))
    return quiet if count else None
