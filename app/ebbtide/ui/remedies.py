"""What somebody can do about a job, by what it does at the moment. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ebbtide.core.addresses import origin_of
from ebbtide.core.administration import Source
from ebbtide.core.costs import CostState, policy_in_words
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import File, FileState, Job, JobKind
from ebbtide.core.ports import JobView
from ebbtide.core.settings import (
    ALL_SETTINGS,
    CONNECTIONS_PER_HOST,
    DOWNLOAD_LIMIT,
    LIMIT_TIMETABLE,
    ON_BATTERY,
    POWER_UNKNOWN,
    UPLOAD_LIMIT,
    WINDOW,
    Settings,
)
from ebbtide.core.states import JobState, Trigger, can_take
from ebbtide.core.verdicts import ReasonCode
from ebbtide.ui.policies import cost_policy


class Remedy(Enum):
    """A way out of what a job's sentence says."""

    START = "start"
    """A job that was held goes on for the first time."""
    RESUME = "resume"
    TRY_NOW = "try now"
    """Not waiting for the next attempt."""
    TRY_AGAIN = "try again"
    """After somebody has mended what was wrong."""
    START_NOW = "start now"
    """Not waiting in line, nor for the rules."""
    ALLOW_NETWORK = "allow network"
    """Run on connections that cost what the present one does."""
    CHANGE_RULE = "change rule"
    """Choose among what the rule that holds it back could say."""
    RESUME_ALL = "resume all"
    LOG_IN = "log in"
    """Give the job, or all of its server, another user name and password."""
    SET_CHECKSUM = "set checksum"
    SET_MAXIMUM = "set maximum size"
    COMPLETE = "complete"
    OPEN = "open"
    SHOW_FOLDER = "show folder"


ASKING = frozenset({Remedy.LOG_IN, Remedy.SET_CHECKSUM, Remedy.SET_MAXIMUM})
"""Somebody has to type something first."""


def remedies(view: JobView, settings: Settings | None = None) -> tuple[Remedy, ...]:
    """Return what helps, best first; a job that runs needs nothing.

    Args:
        view: the job.
        settings: those that count; what the administrator has fixed is not offered to change.
    """
    found = _by_state(view)
    if settings is not None and is_fixed(view, settings):
        found = tuple(one for one in found if one is not Remedy.CHANGE_RULE)
    if ReasonCode.PAUSED_ALL in _codes(view):
        return (Remedy.RESUME_ALL, *found)
    return found


def _codes(view: JobView) -> frozenset[ReasonCode]:
    return frozenset(reason.code for reason in view.verdict.reasons)


def _by_state(view: JobView) -> tuple[Remedy, ...]:
    job = view.job
    match job.state:
        case JobState.SUSPENDED:
            return (Remedy.RESUME if job.done_size else Remedy.START,)
        case JobState.TRANSIENT_ERROR:
            ways = _ways_past_rules(view)
            return ways if Remedy.START_NOW in ways else (Remedy.TRY_NOW, *ways)
        case JobState.ERROR:
            return (*_mending(job), Remedy.TRY_AGAIN)
        case JobState.TRANSFERRED if job.error is not None:
            return (Remedy.TRY_AGAIN,)
        case JobState.QUEUED if job.ends_early:
            return (Remedy.TRY_AGAIN,) if job.error is not None else ()
        case JobState.TRANSFERRED if not job.places_files:
            return (Remedy.COMPLETE,)
        case JobState.QUEUED:
            return _ways_past_rules(view)
        case JobState.ACKNOWLEDGED if can_open(view):
            return (Remedy.OPEN, Remedy.SHOW_FOLDER)
        case _:
            return ()


def _mending(job: Job) -> tuple[Remedy, ...]:
    """Return what can be said to the job itself about what went wrong."""
    remedy = None if job.error is None else _MENDS.get(job.error.code)
    if remedy is None or (remedy is Remedy.LOG_IN and not server_of(job)):
        return ()
    return (remedy,)


_MENDS: Mapping[ErrorCode, Remedy] = {
    ErrorCode.LOGIN_REFUSED: Remedy.LOG_IN,
    ErrorCode.REMOTE_FORBIDDEN: Remedy.LOG_IN,
    ErrorCode.SECRET_MISSING: Remedy.LOG_IN,
    ErrorCode.DIGEST_WRONG: Remedy.SET_CHECKSUM,
    ErrorCode.TOO_LARGE: Remedy.SET_MAXIMUM,
}


def server_of(job: Job) -> str:
    """Return the server that an error of the job is about, as `origin_of` spells it."""
    index = job.error.file_index if job.error is not None else None
    files = job.files
    file = files[index] if index is not None and index < len(files) else next(iter(files), None)
    return "" if file is None else origin_of(file.url)


def _ways_past_rules(view: JobView) -> tuple[Remedy, ...]:
    """Return what lets a waiting job run, as far as it would at once."""
    codes = _codes(view)
    ways = []
    if codes & LIFTABLE and codes <= LIFTABLE | {ReasonCode.RETRY}:
        ways.append(Remedy.START_NOW)
    if codes & _STATES_BEHIND.keys():
        ways.append(Remedy.ALLOW_NETWORK)
    if rule_of(view) is not None or setting_behind(view) is not None:
        ways.append(Remedy.CHANGE_RULE)
    return tuple(ways)


class Rule(Enum):
    """What a job waits for by somebody's wish."""

    COST = "cost"
    PRESENCE = "presence"
    WINDOW = "window"
    """The job's own hours."""
    START = "start"
    LIMIT = "limit"
    """The job's own one."""


