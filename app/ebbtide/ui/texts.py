"""The core's sentences in the user's language: template first, then the blanks."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from ebbtide.core import events as ev
from ebbtide.core.costs import ALWAYS, NO_SURCHARGE, NOT_ROAMING, STANDARD, UNRESTRICTED
from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.jobs import FileState, Job, JobKind, Priority, WhenActive
from ebbtide.core.link_samples import Direction, LinkSample, LinkState
from ebbtide.core.ports import JobView
from ebbtide.core.sentences import first_addresses
from ebbtide.core.settings import LANGUAGE, Setting
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.ui import formats, said
from ebbtide.ui.advice import own_advice
from ebbtide.ui.mirror import Group, received, seconds_left, speed
from ebbtide.ui.overview import Mood, Overview
from ebbtide.ui.remedies import LIFTABLE

translate = QCoreApplication.translate

SEPARATOR = " · "


_ENDS = re.compile(r"([.。])[.。]+$")


def _told(context: str, template: str, parameters: Mapping[str, str]) -> str:
    """Return one of the core's sentences with its blanks filled."""
    text = fill(said.template_of(context, template, parameters), said.shown(parameters))
    # A blank at the end may hold a sentence with a full stop of its own.
    return _ENDS.sub(r"\1", text)


def priority_text(priority: Priority) -> str:
    """Return the name of a priority."""
    return {
        Priority.FOREGROUND: translate("Priority", "Foreground"),
        Priority.HIGH: translate("Priority", "High"),
        Priority.NORMAL: translate("Priority", "Normal"),
        Priority.LOW: translate("Priority", "Low"),
    }[priority]


def group_text(group: Group) -> str:
    """Return the name of a filter."""
    return {
        Group.ALL: translate("Group", "All"),
        Group.ACTIVE: translate("Group", "Active"),
        Group.WAITING: translate("Group", "Waiting"),
        Group.DONE: translate("Group", "Done"),
        Group.FAILED: translate("Group", "Failed"),
    }[group]


def cost_policy_text(policy: int) -> str:
    """Return on what connections a job runs."""
    return {
        ALWAYS: translate("CostPolicy", "Any, roaming too"),
        NOT_ROAMING: translate("CostPolicy", "Any but roaming"),
        NO_SURCHARGE: translate("CostPolicy", "Without surcharge"),
        STANDARD: translate("CostPolicy", "Metered within the plan"),
        UNRESTRICTED: translate("CostPolicy", "Unmetered only"),
    }.get(policy, translate("CostPolicy", "A choice of its own"))


def when_active_text(mode: WhenActive) -> str:
    """Return what a job does while somebody is at the computer."""
    return {
        WhenActive.PAUSE: translate("WhenActive", "Wait"),
        WhenActive.YIELD: translate("WhenActive", "Give way"),
        WhenActive.IGNORE: translate("WhenActive", "Run"),
    }[mode]


def choice_text(setting: Setting[Any], choice: str) -> str:
    """Return one of a setting's choices in words."""
    if setting.key == LANGUAGE.key:
        native = QLocale(choice).nativeLanguageName()
        return native if choice else translate("Language", "The desktop's")
    return translate("SettingChoice", choice or "none")


def file_state_text(state: FileState, *, is_sent: bool = False) -> str:
    """Return how far a file is; one that is sent stays where it is on this computer."""
    if is_sent and state is not FileState.PENDING:
        done = state is FileState.PLACED
        return translate("FileState", "Sent") if done else translate("FileState", "Being completed")
    return {
        FileState.PENDING: translate("FileState", "Not complete"),
        FileState.TRANSFERRED: translate("FileState", "Complete, being saved"),
        FileState.PLACED: translate("FileState", "Saved"),
    }[state]


def error_text(error: ErrorInfo) -> str:
    """Return what went wrong."""
    return _told("ErrorCode", error.code.text, error.parameters)


def advice_text(error: ErrorInfo) -> str:
    """Return what can be done about it from a window; empty when there is nothing."""
    own = own_advice(error.code)
    if own is not None:
        return fill(own, said.shown(error.parameters))
    return _told("ErrorCode", error.code.advice, error.parameters)


def reason_text(reason: Reason, job: Job) -> str:
    """Return one reason for what a job does or does not do."""
    parameters = dict(reason.parameters)
    template = said.template_of("ReasonCode", reason.code.value, parameters)
    if reason.code is ReasonCode.RETRY and reason.clears_at is not None:
        left = reason.clears_at - time.time()
        if left <= 0:
            template = translate("ReasonCode", "Trying again: {error}")
        elif left <= _COUNTED_S:
            template = translate("ReasonCode", "Trying again in {duration}: {error}")
            parameters["duration"] = formats.duration(left)
    if reason.clears_at is not None:
        parameters["time"] = formats.moment(reason.clears_at, time.time())
    if parameters.get("network") == _UNKNOWN_NETWORK:
        parameters["network"] = translate("Network", "unknown network")
    parameters = said.shown(parameters)
    if "position" in parameters:
        parameters["position"] = _place_in_line(parameters["position"])
    if job.error is not None and reason.code in _TELLS_JOB_ERROR:
        parameters["error"] = error_text(job.error)
    return _ENDS.sub(r"\1", fill(template, parameters))


