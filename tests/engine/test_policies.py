"""Policies in the engine: conditions flip, turns are taken, networks change."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.budgets import Budget
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.observations import (
    Answer,
    Metered,
    Network,
    Networks,
    Part,
    Power,
    Presence,
    Route,
    Routes,
    Sleep,
    Told,
    Wanted,
)
from ebbtide.core.ports import JobView, Snapshot
from ebbtide.core.presence import SETTLING_S
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import (
    AWAY_AFTER_S,
    DOWNLOAD_LIMIT,
    INACTIVITY_TIMEOUT_S,
    MAXIMUM_TIME_S,
    NETWORK_GRACE_S,
    SLICE_S,
    Settings,
)
from ebbtide.core.states import JobState
from ebbtide.engine.messages import Observed
from ebbtide.engine.tide_keeper import WRITE_INTERVAL_S as TIDE_WRITTEN_S
from tests.clocks import FakeClock
from tests.engine.scene import Scene

BERLIN = ZoneInfo("Europe/Berlin")
DEFAULTS = Settings()
GRACE_S = DEFAULTS.get(NETWORK_GRACE_S)
ONE, OTHER, THIRD, FOURTH = (f"http://{name}.example/file" for name in "abcd")


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp()


class World(Scene):
    """A scene with an operating system."""

    def __init__(self, start: float | None = None, patience_s: float = 0.0) -> None:
        clock = None if start is None else FakeClock(start)
        super().__init__(clock=clock, zone=BERLIN, patience_s=patience_s)

    def told(self, *parts: Part) -> None:
        self.when(*map(Observed, parts))

    def metered(self, metered: Metered) -> None:
        self.told(
            Networks((Network("n", "Phone hotspot", "wlan0", metered=metered),), "n"),
            Routes(1, Route("wlan0", source="10.0.0.1")),
        )

    def is_running(self, job: Job) -> bool:
        return self.job(job).state.is_running

    def let_go(self, job: Job) -> None:
        """The worker of a job that was stopped ends."""
        self.when(self.worker_of(job).ended())

    def view(self, job: Job) -> JobView:
        return self.engine.view(self.job(job))


@pytest.fixture
def world() -> World:
    return World()


class TestFirstAnswers:
    def test_a_job_waits_for_them_and_says_so(self) -> None:
        world = World(patience_s=1.0)
        job = world.given_job()
        assert not world.is_running(job)
        assert world.reason(job) == "Waiting: looking at the network first"
        world.told(Told(Wanted()))
        assert not world.is_running(job)
        world.told(Presence(Answer.NO), Told(world.wanted[-1]))
        assert world.reason(job) == "Waiting: you are at the computer"
        world.told(Presence(Answer.YES))
        assert world.is_running(job)

    def test_when_nobody_answers_it_goes_by_what_is_assumed(self) -> None:
        world = World(patience_s=1.0)
        job = world.given_job()
        assert world.engine.wait_s() == 1.0
        world.later(1.0)
        assert world.is_running(job)

    def test_answers_that_are_lost_later_stop_nothing(self) -> None:
        world = World(patience_s=1.0)
        job = world.given_job()
        world.told(Told(world.wanted[-1]))
        world.clock.advance(5.0)
        world.told(Told())
        assert world.is_running(job)


class TestConditions:
    def test_a_metered_flip_stops_all_normal_jobs_at_once_and_clears_again(
        self, world: World
    ) -> None:
        jobs = [world.given_job(url) for url in (ONE, OTHER, THIRD)]
        high = world.given_job(FOURTH, priority=Priority.FOREGROUND)
        workers = [world.worker_of(job) for job in jobs]
        world.metered(Metered.YES)
        assert all(world.is_stopped(worker) for worker in workers)
        assert world.is_running(high)
        assert world.reason(jobs[0]) == "Waiting: this connection is metered (Phone hotspot)"
        world.when(*(worker.ended() for worker in workers))
        assert not any(world.is_running(job) for job in jobs)
        world.metered(Metered.NO)
        assert all(world.is_running(job) for job in jobs)

    def test_coming_back_to_the_computer_stops_and_leaving_goes_on(self, world: World) -> None:
        world.told(Presence(Answer.YES))
        job, worker = world.given_job_with_worker()
        world.told(Presence(Answer.NO))
        assert world.is_stopped(worker)
        assert world.reason(job) == "Waiting: you are at the computer"
        world.let_go(job)
        world.told(Presence(Answer.YES))
        assert world.is_running(job)

    def test_locking_is_leaving_and_unplugging_stops_low_jobs(self, world: World) -> None:
        world.told(Presence(Answer.NO))
        job = world.given_job(priority=Priority.LOW)
        assert not world.is_running(job)
        world.told(Presence(Answer.NO, locked=Answer.YES))
        assert world.is_running(job)
        world.told(Power(Answer.YES))
        assert world.reason(job) == "Waiting: the computer runs on battery"

    def test_a_probe_that_goes_away_changes_its_answer_and_nothing_else(self, world: World) -> None:
        world.told(Presence(Answer.YES), Power(Answer.NO))
        world.metered(Metered.NO)
        job = world.given_job()
        for part in (Networks(), Presence(), Power()):
            world.told(part)
            assert world.is_running(job)
            assert world.view(job).verdict.may_run
        assumed = [reason.code.name for reason in world.view(job).verdict.reasons[1:]]
        assert assumed == ["PRESENCE_ASSUMED", "POWER_ASSUMED"]

    def test_start_now_lifts_the_policies_once_and_says_so(self, world: World) -> None:
        world.metered(Metered.YES)
        job = world.given_job()
        assert not world.is_running(job)
        world.ask(cmd.StartNow("1"))
        assert world.is_running(job)
        assert world.view(job).verdict.reasons[1].code.name == "LIFTED"
        worker = world.worker_of(job)
        world.ask(cmd.SuspendJob("1"))
        world.when(worker.ended())
        world.ask(cmd.ResumeJob("1"))
        assert not world.is_running(job)
        told = [type(event) for event in world.events()]
        assert told.count(ev.PoliciesLifted) == 1

    def test_start_now_does_not_wait_in_line(self, world: World) -> None:
        jobs = [world.given_job(url) for url in (ONE, OTHER, THIRD, FOURTH)]
        assert not world.is_running(jobs[3])
        world.ask(cmd.StartNow("4"))
        assert all(map(world.is_running, jobs))


class TestRates:
    def test_a_limit_of_nothing_stops_the_jobs_under_it_and_says_so(self, world: World) -> None:
        job, worker = world.given_job_with_worker()
        foreground = world.given_job(OTHER, priority=Priority.FOREGROUND)
        world.ask(cmd.ChangeSetting("limit_timetable", "0"))
        assert world.is_stopped(worker)
        world.let_go(job)
        assert world.is_running(foreground)
        assert world.reason(job) == "Waiting: stopped by the timetable of limits"
        assert ev.JobYielded(job.id, ev.YieldReason.LIMIT) in world.events()
        world.ask(cmd.ChangeSetting("limit_timetable", ""))
        assert world.is_running(job)

    def test_the_timetable_stops_and_lets_go_on_by_the_clock(self) -> None:
        world = World(at("2026-03-02 17:59"))
        world.ask(cmd.ChangeSetting("limit_timetable", "08:00-18:00 500k; 18:00-19:00 0; else 1M"))
        job = world.given_job()
        notes = [reason.code.name for reason in world.view(job).verdict.reasons[1:]]
        assert notes[0] == "LIMITED_UNTIL"
        world.later(60.0)
        assert world.reason(job).startswith("Waiting: stopped by the timetable of limits until")
        (reason,) = world.view(job).verdict.reasons
        assert reason.clears_at == at("2026-03-02 19:00")
        world.let_go(job)
        while world.clock.wall() < at("2026-03-02 19:00"):
            assert not world.is_running(job)
            world.later(world.engine.wait_s() or 0.0)
        assert world.is_running(job)

    def test_a_jobs_own_limit_is_told_when_it_changes(self, world: World) -> None:
        job, worker = world.given_job_with_worker()
        world.ask(cmd.SetLimit("1", 5e5))
        last = world.view(job).verdict.reasons[1]
        assert last.text == "This job is limited to 500 kB/s"
        world.ask(cmd.SetLimit("1", 0.0))
        assert world.is_stopped(worker)
        world.let_go(job)
        assert world.reason(job) == "Waiting: this job's limit is 0"
        # Whoever starts it now meant the rules, not the limit.
        world.ask(cmd.StartNow("1"))
        assert not world.is_running(job)
        world.ask(cmd.SetLimit("1", None))
        assert world.is_running(job)

    def test_a_job_that_is_stopped_leaves_its_place_to_others(self, world: World) -> None:
        jobs = [world.given_job(url) for url in (ONE, OTHER, THIRD, FOURTH)]
        assert not world.is_running(jobs[3])
        world.ask(cmd.SetLimit("1", 0.0))
        world.let_go(jobs[0])
        assert world.is_running(jobs[3])


class TestWanted:
    def test_nothing_is_wanted_without_jobs(self, world: World) -> None:
        assert world.wanted == []
        job, worker = world.given_job_with_worker()
        assert world.wanted == [Wanted(True, 120.0, (), ("example.org",), moving=True)]
        world.ask(cmd.SuspendJob("1"))
        world.when(worker.ended())
        assert world.wanted[-1] == Wanted()
        assert not world.is_running(job)

    def test_jobs_that_ignore_people_need_no_presence(self, world: World) -> None:
        world.given_job(priority=Priority.FOREGROUND)
        assert not world.wanted[-1].presence

    def test_a_return_is_doubted_for_a_while(self, world: World) -> None:
        world.told(Presence(Answer.YES))
        job = world.given_job()
        world.told(Presence(Answer.NO))
        world.let_go(job)
        assert world.wanted[-1].away_after_s == SETTLING_S
        wait_s = world.engine.wait_s()
        assert wait_s is not None
        assert wait_s < SETTLING_S + 5
        world.later(wait_s)
        assert world.wanted[-1].away_after_s == DEFAULTS.get(AWAY_AFTER_S)

    def test_waiting_for_somebody_to_leave_wakes_nobody(self, world: World) -> None:
        world.told(Presence(Answer.NO))
        world.given_job()
        world.later(TIDE_WRITTEN_S)
        wait_s = world.engine.wait_s()
        assert wait_s is None or wait_s > 3600


class TestTurns:
    def test_equals_take_turns_and_the_history_stays_short(self, world: World) -> None:
        world.ask(cmd.ChangeSetting("background_slots", 1))
        jobs = [world.given_job(url) for url in (ONE, OTHER, THIRD)]
        order = []
        for _ in range(6):
            (running,) = [job for job in jobs if world.is_running(job)]
            order.append(running.number)
            worker = world.worker_of(running)
            world.when(worker.answered())
            world.later(DEFAULTS.get(SLICE_S))
            assert world.is_stopped(worker)
            world.when(worker.ended())
        assert order == [1, 2, 3, 1, 2, 3]
        for job in jobs:
            kinds = [type(told.event) for told in world.store.history(job.id)]
            assert kinds == [ev.JobAdded, ev.JobPicked, ev.ServerAnswered]

    def test_who_runs_alone_runs_on(self, world: World) -> None:
        _, worker = world.given_job_with_worker()
        world.later(10 * DEFAULTS.get(SLICE_S))
        assert not world.is_stopped(worker)

    def test_the_engine_wakes_when_a_turn_is_over(self, world: World) -> None:
        world.ask(cmd.ChangeSetting("background_slots", 1))
        job, worker = world.given_job_with_worker(ONE)
        world.given_job(OTHER)
        world.clock.advance(DEFAULTS.get(SLICE_S) - 0.1)
        world.when()
        assert not world.is_stopped(worker)
        wait_s = world.engine.wait_s()
        assert wait_s == pytest.approx(0.1, abs=0.01)
        world.later(0.2)
        assert world.is_stopped(worker)
        assert not world.is_running(job)

    def test_moving_to_the_top_decides_who_is_next(self, world: World) -> None:
        world.ask(cmd.ChangeSetting("background_slots", 1))
        first, second, third = (world.given_job(url) for url in (ONE, OTHER, THIRD))
        world.ask(cmd.MoveJob("3", cmd.Place.TOP))
        assert world.reason(third).startswith("Waiting: 1st in line")
        worker = world.worker_of(first)
        world.when(worker.failed(ErrorCode.REMOTE_MISSING), worker.ended())
        assert world.is_running(third)
        assert not world.is_running(second)

    def test_one_server_is_not_swamped(self, world: World) -> None:
        world.ask(cmd.ChangeSetting("connections_per_host", 1))
        one, other = world.given_job("http://a.example/1"), world.given_job("http://a.example/2")
        third = world.given_job("http://b.example/1")
        assert [world.is_running(job) for job in (one, other, third)] == [True, False, True]
        assert world.reason(other) == "Waiting: a.example serves 1 of your transfers already"


class TestNetworkChanges:
    def failing(self, world: World, code: ErrorCode) -> Job:
        job, worker = world.given_job_with_worker()
        world.when(worker.failed(code), worker.ended())
        for _ in range(8):
            world.later(world.job(job).retry_at - world.clock.now())  # type: ignore[operator]
            worker = world.worker_of(job)
            world.when(worker.failed(code), worker.ended())
        assert world.job(job).state is JobState.TRANSIENT_ERROR
        return job

    def test_a_new_way_out_retries_at_once_after_a_short_grace(self, world: World) -> None:
        world.metered(Metered.NO)
        job = self.failing(world, ErrorCode.CONNECT_FAILED)
        world.told(Routes(2, Route("wlan0", source="10.0.0.1")))
        assert not world.is_running(job)
        assert world.engine.wait_s() == pytest.approx(GRACE_S)
        world.later(GRACE_S)
        assert world.is_running(job)

    def test_a_server_that_asked_for_patience_is_left_alone(self, world: World) -> None:
        world.metered(Metered.NO)
        job = self.failing(world, ErrorCode.SERVER_BUSY)
        world.told(Routes(2, Route("wlan0", source="10.0.0.1")))
        world.later(GRACE_S)
        assert not world.is_running(job)

    def test_connections_from_an_old_address_are_dropped(self, world: World) -> None:
        world.metered(Metered.NO)
        job, worker = world.given_job_with_worker()
        world.told(Routes(2, Route("wlan0", source="10.0.0.1")))
        world.later(GRACE_S)
        assert not world.is_stopped(worker)
        world.told(Routes(3, Route("eth0", source="192.168.1.2")))
        world.later(GRACE_S)
        assert world.is_stopped(worker)
        world.let_go(job)
        assert world.is_running(job)
        again = world.worker_of(job)
        world.later(GRACE_S)
        assert not world.is_stopped(again)

    def test_before_sleep_connections_are_let_go_and_the_machine_waits_for_that(
        self, world: World
    ) -> None:
        job = world.given_job()
        worker = world.worker_of(job)
        assert world.wanted[-1].moving
        world.told(Sleep(going=True))
        assert world.is_stopped(worker)
        assert world.reason(job) == "Waiting: the computer is going to sleep"
        assert world.wanted[-1].moving, "what it holds is not on record yet"
        world.when(worker.arrived(40), worker.ended())
        assert world.stored(job).done_size == 40
        assert [wanted.moving for wanted in world.wanted[-2:]] == [True, False]
        assert world.events()[-1] == ev.FileProgressed(job.id, 0, Ranges([(0, 40)]))
        assert ev.JobYielded(job.id, ev.YieldReason.ASLEEP) in world.events()
        later = world.given_job(OTHER, priority=Priority.FOREGROUND)
        assert not world.is_running(later)
        world.told(Sleep(woken_generation=1))
        assert world.is_running(job)
        assert world.is_running(later)
        assert world.wanted[-1].moving

    def test_waking_up_drops_connections_from_before(self, world: World) -> None:
        world.metered(Metered.NO)
        _, worker = world.given_job_with_worker()
        world.clock.advance(8 * 3600)
        world.told(Sleep(woken_generation=1))
        world.later(GRACE_S)
        assert world.is_stopped(worker)


class TestReroutes:
    """What the keeper of the link is told; it learns everything anew."""

    def reroutes(self, world: World, *parts: Part) -> int:
        before = world.link.reroutes
        world.told(*parts)
        return world.link.reroutes - before

    @pytest.mark.parametrize(
        "parts",
        [
            pytest.param((Routes(2, Route("wlan0", source="10.0.0.1")),), id="an address"),
            pytest.param((Routes(1, Route("tun0", "wlan0", "", "10.8.0.2")),), id="a tunnel"),
            pytest.param((Routes(1, Route("wlan0", gateway="10.0.0.254")),), id="a gateway"),
            pytest.param((Routes(1, None),), id="nothing"),
            pytest.param((Networks((), "another"),), id="a network"),
            pytest.param((Sleep(woken_generation=1),), id="awake"),
            pytest.param((Routes(2, None), Routes(3, Route("eth0"))), id="all in one step"),
        ],
    )
    def test_another_way_is_told_once_and_at_once(
        self, world: World, parts: tuple[Part, ...]
    ) -> None:
        world.metered(Metered.NO)
        world.given_job()
        assert self.reroutes(world, *parts) == 1
        assert self.reroutes(world, *parts[-1:]) == 0
        told = world.link.reroutes
        world.later(GRACE_S)
        assert world.link.reroutes == told

    def test_the_way_to_the_server_of_a_running_job_counts_by_itself(self, world: World) -> None:
        default = Route("eth0", source="10.0.0.1")
        world.told(Routes(1, default))
        world.given_job(ONE)
        first = Routes(1, default, {"a.example": Route("eth0", source="10.0.0.1")})
        assert self.reroutes(world, first) == 0, "an answer is no change"
        split = Routes(1, default, {"a.example": Route("tun0", source="10.8.0.2")})
        assert self.reroutes(world, split) == 1
        nobodys = {**split.hosts, "b.example": Route("tun1", source="10.9.0.2")}
        assert self.reroutes(world, Routes(1, default, nobodys)) == 0

    def test_what_else_the_system_says_changes_no_way(self, world: World) -> None:
        world.metered(Metered.NO)
        world.given_job()
        assert self.reroutes(world, Power(on_battery=Answer.YES), Presence(away=Answer.NO)) == 0
        network = Network("n", "Phone hotspot", "wlan0", metered=Metered.YES)
        assert self.reroutes(world, Networks((network,), "n")) == 0


class TestLimitsThatChange:
    """What the keeper of the link is told of limits, in the step in which they change."""

    def test_a_setting_is_told_at_once(self, world: World) -> None:
        job = world.given_job()
        for limit in ("100k", "0", "off"):
            world.ask(cmd.ChangeSetting("download_limit", limit))
            jobs, settings = world.link.regulated[-1]
            assert jobs == (job.id,)
            assert settings.get(DOWNLOAD_LIMIT) == limit

    def test_a_jobs_own_limit_and_priority_are_told_at_once(self, world: World) -> None:
        world.given_job()
        for command in (cmd.SetLimit("1", 5000.0), cmd.SetPriority("1", Priority.FOREGROUND)):
            told = len(world.link.regulated)
            world.ask(command)
            assert len(world.link.regulated) == told + 1

    def test_progress_is_nothing_to_tell(self, world: World) -> None:
        _, worker = world.given_job_with_worker()
        world.when(worker.answered())
        told = len(world.link.regulated)
        for end in range(1, 20):
            world.when(worker.arrived(end))
        assert len(world.link.regulated) == told


class TestLimits:
    def test_time_with_a_worker_adds_up_and_ends(self, world: World) -> None:
        job, worker = world.given_job_with_worker()
        maximum_s = DEFAULTS.get(MAXIMUM_TIME_S)
        world.later(maximum_s - 100)
        world.ask(cmd.PauseAll())
        world.when(worker.ended())
        world.later(5000)
        world.ask(cmd.ResumeAll())
        world.later(99)
        assert world.is_running(job)
        world.later(2)
        assert world.job(job).state is JobState.ERROR
        assert world.job(job).error == ErrorInfo(ErrorCode.TOO_SLOW, {"duration": "90 d"})
        world.let_go(job)
        world.ask(cmd.ResumeJob("1"))
        assert world.job(job).ran_s == 0

    def test_time_in_which_the_program_was_off_counts_for_nothing(self, world: World) -> None:
        job, worker = world.given_job_with_worker()
        world.when(worker.failed(), worker.ended())
        world.later(60)
        worker = world.worker_of(job)
        world.later(40)
        assert not world.is_stopped(worker)
        world.ask(cmd.RenameJob("1", "a sign of life"))
        world.clock.advance(30 * 86_400)
        later = Scene(world.store, world.clock, iter(()), BERLIN)
        again = later.job(job)
        assert again.ran_s == pytest.approx(40, abs=1)
        assert again.failing_since == pytest.approx(world.clock.now() - 100)

    def test_what_nothing_happens_to_is_given_up_in_the_end(self, world: World) -> None:
        job = world.given_job(hold=True)
        timeout_s = DEFAULTS.get(INACTIVITY_TIMEOUT_S)
        world.later(timeout_s - 1)
        assert world.job(job).state is JobState.SUSPENDED
        assert world.engine.wait_s() == pytest.approx(1)
        world.later(1)
        assert world.job(job).state is JobState.CANCELLED
        assert world.files.discarded == [job.id]

    def test_a_computer_that_was_off_for_months_gives_a_day_of_grace(self, world: World) -> None:
        job = world.given_job(hold=True)
        world.clock.advance(2 * DEFAULTS.get(INACTIVITY_TIMEOUT_S))
        later = world.restarted()
        later.later(3600)
        assert later.job(job).state is JobState.SUSPENDED
        later.later(86_400)
        assert later.job(job).state is JobState.CANCELLED

    def test_more_jobs_than_allowed_are_refused(self, world: World) -> None:
        world.ask(cmd.ChangeSetting("maximum_jobs", 1), cmd.ChangeSetting("maximum_files", 2))
        assert world.ask(cmd.AddDownload((ONE, OTHER, THIRD))).error is ErrorCode.LIMIT_REACHED
        world.given_job(ONE)
        assert world.ask(cmd.AddDownload((OTHER,))).error is ErrorCode.LIMIT_REACHED


class TestBudgets:
    def test_what_is_moved_counts_until_the_cap_is_near(self, world: World) -> None:
        world.metered(Metered.NO)
        world.ask(cmd.SetBudget("Phone hotspot", 1000, reset_day=15))
        world.ask(cmd.ChangeSetting("cost_policy_normal", "standard"))
        job, worker = world.given_job_with_worker()
        world.later(1)
        world.workers.counts[job.id] = 700
        world.later(6)
        world.later(6)
        assert world.is_running(job)
        world.workers.counts[job.id] = 850
        world.later(6)
        world.later(6)
        assert world.is_stopped(worker)
        (budget,) = world.store.load().budgets
        assert (budget.used, budget.name) == (850, "Phone hotspot")
        (reason,) = world.view(job).verdict.reasons
        assert reason.code.name == "NEAR_CAP"
        assert reason.clears_at == at("2026-03-15")
        world.let_go(job)
        world.clock.advance(at("2026-03-15") - world.clock.now())
        world.when()
        assert world.is_running(job)

    def test_what_came_before_the_first_look_at_the_counters_is_charged(self, world: World) -> None:
        world.metered(Metered.NO)
        world.ask(cmd.SetBudget("Phone hotspot", 1000))
        job, worker = world.given_job_with_worker(priority=Priority.HIGH)
        world.workers.counts[job.id] = 100
        world.when(worker.answered(), worker.whole(), worker.ended())
        again = world.given_job(OTHER, priority=Priority.HIGH)
        world.workers.counts[again.id] = 100
        world.later(6)
        world.later(6)
        (budget,) = world.store.load().budgets
        assert budget.used == 200
        told = [one.budgets for one in world.published if one.budgets is not None]
        assert told[-1] == (budget,)
        snapshot = world.ask(cmd.TakeSnapshot()).only
        assert isinstance(snapshot, Snapshot)
        assert snapshot.budgets == (budget,)

    def test_nothing_is_charged_twice_when_an_attempt_follows_another(self, world: World) -> None:
        world.metered(Metered.NO)
        world.ask(cmd.SetBudget("Phone hotspot", 1000))
        job, worker = world.given_job_with_worker(priority=Priority.HIGH)
        world.workers.counts[job.id] = 40
        world.later(1)
        world.when(worker.failed(), worker.ended())
        world.ask(cmd.ResumeJob("1"))
        world.workers.counts[job.id] = 30
        world.later(6)
        world.later(6)
        assert world.store.load().budgets[0].used == 70

    def test_a_plan_starts_anew_also_where_the_clock_is_set(self) -> None:
        world = World(at("2026-03-02 12:00"))
        world.metered(Metered.NO)
        world.ask(cmd.SetBudget("Phone hotspot", 1000, reset_day=31, used=1000))
        job = world.given_job()
        assert world.reason(job).startswith("Waiting: the data plan of this connection is used up")
        world.clock.jump_wall(at("2026-03-31") - world.clock.wall())
        wait_s = world.engine.wait_s()
        assert wait_s is not None
        assert wait_s <= 60
        world.later(wait_s)
        assert world.is_running(job) is False
        assert world.reason(job) == "Waiting: this connection has a data plan (Phone hotspot)"

    def test_budgets_are_listed_and_forgotten(self, world: World) -> None:
        world.metered(Metered.NO)
        assert world.ask(cmd.SetBudget("nobody", 5)).error is ErrorCode.VALUE_INVALID
        world.ask(cmd.SetBudget("Phone hotspot", 1000))
        (budgets,) = world.ask(cmd.ListBudgets()).replies
        assert isinstance(budgets, tuple)
        assert isinstance(budgets[0], Budget)
        world.ask(cmd.RemoveBudget("n"))
        assert world.ask(cmd.ListBudgets()).only == ()
        assert world.store.load().budgets == ()


class TestAWeek:
    """A week at the end of October, when clocks are put back, with everything that goes wrong."""

    def test_every_timer_is_right(self) -> None:
        world = World(at("2026-10-19 12:00"))  # a Monday
        world.told(Presence(Answer.YES))
        job = world.given_job(window="Mon-Sun 01:00-06:00")
        retrying, worker = world.given_job_with_worker(OTHER)
        world.when(worker.failed(), worker.ended())
        world.ask(cmd.SuspendJob("2"))
        runs: list[tuple[str, str]] = []
        running_since, steps = "", 0
        end = at("2026-10-26 12:00")
        while world.clock.now() < end:
            wait_s = world.engine.wait_s()
            assert wait_s is not None
            steps += not running_since
            # While it runs the engine wakes twice a second, for the speed: not looked at here.
            to_the_minute = 60 - world.clock.now() % 60
            world.later(min(to_the_minute if running_since else wait_s, end - world.clock.now()))
            wall = datetime.fromtimestamp(world.clock.wall(), BERLIN)
            clock = f"{wall:%a %H:%M}"
            if world.is_running(job) and not running_since:
                running_since = clock
            elif not world.is_running(job) and running_since:
                runs.append((running_since, clock))
                running_since = ""
                world.let_go(job)
        days = ("Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon")
        assert runs == [(f"{day} 01:00", f"{day} 06:00") for day in days]
        assert world.job(retrying).state is JobState.SUSPENDED
        assert steps < 7 * (19 * 60 + 10), "once a minute while a time of the day matters"

    def test_a_night_of_six_hours_when_the_clock_is_put_back(self) -> None:
        world = World(at("2026-10-25 00:00"))
        job = world.given_job(window="01:00-06:00")
        world.later(at("2026-10-25 01:00") - world.clock.now())
        assert world.is_running(job)
        began = world.clock.now()
        while world.is_running(job):
            wait_s = world.engine.wait_s()
            assert wait_s is not None
            world.later(wait_s)
        assert world.clock.now() - began == pytest.approx(6 * 3600, abs=1)

    def test_sleeping_over_the_end_of_a_window(self) -> None:
        world = World(at("2026-10-20 05:00"))
        job, worker = world.given_job_with_worker(window="01:00-06:00")
        world.clock.advance(4 * 3600)
        world.told(Sleep(woken_generation=1))
        assert world.is_stopped(worker)
        assert world.reason(job) == "Waiting: may run again at (time)"

    @pytest.mark.parametrize("hours", [-10, 14])
    def test_a_wrong_clock_that_is_set_right(self, hours: int) -> None:
        world = World(at("2026-10-20 12:00") - timedelta(hours=hours).total_seconds())
        job = world.given_job(window="12:30-13:00")
        other, worker = world.given_job_with_worker(OTHER)
        world.when(worker.failed(), worker.ended())
        retry_at = world.job(other).retry_at
        assert retry_at is not None
        world.clock.jump_wall(hours * 3600)
        world.when()
        # The retry comes after as many seconds as before, shown in the new time.
        (reason, *_) = world.view(other).verdict.reasons
        assert reason.clears_at == pytest.approx(retry_at + hours * 3600, abs=2)
        world.later(retry_at - world.clock.now())
        assert world.is_running(other)
        wall = at("2026-10-20 12:30")
        while not world.is_running(job):
            wait_s = world.engine.wait_s()
            assert wait_s is not None
            assert world.clock.wall() < wall + 1, "the window was missed"
            world.later(max(wait_s, 0.01))
        assert world.clock.wall() == pytest.approx(wall, abs=3)

    def test_a_clock_that_is_set_is_noticed_within_a_minute(self) -> None:
        world = World(at("2026-10-20 12:00"))
        job = world.given_job(window="01:00-06:00")
        world.clock.jump_wall(14 * 3600)
        wait_s = world.engine.wait_s()
        assert wait_s is not None
        assert wait_s <= 60
        world.later(wait_s)
        assert world.is_running(job)

    def test_a_computer_without_a_clock_battery(self) -> None:
        world = World(60.0)  # a minute after the beginning of 1970
        idle = world.given_job(hold=True)
        job, worker = world.given_job_with_worker(OTHER)
        world.when(worker.failed(), worker.ended())
        world.clock.advance(at("2026-10-20 12:00") - world.clock.now())
        later = Scene(world.store, world.clock, iter(()), BERLIN)
        later.later(2 * 86_400)
        assert later.job(idle).state is JobState.SUSPENDED
        assert later.is_stopped(later.worker_of(job)) is False
        later.when(later.worker_of(job).failed(), later.worker_of(job).ended())
        assert later.job(job).state is JobState.TRANSIENT_ERROR

    def test_a_start_at_a_time_of_the_wall_clock(self) -> None:
        world = World(at("2026-10-20 12:00"))
        job = world.given_job(start_at=at("2026-10-20 20:00"))
        assert world.reason(job) == "Waiting: starts at (time)"
        world.clock.jump_wall(3600)
        world.later(60)
        world.clock.advance(at("2026-10-20 20:00") - world.clock.wall())
        world.when()
        assert world.is_running(job)


def test_thousands_that_wait_for_first_answers_wake_it_twice_a_second() -> None:
    """Each job that came at a moment of its own was a wake of its own."""
    scene = Scene(patience_s=1.0)
    scene.ask(cmd.PauseAll())
    for number in range(200):
        scene.ask(cmd.AddDownload((f"http://h{number}.invalid/file",)))
        scene.when(scene.files.found())
        scene.clock.advance(0.0123)
    ends_at = scene.clock.now() + 10
    wakes = 0
    while (wait_s := scene.engine.wait_s()) is not None and scene.clock.now() + wait_s < ends_at:
        scene.later(wait_s)
        wakes += 1
    assert wakes <= 4, "patience ends within a second and a half"
    scene.later(TIDE_WRITTEN_S)
    wait_s = scene.engine.wait_s()
    assert wait_s is not None
    assert wait_s > 86_400, "and then nothing is to be done but what is given up after months"
