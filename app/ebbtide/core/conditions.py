"""What the outside world looks like to the scheduler."""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.core.errors import ErrorInfo


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything besides jobs and settings that decides whether jobs may run."""

    paused_by_user: bool = False
    """Somebody paused all transfers."""
    stopping: bool = False
    """The program is about to end."""
    store_error: ErrorInfo | None = None
    """Why nothing can be recorded at the moment; nothing new starts meanwhile."""
