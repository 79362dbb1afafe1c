"""Jobs, files, events and settings as rows of tables, and back.

Columns are called like fields. What a column cannot hold is JSON by the rules of
`ebbtide.core.codec`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any

from ebbtide.core.budgets import Budget
from ebbtide.core.codec import event_from_data, event_to_data, from_data, to_data
from ebbtide.core.events import Recorded
from ebbtide.core.http_options import DEFAULT_OPTIONS
from ebbtide.core.jobs import File, Job
from ebbtide.core.tide_history import TideCell
from ebbtide.core.uploads import DEFAULT_UPLOAD

Cell = str | bytes | int | float | None
Row = dict[str, Cell]

JOB_COLUMNS = tuple(field.name for field in fields(Job) if field.name != "files")
FILE_COLUMNS = tuple(field.name for field in fields(File) if field.name != "done")
BUDGET_COLUMNS = tuple(field.name for field in fields(Budget))
TIDE_COLUMNS = tuple(field.name for field in fields(TideCell))

_JSON = frozenset(
    {
        *("error", "headers", "mirrors", "options", "quiet", "ranges"),
        *("session", "source", "upload", "version"),
    }
)
_BOOLEAN = frozenset({"completes_itself", "completing", "lifted", "name_is_open"})
_ANY_TEXT = frozenset({"name", "url", "target", "staging", "digest", "pieces", "window"})
"""May hold lone surrogates: bytes of a file name that are not UTF-8, or what a program sends."""


def job_row(job: Job) -> Row:
    """Return the columns of a job."""
    return {column: _cell(column, getattr(job, column)) for column in JOB_COLUMNS}


def file_row(file: File) -> Row:
    """Return the columns of a file, without those that say whose it is."""
    return {column: _cell(column, getattr(file, column)) for column in FILE_COLUMNS}


def changed_row(old: File, new: File) -> Row:
    """Return those columns of a file that are not as they were."""
    values = ((column, getattr(old, column), getattr(new, column)) for column in FILE_COLUMNS)
    return {column: _cell(column, after) for column, before, after in values if before != after}


def budget_row(budget: Budget) -> Row:
    """Return the columns of a budget."""
    return {column: _cell(column, getattr(budget, column)) for column in BUDGET_COLUMNS}


def budget_from_row(row: sqlite3.Row) -> Budget:
    """Return a budget.

    Raises:
        ValueError: the row holds something that is not a budget.
    """
    return from_data(Budget, _data(row, BUDGET_COLUMNS))


def tide_row(cell: TideCell) -> Row:
    """Return the columns of what is remembered of some time on the link."""
    return {column: _cell(column, getattr(cell, column)) for column in TIDE_COLUMNS}


def tide_from_row(row: sqlite3.Row) -> TideCell:
    """Return what is remembered of some time on the link.

    Raises:
        ValueError: the row holds something that is not that.
    """
    return from_data(TideCell, _data(row, TIDE_COLUMNS))


def placeholder(column: str) -> str:
    """Return how SQL names the value of a column."""
    return f"CAST(:{column} AS TEXT)" if column in _ANY_TEXT else f":{column}"


def _cell(column: str, value: object) -> Cell:
    if value is DEFAULT_OPTIONS or value is DEFAULT_UPLOAD:
        return "{}"  # most jobs, and written with every change of one
    data: Any = to_data(value)
    if data is None:
        return None
    if column in _JSON:
        return json.dumps(data)
    if column in _ANY_TEXT:
        return str(data).encode("utf-8", "surrogatepass")
    return data  # type: ignore[no-any-return]


def job_from_row(row: sqlite3.Row, files: Iterable[Mapping[str, Any]]) -> Job:
    """Return a job.

    Raises:
        ValueError: the row holds something that is not a job.
    """
    return from_data(Job, {**_data(row, JOB_COLUMNS), "files": list(files)})


def file_data(row: sqlite3.Row, done: Collection[tuple[int, int]]) -> dict[str, Any]:
    """Return a file as data of `core.codec`.

    Raises:
        ValueError: the row holds something that is not JSON.
    """
    return {**_data(row, FILE_COLUMNS), "done": done}


def _data(row: sqlite3.Row, columns: Iterable[str]) -> dict[str, Any]:
    return {column: _datum(column, row[column]) for column in columns}


def _datum(column: str, cell: Any) -> Any:
    if column in _JSON and cell is not None:
        return json.loads(cell)
    return bool(cell) if column in _BOOLEAN else cell


def event_row(recorded: Recorded) -> Row:
    """Return the columns of an event; the job's id stands for its number."""
    data = event_to_data(recorded.event)
    kind, job_id = data.pop("event"), data.pop("job_id")
    return {
        "number": recorded.number,
        "at": recorded.at,
        "job_id": job_id,
        "kind": kind,
        "data": json.dumps(data),
    }


def event_from_row(row: sqlite3.Row, job_id: str) -> Recorded:
    """Return a numbered event.

    Raises:
        ValueError: the row holds something that is not an event.
    """
    data = {**json.loads(row["data"]), "event": row["kind"], "job_id": job_id}
    return Recorded(row["number"], row["at"], event_from_data(data))
