from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ebbtide.api.protocol import (
    DEEPEST,
    Invalid,
    Request,
    Session,
    error_from_data,
    error_line,
    error_to_data,
    notification_line,
    parse_line,
    result_line,
)
from ebbtide.core.errors import ErrorCode, ErrorInfo
from tests.api.strategies import values

LIMIT = 64
"""A short longest line, so that random bytes often go over it."""


def detail_of(message: Request | Invalid) -> str:
    assert isinstance(message, Invalid)
    assert message.error.code is ErrorCode.REQUEST_INVALID
    return message.error.parameters["detail"]


def call(**members: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "method": "m", "id": 1} | members).encode()


def nested(depth: int) -> bytes:
    return call(params={"x": 0}).replace(b"0}", b"[" * depth + b"]" * depth + b"}")


# What is a request


def test_request_has_method_parameters_and_id() -> None:
    assert parse_line(call(params={"a": [1, "ü"]})) == Request("m", {"a": [1, "ü"]}, 1)


def test_request_without_id_is_a_notification() -> None:
    assert parse_line(b'{"jsonrpc":"2.0","method":"m"}') == Request("m", {}, None)


def test_id_may_be_text() -> None:
    assert parse_line(call(id="a")) == Request("m", {}, "a")


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"GET / HTTP/1.1", "not JSON"),
        (b'{"jsonrpc":', "not JSON"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b"[" + call() + b"]", "batches"),
        (b"[]", "batches"),
        (b"3", "a JSON object"),
        (b"null", "a JSON object"),
        (b"{}", "'jsonrpc'"),
        (call(jsonrpc="1.0"), "'jsonrpc'"),
        (call(id=None), "'id'"),
        (call(id=True), "'id'"),
        (call(id=1.5), "'id'"),
        (call(id=[1]), "'id'"),
        (call(method=3), "'method'"),
        (b'{"jsonrpc":"2.0","id":1}', "'method'"),
        (call(params=[1]), "by name"),
        (call(params=None), "by name"),
        (call(param={}), "only jsonrpc"),
        (b'{"jsonrpc":"2.0","id":1,"id":2,"method":"m"}', "same name"),
        (call(params={"a": float("nan")}), "NaN"),
        (call(params={"a": float("-inf")}), "-Infinity"),
        (call(params={"a": 0}).replace(b"0}", b"1e999}"), "too large"),
        (call(params={"a": 0}).replace(b"0}", b"1" * 5000 + b"}"), "too long"),
        (call(params={"a": "\0"}), "NUL"),
        (call(params={"a\0": 1}), "NUL"),
        (call(params={"a": "\ud800"}), "Unicode"),
        (nested(DEEPEST), "deep"),
        (nested(100_000), "deep"),
        (b"[" * 500_000, "deep"),
    ],
)
def test_anything_else_is_invalid(line: bytes, detail: str) -> None:
    assert detail in detail_of(parse_line(line))


def test_reasonable_depth_is_fine() -> None:
    assert isinstance(parse_line(nested(DEEPEST - 4)), Request)


def test_invalid_request_keeps_its_id_if_it_has_one() -> None:
    message = parse_line(call(id=7, params=[]))
    assert isinstance(message, Invalid)
    assert message.id == 7


# Lines


def test_lines_arrive_in_halves() -> None:
    session = Session()
    line = call()
    assert session.receive(line[:10]) == []
    assert session.receive(line[10:]) == []
    assert session.receive(b"\n" + line[:3]) == [Request("m", {}, 1)]


def test_empty_lines_say_nothing() -> None:
    assert Session().receive(b"\n \r\n\t\n") == []


def test_carriage_returns_are_forgiven() -> None:
    assert Session().receive(call() + b"\r\n") == [Request("m", {}, 1)]


def test_garbage_does_not_spoil_the_next_line() -> None:
    first, second = Session().receive(b"\x00\x01\n" + call() + b"\n")
    assert isinstance(first, Invalid)
    assert second == Request("m", {}, 1)


def test_overlong_line_is_refused_once_and_skipped() -> None:
    session = Session(LIMIT)
    messages = [message for _ in range(50) for message in session.receive(b"x" * 40)]
    assert [detail_of(message) for message in messages] == ["a line is longer than 64 bytes"]
    assert session.receive(b"tail\n" + call() + b"\n") == [Request("m", {}, 1)]


def test_overlong_line_is_not_kept() -> None:
    session = Session(LIMIT)
    for _ in range(1000):
        session.receive(b"x" * 40)
        assert len(session._buffer) <= LIMIT


@given(
    lines=st.lists(
        st.binary(max_size=2 * LIMIT)
        | st.sampled_from([call(), call(id=[]), b"", b"{", b"x" * LIMIT, b"x" * (LIMIT + 1)]),
        max_size=8,
    ),
    cuts=st.lists(st.integers(0, 600), max_size=12),
)
@example(lines=[b"x" * (LIMIT + 1), call()], cuts=[LIMIT, LIMIT + 1, LIMIT + 2])
def test_cuts_between_pieces_make_no_difference(lines: list[bytes], cuts: list[int]) -> None:
    stream = b"\n".join(lines)
    whole = Session(LIMIT).receive(stream)
    places = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    session = Session(LIMIT)
    pieces = [stream[start:end] for start, end in pairwise(places)]
    assert [message for piece in pieces for message in session.receive(piece)] == whole


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_any_json_is_a_request_or_invalid(value: Any) -> None:
    assert isinstance(parse_line(json.dumps(value).encode()), Request | Invalid)


# What is sent


def test_result_is_one_line() -> None:
    line = result_line("a", {"text": "two\nlines, ü and \udcff"})
    assert line.count(b"\n") == 1
    assert line.isascii()
    assert json.loads(line) == {
        "jsonrpc": "2.0",
        "id": "a",
        "result": {"text": "two\nlines, ü and \udcff"},
    }


def test_result_refuses_what_json_cannot_say() -> None:
    with pytest.raises(ValueError, match="JSON"):
        result_line(1, float("nan"))


def test_notification_has_no_id() -> None:
    assert json.loads(notification_line("events", {"a": 1})) == {
        "jsonrpc": "2.0",
        "method": "events",
        "params": {"a": 1},
    }


def test_error_tells_number_words_and_advice() -> None:
    error = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/a"}, 2)
    assert json.loads(error_line(None, error)) == {
        "jsonrpc": "2.0",
        "id": None,
        "error": {
            "code": 18,
            "message": "'/a' already exists and was left alone.",
            "data": {
                "code": "target_exists",
                "parameters": {"path": "/a"},
                "file_index": 2,
                "kind": "needs_user",
                "advice": ErrorCode.TARGET_EXISTS.advice,
            },
        },
    }


@given(values(ErrorInfo))
def test_errors_survive_the_way(error: ErrorInfo) -> None:
    assert error_from_data(json.loads(json.dumps(error_to_data(error)))).info == error


def test_error_of_a_newer_engine_keeps_its_words() -> None:
    error = error_from_data({"code": 250, "message": "Too blue.", "data": {"code": "too_blue"}})
    assert error.code is ErrorCode.UNEXPECTED
    assert "Too blue." in str(error)


@given(json_values)
def test_malformed_error_is_still_an_error(value: Any) -> None:
    assert error_from_data(value).code in ErrorCode
