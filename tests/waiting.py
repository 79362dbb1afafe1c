"""Waiting for something outside the test, bounded and never longer than needed."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

_PAUSE_S = 0.02


def wait_until(holds: Callable[[], object], what: str, timeout_s: float = 20) -> None:
    """Return as soon as a condition holds; fail with its name when it never does."""
    deadline = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < deadline, f"waited {timeout_s:g} s in vain until {what}"
        Event().wait(_PAUSE_S)
