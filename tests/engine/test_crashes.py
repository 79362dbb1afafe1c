"""A process that is killed at any moment goes on where it was, and never records too much."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ebbtide.core.jobs import File, FileState, Job
from ebbtide.storage.sqlite import SqliteStore
from tests.engine.downloading import SIZE, URLS, content

ROOT = Path(__file__).parents[2]
KILLS = 30
MOST_LINES = 100
NEW_VERSIONS = {0: "first", 10: "second", 20: "third"}


def run_and_be_killed(directory: Path, after_lines: int | None) -> list[str]:
    """Run the engine, kill it after it has printed so much; return what it printed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-m", "tests.engine.downloading", str(directory)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        if after_lines is None:
            return child.stdout.read().split()
        printed = [child.stdout.readline().strip() for _ in range(after_lines)]
        child.kill()
    return printed


def jobs_on_record(directory: Path) -> tuple[Job, ...]:
    with closing(SqliteStore(directory / "jobs.db")) as store:
        return store.load().jobs


def check(file: File) -> int:
    """Make sure that what is on record is on the disk; return how many bytes those are."""
    if not file.done:
        return 0
    assert file.version is not None, "nobody knows what these bytes belong to"
    assert file.version.etag is not None
    expected = content(file.url, file.version.etag)
    is_placed = file.state is FileState.PLACED or (
        file.state is FileState.TRANSFERRED and not Path(file.staging).exists()
    )
    found = Path(file.target if is_placed else file.staging).read_bytes()
    for start, end in file.done:
        assert found[start:end] == expected[start:end]
    return file.done.size


@pytest.mark.slow
def test_a_download_survives_being_killed(tmp_path: Path) -> None:
    chance = random.Random(4)
    recorded: list[int] = []
    for kill in range(KILLS):
        if kill in NEW_VERSIONS:
            (tmp_path / "version").write_text(NEW_VERSIONS[kill])
        run_and_be_killed(tmp_path, chance.randint(1, MOST_LINES))
        recorded += [sum(map(check, job.files)) for job in jobs_on_record(tmp_path)]
    in_the_middle = [size for size in recorded if 0 < size < SIZE * len(URLS)]
    assert len(set(in_the_middle)) > KILLS / 3

    assert run_and_be_killed(tmp_path, None)[-1] == "JobCompleted"
    (job,) = jobs_on_record(tmp_path)
    for file in job.files:
        assert file.version is not None
        assert file.version.etag is not None
        assert Path(file.target).read_bytes() == content(file.url, file.version.etag)
    names = {path.name for path in (tmp_path / "downloads").iterdir()}
    assert names == {"one", "two"}
