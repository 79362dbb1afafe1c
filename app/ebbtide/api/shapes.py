"""Jobs, events, snapshots and publications as JSON data and back.

The data is that of `ebbtide.core.codec`, with derived members added for readers who do
not want to compute them: texts, sizes, times left. Reading ignores what was added.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from ebbtide.core.budgets import Budget
from ebbtide.core.codec import CodecError, from_data, recorded_from_data, recorded_to_data, to_data
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.events import (
    DirectoryListed,
    JobAdded,
    Recorded,
    SessionLearned,
    UploadStarted,
)
from ebbtide.core.http_options import Credential
from ebbtide.core.jobs import File, Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.link_words import link_in_words
from ebbtide.core.offers import Offer
from ebbtide.core.ports import JobView, Publication, Reply, Snapshot, Status
from ebbtide.core.samples import Sample
from ebbtide.core.sentences import sentence_of
from ebbtide.core.settings import ALL_SETTINGS, Setting, Settings
from ebbtide.core.signed_addresses import shown_address
from ebbtide.core.tide_history import TideLog
from ebbtide.core.verdicts import Reason, Verdict


def reply_to_data(reply: Reply) -> Any:
    """Return what the engine answered as data."""
    match reply:
        case None:
            return None
        case JobView():
            return view_to_data(reply)
        case Snapshot():
            return snapshot_to_data(reply)
        case Settings():
            return settings_to_data(reply)
        case TideLog():
            return to_data(reply)
        case Status():
            return status_to_data(reply)
        case _:
            return [_item_to_data(item) for item in reply]


def _item_to_data(item: JobView | Recorded | Budget | Credential | Offer) -> Any:
    match item:
        case JobView():
            return view_to_data(item)
        case Budget():
            return _budget_to_data(item)
        case Offer():
            return _offer_to_data(item)
        case Credential():
            # The engine has left the password out already.
            return to_data(item.shown)
        case _:
            return event_to_data(item)


def _offer_to_data(offer: Offer) -> dict[str, Any]:
    return {
        **to_data(offer),
        "error": None if offer.error is None else _error_to_data(offer.error),
        "held": None if offer.held is None else _reason_to_data(offer.held),
    }


def _budget_to_data(budget: Budget) -> dict[str, Any]:
    return {**to_data(budget), "state": to_data(budget.state)}


def _budgets_to_data(budgets: tuple[Budget, ...] | None) -> list[dict[str, Any]] | None:
    return None if budgets is None else [_budget_to_data(budget) for budget in budgets]


def view_to_data(view: JobView) -> dict[str, Any]:
    """Return a job as one object: what is stored, what is derived, what is measured."""
    job, sample = view.job, view.sample
    return {
        **to_data(job),
        "files": [_file_to_data(file) for file in job.files],
        "error": None if job.error is None else _error_to_data(job.error),
        "size": job.size,
        "done_size": job.done_size,
        "received": job.done_size if sample is None else sample.received,
        "seconds_left": None if sample is None else sample.seconds_left(job.size),
        "verdict": verdict_to_data(view.verdict),
        "sample": to_data(sample),
    }


def view_from_data(data: Any) -> JobView:
    """Return data made by `view_to_data` as a job.

    Raises:
        CodecError: the data has another shape.
    """
    members = _members(data)
    return JobView(
        from_data(Job, members),
        from_data(Verdict, members.get("verdict")),
        _optional(Sample, members.get("sample")),
    )


def _file_to_data(file: File) -> dict[str, Any]:
    session = None if file.session is None else file.session.shown
    data = {**to_data(file), "done_size": file.done_size, "session": to_data(session)}
    return {**data, **_shown_addresses(data)}


def _shown_addresses(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members that are addresses, without the signatures in them."""
    found: dict[str, Any] = {}
    if isinstance(data.get("url"), str):
        found["url"] = shown_address(data["url"])
    if data.get("mirrors"):
        found["mirrors"] = [shown_address(url) for url in data["mirrors"]]
    return found


def _error_to_data(error: ErrorInfo) -> dict[str, Any]:
    return {
        **to_data(error),
        "number": error.code.number,
        "kind": to_data(error.kind),
        "text": error.text,
        "advice": error.advice,
    }


