"""The engine's inbox: many threads post, one thread takes everything there is."""

from __future__ import annotations

import threading
from collections import deque

from ebbtide.core import reports as rep
from ebbtide.engine.messages import Message, Reported

LINGER_S = 0.02
"""How long reports that nobody waits for may lie, so that others join them."""
_PATIENT = (rep.Answered, rep.Arrived, rep.FileWhole, rep.HeadersSeen, rep.Noted, rep.Placed)


class Inbox:
    """An unbounded queue that is emptied in one go.

    Taking many messages at once lets one database transaction record them all. Thousands of
    small files make thousands of reports a second: the engine is not woken for each of them.
    """

    def __init__(self) -> None:
        self._messages: deque[Message] = deque()
        self._arrived = threading.Condition()
        self._is_urgent = False

    def post(self, message: Message) -> None:
        """Add a message; returns at once."""
        with self._arrived:
            self._messages.append(message)
            if not _is_patient(message):
                self._is_urgent = True
            elif len(self._messages) > 1:
                return
            self._arrived.notify()

    def take(self, timeout_s: float | None) -> list[Message]:
        """Wait for messages and return all of them; empty when the time is over."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._messages, timeout_s)
            if self._messages and not self._is_urgent:
                linger_s = LINGER_S if timeout_s is None else min(LINGER_S, timeout_s)
                self._arrived.wait_for(lambda: self._is_urgent, linger_s)
            messages = list(self._messages)
            self._messages.clear()
            self._is_urgent = False
            return messages


def _is_patient(message: Message) -> bool:
    if not isinstance(message, Reported) or message.acknowledge is not None:
        return False
    return isinstance(message.report, _PATIENT)
