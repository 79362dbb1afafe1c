"""What is told of connections that the controller steers, and of those that it does not."""

from __future__ import annotations

import socket
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from ebbtide.core.jobs import Job, JobId
from ebbtide.core.link_samples import Direction, LinkSample, LinkState
from ebbtide.core.settings import Settings
from ebbtide.engine.link.interfaces import Place
from ebbtide.engine.link.limiter import Limiter
from ebbtide.engine.link.lines import Line
from ebbtide.engine.link.taps import Counters, NoTap
from ebbtide.engine.link.telling import told
from tests.core.strategies import make_job

HERE = Place("eth0", local=True)
THERE = Place("eth0", local=False)
COUNTERS = Counters(0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, 1448, 1448, 0, 0, True)
NOON = datetime(2026, 11, 16, 12)  # noqa: DTZ001 - local time
DOWN, UP = Direction.DOWN, Direction.UP


@pytest.fixture
def connection() -> Iterator[socket.socket]:
    with socket.socket() as made:
        yield made


class Stage:
    """Lines over one interface, and the limits of one job."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.now = 0.0
        self.limiter = Limiter(lambda: self.now)

    def line(
        self, place: Place = THERE, direction: Direction = DOWN, last: Counters | None = COUNTERS
    ) -> Line:
        connection = weakref.ref(self._connection)
        return Line(1, connection, NoTap(), make_job().id, direction, place, last=last)

    def limit(self, job: Job, **settings: str) -> None:
        values = Settings()
        for key, value in settings.items():
            values = values.changed(key, value)
        self.limiter.regulate([job], values, NOON)

    def wait(self, direction: Direction) -> None:
        """Somebody wants more than there is, for a second."""
        path = self.limiter.path(make_job().id, direction)
        for _ in range(100):
            while path.admit(1 << 30, lambda _: None):
                pass
            self.now += 0.01

    def told(self, sample: LinkSample, *lines: Line, gives_way: bool = False) -> LinkSample:
        def exemption(line: Line) -> LinkState | None:
            free = LinkState.LOCAL if line.place.local else LinkState.FULL_SPEED
            return None if gives_way else free

        return told(sample, lines, exemption, self.limiter)


@pytest.fixture
def stage(connection: socket.socket) -> Stage:
    return Stage(connection)


def test_what_the_controller_steers_it_speaks_of(stage: Stage) -> None:
    sample = LinkSample(LinkState.YIELDING, queue_up_s=0.02, direction=UP)
    assert stage.told(sample, stage.line(), stage.line(direction=UP)) is sample


def test_who_is_not_steered_runs_all_the_same(stage: Stage) -> None:
    here, there = stage.line(HERE), stage.line(THERE)
    assert stage.told(LinkSample(), here).state is LinkState.LOCAL
    assert stage.told(LinkSample(), there).state is LinkState.FULL_SPEED
    assert stage.told(LinkSample(), here, there).state is LinkState.FULL_SPEED


def test_who_is_about_to_be_steered_starts(stage: Stage) -> None:
    assert stage.told(LinkSample(), stage.line(), gives_way=True).state is LinkState.STARTING


def test_a_system_that_tells_nothing_is_called_so(stage: Stage) -> None:
    line = stage.line(last=None)
    assert stage.told(LinkSample(), line, gives_way=True).state is LinkState.UNMEASURED


@pytest.mark.parametrize(
    ("ways", "up", "direction"),
    [((DOWN,), 9.0, DOWN), ((UP,), 0.0, UP), ((DOWN, UP), 9.0, UP), ((DOWN, UP), 1.0, DOWN)],
)
def test_the_direction_is_that_of_most_bytes(
    stage: Stage, ways: tuple[Direction, ...], up: float, direction: Direction
) -> None:
    lines = [stage.line(direction=way) for way in ways]
    assert stage.told(LinkSample(down=5.0, up=up), *lines).direction is direction


def test_a_limit_that_holds_is_what_matters(stage: Stage) -> None:
    stage.limit(make_job(), limit_timetable="08:00-18:00 50k; else off")
    assert stage.told(LinkSample(), stage.line()).state is LinkState.FULL_SPEED
    stage.wait(DOWN)
    sample = stage.told(LinkSample(), stage.line())
    assert (sample.state, sample.limit) == (LinkState.LIMITED_UNTIL, 50e3)
    assert sample.limited_until == NOON.replace(hour=18).timestamp()
    idle = LinkSample(LinkState.LINK_IDLE, direction=UP)
    assert stage.told(idle, stage.line(direction=UP)) is idle


def test_a_jobs_own_limit_and_a_stop(stage: Stage) -> None:
    stage.limit(replace(make_job(), upload_limit=2e3))
    stage.wait(UP)
    sample = stage.told(LinkSample(), stage.line(direction=UP))
    assert (sample.state, sample.limit) == (LinkState.LIMITED, 2e3)
    stage.limit(make_job(), upload_limit="0")
    stage.wait(UP)
    sample = stage.told(LinkSample(), stage.line(direction=UP))
    assert (sample.state, sample.limit) == (LinkState.STOPPED, 0.0)


def test_what_goes_the_other_way_does_not_matter_to_a_jobs_own_limit(stage: Stage) -> None:
    stage.limit(replace(make_job(), download_limit=2e3))
    stage.wait(DOWN)
    upload = stage.line(direction=UP)
    upload.job_id = JobId("another")
    sample = stage.told(LinkSample(LinkState.LINK_IDLE), stage.line(), upload)
    assert (sample.state, sample.limit) == (LinkState.LIMITED, 2e3)
