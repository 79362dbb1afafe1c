"""The values that the server goes by."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.uploads_server.headers import (
    parse_basic,
    parse_boolean,
    parse_integer,
    parse_list,
    parse_range,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("?1", True), (" ?0 ", False), ("1", None), ("?2", None), ("", None), (None, None)],
)
def test_booleans(text: str | None, value: bool | None) -> None:
    assert parse_boolean(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), (" 12 ", 12), ("-1", None), ("1.0", None), ("٣", None), ("9" * 16, None)],
)
def test_integers(text: str, value: int | None) -> None:
    assert parse_integer(text) == value


@given(st.lists(st.from_regex(r"[!-+\--~]{1,10}", fullmatch=True)), st.sampled_from([" ", ", "]))
def test_lists(words: list[str], separator: str) -> None:
    assert parse_list(separator.join(words)) == tuple(words)


@given(st.text().filter(lambda text: ":" not in text), st.text())
def test_logins(user: str, password: str) -> None:
    try:
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
    except UnicodeEncodeError:
        return
    assert parse_basic(f"Basic {token}") == (user, password)


@pytest.mark.parametrize(
    "text", [None, "", "Basic", "Basic !!", "Bearer YTpi", "Basic YQ==", "Basic /w=="]
)
def test_what_is_no_login(text: str | None) -> None:
    assert parse_basic(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("bytes=0-3", (0, 4)),
        ("bytes=2-", (2, 10)),
        ("bytes=2-99", (2, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-99", (0, 10)),
        ("bytes=10-", (10, 10)),
        ("bytes=0-1,3-4", None),
        ("bytes=3-2", None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_ranges(text: str, part: tuple[int, int] | None) -> None:
    assert parse_range(text, 10) == part


@given(st.text(max_size=30), st.integers(0, 100))
def test_any_range_stays_inside(text: str, size: int) -> None:
    part = parse_range(f"bytes={text}", size)
    if part is not None and part[0] < part[1]:
        assert 0 <= part[0] < part[1] <= size
