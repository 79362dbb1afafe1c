"""Limits by day, time, priority and direction.

A timetable is a line of rules; the first one that fits counts::

    Mon-Fri 08:00-18:00 500k; Sat,Sun 2M; else off
    Sun 02:00-05:00 off; Mon-Fri 08:00-18:00 low 50k; Mon-Fri 08:00-18:00 500k; else 2M

A rule is ``[days] [times] [priorities] [down|up] rate`` in this order. Rates are bytes per second
with ``k``, ``M`` or ``G`` (powers of a thousand); ``off`` is no limit and ``0`` stops. A time that
ends before it begins goes over midnight and belongs to the day on which it begins. A rule without
priorities is for all but foreground jobs, as BITS has it; where no rule fits, there is no limit.

BITS' calendar of work, non-work and maintenance hours times priority is such a line, with
the maintenance rules first, because they override the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from ebbtide.core.jobs import Priority
from ebbtide.core.link_samples import Direction

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_BACKGROUND = frozenset({Priority.HIGH, Priority.NORMAL, Priority.LOW})
_PRIORITIES = {priority.name.lower(): priority for priority in Priority}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_UNITS = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9}
_RATE = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)([kmg]?)", re.ASCII)
_TIMES = re.compile(r"(\d\d?):(\d\d)-(\d\d?):(\d\d)", re.ASCII)
_LONGEST = 2000

Name = TypeVar("Name")


class TimetableError(ValueError):
    """The text is no timetable; the message says which part of it, and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when, for whom, which way, how much."""

    minutes: tuple[tuple[int, int], ...]
    """Spans of minutes since Monday 00:00, ends excluded; within one week."""
    priorities: frozenset[Priority]
    directions: frozenset[Direction]
    rate: float | None
    """Bytes per second; None is without limit."""

    def fits(self, minute: int, priority: Priority, direction: Direction) -> bool:
        """Whether the rule speaks of this minute of the week and this kind of transfer."""
        if priority not in self.priorities or direction not in self.directions:
            return False
        return any(begin <= minute < end for begin, end in self.minutes)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the timetable says of one kind of transfer at one moment."""

    rate: float | None = None
    """Bytes per second; None is without limit."""
    rule: int | None = None
    """The rule's place; those under one rule share its rate."""
    until: datetime | None = None
    """When another rate begins; None if never."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """Rules, of which the first that fits counts."""

    rules: tuple[Rule, ...] = ()

    def ruling(self, when: datetime, priority: Priority, direction: Direction) -> Ruling:
        """Return what holds at a local time, and until when."""
        minute = _minute_of_week(when)
        rule = self._rule_at(minute, priority, direction)
        rate = self._rate(rule)
        for ahead in self._changes_after(minute):
            next_rule = self._rule_at((minute + ahead) % WEEK_MINUTES, priority, direction)
            if self._rate(next_rule) != rate:
                begun = when.replace(second=0, microsecond=0)
                return Ruling(rate, rule, begun + timedelta(minutes=ahead))
        return Ruling(rate, rule)

    def _rule_at(self, minute: int, priority: Priority, direction: Direction) -> int | None:
        for index, rule in enumerate(self.rules):
            if rule.fits(minute, priority, direction):
                return index
        return None

    def _rate(self, rule: int | None) -> float | None:
        return self.rules[rule].rate if rule is not None else None

    def _changes_after(self, minute: int) -> list[int]:
        """Return, in order, in how many minutes some rule begins or ends."""
        edges = {edge for rule in self.rules for span in rule.minutes for edge in span}
        return sorted({(edge - minute) % WEEK_MINUTES for edge in edges} - {0})


def _minute_of_week(when: datetime) -> int:
    return when.weekday() * DAY_MINUTES + when.hour * 60 + when.minute


def parse_timetable(text: str) -> Timetable:
    """Read a timetable; an empty text is one without rules.

    Raises:
        TimetableError: it cannot be understood.
    """
    if len(text) > _LONGEST:
        raise TimetableError(f"it is longer than {_LONGEST} characters")
    parts = [part.strip() for part in text.split(";")]
    return Timetable(tuple(_parse_rule(part) for part in parts if part))


def parse_times(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Read ``[days] [times]``, the beginning of a rule.

    Returns:
        Days from Monday, which is 0, and spans of minutes after midnight. All days where
        none are named, the whole day where no times are.

    Raises:
        TimetableError: it is something else.
    """
    words = _Words(text)
    days = words.take_days() or tuple(range(len(DAYS)))
    times = words.take_times() or ((0, DAY_MINUTES),)
    words.take_end()
    return days, times


