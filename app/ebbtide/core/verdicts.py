"""Why a job runs or waits: derived, never stored, always there.

A verdict is not a state (what the store keeps) and not an error (what went wrong
last): it answers "what is it doing, and if nothing, why?" with every reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ebbtide.core.errors import ErrorKind, fill
from ebbtide.core.jobs import FileState, Job, JobKind
from ebbtide.core.states import JobState


class ReasonCode(Enum):
    """Stable codes with their words (English, translatable; braces are parameters)."""

    CONNECTING = "Connecting"
    TRANSFERRING = "Transferring"
    STARTING = "About to start"
    PAUSED_ALL = "Waiting: all transfers are paused"
    CANNOT_RECORD = "Waiting: {error}"
    STOPPING = "Waiting: Ebbtide is quitting"
    GOING_TO_SLEEP = "Waiting: the computer is going to sleep"
    LOOKING = "Waiting: looking at the network first"
    OFFLINE = "Waiting: there is no network connection"
    NOT_YET = "Waiting: starts at {time}"
    OUTSIDE_WINDOW = "Waiting: may run again at {time}"
    OUTSIDE_HOURS = "Waiting: transfers may run again at {time}"
    METERED = "Waiting: this connection is metered ({network})"
    METERED_UNKNOWN = "Waiting: it cannot be told whether this connection is metered ({network})"
    CAPPED = "Waiting: this connection has a data plan ({network})"
    NEAR_CAP = "Waiting: the data plan of this connection is nearly used up ({network})"
    OVER_CAP = "Waiting: the data plan of this connection is used up ({network})"
    UNMETERED = "Waiting: this job does not run on an unmetered connection ({network})"
    ROAMING = "Waiting: this connection is roaming ({network})"
    ROAMING_UNKNOWN = "Waiting: it cannot be told whether this connection is roaming ({network})"
    USER_ACTIVE = "Waiting: you are at the computer"
    FULL_SCREEN = "Waiting: a program fills the screen"
    KEPT_AWAKE = "Waiting: a program keeps the screen on"
    PROGRAM_RUNS = "Waiting: {programs} is running"
    PRESENCE_UNKNOWN = "Waiting: it cannot be told whether you are at the computer"
    ON_BATTERY = "Waiting: the computer runs on battery"
    LOW_BATTERY = "Waiting: the battery is low"
    POWER_SAVER = "Waiting: the computer is saving power"
    POWER_UNKNOWN = "Waiting: it cannot be told whether the computer runs on battery"
    ZERO_LIMIT = "Waiting: this job's limit is 0"
    ZERO_DOWNLOADS = "Waiting: the limit for all downloads is 0"
    ZERO_UPLOADS = "Waiting: the limit for all uploads is 0"
    ZERO_BY_TIMETABLE = "Waiting: stopped by the timetable of limits"
    ZERO_UNTIL = "Waiting: stopped by the timetable of limits until {time}"
    HOST_BUSY = "Waiting: {host} serves {count} of your transfers already"
    IN_LINE = "Waiting: {position} in line behind '{name}'"
    FAR_IN_LINE = "Waiting: more than {count} jobs go first"
    RETRY = "Trying again at {time} (attempt {attempt}): {error}"
    SUSPENDED = "Paused by you"
    NEEDS_YOU = "Needs you: {error}"
    FAILED = "Failed: {error}"
    TO_BE_COMPLETED = "All files are transferred; complete the job to finish it"
    SAVING = "Saving under the final name"
    SAVING_FAILED = "Could not be saved: {error}"
    COMPLETED = "Finished"
    ENDED_EARLY = "Ended early: {count} of {total} files are here"
    ENDED_EMPTY = "Ended before any of its files had arrived"
    CANCELLED = "Cancelled"
    LIFTED = "Started by you, whatever the cost, the hour or the power, and whoever is here"
    GIVES_WAY = "Gives way to your own traffic while you are at the computer"
    LIMITED = "This job is limited to {limit}"
    LIMITED_DOWNLOADS = "All downloads together are limited to {limit}"
    LIMITED_UPLOADS = "All uploads together are limited to {limit}"
    LIMITED_BY_TIMETABLE = "The timetable limits such transfers together to {limit}"
    LIMITED_UNTIL = "The timetable limits such transfers together to {limit} until {time}"
    METERED_ASSUMED = "It cannot be told whether this connection is metered ({network})"
    ROAMING_ASSUMED = "It cannot be told whether this connection is roaming ({network})"
    PRESENCE_ASSUMED = "It cannot be told whether you are at the computer"
    POWER_ASSUMED = "It cannot be told whether the computer runs on battery"

    @property
    def remedy(self) -> str:
        """What clears it, with parameters in braces (English, translatable); may be empty."""
        return _REMEDIES.get(self, "")


_OTHER_NETWORK = "Runs on an unmetered network, or start it now."
_WHEN_TOLD = "Runs when that can be told; the settings say what to assume. Or start it now."
_ON_MAINS = "Goes on when the computer is plugged in, or start it now."
_OWN_LIMIT = "Give it another limit."
_DOWNLOAD_LIMIT = "Change the setting download_limit."
_UPLOAD_LIMIT = "Change the setting upload_limit."
_TIMETABLE = "Change the setting limit_timetable."
FIXED_IN = "fixed_in"
"""The parameter that names the file in which the administrator has fixed the setting behind."""
_FIXED = "Set by your administrator, in '{fixed_in}'."
_REMEDIES: Mapping[ReasonCode, str] = {
    ReasonCode.STARTING: "Begins in a moment.",
    ReasonCode.PAUSED_ALL: "Resume all transfers.",
    ReasonCode.CANNOT_RECORD: "Goes on when it can be recorded again.",
    ReasonCode.STOPPING: "Goes on when Ebbtide runs again.",
    ReasonCode.GOING_TO_SLEEP: "Goes on when it is awake again.",
    ReasonCode.LOOKING: "Begins in a moment.",
    ReasonCode.OFFLINE: "Goes on when the network is back.",
    ReasonCode.NOT_YET: "Starts at its time, or start it now.",
    ReasonCode.OUTSIDE_WINDOW: "Runs in its hours ({window}), or start it now.",
    ReasonCode.OUTSIDE_HOURS: "Runs in the hours of the settings ({window}), or start it now.",
    ReasonCode.METERED: _OTHER_NETWORK,
    ReasonCode.METERED_UNKNOWN: _WHEN_TOLD,
    ReasonCode.CAPPED: _OTHER_NETWORK,
    ReasonCode.NEAR_CAP: "Runs on another network or when the plan starts anew, or start it now.",
    ReasonCode.OVER_CAP: "Runs on another network or when the plan starts anew, or start it now.",
    ReasonCode.UNMETERED: "Runs on a metered network, or start it now.",
    ReasonCode.ROAMING: "Runs at home, or start it now.",
    ReasonCode.ROAMING_UNKNOWN: _WHEN_TOLD,
    ReasonCode.USER_ACTIVE: "Continues after {duration} away, or start it now.",
    ReasonCode.FULL_SCREEN: "Continues after that, or start it now.",
    ReasonCode.KEPT_AWAKE: "Continues after that, or start it now.",
    ReasonCode.PROGRAM_RUNS: "Continues when it has ended, or start it now.",
    ReasonCode.PRESENCE_UNKNOWN: _WHEN_TOLD,
    ReasonCode.ON_BATTERY: _ON_MAINS,
    ReasonCode.LOW_BATTERY: _ON_MAINS,
    ReasonCode.POWER_SAVER: "Goes on when that ends, or start it now.",
    ReasonCode.POWER_UNKNOWN: _WHEN_TOLD,
    ReasonCode.ZERO_LIMIT: _OWN_LIMIT,
    ReasonCode.ZERO_DOWNLOADS: _DOWNLOAD_LIMIT,
    ReasonCode.ZERO_UPLOADS: _UPLOAD_LIMIT,
    ReasonCode.ZERO_BY_TIMETABLE: _TIMETABLE,
    ReasonCode.ZERO_UNTIL: "Goes on then, or change the setting limit_timetable.",
    ReasonCode.HOST_BUSY: "Runs when one of them has ended, or start it now.",
    ReasonCode.IN_LINE: "Its turn comes by itself, or start it now.",
    ReasonCode.FAR_IN_LINE: "Its turn comes by itself, or start it now.",
    ReasonCode.RETRY: "Tried again by itself; resume it to try at once.",
    ReasonCode.SUSPENDED: "Resume it.",
    ReasonCode.NEEDS_YOU: "Resume it when the cause is gone.",
    ReasonCode.FAILED: "Cancel it, or resume it if you think that the cause is gone.",
    ReasonCode.TO_BE_COMPLETED: "Complete it.",
    ReasonCode.SAVING: "Ends by itself.",
    ReasonCode.ENDED_EARLY: "Add the others again if you want them.",
    ReasonCode.ENDED_EMPTY: "Add it again if you want them.",
    ReasonCode.SAVING_FAILED: "Resume it when the cause is gone.",
    ReasonCode.LIMITED: _OWN_LIMIT,
    ReasonCode.LIMITED_DOWNLOADS: _DOWNLOAD_LIMIT,
    ReasonCode.LIMITED_UPLOADS: _UPLOAD_LIMIT,
    ReasonCode.LIMITED_BY_TIMETABLE: _TIMETABLE,
    ReasonCode.LIMITED_UNTIL: _TIMETABLE,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for what a job does or does not do."""

    code: ReasonCode
    parameters: Mapping[str, str] = field(default_factory=dict)
    clears_at: float | None = None
    """When the reason goes away by itself, if that is known: seconds since the epoch by the
    wall clock, because it is for showing."""

    @property
    def text(self) -> str:
        """The reason in English."""
        return fill(self.code.value, self.parameters)

    @property
    def remedy(self) -> str:
        """What clears it, in English; empty where nothing is to be cleared."""
        return fill(self.remedy_template, self.parameters)

    @property
    def remedy_template(self) -> str:
        """What clears it, with parameters in braces; nobody can change what is fixed."""
        return _FIXED if FIXED_IN in self.parameters else self.code.remedy


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


