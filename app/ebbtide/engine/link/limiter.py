"""The fixed limits of all transfers: a bucket tree that many threads drink from."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime

from ebbtide.core.job_limits import SETTING_OF, own_limit
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.limits import Bucket, admit
from ebbtide.core.link_samples import Direction
from ebbtide.core.settings import LIMIT_TIMETABLE, Settings
from ebbtide.core.timetable import Timetable, parse_rate, parse_timetable

HEADERS = 1500 / 1448
"""Bytes on the wire for each byte of content, in full segments: limits are for the wire."""
LONGEST_WAIT_S = 0.25
"""How soon a waiting transfer notices that a limit was changed."""

Wait = Callable[[float], None]


class Path:
    """The buckets that one job's bytes pass, in one direction."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter
        self.buckets: tuple[Bucket, ...] = ()
        self.is_free = True
        """Nothing limits it: read without a lock, because it is asked for every piece."""
        self._rates: list[float] | None = None

    def admit(self, byte_count: int, wait: Wait) -> int:
        """Return how many bytes may move; none after a while without any.

        Args:
            byte_count: how many are wanted.
            wait: sleeps for a while; raises to give up.
        """
        if self.is_free:
            return byte_count
        count, wait_s = self._limiter.ask(self, byte_count)
        if not count:
            wait(min(wait_s, LONGEST_WAIT_S))
        return count

    def refresh(self) -> bool:
        """Take note that rates may have been changed; tell whether they were."""
        before = self._rates
        self._rates = [bucket.rate for bucket in self.buckets if bucket.rate is not None]
        self.is_free = not self._rates
        return before is not None and before != self._rates


class Limiter:
    """Knows every bucket, and sets them by settings, jobs and time of day."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._paths: dict[tuple[JobId, Direction], Path] = {}
        self._together = {direction: Bucket() for direction in Direction}
        self._rules: dict[tuple[int, Direction], Bucket] = {}
        self._jobs: dict[tuple[JobId, Direction], Bucket] = {}
        self._timetable_text = ""
        self._timetable = Timetable()
        self._until: dict[tuple[int, Direction], datetime | None] = {}
        """When the rules that hold now give way to others."""
        self._changed = False

    def path(self, job_id: JobId, direction: Direction) -> Path:
        """Return the way of a job's bytes."""
        with self._lock:
            return self._paths.setdefault((job_id, direction), Path(self))

    def forget(self, job_id: JobId) -> None:
        """A job does not run any more."""
        with self._lock:
            for direction in Direction:
                self._paths.pop((job_id, direction), None)
                self._jobs.pop((job_id, direction), None)

    def ask(self, path: Path, byte_count: int) -> tuple[int, float]:
        """Return how many bytes of content may move now, and otherwise when to ask again."""
        wanted = math.ceil(byte_count * HEADERS)
        with self._lock:
            admission = admit(path.buckets, wanted, self._now())
        count = min(byte_count, math.ceil(admission.count / HEADERS))
        return count, admission.wait_s

    def regulate(self, jobs: Iterable[Job], settings: Settings, local: datetime) -> None:
        """Set all limits by what holds now.

        Args:
            jobs: those that run.
            settings: limits for all, and the timetable.
            local: the time of day, as the clock on the wall has it.
        """
        with self._lock:
            self._read_timetable(settings)
            now = self._now()
            self._until.clear()
            for direction, setting in SETTING_OF.items():
                self._together[direction].change(parse_rate(settings.get(setting)), now)
                for job in jobs:
                    self._regulate_job(job, direction, local, now)

    def take_changed(self) -> bool:
        """Tell whether a job has had another limit than before since this was asked last."""
        with self._lock:
            changed, self._changed = self._changed, False
        return changed

    def limit(
        self, direction: Direction, moving: Collection[JobId]
    ) -> tuple[float | None, datetime | None]:
        """Return the limit that holds the rate down just now, and until when; None if none does.

        Args:
            direction: which way.
            moving: the jobs that move bytes now; their own limits count if each waits for its own.
        """
        with self._lock:
            now = self._now()
            shared = [(self._together[direction], None), *self._rules_now(direction)]
            holding = [(_rate(bucket, now), until) for bucket, until in shared]
            own = [_rate(self._jobs.get((job_id, direction)), now) for job_id in moving]
        known = [(rate, until) for rate, until in holding if rate is not None]
        if known:
            return min(known, key=lambda one: one[0])
        rates = [rate for rate in own if rate is not None]
        return (sum(rates) if rates and len(rates) == len(own) else None), None

    def users(self, paths: Collection[Path]) -> Mapping[Bucket, int]:
        """Return how many connections are under each limit.

        Args:
            paths: the way of each connection.
        """
        with self._lock:
            return Counter(bucket for path in paths if not path.is_free for bucket in path.buckets)

    def share(self, path: Path, users: Mapping[Bucket, int]) -> float | None:
        """Return what one connection may have at most; None is without limit.

        Args:
            path: its way.
            users: with how many others it has each limit to share.
        """
        with self._lock:
            shares = [
                bucket.rate / max(1, users.get(bucket, 1))
                for bucket in path.buckets
                if bucket.rate is not None
            ]
        return min(shares, default=None)

    def _regulate_job(self, job: Job, direction: Direction, local: datetime, now: float) -> None:
        ruling = self._timetable.ruling(local, job.priority, direction)
        buckets = [self._together[direction]]
        if ruling.rule is not None:
            rule = self._rules.setdefault((ruling.rule, direction), Bucket())
            rule.change(ruling.rate, now)
            self._until[ruling.rule, direction] = ruling.until
            buckets.append(rule)
        own = self._jobs.setdefault((job.id, direction), Bucket())
        own.change(own_limit(job, direction), now)
        buckets.append(own)
        path = self._paths.setdefault((job.id, direction), Path(self))
        path.buckets = tuple(buckets)
        self._changed |= path.refresh()

    def _rules_now(self, direction: Direction) -> Iterator[tuple[Bucket, datetime | None]]:
        for (rule, way), until in self._until.items():
            if way is direction:
                yield self._rules[rule, way], until

    def _read_timetable(self, settings: Settings) -> None:
        text = settings.get(LIMIT_TIMETABLE)
        if text != self._timetable_text:
            self._timetable_text, self._timetable = text, parse_timetable(text)
            self._rules.clear()


def _rate(bucket: Bucket | None, now: float) -> float | None:
    """Return the rate of a bucket that somebody waits for."""
    return bucket.rate if bucket is not None and bucket.is_holding(now) else None