def rule_of(view: JobView) -> Rule | None:
    """Return the rule behind the most important reason that has one."""
    rules = (_RULES.get(reason.code) for reason in view.verdict.reasons)
    return next((rule for rule in rules if rule is not None), None)


def setting_behind(view: JobView) -> str | None:
    """Return the key of the setting behind a reason that no wish of the job can change."""
    priority = view.job.priority
    keys = {
        ReasonCode.OUTSIDE_HOURS: WINDOW.key,
        ReasonCode.ON_BATTERY: ON_BATTERY[priority].key,
        ReasonCode.LOW_BATTERY: ON_BATTERY[priority].key,
        ReasonCode.POWER_SAVER: ON_BATTERY[priority].key,
        ReasonCode.POWER_UNKNOWN: POWER_UNKNOWN.key,
        ReasonCode.HOST_BUSY: CONNECTIONS_PER_HOST.key,
        ReasonCode.ZERO_DOWNLOADS: DOWNLOAD_LIMIT.key,
        ReasonCode.ZERO_UPLOADS: UPLOAD_LIMIT.key,
        ReasonCode.ZERO_BY_TIMETABLE: LIMIT_TIMETABLE.key,
        ReasonCode.ZERO_UNTIL: LIMIT_TIMETABLE.key,
    }
    found = (keys.get(reason.code) for reason in view.verdict.reasons)
    return next((key for key in found if key is not None), None)


def is_fixed(view: JobView, settings: Settings) -> bool:
    """Tell whether the administrator has fixed what `setting_behind` the job's waiting is."""
    key = setting_behind(view) if rule_of(view) is None else None
    return key is not None and settings.source(ALL_SETTINGS[key]) is Source.FIXED


def policy_allowing(view: JobView, settings: Settings) -> str:
    """Return the job's cost policy with what the present connection costs added, no more."""
    needed = 0
    for code in _codes(view) & _STATES_BEHIND.keys():
        for state in _STATES_BEHIND[code]:
            needed |= state.value
    return policy_in_words(cost_policy(view.job, settings) | needed)


_ON_A_PLAN = (CostState.CAPPED_USAGE_UNKNOWN, CostState.BELOW_CAP, CostState.USAGE_BASED)
_NEARLY = (*_ON_A_PLAN, CostState.NEAR_CAP)
_STATES_BEHIND: Mapping[ReasonCode, tuple[CostState, ...]] = {
    ReasonCode.METERED: _ON_A_PLAN,
    ReasonCode.METERED_UNKNOWN: _ON_A_PLAN,
    ReasonCode.CAPPED: _ON_A_PLAN,
    ReasonCode.NEAR_CAP: _NEARLY,
    ReasonCode.OVER_CAP: (*_NEARLY, CostState.OVER_CAP_CHARGED, CostState.OVER_CAP_THROTTLED),
    ReasonCode.UNMETERED: (CostState.UNRESTRICTED,),
    ReasonCode.ROAMING: (CostState.ROAMING,),
    ReasonCode.ROAMING_UNKNOWN: (CostState.ROAMING,),
}
"""What a connection may be when it is refused; which of them cannot be told from the reason."""
_RULES: Mapping[ReasonCode, Rule] = {
    **dict.fromkeys(_STATES_BEHIND, Rule.COST),
    ReasonCode.USER_ACTIVE: Rule.PRESENCE,
    ReasonCode.FULL_SCREEN: Rule.PRESENCE,
    ReasonCode.PROGRAM_RUNS: Rule.PRESENCE,
    ReasonCode.PRESENCE_UNKNOWN: Rule.PRESENCE,
    ReasonCode.OUTSIDE_WINDOW: Rule.WINDOW,
    ReasonCode.NOT_YET: Rule.START,
    ReasonCode.ZERO_LIMIT: Rule.LIMIT,
}
LIFTABLE = frozenset(
    {
        *(_RULES.keys() - {ReasonCode.ZERO_LIMIT}),
        ReasonCode.OUTSIDE_HOURS,
        ReasonCode.ON_BATTERY,
        ReasonCode.LOW_BATTERY,
        ReasonCode.POWER_SAVER,
        ReasonCode.POWER_UNKNOWN,
        ReasonCode.HOST_BUSY,
        ReasonCode.IN_LINE,
        ReasonCode.FAR_IN_LINE,
    }
)
"""What no longer holds a job back once somebody starts it now."""


def can_open(view: JobView) -> bool:
    """Tell whether there is a file of the job to open on this computer."""
    return bool(files_to_open(view.job))


def files_to_open(job: Job) -> tuple[File, ...]:
    """Return the files that are whole and under their names on this computer.

    Of an upload they are the files that were sent; of one with a reply it is the reply, which
    is what somebody waits for.
    """
    placed = tuple(file for file in job.files if file.state is FileState.PLACED)
    replies = tuple(file for file in placed if file.staging)
    return replies if job.kind is JobKind.UPLOAD_REPLY and replies else placed


def can_pause(view: JobView) -> bool:
    """Tell whether pausing changes anything."""
    state = view.job.state
    return state is not JobState.SUSPENDED and can_take(state, Trigger.SUSPENDED)


def can_resume(view: JobView) -> bool:
    """Tell whether resuming changes anything."""
    return view.job.state in (
        JobState.SUSPENDED,
        JobState.ERROR,
        JobState.TRANSIENT_ERROR,
        JobState.TRANSFERRED,
    )