def parse_rate(text: str) -> float | None:
    """Read a rate: ``500k``, ``2.5M``, ``0``; ``off`` is None, without limit.

    Raises:
        TimetableError: it is no rate.
    """
    if text.lower() == "off":
        return None
    match = _RATE.fullmatch(text.lower())
    if match is None:
        raise TimetableError(f"'{text}' is no rate: write 500k, 2M, 0 or off")
    return float(match[1]) * _UNITS[match[2]]


def _parse_rule(text: str) -> Rule:
    words = _Words(text)
    otherwise = words.take_if("else")
    days = words.take_days() if not otherwise else None
    times = words.take_times() if not otherwise else None
    priorities = words.take_names(_PRIORITIES)
    directions = words.take_names(_DIRECTIONS)
    return Rule(
        tuple(_spans(days or tuple(range(7)), times or ((0, DAY_MINUTES),))),
        frozenset(priorities) or _BACKGROUND,
        frozenset(directions) or frozenset(Direction),
        parse_rate(words.take_last()),
    )


class _Words:
    """The words of one rule, taken from the left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = text.split()

    def take_if(self, word: str) -> bool:
        if self._words[0].lower() != word:
            return False
        self._words.pop(0)
        return True

    def take_days(self) -> tuple[int, ...] | None:
        if not self._words or self._words[0][:3].lower() not in DAYS:
            return None
        days: set[int] = set()
        for part in self._words.pop(0).lower().split(","):
            first, _, last = part.partition("-")
            begin = self._day(first)
            end = self._day(last) if last else begin
            days.update((begin + offset) % 7 for offset in range((end - begin) % 7 + 1))
        return tuple(sorted(days))

    def take_times(self) -> tuple[tuple[int, int], ...] | None:
        if not self._words or ":" not in self._words[0]:
            return None
        return tuple(self._time(part) for part in self._words.pop(0).split(","))

    def take_names(self, known: Mapping[str, Name]) -> list[Name]:
        if not self._words or self._words[0].split(",")[0].lower() not in known:
            return []
        names = self._words.pop(0).lower().split(",")
        for name in names:
            if name not in known:
                raise TimetableError(f"'{name}' in '{self._text}' is none of {', '.join(known)}")
        return [known[name] for name in names]

    def take_end(self) -> None:
        if self._words:
            raise TimetableError(f"'{self._words[0]}' in '{self._text}' is not understood")

    def take_last(self) -> str:
        if not self._words:
            raise TimetableError(f"'{self._text}' has no rate")
        if len(self._words) > 1:
            raise TimetableError(f"'{self._words[0]}' in '{self._text}' is not understood")
        return self._words[0]

    def _day(self, name: str) -> int:
        if name not in DAYS:
            raise TimetableError(f"'{name}' in '{self._text}' is no day: write Mon, Tue …")
        return DAYS.index(name)

    def _time(self, text: str) -> tuple[int, int]:
        match = _TIMES.fullmatch(text)
        if match is None:
            raise TimetableError(f"'{text}' is no span of time: write 08:00-18:00")
        hour, minute, last_hour, last_minute = (int(group) for group in match.groups())
        begin, end = hour * 60 + minute, last_hour * 60 + last_minute
        if minute > 59 or last_minute > 59 or begin >= DAY_MINUTES or end > DAY_MINUTES:
            raise TimetableError(f"'{text}' is not within a day of 24 hours")
        return begin, end


def _spans(days: tuple[int, ...], times: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for day in days:
        for begin, end in times:
            first = day * DAY_MINUTES + begin
            length = (end - begin) % DAY_MINUTES or DAY_MINUTES
            last = first + length
            yield first, min(last, WEEK_MINUTES)
            if last > WEEK_MINUTES:
                yield 0, last - WEEK_MINUTES
