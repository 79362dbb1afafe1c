"""Who is here: signs, locks, and a table that somebody bumped into."""

from __future__ import annotations

import pytest

from ebbtide.core.observations import Answer, Presence
from ebbtide.core.presence import SETTLING_S, Attendance, Habits, Sign, attend

HABITS = Habits(120.0, True, True, ("obs", "zoom"))
HERE, AWAY = Presence(Answer.NO), Presence(Answer.YES)
Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN


class Life:
    """What happens at a computer, second by second."""

    def __init__(self, habits: Habits = HABITS) -> None:
        self.now = 1000.0
        self.habits = habits
        self.presence = Presence()
        self.attendance = Attendance()

    def sees(self, presence: Presence, after_s: float = 0.0) -> Answer:
        self.now += after_s
        self.attendance = attend(self.attendance, self.presence, presence, self.habits, self.now)
        self.presence = presence
        return self.attendance.here

    @property
    def silence_s(self) -> float:
        return self.attendance.away_after_s(self.habits)


@pytest.mark.parametrize("away", Answer)
@pytest.mark.parametrize("locked", Answer)
@pytest.mark.parametrize("full_screen", Answer)
@pytest.mark.parametrize("kept_awake", Answer)
@pytest.mark.parametrize("programs", [None, frozenset(), frozenset({"obs"}), frozenset({"vi"})])
@pytest.mark.parametrize("counts", [True, False])
def test_every_combination(
    away: Answer,
    locked: Answer,
    full_screen: Answer,
    kept_awake: Answer,
    programs: frozenset[str] | None,
    counts: bool,
) -> None:
    life = Life(Habits(120.0, counts, counts, ("obs",)))
    here = life.sees(Presence(away, None, locked, full_screen, kept_awake, programs))
    if programs is not None and "obs" in programs:
        expected, sign = Y, Sign.PROGRAM
    elif locked is Y:
        expected, sign = N, None
    elif full_screen is Y and counts:
        expected, sign = Y, Sign.FULL_SCREEN
    elif kept_awake is Y and counts:
        expected, sign = Y, Sign.KEPT_AWAKE
    else:
        expected = {Y: N, N: Y, U: U}[away]
        sign = Sign.INPUT if expected is Y else None
    assert (here, life.attendance.sign) == (expected, sign)


def test_coming_back_counts_at_once_and_a_twitch_costs_seconds() -> None:
    life = Life()
    life.sees(AWAY)
    assert life.silence_s == 120
    assert life.sees(HERE, 500) is Y
    assert life.silence_s == SETTLING_S
    assert life.sees(AWAY, SETTLING_S) is N
    assert life.silence_s == 120


def test_whoever_goes_on_typing_is_here() -> None:
    life = Life()
    life.sees(AWAY)
    life.sees(HERE, 500)
    doubted_until = life.attendance.doubted_until
    assert doubted_until is not None
    assert life.sees(HERE, doubted_until - life.now - 0.01) is Y
    assert life.silence_s == SETTLING_S
    assert life.sees(HERE, 0.02) is Y
    assert life.silence_s == 120


def test_a_second_twitch_soon_after_the_first_is_believed() -> None:
    life = Life()
    life.sees(AWAY)
    life.sees(HERE, 500)
    life.sees(AWAY, SETTLING_S)
    life.sees(HERE, 60)
    assert life.silence_s == 120
    life.sees(AWAY, 120)
    life.sees(HERE, 121)
    assert life.silence_s == SETTLING_S


def test_unlocking_is_no_twitch() -> None:
    life = Life()
    life.sees(Presence(Y, None, Y))
    assert life.sees(HERE, 500) is Y
    assert life.silence_s == 120


def test_the_first_thing_that_is_seen_is_no_return() -> None:
    life = Life()
    assert life.sees(HERE) is Y
    assert life.silence_s == 120


def test_a_probe_that_goes_away_says_that_it_cannot_tell() -> None:
    life = Life()
    life.sees(HERE)
    assert life.sees(Presence()) is U
    assert life.attendance.sign is None
