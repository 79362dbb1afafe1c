"""Values survive the way through JSON; hostile data is refused by name."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import commands
from ebbtide.core.codec import (
    CodecError,
    event_from_data,
    event_to_data,
    from_data,
    recorded_from_data,
    recorded_to_data,
    to_data,
)
from ebbtide.core.commands import AddDownload, ChangeSetting, Command, Query
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.events import Event, Recorded, event_types
from ebbtide.core.jobs import File, Job, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import Verdict
from tests.core.strategies import errors, ranges, sizes, text, times

finite = st.floats(allow_nan=False, allow_infinity=False)

st.register_type_strategy(Ranges, ranges)
st.register_type_strategy(ErrorInfo, errors)
st.register_type_strategy(float, finite)
st.register_type_strategy(object, st.none() | st.booleans() | finite | text)

events = st.one_of([st.from_type(kind) for kind in event_types().values()])
recorded = st.builds(Recorded, number=sizes, at=times, event=events)
json_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)
VALUES = (Job, File, RemoteVersion, ErrorInfo, Settings, Conditions, Sample, Verdict)


def through_json(data: Any) -> Any:
    return json.loads(json.dumps(data, allow_nan=False))


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda kind: kind.__name__)
def test_every_kind_of_event_comes_back(kind: type[Event]) -> None:
    @given(st.from_type(kind))
    def comes_back(event: Event) -> None:
        again = event_from_data(through_json(event_to_data(event)))
        assert again == event
        assert type(again) is kind

    comes_back()


@given(st.from_type(Job))
def test_jobs_come_back(job: Job) -> None:
    assert from_data(Job, through_json(to_data(job))) == job


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_other_values_come_back(kind: type) -> None:
    @given(st.from_type(kind))
    def comes_back(value: object) -> None:
        assert from_data(kind, through_json(to_data(value))) == value

    comes_back()


def kinds_of_messages() -> list[type]:
    found = [kind for kind in vars(commands).values() if isinstance(kind, type)]
    return [kind for kind in found if issubclass(kind, Command | Query)]


@pytest.mark.parametrize("kind", kinds_of_messages(), ids=lambda kind: kind.__name__)
def test_commands_and_queries_come_back(kind: type) -> None:

    @given(st.from_type(kind))
    def comes_back(value: object) -> None:
        assert from_data(kind, through_json(to_data(value))) == value

    comes_back()


@given(recorded)
def test_numbered_events_come_back(value: Recorded) -> None:
    assert recorded_from_data(through_json(recorded_to_data(value))) == value


def test_the_shape_of_the_data() -> None:
    version = RemoteVersion(length=5, etag='"x"')
    file = File("https://e/x", "/d/x", "/d/x.part", version=version, done=Ranges([(0, 2), (3, 4)]))
    data = to_data(file)
    assert data["state"] == "pending"
    assert data["done"] == [[0, 2], [3, 4]]
    assert data["version"]["etag"] == '"x"'


@given(st.sampled_from(VALUES), json_data)
def test_hostile_data_is_refused_by_name(kind: type, data: Any) -> None:
    try:
        value: object = from_data(kind, data)
    except CodecError:
        return
    assert isinstance(value, kind)


@given(json_data)
def test_hostile_events_are_refused_by_name(data: Any) -> None:
    with pytest.raises(CodecError):
        event_from_data(data)
    with pytest.raises(CodecError):
        recorded_from_data(data)


@st.composite
def damaged_events(draw: st.DrawFn) -> Any:
    """A real event with one thing replaced, at any depth: this gets past the first checks."""
    data = through_json(recorded_to_data(draw(recorded)))
    place: Any = data
    while True:
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            place[key] = draw(json_data)
            return data
        place = inner


@given(damaged_events())
def test_damaged_events_are_refused_by_name_or_make_sense(data: Any) -> None:
    try:
        value = recorded_from_data(data)
    except CodecError:
        return
    assert recorded_from_data(through_json(recorded_to_data(value))) == value


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (int, True),
        (int, 1.0),
        (int, "1"),
        (float, True),
        (float, 10**400),
        (float, float("nan")),
        (float, float("inf")),
        (str, 1),
        (bool, 1),
        (Ranges, "12"),
        (Ranges, {"12": 3}),
        (Ranges, [["1", "2"]]),
        (Ranges, [[0.5, 2]]),
        (Ranges, [[0, float("inf")]]),
        (Ranges, [[True, 2]]),
        (Ranges, [[3, 2]]),
        (Ranges, [[-1, 2]]),
        (Ranges, [[1, 2, 3]]),
        (Ranges, [3]),
        (Ranges, None),
        (tuple[str, ...], "abc"),
        (tuple[int, str], [1]),
        (Job, {}),
        (Job, []),
        (AddDownload, {"urls": ["u"], "priority": "urgent"}),
        (AddDownload, {"urls": ["u"], "priority": 2}),
        (AddDownload, {"urls": "https://example.org"}),
    ],
)
def test_what_is_not_taken_for_something_else(kind: Any, data: Any) -> None:
    with pytest.raises(CodecError):
        from_data(kind, data)


@pytest.mark.parametrize("data", [[], None, "JobAdded", {}, {"event": []}, {"event": "JobStolen"}])
def test_what_is_no_event(data: Any) -> None:
    with pytest.raises(CodecError):
        event_from_data(data)


@pytest.mark.parametrize(("number", "at"), [(True, 1.0), (1, True), (1, 10**400), ("1", 1.0)])
def test_a_number_and_a_time_are_what_they_should_be(number: Any, at: Any) -> None:
    data = {"event": "JobResumed", "job_id": "x", "number": number, "at": at}
    with pytest.raises(CodecError):
        recorded_from_data(data)


def test_missing_fields_get_their_defaults_and_unknown_ones_are_ignored() -> None:
    data = {"urls": ["https://example.org"], "colour": "green"}
    assert from_data(AddDownload, data) == AddDownload(("https://example.org",))


def test_a_whole_number_is_a_fine_float() -> None:
    value = from_data(float, 3)
    assert value == 3.0
    assert type(value) is float


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "x", [1, "y"], {"a": None}])
def test_a_field_of_any_type_takes_what_comes(value: object) -> None:
    assert from_data(ChangeSetting, {"key": "k", "value": value}).value == value


def test_what_json_cannot_hold_is_refused_on_the_way_out() -> None:
    with pytest.raises(TypeError, match="no rule for bytes"):
        to_data(b"bytes")


def test_no_field_of_an_event_hides_its_number_time_or_kind() -> None:
    """They share one flat object in the API."""
    names = {field.name for kind in event_types().values() for field in fields(kind)}
    assert not names & {"number", "at", "event"}
