"""The engine's inbox: many threads post, one thread takes everything there is."""

from __future__ import annotations

import threading
from collections import deque

from ebbtide.engine.messages import Message


class Inbox:
    """An unbounded queue that is emptied in one go.

    Taking many messages at once lets one database transaction record them all.
    """

    def __init__(self) -> None:
        self._messages: deque[Message] = deque()
        self._arrived = threading.Condition()

    def post(self, message: Message) -> None:
        """Add a message; returns at once."""
        with self._arrived:
            self._messages.append(message)
            self._arrived.notify()

    def take(self, timeout_s: float | None) -> list[Message]:
        """Wait for messages and return all of them; empty when the time is over."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._messages, timeout_s)
            messages = list(self._messages)
            self._messages.clear()
            return messages
