"""The thread that steers: reads the counters, asks the law, and sets what follows."""

from __future__ import annotations

import logging
import pathlib
import socket
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from ebbtide.core.jobs import Job, JobId, JobKind, WhenActive
from ebbtide.core.limits import Bucket
from ebbtide.core.link_path import CLOSED
from ebbtide.core.link_samples import (
    ConnectionSample,
    Direction,
    LinkSample,
    LinkState,
    Steering,
)
from ebbtide.core.link_shares import WEIGHTS
from ebbtide.core.policy import when_active_of
from ebbtide.core.ports import Clock
from ebbtide.core.settings import YIELD_ON_LOCAL_NETWORK, Settings
from ebbtide.engine.link.bounds import gathering_s, limited
from ebbtide.engine.link.limiter import Limiter, Path
from ebbtide.engine.link.lines import Line, Lines
from ebbtide.engine.link.roads import Counted, Roads
from ebbtide.engine.link.sockets import (
    FIRST_WINDOW,
    UNBOUNDED,
    has_begun,
    is_connected,
    open_tap,
)
from ebbtide.engine.link.taps import Counters
from ebbtide.engine.link.telling import told
from ebbtide.engine.link.traffic import Wait

logger = logging.getLogger(__name__)

THREAD_NAME = "ebbtide-link"
STEERING_PERIOD_S = 0.025
WATCHING_PERIOD_S = 0.25
"""How often rates are read when there is nothing to steer."""
HELD_WAIT_S = 0.03
"""How soon a reader notices that its window was opened."""


@dataclass(frozen=True, slots=True)
class _Reading:
    line: Line
    counters: Counters
    steered: bool


