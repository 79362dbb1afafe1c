"""The life cycle of a job: nine states and one table.

States, numbers and transitions are those of the Background Intelligent Transfer
Service ("Life Cycle of a BITS Job", "BG_JOB_STATE"), because they are known and
documented. Nothing else in the program changes a state: an event names its
`Trigger`, and `next_state` looks the pair up.

A job is QUEUED until the scheduler picks it, then CONNECTING, then TRANSFERRING.
From there it goes back to QUEUED (its turn is over, or a condition forbids it),
to TRANSIENT_ERROR (tried again by itself), to ERROR (needs somebody), or to
TRANSFERRED once all its files are here. ACKNOWLEDGED and CANCELLED are final.
SUSPENDED means that somebody paused the job: it never goes on by itself.

States are persisted by name: renaming one needs a migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class JobState(Enum):
    """Where a job stands. The values are BITS' numbers."""

    QUEUED = 0
    """Ready, waiting for its turn."""
    CONNECTING = 1
    """Asking the server."""
    TRANSFERRING = 2
    """Moving bytes."""
    SUSPENDED = 3
    """Paused by somebody, or never started."""
    ERROR = 4
    """Failed; goes on only after somebody has acted."""
    TRANSIENT_ERROR = 5
    """Failed; tried again by itself."""
    TRANSFERRED = 6
    """All files are transferred; waits to be completed."""
    ACKNOWLEDGED = 7
    """Completed: the files have their names."""
    CANCELLED = 8
    """Given up: its unfinished files are deleted."""

    # There is one of each, and the inherited hash is worked out in Python at every look-up.
    __hash__ = object.__hash__

    @property
    def words(self) -> str:
        """The state as people call it, to follow "while it is" (English, translatable)."""
        return _WORDS[self]

    @property
    def is_final(self) -> bool:
        """Nothing ever happens to the job again."""
        return self in _FINAL

    @property
    def is_running(self) -> bool:
        """A worker has the job."""
        return self in _RUNNING

    @property
    def wants_to_run(self) -> bool:
        """The scheduler considers the job."""
        return self in _WANTS_TO_RUN


_WORDS = {
    JobState.QUEUED: "waiting",
    JobState.CONNECTING: "connecting",
    JobState.TRANSFERRING: "transferring",
    JobState.SUSPENDED: "paused",
    JobState.ERROR: "failed",
    JobState.TRANSIENT_ERROR: "waiting to be tried again",
    JobState.TRANSFERRED: "waiting to be completed",
    JobState.ACKNOWLEDGED: "finished",
    JobState.CANCELLED: "cancelled",
}
_FINAL = frozenset({JobState.ACKNOWLEDGED, JobState.CANCELLED})
_RUNNING = frozenset({JobState.CONNECTING, JobState.TRANSFERRING})
_WANTS_TO_RUN = frozenset(
    {JobState.QUEUED, JobState.CONNECTING, JobState.TRANSFERRING, JobState.TRANSIENT_ERROR}
)


class Trigger(Enum):
    """What can move a job from one state to another."""

    RESUMED = "resumed"
    """Somebody asks for the job to go on."""
    SUSPENDED = "suspended"
    """Somebody pauses the job."""
    PICKED = "picked"
    """The scheduler gives the job a worker."""
    CONNECTED = "connected"
    """The server answered; bytes begin to move."""
    YIELDED = "yielded"
    """Time slice over, displaced, a condition forbids it, or the program ends."""
    FAILED = "failed"
    """An attempt failed in a way that goes away by itself."""
    FAILED_FOR_GOOD = "failed_for_good"
    """An attempt failed in a way that needs somebody."""
    RETRIED = "retried"
    """The retry delay is over, or the cause has gone (network back, space freed)."""
    TRANSFERRED = "transferred"
    """The last file is here."""
    COMPLETED = "completed"
    """The files have been given their names."""
    CANCELLED = "cancelled"
    """Somebody gives the job up, or nothing happened for too long."""


class InvalidTransitionError(Exception):
    """The table has no row for this state and trigger; names both."""

    def __init__(self, state: JobState, trigger: Trigger) -> None:
        super().__init__(f"a job in state {state.name} cannot take {trigger.name}")
        self.state = state
        self.trigger = trigger


