"""The pause of all transfers that ends by itself."""

from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.settings import PAUSED, PAUSED_UNTIL
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import ReasonCode
from tests.engine.scene import Scene

HOUR_S = 3600.0


@pytest.fixture
def scene() -> Scene:
    return Scene()


def is_paused(scene: Scene) -> bool:
    return scene.engine.conditions.paused_by_user


def test_it_ends_at_its_time_and_is_forgotten(scene: Scene) -> None:
    job, _worker = scene.given_job_with_worker()
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S))
    wait_s = scene.engine.wait_s()
    assert wait_s is not None
    assert wait_s <= HOUR_S
    scene.later(HOUR_S - 1)
    assert is_paused(scene)
    scene.later(1)
    assert not is_paused(scene)
    stored = scene.store.load().settings
    assert not stored.get(PAUSED)
    assert not stored.get(PAUSED_UNTIL)
    assert scene.reason(job) != "Waiting: all transfers are paused"


def test_who_waits_for_its_end_is_told_when_that_is(scene: Scene) -> None:
    job = scene.given_job()
    for hours in (1, 2):
        ends_at = scene.clock.wall() + hours * HOUR_S
        scene.ask(cmd.PauseAll(ends_at))
        (reason,) = scene.engine.view(scene.job(job)).verdict.reasons
        assert (reason.code, reason.clears_at) == (ReasonCode.PAUSED_ALL, ends_at)
    scene.ask(cmd.PauseAll())
    (reason,) = scene.engine.view(scene.job(job)).verdict.reasons
    assert reason.clears_at is None


def test_without_a_time_it_lasts(scene: Scene) -> None:
    scene.given_job()
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S))
    scene.ask(cmd.PauseAll())
    scene.later(1e6)
    assert scene.engine.conditions.paused_by_user


def test_resuming_forgets_the_time(scene: Scene) -> None:
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S), cmd.ResumeAll(), cmd.PauseAll())
    scene.later(2 * HOUR_S)
    assert scene.engine.conditions.paused_by_user


def test_the_time_is_that_of_the_wall_clock(scene: Scene) -> None:
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S))
    scene.clock.jump_wall(HOUR_S)
    scene.later(0)
    assert not scene.engine.conditions.paused_by_user


def test_a_clock_that_is_set_ends_it_within_a_minute(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.ask(cmd.PauseAll(scene.clock.wall() + 5 * HOUR_S))
    scene.when(worker.ended())
    scene.clock.jump_wall(5 * HOUR_S)
    wait_s = scene.engine.wait_s()
    assert wait_s is not None
    assert wait_s <= 60
    scene.later(wait_s)
    assert scene.job(job).state is JobState.CONNECTING


def test_with_nothing_to_do_nobody_wakes_before_its_time(scene: Scene) -> None:
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S))
    assert scene.engine.wait_s() == HOUR_S


def test_it_ends_also_in_the_next_life_of_the_program(scene: Scene) -> None:
    job = scene.given_job()
    scene.ask(cmd.PauseAll(scene.clock.wall() + HOUR_S))
    again = scene.restarted()
    assert again.engine.conditions.paused_by_user
    again.later(HOUR_S)
    assert again.job(job).state is JobState.CONNECTING
