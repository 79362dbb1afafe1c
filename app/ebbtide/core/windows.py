"""Times of the week at which something may happen: ``mon-fri 22:00-06:00, sat-sun``.

The grammar, in any case and with any spacing::

    window = part {"," part}             open when any part is
    part   = days | hours | days hours   days alone: all day; hours alone: every day
    days   = day | day "-" day | days "+" days
    day    = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"
    hours  = HH:MM "-" HH:MM             from inclusive, to exclusive; 24:00 ends a day

A part whose end is not after its beginning goes on over midnight and belongs to the day
on which it begins: ``fri 22:00-06:00`` ends on Saturday morning.

Hours are those on the clock on the wall. Where daylight saving leaves an hour out, a
window inside it does not open on that day; where an hour comes twice, so does the
window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from ebbtide.core.errors import CommandError, ErrorCode

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_MINUTES = 24 * 60
_LOOK_AHEAD_DAYS = 9
"""A week, and a day on either side for what goes over midnight and for the change of an hour."""


@dataclass(frozen=True, slots=True)
class Span:
    """One part of a window."""

    days: frozenset[int]
    """Days on which it begins; 0 is Monday."""
    start: int
    """Minutes after midnight."""
    end: int
    """Minutes after the midnight at which its day begins; more than a day's: goes over midnight."""

    def contains(self, weekday: int, minute: float) -> bool:
        """Tell whether a time of the week lies inside."""
        if weekday in self.days and self.start <= minute < self.end:
            return True
        return (weekday - 1) % 7 in self.days and minute + _DAY_MINUTES < self.end


@dataclass(frozen=True, slots=True)
class Window:
    """Times of the week, in words and taken apart."""

    text: str
    spans: tuple[Span, ...]

    def is_open(self, at: float, zone: tzinfo) -> bool:
        """Tell whether it is open.

        Args:
            at: seconds since the epoch.
            zone: whose clock on the wall counts.
        """
        local = datetime.fromtimestamp(at, zone)
        minute = local.hour * 60 + local.minute + (local.second + local.microsecond / 1e6) / 60
        return any(span.contains(local.weekday(), minute) for span in self.spans)

    def next_change(self, at: float, zone: tzinfo) -> float | None:
        """Return when it opens or closes next, in seconds since the epoch; None for never."""
        now_open = self.is_open(at, zone)
        for moment in _turning_points(self.spans, at, zone):
            if moment > at and self.is_open(moment, zone) is not now_open:
                return moment
        return None


def _turning_points(spans: Iterable[Span], at: float, zone: tzinfo) -> list[float]:
    """Return every moment of the coming days at which a window could open or close."""
    today = datetime.fromtimestamp(at, zone).replace(tzinfo=None)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    minutes = {minute % _DAY_MINUTES for span in spans for minute in (span.start, span.end)}
    moments: set[float] = set()
    for day in range(-1, _LOOK_AHEAD_DAYS):
        for minute in minutes:
            naive = midnight + timedelta(days=day, minutes=minute)
            moments.update(_timestamps(naive, zone))
        # An hour that is left out or comes twice turns the window at the change itself.
        moments.update(_clock_change(midnight + timedelta(days=day), zone))
    return sorted(moments)


def _timestamps(naive: datetime, zone: tzinfo) -> Iterator[float]:
    """Return when a time is on the clock: twice when the hour comes twice."""
    for fold in (0, 1):
        yield naive.replace(tzinfo=zone, fold=fold).timestamp()


def _clock_change(midnight: datetime, zone: tzinfo) -> Iterator[float]:
    """Return when the clock is put forward or back on a day, to the second."""
    low = int(midnight.replace(tzinfo=zone).timestamp())
    high = int((midnight + timedelta(days=1)).replace(tzinfo=zone).timestamp())
    if _offset(low, zone) == _offset(high, zone):
        return
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(middle, zone) == _offset(low, zone):
            low = middle
        else:
            high = middle
    yield float(high)


def _offset(at: float, zone: tzinfo) -> timedelta | None:
    return datetime.fromtimestamp(at, zone).utcoffset()


@lru_cache(maxsize=256)
def parse_window(text: str) -> Window:
    """Return a window; its text is spelled in one way, whatever the input's.

    Raises:
        CommandError: it does not fit the grammar.
    """
    parts = text.lower().split(",")
    spans = tuple(_parse_part(part.strip(), text) for part in parts)
    return Window(", ".join(_spelled(span) for span in spans), spans)


_PART = re.compile(
    r"(?:(?P<days>[a-z]+(?:\s*[-+]\s*[a-z]+)*))?\s*"
    r"(?:(?P<start>\d{1,2}:\d{2})\s*[-\u2013]\s*(?P<end>\d{1,2}:\d{2}))?"
)


def _parse_part(part: str, text: str) -> Span:
    found = _PART.fullmatch(part.replace("\u2013", "-"))
    if not part or found is None:
        raise _refusal(text, "write it like 'mon-fri 22:00-06:00, sat-sun'")
    days = _parse_days(found["days"], text) if found["days"] else frozenset(range(7))
    if found["start"] is None:
        return Span(days, 0, _DAY_MINUTES)
    start, end = _parse_time(found["start"], text), _parse_time(found["end"], text)
    if start >= _DAY_MINUTES:
        raise _refusal(text, "nothing begins at 24:00")
    return Span(days, start, end if end > start else end + _DAY_MINUTES)


def _parse_days(words: str, text: str) -> frozenset[int]:
    days: set[int] = set()
    for group in words.split("+"):
        first, _, last = group.partition("-")
        low = _parse_day(first.strip(), text)
        high = _parse_day(last.strip(), text) if last else low
        days.update((low + step) % 7 for step in range((high - low) % 7 + 1))
    return frozenset(days)


def _parse_day(word: str, text: str) -> int:
    try:
        return DAY_NAMES.index(word)
    except ValueError:
        raise _refusal(text, f"'{word}' is not a day; days are {', '.join(DAY_NAMES)}") from None


def _parse_time(word: str, text: str) -> int:
    hours, minutes = (int(part) for part in word.split(":"))
    total = hours * 60 + minutes
    if minutes >= 60 or total > _DAY_MINUTES:
        raise _refusal(text, f"there is no {word} o'clock")
    return total


def _spelled(span: Span) -> str:
    days = _spelled_days(sorted(span.days))
    if (span.start, span.end) == (0, _DAY_MINUTES):
        return days or "00:00-24:00"
    end = span.end if span.end <= _DAY_MINUTES else span.end - _DAY_MINUTES
    return f"{days} {_spelled_time(span.start)}-{_spelled_time(end)}".strip()


def _spelled_days(days: list[int]) -> str:
    """Return days in words; nothing for all of them."""
    if len(days) == len(DAY_NAMES):
        return ""
    words, run = [], [days[0]]
    for day in [*days[1:], -1]:
        if day == run[-1] + 1:
            run.append(day)
            continue
        first, last = DAY_NAMES[run[0]], DAY_NAMES[run[-1]]
        words.append(first if first == last else f"{first}-{last}")
        run = [day]
    return "+".join(words)


def _spelled_time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _refusal(text: str, detail: str) -> CommandError:
    return CommandError(
        ErrorCode.VALUE_INVALID, value=text[:80], what="times of the week", detail=detail
    )
