"""Waiting for the first answers of the system, for a moment.

At the start, and whenever something else is wanted to be known, "cannot tell" only means
that nobody has been asked yet. A job that starts then would move bytes on a metered
network, or under somebody's hands, until the answer comes a few milliseconds later.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ebbtide.core.jobs import WhenActive
from ebbtide.core.observations import Told, Wanted
from ebbtide.core.policy import Rules, Terms, earlier

_TOGETHER_S = 0.5
"""Patience ends together for all that ends within this time."""
_PRESENCE = ""
"""Stands among the hosts for the question whether somebody is here."""


class FirstLook:
    """Knows which questions are fresh. Used by one thread.

    Args:
        patience_s: how long an answer is waited for; 0 where nobody answers.
    """

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._since: dict[str, float] = {}
        self._before: dict[str, float] = {}
        self._wanted: Wanted | None = None
        self._answered: frozenset[str] = frozenset()
        self.until: float | None = None
        """When patience with one of the questions ends, in `Clock.now` seconds."""

    def begin(self) -> None:
        """Look at all terms anew; forget the questions that nobody has any more."""
        self._before, self._since = self._since, {}
        self.until = None

    def again(self) -> None:
        """Look at those terms anew whose answers were still to come, and at no others."""
        self.until = None

    def is_awaited(self, terms: Terms, told: Told, rules: Rules, now: float) -> bool:
        """Tell whether answers that matter to these terms are still to come."""
        if not self._patience_s or terms.lifted:
            return False
        # All of them are looked at, so that each has its own beginning.
        found = [self._is_open(one, told, now) for one in _questions(terms, rules)]
        return any(found)

    def _is_open(self, question: str, told: Told, now: float) -> bool:
        since = self._since.setdefault(question, self._before.get(question, now))
        ends_at = since + self._patience_s
        if self._is_answered(question, told) or ends_at <= now:
            return False
        # A thousand jobs that come one after the other must not be a thousand wakes.
        self.until = earlier(self.until, math.ceil(ends_at / _TOGETHER_S) * _TOGETHER_S)
        return True

    def _is_answered(self, question: str, told: Told) -> bool:
        if told.wanted is None:
            return False
        if question == _PRESENCE:
            return told.wanted.presence
        if self._wanted is not told.wanted:
            self._wanted, self._answered = told.wanted, frozenset(told.wanted.hosts)
        return question in self._answered


def _questions(terms: Terms, rules: Rules) -> Iterator[str]:
    yield terms.host
    mode = terms.when_active or rules.when_active[terms.priority]
    if mode is not WhenActive.IGNORE:
        yield _PRESENCE
