"""The engine's thread: take what is in the inbox, let the engine handle it, repeat."""

from __future__ import annotations

import time
from collections.abc import Callable

from ebbtide.engine.engine import Engine
from ebbtide.engine.inbox import Inbox

STOPPING_TIMEOUT_S = 10.0
"""Workers let go within a fraction of a second; a disk that hangs must not keep us."""
_STOPPING_WAIT_S = 0.25


def run(
    engine: Engine,
    inbox: Inbox,
    ready: Callable[[], None],
    steady_time: Callable[[], float] = time.monotonic,
) -> None:
    """Run the engine until it was told to stop and its workers have let go.

    Whoever asks for something later gets no answer: the engine is no more.

    Args:
        engine: built in this thread.
        inbox: where its messages lie.
        ready: called once the engine has taken up where the last run ended.
        steady_time: seconds from a clock that does not jump.

    Raises:
        EbbtideError: the start could not be recorded.
    """
    engine.start()
    ready()
    give_up_at: float | None = None
    while not engine.has_ended:
        wait_s = engine.wait_s()
        if engine.conditions.stopping:
            now = steady_time()
            give_up_at = now + STOPPING_TIMEOUT_S if give_up_at is None else give_up_at
            if now >= give_up_at:
                break
            wait_s = _STOPPING_WAIT_S
        engine.handle(*inbox.take(wait_s))
    engine.end(*inbox.take(0))
