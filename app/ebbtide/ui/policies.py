"""What a job's policies come to: its own wish, or its priority's. No Qt."""

from __future__ import annotations

from ebbtide.core.costs import parse_policy
from ebbtide.core.jobs import Job, Priority, WhenActive
from ebbtide.core.settings import COST_POLICY, WHEN_ACTIVE, Settings


def cost_policy(job: Job, settings: Settings) -> int:
    """Return the cost states in which the job runs (`ebbtide.core.costs`)."""
    return usual_cost_policy(job.priority, settings) if job.cost_policy is None else job.cost_policy


def when_active(job: Job, settings: Settings) -> WhenActive:
    """Return what the job does while somebody is at the computer."""
    return job.when_active or usual_when_active(job.priority, settings)


def usual_cost_policy(priority: Priority, settings: Settings) -> int:
    """Return the cost policy of jobs without one of their own."""
    return parse_policy(settings.get(COST_POLICY[priority]))


def usual_when_active(priority: Priority, settings: Settings) -> WhenActive:
    """Return what jobs without a wish of their own do."""
    return WhenActive(settings.get(WHEN_ACTIVE[priority]))