class LinkKeeper:
    """Gives way for all transfers of the engine. Used from many threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.limiter = Limiter(clock.now)
        self._condition = threading.Condition()
        self._lines = Lines()
        self._roads = Roads()
        self._jobs: dict[JobId, Job] = {}
        self._moved: dict[JobId, int] = {}
        """Bytes that jobs have cost since they got their workers, headers included."""
        self._settings = Settings()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    # Workers and transports

    def traffic(self, job: Job, settings: Settings) -> JobTraffic:
        """Return what a worker of a job asks about the link; `forget` ends it."""
        with self._condition:
            self._jobs[job.id] = job
            self._moved[job.id] = 0
            self._settings = settings
            jobs = list(self._jobs.values())
        self._regulate(jobs, settings)
        direction = Direction.DOWN if job.kind is JobKind.DOWNLOAD else Direction.UP
        return JobTraffic(self, job.id, direction, self.limiter.path(job.id, direction))

    def forget(self, job_id: JobId) -> None:
        """A job's worker has let go."""
        with self._condition:
            self._jobs.pop(job_id, None)
            self._moved.pop(job_id, None)
        self.limiter.forget(job_id)

    def enter(self, connection: socket.socket, job_id: JobId, direction: Direction) -> Line:
        """Take note that bytes of a job move over a connection from now on."""
        with self._condition:
            line = self._lines.enter(connection, job_id, direction, self._clock.now())
            is_new = line.background is None and line.last is None
            if is_new and direction is Direction.DOWN and self._gives_way(line):
                line.tap.bound(FIRST_WINDOW, None)
            if is_new and direction is Direction.DOWN and self._is_limited(line):
                # As early as that: what was announced has to be let in.
                line.tap.bound(FIRST_WINDOW, None)
                line.tap.confine(FIRST_WINDOW)
            self._mark(line)
            if self._thread is None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)
                self._thread.start()
            self._condition.notify()
        return line

    @contextmanager
    def opening(self, connection: socket.socket, job_id: JobId) -> Iterator[None]:
        """Take note that the connection begun inside the block is ours, not the user's."""
        with self._condition:
            self._lines.opened += 1
            job = self._jobs.get(job_id)
            if job is not None and self._is_bounded(job):
                open_tap(connection).prepare()
        try:
            yield
        finally:
            if not has_begun(connection):
                with self._condition:
                    self._lines.opened -= 1

    @property
    def roads(self) -> Roads:
        """What is known of the interfaces."""
        return self._roads

    @property
    def opened(self) -> int:
        """How many connections of ours were ever begun."""
        return self._lines.opened

    def leave(self, line: Line) -> None:
        """Take note that they do not any more."""
        with self._condition:
            self._lines.leave(line, self._clock.now())

    # The engine

    def regulate(self, jobs: Iterable[Job], settings: Settings) -> bool:
        """Take note of what holds for the jobs that run; within a second is soon enough.

        Returns:
            Whether a limit has changed.
        """
        jobs = list(jobs)
        with self._condition:
            self._jobs = {job.id: job for job in jobs}
            self._settings = settings
        self._regulate(jobs, settings)
        return self.limiter.take_changed()

    def reroute(self) -> None:
        """Packets may go other ways than before: learn anew what is known of them."""
        with self._condition:
            self._lines.reroute()
            self._roads.reroute({line.place.interface for line in self._lines})

    def sample(self) -> LinkSample | None:
        """Return the link as it is shown, or None when nothing moves."""
        with self._condition:
            samples = [
                told(self._roads[name].controller.sample(), lines, self._exemption, self.limiter)
                for name, lines in self._by_road().items()
            ]
        # More than one interface at once is rare; the busiest one is told of.
        return max(samples, key=lambda sample: sample.down + sample.up, default=None)

    def moved(self) -> dict[JobId, int]:
        """Return how many bytes each job has cost since it got its worker, headers included."""
        with self._condition:
            moved = dict(self._moved)
            for line in self._lines:
                if line.job_id in moved:
                    moved[line.job_id] += sum(line.unread)
        return moved

    def close(self) -> None:
        """End the thread. Closing twice is allowed."""
        self._closed.set()
        with self._condition:
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=5.0)
        self._roads.close()

    def _regulate(self, jobs: Iterable[Job], settings: Settings) -> None:
        local = datetime.fromtimestamp(self._clock.wall(), UTC).astimezone()
        self.limiter.regulate(jobs, settings, local)

    def _by_road(self) -> dict[str, list[Line]]:
        """Return the connections of each network interface that has been looked at."""
        by_road: dict[str, list[Line]] = {}
        for line in self._lines:
            if line.place.interface in self._roads:
                by_road.setdefault(line.place.interface, []).append(line)
        return by_road

    # The thread

    def _run(self) -> None:
        """Steer until closed; the outermost frame of the thread."""
        _name_thread()
        while not self._closed.is_set():
            try:
                with self._condition:
                    while not len(self._lines) and not self._closed.is_set():
                        self._condition.wait()
                    steered = self._step(self._clock.now())
            except Exception:
                # Transfers go on, as fast as the network lets them, rather than not at all.
                logger.exception("the link controller")
                self._let_go()
                steered = False
            self._closed.wait(STEERING_PERIOD_S if steered else WATCHING_PERIOD_S)

    def _let_go(self) -> None:
        with self._condition:
            for line in self._lines:
                line.held = False
                line.tap.release()

    def _step(self, now: float) -> bool:
        """Steer once; return whether there was anything to steer."""
        # First everybody's bytes, then ours: what comes in between must not look like the user's.
        names = {line.place.interface for line in self._lines}
        counted = self._roads.count(names)
        readings = list(self._read())
        for line in self._lines:
            if not line.is_readable:
                # How much of it was ours is not known: all of it would be taken for the user's.
                counted[line.place.interface] = None
        for name, bytes_counted in counted.items():
            found = [r for r in readings if r.line.place.interface == name]
            self._steer(name, now, found, bytes_counted)
        self._lines.sweep(now)
        self._roads.forget(now)
        return any(reading.steered or self._is_limited(reading.line) for reading in readings)

    def _read(self) -> Iterator[_Reading]:
        for line in self._lines:
            counters = line.read()
            received, sent = line.take_moved()
            if line.job_id in self._moved:
                self._moved[line.job_id] += received + sent
            road = self._roads[line.place.interface]
            road.own_down += received
            road.own_up += sent
            steered = self._mark(line)
            if counters is None:
                line.held = False
            else:
                yield _Reading(line, counters, steered)

    def _gives_way(self, line: Line) -> bool:
        return self._exemption(line) is None

    def _exemption(self, line: Line) -> LinkState | None:
        """Return why a connection does not give way, or None when it does."""
        job = self._jobs.get(line.job_id)
        if job is None or when_active_of(job, self._settings) is WhenActive.IGNORE:
            return LinkState.FULL_SPEED
        if line.place.local and not self._settings.get(YIELD_ON_LOCAL_NETWORK):
            return LinkState.LOCAL
        return None

    def _mark(self, line: Line) -> bool:
        """Tell network and system whether the connection gives way, and return it."""
        background = self._gives_way(line)
        if line.background is not background:
            line.background = background
            line.tap.mark(background=background)
        return background

    def _is_bounded(self, job: Job) -> bool:
        gives_way = when_active_of(job, self._settings) is not WhenActive.IGNORE
        return gives_way or not self.limiter.path(job.id, Direction.DOWN).is_free

    def _is_limited(self, line: Line) -> bool:
        return not self._path(line).is_free

    def _steer(
        self, name: str, now: float, readings: list[_Reading], counted: Counted | None
    ) -> None:
        samples = list(self._samples(readings))
        steering = self._roads.steer(name, now, samples, counted, self._lines.opened)
        users = self.limiter.users([self._path(reading.line) for reading in readings])
        for reading in readings:
            self._apply(reading, steering[reading.line.direction], users)

    def _samples(self, readings: list[_Reading]) -> Iterator[ConnectionSample]:
        counts = Counter(reading.line.job_id for reading in readings)
        for reading in readings:
            if reading.steered:
                job_id = reading.line.job_id
                weight = WEIGHTS[self._jobs[job_id].priority] / counts[job_id]
                yield reading.line.sample(reading.counters, weight)

    def _apply(self, reading: _Reading, steering: Steering, users: Mapping[Bucket, int]) -> None:
        line, tap = reading.line, reading.line.tap
        window, rate = self._limited(reading, users)
        if line.direction is Direction.DOWN:
            tap.confine(window)
        allotment = steering.allotments.get(line.key) if reading.steered else None
        if allotment is not None:
            window = allotment.window if window is None else min(window, allotment.window)
            rate = allotment.rate if rate is None else min(rate, allotment.rate)
        line.held = allotment is not None and allotment.window == CLOSED
        line.gathering_s = gathering_s(reading.counters, line.direction, window)
        if window is None:
            tap.release()
        elif line.direction is Direction.DOWN:
            tap.bound(window, None)
        else:
            tap.bound(UNBOUNDED, rate)

    def _limited(
        self, reading: _Reading, users: Mapping[Bucket, int]
    ) -> tuple[int | None, float | None]:
        """Return the window and rate of a connection under fixed limits, or None and None.

        Without it a limited reader would fill the system's buffers at full speed first.
        """
        path = self._path(reading.line)
        if path.is_free:
            return None, None
        limit = self.limiter.share(path, users)
        if limit is None:
            return None, None
        return limited(limit, reading.counters, reading.line.direction)

    def _path(self, line: Line) -> Path:
        return self.limiter.path(line.job_id, line.direction)


