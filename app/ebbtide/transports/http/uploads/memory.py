"""What was learned about servers, for as long as the program runs."""

from __future__ import annotations

import threading

_MOST = 1000


class Memory:
    """Short answers to short questions, server by server. Used from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], str] = {}

    def recall(self, origin: str, question: str) -> str | None:
        """Return what was learned about a server; None: nothing yet."""
        with self._lock:
            return self._known.get((origin, question))

    def learn(self, origin: str, question: str, answer: str) -> None:
        """Remember something about a server; what was learned first is forgotten first."""
        with self._lock:
            self._known.pop((origin, question), None)
            self._known[origin, question] = answer
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]

    def forget(self, origin: str, question: str) -> None:
        """Find it out again the next time."""
        with self._lock:
            self._known.pop((origin, question), None)
