"""Times of the week at which something may happen: ``Mon-Fri 22:00-06:00; Sat,Sun``.

The grammar of days and times is that of limits (`ebbtide.core.timetable`). A window is
open when any of its parts is; days alone are whole days, times alone every day's. A
part that ends before it begins goes on over midnight and belongs to the day on which it
begins: ``Fri 22:00-06:00`` ends on Saturday morning.

Hours are those on the clock on the wall. Where daylight saving leaves an hour out, a
window inside it does not open on that day; where an hour comes twice, so does the
window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from ebbtide.core.timetable import DAY_MINUTES, DAYS, parse_times

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
        return (weekday - 1) % 7 in self.days and minute + DAY_MINUTES < self.end


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
    minutes = {minute % DAY_MINUTES for span in spans for minute in (span.start, span.end)}
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
def parse_window(text: str) -> Window | None:
    """Return a window, its text spelled in one way; None for an empty text: always open.

    Raises:
        TimetableError: it does not fit the grammar.
    """
    parts = [part.strip() for part in text.split(";")]
    spans = tuple(span for part in parts if part for span in _parse_part(part))
    return Window("; ".join(map(_spelled, spans)), spans) if spans else None


def _parse_part(part: str) -> Iterator[Span]:
    days, times = parse_times(part)
    for start, end in times:
        yield Span(frozenset(days), start, end if end > start else end + DAY_MINUTES)


def _spelled(span: Span) -> str:
    days = _spelled_days(sorted(span.days))
    if (span.start, span.end) == (0, DAY_MINUTES):
        return days or "00:00-24:00"
    end = span.end if span.end <= DAY_MINUTES else span.end - DAY_MINUTES
    return f"{days} {_spelled_time(span.start)}-{_spelled_time(end)}".strip()


def _spelled_days(days: list[int]) -> str:
    """Return days in words; nothing for all of them."""
    if len(days) == len(DAYS):
        return ""
    words, run = [], [days[0]]
    for day in [*days[1:], -1]:
        if day == run[-1] + 1:
            run.append(day)
            continue
        first, last = DAYS[run[0]].title(), DAYS[run[-1]].title()
        words.append(first if first == last else f"{first}-{last}")
        run = [day]
    return ",".join(words)


def _spelled_time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