def verdict_to_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict with its words; ``text`` is that of the most important reason."""
    reasons = [_reason_to_data(reason) for reason in verdict.reasons]
    text = reasons[0]["text"] if reasons else ""
    return {"may_run": verdict.may_run, "reasons": reasons, "text": text}


def _reason_to_data(reason: Reason) -> dict[str, Any]:
    known = dict(reason.parameters)
    if reason.clears_at is not None:
        known.setdefault("time", _clock_time(reason.clears_at))
    remedy = fill(reason.remedy_template, known)
    return {**to_data(reason), "text": fill(reason.code.value, known), "remedy": remedy}


def _clock_time(at: float) -> str:
    try:
        moment, today = time.localtime(at), time.localtime()
    except (OverflowError, OSError, ValueError):
        return "an unknown time"
    same_day = moment[:3] == today[:3]
    return time.strftime("%H:%M:%S" if same_day else "%Y-%m-%d %H:%M", moment)


def event_to_data(recorded: Recorded) -> dict[str, Any]:
    """Return a numbered event with its ``sentence``."""
    event = recorded.event
    data = {**recorded_to_data(recorded), "sentence": sentence_of(event)}
    if isinstance(event, UploadStarted | SessionLearned):
        # Whoever knows its address may write to the file.
        data["session"] = to_data(event.session.shown)
    if isinstance(event, JobAdded):
        data["job"] = {**data["job"], "files": [_file_to_data(file) for file in event.job.files]}
    if isinstance(event, DirectoryListed):
        data["files"] = [_file_to_data(file) for file in event.files]
    return {**data, **_shown_addresses(data)}


def settings_to_data(settings: Settings) -> dict[str, Any]:
    """Return the settings that differ, and a table of all of them."""
    rows = [setting_to_data(setting, settings) for setting in ALL_SETTINGS.values()]
    return {**to_data(settings), "table": rows}


def setting_to_data(setting: Setting[Any], settings: Settings) -> dict[str, Any]:
    """Return one row of the settings table with its value and where that comes from."""
    rule = settings.rule(setting)
    return {
        "key": setting.key,
        "value": settings.get(setting),
        "source": to_data(settings.source(setting)),
        "file": None if rule is None else rule.path,
        "default": settings.usual(setting),
        "type": setting.kind.__name__,
        "unit": setting.unit,
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "choices": list(setting.choices),
        "text": setting.text,
    }


def status_to_data(status: Status) -> dict[str, Any]:
    """Return how the engine does, with words for those who do not want to make their own."""
    problems = [{**to_data(one), "text": one.text} for one in status.policy_problems]
    link = link_to_data(status.link)
    because = None if status.waiting_because is None else _reason_to_data(status.waiting_because)
    more = {"link": link, "policy_problems": problems, "waiting_because": because}
    return {**to_data(status), **more}


def snapshot_to_data(snapshot: Snapshot) -> dict[str, Any]:
    """Return everything at one moment."""
    jobs = [view_to_data(view) for view in snapshot.jobs]
    return {**to_data(snapshot), "jobs": jobs, "budgets": _budgets_to_data(snapshot.budgets)}


def snapshot_from_data(data: Any) -> Snapshot:
    """Return data made by `snapshot_to_data` as a snapshot.

    Raises:
        CodecError: the data has another shape.
    """
    members = _members(data)
    return Snapshot(
        tuple(view_from_data(view) for view in _items(members.get("jobs"))),
        from_data(Settings, members.get("settings")),
        from_data(Conditions, members.get("conditions")),
        from_data(int, members.get("last_event_number")),
        budgets_from_data(members.get("budgets", [])),
    )


def publication_to_data(publication: Publication) -> dict[str, Any]:
    """Return a publication: the parameters of the notification ``events``."""
    verdicts = [[job_id, verdict_to_data(verdict)] for job_id, verdict in publication.verdicts]
    return {
        "events": [event_to_data(recorded) for recorded in publication.events],
        "verdicts": verdicts,
        "samples": to_data(publication.samples),
        "link": link_to_data(publication.link),
        "settings": to_data(publication.settings),
        "conditions": to_data(publication.conditions),
        "budgets": _budgets_to_data(publication.budgets),
    }


def publication_from_data(data: Any) -> Publication:
    """Return data made by `publication_to_data` as a publication.

    Raises:
        CodecError: the data has another shape.
    """
    members = _members(data)
    return Publication(
        tuple(recorded_from_data(_members(item)) for item in _items(members.get("events"))),
        from_data(tuple[tuple[JobId, Verdict], ...], members.get("verdicts", [])),
        from_data(tuple[Sample, ...], members.get("samples", [])),
        _optional(LinkSample, members.get("link")),
        _optional(Settings, members.get("settings")),
        _optional(Conditions, members.get("conditions")),
        _optional(tuple[Budget, ...], members.get("budgets")),
    )


def link_to_data(sample: LinkSample | None) -> dict[str, Any] | None:
    """Return the link as it is shown, with its state in words as ``text``."""
    return None if sample is None else {**to_data(sample), "text": link_in_words(sample)}


def history_from_data(data: Any) -> tuple[Recorded, ...]:
    """Return the answer of ``jobs.history`` as numbered events.

    Raises:
        CodecError: the data has another shape.
    """
    return tuple(recorded_from_data(_members(item)) for item in _items(data))


def budgets_from_data(data: Any) -> tuple[Budget, ...]:
    """Return the answer of ``budgets.list`` as budgets.

    Raises:
        CodecError: the data has another shape.
    """
    return from_data(tuple[Budget, ...], data)


def jobs_from_data(data: Any) -> tuple[JobView, ...]:
    """Return the answer of ``jobs.list`` as jobs.

    Raises:
        CodecError: the data has another shape.
    """
    return tuple(view_from_data(item) for item in _items(data))


def _optional(kind: Any, data: Any) -> Any:
    return None if data is None else from_data(kind, data)


def _members(data: Any) -> Mapping[str, Any]:
    if isinstance(data, Mapping):
        return data
    raise CodecError("expected an object")


def _items(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    raise CodecError("expected a list")
