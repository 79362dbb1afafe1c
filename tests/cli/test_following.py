from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.cli.following import Board
from ebbtide.core import events as ev
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView, Publication, Snapshot
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import PAUSED_ALL, TRANSFERRING
from tests.api.examples import JOB

OTHER = replace(JOB, id=JobId("other"), number=2)
SAMPLE = Sample(JOB.id, 600, 100.0)


@pytest.fixture
def board() -> Board:
    view = JobView(JOB, TRANSFERRING)
    return Board(Snapshot((view,), Settings(), Conditions(), last_event_number=10))


def recorded(number: int, event: ev.Event) -> tuple[ev.Recorded, ...]:
    return (ev.Recorded(number, 1.0, event),)


def test_events_change_jobs(board: Board) -> None:
    changed = board.apply(Publication(recorded(11, ev.JobSuspended(JOB.id))))
    assert [*changed] == [JOB.id]
    assert board.views[JOB.id].job.state is JobState.SUSPENDED


def test_events_of_the_snapshot_are_not_applied_again(board: Board) -> None:
    assert not board.apply(Publication(recorded(10, ev.JobPicked(JOB.id))))
    assert board.views[JOB.id].job is JOB


def test_jobs_come_and_go(board: Board) -> None:
    board.apply(Publication(recorded(11, ev.JobAdded(OTHER.id, OTHER))))
    assert board.views[OTHER.id].job == OTHER
    assert [*board.apply(Publication(recorded(12, ev.JobRemoved(JOB.id))))] == [JOB.id]
    assert [*board.views] == [OTHER.id]


def test_verdicts_and_samples_replace_earlier_ones(board: Board) -> None:
    board.apply(Publication(verdicts=((JOB.id, PAUSED_ALL),), samples=(SAMPLE,)))
    assert board.views[JOB.id] == JobView(JOB, PAUSED_ALL, SAMPLE)


def test_job_that_stops_loses_its_sample(board: Board) -> None:
    board.apply(Publication(samples=(SAMPLE,)))
    board.apply(Publication(recorded(11, ev.JobSuspended(JOB.id)), samples=(SAMPLE,)))
    assert board.views[JOB.id].sample is None


def test_news_of_unknown_jobs_is_ignored(board: Board) -> None:
    news = Publication(
        verdicts=((OTHER.id, PAUSED_ALL),), samples=(replace(SAMPLE, job_id=OTHER.id),)
    )
    assert not board.apply(news)
    assert [*board.views] == [JOB.id]


def test_failed_job_without_an_error_is_still_over() -> None:
    view = JobView(replace(JOB, state=JobState.ERROR), TRANSFERRING)
    board = Board(Snapshot((view,), Settings(), Conditions(), 0))
    with pytest.raises(EbbtideError) as caught:
        board.is_over(JOB.id)
    assert caught.value.code is ErrorCode.UNEXPECTED