def _name_thread() -> None:
    """Give the thread a name that the system shows, so that its cost can be told from others'."""
    try:
        pathlib.Path(f"/proc/self/task/{threading.get_native_id()}/comm").write_text(THREAD_NAME)
    except OSError:
        return  # not Linux


class JobTraffic:
    """The traffic of one job: `ebbtide.engine.link.traffic.Traffic`."""

    def __init__(self, keeper: LinkKeeper, job_id: JobId, direction: Direction, path: Path) -> None:
        self._keeper = keeper
        self._job_id = job_id
        self._direction = direction
        self._path = path
        self._here = threading.local()

    def admit(self, byte_count: int, wait: Wait) -> int:
        """See `Traffic.admit`."""
        line = self.line
        if line is not None and line.held:
            wait(HELD_WAIT_S)
            return 0
        if line is not None and line.gathering_s:
            wait(line.gathering_s)
        path = self._path
        return byte_count if path.is_free else path.admit(byte_count, wait)

    @property
    def line(self) -> Line | None:
        """The connection that this thread moves bytes over now."""
        line: Line | None = getattr(self._here, "line", None)
        return line

    def moving(self, connection: object) -> AbstractContextManager[None]:
        """See `Traffic.moving`."""
        if not isinstance(connection, socket.socket):
            return nullcontext()
        if not is_connected(connection):
            return self._keeper.opening(connection, self._job_id)
        return self._moving(connection)

    @contextmanager
    def _moving(self, connection: socket.socket) -> Iterator[None]:
        line = self._keeper.enter(connection, self._job_id, self._direction)
        outer = self.line
        self._here.line = line
        try:
            yield
        finally:
            self._here.line = outer
            self._keeper.leave(line)
