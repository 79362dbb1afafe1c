"""Commits steps until it is killed; prints the number of each one that was stored.

Run as ``python -m tests.storage.committing DATABASE``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from ebbtide.core.events import Event, FileProgressed, JobRenamed
from ebbtide.core.jobs import Job
from ebbtide.core.ports import Store
from ebbtide.core.ranges import Ranges
from ebbtide.storage import SqliteStore
from tests.storage.values import add, happen, make_job, remove


def take_step(store: Store) -> int:
    """Do what follows from the number of the last event alone; return the number of this one."""
    state = store.load()
    number = state.last_event_number + 1
    chance = random.Random(number)
    if len(state.jobs) < 3:
        add(store, make_job(state.last_job_number + 1, files=5))
    elif chance.random() < 0.1:
        remove(store, chance.choice(state.jobs))
    else:
        job = chance.choice(state.jobs)
        happen(store, job, _event(job, chance))
    return number


def _event(job: Job, chance: random.Random) -> Event:
    if chance.random() < 0.3:
        return JobRenamed(job.id, f"name {chance.random()}")
    edges = sorted(chance.sample(range(1000), 4))
    return FileProgressed(
        job.id, chance.randrange(5), Ranges(zip(edges[::2], edges[1::2], strict=True))
    )


def main() -> None:
    store = SqliteStore(Path(sys.argv[1]))
    while True:
        sys.stdout.write(f"{take_step(store)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
