"""What follows from a message: events to record, then effects to carry out."""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Environment:
    """What a decision may know besides the job."""

    now: float
    """Seconds since the epoch."""
    chance: float
    """A random number in [0, 1)."""
    settings: Settings


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows: record the events, then carry out the effects, both in order."""

    events: tuple[ev.Event, ...] = ()
    effects: tuple[eff.Effect, ...] = ()


NOTHING = Decision()
