"""Which files are taken for a job database, and how an older one becomes a newer one."""

from __future__ import annotations

import importlib.resources
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.ports import StoredState
from ebbtide.storage import SqliteStore
from ebbtide.storage.database import APPLICATION_ID, shipped_migrations
from tests.storage.values import add, make_job

NEXT = "CREATE TABLE next_version (id INTEGER PRIMARY KEY) STRICT;"
NEWER = (*shipped_migrations(), NEXT)
VERSION = len(shipped_migrations())
ROOT = Path(__file__).parents[2]


def expect(code: ErrorCode, path: Path, migrations: tuple[str, ...] | None = None) -> EbbtideError:
    with pytest.raises(EbbtideError) as caught:
        SqliteStore(path, migrations=migrations)
    assert caught.value.code is code
    assert caught.value.info.parameters["path"] == str(path)
    return caught.value


def database(path: Path, jobs: int = 3) -> StoredState:
    with closing(SqliteStore(path)) as store:
        add(store, *(make_job(number, files=3) for number in range(1, jobs + 1)))
        return store.load()


def execute(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def number(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query).fetchone()[0])


def test_scripts_are_numbered_without_gaps() -> None:
    folder = importlib.resources.files("ebbtide.storage") / "migrations"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    assert [int(name.partition("_")[0]) for name in names] == list(range(1, VERSION + 1))
    assert all(len(name.partition("_")[0]) == 4 for name in names)


def test_a_database_says_whose_it_is(path: Path) -> None:
    database(path)
    assert number(path, "PRAGMA application_id") == APPLICATION_ID
    assert number(path, "PRAGMA user_version") == VERSION


# What is refused


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    SqliteStore(path, migrations=NEWER).close()
    content = path.read_bytes()
    error = expect(ErrorCode.STORE_TOO_NEW, path)
    assert error.info.parameters["found"] == str(VERSION + 1)
    assert error.info.parameters["known"] == str(VERSION)
    assert path.read_bytes() == content


def test_a_newer_database_that_crashed_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    # Ends without closing, so that the new version number is only in the log beside the file.
    script = (
        "import os, sys; from pathlib import Path; from ebbtide.storage import SqliteStore;"
        "from ebbtide.storage.database import shipped_migrations;"
        f"s = SqliteStore(Path(sys.argv[1]), migrations=(*shipped_migrations(), {NEXT!r}));"
        "os._exit(0)"
    )
    run(script, path)
    content, log = path.read_bytes(), path.with_name("jobs.db-wal").read_bytes()
    assert log
    expect(ErrorCode.STORE_TOO_NEW, path)
    assert path.read_bytes() == content
    assert path.with_name("jobs.db-wal").read_bytes() == log


def run(script: str, path: Path) -> None:
    subprocess.run([sys.executable, "-c", script, path], env=environment(), check=True)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (text);",
        "PRAGMA application_id = 77;",
        "PRAGMA user_version = 1;",
        f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE jobs (number);",
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = -1;",
    ],
)
def test_a_database_of_another_program_is_refused(path: Path, script: str) -> None:
    path.parent.mkdir()
    execute(path, script)
    content = path.read_bytes()
    expect(ErrorCode.STORE_CORRUPT, path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("size", [1, 15, 511, 512, 600, 4096, 100_000])
def test_garbage_is_refused_and_left_alone(path: Path, size: int) -> None:
    content = random.Random(size).randbytes(size)
    path.parent.mkdir()
    path.write_bytes(content)
    expect(ErrorCode.STORE_CORRUPT, path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert len(database(path).jobs) == 3


def test_a_start_that_died_before_its_first_table_is_no_obstacle(path: Path) -> None:
    path.parent.mkdir()
    execute(path, "PRAGMA journal_mode = WAL;")
    assert path.stat().st_size > 0
    assert len(database(path).jobs) == 3


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.9])
def test_a_cut_off_database_is_damaged(path: Path, kept: float) -> None:
    database(path, jobs=50)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    expect(ErrorCode.STORE_CORRUPT, path)


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE done_ranges;",
        "DROP TABLE meta;",
        "ALTER TABLE jobs DROP COLUMN rank;",
        (
            "PRAGMA writable_schema = ON;"
            " UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES jobs (number)',"
            " 'REFERENCES jobs (rank)');"
        ),
        "PRAGMA foreign_keys = OFF; DELETE FROM jobs WHERE number = 2;",
    ],
)
def test_a_database_that_misses_a_part_is_damaged(path: Path, script: str) -> None:
    database(path)
    execute(path, script)
    expect(ErrorCode.STORE_CORRUPT, path)


def test_a_table_that_somebody_added_does_no_harm(path: Path) -> None:
    state = database(path)
    execute(path, "CREATE TABLE notes (text); ANALYZE;")
    with closing(SqliteStore(path)) as store:
        assert store.load() == state


@pytest.mark.parametrize(
    "script",
    [
        "DELETE FROM meta;",
        "DELETE FROM files WHERE job = 2 AND position = 1;",
        "UPDATE jobs SET state = 'asleep' WHERE number = 2;",
        "UPDATE jobs SET error = '{' WHERE number = 2;",
        "UPDATE jobs SET error = '[]' WHERE number = 2;",
        "UPDATE jobs SET name = CAST(x'ff' AS TEXT) WHERE number = 2;",
        'UPDATE files SET version = \'{"length": "long"}\';',
        "INSERT INTO settings VALUES ('paused', 'perhaps');",
    ],
)
def test_rows_that_make_no_sense_are_damage(path: Path, script: str) -> None:
    database(path)
    execute(path, script)
    with closing(SqliteStore(path)) as store, pytest.raises(EbbtideError) as caught:
        store.load()
    assert caught.value.code is ErrorCode.STORE_CORRUPT


