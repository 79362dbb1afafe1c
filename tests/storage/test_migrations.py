"""What each migration makes of the rows that are there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ebbtide.storage.database import shipped_migrations
from ebbtide.storage.sqlite import SqliteStore

FIRST_JOB = """
INSERT INTO jobs (number, id, name, kind, priority, state, created_at, modified_at, rank,
    completes_itself, completing, error_count, failures)
VALUES (1, 'a', 'old', 'download', 'low', 'queued', 1.0, 2.0, 3.0, 1, 0, 0, 0);
INSERT INTO files (job, position, url, target, staging, state, high_water)
VALUES (1, 0, 'https://example.org/a', '/a', '/a.part', 'pending', 0);
"""


def opened_first(path: Path) -> None:
    SqliteStore(path, migrations=shipped_migrations()[:1]).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_JOB)


def test_jobs_of_the_first_version_have_no_limit(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    opened_first(path)
    with closing(SqliteStore(path)) as store:
        (job,) = store.load().jobs
    assert (job.name, job.download_limit, job.upload_limit) == ("old", None, None)
    assert path.with_name(f"jobs.db.before-v{len(shipped_migrations())}").exists()


def test_a_limit_is_never_negative(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_JOB)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE jobs SET download_limit = -1")
