"""Whether somebody is at the computer, from what the system says, without being nervous.

Coming back counts at once: a job that pauses while somebody works must not be a second
late. But a nudge of the table moves the mouse, too. So after coming back the silence
that means "away" is short for a moment: whoever goes on typing is here, and a single
twitch costs seconds instead of minutes. That works once in a while only; whoever
twitches again soon after is taken at his word.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from ebbtide.core.observations import Answer, Presence

SETTLING_S = 15.0
"""Silence that makes a twitch of a return. Also how long a return may be doubted."""
_MARGIN_S = 2.0
"""A probe may tell of silence this much later than it was there."""


class Sign(Enum):
    """What shows that somebody is at the computer."""

    INPUT = "input"
    FULL_SCREEN = "full screen"
    KEPT_AWAKE = "kept awake"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Habits:
    """What counts as being at the computer."""

    away_after_s: float
    full_screen_counts: bool
    kept_awake_counts: bool = False
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether somebody is here, and how we know."""

    here: Answer = Answer.UNKNOWN
    sign: Sign | None = None
    programs: tuple[str, ...] = ()
    """Those that run and count as somebody being here."""
    doubted_until: float | None = None
    """Until then the return may prove to have been a twitch; in `Clock.now` seconds."""
    twitched_at: float | None = None
    """When the last return proved to have been one."""

    def away_after_s(self, habits: Habits) -> float:
        """Return the seconds without input that mean "away" now: what to ask a probe for."""
        full_s = habits.away_after_s
        return full_s if self.doubted_until is None else min(SETTLING_S, full_s)


def attend(
    before: Attendance, earlier: Presence, presence: Presence, habits: Habits, now: float
) -> Attendance:
    """Return whether somebody is here.

    Args:
        before: as it was.
        earlier: what the system said then.
        presence: what the system says now.
        habits: what counts.
        now: `Clock.now` seconds.
    """
    here, sign, programs = _judged(presence, habits)
    after = replace(before, here=here, sign=sign, programs=programs)
    if sign is not Sign.INPUT:
        twitched = before.doubted_until is not None and here is Answer.NO
        return replace(
            after,
            doubted_until=None,
            twitched_at=now if twitched else before.twitched_at,
        )
    if earlier.away is Answer.YES and earlier.locked is not Answer.YES:
        return replace(after, doubted_until=_doubt(before, habits, now))
    if before.doubted_until is not None and now >= before.doubted_until:
        return replace(after, doubted_until=None)
    return after


def _doubt(before: Attendance, habits: Habits, now: float) -> float | None:
    """Return until when somebody who has just come back is doubted, or None."""
    last = before.twitched_at
    if last is not None and now < last + habits.away_after_s:
        return None
    return now + SETTLING_S + _MARGIN_S


def _judged(presence: Presence, habits: Habits) -> tuple[Answer, Sign | None, tuple[str, ...]]:
    running = _counting(presence.programs or (), habits)
    if running:
        return Answer.YES, Sign.PROGRAM, running
    if presence.locked is Answer.YES:
        return Answer.NO, None, ()
    if habits.full_screen_counts and presence.full_screen is Answer.YES:
        return Answer.YES, Sign.FULL_SCREEN, ()
    if habits.kept_awake_counts and presence.kept_awake is Answer.YES:
        return Answer.YES, Sign.KEPT_AWAKE, ()
    if presence.away is Answer.UNKNOWN:
        return Answer.UNKNOWN, None, ()
    is_here = presence.away is Answer.NO
    return Answer.of(is_here), Sign.INPUT if is_here else None, ()


def _counting(running: Collection[str], habits: Habits) -> tuple[str, ...]:
    return tuple(sorted(set(running).intersection(habits.programs)))
