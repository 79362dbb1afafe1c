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
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
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
    reader: Reader = _reader(kind)  # type: ignore[arg-type]  # types are hashable
    return typing.cast(T, reader(data))


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


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads data as a type: chosen once, because ten thousand jobs are read."""
    kind = getattr(kind, "__supertype__", kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any or kind is object:
        return _read_anything
    if origin in (Union, types.UnionType):
        readers = tuple(_reader(part) for part in arguments if part is not type(None))
        return partial(_read_union, readers, type(None) in arguments)
    if origin is tuple and Ellipsis not in arguments:
        return partial(_read_tuple, tuple(map(_reader, arguments)))
    if origin in (tuple, frozenset):
        return partial(_read_many, origin, _reader(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return partial(_read_mapping, _reader(arguments[1]))
    if kind is Ranges:
        return _read_ranges
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(
            _read_enum, {name.lower(): member for name, member in kind.__members__.items()}
        )
    if dataclasses.is_dataclass(kind):
        return partial(_read_dataclass, typing.cast(type, kind))
    return partial(_read_plain, kind)


@cache
def _field_readers(kind: type) -> dict[str, Reader]:
    hints = typing.get_type_hints(kind)
    return {name: _reader(hints[name]) for name in _field_names(kind)}


def _read_anything(data: Any) -> Any:
    return data


def _read_union(readers: tuple[Reader, ...], has_none: bool, data: Any) -> Any:
    if data is None and has_none:
        return None
    errors = []
    for reader in readers:
        try:
            return reader(data)
        except CodecError as error:
            errors.append(str(error))
    raise CodecError("; ".join(errors))


def _read_tuple(readers: tuple[Reader, ...], data: Any) -> Any:
    items = _items(data)
    if len(items) != len(readers):
        raise CodecError(f"expected {len(readers)} items, found {len(items)}")
    return tuple(reader(item) for reader, item in zip(readers, items, strict=True))


def _read_many(origin: type, reader: Reader, data: Any) -> Any:
    return origin(map(reader, _items(data)))


def _items(data: Any) -> list[Any] | tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise CodecError(f"expected a list, found {data!r}")
    return data


def _read_mapping(reader: Reader, data: Any) -> Any:
    return {str(key): reader(item) for key, item in _expect_object(data).items()}


def _read_ranges(data: Any) -> Ranges:
    pairs = _reader(tuple[tuple[int, int], ...])(data)
    try:
        return Ranges(pairs)
    except ValueError as error:
        raise CodecError(str(error)) from None


def _read_enum(members: Mapping[str, Enum], data: Any) -> Enum:
    member = members.get(data.lower()) if isinstance(data, str) else None
    if member is None:
        raise CodecError(f"{data!r} is not one of {', '.join(members)}")
    return member


def _read_dataclass(kind: type, data: Any) -> Any:
    data = _expect_object(data)
    readers = _field_readers(kind)
    values = {name: reader(data[name]) for name, reader in readers.items() if name in data}
    try:
        return kind(**values)
    except TypeError as error:
        raise CodecError(str(error)) from None


def _read_plain(kind: type, data: Any) -> Any:
    if kind is float and type(data) is int:
        try:
            return float(data)
        except OverflowError:
            raise CodecError("expected a number that a float can hold") from None
    if type(data) is kind and not (type(data) is float and not math.isfinite(data)):
        return data
    raise CodecError(f"expected {getattr(kind, '__name__', kind)}, found {data!r}")
