"""What the engine itself asks `decide`, besides commands and reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.http_options import Login


@dataclass(frozen=True, slots=True)
class Pick:
    """The scheduler gives the job a worker."""


@dataclass(frozen=True, slots=True)
class Yield:
    """The scheduler takes the job's worker away."""

    reason: ev.YieldReason


class Limit(Enum):
    """What a job can use up."""

    RUNNING = "running"
    """The time it may have a worker in all (BITS' maximum download time)."""
    INACTIVE = "inactive"
    """The time in which nothing may happen to it."""


@dataclass(frozen=True, slots=True)
class Exceed:
    """A limit of the job has been reached."""

    limit: Limit


@dataclass(frozen=True, slots=True)
class Rearrange:
    """The job gets another place among its equals."""

    rank: float
    turn_at: float


@dataclass(frozen=True, slots=True)
class Recover:
    """The program has started: take up what the last run left undone."""


@dataclass(frozen=True, slots=True)
class GiveLogin:
    """The password of `cmd.SetLogin` is kept: the job may have it."""

    login: Login


Message = GiveLogin | cmd.JobCommand | rep.Report | Pick | Yield | Recover | Exceed | Rearrange
