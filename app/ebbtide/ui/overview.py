"""How all transfers do together: what the status bar says and the tray shows. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ebbtide.core.errors import ErrorInfo
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.settings import PAUSED_UNTIL
from ebbtide.ui.mirror import Group, Mirror, fraction


class Mood(Enum):
    """The one thing to show about all transfers."""

    IDLE = "idle"
    TRANSFERRING = "transferring"
    PAUSED = "paused"
    WAITING = "waiting"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Overview:
    """The sums of all jobs."""

    running: int = 0
    waiting: int = 0
    failed: int = 0
    bytes_per_second: float = 0.0
    level: float = 0.0
    """How far the running jobs are together, from 0 to 1."""
    paused: bool = False
    """All transfers are paused."""
    paused_until: float | None = None
    """When that ends by itself, in seconds since the epoch."""
    lost: bool = False
    """The engine has gone."""
    link: LinkSample | None = None
    """Who uses the network; None while nothing of ours moves."""
    trouble: ErrorInfo | None = None
    """Why nothing can be recorded."""

    @property
    def mood(self) -> Mood:
        """Return what matters most: what moves, then what needs somebody, then what waits."""
        if self.lost or self.trouble is not None:
            return Mood.ERROR
        if self.running:
            return Mood.TRANSFERRING
        if self.paused:
            return Mood.PAUSED
        if self.failed:
            return Mood.ERROR
        return Mood.WAITING if self.waiting else Mood.IDLE


def overview_of(mirror: Mirror, *, lost: bool = False) -> Overview:
    """Sum up."""
    active = mirror.active
    known = [part for view in active if (part := fraction(view)) is not None]
    return Overview(
        running=len(active),
        waiting=mirror.count(Group.WAITING),
        failed=mirror.count(Group.FAILED),
        bytes_per_second=sum(view.sample.bytes_per_second for view in active if view.sample),
        level=sum(known) / len(known) if known else 0.0,
        paused=mirror.conditions.paused_by_user,
        paused_until=mirror.settings.get(PAUSED_UNTIL) or None,
        lost=lost,
        link=mirror.link,
        trouble=mirror.conditions.store_error,
    )
