"""The jobs in memory: a step that is taken back leaves no trace."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import events as ev
from ebbtide.core.administration import UNADMINISTERED, Administration, Rule
from ebbtide.core.jobs import File as JobFile
from ebbtide.core.jobs import Job, JobId, JobKind, Priority
from ebbtide.core.ports import JobChange, StoredState
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import PAUSED, Settings
from ebbtide.core.states import JobState, can_take
from ebbtide.engine.ledger import Ledger


def make_job(number: int, *targets: str) -> Job:
    return Job(
        id=JobId(f"id-{number}"),
        number=number,
        name=f"job {number}",
        kind=JobKind.DOWNLOAD,
        priority=Priority.NORMAL,
        state=JobState.QUEUED,
        files=tuple(JobFile("http://h/x", target, f"{target}.part") for target in targets),
        created_at=0.0,
        modified_at=0.0,
        rank=float(number),
    )


ONE, OTHER = make_job(1, "/one"), make_job(2, "/two", "/three")


def state_of(ledger: Ledger) -> dict[str, Any]:
    """All that can be seen of a ledger."""
    names = [f"/{name}" for name in ("one", "two", "three", "four")]
    return {
        "jobs": dict(ledger.jobs),
        "owners": {name: ledger.owner_of(name) for name in names},
        "taken": [ledger.is_taken(name) for name in names],
        "settings": ledger.settings,
        "numbers": (ledger.last_event_number, ledger.last_job_number),
        "recorded": ledger.recorded,
        "has_changes": ledger.has_changes,
        "open_count": ledger.open_count,
    }


def a_ledger() -> Ledger:
    return Ledger(StoredState((ONE, OTHER), Settings(), 10, 2))


def test_names_of_unfinished_jobs_are_taken() -> None:
    ledger = a_ledger()
    assert ledger.owner_of("/three") == OTHER
    ledger.apply([ev.JobCancelled(OTHER.id)], 1.0)
    assert not ledger.is_taken("/three")
    assert ledger.owner_of("/three") is None


def test_a_name_passes_from_one_job_to_the_next() -> None:
    ledger = a_ledger()
    heir = make_job(3, "/one")
    ledger.apply([ev.JobCancelled(ONE.id), ev.JobAdded(heir.id, heir)], 1.0)
    assert ledger.owner_of("/one") == heir
    ledger.apply([ev.JobRemoved(ONE.id)], 2.0)
    assert ledger.owner_of("/one") == heir


def test_a_record_tells_each_job_once_from_before_to_after() -> None:
    ledger = a_ledger()
    progress = [ev.FileProgressed(ONE.id, 0, Ranges([(0, end)])) for end in (10, 20)]
    ledger.apply([ev.JobPicked(ONE.id), *progress], 5.0)
    record = ledger.to_record()
    assert record.changes == (JobChange(ONE, ledger.jobs[ONE.id]),)
    assert [told.event for told in record.events] == [ev.JobPicked(ONE.id)]
    assert record.last_event_number == 13
    assert record.settings is None


def test_a_removed_job_takes_its_events_with_it() -> None:
    ledger = a_ledger()
    ledger.apply([ev.JobCancelled(ONE.id), ev.JobRemoved(ONE.id)], 5.0)
    record = ledger.to_record()
    assert record.events == ()
    assert record.changes == (JobChange(ONE, None),)


def test_settings_alone_are_a_change() -> None:
    ledger = a_ledger()
    assert not state_of(ledger)["has_changes"]
    ledger.change_settings(ledger.settings.changed(PAUSED.key, True))
    assert ledger.to_record().settings == Settings({PAUSED.key: True})
    assert state_of(ledger)["has_changes"]
    ledger.commit()
    assert not state_of(ledger)["has_changes"]


def test_numbers_go_on_after_a_commit() -> None:
    ledger = a_ledger()
    ledger.apply([ev.JobPicked(ONE.id)], 1.0)
    ledger.commit()
    ledger.apply([ev.JobPicked(OTHER.id)], 1.0)
    assert [told.number for told in ledger.recorded] == [12]


def possible(ledger: Ledger) -> list[ev.Event]:
    """Events that may happen next."""
    number = ledger.last_job_number + 1
    added = make_job(number, "/four" if not ledger.is_taken("/four") else f"/{number}")
    events: list[ev.Event] = [ev.JobAdded(added.id, added)]
    for job in ledger.jobs.values():
        candidates: list[ev.Event] = [
            ev.JobPicked(job.id),
            ev.JobSuspended(job.id),
            ev.JobCancelled(job.id),
            ev.JobRenamed(job.id, "new"),
            ev.FileProgressed(job.id, 0, Ranges([(0, 7)])),
            ev.JobRemoved(job.id),
        ]
        events += [one for one in candidates if not one.trigger or can_take(job.state, one.trigger)]
    return events


@given(st.data())
def test_a_step_that_is_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    ledger = a_ledger()
    for _ in range(data.draw(st.integers(0, 3))):
        ledger.apply([data.draw(st.sampled_from(possible(ledger)))], 1.0)
    ledger.commit()
    before = state_of(ledger)
    for _ in range(data.draw(st.integers(1, 6))):
        ledger.apply([data.draw(st.sampled_from(possible(ledger)))], 2.0)
        open_jobs = [job for job in ledger.jobs.values() if not job.state.is_final]
        assert ledger.open_count == len(open_jobs)
    ledger.change_settings(Settings({PAUSED.key: True}))
    ledger.roll_back()
    assert state_of(ledger) == before
    assert ledger.to_record().changes == ()


def test_what_the_administrator_says_is_never_recorded_nor_taken_back() -> None:
    ledger = Ledger(StoredState())
    fixed = Administration({"background_slots": Rule(2, "/etc/ebbtide/policy.toml")})
    ledger.administer(fixed)
    assert ledger.to_record().settings is None
    assert not ledger.has_changes
    ledger.change_settings(ledger.settings.changed("paused", True))
    assert ledger.to_record().settings is not None
    ledger.administer(UNADMINISTERED)
    ledger.administer(fixed)
    ledger.roll_back()
    assert ledger.settings == Settings({}, fixed)
