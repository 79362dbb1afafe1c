"""Questions about addresses, as the engine's thread takes them: it only passes them on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job
from ebbtide.core.settings import Settings
from ebbtide.engine.intake import check_path
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.messages import Answer

MOST_ADDRESSES = 100
"""Of one question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know, and all that the engine knows about it."""

    query: ProbeAddresses
    answer: Answer
    jobs: tuple[Job, ...]
    settings: Settings
    conditions: Conditions
    now: float
    is_taken: Callable[[str], bool]
    """Any thread may ask; see `Ledger.is_taken`."""


class Scouts(Protocol):
    """Who asks the servers (see `ebbtide.engine.scouting.Scouting`)."""

    def ask(self, question: Question) -> None:
        """Find the answer and post it as `Settled`; returns at once."""

    def forsake(self) -> tuple[Answer, ...]:
        """Ask nobody any more, and return those who still wait for an answer."""


class NoScouts:
    """For an engine without a network: nobody can be asked."""

    def ask(self, question: Question) -> None:
        """See `Scouts.ask`."""
        error = CommandError(ErrorCode.REQUEST_INVALID, detail="there is nobody to ask servers")
        question.answer(error.info)

    def forsake(self) -> tuple[Answer, ...]:
        """See `Scouts.forsake`."""
        return ()


class Questions:
    """Takes questions, and keeps back those that come before the system has told of its networks.

    At the start nothing is known about them: bytes would go out that the next answer forbids.
    Used by one thread.
    """

    def __init__(self, ledger: Ledger, scouts: Scouts, ready_at: float) -> None:
        """Begin.

        Args:
            ledger: knows jobs and settings.
            scouts: ask the servers.
            ready_at: when no answer of the system is waited for any more.
        """
        self._ledger = ledger
        self._scouts = scouts
        self._ready_at = ready_at
        self._early: list[tuple[ProbeAddresses, Answer]] = []

    @property
    def next_at(self) -> float | None:
        """When questions that were kept back are due at the latest."""
        return self._ready_at if self._early else None

    def take(self, query: ProbeAddresses, answer: Answer) -> None:
        """Take a question, to be passed on by `proceed`.

        Raises:
            CommandError: it cannot be asked.
        """
        if len(query.urls) > MOST_ADDRESSES:
            detail = f"it names more than {MOST_ADDRESSES} addresses"
            raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
        if query.directory is not None:
            check_path(query.directory)
        self._early.append((query, answer))

    def proceed(self, conditions: Conditions, now: float) -> None:
        """Pass on what can be asked now."""
        if now < self._ready_at and not conditions.observations.networks.connected:
            return
        early, self._early = self._early, []
        jobs = tuple(self._ledger.jobs.values()) if early else ()
        for query, answer in early:
            self._scouts.ask(
                Question(
                    query,
                    answer,
                    jobs,
                    self._ledger.settings,
                    conditions,
                    now,
                    self._ledger.is_taken,
                )
            )

    def forsake(self) -> tuple[Answer, ...]:
        """Return those who wait for an answer, and wait no longer."""
        early, self._early = self._early, []
        return (*(answer for _, answer in early), *self._scouts.forsake())
