"""What every store promises."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from ebbtide.core.administration import Administration, Rule
from ebbtide.core.budgets import Budget, OverCap
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.events import (
    AttemptPostponed,
    FileNoted,
    JobPicked,
    JobResumed,
    JobSuspended,
    LimitChanged,
    Recorded,
)
from ebbtide.core.jobs import FileState, JobId, RemoteVersion
from ebbtide.core.link_samples import Direction
from ebbtide.core.ports import JobChange, StepRecord, Store, StoredState
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.tide import Quiet
from ebbtide.core.tide_history import TideCell, TideChanges
from tests.storage.values import NOW, add, happen, make_file, make_job, progress, remove, renamed


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.load() == StoredState()


def test_jobs_come_back_by_number(store: Store) -> None:
    add(store, make_job(3), make_job(1, files=3), make_job(2, files=0))
    jobs = store.load().jobs
    assert jobs == (make_job(1, files=3), make_job(2, files=0), make_job(3))


def test_a_change_replaces_the_job(store: Store) -> None:
    add(store, make_job(1), make_job(2))
    after = happen(store, make_job(1), JobSuspended(make_job(1).id))
    assert store.load().jobs == (after, make_job(2))


def test_an_error_comes_back_and_goes_away(store: Store) -> None:
    add(store, make_job())
    picked = happen(store, make_job(), JobPicked(make_job().id))
    error = ErrorInfo(ErrorCode.CONNECT_FAILED, {"host": "example.org"}, file_index=0)
    failed = happen(store, picked, AttemptPostponed(picked.id, error, NOW + 60))
    assert failed.error == error
    assert store.load().jobs == (failed,)
    resumed = happen(store, failed, JobResumed(failed.id))
    assert store.load().jobs == (resumed,)


def test_limits_come_back_and_go_away(store: Store) -> None:
    add(store, make_job())
    job = make_job()
    for limit in (500_000.0, 0.0, None):
        for direction in Direction:
            job = happen(store, job, LimitChanged(job.id, limit, direction))
        assert (job.download_limit, job.upload_limit) == (limit, limit)
        assert store.load().jobs == (job,)


@pytest.mark.parametrize(
    "steps",
    [
        [[(0, 10)], [(0, 20)]],
        [[(0, 10), (20, 30)], [(0, 30)]],
        [[(0, 10)], [(5, 7)], []],
        [[(10, 20)], [(0, 20)], [(0, 5), (10, 20), (30, 31)]],
    ],
)
def test_done_ranges_are_the_last_ones(store: Store, steps: list[list[tuple[int, int]]]) -> None:
    job = make_job(files=3)
    add(store, job)
    for pairs in steps:
        job = progress(store, job, 1, *pairs)
        assert store.load().jobs == (job,)
    assert job.files[1].done == Ranges(steps[-1])


def test_files_can_be_added_and_taken_away(store: Store) -> None:
    two, four = make_job(files=2), make_job(files=4)
    add(store, two)
    done = replace(four, files=(*four.files[:3], replace(four.files[3], done=Ranges([(0, 5)]))))
    for before, after in ((two, done), (done, two)):
        store.commit(StepRecord(changes=(JobChange(before, after),)))
        assert store.load().jobs == (after,)


def test_every_field_of_a_file_comes_back(store: Store) -> None:
    version = RemoteVersion(
        9, 'W/"ä"', "Mon, 01 Jan 2024 00:00:00 GMT", "text/html", resumable=True
    )
    file = replace(
        make_file(), state=FileState.PLACED, version=version, size=9, high_water=9, done=Ranges()
    )
    job = replace(make_job(), files=(file,))
    add(store, job)
    assert store.load().jobs == (job,)


def test_names_need_not_be_unicode(store: Store) -> None:
    odd = os.fsdecode(b"/downloads/caf\xe9\x00.iso")
    job = replace(make_job(), name=odd, files=(replace(make_file(), target=odd, staging=odd),))
    add(store, job)
    noted = happen(store, job, FileNoted(job.id, 0, odd))
    assert store.load().jobs == (noted,)
    assert store.history(job.id)[-1].event == FileNoted(job.id, 0, odd)


def test_history_is_told_per_job_and_in_order(store: Store) -> None:
    one, two = make_job(1), make_job(2)
    add(store, one, two)
    suspended = happen(store, one, JobSuspended(one.id))
    happen(store, two, JobSuspended(two.id))
    happen(store, suspended, JobResumed(one.id))
    assert [recorded.number for recorded in store.history(one.id)] == [1, 3, 5]
    assert store.history(one.id)[1] == Recorded(3, NOW + 3, JobSuspended(one.id))


def test_an_unknown_job_has_no_history(store: Store) -> None:
    assert store.history(JobId("nobody")) == ()


def test_a_removed_job_takes_its_history_along(store: Store) -> None:
    gone, stays = make_job(1, files=2), make_job(2)
    add(store, gone, stays)
    gone = progress(store, gone, 0, (0, 10))
    remove(store, gone)
    assert store.load().jobs == (stays,)
    assert store.history(gone.id) == ()
    assert len(store.history(stays.id)) == 1


def test_numbers_are_never_given_twice(store: Store) -> None:
    add(store, make_job(7))
    remove(store, make_job(7))
    state = store.load()
    assert (state.last_event_number, state.last_job_number) == (2, 7)
    store.commit(StepRecord())
    assert store.load() == state


def test_forgotten_events_count_too(store: Store) -> None:
    store.commit(StepRecord(last_event_number=40))
    assert store.load().last_event_number == 40


@pytest.mark.parametrize("values", [{}, {"paused": True, "background_slots": 7}, {"paused": True}])
def test_settings_are_the_last_ones(store: Store, values: dict[str, bool | int]) -> None:
    first = Settings(
        {"paused": True, "minimum_retry_delay_s": 60.0, "download_directory": "/d\udcff"}
    )
    store.commit(StepRecord(settings=first))
    assert store.load().settings == first
    store.commit(StepRecord(settings=Settings(values)))
    assert store.load().settings == Settings(values)


def test_what_an_administrator_says_is_not_stored(store: Store) -> None:
    fixed = Administration({"background_slots": Rule(2, "/etc/ebbtide/policy.toml")})
    store.commit(StepRecord(settings=Settings({"paused": True}, fixed)))
    assert store.load().settings == Settings({"paused": True})


def test_a_step_without_settings_leaves_them(store: Store) -> None:
    store.commit(StepRecord(settings=Settings({"paused": True})))
    add(store, make_job())
    assert store.load().settings == Settings({"paused": True})


def test_several_changes_of_a_job_in_one_step(store: Store) -> None:
    job, later = make_job(), renamed(make_job(), "later")
    store.commit(StepRecord(changes=(JobChange(None, job), JobChange(job, later))))
    assert store.load().jobs == (later,)
    store.commit(StepRecord(changes=(JobChange(later, job), JobChange(job, None))))
    assert store.load().jobs == ()


def test_closing_twice_is_allowed(store: Store) -> None:
    store.close()
    store.close()


def test_budgets_are_the_last_ones(store: Store) -> None:
    phone = Budget("uuid-1", "Phone", 20 * 10**9, 15, OverCap.THROTTLED, 7, NOW)
    home = Budget("uuid-2", "Zuhause \udcff", 10**12)
    store.commit(StepRecord(budgets=(home, phone)))
    assert store.load().budgets == (phone, home)
    add(store, make_job())
    assert store.load().budgets == (phone, home)
    store.commit(StepRecord(budgets=(home,)))
    assert store.load().budgets == (home,)


# The link's history


def test_what_is_remembered_of_the_link_comes_back(store: Store) -> None:
    assert store.tide() == ()
    quiet = ((Quiet.PRESENCE, 7.5), (Quiet.COST, 1.0))
    cells = (
        TideCell(12, 5, 12.0, 1e9, 3.5, 11.0, quiet, 2e9, 6.0, 0.25, 5.0),
        TideCell(288, -1, 1.0),
    )
    store.keep_tide(TideChanges(cells))
    assert store.tide() == cells


def test_what_has_changed_of_the_link_replaces_what_was(store: Store) -> None:
    store.keep_tide(TideChanges(tuple(TideCell(12, number, 1.0) for number in range(4))))
    store.keep_tide(TideChanges((TideCell(12, 2, 9.0),), ((12, 0), (12, 3), (288, 1))))
    assert store.tide() == (TideCell(12, 1, 1.0), TideCell(12, 2, 9.0))


def test_names_of_secrets_come_back_and_go_away(store: Store) -> None:
    store.commit(StepRecord(secrets_named=("b", "a")))
    store.commit(StepRecord(secrets_named=("c", "a"), secrets_gone=("b", "unknown")))
    assert store.load().secret_names == {"a", "c"}
