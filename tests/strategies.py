"""Hypothesis strategies for the values of the core, made from their types.

A new field or a new event is covered as soon as it exists.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union

from hypothesis import strategies as st

from ebbtide.core.events import Event, event_types
from ebbtide.core.jobs import File, Job, JobId
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import ALL_SETTINGS, Setting, Settings

T = TypeVar("T")

LARGEST = 2**63 - 1
"""What fits into a signed 64-bit number."""
MOST_ITEMS = 3

# Lone surrogates included: they stand for bytes of a file name that are not UTF-8.
texts = st.text(st.characters(), max_size=8)
times = st.floats(0, 4e9)
offsets = st.integers(0, 60) | st.integers(0, LARGEST)
job_ids = st.uuids().map(lambda uuid: JobId(str(uuid)))


@st.composite
def ranges(draw: st.DrawFn) -> Ranges:
    """Sets of bytes, mostly small numbers so that they meet each other."""
    edges = draw(st.lists(offsets, max_size=2 * MOST_ITEMS, unique=True).map(sorted))
    return Ranges(zip(edges[::2], edges[1::2], strict=False))


def values(kind: type[T]) -> st.SearchStrategy[T]:
    """Any value of a type of the core: a dataclass, an enumeration or what they hold."""
    return typing.cast("st.SearchStrategy[T]", _values(kind))


def jobs(**fixed: Any) -> st.SearchStrategy[Job]:
    """Any job; keyword arguments fix fields."""
    return _built(Job, fixed)


def files(**fixed: Any) -> st.SearchStrategy[File]:
    """Any file; keyword arguments fix fields."""
    return _built(File, fixed)


def events(**fixed: Any) -> st.SearchStrategy[Event]:
    """Any event; keyword arguments fix fields, where the event has them."""
    return st.sampled_from(sorted(event_types())).flatmap(
        lambda name: _built(event_types()[name], fixed)
    )


def settings_values() -> st.SearchStrategy[Settings]:
    """Any settings that `Settings.changed` can lead to."""
    rows = {key: _setting_values(setting) for key, setting in ALL_SETTINGS.items()}
    return st.fixed_dictionaries({}, optional=rows).map(_changed)


def _changed(chosen: Mapping[str, object]) -> Settings:
    result = Settings()
    for key, value in chosen.items():
        result = result.changed(key, value)
    return result


def _setting_values(setting: Setting[Any]) -> st.SearchStrategy[Any]:
    if setting.choices:
        return st.sampled_from(setting.choices)
    if setting.examples:
        return st.sampled_from(setting.examples)
    least, most = setting.minimum, setting.maximum
    if setting.kind is int:
        return st.integers(
            None if least is None else int(least), None if most is None else int(most)
        )
    if setting.kind is float:
        return st.floats(least, most, allow_nan=False, allow_infinity=False)
    return _values(setting.kind)


_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    bool: st.booleans(),
    int: offsets,
    float: times,
    str: texts,
    JobId: job_ids,
    Ranges: ranges(),
}


def _values(kind: Any) -> st.SearchStrategy[Any]:
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of([_values(argument) for argument in arguments])
    if origin is tuple and Ellipsis in arguments:
        return st.lists(_values(arguments[0]), max_size=MOST_ITEMS).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_values, arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(*map(_values, arguments), max_size=MOST_ITEMS)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return _built(kind, {})


def _built(kind: type[T], fixed: Mapping[str, Any]) -> st.SearchStrategy[T]:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    return st.deferred(
        lambda: st.builds(
            kind,
            **{
                name: st.just(fixed[name]) if name in fixed else _values(hints[name])
                for name in names
            },
        )
    )
