"""What the outside world looks like to the scheduler."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything besides jobs and settings that decides whether jobs may run."""

    paused_by_user: bool = False
    """Somebody paused all transfers."""
    stopping: bool = False
    """The program is about to end."""
