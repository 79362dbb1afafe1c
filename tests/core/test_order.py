from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.commands import Place
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job, JobId, JobKind, Priority
from ebbtide.core.order import placed_before, rearranged
from ebbtide.core.states import JobState


def job(number: int, rank: float, priority: Priority = Priority.NORMAL) -> Job:
    return Job(
        id=JobId(str(number)),
        number=number,
        name=str(number),
        kind=JobKind.DOWNLOAD,
        priority=priority,
        state=JobState.QUEUED,
        files=(),
        created_at=0.0,
        modified_at=0.0,
        rank=rank,
        turn_at=10.0 * number,
    )


def order_after(jobs: list[Job], number: int, other: int) -> list[int]:
    by_id = {one.id: one for one in jobs}
    one, next_one = (by_id[JobId(str(name))] for name in (number, other))
    for job_id, move in placed_before(jobs, one, next_one):
        by_id[job_id] = replace(by_id[job_id], rank=move.rank, turn_at=move.turn_at)
    return [found.number for found in sorted(by_id.values(), key=lambda found: found.rank)]


@pytest.mark.parametrize(
    ("number", "other", "expected"),
    [
        (4, 1, [4, 1, 2, 3]),
        (4, 2, [1, 4, 2, 3]),
        (1, 4, [2, 3, 1, 4]),
        (2, 3, [1, 2, 3, 4]),
        (2, 2, [1, 2, 3, 4]),
    ],
)
def test_a_job_gets_the_place_before_another(number: int, other: int, expected: list[int]) -> None:
    assert order_after([job(one, one) for one in (1, 2, 3, 4)], number, other) == expected


def test_it_takes_its_turn_with_the_one_it_goes_before() -> None:
    jobs = [job(1, 1), job(2, 2), job(3, 3)]
    ((job_id, move),) = placed_before(jobs, jobs[2], jobs[1])
    assert (job_id, move.turn_at) == (jobs[2].id, jobs[1].turn_at)


def test_ranks_without_room_between_them_are_numbered_anew() -> None:
    tight = [job(1, 1.0), job(2, 1.0), job(3, 5.0)]
    assert order_after(tight, 3, 2) == [1, 3, 2]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=80))
def test_any_number_of_moves_keeps_every_order_exact(moves: list[tuple[int, int]]) -> None:
    jobs = {number: job(number, float(number)) for number in range(1, 6)}
    expected = [1, 2, 3, 4, 5]
    for number, other in moves:
        if number != other:
            expected.remove(number)
            expected.insert(expected.index(other), number)
        for job_id, move in placed_before(jobs.values(), jobs[number], jobs[other]):
            jobs[int(job_id)] = replace(jobs[int(job_id)], rank=move.rank)
        assert sorted(jobs, key=lambda one: jobs[one].rank) == expected


@pytest.mark.parametrize(
    "other", [job(2, 2, Priority.HIGH), replace(job(2, 2), state=JobState.CANCELLED)]
)
def test_only_among_equals(other: Job) -> None:
    with pytest.raises(CommandError) as caught:
        placed_before([job(1, 1), other], job(1, 1), other)
    assert caught.value.info.code is ErrorCode.VALUE_INVALID


NOW = 1000.0


def line_after(jobs: list[Job], number: int, place: Place) -> list[int]:
    """Return the numbers of the jobs as they come to their turns after a move."""
    by_id = {one.id: one for one in jobs}
    for job_id, move in rearranged(jobs, by_id[JobId(str(number))], place, NOW):
        by_id[job_id] = replace(by_id[job_id], rank=move.rank, turn_at=move.turn_at)
    line = sorted(by_id.values(), key=lambda one: (one.turn_at, one.rank, one.number))
    return [one.number for one in line]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place.TOP, [1, 2, 3]),
        (Place.UP, [1, 2, 3]),
        (Place.DOWN, [2, 3, 1]),
        (Place.BOTTOM, [2, 3, 1]),
    ],
)
def test_who_went_to_the_end_of_the_line_comes_back_to_its_top(
    place: Place, line: list[int]
) -> None:
    # Another priority, or a turn that is over: the first by rank is the last in line.
    jobs = [replace(job(1, 1), turn_at=99.0), job(2, 2), job(3, 3)]
    assert line_after(jobs, 1, place) == line


@pytest.mark.parametrize("place", [Place.BOTTOM, Place.DOWN])
def test_the_last_by_rank_that_is_first_in_line_goes_to_its_end(place: Place) -> None:
    jobs = [job(1, 1), job(2, 2), replace(job(3, 3), turn_at=0.0)]
    assert line_after(jobs, 3, place) == [1, 2, 3]


@pytest.mark.parametrize(("number", "place"), [(1, Place.TOP), (1, Place.UP), (3, Place.DOWN)])
def test_who_is_there_already_stays(number: int, place: Place) -> None:
    jobs = [job(1, 1), job(2, 2), job(3, 3)]
    assert rearranged(jobs, jobs[number - 1], place, NOW) == ()
