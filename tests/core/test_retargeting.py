from __future__ import annotations

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import FileState, Job, JobKind
from ebbtide.core.retargeting import asked_target
from ebbtide.core.states import JobState
from tests.core.strategies import make_job

F = FileState


def job_of(*states: FileState) -> Job:
    return make_job(JobState.QUEUED, states, number=7)


def refused(job: Job, target: str, number: int | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        asked_target(job, cmd.SetTarget("7", target, number))
    return caught.value


@pytest.mark.parametrize("target", ["new.iso", "/downloads/new.iso"])
def test_a_file_gets_another_name_in_its_directory(target: str) -> None:
    (event,) = asked_target(job_of(F.PENDING), cmd.SetTarget("7", target))
    assert isinstance(event, ev.FileRenamed)
    assert (event.file_index, event.target) == (0, "/downloads/new.iso")


def test_the_same_name_changes_nothing() -> None:
    assert asked_target(job_of(F.TRANSFERRED), cmd.SetTarget("7", "0.iso")) == ()


@pytest.mark.parametrize(
    "target",
    [
        "",
        ".",
        "..",
        "/",
        "/downloads/",
        "/elsewhere/new.iso",
        "sub/new.iso",
        "../new.iso",
        "a\nb",
        "a\0b",
        "ä" * 128,
    ],
)
def test_a_name_that_cannot_be(target: str) -> None:
    assert refused(job_of(F.PENDING), target).code is ErrorCode.NAME_INVALID


def test_files_of_a_job_do_not_share_a_name() -> None:
    assert refused(job_of(F.PENDING, F.PENDING), "1.iso", 1).code is ErrorCode.TARGET_TAKEN


@pytest.mark.parametrize("number", [None, 0, 1, 4, -1])
def test_the_file_has_to_be_plain(number: int | None) -> None:
    error = refused(job_of(F.PLACED, F.PENDING, F.TRANSFERRED), "new.iso", number)
    assert "has still to save file 2, 3" in str(error)


def test_the_only_unsaved_file_is_meant() -> None:
    (event,) = asked_target(job_of(F.PLACED, F.TRANSFERRED), cmd.SetTarget("7", "new.iso"))
    assert isinstance(event, ev.FileRenamed)
    assert event.file_index == 1


def test_somebodys_own_file_is_never_renamed() -> None:
    job = make_job(JobState.QUEUED, (F.PENDING,), number=7, kind=JobKind.UPLOAD)
    assert refused(job, "new.iso").code is ErrorCode.VALUE_INVALID
