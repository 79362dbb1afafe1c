from __future__ import annotations

import pytest

from ebbtide.core.jobs import JobId
from ebbtide.core.samples import Sample
from ebbtide.engine.meter import Meter

ONE, OTHER = JobId("one"), JobId("other")


def test_the_first_reading_tells_no_speed() -> None:
    meter = Meter()
    assert meter.sample({ONE: 500}, 10.0) == (Sample(ONE, 500, 0.0),)
    assert meter.last(OTHER) is None


def test_the_second_reading_tells_the_speed_since_the_first() -> None:
    meter = Meter()
    meter.sample({ONE: 500}, 10.0)
    assert meter.sample({ONE: 1500}, 12.0) == (Sample(ONE, 1500, 500.0),)
    assert meter.last(ONE) == Sample(ONE, 1500, 500.0)


def test_a_steady_speed_stays_what_it_is() -> None:
    meter = Meter()
    for second in range(20):
        meter.sample({ONE: 100 * second}, float(second))
    assert meter.bytes_per_second == pytest.approx(100)


def test_a_change_shows_by_two_thirds_after_the_time_constant() -> None:
    meter = Meter()
    for second in range(10):
        meter.sample({ONE: 100 * second}, float(second))
    (sample,) = meter.sample({ONE: 900}, 12.0)
    assert sample.bytes_per_second == pytest.approx(100 * (1 - 0.632), abs=0.1)


def test_another_limit_shows_at_once_and_is_smoothed_again_later() -> None:
    meter = Meter()
    for half in range(20):
        meter.sample({ONE: 50 * half}, half / 2)
    meter.renew()
    (sample,) = meter.sample({ONE: 960}, 10.0)
    assert sample.bytes_per_second == 20
    (sample,) = meter.sample({ONE: 970}, 10.5)
    assert sample.bytes_per_second == 20
    (sample,) = meter.sample({ONE: 1000}, 11.0)
    assert 20 < sample.bytes_per_second < 60


def test_a_file_that_starts_afresh_is_never_faster_than_nothing() -> None:
    meter = Meter()
    meter.sample({ONE: 500}, 10.0)
    assert meter.sample({ONE: 0}, 11.0) == (Sample(ONE, 0, 0.0),)
    assert meter.sample({ONE: 10}, 12.0) == (Sample(ONE, 10, 10.0),)


def test_two_readings_at_the_same_moment_are_one() -> None:
    meter = Meter()
    meter.sample({ONE: 500}, 10.0)
    assert meter.sample({ONE: 600}, 10.0) == (Sample(ONE, 500, 0.0),)


def test_jobs_that_do_not_run_are_forgotten() -> None:
    meter = Meter()
    meter.sample({ONE: 0, OTHER: 0}, 10.0)
    meter.sample({ONE: 100, OTHER: 300}, 11.0)
    assert meter.bytes_per_second == 400
    meter.sample({OTHER: 600}, 12.0)
    assert meter.last(ONE) is None
    meter.forget(OTHER)
    assert meter.bytes_per_second == 0
