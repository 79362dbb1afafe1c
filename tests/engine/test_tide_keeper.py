"""What the engine remembers of the link, from one run to the next."""

from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import WhenActive
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.observations import Answer, Presence
from ebbtide.core.ports import Publication
from ebbtide.core.samples import Sample
from ebbtide.core.tide import Moment, Quiet
from ebbtide.core.tide_history import Span, TideCell, TideLog
from ebbtide.core.verdicts import TRANSFERRING
from ebbtide.engine.messages import Observed, Stop
from ebbtide.engine.tide_keeper import QUIET_INTERVAL_S, WRITE_INTERVAL_S, TideKeeper
from ebbtide.storage.memory import MemoryStore
from tests.clocks import FakeClock
from tests.core.strategies import make_job
from tests.engine.scene import Scene

HERE = Observed(Presence(away=Answer.NO))
AWAY = Observed(Presence(away=Answer.YES))
RUNNER = make_job().id
RUNNING = Publication(verdicts=((RUNNER, TRANSFERRING),), samples=(Sample(RUNNER, 10, 5e5),))
LINK = LinkSample(LinkState.LIMITED, down=5e5, others_down=3e5, others_up=1e5, limit=5e5)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def log_of(scene: Scene) -> TideLog:
    log = scene.ask(cmd.ShowTide()).only
    assert isinstance(log, TideLog)
    return log


def cells(scene: Scene, span: Span = Span.HOUR) -> list[TideCell]:
    return [cell for cell in log_of(scene).cells if cell.step_s == span.step_s]


def quiet_seconds(found: list[TideCell]) -> dict[Quiet, float]:
    sums: dict[Quiet, float] = {}
    for cell in found:
        for quiet, seconds in cell.quiet:
            sums[quiet] = sums.get(quiet, 0.0) + seconds
    return sums


def move(scene: Scene, seconds: int, rate: int) -> None:
    """A job that runs gets so many bytes a second."""
    (job_id,) = scene.workers.present
    for _ in range(2 * seconds):
        scene.workers.counts[job_id] = scene.workers.counts.get(job_id, 0) + rate // 2
        scene.later(0.5)


def test_what_we_move_is_remembered(scene: Scene) -> None:
    scene.given_job_with_worker()
    move(scene, 60, 1_000_000)
    assert sum(cell.ours for cell in cells(scene)) == pytest.approx(60e6, rel=0.05)
    last = log_of(scene).moments[-1]
    assert last.ours == pytest.approx(1e6, rel=0.05)


def test_why_we_are_quiet_is_remembered(scene: Scene) -> None:
    scene.when(HERE)
    scene.given_job()
    scene.later(100)
    scene.ask(cmd.PauseAll())
    scene.later(50)
    scene.ask(cmd.ResumeAll())
    scene.when(AWAY)
    scene.later(1000)
    assert quiet_seconds(cells(scene)) == pytest.approx({Quiet.PRESENCE: 100, Quiet.PAUSED: 50})


def test_the_reason_of_most_jobs_counts(scene: Scene) -> None:
    scene.when(HERE)
    for _ in range(3):
        scene.given_job()
    scene.given_job(start_at=scene.clock.wall() + 9000, when_active=WhenActive.IGNORE)
    scene.later(10)
    assert quiet_seconds(cells(scene)) == pytest.approx({Quiet.PRESENCE: 10})


def test_a_job_that_was_removed_is_not_waited_for(scene: Scene) -> None:
    scene.when(HERE)
    scene.given_job()
    scene.later(10)
    scene.ask(cmd.CancelJob("1"))
    scene.ask(cmd.RemoveJob("1"))
    scene.later(1000)
    assert quiet_seconds(cells(scene)) == pytest.approx({Quiet.PRESENCE: 10})


def test_the_next_run_remembers_and_knows_nothing_of_the_time_between(scene: Scene) -> None:
    scene.when(HERE)
    scene.given_job()
    scene.later(600)
    scene.engine.end()
    before = cells(scene)
    scene.clock.advance(1200)
    again = scene.restarted()
    assert cells(again)[: len(before)] == before
    assert sum(cell.seconds for cell in cells(again)) == pytest.approx(600)
    again.later(120)
    assert quiet_seconds(cells(again))[Quiet.PRESENCE] == pytest.approx(600, abs=1)


def test_a_kill_costs_what_was_not_written_yet(scene: Scene) -> None:
    scene.given_job_with_worker()
    move(scene, 150, 1_000_000)
    again = scene.restarted()
    kept = sum(cell.ours for cell in cells(again))
    assert 150e6 - (WRITE_INTERVAL_S + 1) * 1e6 < kept < 150e6


def test_it_is_written_once_a_minute_while_something_moves(scene: Scene) -> None:
    scene.given_job_with_worker()
    move(scene, 605, 1_000_000)
    assert 9 <= scene.store.tide_writes <= 11


def test_a_quiet_engine_wakes_up_once_to_write_and_then_no_more(scene: Scene) -> None:
    scene.ask(cmd.PauseAll())
    scene.given_job()
    assert scene.engine.wait_s() == pytest.approx(WRITE_INTERVAL_S, abs=1)
    scene.later(WRITE_INTERVAL_S)
    assert (scene.engine.wait_s() or 0) > 86_400, "only to forget what nobody resumed"
    writes = scene.store.tide_writes
    scene.later(WRITE_INTERVAL_S)
    assert scene.store.tide_writes == writes, "nothing has changed but the time"
    scene.later(QUIET_INTERVAL_S)
    assert scene.store.tide_writes == writes + 1, "somebody else woke it up"


def test_a_disk_that_is_full_stops_nothing(scene: Scene) -> None:
    scene.ask(cmd.PauseAll())
    scene.given_job()
    scene.later(30)
    scene.store.is_broken = True
    scene.later(WRITE_INTERVAL_S)
    assert scene.engine.conditions.store_error is None
    assert scene.engine.wait_s() == pytest.approx(WRITE_INTERVAL_S)
    scene.store.is_broken = False
    scene.later(WRITE_INTERVAL_S)
    again = scene.restarted()
    assert quiet_seconds(cells(again))[Quiet.PAUSED] == pytest.approx(30 + 2 * WRITE_INTERVAL_S)


def test_the_time_asleep_is_a_gap(scene: Scene) -> None:
    scene.when(HERE)
    scene.given_job()
    scene.later(60)
    scene.clock.sleep(1800)
    scene.later(60)
    assert quiet_seconds(cells(scene)) == pytest.approx({Quiet.PRESENCE: 120})


def test_a_clock_that_is_set_back_loses_nothing_from_before(scene: Scene) -> None:
    scene.when(HERE)
    scene.given_job()
    scene.later(1800)
    before = cells(scene)
    scene.clock.jump_wall(-600)
    scene.later(60)
    assert cells(scene)[:99] == before[:99]


def test_the_moments_of_the_last_run_are_not_asked_for(scene: Scene) -> None:
    assert log_of(scene) == TideLog()
    scene.when(Stop())
    assert all(isinstance(one, Moment) for one in log_of(scene).moments)


def test_others_are_remembered_until_nobody_measures_them() -> None:
    keeper = TideKeeper(MemoryStore(), FakeClock())
    keeper.hear(Publication(link=LINK))
    keeper.hear(RUNNING)
    moment = keeper.log().moments[-1]
    assert (moment.others, moment.limit) == (4e5, 5e5)
    keeper.hear(Publication(link=LinkSample()))
    keeper.hear(RUNNING)
    moment = keeper.log().moments[-1]
    assert (moment.ours, moment.others, moment.limit) == (5e5, None, None)
