"""Dates, parts and validators as HTTP servers write them, and as they should not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.http_dates import LONGEST_WAIT_S, parse_http_date, parse_retry_after
from ebbtide.core.http_ranges import (
    ContentRange,
    HeaderError,
    Unsatisfied,
    parse_content_range,
    range_header,
)
from ebbtide.core.http_validators import (
    dates_agree,
    etags_agree,
    media_type_of,
    strong_date,
    strong_etag,
)
from ebbtide.core.jobs import RemoteVersion

NOVEMBER_1994 = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC).timestamp()
IN_1994 = "Sun, 06 Nov 1994 08:49:37 GMT"
A_SECOND_LATER = "Sun, 06 Nov 1994 08:49:38 GMT"


@pytest.mark.parametrize(
    "text",
    [
        IN_1994,
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "sun, 06 nov 1994 08:49:37 gmt",
        "Sun, 6 Nov 1994 08:49:37 UTC",
        "  Sun, 06-Nov-1994 08:49:37 GMT ",
    ],
)
def test_reads_every_format_of_a_date(text: str) -> None:
    assert parse_http_date(text) == NOVEMBER_1994


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Sun, 06 Nov 1994",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 +0100",
        "Sun, 06 Nov 1994 08:49:37 GMT!",
    ],
)
def test_reads_nothing_into_what_is_no_date(text: str) -> None:
    assert parse_http_date(text) is None


@given(st.text() | st.from_regex(r"[A-Za-z]{3,9},? [0-9 ]{2}.[A-Za-z]{3}.[0-9]{2,4} [0-9:]{8} GMT"))
def test_never_fails_on_a_date(text: str) -> None:
    parse_http_date(text)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2199, 1, 1)))  # noqa: DTZ001 - made aware below
def test_reads_back_what_servers_write(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert parse_http_date(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) == moment.timestamp()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (A_SECOND_LATER, 1.0),
        ("Sun, 06 Nov 1994 08:00:00 GMT", 0.0),
        ("99999999999999999999", LONGEST_WAIT_S),
        ("Sun, 06 Nov 2994 08:00:00 GMT", LONGEST_WAIT_S),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("²", None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert parse_retry_after(text, NOVEMBER_1994) == seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bytes 0-0/1", ContentRange(0, 1, 1)),
        ("bytes 500-999/*", ContentRange(500, 1000, None)),
        ("BYTES 5-9/10", ContentRange(5, 10, 10)),
        ("bytes=5-9/10", ContentRange(5, 10, 10)),
        ("bytes */1234", Unsatisfied(1234)),
        ("bytes */*", Unsatisfied(None)),
    ],
)
def test_reads_a_content_range(text: str, expected: ContentRange | Unsatisfied) -> None:
    assert parse_content_range(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "bytes", "bytes 5-4/10", "bytes 0-10/10", "bytes 1-2", "items 1-2/3", "bytes -5/10",
     "bytes 1-2/3, bytes 4-5/6", "bytes ²-3/4", "bytes 1-99999999999999999999/*"],
)  # fmt: skip
def test_refuses_a_content_range_that_makes_no_sense(text: str) -> None:
    with pytest.raises(HeaderError):
        parse_content_range(text)


@given(st.text() | st.from_regex(r"bytes [0-9]*-?[0-9]*/[0-9*]+"))
def test_fails_on_a_content_range_only_in_the_named_way(text: str) -> None:
    try:
        part = parse_content_range(text)
    except HeaderError:
        return
    if isinstance(part, ContentRange):
        assert 0 <= part.start < part.end
        assert part.size > 0
        assert part.total is None or part.end <= part.total


@given(st.integers(0, 2**62), st.integers(1, 2**62), st.integers(0, 2**61))
def test_asks_for_what_a_server_calls_the_same(start: int, size: int, rest: int) -> None:
    end = start + size
    asked = range_header(start, end).removeprefix("bytes=")
    assert parse_content_range(f"bytes {asked}/{end + rest}") == ContentRange(
        start, end, end + rest
    )


def test_asks_for_everything_from_a_place_on() -> None:
    assert range_header(7, None) == "bytes=7-"


@pytest.mark.parametrize(
    ("etag", "strong"),
    [
        ('"abc"', True),
        ('""', True),
        ('W/"abc"', False),
        ("abc", False),
        ('"a"b"', False),
        ('"a", "b"', False),
        ('"a\nb"', False),
        (None, False),
    ],
)
def test_which_etags_are_strong(etag: str | None, strong: bool) -> None:
    assert (strong_etag(RemoteVersion(etag=etag)) is not None) is strong


@pytest.mark.parametrize(
    ("modified", "date", "strong"),
    [
        (IN_1994, A_SECOND_LATER, True),
        (IN_1994, IN_1994, False),
        (A_SECOND_LATER, IN_1994, False),
        (IN_1994, None, False),
        (None, IN_1994, False),
        ("yesterday", IN_1994, False),
        (IN_1994, "today", False),
    ],
)
def test_which_dates_are_strong(modified: str | None, date: str | None, strong: bool) -> None:
    version = RemoteVersion(last_modified=modified, date=date)
    assert strong_date(version) == (modified if strong else None)


def test_comparing_validators() -> None:
    assert etags_agree('"a"', 'W/"a"')
    assert not etags_agree('"a"', '"b"')
    assert dates_agree(IN_1994, "Sunday, 06-Nov-94 08:49:37 GMT")
    assert not dates_agree(IN_1994, A_SECOND_LATER)
    assert dates_agree("whenever", "whenever")
    assert not dates_agree("whenever", "sometime")


@pytest.mark.parametrize(
    ("header", "expected"),
    [("Text/HTML; charset=x", "text/html"), ("", None), (None, None), (" a/b ", "a/b")],
)
def test_media_types(header: str | None, expected: str | None) -> None:
    assert media_type_of(header) == expected
