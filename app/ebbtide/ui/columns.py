"""The columns of the list: what each says of a job, and what it is sorted by."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication

from ebbtide.core.costs import COST_STATES, POLICIES, accepts
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.ports import JobView
from ebbtide.core.settings import Settings
from ebbtide.ui import formats, texts
from ebbtide.ui.mirror import fraction, place, seconds_left, speed
from ebbtide.ui.policies import (
    cost_policy,
    usual_cost_policy,
    usual_when_active,
    when_active,
)


class Column(IntEnum):
    """The columns; the low bits of `Changed` follow them."""

    NAME = 0
    PROGRESS = 1
    SENTENCE = 2
    SPEED = 3
    TIME_LEFT = 4
    SIZE = 5
    PRIORITY = 6
    COST_POLICY = 7
    WHEN_ACTIVE = 8
    ADDED = 9
    FINISHED = 10


AT_END = frozenset({Column.SPEED, Column.TIME_LEFT, Column.SIZE, Column.ADDED, Column.FINISHED})
"""Columns of numbers, which line up at the end of their width."""
EDITABLE = frozenset({Column.PRIORITY, Column.COST_POLICY, Column.WHEN_ACTIVE})
"""Columns with a few values to choose from."""
BY_RULE = frozenset({Column.COST_POLICY, Column.WHEN_ACTIVE})
"""Columns that say what the settings come to where a job has no wish of its own."""
FIRST_ORDER = (
    Column.NAME,
    Column.PROGRESS,
    Column.SENTENCE,
    Column.PRIORITY,
    Column.COST_POLICY,
    Column.WHEN_ACTIVE,
    Column.SPEED,
    Column.TIME_LEFT,
    Column.SIZE,
    Column.ADDED,
    Column.FINISHED,
)
"""Words at the left and numbers at the right, so that the two never touch."""
SHOWN_AT_FIRST = frozenset(Column) - {Column.WHEN_ACTIVE, Column.ADDED, Column.FINISHED}


def column_text(column: Column) -> str:
    """Return the heading of a column."""
    translate = QCoreApplication.translate
    return {
        Column.NAME: translate("Column", "Name"),
        Column.PROGRESS: translate("Column", "Progress"),
        Column.SENTENCE: translate("Column", "State"),
        Column.SPEED: translate("Column", "Speed"),
        Column.TIME_LEFT: translate("Column", "Time left"),
        Column.SIZE: translate("Column", "Size"),
        Column.PRIORITY: translate("Column", "Priority"),
        Column.COST_POLICY: translate("Column", "Connections"),
        Column.WHEN_ACTIVE: translate("Column", "While you are here"),
        Column.ADDED: translate("Column", "Added"),
        Column.FINISHED: translate("Column", "Finished"),
    }[column]


def cell_text(column: Column, view: JobView, settings: Settings) -> str:
    """Return what a cell says."""
    if column is Column.COST_POLICY:
        return texts.cost_policy_text(cost_policy(view.job, settings))
    if column is Column.WHEN_ACTIVE:
        return texts.when_active_text(when_active(view.job, settings))
    return _TEXTS[column](view)


def has_own_wish(column: Column, view: JobView) -> bool:
    """Tell whether a job says for itself what the column tells, and not its priority."""
    if column is Column.COST_POLICY:
        return view.job.cost_policy is not None
    return column is not Column.WHEN_ACTIVE or view.job.when_active is not None


def cell_value(column: Column, view: JobView) -> object:
    """Return what an editor of the column begins with; None goes by the priority."""
    job = view.job
    return {
        Column.PRIORITY: job.priority,
        Column.COST_POLICY: job.cost_policy,
        Column.WHEN_ACTIVE: job.when_active,
    }.get(column)


def choices(column: Column) -> Mapping[object, str]:
    """Return what an editor of the column offers."""
    usual: dict[object, str] = {None: QCoreApplication.translate("Column", "By its priority")}
    match column:
        case Column.PRIORITY:
            return {one: texts.priority_text(one) for one in Priority}
        case Column.COST_POLICY:
            return {**usual, **{one: texts.cost_policy_text(one) for one in POLICIES.values()}}
        case Column.WHEN_ACTIVE:
            return {**usual, **{one: texts.when_active_text(one) for one in WhenActive}}
        case _:
            return {}


def accessible_text(view: JobView) -> str:
    """Return a whole row as a screen reader reads it."""
    parts = [view.job.name, texts.row_text(view)]
    if not view.job.state.is_final:
        parts += [_progress_text(view), texts.priority_text(view.job.priority)]
    return ", ".join(part for part in parts if part)


SortKey = Callable[[JobView], Any]


def own_order(view: JobView) -> Any:
    """Return the place in the list's own order, as jobs take their turns."""
    return place(view.job)


