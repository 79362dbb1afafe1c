"""Values to plain JSON data and back: one rule for the store and the API.

Dataclasses become objects by field name, enumerations their member's name in lower
case, `Ranges` a list of pairs, tuples lists. Reading fills missing fields with their
defaults and ignores unknown ones, so that older data and newer programs get along.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from ebbtide.core.events import Event, Recorded, event_types
from ebbtide.core.ranges import Ranges

T = TypeVar("T")


class CodecError(ValueError):
    """Data does not have the shape of the type it is read as."""


def to_data(value: Any) -> Any:
    """Return the value as data that `json` can write."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, Ranges):
        return [list(pair) for pair in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_data(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [to_data(item) for item in value]
    raise TypeError(f"no rule for {type(value).__name__}")


def from_data(kind: type[T], data: Any) -> T:
    """Return data as a value of the given type.

    Raises:
        CodecError: the data has another shape.
    """
    return typing.cast(T, _read(kind, data))


def event_to_data(event: Event) -> dict[str, Any]:
    """Return an event as data, with its kind under ``event``."""
    return {"event": type(event).__name__, **to_data(event)}


def event_from_data(data: Mapping[str, Any]) -> Event:
    """Return data made by `event_to_data` as an event.

    Raises:
        CodecError: unknown kind, or another shape.
    """
    name = _expect_object(data).get("event")
    kind = _event_types().get(name) if isinstance(name, str) else None
    if kind is None:
        raise CodecError(f"no event is called {name!r}")
    return from_data(kind, data)


def recorded_to_data(recorded: Recorded) -> dict[str, Any]:
    """Return a numbered event as one flat object."""
    return {
        "number": recorded.number,
        "at": recorded.at,
        **event_to_data(recorded.event),
    }


def recorded_from_data(data: Mapping[str, Any]) -> Recorded:
    """Return data made by `recorded_to_data` as a numbered event.

    Raises:
        CodecError: the data has another shape.
    """
    data = _expect_object(data)
    number, at = _read_plain(int, data.get("number")), _read_plain(float, data.get("at"))
    return Recorded(number, at, event_from_data(data))


_event_types = cache(event_types)


def _expect_object(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise CodecError(f"expected an object, found {data!r}")
    return data


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:
    kind = getattr(kind, "__supertype__", kind)
    origin = get_origin(kind)
    if kind is Any or kind is object:
        return data
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), data)
    if origin in (tuple, frozenset):
        return _read_many(kind, origin, data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _read_mapping(kind, data)
    if kind is Ranges:
        return _read_ranges(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _read_enum(kind, data)
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast(type, kind), data)
    return _read_plain(kind, data)


def _read_union(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None and type(None) in kinds:
        return None
    errors = []
    for kind in kinds:
        if kind is type(None):
            continue
        try:
            return _read(kind, data)
        except CodecError as error:
            errors.append(str(error))
    raise CodecError("; ".join(errors))


def _read_many(kind: Any, origin: Any, data: Any) -> Any:
    if not isinstance(data, list | tuple):
        raise CodecError(f"expected a list, found {data!r}")
    arguments = get_args(kind)
    if origin is tuple and Ellipsis not in arguments:
        if len(data) != len(arguments):
            raise CodecError(f"expected {len(arguments)} items, found {len(data)}")
        return tuple(_read(part, item) for part, item in zip(arguments, data, strict=True))
    return origin(_read(arguments[0], item) for item in data)


def _read_mapping(kind: Any, data: Any) -> Any:
    value_kind = get_args(kind)[1]
    return {str(key): _read(value_kind, item) for key, item in _expect_object(data).items()}


def _read_ranges(data: Any) -> Ranges:
    pairs = _read_many(tuple[tuple[int, int], ...], tuple, data)
    try:
        return Ranges(pairs)
    except ValueError as error:
        raise CodecError(str(error)) from None


def _read_enum(kind: type[Enum], data: Any) -> Enum:
    if isinstance(data, str) and data.upper() in kind.__members__:
        return kind[data.upper()]
    known = ", ".join(name.lower() for name in kind.__members__)
    raise CodecError(f"{data!r} is not one of {known}")


def _read_dataclass(kind: type, data: Any) -> Any:
    data = _expect_object(data)
    hints = _hints(kind)
    present = [name for name in _field_names(kind) if name in data]
    values = {name: _read(hints[name], data[name]) for name in present}
    try:
        return kind(**values)
    except TypeError as error:
        raise CodecError(str(error)) from None


def _read_plain(kind: Any, data: Any) -> Any:
    if kind is float and type(data) is int:
        try:
            return float(data)
        except OverflowError:
            raise CodecError("expected a number that a float can hold") from None
    if type(data) is kind and (kind is not float or math.isfinite(data)):
        return data
    raise CodecError(f"expected {getattr(kind, '__name__', kind)}, found {data!r}")