def _place_in_line(position: str) -> str:
    """Return an ordinal number of the core, "3rd", as the window's language writes it."""
    number = position.rstrip("abcdefghijklmnopqrstuvwxyz")
    pattern = translate("Ordinal", "{number}th")
    return position if pattern == "{number}th" else fill(pattern, {"number": number})


_UNKNOWN_NETWORK = "unknown network"
"""How the core calls one without a name."""


_COUNTED_S = 3600.0
"""What is further away is told by the clock."""


def counts_down(view: JobView) -> bool:
    """Tell whether the job's sentence tells how long something still takes."""
    first = view.verdict.reasons[0]
    return first.code is ReasonCode.RETRY and first.clears_at is not None


def reason_remedy(reason: Reason, *, fixed: bool = False) -> str:
    """Return what makes a reason for waiting go away; empty where a button says it all.

    Args:
        reason: the reason.
        fixed: it comes from a setting that the administrator has fixed.
    """
    if fixed and reason.code not in LIFTABLE:
        return translate("Preferences", "Set by your administrator") + "."
    if reason.code not in LIFTABLE and reason.code not in _CLEARS_BY_ITSELF:
        return ""
    return _told("ReasonCode", reason.code.remedy, reason.parameters)


_CLEARS_BY_ITSELF = (ReasonCode.OFFLINE, ReasonCode.CANNOT_RECORD, ReasonCode.STOPPING)


_TELLS_JOB_ERROR = frozenset(
    {ReasonCode.RETRY, ReasonCode.NEEDS_YOU, ReasonCode.FAILED, ReasonCode.SAVING_FAILED}
)


def job_advice(view: JobView) -> str:
    """Return what can be done about the error that the job's sentence tells, if it tells one."""
    error = view.job.error
    told = any(reason.code in _TELLS_JOB_ERROR for reason in view.verdict.reasons)
    return advice_text(error) if error is not None and told else ""


def verdict_text(view: JobView) -> str:
    """Return the state in words: the most important reason."""
    first = view.verdict.reasons[0]
    if first.code is ReasonCode.COMPLETED and view.job.kind is not JobKind.DOWNLOAD:
        return translate("FileState", "Sent")
    return reason_text(first, view.job)


def row_text(view: JobView) -> str:
    """Return everything that matters about a job in one line."""
    text = _plain_row_text(view)
    if view.job.lifted and view.job.state.wants_to_run:
        return SEPARATOR.join((text, translate("Row", "started by you")))
    return text


def _plain_row_text(view: JobView) -> str:
    state = view.job.state
    if state is JobState.TRANSFERRING:
        return SEPARATOR.join(_movement(view)) or verdict_text(view)
    if state is JobState.ACKNOWLEDGED:
        return SEPARATOR.join(_ending(view))
    if state is JobState.ERROR or state.is_final or not received(view):
        return verdict_text(view)
    return SEPARATOR.join((verdict_text(view), amount_text(view)))


def amount_text(view: JobView) -> str:
    """Return how much is here: ``412 MB of 3.1 GB``, or ``412 MB`` while the size is unknown."""
    here = formats.size(received(view))
    if view.job.size is None:
        return here
    parameters = {"here": here, "total": formats.size(view.job.size)}
    return fill(translate("Row", "{here} of {total}"), parameters)


def size_text(view: JobView) -> str:
    """Return how large the job is, as far as anybody knows."""
    if view.job.size is None and not received(view):
        return translate("Row", "Not known yet")
    return amount_text(view) if not view.job.state.is_final else _whole_size(view)


def _whole_size(view: JobView) -> str:
    return formats.size(view.job.size if view.job.size is not None else received(view))


def time_left_text(view: JobView) -> str:
    """Return the time to go, or nothing when it cannot be told."""
    left = seconds_left(view)
    return "" if left is None else formats.duration(left)


def _movement(view: JobView) -> list[str]:
    parts = [amount_text(view)] if received(view) or view.job.size is not None else []
    rate = speed(view)
    if rate is not None:
        parts.append(formats.speed(rate))
    if left := time_left_text(view):
        parts.append(fill(translate("Row", "{duration} left"), {"duration": left}))
    return parts


def _ending(view: JobView) -> list[str]:
    parts = [verdict_text(view)]
    if view.job.size is not None:
        parts.append(formats.size(view.job.size))
    if view.job.finished_at is not None:
        parts.append(formats.moment(view.job.finished_at, time.time()))
    return parts


