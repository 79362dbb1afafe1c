from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.observations import Observations, Told, Wanted
from ebbtide.core.plan import Plan, Scheduler
from ebbtide.core.policy import job_host
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import LOOKING, ReasonCode
from tests.core.strategies import make_job

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