LOOKING = _no(ReasonCode.LOOKING)
PAUSED_ALL = _no(ReasonCode.PAUSED_ALL)
STOPPING = _no(ReasonCode.STOPPING)
GOING_TO_SLEEP = _no(ReasonCode.GOING_TO_SLEEP)
_ALWAYS = {
    JobState.SUSPENDED: _no(ReasonCode.SUSPENDED),
    JobState.ACKNOWLEDGED: _no(ReasonCode.COMPLETED),
    JobState.CANCELLED: _no(ReasonCode.CANCELLED),
}
_TO_BE_COMPLETED = _no(ReasonCode.TO_BE_COMPLETED)
_SAVING = _no(ReasonCode.SAVING)
_ENDED_EMPTY = _no(ReasonCode.ENDED_EMPTY)


def resting_verdict(job: Job, skew_s: float = 0.0) -> Verdict:
    """Return the verdict of a job that does not want to run, or ends early.

    Args:
        job: the job.
        skew_s: what the wall clock is ahead of the clock of the job's times.
    """
    always = _ALWAYS.get(job.state)
    if always is not None:
        return _ended(job) if job.state is JobState.ACKNOWLEDGED else always
    if job.state is JobState.ERROR:
        fatal = job.error is not None and job.error.kind is ErrorKind.FATAL
        code = ReasonCode.FAILED if fatal else ReasonCode.NEEDS_YOU
        return _with_error(code, job, skew_s)
    if job.error is not None:
        return _with_error(ReasonCode.SAVING_FAILED, job, skew_s)
    return _SAVING if job.places_files else _TO_BE_COMPLETED