def event_text(event: ev.Event) -> str:
    """Return what happened, as the history tells it."""
    if isinstance(event, ev.FileNoted):
        return _told("Note", event.text, dict(event.parameters))
    return _told("Event", event.sentence, _event_parameters(event))


def _event_parameters(event: ev.Event) -> Mapping[str, str]:
    if isinstance(event, ev.JobAdded):
        return {"addresses": _addresses(event.job)}
    parameters = {}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        if field.name == "file_index":
            parameters["file_number"] = formats.number(value + 1)
        elif field.name == "size":
            parameters["size"] = formats.number(value)
        else:
            parameters[field.name] = _value_text(value)
    words = _policy_words(event)
    return parameters if words is None else {**parameters, "words": words}


def _addresses(job: Job) -> str:
    first, rest = first_addresses(job)
    addresses = ", ".join(first)
    if not rest:
        return addresses
    words = {"addresses": addresses, "count": formats.number(rest)}
    return fill(translate("Event", "{addresses} and {count} more", None, rest), words)


def _policy_words(event: ev.Event) -> str | None:
    """Return what a job's rule is now, or None for other events."""
    match event:
        case ev.CostPolicySet(policy=None) | ev.WhenActiveSet(when_active=None):
            return translate("Column", "By its priority")
        case ev.CostPolicySet(policy=int(policy)):
            return cost_policy_text(policy)
        case ev.WhenActiveSet(when_active=WhenActive() as mode):
            return when_active_text(mode)
        case ev.WindowSet(window=window):
            return window or translate("Event", "any time")
        case _:
            return None


def _value_text(value: object) -> str:
    if isinstance(value, ErrorInfo):
        return error_text(value)
    if isinstance(value, Priority):
        return priority_text(value)
    if isinstance(value, Enum):
        return translate(type(value).__name__, str(value.value))
    return str(value)


def error_sentence(error: ErrorInfo) -> str:
    """Return what went wrong and what can be done, in one line."""
    return f"{error_text(error)} {advice_text(error)}".strip()


def overview_text(overview: Overview) -> str:
    """Return how all transfers do together, in one line."""
    if overview.lost:
        return translate("Overview", "Not connected: the transfer engine has ended")
    if overview.trouble is not None:
        return error_text(overview.trouble)
    parts = [_lead(overview)]
    if overview.waiting:
        parts.append(
            _counted(
                translate("Overview", "{count} waiting", None, overview.waiting), overview.waiting
            )
        )
    if overview.failed and overview.mood is not Mood.ERROR:
        parts.append(
            _counted(
                translate("Overview", "{count} failed", None, overview.failed), overview.failed
            )
        )
    if overview.running:
        parts.append(formats.speed(overview.bytes_per_second))
        if overview.link is not None and overview.link.state in _SLOWED:
            parts.append(link_text(overview.link))
    return SEPARATOR.join(parts)


_SLOWED = frozenset(
    {
        LinkState.YIELDING,
        LinkState.USER_ACTIVE,
        LinkState.SHARING,
        LinkState.LIMITED,
        LinkState.LIMITED_UNTIL,
        LinkState.STOPPED,
        LinkState.STOPPED_UNTIL,
    }
)
"""What answers the question why it goes no faster."""


def link_text(sample: LinkSample) -> str:
    """Return what happens on the link."""
    down = sample.direction is Direction.DOWN
    until = sample.limited_until
    parameters = {
        "delay": fill(
            translate("Link", "{number} ms"),
            {"number": formats.number(round(1000 * (sample.queue_s or 0.0)))},
        ),
        "others": formats.speed(sample.others_down if down else sample.others_up),
        "limit": formats.speed(sample.limit or 0.0),
        "until": "" if until is None else formats.moment(until, time.time()),
    }
    return _told("LinkState", sample.state.value, parameters)


def _lead(overview: Overview) -> str:
    match overview.mood:
        case Mood.TRANSFERRING:
            return _counted(
                translate("Overview", "{count} running", None, overview.running), overview.running
            )
        case Mood.PAUSED if overview.paused_until is not None:
            words = {"time": formats.moment(overview.paused_until, time.time())}
            return fill(translate("Overview", "All transfers are paused until {time}"), words)
        case Mood.PAUSED:
            return translate("Overview", "All transfers are paused")
        case Mood.ERROR:
            return _counted(
                translate("Overview", "Needs you: {count} failed", None, overview.failed),
                overview.failed,
            )
        case Mood.WAITING:
            return translate("Overview", "Nothing is running")
        case _:
            return translate("Overview", "Nothing to transfer")


def _counted(template: str, count: int) -> str:
    return fill(template, {"count": formats.number(count)})