def _table() -> dict[tuple[JobState, Trigger], JobState]:
    s, t = JobState, Trigger
    return {
        # Somebody asks for the job to go on. Where it already wants to run this changes
        # nothing, except that a waiting retry happens now.
        (s.SUSPENDED, t.RESUMED): s.QUEUED,
        (s.ERROR, t.RESUMED): s.QUEUED,
        (s.TRANSIENT_ERROR, t.RESUMED): s.QUEUED,
        (s.QUEUED, t.RESUMED): s.QUEUED,
        (s.CONNECTING, t.RESUMED): s.CONNECTING,
        (s.TRANSFERRING, t.RESUMED): s.TRANSFERRING,
        # A transferred job goes on when files were added to it.
        (s.TRANSFERRED, t.RESUMED): s.QUEUED,
        # Any job that is not final can be paused; pausing twice is allowed.
        (s.QUEUED, t.SUSPENDED): s.SUSPENDED,
        (s.CONNECTING, t.SUSPENDED): s.SUSPENDED,
        (s.TRANSFERRING, t.SUSPENDED): s.SUSPENDED,
        (s.SUSPENDED, t.SUSPENDED): s.SUSPENDED,
        (s.ERROR, t.SUSPENDED): s.SUSPENDED,
        (s.TRANSIENT_ERROR, t.SUSPENDED): s.SUSPENDED,
        (s.TRANSFERRED, t.SUSPENDED): s.SUSPENDED,
        # The scheduler.
        (s.QUEUED, t.PICKED): s.CONNECTING,
        (s.CONNECTING, t.CONNECTED): s.TRANSFERRING,
        # The next file of the job connects while the job is transferring.
        (s.TRANSFERRING, t.CONNECTED): s.TRANSFERRING,
        (s.CONNECTING, t.YIELDED): s.QUEUED,
        (s.TRANSFERRING, t.YIELDED): s.QUEUED,
        # Attempts that fail. A queued job fails when the network goes away before its turn.
        (s.QUEUED, t.FAILED): s.TRANSIENT_ERROR,
        (s.CONNECTING, t.FAILED): s.TRANSIENT_ERROR,
        (s.TRANSFERRING, t.FAILED): s.TRANSIENT_ERROR,
        (s.TRANSIENT_ERROR, t.FAILED): s.TRANSIENT_ERROR,
        (s.QUEUED, t.FAILED_FOR_GOOD): s.ERROR,
        (s.CONNECTING, t.FAILED_FOR_GOOD): s.ERROR,
        (s.TRANSFERRING, t.FAILED_FOR_GOOD): s.ERROR,
        # The no-progress timeout ends a row of retries.
        (s.TRANSIENT_ERROR, t.FAILED_FOR_GOOD): s.ERROR,
        (s.TRANSIENT_ERROR, t.RETRIED): s.QUEUED,
        # The end. Completing an unfinished download keeps the files that are whole.
        (s.CONNECTING, t.TRANSFERRED): s.TRANSFERRED,
        (s.TRANSFERRING, t.TRANSFERRED): s.TRANSFERRED,
        (s.TRANSFERRED, t.COMPLETED): s.ACKNOWLEDGED,
        (s.QUEUED, t.COMPLETED): s.ACKNOWLEDGED,
        (s.CONNECTING, t.COMPLETED): s.ACKNOWLEDGED,
        (s.TRANSFERRING, t.COMPLETED): s.ACKNOWLEDGED,
        (s.SUSPENDED, t.COMPLETED): s.ACKNOWLEDGED,
        (s.ERROR, t.COMPLETED): s.ACKNOWLEDGED,
        (s.TRANSIENT_ERROR, t.COMPLETED): s.ACKNOWLEDGED,
        # Any job that is not final can be given up.
        (s.QUEUED, t.CANCELLED): s.CANCELLED,
        (s.CONNECTING, t.CANCELLED): s.CANCELLED,
        (s.TRANSFERRING, t.CANCELLED): s.CANCELLED,
        (s.SUSPENDED, t.CANCELLED): s.CANCELLED,
        (s.ERROR, t.CANCELLED): s.CANCELLED,
        (s.TRANSIENT_ERROR, t.CANCELLED): s.CANCELLED,
        (s.TRANSFERRED, t.CANCELLED): s.CANCELLED,
    }


TRANSITIONS: Mapping[tuple[JobState, Trigger], JobState] = _table()
"""The machine. A pair that is not in here is an `InvalidTransitionError`."""


def next_state(state: JobState, trigger: Trigger) -> JobState:
    """Return the state that follows.

    Raises:
        InvalidTransitionError: the table has no such row.
    """
    try:
        return TRANSITIONS[state, trigger]
    except KeyError:
        raise InvalidTransitionError(state, trigger) from None


def can_take(state: JobState, trigger: Trigger) -> bool:
    """Tell whether the table has a row for this state and trigger."""
    return (state, trigger) in TRANSITIONS