@pytest.mark.parametrize(
    "change", ["data = '{'", "data = '[]'", "data = '{}'", "kind = 'JobPolished'"]
)
def test_history_that_makes_no_sense_is_damage(path: Path, change: str) -> None:
    database(path)
    execute(path, f"UPDATE events SET {change};")
    with closing(SqliteStore(path)) as store, pytest.raises(EbbtideError) as caught:
        store.history(make_job(1).id)
    assert caught.value.code is ErrorCode.STORE_CORRUPT


def test_damage_anywhere_has_a_name(path: Path) -> None:
    database(path)
    content = path.read_bytes()
    chance = random.Random(3)
    found = []
    for _ in range(150):
        damaged = bytearray(content)
        start = chance.randrange(len(content))
        damaged[start : start + 40] = chance.randbytes(len(damaged[start : start + 40]))
        path.write_bytes(damaged)
        found.append(read_everything(path))
    assert set(found) <= {None, ErrorCode.STORE_CORRUPT, ErrorCode.STORE_TOO_NEW}
    assert found.count(ErrorCode.STORE_CORRUPT) > 20


def read_everything(path: Path) -> ErrorCode | None:
    try:
        with closing(SqliteStore(path)) as store:
            for job in store.load().jobs:
                store.history(job.id)
    except EbbtideError as error:
        return error.code
    return None


# Updates


def copies(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if "before" in file.name)


def test_an_older_database_is_brought_up_to_date(path: Path) -> None:
    state = database(path)
    with closing(SqliteStore(path, migrations=NEWER)) as store:
        assert store.load() == state
    assert number(path, "PRAGMA user_version") == VERSION + 1
    assert number(path, "SELECT count(*) FROM next_version") == 0


def test_a_copy_from_before_the_update_can_be_used(path: Path) -> None:
    state = database(path)
    SqliteStore(path, migrations=NEWER).close()
    assert copies(path) == [f"jobs.db.before-v{VERSION + 1}"]
    copy = path.with_name(copies(path)[0])
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(SqliteStore(copy)) as store:
        assert store.load() == state


def test_the_copy_holds_what_was_only_in_the_log(path: Path) -> None:
    path.parent.mkdir()
    script = (
        "import os, sys; from pathlib import Path; from ebbtide.storage import SqliteStore;"
        "from tests.storage.values import add, make_job;"
        "add(SqliteStore(Path(sys.argv[1])), make_job(5)); os._exit(0)"
    )
    run(script, path)
    assert path.with_name("jobs.db-wal").stat().st_size > 0
    SqliteStore(path, migrations=NEWER).close()
    with closing(SqliteStore(path.with_name(copies(path)[0]))) as store:
        assert store.load().jobs == (make_job(5),)


def test_a_new_database_needs_no_copy(path: Path) -> None:
    SqliteStore(path, migrations=NEWER).close()
    assert [file.name for file in path.parent.iterdir()] == ["jobs.db"]


def test_the_last_three_copies_are_kept(path: Path) -> None:
    database(path)
    migrations = shipped_migrations()
    for step in range(1, 12):
        migrations = (*migrations, f"CREATE TABLE step_{step} (id INTEGER) STRICT;")
        SqliteStore(path, migrations=migrations).close()
    kept = {f"jobs.db.before-v{VERSION + step}" for step in (9, 10, 11)}
    assert set(copies(path)) == kept


@pytest.mark.parametrize("bad", ["CREATE TABLE jobs (id);", "INSERT INTO nowhere VALUES (1);"])
def test_an_update_that_fails_changes_nothing(path: Path, bad: str) -> None:
    state = database(path)
    with pytest.raises(sqlite3.OperationalError):  # our mistake, not the user's disk
        SqliteStore(path, migrations=(*NEWER, bad))
    with closing(SqliteStore(path)) as store:
        assert store.load() == state
    assert number(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'next_version'") == 0


HALTING_UPDATE = """
import sqlite3, sys
from pathlib import Path
from ebbtide.storage import database, sqlite

class Halting(sqlite3.Connection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.create_function("halt", 0, halt)

def halt():
    print("halted", flush=True)
    sys.stdin.read()

connect = sqlite3.connect
sqlite3.connect = lambda *args, **kwargs: connect(*args, factory=Halting, **kwargs)
script = '''
    PRAGMA cache_spill = 1;
    PRAGMA cache_size = 1;
    UPDATE jobs SET name = 'half way';
    CREATE TABLE bulk (text TEXT) STRICT;
    INSERT INTO bulk SELECT hex(randomblob(2000)) FROM files;
    SELECT halt();
'''
sqlite.SqliteStore(Path(sys.argv[1]), migrations=(*database.shipped_migrations(), script))
"""


def test_an_update_killed_half_way_changes_nothing(path: Path) -> None:
    state = database(path, jobs=20)
    with subprocess.Popen(
        [sys.executable, "-c", HALTING_UPDATE, path],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"halted\n"
        assert path.with_name("jobs.db-wal").stat().st_size > 100_000, "nothing was written yet"
        child.kill()
    with closing(SqliteStore(path)) as store:
        assert store.load() == state
    with closing(SqliteStore(path, migrations=NEWER)) as store:
        assert store.load() == state
