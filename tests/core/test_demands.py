"""Another maximum size, another checksum: what a job makes of them in each state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import FileState, JobKind
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState
from tests.core.strategies import FILE_SIZE, make_job
from tests.core.test_decide import after, outcome

S, F = JobState, FileState
RIGHT = "sha256:" + 64 * "0"
EXISTS = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/downloads/0.iso"}, 0)
SIZE, CHECKSUM = cmd.SetMaximumSize("7", 500), cmd.SetChecksum("7", RIGHT)
OPEN = [
    (S.QUEUED, "{}"),
    (S.SUSPENDED, "{}"),
    (S.ERROR, "{} JobResumed"),
    (S.TRANSIENT_ERROR, "{} JobResumed"),
    (S.CONNECTING, "{} JobYielded -> StopTransfer"),
    (S.TRANSFERRING, "{} JobYielded -> StopTransfer"),
]


@pytest.mark.parametrize(("state", "expected"), OPEN)
def test_of_a_job_that_is_not_done(state: JobState, expected: str) -> None:
    job = make_job(state, number=7)
    assert outcome(job, SIZE) == expected.format("MaximumSizeChanged")
    assert outcome(job, CHECKSUM) == expected.format("ChecksumChanged")
    assert after(job, SIZE).options == HttpOptions(maximum_size=500)
    assert after(job, CHECKSUM).options == HttpOptions(checksum=RIGHT)
    assert after(after(job, CHECKSUM), cmd.SetChecksum("7", None)).options == HttpOptions()


@pytest.mark.parametrize("state", [S.ACKNOWLEDGED, S.CANCELLED])
@pytest.mark.parametrize("command", [SIZE, CHECKSUM])
def test_one_that_is_over_is_left_alone(state: JobState, command: cmd.JobCommand) -> None:
    assert outcome(make_job(state, [F.PLACED], number=7), command).startswith("refused: Job 7")


def test_what_is_so_already_changes_nothing() -> None:
    job = replace(
        make_job(S.TRANSFERRING, number=7),
        options=HttpOptions(maximum_size=500, checksum=RIGHT),
    )
    assert outcome(job, SIZE) == outcome(job, CHECKSUM) == ""


def test_a_whole_file_is_compared_again() -> None:
    held = make_job(S.TRANSFERRED, [F.TRANSFERRED], number=7, manual=True)
    assert outcome(held, CHECKSUM) == "ChecksumChanged JobResumed"
    changed = after(held, CHECKSUM)
    assert changed.state is S.QUEUED
    assert changed.files[0].state is F.PENDING
    assert changed.files[0].done == Ranges([(0, FILE_SIZE)])
    assert outcome(held, SIZE) == "MaximumSizeChanged"


def test_so_is_one_that_could_not_be_saved() -> None:
    job = make_job(S.TRANSFERRED, [F.TRANSFERRED], number=7, error=EXISTS)
    assert outcome(job, CHECKSUM) == "ChecksumChanged JobResumed"


def test_but_not_one_that_is_being_saved() -> None:
    job = make_job(S.TRANSFERRED, [F.TRANSFERRED], number=7)
    assert "is being saved" in outcome(job, CHECKSUM)
    assert outcome(job, CHECKSUM).startswith("refused: Job 7")


@pytest.mark.parametrize(
    "command",
    [cmd.SetChecksum("7", "sha256:beef"), cmd.SetChecksum("7", ""), cmd.SetMaximumSize("7", 0)],
)
def test_what_cannot_be(command: cmd.JobCommand) -> None:
    assert outcome(make_job(S.QUEUED, number=7), command).startswith("refused: ")


def test_a_checksum_is_that_of_one_file() -> None:
    job = make_job(S.QUEUED, [F.PENDING, F.PENDING], number=7)
    assert "one file only" in outcome(job, CHECKSUM)
    assert outcome(job, SIZE) == "MaximumSizeChanged"


@pytest.mark.parametrize("command", [SIZE, CHECKSUM])
def test_uploads_have_neither(command: cmd.JobCommand) -> None:
    job = replace(make_job(S.QUEUED, number=7), kind=JobKind.UPLOAD)
    assert "for downloads only" in outcome(job, command)
