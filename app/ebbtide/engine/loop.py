"""The engine's thread: take what is in the inbox, let the engine handle it, repeat."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.engine.engine import Engine
from ebbtide.engine.inbox import Inbox

STOPPING_TIMEOUT_S = 10.0
"""Workers let go within a fraction of a second; a disk that hangs must not keep us."""
_STOPPING_WAIT_S = 0.25


def run(engine: Engine, inbox: Inbox, ready: Callable[[], None]) -> None:
    """Run the engine until it was told to stop and its workers have let go.

    Args:
        engine: built in this thread.
        inbox: where its messages lie.
        ready: called once the engine has taken up where the last run ended.

    Raises:
        EbbtideError: the start could not be recorded.
    """
    engine.start()
    ready()
    patience_s = STOPPING_TIMEOUT_S
    while not engine.has_ended and patience_s > 0:
        wait_s = engine.wait_s()
        if engine.conditions.stopping:
            wait_s = _STOPPING_WAIT_S
        messages = inbox.take(wait_s)
        if engine.conditions.stopping and not messages:
            patience_s -= _STOPPING_WAIT_S
        engine.handle(*messages)
