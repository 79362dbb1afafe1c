"""What a plan says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ebbtide.core.decide import Limit
from ebbtide.core.events import YieldReason
from ebbtide.core.jobs import JobId
from ebbtide.core.observations import Wanted
from ebbtide.core.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine has to do now, and why everything else waits."""

    start: tuple[JobId, ...] = ()
    stop: tuple[tuple[JobId, YieldReason], ...] = ()
    due: tuple[JobId, ...] = ()
    """Jobs whose retry delay is over, or for which the network has come back."""
    exceeded: tuple[tuple[JobId, Limit], ...] = ()
    """Jobs that have used up what they may."""
    wake_at: float | None = None
    """When to plan again if nothing happens before, in `Clock.now` seconds."""
    verdicts: Mapping[JobId, Verdict] = field(default_factory=dict)
    """Of all jobs; the same mapping every time, brought up to date."""
    wanted: Wanted = field(default_factory=Wanted)
    """What the operating system has to be asked."""
    rerouted: bool = False
    """Packets may go other ways than before: what was learnt of the old ones is void."""
