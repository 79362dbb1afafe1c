"""What fixed limits mean to a job: those that hold it down, and those of 0, which stop it.

Only what is written down counts here; whether a limit is what a transfer waits for at the
moment is `ebbtide.core.link_samples.LinkSample`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from ebbtide.core.administration import Source
from ebbtide.core.jobs import Job, JobKind, Priority
from ebbtide.core.link_samples import Direction
from ebbtide.core.settings import DOWNLOAD_LIMIT, LIMIT_TIMETABLE, UPLOAD_LIMIT, Setting, Settings
from ebbtide.core.timetable import Timetable, parse_rate, parse_timetable
from ebbtide.core.verdicts import FIXED_IN, Reason, ReasonCode
from ebbtide.core.words import rate_in_words

SETTING_OF: Mapping[Direction, Setting[str]] = {
    Direction.DOWN: DOWNLOAD_LIMIT,
    Direction.UP: UPLOAD_LIMIT,
}
"""The limit for all jobs together."""


def direction_of(job: Job) -> Direction:
    """Return which way most bytes of a job go; its limits are those of this direction."""
    return Direction.DOWN if job.kind is JobKind.DOWNLOAD else Direction.UP


def own_limit(job: Job, direction: Direction) -> float | None:
    """Return a job's own limit in bytes per second; None is without limit."""
    return job.download_limit if direction is Direction.DOWN else job.upload_limit


@dataclass(frozen=True, slots=True)
class LimitRules:
    """The limits that the settings make, read once."""

    together: Mapping[Direction, float | None]
    timetable: Timetable
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Keys of those that the administrator has fixed, with the file in which that is so."""

    @classmethod
    def of(cls, settings: Settings) -> LimitRules:
        """Return the limits that the settings make."""
        return cls(
            {way: parse_rate(settings.get(setting)) for way, setting in SETTING_OF.items()},
            parse_timetable(settings.get(LIMIT_TIMETABLE)),
            dict(_fixed(settings)),
        )

    def marks(self, setting: Setting[str]) -> dict[str, str]:
        """Return the parameters of a reason that comes from a setting."""
        return {FIXED_IN: self.fixed[setting.key]} if setting.key in self.fixed else {}


def _fixed(settings: Settings) -> Iterator[tuple[str, str]]:
    for setting in (*SETTING_OF.values(), LIMIT_TIMETABLE):
        rule = settings.rule(setting)
        if rule is not None and settings.source(setting) is Source.FIXED:
            yield setting.key, rule.path


class Limited(NamedTuple):
    """What limits say about some jobs."""

    against: tuple[Reason, ...]
    """Limits of 0: nothing moves under them."""
    notes: tuple[Reason, ...]
    """Limits that a job which runs is under."""
    until: float | None
    """When the timetable says something else, in seconds since the epoch."""


def limits_on(
    rules: LimitRules,
    priority: Priority,
    direction: Direction,
    own: float | None,
    local: datetime,
) -> Limited:
    """Return what limits say about jobs at a moment.

    Args:
        rules: limits of the settings.
        priority: that of the jobs.
        direction: which way their bytes go.
        own: the limit of each of them, in bytes per second.
        local: the moment, as the clock on the wall has it, with its zone.
    """
    ruling = rules.timetable.ruling(local, priority, direction)
    until = None if ruling.until is None else ruling.until.timestamp()
    timetable = _TIMETABLE if until is None else _TIMETABLE_UNTIL
    limits: tuple[tuple[float | None, _Codes, float | None, dict[str, str]], ...] = (
        (own, _OWN, None, {}),
        (rules.together[direction], _TOGETHER[direction], None, rules.marks(SETTING_OF[direction])),
        (ruling.rate, timetable, until, rules.marks(LIMIT_TIMETABLE)),
    )
    against = tuple(
        Reason(codes.stops, marks, end) for rate, codes, end, marks in limits if rate == 0
    )
    notes = tuple(
        Reason(codes.limits, {"limit": rate_in_words(rate), **marks}, end)
        for rate, codes, end, marks in limits
        if rate
    )
    return Limited(against, notes, until)


class _Codes(NamedTuple):
    limits: ReasonCode
    stops: ReasonCode


_OWN = _Codes(ReasonCode.LIMITED, ReasonCode.ZERO_LIMIT)
_TOGETHER = {
    Direction.DOWN: _Codes(ReasonCode.LIMITED_DOWNLOADS, ReasonCode.ZERO_DOWNLOADS),
    Direction.UP: _Codes(ReasonCode.LIMITED_UPLOADS, ReasonCode.ZERO_UPLOADS),
}
_TIMETABLE = _Codes(ReasonCode.LIMITED_BY_TIMETABLE, ReasonCode.ZERO_BY_TIMETABLE)
_TIMETABLE_UNTIL = _Codes(ReasonCode.LIMITED_UNTIL, ReasonCode.ZERO_UNTIL)
