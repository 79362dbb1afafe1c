"""What may begin only when the present step is on record."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.errors import ErrorInfo


class OnceRecorded:
    """Keeps work back until the commit. Used by one thread."""

    def __init__(self) -> None:
        self._kept_back: list[tuple[Callable[[], None], Callable[[ErrorInfo], None]]] = []

    def put(self, begin: Callable[[], None], refuse: Callable[[ErrorInfo], None]) -> None:
        """Keep something back.

        Args:
            begin: called after the commit.
            refuse: called instead, with the reason why nothing could be recorded.
        """
        self._kept_back.append((begin, refuse))

    def begin(self) -> None:
        """The step is on record."""
        kept_back, self._kept_back = self._kept_back, []
        for begin, _ in kept_back:
            begin()

    def refuse(self, error: ErrorInfo) -> None:
        """Nothing of the step happened."""
        kept_back, self._kept_back = self._kept_back, []
        for _, refuse in kept_back:
            refuse(error)
