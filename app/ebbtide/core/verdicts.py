"""Why a job runs or waits: derived, never stored, always there.

A verdict is not a state (what the store keeps) and not an error (what went wrong
last): it answers "what is it doing, and if nothing, why?" with every reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ebbtide.core.errors import fill
from ebbtide.core.jobs import Job
from ebbtide.core.states import JobState


class ReasonCode(Enum):
    """Stable codes with their words (English, translatable; braces are parameters)."""

    CONNECTING = "Connecting"
    TRANSFERRING = "Transferring"
    STARTING = "About to start"
    PAUSED_ALL = "Waiting: all transfers are paused"
    CANNOT_RECORD = "Waiting: {error}"
    STOPPING = "Waiting: Ebbtide is quitting"
    IN_LINE = "Waiting: {position} in line behind '{name}'"
    FAR_IN_LINE = "Waiting: more than {count} jobs go first"
    RETRY = "Trying again at {time}: {error}"
    SUSPENDED = "Paused by you"
    FAILED = "Needs you: {error}"
    TO_BE_COMPLETED = "All files are here; complete the job to give them their names"
    SAVING = "Saving under the final name"
    SAVING_FAILED = "Could not be saved: {error}"
    COMPLETED = "Finished"
    CANCELLED = "Cancelled"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for what a job does or does not do."""

    code: ReasonCode
    parameters: Mapping[str, str] = field(default_factory=dict)
    clears_at: float | None = None
    """When the reason goes away by itself, in seconds since the epoch, if that is known."""

    @property
    def text(self) -> str:
        """The reason in English."""
        return fill(self.code.value, self.parameters)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a job may run, and every reason."""

    may_run: bool
    reasons: tuple[Reason, ...]

    @property
    def text(self) -> str:
        """The most important reason in English."""
        return self.reasons[0].text


CONNECTING = Verdict(True, (Reason(ReasonCode.CONNECTING),))
TRANSFERRING = Verdict(True, (Reason(ReasonCode.TRANSFERRING),))
STARTING = Verdict(True, (Reason(ReasonCode.STARTING),))


def _no(code: ReasonCode) -> Verdict:
    return Verdict(False, (Reason(code),))


PAUSED_ALL = _no(ReasonCode.PAUSED_ALL)
STOPPING = _no(ReasonCode.STOPPING)
_ALWAYS = {
    JobState.SUSPENDED: _no(ReasonCode.SUSPENDED),
    JobState.ACKNOWLEDGED: _no(ReasonCode.COMPLETED),
    JobState.CANCELLED: _no(ReasonCode.CANCELLED),
}
_TO_BE_COMPLETED = _no(ReasonCode.TO_BE_COMPLETED)
_SAVING = _no(ReasonCode.SAVING)


def resting_verdict(job: Job) -> Verdict:
    """Return the verdict of a job that does not want to run, or ends early."""
    always = _ALWAYS.get(job.state)
    if always is not None:
        return always
    if job.state is JobState.ERROR:
        return _with_error(ReasonCode.FAILED, job)
    if job.error is not None:
        return _with_error(ReasonCode.SAVING_FAILED, job)
    return _SAVING if job.places_files else _TO_BE_COMPLETED


def retry_reason(job: Job) -> Reason:
    """Return why a job in TRANSIENT_ERROR waits."""
    parameters = {"error": _error_text(job)}
    return Reason(ReasonCode.RETRY, parameters, clears_at=job.retry_at)


def _with_error(code: ReasonCode, job: Job) -> Verdict:
    return Verdict(False, (Reason(code, {"error": _error_text(job)}, job.retry_at),))


def _error_text(job: Job) -> str:
    return job.error.text if job.error is not None else ""
