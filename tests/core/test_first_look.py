from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.observations import (
    Metered,
    Network,
    Networks,
    Observations,
    Route,
    Routes,
    Told,
    Wanted,
)
from ebbtide.core.plan import Plan, Scheduler
from ebbtide.core.policy import job_host
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import LOOKING, ReasonCode
from tests.core.strategies import make_file, make_job

NOW = 1_800_000_000.0
PATIENCE_S = 1.0
JOB = make_job(JobState.QUEUED)
FOREGROUND = replace(JOB, priority=Priority.FOREGROUND)
HOSTS = (job_host(JOB),)
SETTINGS = Settings()


def scheduler_of(job: Job, patience_s: float = PATIENCE_S) -> Scheduler:
    scheduler = Scheduler(NOW, patience_s=patience_s)
    scheduler.put(job.id, None, job)
    return scheduler


def planned(scheduler: Scheduler, told: Told, after_s: float = 0.0) -> Plan:
    conditions = Conditions(observations=Observations(told=told))
    return scheduler.plan((), conditions, SETTINGS, NOW + after_s)


def test_a_job_waits_until_all_that_matters_to_it_is_answered() -> None:
    scheduler = scheduler_of(JOB)
    everything = Wanted(presence=True, hosts=HOSTS)
    for wanted in (None, Wanted(), Wanted(presence=True), Wanted(hosts=HOSTS)):
        made = planned(scheduler, Told(wanted))
        assert not made.start
        assert made.verdicts[JOB.id] == LOOKING
        assert made.wanted == everything
    assert planned(scheduler, Told(everything)).start == (JOB.id,)


def test_cannot_tell_is_an_answer() -> None:
    made = planned(scheduler_of(JOB), Told(Wanted(True, hosts=HOSTS)))
    assert made.start == (JOB.id,)
    assert ReasonCode.PRESENCE_ASSUMED in [one.code for one in made.verdicts[JOB.id].reasons]


def test_nobody_waits_longer_than_patience_lasts() -> None:
    scheduler = scheduler_of(JOB)
    assert planned(scheduler, Told()).wake_at == NOW + PATIENCE_S
    assert not planned(scheduler, Told(), after_s=0.9).start
    assert planned(scheduler, Told(), after_s=PATIENCE_S).start == (JOB.id,)


def test_a_question_that_was_open_for_long_is_not_opened_again() -> None:
    scheduler = scheduler_of(JOB)
    planned(scheduler, Told(Wanted(True, hosts=HOSTS)))
    assert planned(scheduler, Told(), after_s=PATIENCE_S).start == (JOB.id,)


def test_a_foreground_job_waits_for_the_network_only() -> None:
    scheduler = scheduler_of(FOREGROUND)
    assert not planned(scheduler, Told(Wanted())).start
    assert planned(scheduler, Told(Wanted(hosts=HOSTS))).start == (JOB.id,)


@pytest.mark.parametrize("job", [replace(JOB, lifted=True), JOB])
def test_started_now_or_without_anybody_to_ask_it_starts_at_once(job: Job) -> None:
    scheduler = scheduler_of(job, PATIENCE_S if job.lifted else 0.0)
    assert planned(scheduler, Told()).start == (JOB.id,)


def test_answers_that_come_for_some_let_only_those_go_on() -> None:
    scheduler = Scheduler(NOW, patience_s=1.0)
    jobs = [
        replace(make_job(number=number), files=(replace(make_file(), url=f"https://{host}/f"),))
        for number, host in ((1, "a.example"), (2, "b.example"))
    ]
    for job in jobs:
        scheduler.put(job.id, None, job)
    rules = Settings({"when_active_normal": "ignore"})

    def may_run(conditions: Conditions, now: float) -> list[bool]:
        verdicts = scheduler.plan((), conditions, rules, now).verdicts
        return [verdicts[job.id].may_run for job in jobs]

    def told(*hosts: str) -> Conditions:
        return Conditions(observations=Observations(told=Told(Wanted(hosts=hosts))))

    assert may_run(Conditions(), NOW) == [False, False]
    assert may_run(told("a.example"), NOW + 0.1) == [True, False]
    assert may_run(told("a.example"), NOW + 0.9) == [True, False]
    assert may_run(told("a.example"), NOW + 1.0) == [True, True]


def test_another_way_to_one_server_is_judged_for_that_one() -> None:
    scheduler = Scheduler(NOW)
    jobs = [
        replace(make_job(number=number), files=(replace(make_file(), url=f"https://{host}/f"),))
        for number, host in ((1, "a.example"), (2, "b.example"))
    ]
    for job in jobs:
        scheduler.put(job.id, None, job)
    phone = Network("p", "Phone", "usb0", metered=Metered.YES)
    home = Network("h", "Home", "eth0", metered=Metered.NO)

    def codes(**hosts: Route) -> list[ReasonCode]:
        ways = {f"{name}.example": route for name, route in hosts.items()}
        seen = Observations(Networks((phone, home), "h"), Routes(1, Route("eth0"), ways))
        verdicts = scheduler.plan((), Conditions(observations=seen), Settings(), NOW).verdicts
        return [verdicts[job.id].reasons[0].code for job in jobs]

    assert codes() == [ReasonCode.STARTING] * 2
    assert codes(b=Route("usb0")) == [ReasonCode.STARTING, ReasonCode.METERED]
    assert codes(a=Route("usb0")) == [ReasonCode.METERED, ReasonCode.STARTING]
    assert codes() == [ReasonCode.STARTING] * 2
