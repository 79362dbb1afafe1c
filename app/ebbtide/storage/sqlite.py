"""The store that survives crashes and power cuts: one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ebbtide.core.budgets import Budget
from ebbtide.core.events import Recorded
from ebbtide.core.jobs import File, Job, JobId
from ebbtide.core.ports import JobChange, StepRecord, StoredState
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.tide_history import TideCell, TideChanges
from ebbtide.storage.database import open_database, shipped_migrations
from ebbtide.storage.faults import DamageError, named_errors
from ebbtide.storage.rows import (
    BUDGET_COLUMNS,
    FILE_COLUMNS,
    JOB_COLUMNS,
    TIDE_COLUMNS,
    Row,
    budget_from_row,
    budget_row,
    changed_row,
    event_from_row,
    event_row,
    file_data,
    file_row,
    job_from_row,
    job_row,
    placeholder,
    tide_from_row,
    tide_row,
)

BUSY_TIMEOUT_S = 2.0
"""How long another program may have the database locked before that is an error."""


def _insert(table: str, columns: Sequence[str]) -> str:
    values = ", ".join(placeholder(column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 - our names


def _update(table: str, columns: Sequence[str], where: str) -> str:
    values = ", ".join(f"{column} = {placeholder(column)}" for column in columns)
    return f"UPDATE {table} SET {values} WHERE {where}"  # noqa: S608 - our names


_INSERT_JOB = _insert("jobs", JOB_COLUMNS)
_UPDATE_JOB = _update("jobs", JOB_COLUMNS, "number = :number")
_INSERT_FILE = _insert("files", ("job", "position", *FILE_COLUMNS))


@cache
def _update_of(columns: tuple[str, ...]) -> str:
    return _update("files", columns, "job = :job AND position = :position")


_DELETE_FILE = "DELETE FROM files WHERE job = ? AND position = ?"
_DELETE_RANGE = "DELETE FROM done_ranges WHERE job = ? AND position = ? AND start_byte = ?"
_WRITE_RANGE = (
    "INSERT INTO done_ranges (job, position, start_byte, end_byte) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET end_byte = excluded.end_byte"
)
_INSERT_EVENT = (
    "INSERT INTO events (number, at, job, kind, data)"
    " VALUES (:number, :at, (SELECT number FROM jobs WHERE id = :job_id), :kind, :data)"
)
_SELECT_HISTORY = (
    "SELECT events.* FROM events JOIN jobs ON events.job = jobs.number"
    " WHERE jobs.id = ? ORDER BY events.number"
)
_WRITE_SETTING = (
    "INSERT INTO settings (key, value) VALUES (?, ?)"
    " ON CONFLICT DO UPDATE SET value = excluded.value"
)
_INSERT_BUDGET = _insert("budgets", BUDGET_COLUMNS)
_WRITE_TIDE = _insert("tide", TIDE_COLUMNS).replace("INSERT", "INSERT OR REPLACE", 1)
_RAISE_NUMBERS = (
    "UPDATE meta SET last_event_number = max(last_event_number, ?),"
    " last_job_number = max(last_job_number, ?)"
)


class SqliteStore:
    """Keeps jobs, settings and history in a file, behind `ebbtide.core.ports.Store`.

    May be built by one thread and used by another, but not by two at once.
    """

    def __init__(
        self,
        path: Path,
        *,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        migrations: Sequence[str] | None = None,
    ) -> None:
        """Open the database, or create it; bring it up to date after putting a copy aside.

        Args:
            path: the file; a missing directory is created for its owner alone.
            busy_timeout_s: how long another program may have it locked, in seconds.
            migrations: the script for each version, from 1; None takes those we ship.

        Raises:
            EbbtideError: STORE_CORRUPT, STORE_TOO_NEW or STORE_UNAVAILABLE.
        """
        self._path = path
        scripts = shipped_migrations() if migrations is None else migrations
        self._connection = open_database(path, scripts, busy_timeout_s)
        self._connection.row_factory = sqlite3.Row

    def load(self) -> StoredState:
        """Return everything.

        Raises:
            EbbtideError: STORE_CORRUPT or STORE_UNAVAILABLE.
        """
        with self._reading():
            numbers = self._connection.execute("SELECT * FROM meta").fetchone()
            return StoredState(
                jobs=self._load_jobs(),
                settings=self._load_settings(),
                budgets=self._load_budgets(),
                last_event_number=numbers["last_event_number"],
                last_job_number=numbers["last_job_number"],
                secret_names=self._load_secret_names(),
            )

    def commit(self, record: StepRecord) -> None:
        """Store one step durably; write only what changed.

        Raises:
            EbbtideError: STORE_UNAVAILABLE or STORE_CORRUPT; nothing was stored.
        """
        with named_errors(self._path), self._transaction():
            for change in record.changes:
                self._write_change(change)
            self._connection.executemany(_INSERT_EVENT, map(event_row, record.events))
            self._remove(record.changes)
            if record.settings is not None:
                self._write_settings(record.settings)
            if record.budgets is not None:
                self._write_budgets(record.budgets)
            self._write_secret_names(record)
            self._raise_numbers(record)

    def history(self, job_id: JobId) -> tuple[Recorded, ...]:
        """Return what happened to a job, oldest first; empty for an unknown one.

        Raises:
            EbbtideError: STORE_CORRUPT or STORE_UNAVAILABLE.
        """
        with self._reading():
            rows = self._connection.execute(_SELECT_HISTORY, (job_id,))
            return tuple(event_from_row(row, job_id) for row in rows)

    def tide(self) -> tuple[TideCell, ...]:
        """Return what is remembered of the link; rows that make no sense are left out.

        Raises:
            EbbtideError: STORE_CORRUPT or STORE_UNAVAILABLE.
        """
        cells: list[TideCell] = []
        with named_errors(self._path):
            for row in self._connection.execute("SELECT * FROM tide ORDER BY step_s, number"):
                with suppress(ValueError):
                    cells.append(tide_from_row(row))
        return tuple(cells)

    def keep_tide(self, changes: TideChanges) -> None:
        """Store what has changed of it durably.

        Raises:
            EbbtideError: STORE_UNAVAILABLE or STORE_CORRUPT; nothing was stored.
        """
        with named_errors(self._path), self._transaction():
            self._connection.executemany(_WRITE_TIDE, map(tide_row, changes.kept))
            gone = "DELETE FROM tide WHERE step_s = ? AND number = ?"
            self._connection.executemany(gone, changes.gone)

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        with named_errors(self._path):
            self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with named_errors(self._path):
            try:
                yield
            except (TypeError, ValueError) as error:
                # Without the error's own words: they may quote an address.
                raise DamageError("a row makes no sense") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            # A full disk can make SQLite roll back by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _write_change(self, change: JobChange) -> None:
        before, after = change.before, change.after
        if after is None or after == before:
            return
        row = job_row(after)
        if before is None:
            self._connection.execute(_INSERT_JOB, row)
        elif row != job_row(before):
            self._connection.execute(_UPDATE_JOB, row)
        files_before = () if before is None else before.files
        for position, (old, new) in enumerate(zip_longest(files_before, after.files)):
            if old is not new:
                self._write_file(after.number, position, old, new)

    def _write_file(self, job: int, position: int, old: File | None, new: File | None) -> None:
        if new is None:
            self._connection.execute(_DELETE_FILE, (job, position))
            return
        place: Row = {"job": job, "position": position}
        if old is None:
            self._connection.execute(_INSERT_FILE, file_row(new) | place)
        elif row := changed_row(old, new):
            self._connection.execute(_update_of(tuple(row)), row | place)
        self._write_ranges((job, position), old.done if old else Ranges(), new.done)

    def _write_ranges(self, place: tuple[int, int], old: Ranges, new: Ranges) -> None:
        gone = {start for start, _ in old} - {start for start, _ in new}
        changed = set(new) - set(old)
        self._connection.executemany(_DELETE_RANGE, ((*place, start) for start in gone))
        self._connection.executemany(_WRITE_RANGE, ((*place, *pair) for pair in changed))

    def _remove(self, changes: Iterable[JobChange]) -> None:
        gone = [(c.before.number,) for c in changes if c.before is not None and c.after is None]
        # Files, ranges and history go with the job: the tables say so.
        self._connection.executemany("DELETE FROM jobs WHERE number = ?", gone)

    def _write_settings(self, settings: Settings) -> None:
        new = {key: json.dumps(value) for key, value in settings.values.items()}
        old = dict(iter(self._connection.execute("SELECT key, value FROM settings")))
        gone = [(key,) for key in old.keys() - new.keys()]
        self._connection.executemany("DELETE FROM settings WHERE key = ?", gone)
        self._connection.executemany(_WRITE_SETTING, new.items() - old.items())

    def _write_budgets(self, budgets: Iterable[Budget]) -> None:
        self._connection.execute("DELETE FROM budgets")
        self._connection.executemany(_INSERT_BUDGET, map(budget_row, budgets))

    def _write_secret_names(self, record: StepRecord) -> None:
        named = "INSERT OR IGNORE INTO secret_names (name) VALUES (?)"
        self._connection.executemany(named, ((name,) for name in record.secrets_named))
        gone = "DELETE FROM secret_names WHERE name = ?"
        self._connection.executemany(gone, ((name,) for name in record.secrets_gone))

    def _raise_numbers(self, record: StepRecord) -> None:
        job_numbers = (change.after.number for change in record.changes if change.after)
        numbers = (record.last_event_number, max(job_numbers, default=0))
        self._connection.execute(_RAISE_NUMBERS, numbers)

    def _load_jobs(self) -> tuple[Job, ...]:
        files = self._load_files()
        rows = self._connection.execute("SELECT * FROM jobs ORDER BY number")
        return tuple(job_from_row(row, files.get(row["number"], ())) for row in rows)

    def _load_files(self) -> Mapping[int, list[dict[str, Any]]]:
        ranges = self._load_ranges()
        files: dict[int, list[dict[str, Any]]] = {}
        for row in self._connection.execute("SELECT * FROM files ORDER BY job, position"):
            of_job = files.setdefault(row["job"], [])
            if row["position"] != len(of_job):
                raise DamageError(f"a file of job {row['job']} is missing")
            of_job.append(file_data(row, ranges.get((row["job"], row["position"]), ())))
        return files

    def _load_ranges(self) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
        ranges: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for row in self._connection.execute("SELECT * FROM done_ranges"):
            pairs = ranges.setdefault((row["job"], row["position"]), [])
            pairs.append((row["start_byte"], row["end_byte"]))
        return ranges

    def _load_settings(self) -> Settings:
        rows = self._connection.execute("SELECT key, value FROM settings")
        return Settings({row["key"]: json.loads(row["value"]) for row in rows})

    def _load_budgets(self) -> tuple[Budget, ...]:
        rows = self._connection.execute("SELECT * FROM budgets ORDER BY network")
        return tuple(map(budget_from_row, rows))

    def _load_secret_names(self) -> frozenset[str]:
        rows = self._connection.execute("SELECT name FROM secret_names")
        return frozenset(row["name"] for row in rows)
