"""Commands that concern no job: settings, data budgets, the pause of all transfers."""

from __future__ import annotations

import logging
from collections.abc import Callable

from ebbtide.core import commands as cmd
from ebbtide.core.administration import UNADMINISTERED, Administration
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.ports import Reply
from ebbtide.core.settings import PAUSED, PAUSED_UNTIL
from ebbtide.engine.books import Books
from ebbtide.engine.ledger import Ledger

logger = logging.getLogger(__name__)

ReadPolicy = Callable[[], Administration]
"""Reads the administrator's policy files; never raises."""


class Household:
    """Changes the ledger's settings and budgets. Used by one thread."""

    def __init__(
        self, ledger: Ledger, books: Books, read_policy: ReadPolicy = lambda: UNADMINISTERED
    ) -> None:
        self._ledger = ledger
        self._books = books
        self._read_policy = read_policy
        self._ask_administrator()

    def carry_out(self, command: cmd.Command, conditions: Conditions) -> Callable[[], Reply]:
        """Do what somebody wants, and return what gives the answer once it is on record.

        Raises:
            CommandError: it cannot be.
        """
        match command:
            case cmd.PauseAll(until=until):
                self._set(PAUSED_UNTIL.key, until)
                self._set(PAUSED.key, True)
                return lambda: None
            case cmd.ResumeAll():
                self.resume()
                return lambda: None
            case cmd.ChangeSetting(key=key, value=value):
                self._set(key, value)
                return lambda: self._ledger.settings
            case cmd.ReloadSettings():
                self._ask_administrator()
                return lambda: self._ledger.settings
            case cmd.SetBudget() | cmd.RemoveBudget():
                self._books.change(command, conditions)
                return lambda: tuple(self._ledger.budgets.values())
            case _:
                raise CommandError(ErrorCode.REQUEST_INVALID, detail=type(command).__name__)

    def resume(self) -> None:
        """End the pause of all transfers."""
        self._set(PAUSED.key, None)
        self._set(PAUSED_UNTIL.key, None)

    def _ask_administrator(self) -> None:
        before, after = self._ledger.settings.administration, self._read_policy()
        if after == before:
            return
        for problem in after.problems:
            logger.warning("%s", problem.text)
        logger.info("the administrator has fixed: %s", ", ".join(after.fixed) or "nothing")
        self._ledger.administer(after)

    def _set(self, key: str, value: object) -> None:
        self._ledger.change_settings(self._ledger.settings.changed(key, value))
