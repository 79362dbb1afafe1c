"""Dates as HTTP writes them (RFC 9110, 5.6.7): three formats, all of them in GMT."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
# Sun, 06 Nov 1994 08:49:37 GMT
_PRESENT = (
    r"[a-z]{3}, ?(?P<day>[0-9]{1,2})[ -](?P<month>[a-z]{3})[ -](?P<year>[0-9]{4}) "
    rf"{_CLOCK} (?:GMT|UTC|\+0000)"
)
# Sunday, 06-Nov-94 08:49:37 GMT
_RFC_850 = (
    r"[a-z]{6,9}, (?P<day>[0-9]{2})-(?P<month>[a-z]{3})-(?P<year>[0-9]{2}) "
    rf"{_CLOCK} GMT"
)
# Sun Nov  6 08:49:37 1994
_ASCTIME = (
    r"[a-z]{3} (?P<month>[a-z]{3}) +(?P<day>[0-9]{1,2}) "
    rf"{_CLOCK} (?P<year>[0-9]{{4}})"
)
_FORMATS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in (_PRESENT, _RFC_850, _ASCTIME)
)
_LEAP_SECOND = 60
_CENTURY_FROM = 70
"""Two-digit years from here on belong to the twentieth century."""


def parse_http_date(text: str) -> float | None:
    """Return seconds since the epoch, or None for something that is no HTTP date."""
    for pattern in _FORMATS:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return _seconds(match)
    return None


def _seconds(match: re.Match[str]) -> float | None:
    month = match["month"].lower()
    if month not in _MONTHS:
        return None
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year >= _CENTURY_FROM else 2000
    second = int(match["second"])
    try:
        return datetime(
            year,
            _MONTHS.index(month) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            _LEAP_SECOND - 1 if second == _LEAP_SECOND else second,
            tzinfo=UTC,
        ).timestamp()
    except ValueError:
        return None


LONGEST_WAIT_S = 86_400.0
"""A server may ask for a day; more would only be a way to lose a job."""


def parse_retry_after(text: str, now: float) -> float | None:
    """Return how long to wait in seconds (RFC 9110, 10.2.3), or None if it cannot be read.

    Args:
        text: the header's value: a number of seconds or a date.
        now: seconds since the epoch, best by the server's own clock.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_WAIT_S)
    date = parse_http_date(text)
    return None if date is None else min(max(0.0, date - now), LONGEST_WAIT_S)