def sort_key(column: Column | None, settings: Settings, *, descending: bool = False) -> SortKey:
    """Return what rows are sorted by; no two jobs have the same key.

    Keys are computed once for each change of a job and compared without asking Python
    again, so that ten thousand rows are sorted in some milliseconds.
    """
    if column is None:
        return own_order
    cost = {one: usual_cost_policy(one, settings) for one in Priority}
    modes = {one: usual_when_active(one, settings) for one in Priority}
    key: SortKey = {
        Column.COST_POLICY: lambda view: _width(
            _own_or(view.job.cost_policy, cost[view.job.priority])
        ),
        Column.WHEN_ACTIVE: lambda view: _MODES.index(
            view.job.when_active or modes[view.job.priority]
        ),
    }.get(column) or _KEYS[column]
    if descending:
        return lambda view: (backwards(key(view)), view.job.number)
    return lambda view: (key(view), view.job.number)


def backwards(key: Any) -> Any:
    """Return a key that sorts the other way round."""
    if isinstance(key, str):
        # What is longer comes first; numbers are below zero, so 1 ends a word.
        return (*(-ord(character) for character in key), 1)
    if isinstance(key, tuple):
        return tuple(backwards(part) for part in key)
    return -key


def _progress_text(view: JobView) -> str:
    part = fraction(view)
    return "" if part is None else formats.percent(part)


def _moment(at: float | None) -> str:
    return "" if at is None else formats.moment(at, time.time())


_TEXTS: Mapping[Column, Callable[[JobView], str]] = {
    Column.NAME: lambda view: view.job.name,
    Column.PROGRESS: _progress_text,
    Column.SENTENCE: texts.verdict_text,
    Column.SPEED: lambda view: formats.speed(rate) if (rate := speed(view)) is not None else "",
    Column.TIME_LEFT: texts.time_left_text,
    Column.SIZE: lambda view: formats.size(size) if (size := view.job.size) is not None else "",
    Column.PRIORITY: lambda view: texts.priority_text(view.job.priority),
    Column.ADDED: lambda view: _moment(view.job.created_at),
    Column.FINISHED: lambda view: _moment(view.job.finished_at),
}


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _own_or(policy: int | None, usual: int) -> int:
    return usual if policy is None else policy


@lru_cache(maxsize=256)
def _width(policy: int) -> int:
    """Return how many kinds of connections a policy accepts."""
    return sum(accepts(policy, state) for state in COST_STATES)


_MODES = (WhenActive.PAUSE, WhenActive.YIELD, WhenActive.IGNORE)
_KEYS: Mapping[Column, SortKey] = {
    Column.NAME: lambda view: view.job.name.casefold(),
    Column.PROGRESS: lambda view: _or(fraction(view), -1.0),
    Column.SENTENCE: lambda view: (view.verdict.reasons[0].code.name, view.job.rank),
    Column.SPEED: lambda view: _or(speed(view), -1.0),
    Column.TIME_LEFT: lambda view: _or(seconds_left(view), float("inf")),
    Column.SIZE: lambda view: _or(view.job.size, -1),
    Column.PRIORITY: lambda view: view.job.priority.value,
    Column.ADDED: lambda view: view.job.created_at,
    Column.FINISHED: lambda view: _or(view.job.finished_at, float("inf")),
}
