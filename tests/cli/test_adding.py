from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobId, Priority
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run

URL = "https://example.org/ebb.iso"
FIRST = JobId("00000001-0000-4000-8000-000000000000")
MISSING = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"}, 0)
EXISTS = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/a"}, 0)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def added(server: FakeServer) -> cmd.AddDownload:
    (command,) = [item for item in server.engine.received if isinstance(item, cmd.AddDownload)]
    return command


def test_add_says_what_it_made(server: FakeServer, run: Run) -> None:
    assert run("add", URL).out == "Added as job 1: ebb.iso\n"
    assert added(server) == cmd.AddDownload((URL,))


def test_all_options_arrive(server: FakeServer, run: Run) -> None:
    options = ("--name", "n", "--priority", "low", "--hold", "--manual", "--json")
    job = json.loads(run("add", URL, *options, f"{URL}2").out)
    assert job["state"] == "suspended"
    assert added(server) == cmd.AddDownload(
        (URL, f"{URL}2"), name="n", priority=Priority.LOW, hold=True, manual=True
    )


@pytest.mark.parametrize(
    ("typed", "sent"), [("d", "here/d"), ("../d", "d"), (".", "here"), ("/d", "/d")]
)
def test_directory_is_that_of_the_caller(
    server: FakeServer, run: Run, tmp_path: Path, typed: str, sent: str
) -> None:
    run("add", "-d", typed, URL)
    assert added(server).directory == str(tmp_path / sent)


@pytest.mark.parametrize(("typed", "sent"), [("f", "here/f"), ("../f", "f"), ("./f", "here/f")])
def test_file_is_that_of_the_caller(
    server: FakeServer, run: Run, tmp_path: Path, typed: str, sent: str
) -> None:
    run("add", "-o", typed, URL)
    assert added(server).target == str(tmp_path / sent)


def test_a_file_may_be_named_below_a_directory(
    server: FakeServer, run: Run, tmp_path: Path
) -> None:
    run("add", "-d", "d", "-o", "f", URL)
    assert added(server).target == str(tmp_path / "here" / "d" / "f")
    assert added(server).directory is None
    assert "leave out -d" in run("add", "-d", "d", "-o", "/f", URL).err


def test_links_stay_as_they_were_typed(server: FakeServer, run: Run, tmp_path: Path) -> None:
    Path("link").symlink_to(tmp_path)
    run("add", "-o", "link/f", URL)
    assert added(server).target == str(tmp_path / "here" / "link" / "f")


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["add"], ErrorCode.USAGE),
        (["add", "-o", "/a", "-d", "b", URL], ErrorCode.USAGE),
        (["add", "--priority", "urgent", URL], ErrorCode.USAGE),
        (["add", "--prio", "low", URL], ErrorCode.USAGE),
        (["add", "-o", "dir/", URL], ErrorCode.NAME_INVALID),
        (["add", "-d", os.fsdecode(b"\xff"), URL], ErrorCode.NAME_INVALID),
        (["add", "-o", os.fsdecode(b"\xff"), URL], ErrorCode.NAME_INVALID),
        (["add", "not-an-address"], ErrorCode.URL_INVALID),
        (["add", "gopher://example.org/"], ErrorCode.SCHEME_UNKNOWN),
        (["add", "https://example.org/a b"], ErrorCode.URL_INVALID),
    ],
)
def test_bad_input_is_named_and_changes_nothing(
    server: FakeServer, run: Run, argv: list[str], code: ErrorCode
) -> None:
    outcome = run(*argv)
    assert outcome.status == code.number
    assert outcome.out == ""
    assert "ebbtide: " in outcome.err
    assert not server.engine.jobs


# --wait

FINISH: list[list[ev.Event]] = [
    [ev.JobPicked(FIRST)],
    [ev.FileTransferred(FIRST, 0, 10), ev.JobTransferred(FIRST)],
    [ev.FilePlaced(FIRST, 0, "/home/ann/ebb.iso"), ev.JobCompleted(FIRST)],
]


def test_wait_ends_when_the_file_is_saved(server: FakeServer, run: Run) -> None:
    server.script = FINISH
    outcome = run("add", "--wait", URL)
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert lines[0].endswith("1  ebb.iso: About to start")
    assert lines[-2].endswith("1  ebb.iso: Finished")
    assert lines[-1] == "Saved as /home/ann/ebb.iso"


def test_wait_for_programs_prints_the_end(server: FakeServer, run: Run) -> None:
    server.script = FINISH
    job = json.loads(run("add", "--wait", "--json", URL).out)
    assert job["state"] == "acknowledged"


def test_wait_goes_on_after_a_retry(server: FakeServer, run: Run) -> None:
    busy = ErrorInfo(ErrorCode.SERVER_BUSY, {"status": "503", "reason": "busy"}, 0)
    server.script = [
        [ev.JobPicked(FIRST), ev.AttemptPostponed(FIRST, busy, 1_700_000_001.0)],
        [ev.JobRetried(FIRST)],
        *FINISH,
    ]
    outcome = run("add", "--wait", URL)
    assert outcome.status == 0
    assert "503 (busy)" in outcome.out


def test_wait_ends_with_the_error_that_needs_somebody(server: FakeServer, run: Run) -> None:
    server.script = [[ev.JobPicked(FIRST)], [ev.JobFailed(FIRST, MISSING)]]
    outcome = run("add", "--wait", URL)
    assert outcome.status == MISSING.code.number
    assert outcome.err == f"ebbtide: {MISSING.text}\n  {MISSING.advice}\n"


def test_wait_ends_when_the_file_cannot_be_saved(server: FakeServer, run: Run) -> None:
    server.script = [*FINISH[:2], [ev.PlacementFailed(FIRST, EXISTS, None)]]
    assert run("add", "--wait", URL).status == EXISTS.code.number


def test_wait_goes_on_when_saving_is_tried_again(server: FakeServer, run: Run) -> None:
    full = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/a"}, 0)
    server.script = [*FINISH[:2], [ev.PlacementFailed(FIRST, full, 1e10)], FINISH[2]]
    assert run("add", "--wait", URL).status == 0


def test_wait_for_a_job_to_be_completed_by_hand(server: FakeServer, run: Run) -> None:
    server.script = FINISH[:2]
    outcome = run("add", "--wait", "--manual", URL)
    assert outcome.status == 0
    assert outcome.out.endswith("by: ebbtide complete 1\n")


def test_wait_ends_when_the_job_is_cancelled(server: FakeServer, run: Run) -> None:
    server.script = [[ev.JobCancelled(FIRST)]]
    assert run("add", "--wait", URL).status == ErrorCode.JOB_CANCELLED.number


def test_wait_ends_when_the_job_is_removed(server: FakeServer, run: Run) -> None:
    server.script = [[ev.JobCancelled(FIRST), ev.JobRemoved(FIRST)]]
    assert run("add", "--wait", URL).status == ErrorCode.JOB_NOT_FOUND.number


def test_a_description_on_the_disk_is_named_by_its_whole_path(
    server: FakeServer, run: Run, tmp_path: Path
) -> None:
    run("add", URL, "ebb.metalink")
    path = str(tmp_path / "here" / "ebb.metalink")
    assert added(server) == cmd.AddDownload((URL,), metalinks=(path,))
