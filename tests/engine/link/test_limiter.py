"""The bucket tree under settings, jobs and timetables, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ebbtide.core.jobs import Job, JobId, Priority
from ebbtide.core.link_samples import Direction
from ebbtide.core.ports import StopRequested
from ebbtide.core.settings import Settings
from ebbtide.engine.link.limiter import HEADERS, Limiter, Path
from tests.core.strategies import make_job

NOON_OF_MONDAY = datetime(2026, 11, 16, 12)  # noqa: DTZ001 - local time


class Time:
    """A clock, and sleeping that moves it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def limiter(time: Time, *jobs: Job, at: datetime = NOON_OF_MONDAY, **settings: str) -> Limiter:
    made = Limiter(time)
    values = Settings()
    for key, value in settings.items():
        values = values.changed(key, value)
    made.regulate(jobs, values, at)
    return made


def admitted(path: Path, wanted: int, wait: Callable[[float], None]) -> int:
    while not (count := path.admit(wanted, wait)):
        pass
    return count


def rate(made: Limiter, time: Time, job: Job, seconds: float = 10) -> float:
    """Return what goes over the wire, headers of full segments included."""
    path = made.path(job.id, Direction.DOWN)
    begin, moved = time.now, 0
    while time.now < begin + seconds:
        moved += path.admit(1 << 20, time.wait)
    return HEADERS * moved / (time.now - begin)


def test_without_limits_nothing_waits() -> None:
    time = Time()
    path = limiter(time, make_job()).path(make_job().id, Direction.DOWN)
    assert path.is_free
    assert path.admit(1 << 20, time.wait) == 1 << 20
    assert time.now == 0


def test_the_limit_for_all_holds() -> None:
    time, job = Time(), make_job()
    assert rate(limiter(time, job, download_limit="500k"), time, job) == pytest.approx(
        5e5, rel=0.03
    )


def test_the_limit_of_a_job_holds() -> None:
    time, job = Time(), replace(make_job(), download_limit=200e3)
    assert rate(limiter(time, job, download_limit="1M"), time, job) == pytest.approx(2e5, rel=0.03)


def test_the_timetable_holds_for_its_time_and_priority() -> None:
    time, low = Time(), make_job(priority=Priority.LOW)
    made = limiter(time, low, limit_timetable="Mon 08:00-18:00 low 100k")
    assert rate(made, time, low) == pytest.approx(1e5, rel=0.03)
    assert made.limit(Direction.DOWN, {low.id}) == (100e3, NOON_OF_MONDAY + timedelta(hours=6))
    settings = Settings().changed("limit_timetable", "Mon 08:00-18:00 low 100k")
    made.regulate([low], settings, NOON_OF_MONDAY + timedelta(hours=6))
    assert made.path(low.id, Direction.DOWN).is_free


def test_foreground_is_free_of_the_timetable_but_not_of_the_limit_for_all() -> None:
    time, job = Time(), make_job(priority=Priority.FOREGROUND)
    made = limiter(time, job, limit_timetable="10k", download_limit="1M")
    assert rate(made, time, job) == pytest.approx(1e6, rel=0.03)


def test_a_stopped_transfer_waits_until_it_gives_up() -> None:
    def give_up(seconds: float) -> None:
        raise StopRequested

    time, job = Time(), make_job()
    path = limiter(time, job, download_limit="0").path(job.id, Direction.DOWN)
    with pytest.raises(StopRequested):
        path.admit(1000, give_up)


def test_a_change_is_noticed_within_a_second() -> None:
    time, job = Time(), make_job()
    made = limiter(time, job, download_limit="0")

    def wait(seconds: float) -> None:
        time.wait(seconds)
        if time.now > 5:
            made.regulate([job], Settings(), NOON_OF_MONDAY)

    assert admitted(made.path(job.id, Direction.DOWN), 1000, wait) == 1000
    assert time.now < 6


def test_uploads_have_limits_of_their_own() -> None:
    made = limiter(Time(), make_job(), upload_limit="5k")
    assert made.path(make_job().id, Direction.DOWN).is_free
    assert not made.path(make_job().id, Direction.UP).is_free


def test_jobs_limits_together_are_the_limit_if_each_has_one() -> None:
    slow, slower = (
        replace(make_job(), id=new, download_limit=rate)
        for new, rate in ((JobId("slow"), 2e6), (JobId("slower"), 1e6))
    )
    free = replace(make_job(), id=JobId("free"))
    time = Time()
    made = limiter(time, slow, slower, free, download_limit="5M")
    assert made.limit(Direction.DOWN, {slow.id, slower.id}) == (None, None)
    for _ in range(100):
        for job in (slow, slower):
            while made.path(job.id, Direction.DOWN).admit(1 << 20, lambda _: None):
                pass
        time.wait(0.01)
    assert made.limit(Direction.DOWN, {slow.id, slower.id}) == (3e6, None)
    assert made.limit(Direction.DOWN, {slow.id, free.id}) == (None, None)
    assert made.limit(Direction.UP, {slow.id}) == (None, None)


def test_the_limit_that_is_told_is_the_one_that_is_waited_for() -> None:
    time, job = Time(), make_job()
    made = limiter(time, job, download_limit="5M", limit_timetable="1M")
    path = made.path(job.id, Direction.DOWN)
    while time.now < 2:
        # A server that gives less than that.
        assert path.admit(1000, time.wait) in (0, 1000)
        time.wait(0.1)
    assert made.limit(Direction.DOWN, {job.id}) == (None, None)
    rate(made, time, job, 2)
    assert made.limit(Direction.DOWN, {job.id}) == (1e6, None)
    settings = Settings().changed("download_limit", "5M")
    made.regulate([job], settings, NOON_OF_MONDAY)
    assert made.limit(Direction.DOWN, {job.id}) == (None, None)


def test_a_change_is_told_once_and_a_new_job_is_none() -> None:
    time, job, other = Time(), make_job(), replace(make_job(), id=JobId("other"))
    made = limiter(time, job, download_limit="1M")
    assert not made.take_changed()
    settings = Settings().changed("download_limit", "1M")
    made.regulate([job, other], settings, NOON_OF_MONDAY)
    assert not made.take_changed()
    made.regulate([replace(job, download_limit=5.0), other], settings, NOON_OF_MONDAY)
    assert made.take_changed()
    assert not made.take_changed()


def test_the_timetable_going_on_is_a_change() -> None:
    time, job = Time(), make_job()
    text = "Mon 08:00-18:00 100k; else off"
    made = limiter(time, job, limit_timetable=text)
    settings = Settings().changed("limit_timetable", text)
    made.regulate([job], settings, NOON_OF_MONDAY + timedelta(hours=5))
    assert not made.take_changed()
    made.regulate([job], settings, NOON_OF_MONDAY + timedelta(hours=6))
    assert made.take_changed()


def test_a_limit_is_shared_by_those_that_it_is_for() -> None:
    slow = replace(make_job(number=1), upload_limit=900.0)
    fast = make_job(number=2)
    made = limiter(Time(), slow, fast, download_limit="8k")
    paths = [made.path(slow.id, Direction.UP)]
    paths += [made.path(fast.id, Direction.DOWN)] * 4

    users = made.users(paths)

    assert [made.share(path, users) for path in paths] == [900] + [2000] * 4
    assert made.share(made.path(fast.id, Direction.UP), users) is None
