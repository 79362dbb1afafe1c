"""What is owed to those who asked, until the step is on record."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.commands import Query
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.ports import Reply
from ebbtide.engine.messages import Answer


class Replies:
    """Keeps answers back until they are true. Used by one thread."""

    def __init__(self) -> None:
        self._promises: list[tuple[Answer, Callable[[], Reply | ErrorInfo]]] = []
        self._questions: list[tuple[Answer, Query]] = []
        self._acknowledgements: list[Callable[[], None]] = []

    def promise(self, answer: Answer, reply: Callable[[], Reply | ErrorInfo]) -> None:
        """Answer once the step is on record, or with the reason why it is not."""
        self._promises.append((answer, reply))

    def refuse(self, answer: Answer, error: ErrorInfo) -> None:
        """Answer no; later, for it may tell of something that is not on record yet."""
        self.promise(answer, lambda: error)

    def ask(self, answer: Answer, query: Query) -> None:
        """Answer a question after the commit: never with what is not on record."""
        self._questions.append((answer, query))

    def acknowledge(self, acknowledge: Callable[[bool], None], known: bool) -> None:
        """Tell who reported that it is on record, or came too late."""
        self._acknowledgements.append(lambda: acknowledge(known))

    def take_back(self, error: ErrorInfo) -> None:
        """Nothing of the step happened: everybody who wanted something gets the reason."""
        self._acknowledgements.clear()
        self._promises = [(answer, lambda: error) for answer, _ in self._promises]

    def keep(self, reply_to: Callable[[Query], Reply | ErrorInfo]) -> None:
        """The step is over: answer everybody.

        Args:
            reply_to: knows the answers to questions.
        """
        acknowledgements, self._acknowledgements = self._acknowledgements, []
        for acknowledge in acknowledgements:
            acknowledge()
        promises, self._promises = self._promises, []
        for answer, reply in promises:
            answer(reply())
        questions, self._questions = self._questions, []
        for answer, query in questions:
            answer(reply_to(query))
