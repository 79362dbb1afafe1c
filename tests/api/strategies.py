"""Any value that the engine could send, for round trips.

Built from the dataclasses' own annotations, so that a new field is tested by itself.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from ebbtide.core.events import Event, Recorded, event_types
from ebbtide.core.ports import JobView, Publication, Snapshot, Status
from ebbtide.core.ranges import Ranges
from ebbtide.core.tide_history import TideLog
from ebbtide.core.uploads import UploadSession

texts = st.text(max_size=12)
numbers = st.integers(min_value=0, max_value=2**53)
times = st.floats(allow_nan=False, allow_infinity=False)
ranges = st.lists(st.tuples(numbers, numbers), max_size=4).map(
    lambda pairs: Ranges((min(pair), max(pair)) for pair in pairs)
)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what an annotation describes."""
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of([values(part) for part in arguments])
    if origin is tuple and Ellipsis in arguments:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is frozenset:
        return st.frozensets(values(arguments[0]), max_size=2)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(*map(values, arguments), max_size=3)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return dataclass_values(hint)


def dataclass_values(kind: type) -> st.SearchStrategy[Any]:
    """Return a strategy for a dataclass."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: numbers,
    float: times,
    bool: st.booleans(),
    type(None): st.none(),
    Ranges: ranges,
}
# What a session holds beside that never leaves the engine.
_PLAIN[UploadSession] = dataclass_values(UploadSession).map(lambda session: session.shown)
_PLAIN[Event] = st.one_of([dataclass_values(kind) for kind in event_types().values()])

recorded: st.SearchStrategy[Recorded] = values(Recorded)
views: st.SearchStrategy[JobView] = values(JobView)
statuses: st.SearchStrategy[Status] = values(Status)
tides: st.SearchStrategy[TideLog] = values(TideLog)
snapshots: st.SearchStrategy[Snapshot] = values(Snapshot)
publications: st.SearchStrategy[Publication] = values(Publication)
