"""A process that is killed loses nothing that it has said."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ebbtide.storage import MemoryStore, SqliteStore
from tests.storage.committing import take_step

ROOT = Path(__file__).parents[2]
ROUNDS = 20


def commit_and_be_killed(path: Path, steps: int) -> int:
    """Have a child commit steps, kill it after that many; return the last number it printed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-m", "tests.storage.committing", str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        printed = [child.stdout.readline() for _ in range(steps)]
        child.kill()
        printed += child.stdout.readlines()
    return int([line for line in printed if line.endswith("\n")][-1])


@pytest.mark.slow
def test_what_was_printed_is_there_after_a_kill(path: Path) -> None:
    chance = random.Random(1)
    replayed = MemoryStore()
    for _ in range(ROUNDS):
        printed = commit_and_be_killed(path, chance.randint(1, 60))
        with closing(SqliteStore(path)) as store:
            state = store.load()
            assert state.last_event_number in (printed, printed + 1)
            while replayed.load().last_event_number < state.last_event_number:
                take_step(replayed)
            assert state == replayed.load()
            for job in state.jobs:
                assert store.history(job.id) == replayed.history(job.id)
