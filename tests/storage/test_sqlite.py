"""What only the SQLite store can get right or wrong."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.events import JobPicked, JobSuspended, Recorded
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobChange, StepRecord
from ebbtide.core.tide import Quiet
from ebbtide.core.tide_history import TideCell, TideChanges
from ebbtide.storage import SqliteStore
from tests.storage.values import NOW, add, happen, make_job, progress, renamed


@contextmanager
def refusal(code: ErrorCode) -> Iterator[None]:
    with pytest.raises(EbbtideError) as caught:
        yield
    assert caught.value.code is code
    assert "(" not in caught.value.info.text.replace("(version", ""), "a parameter is missing"


def pragma(store: SqliteStore, name: str) -> object:
    return store._connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_a_commit_reaches_the_disk(sqlite_store: SqliteStore, name: str, value: object) -> None:
    assert pragma(sqlite_store, name) == value


def test_all_tables_are_strict(sqlite_store: SqliteStore) -> None:
    tables = sqlite_store._connection.execute(
        "SELECT name, strict FROM pragma_table_list"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    assert len(tables) == 9
    assert all(strict for _, strict in tables)


def test_everything_is_there_after_a_restart(path: Path) -> None:
    first = SqliteStore(path)
    add(first, make_job(1, files=3), make_job(2))
    job = progress(first, make_job(1, files=3), 2, (0, 10), (20, 30))
    state, history = first.load(), first.history(job.id)
    first.close()
    with closing(SqliteStore(path)) as second:
        assert second.load() == state
        assert second.history(job.id) == history


def test_progress_of_one_file_writes_four_rows(sqlite_store: SqliteStore) -> None:
    job = make_job(files=200)
    add(sqlite_store, job)
    job = progress(sqlite_store, job, 199, (0, 10), (50, 60))
    before = sqlite_store._connection.total_changes
    progress(sqlite_store, job, 199, (0, 20), (50, 60))
    # The job (its time of change), the file (its high water), one range, the event number.
    assert sqlite_store._connection.total_changes - before == 4


def test_an_unchanged_job_is_not_written(sqlite_store: SqliteStore) -> None:
    add(sqlite_store, make_job(files=9))
    before = sqlite_store._connection.total_changes
    sqlite_store.commit(StepRecord(changes=(JobChange(make_job(files=9), make_job(files=9)),)))
    assert sqlite_store._connection.total_changes - before == 1


def test_a_step_is_stored_as_a_whole_or_not_at_all(sqlite_store: SqliteStore) -> None:
    add(sqlite_store, make_job())
    state = sqlite_store.load()
    stranger = Recorded(9, NOW, JobPicked(JobId("nobody")))
    changes = (JobChange(make_job(), renamed(make_job(), "new")), JobChange(None, make_job(2)))
    with pytest.raises(sqlite3.IntegrityError):  # a mistake of the caller keeps its own name
        sqlite_store.commit(StepRecord((stranger,), changes, None, 9))
    assert sqlite_store.load() == state
    add(sqlite_store, make_job(2))
    assert len(sqlite_store.load().jobs) == 2


def test_a_number_is_not_given_to_a_second_job(sqlite_store: SqliteStore) -> None:
    add(sqlite_store, make_job())
    twin = replace(make_job(), id=JobId("another"))
    with pytest.raises(sqlite3.IntegrityError):
        sqlite_store.commit(StepRecord(changes=(JobChange(None, twin),)))
    assert sqlite_store.load().jobs == (make_job(),)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_nobody_else_reads_along(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with closing(SqliteStore(path / "deeper" / "jobs.db")) as store:
            add(store, make_job())
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.rglob("*")}
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o700
    assert modes == {
        "deeper": 0o700,
        "jobs.db": 0o600,
        "jobs.db-wal": 0o600,
        "jobs.db-shm": 0o600,
    }


def test_a_database_that_others_could_read_is_closed_to_them(path: Path) -> None:
    with closing(SqliteStore(path)):
        pass
    path.chmod(0o644)
    with closing(SqliteStore(path)) as store:
        add(store, make_job())
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


def test_a_directory_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    SqliteStore(tmp_path / "jobs.db").close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_locked_database_is_unavailable(path: Path, sqlite_store: SqliteStore) -> None:
    add(sqlite_store, make_job())
    state = sqlite_store.load()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with refusal(ErrorCode.STORE_UNAVAILABLE):
            add(sqlite_store, make_job(2))
        with refusal(ErrorCode.STORE_UNAVAILABLE):
            SqliteStore(path, busy_timeout_s=0)
    assert sqlite_store.load() == state
    add(sqlite_store, make_job(2))
    assert len(sqlite_store.load().jobs) == 2


def test_a_full_database_is_unavailable(sqlite_store: SqliteStore) -> None:
    add(sqlite_store, make_job())
    state = sqlite_store.load()
    pragma(sqlite_store, f"max_page_count = {pragma(sqlite_store, 'page_count')}")
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        add(sqlite_store, make_job(2, files=1000))
    assert sqlite_store.load() == state
    pragma(sqlite_store, "max_page_count = 100000")
    add(sqlite_store, make_job(2, files=1000))
    assert len(sqlite_store.load().jobs) == 2


def fill(directory: Path) -> Path:
    """Leave no room in a file system; return the file that takes it."""
    ballast = directory / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - the way out of the loop
    return ballast


def test_a_full_disk_is_unavailable_until_there_is_room(small_disk: Path) -> None:
    path = small_disk / "jobs.db"
    with closing(SqliteStore(path)) as store:
        add(store, make_job())
        state = store.load()
        ballast = fill(small_disk)
        for _ in range(3):
            with refusal(ErrorCode.STORE_UNAVAILABLE):
                add(store, make_job(2, files=100))
            assert store.load() == state
        ballast.unlink()
        add(store, make_job(2, files=100))
        state = store.load()
    with closing(SqliteStore(path)) as store:
        assert store.load() == state
        assert state.jobs == (make_job(), make_job(2, files=100))


def test_no_room_for_a_new_database(small_disk: Path) -> None:
    ballast = fill(small_disk)
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        SqliteStore(small_disk / "jobs.db")
    ballast.unlink()
    with closing(SqliteStore(small_disk / "jobs.db")) as store:
        assert store.load().jobs == ()


def test_a_disk_that_can_only_be_read_is_unavailable(small_disk: Path) -> None:
    SqliteStore(small_disk / "jobs.db").close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        SqliteStore(small_disk / "jobs.db")
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        SqliteStore(small_disk / "deeper" / "jobs.db")


def test_a_path_below_a_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am not a directory")
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        SqliteStore(tmp_path / "file" / "jobs.db")


def test_a_directory_in_its_place_is_unavailable(path: Path) -> None:
    path.mkdir(parents=True)
    with refusal(ErrorCode.STORE_UNAVAILABLE):
        SqliteStore(path)


@pytest.mark.parametrize("name", ["a?b#c%20.db", "with space", "ünï"])
def test_any_name_will_do(path: Path, name: str) -> None:
    with closing(SqliteStore(path.with_name(name))) as store:
        add(store, make_job())
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_another_thread_may_take_over(path: Path) -> None:
    store = SqliteStore(path)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(add, store, make_job()).result()
        pool.submit(happen, store, make_job(), JobSuspended(make_job().id)).result()
        pool.submit(store.close).result()


def test_the_link_is_remembered_by_the_next_program(path: Path) -> None:
    cells = (TideCell(12, 1, 1.0, quiet=((Quiet.COST, 0.5),)),)
    with closing(SqliteStore(path)) as first:
        first.keep_tide(TideChanges(cells))
    with closing(SqliteStore(path)) as second:
        assert second.tide() == cells


def test_a_row_of_the_link_that_makes_no_sense_is_left_out(
    sqlite_store: SqliteStore, path: Path
) -> None:
    sqlite_store.keep_tide(TideChanges((TideCell(12, 1, 1.0), TideCell(12, 2, 2.0))))
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE tide SET quiet = '[[\"boredom\", 3.0]]' WHERE number = 1")
        other.commit()
    assert sqlite_store.tide() == (TideCell(12, 2, 2.0),)
