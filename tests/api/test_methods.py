from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide import __version__
from ebbtide.api.methods import (
    MESSAGES,
    HostCall,
    ShowWindow,
    call_to_data,
    hello_to_data,
    parameters_of,
    parse_call,
    reply_from_data,
    reply_to_data,
)
from ebbtide.api.table import API_VERSION, COMMON_ERRORS, METHODS
from ebbtide.core import commands as cmd
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode
from ebbtide.core.jobs import Priority
from ebbtide.core.settings import BACKGROUND_SLOTS, Settings
from tests.api.strategies import values

TABLE = {row.name: row for row in METHODS}


def refusal_of(method: str, params: dict[str, Any]) -> CommandError:
    with pytest.raises(CommandError) as caught:
        parse_call(method, params)
    return caught.value


# The table


def test_table_and_meanings_name_the_same_methods() -> None:
    assert TABLE.keys() == MESSAGES.keys()
    assert len(TABLE) == len(METHODS)


def test_every_command_and_query_can_be_asked_for() -> None:
    asked = {meaning for meaning in MESSAGES.values() if isinstance(meaning, type)}
    bases = {cmd.Command, cmd.JobCommand, cmd.Query}
    known = {
        kind
        for kind in vars(cmd).values()
        if isinstance(kind, type) and issubclass(kind, cmd.Command | cmd.Query)
    }
    # A snapshot is what events.subscribe answers with.
    assert asked - {ShowWindow} == known - bases - {cmd.TakeSnapshot}


@pytest.mark.parametrize("name", TABLE)
def test_table_describes_every_parameter(name: str) -> None:
    assert [*TABLE[name].parameters] == [parameter.name for parameter in parameters_of(name)]


@pytest.mark.parametrize("name", TABLE)
def test_table_names_errors_that_exist(name: str) -> None:
    for code in (*COMMON_ERRORS, *TABLE[name].errors):
        assert code in ErrorCode.__members__


# Calls


def test_parameters_become_a_command() -> None:
    params = {"urls": ["https://example.org/a"], "priority": "low", "hold": True}
    assert parse_call("jobs.add", params) == cmd.AddDownload(
        ("https://example.org/a",), priority=Priority.LOW, hold=True
    )


def test_job_may_be_a_number() -> None:
    assert parse_call("jobs.show", {"job": 3}) == cmd.ShowJob("3")


@pytest.mark.parametrize("value", [1, 2.5, "text", True, None, ["list"]])
def test_setting_takes_any_value_as_it_is(value: object) -> None:
    assert parse_call("settings.set", {"key": "k", "value": value}) == cmd.ChangeSetting("k", value)


@pytest.mark.parametrize("call", [HostCall.SUBSCRIBE, HostCall.QUIT, HostCall.ATTACH])
def test_host_carries_out_what_is_not_the_engines(call: HostCall) -> None:
    assert parse_call(call.value, {}) is call


def test_unknown_method() -> None:
    error = refusal_of("jobs.explode", {})
    assert error.code is ErrorCode.METHOD_UNKNOWN
    assert "jobs.explode" in str(error)


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("jobs.add", {}, "jobs.add needs the parameter 'urls'"),
        ("jobs.add", {"urls": ["a"], "url": "b"}, "jobs.add has no parameter 'url'"),
        ("jobs.add", {"urls": "a"}, "'urls' must be a list of text"),
        ("jobs.add", {"urls": [1]}, "'urls' must be a list of text"),
        ("jobs.add", {"urls": [], "name": 1}, "'name' must be text or null"),
        ("jobs.add", {"urls": [], "hold": 1}, "'hold' must be true or false"),
        ("jobs.add", {"urls": [], "priority": "x"}, "one of foreground, high, normal, low"),
        ("jobs.show", {"job": True}, "'job' must be text"),
        ("jobs.list", {"all": True}, "jobs.list has no parameter 'all'"),
        ("engine.quit", {"now": True}, "engine.quit has no parameter 'now'"),
        ("api.hello", {}, "api.hello needs the parameter 'api'"),
        ("api.hello", {"api": "1"}, "'api' must be a whole number"),
    ],
)
def test_wrong_parameters_are_named(method: str, params: dict[str, Any], words: str) -> None:
    error = refusal_of(method, params)
    assert error.code is ErrorCode.REQUEST_INVALID
    assert words in str(error)


def test_refusal_never_repeats_a_value() -> None:
    error = refusal_of("jobs.add", {"urls": "https://user:secret@example.org/"})
    assert "secret" not in repr(error.info)


def test_hello_of_the_same_version() -> None:
    assert parse_call("api.hello", {"api": API_VERSION}) is HostCall.HELLO
    assert hello_to_data() == {"api": API_VERSION, "version": __version__}


def test_hello_of_another_version() -> None:
    error = refusal_of("api.hello", {"api": 99})
    assert error.code is ErrorCode.PROTOCOL_MISMATCH
    assert error.info.parameters == {"theirs": str(API_VERSION), "ours": "99"}


json_values = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())


@given(
    st.sampled_from([*TABLE, "x"]),
    st.dictionaries(st.sampled_from(["job", "urls", "name", "value", "key", "api"]), json_values),
)
def test_any_parameters_are_a_call_or_refused(method: str, params: dict[str, Any]) -> None:
    with contextlib.suppress(CommandError):
        assert parse_call(method, params) is not None


# Both ways, for a window that follows an engine elsewhere


MESSAGE_TYPES = [meaning for meaning in MESSAGES.values() if isinstance(meaning, type)]


@given(st.one_of([values(kind) for kind in MESSAGE_TYPES if kind is not cmd.ChangeSetting]))
def test_commands_survive_the_way(message: cmd.Command | cmd.Query) -> None:
    assert parse_call(*call_to_data(message)) == message


def test_what_no_method_asks_for() -> None:
    with pytest.raises(LookupError):
        call_to_data(cmd.TakeSnapshot())


def test_settings_survive_the_way() -> None:
    settings = Settings({BACKGROUND_SLOTS.key: 5})
    data = reply_to_data(settings)
    assert reply_from_data("settings.list", data) == settings
    assert [row["value"] for row in data["table"] if row["key"] == BACKGROUND_SLOTS.key] == [5]


def test_answer_of_another_shape() -> None:
    with pytest.raises(EbbtideError) as caught:
        reply_from_data("jobs.list", {"jobs": []})
    assert caught.value.code is ErrorCode.REQUEST_INVALID
