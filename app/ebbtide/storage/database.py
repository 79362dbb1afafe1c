"""Opening the job database: is it ours, is it whole, is it up to date?"""

from __future__ import annotations

import importlib.resources
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.storage.faults import DamageError, complaints_are_damage, named_errors
from ebbtide.storage.private_files import (
    make_database_private,
    make_private_directory,
    make_private_file,
)

APPLICATION_ID = 0x45626254
"""Marks the file as ours: 'EbbT' at offset 68 of the header."""
COPIES_KEPT = 3
"""How many copies from before updates stay beside the database."""

_HEADER_SIZE = 512
"""SQLite takes a shorter file for an empty database, and would overwrite it."""


@cache
def shipped_migrations() -> tuple[str, ...]:
    """Return the numbered scripts, in order."""
    folder = importlib.resources.files("ebbtide.storage") / "migrations"
    scripts = {file.name: file for file in folder.iterdir() if file.name.endswith(".sql")}
    return tuple(scripts[name].read_text("utf-8") for name in sorted(scripts))


def open_database(
    path: Path, migrations: Sequence[str], busy_timeout_s: float
) -> sqlite3.Connection:
    """Return a connection to a database that is ours, whole and of the newest version.

    A file that is refused is not changed.

    Args:
        path: created, in a directory of its own, when it is missing.
        migrations: the script for each version, from 1.
        busy_timeout_s: how long to wait, in seconds, for another program that has it locked.

    Raises:
        EbbtideError: STORE_CORRUPT, STORE_TOO_NEW or STORE_UNAVAILABLE.
    """
    with named_errors(path), ExitStack() as stack:
        make_private_directory(path.parent)
        make_private_file(path)
        with complaints_are_damage():
            version = _accepted_version(path, len(migrations), busy_timeout_s)
        make_database_private(path)
        connection = _connect(path, "rw", busy_timeout_s)
        stack.callback(connection.close)
        _configure(connection)
        if version:
            _check(connection, migrations[:version])
        if 0 < version < len(migrations):
            _keep_copy(connection, path, len(migrations))
        if version < len(migrations):
            _migrate(connection, migrations, version)
        stack.pop_all()
    return connection


def _connect(path: Path, mode: str, busy_timeout_s: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_timeout_s,
        isolation_level=None,  # transactions are begun and ended in words
        check_same_thread=False,  # built by one thread, then used by another
    )
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    # Names of files need not be Unicode: they arrive with lone surrogates, and leave with them.
    return data.decode("utf-8", "surrogatepass")


def _accepted_version(path: Path, known: int, busy_timeout_s: float) -> int:
    """Return the version of the database, 0 for an empty one.

    Looks at it without the right to write: otherwise closing a refused database would
    carry its log over into it.
    """
    if 0 < path.stat().st_size < _HEADER_SIZE:
        raise DamageError("file is not a database")
    with closing(_connect(path, "ro", busy_timeout_s)) as connection:
        owner = _number(connection, "PRAGMA application_id")
        version = _number(connection, "PRAGMA user_version")
        objects = _number(connection, "SELECT count(*) FROM sqlite_schema")
    if (owner, version, objects) == (0, 0, 0):
        return 0
    if owner != APPLICATION_ID or version < 1:
        raise DamageError("it belongs to another program")
    if version > known:
        raise EbbtideError(ErrorCode.STORE_TOO_NEW, path=path, found=version, known=known)
    return version


def _configure(connection: sqlite3.Connection) -> None:
    # Where the file system cannot do this SQLite stays with its older journal: slower, as safe.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # macOS: a plain fsync does not reach the disk there.
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    # Says now, and not at the first commit, that it is locked or can only be read.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _check(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    # All of it: 10,000 jobs with their history take some 50 ms.
    with complaints_are_damage():
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != "ok":
        raise DamageError(found)
    if orphan:
        raise DamageError("rows are missing")
    missing = _expected_columns(tuple(migrations)) - _columns(connection)
    if missing:
        table, column, _ = min(missing)
        raise DamageError(f"the column '{table}.{column}' is missing")


@cache
def _expected_columns(migrations: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _migrate(connection, migrations, 0)
        return _columns(connection)


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        connection.execute(
            "SELECT t.name, c.name, c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
            " WHERE t.type = 'table'"
        )
    )


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str], version: int) -> None:
    script = "\n".join(
        (
            "BEGIN EXCLUSIVE;",
            *migrations[version:],
            f"PRAGMA application_id = {APPLICATION_ID};",
            f"PRAGMA user_version = {len(migrations)};",
            "COMMIT;",
        )
    )
    try:
        connection.executescript(script)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Put a copy aside, as `jobs.db.before-v2`, and drop the oldest ones."""
    copy = path.with_name(f"{path.name}.before-v{version}")
    unfinished = path.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    with closing(sqlite3.connect(unfinished)) as target:
        # Unlike a copy of the file, this one includes what is still in the log beside it.
        connection.backup(target)
    unfinished.replace(copy)
    for old in _copies(path)[:-COPIES_KEPT]:
        old.unlink()


def _copies(path: Path) -> list[Path]:
    """Return the copies put aside, oldest version first."""
    start = f"{path.name}.before-v"
    versions = [
        file.name.removeprefix(start)
        for file in path.parent.iterdir()
        if file.name.startswith(start)
    ]
    numbers = sorted(int(text) for text in versions if text.isdecimal())
    return [path.with_name(f"{start}{number}") for number in numbers]


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