def _ended(job: Job) -> Verdict:
    """Return what a job was that is over and was not cancelled.

    Whoever completes a download keeps what is there (BITS: BG_S_PARTIAL_COMPLETE).
    """
    total = len(job.files)
    count = sum(file.state is FileState.PLACED for file in job.files)
    if job.kind is not JobKind.DOWNLOAD or count == total:
        return _ALWAYS[JobState.ACKNOWLEDGED]
    if not count:
        return _ENDED_EMPTY
    parameters = {"count": str(count), "total": str(total)}
    return Verdict(False, (Reason(ReasonCode.ENDED_EARLY, parameters),))


def retry_reason(job: Job, skew_s: float = 0.0) -> Reason:
    """Return why a job in TRANSIENT_ERROR waits.

    Args:
        job: the job.
        skew_s: what the wall clock is ahead of the clock of the job's times.
    """
    parameters = {"error": _error_text(job), "attempt": str(job.failures + 1)}
    return Reason(ReasonCode.RETRY, parameters, _on_the_wall(job.retry_at, skew_s))


def _with_error(code: ReasonCode, job: Job, skew_s: float) -> Verdict:
    clears_at = _on_the_wall(job.retry_at, skew_s)
    return Verdict(False, (Reason(code, {"error": _error_text(job)}, clears_at),))


def _on_the_wall(at: float | None, skew_s: float) -> float | None:
    return None if at is None else at + skew_s


def _error_text(job: Job) -> str:
    return job.error.text if job.error is not None else ""
