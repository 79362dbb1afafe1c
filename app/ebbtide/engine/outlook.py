"""What the engine knows of the outside world, brought up to date in every step."""

from __future__ import annotations

import math
from dataclasses import replace

from ebbtide.core.budgets import standings_of
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.observations import Part
from ebbtide.core.plan import CLOCK_CHECK_S
from ebbtide.core.policy import habits_of
from ebbtide.core.ports import Clock
from ebbtide.core.settings import PAUSED, PAUSED_UNTIL
from ebbtide.engine.books import Books
from ebbtide.engine.household import Household
from ebbtide.engine.ledger import Ledger


class Outlook:
    """Keeps the conditions. Used by one thread."""

    def __init__(self, ledger: Ledger, books: Books, household: Household, clock: Clock) -> None:
        self._ledger = ledger
        self._books = books
        self._household = household
        self._clock = clock
        self.conditions = Conditions(paused_by_user=ledger.settings.get(PAUSED))

    def observed(self, part: Part) -> None:
        """The operating system has told something."""
        habits = habits_of(self._ledger.settings)
        self.conditions = self.conditions.observed(part, habits, self._clock.now())

    def stop(self) -> None:
        """The program is about to end."""
        self.conditions = replace(self.conditions, stopping=True)

    def cannot_record(self, error: ErrorInfo | None) -> None:
        """Nothing can be recorded, for this reason; None: perhaps it can again."""
        self.conditions = replace(self.conditions, store_error=error)

    def look_around(self) -> bool:
        """Bring the conditions up to date with settings, clocks and budgets.

        Returns:
            Whether anything is not as it was.
        """
        now, wall = self._clock.now(), self._clock.wall()
        self._books.keep(now, wall)
        self._end_pause(wall)
        settings = self._ledger.settings
        after = self.conditions.passed(
            habits_of(settings),
            now,
            wall,
            paused=settings.get(PAUSED),
            paused_until=settings.get(PAUSED_UNTIL) or None,
            standings=standings_of(self._ledger.budgets.values()),
        )
        changed = after is not self.conditions
        self.conditions = after
        return changed

    def changes_at(self, *, matters: bool) -> float:
        """Return when time alone may change them, in `Clock.now` seconds; infinite for never.

        Args:
            matters: some job waits for that. It has to be seen then, too, that the wall
                clock was set, which nobody announces.
        """
        resets_at = self._books.resets_at - self.conditions.clock_skew_s
        first = min(resets_at, self._pause_ends_at())
        if not matters or math.isinf(first):
            return first
        return min(first, self._clock.now() + CLOCK_CHECK_S)

    def _end_pause(self, wall: float) -> None:
        settings = self._ledger.settings
        if settings.get(PAUSED) and 0 < settings.get(PAUSED_UNTIL) <= wall:
            self._household.resume()

    def _pause_ends_at(self) -> float:
        settings = self._ledger.settings
        until = settings.get(PAUSED_UNTIL)
        if not until or not settings.get(PAUSED):
            return math.inf
        # Not a clock's trembling too early: a wake-up in vain would have no successor.
        return max(until - (self._clock.wall() - self._clock.now()), self._clock.now() + 0.001)
