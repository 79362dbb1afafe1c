"""Who runs: small tables first, then promises over random queues."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import reports as rep
from ebbtide.core.conditions import Conditions
from ebbtide.core.decide import Message, Pick, Yield, decide
from ebbtide.core.decision import Environment
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.events import YieldReason
from ebbtide.core.evolve import evolve
from ebbtide.core.jobs import FileState, Job, JobId, Priority
from ebbtide.core.plan import LONGEST_LINE, Plan, plan
from ebbtide.core.settings import BACKGROUND_SLOTS, INACTIVITY_TIMEOUT_S, Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import ReasonCode
from tests.core.strategies import NOON, make_job

S = JobState
PRIORITIES = {"F": Priority.FOREGROUND, "H": Priority.HIGH, "N": Priority.NORMAL, "L": Priority.LOW}
STATES = {
    "q": S.QUEUED,
    "c": S.CONNECTING,
    "t": S.TRANSFERRING,
    "s": S.SUSPENDED,
    "e": S.ERROR,
    "r": S.TRANSIENT_ERROR,
    "w": S.TRANSFERRED,
    "a": S.ACKNOWLEDGED,
    "x": S.CANCELLED,
}
FILES = {"w": FileState.TRANSFERRED, "a": FileState.PLACED}
FULL = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/downloads"})
UNWRITABLE = ErrorInfo(ErrorCode.STORE_UNAVAILABLE, {"path": "/d", "detail": "full"})


def queue(spec: str) -> list[Job]:
    """Jobs from words such as `Nq`: priority and state; numbers and ranks rise from 1."""
    return [
        make_job(
            STATES[word[1]],
            [FILES.get(word[1], FileState.PENDING)],
            number=number,
            priority=PRIORITIES[word[0]],
        )
        for number, word in enumerate(spec.split(), start=1)
    ]


def plan_for(
    jobs: list[Job],
    *,
    slots: int = 3,
    occupied: set[JobId] | None = None,
    conditions: Conditions | None = None,
    now: float = NOON,
) -> Plan:
    if occupied is None:
        occupied = {job.id for job in jobs if job.state.is_running}
    settings = Settings({"background_slots": slots})
    return plan(jobs, occupied, conditions or Conditions(), settings, now)


def numbers(ids: tuple[JobId, ...]) -> str:
    return " ".join(str(int(job_id[:8], 16)) for job_id in ids)


def starts_and_stops(made: Plan) -> tuple[str, str]:
    return numbers(made.start), numbers(tuple(job_id for job_id, _ in made.stop))


@pytest.mark.parametrize(
    ("spec", "start", "stop"),
    [
        ("", "", ""),
        ("Nq", "1", ""),
        ("Nq Nq Nq Nq Nq", "1 2 3", ""),
        ("Nt Nq Nq Nq", "2 3", ""),
        ("Nt Nc Nt Nq", "", ""),
        # Foreground jobs run all together, beside the others.
        ("Fq Fq Fq Fq Nq", "1 2 3 4 5", ""),
        ("Fq Nt Nt Nt", "1", ""),
        # A strictly higher priority displaces; the last in line goes.
        ("Nt Nt Nt Hq", "4", "3"),
        ("Lt Nt Ht Hq Nq", "4", "1"),
        ("Lt Lt Lt Hq Nq Lq", "4 5", "2 3"),
        ("Ht Ht Ht Nq Lq", "", ""),
        # Equals do not displace each other, whatever their rank.
        ("Nq Nt Nt Nt", "", ""),
        ("Hq Ht Ht Ht", "", ""),
        # Jobs that do not want to run block nobody, nor do those in error.
        ("Hs He Hr Hw Ha Hx Lq", "7", ""),
        # More run than may, for example after the number of slots was lowered.
        ("Nt Nt Nt Nt Nt", "", "4 5"),
    ],
)
def test_slots_and_priorities(spec: str, start: str, stop: str) -> None:
    made = plan_for(queue(spec))
    assert starts_and_stops(made) == (start, stop)
    assert {reason for _, reason in made.stop} <= {YieldReason.DISPLACED}


@pytest.mark.parametrize(("slots", "start"), [(1, "1"), (2, "1 2"), (64, "1 2 3 4")])
def test_the_number_of_slots_is_a_setting(slots: int, start: str) -> None:
    assert starts_and_stops(plan_for(queue("Nq Nq Nq Nq"), slots=slots)) == (start, "")


def test_lower_ranks_go_first_whatever_their_numbers() -> None:
    jobs = [replace(job, rank=rank) for job, rank in zip(queue("Nq Nq Nq"), (3, 1, 2), strict=True)]
    assert numbers(plan_for(jobs, slots=2).start) == "2 3"


def test_a_job_whose_worker_winds_down_keeps_its_place_but_waits() -> None:
    jobs = queue("Nq Nq")
    made = plan_for(jobs, slots=1, occupied={jobs[0].id})
    assert made.start == ()
    assert made.verdicts[jobs[0].id].text == "About to start"


def test_a_job_that_ends_early_is_left_alone() -> None:
    job = make_job(S.QUEUED, [FileState.TRANSFERRED, FileState.PENDING], completing=True)
    made = plan_for([job, *queue("Hs Nq")[1:]], slots=1)
    assert numbers(made.start) == "2"
    assert made.verdicts[job.id].text == "Saving under the final name"
    failed = replace(job, error=FULL, retry_at=NOON + 5)
    verdict = plan_for([failed]).verdicts[job.id]
    assert verdict.reasons[0].code is ReasonCode.SAVING_FAILED
    assert verdict.reasons[0].clears_at == NOON + 5


@pytest.mark.parametrize(
    ("conditions", "reason", "code"),
    [
        (Conditions(paused_by_user=True), YieldReason.PAUSED_ALL, ReasonCode.PAUSED_ALL),
        (Conditions(stopping=True), YieldReason.STOPPED, ReasonCode.STOPPING),
        (Conditions(True, True), YieldReason.STOPPED, ReasonCode.STOPPING),
    ],
)
def test_what_stops_everything(
    conditions: Conditions, reason: YieldReason, code: ReasonCode
) -> None:
    jobs = queue("Ft Fq Nt Nc Lq Ls")
    made = plan_for(jobs, conditions=conditions)
    assert made.start == ()
    assert made.stop == tuple((jobs[index].id, reason) for index in (0, 2, 3))
    for job in jobs[:5]:
        assert made.verdicts[job.id].reasons[0].code is code
    assert made.verdicts[jobs[5].id].reasons[0].code is ReasonCode.SUSPENDED


def test_while_nothing_can_be_recorded_nothing_starts_or_stops() -> None:
    jobs = queue("Nt Nq Fq")
    made = plan_for(jobs, conditions=Conditions(store_error=UNWRITABLE))
    assert starts_and_stops(made) == ("", "")
    assert made.verdicts[jobs[0].id].text == "Transferring"
    assert made.verdicts[jobs[1].id].reasons[0].code is ReasonCode.CANNOT_RECORD


def test_retries_that_are_due_and_those_that_are_not() -> None:
    due, later, last = (
        replace(job, retry_at=NOON + seconds)
        for job, seconds in zip(queue("Nr Nr Nr"), (0.0, 30.0, 90.0), strict=True)
    )
    made = plan_for([last, due, later])
    assert made.due == (due.id,)
    assert made.wake_at == NOON + 30
    assert plan_for([due]).wake_at == due.modified_at + Settings().get(INACTIVITY_TIMEOUT_S)
    assert plan_for([last, later], now=NOON + 90).due == (later.id, last.id)


def test_saving_that_failed_is_due_like_a_retry() -> None:
    job = replace(queue("Nw")[0], error=FULL, retry_at=NOON)
    assert plan_for([job]).due == (job.id,)
    assert plan_for([job], now=NOON - 1).wake_at == NOON


def test_every_state_says_what_it_does() -> None:
    jobs = queue("Nq Nc Nt Ns Ne Nr Nw Na Nx Nq Nq")
    made = plan_for(jobs)
    assert [made.verdicts[job.id].reasons[0].code.name for job in jobs] == [
        "STARTING",
        "CONNECTING",
        "TRANSFERRING",
        "SUSPENDED",
        "NEEDS_YOU",
        "RETRY",
        "SAVING",
        "COMPLETED",
        "CANCELLED",
        "IN_LINE",
        "IN_LINE",
    ]
    assert made.verdicts[jobs[4].id].text == "Needs you: The server answered 503 (Busy)."
    assert [made.verdicts[job.id].text for job in jobs[9:]] == [
        "Waiting: 1st in line behind 'job 1'",
        "Waiting: 2nd in line behind 'job 10'",
    ]
    assert [job.id for job in jobs if made.verdicts[job.id].may_run] == [job.id for job in jobs[:3]]


def test_a_retry_tells_when_and_what_else_is_in_the_way() -> None:
    job = queue("Nr")[0]
    verdict = plan_for([job], conditions=Conditions(paused_by_user=True)).verdicts[job.id]
    assert [reason.code for reason in verdict.reasons] == [ReasonCode.RETRY, ReasonCode.PAUSED_ALL]
    assert verdict.reasons[0].clears_at == job.retry_at


def test_a_manual_job_that_is_whole_asks_to_be_completed() -> None:
    job = make_job(S.TRANSFERRED, [FileState.TRANSFERRED], manual=True)
    verdict = plan_for([job]).verdicts[job.id]
    assert verdict.reasons[0].code is ReasonCode.TO_BE_COMPLETED
    completing = replace(job, completing=True)
    assert plan_for([completing]).verdicts[job.id].reasons[0].code is ReasonCode.SAVING


def test_places_far_back_are_not_counted() -> None:
    jobs = queue("Nq " * (LONGEST_LINE + 3))
    made = plan_for(jobs, slots=1)
    assert made.verdicts[jobs[LONGEST_LINE].id].text == (
        f"Waiting: {LONGEST_LINE}th in line behind 'job {LONGEST_LINE}'"
    )
    far = [made.verdicts[job.id] for job in jobs[LONGEST_LINE + 1 :]]
    assert {verdict.text for verdict in far} == {f"Waiting: more than {LONGEST_LINE} jobs go first"}
    assert far[0] is far[1], "nothing to compare, nothing to tell"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *[(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")],
        *[(13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (100, "100th")],
    ],
)
def test_places_in_words(place: int, words: str) -> None:
    jobs = queue("Nq " * 101)
    text = plan_for(jobs, slots=1).verdicts[jobs[place].id].text
    assert text.startswith(f"Waiting: {words} in line")


# Promises over random queues


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Job], set[JobId], Conditions, Settings]:
    jobs = []
    for number in range(1, draw(st.integers(0, 10)) + 1):
        state = draw(st.sampled_from([S.QUEUED, S.QUEUED, S.QUEUED, *S]))
        whole = state in (S.TRANSFERRED, S.ACKNOWLEDGED)
        files = [FileState.TRANSFERRED if whole else FileState.PENDING]
        jobs.append(
            replace(
                make_job(state, files, number=number, priority=draw(st.sampled_from(Priority))),
                rank=draw(st.floats(0, 3)),
            )
        )
    winding_down = {job.id for job in jobs if job.state is S.QUEUED and draw(st.booleans())}
    occupied = {job.id for job in jobs if job.state.is_running} | winding_down
    conditions = Conditions(draw(st.sampled_from([False, False, True])))
    return jobs, occupied, conditions, Settings({"background_slots": draw(st.integers(1, 4))})


World = tuple[list[Job], set[JobId], Conditions, Settings]


def make_plan(world: World, now: float = NOON) -> Plan:
    return plan(*world, now)


def is_background(job: Job) -> bool:
    return job.priority is not Priority.FOREGROUND


@given(worlds())
def test_starts_and_stops_are_of_the_right_jobs(world: World) -> None:
    jobs, occupied, _, _ = world
    by_id = {job.id: job for job in jobs}
    made = make_plan(world)
    assert len(set(made.start)) == len(made.start)
    assert all(by_id[job_id].state is S.QUEUED for job_id in made.start)
    assert not set(made.start) & occupied
    assert all(by_id[job_id].state.is_running for job_id, _ in made.stop)


@given(worlds())
def test_never_more_background_jobs_than_slots(world: World) -> None:
    jobs, _, _, settings = world
    made = make_plan(world)
    stopped = {job_id for job_id, _ in made.stop}
    background = [job for job in jobs if is_background(job)]
    stay = [job for job in background if job.state.is_running and job.id not in stopped]
    start = [job for job in background if job.id in made.start]
    assert len(stay) + len(start) <= settings.get(BACKGROUND_SLOTS)


@given(worlds())
def test_no_job_waits_while_a_slot_is_free(world: World) -> None:
    jobs, occupied, conditions, settings = world
    made = make_plan(world)
    stopped = {job_id for job_id, _ in made.stop}
    queued = [job for job in jobs if job.state is S.QUEUED]
    waiting = [job for job in queued if job.id not in made.start and job.id not in occupied]
    if conditions.paused_by_user:
        assert waiting == [job for job in queued if job.id not in occupied]
        return
    assert all(is_background(job) for job in waiting)
    if waiting:
        # A job whose worker winds down keeps the slot that it will have again.
        holders = [
            job
            for job in jobs
            if is_background(job)
            and (job.state.is_running or job.state is S.QUEUED)
            and job.id not in stopped
            and (job.state.is_running or job.id in made.start or job.id in occupied)
        ]
        assert len(holders) >= settings.get(BACKGROUND_SLOTS)


@given(worlds())
def test_only_a_strictly_higher_priority_displaces(world: World) -> None:
    jobs, _, conditions, settings = world
    made = make_plan(world)
    by_id = {job.id: job for job in jobs}
    running = [job for job in jobs if is_background(job) and job.state.is_running]
    if conditions.paused_by_user or len(running) > settings.get(BACKGROUND_SLOTS):
        return
    for job_id, _ in made.stop:
        loser = by_id[job_id]
        above = [
            job
            for job in jobs
            if is_background(job)
            and job.priority.value < loser.priority.value
            and (job.state is S.QUEUED or job.state.is_running)
        ]
        assert above


@given(worlds())
def test_no_job_runs_before_one_of_a_higher_priority(world: World) -> None:
    jobs, occupied, _, _ = world
    made = make_plan(world)
    started = [job for job in jobs if job.id in made.start]
    left = [
        job
        for job in jobs
        if job.state is S.QUEUED and job.id not in made.start and job.id not in occupied
    ]
    assert not any(
        (waits.priority.value, waits.rank) < (runs.priority.value, runs.rank)
        for waits in left
        for runs in started
    )


@given(worlds(), st.sampled_from([0.0, 60.0]))
def test_every_job_has_a_verdict_with_a_reason(world: World, later_s: float) -> None:
    jobs = world[0]
    made = make_plan(world, NOON + later_s)
    assert made.verdicts.keys() == {job.id for job in jobs}
    stopped = {job_id for job_id, _ in made.stop}
    for job in jobs:
        verdict = made.verdicts[job.id]
        assert verdict.reasons
        assert all(reason.text and "{" not in reason.text for reason in verdict.reasons)
        goes_on = job.id in made.start or (job.state.is_running and job.id not in stopped)
        assert not goes_on or verdict.may_run


@given(worlds(), st.sampled_from([0.0, 60.0, 3600.0]))
def test_following_a_plan_leads_to_rest(world: World, later_s: float) -> None:
    """The second plan may start what the first one freed or found due; the third does nothing."""
    jobs, _, conditions, settings = world
    now = NOON + later_s
    for _ in range(2):
        made = plan(jobs, workers_of(jobs), conditions, settings, now)
        jobs = [followed(job, made, Environment(now, 0.0, settings)) for job in jobs]
    made = plan(jobs, workers_of(jobs), conditions, settings, now)
    assert (made.start, made.stop, made.due) == ((), (), ())
    assert made.wake_at is None or made.wake_at > now


def workers_of(jobs: list[Job]) -> set[JobId]:
    return {job.id for job in jobs if job.state.is_running}


def followed(job: Job, made: Plan, environment: Environment) -> Job:
    messages: list[Message] = []
    if job.id in made.due:
        messages.append(rep.RetryDue(job.id, 0))
    messages += [Yield(reason) for job_id, reason in made.stop if job_id == job.id]
    if job.id in made.start:
        messages.append(Pick())
    for message in messages:
        for event in decide(job, message, environment).events:
            job = evolve(job, event, environment.now) or job
    return job
