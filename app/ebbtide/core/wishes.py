"""How somebody wants a job to be treated, as the event that it becomes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeVar

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.costs import parse_policy, policy_in_words
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.job_limits import own_limit
from ebbtide.core.jobs import Job
from ebbtide.core.link_samples import Direction
from ebbtide.core.names import check_job_name
from ebbtide.core.windows import parse_window

T = TypeVar("T")

ACTIONS: Mapping[type[cmd.JobCommand], str] = {
    cmd.SetPriority: "change its priority",
    cmd.SetLimit: "be limited",
    cmd.RenameJob: "be renamed",
    cmd.SetCostPolicy: "change when it runs",
    cmd.SetWhenActive: "change when it runs",
    cmd.SetWindow: "change when it runs",
    cmd.SetStart: "change when it runs",
    cmd.MoveJob: "be moved",
    cmd.MoveBefore: "be moved",
}
"""The commands that are wishes, as what a job that is over cannot do any more."""


def wish_of(job: Job, command: cmd.JobCommand) -> ev.Event | None:
    """Return what happens to a job by a wish; None when it is so already.

    Where `MoveJob` and `MoveBefore` lead depends on other jobs: `ebbtide.core.order`.

    Raises:
        CommandError: VALUE_INVALID.
    """
    match command:
        case cmd.SetPriority(priority=priority) if priority is not job.priority:
            return ev.PriorityChanged(job.id, priority)
        case cmd.SetLimit(bytes_per_second=limit, direction=direction):
            return _limit(job, limit, direction)
        case cmd.RenameJob(name=text):
            name = check_job_name(text)
            return ev.JobRenamed(job.id, name) if name != job.name else None
        case cmd.SetCostPolicy(policy=text):
            return _cost_policy(job, text)
        case cmd.SetWhenActive(when_active=mode) if mode is not job.when_active:
            return ev.WhenActiveSet(job.id, mode, _BY_PRIORITY if mode is None else mode.value)
        case cmd.SetWindow(window=text):
            return _window(job, text)
        case cmd.SetStart(start_at=start_at) if start_at != job.start_at:
            return ev.StartSet(job.id, start_at)
        case _:
            return None


_BY_PRIORITY = "by its priority"


def _cost_policy(job: Job, text: str | None) -> ev.Event | None:
    policy = None if text is None else read(parse_policy, text, "a cost policy")
    if policy == job.cost_policy:
        return None
    words = _BY_PRIORITY if policy is None else policy_in_words(policy)
    return ev.CostPolicySet(job.id, policy, words)


def _window(job: Job, text: str | None) -> ev.Event | None:
    window = read(parse_window, text or "", "times of the week")
    spelled = None if window is None else window.text
    if spelled == job.window:
        return None
    return ev.WindowSet(job.id, spelled, spelled or "any")


def read(parse: Callable[[str], T], text: str, what: str) -> T:
    """Return what a text says.

    Raises:
        CommandError: VALUE_INVALID, it cannot be read.
    """
    try:
        return parse(text)
    except ValueError as error:
        raise CommandError(
            ErrorCode.VALUE_INVALID, value=text[:80], what=what, detail=str(error)
        ) from None


def _limit(job: Job, limit: float | None, direction: Direction) -> ev.Event | None:
    if limit is not None and not 0 <= limit < math.inf:
        detail = "write bytes per second, 0 to stop, or nothing for no limit"
        raise CommandError(ErrorCode.VALUE_INVALID, value=limit, what="a limit", detail=detail)
    known = own_limit(job, direction)
    return ev.LimitChanged(job.id, limit, direction) if limit != known else None
