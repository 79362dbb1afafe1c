"""What notifications say, by what they are about."""

from __future__ import annotations

from enum import Enum

from ebbtide.core import events as ev
from ebbtide.core.errors import fill
from ebbtide.core.ports import JobView
from ebbtide.ui import formats, texts
from ebbtide.ui.notifier import DEFAULT_ACTION, Note
from ebbtide.ui.remedies import ASKING, Remedy, remedies
from ebbtide.ui.texts import translate

_MOST_NAMES = 4


class Topic(Enum):
    """Each has one notification at a time."""

    FINISHED = "finished"
    NEEDS_YOU = "needs-you"
    HELD = "held"
    """It ran, and stopped because of what the connection costs."""


_CATEGORIES = {
    Topic.FINISHED: "transfer.complete",
    Topic.NEEDS_YOU: "transfer.error",
    Topic.HELD: "transfer",
}
"""Of the Desktop Notifications Specification."""


def topic_of(event: ev.Event) -> Topic | None:
    """Return what an event is told under, if it is told at all."""
    match event:
        case ev.JobCompleted():
            return Topic.FINISHED
        case ev.JobFailed() | ev.PlacementFailed(retry_at=None):
            return Topic.NEEDS_YOU
        case ev.JobYielded(reason=ev.YieldReason.COST):
            return Topic.HELD
        case _:
            return None


def still_so(topic: Topic, view: JobView) -> bool:
    """Tell whether a job is still worth a word: one that runs again does not need anybody."""
    if topic is Topic.HELD:
        return Remedy.START_NOW in remedies(view)
    return True


def note_of(topic: Topic, views: list[JobView], *, missed: bool) -> Note:
    """Return what is to be told.

    Args:
        topic: what it is about.
        views: the jobs, at least one.
        missed: nobody was at the computer, so it waits to be read.
    """
    note = _one(topic, views[0]) if len(views) == 1 else _many(topic, views, missed=missed)
    return note if not missed else note.staying()


def _one(topic: Topic, view: JobView) -> Note:
    name, category = {"name": view.job.name}, _CATEGORIES[topic]
    match topic:
        case Topic.FINISHED:
            title = fill(translate("Notification", "“{name}” has arrived"), name)
            size = formats.size(view.job.size) if view.job.size is not None else ""
            return Note(title, size, _actions(Remedy.OPEN, Remedy.SHOW_FOLDER), category)
        case Topic.NEEDS_YOU:
            title = fill(translate("Notification", "“{name}” needs you"), name)
            error = view.job.error
            body = "" if error is None else f"{texts.error_text(error)} {texts.advice_text(error)}"
            ways = [one for one in remedies(view) if one in (*ASKING, Remedy.TRY_AGAIN)]
            return Note(title, body.strip(), _actions(*ways), category)
        case Topic.HELD:
            title = fill(translate("Notification", "“{name}” waits"), name)
            return Note(title, texts.verdict_text(view), _actions(Remedy.START_NOW), category)


def _many(topic: Topic, views: list[JobView], *, missed: bool) -> Note:
    count = len(views)
    title = fill(_title(topic, count, missed=missed), {"count": formats.number(count)})
    return Note(title, _names(views), _actions(), _CATEGORIES[topic])


def _title(topic: Topic, count: int, *, missed: bool) -> str:
    match topic:
        case Topic.FINISHED if missed:
            return translate(
                "Notification", "{count} transfers arrived while you were away", None, count
            )
        case Topic.FINISHED:
            return translate("Notification", "{count} transfers have arrived", None, count)
        case Topic.NEEDS_YOU:
            return translate("Notification", "{count} transfers need you", None, count)
        case Topic.HELD:
            return translate("Notification", "{count} transfers wait", None, count)


def _actions(*chosen: Remedy) -> tuple[tuple[str, str], ...]:
    words = {
        Remedy.OPEN: translate("Notification", "Open"),
        Remedy.SHOW_FOLDER: translate("Notification", "Show in folder"),
        Remedy.LOG_IN: translate("Notification", "Log in…"),
        Remedy.SET_CHECKSUM: translate("Notification", "Change checksum…"),
        Remedy.SET_MAXIMUM: translate("Notification", "Change maximum size…"),
        Remedy.TRY_AGAIN: translate("Notification", "Try again"),
        Remedy.START_NOW: translate("Notification", "Start now"),
    }
    show = (DEFAULT_ACTION, translate("Notification", "Show"))
    return (show, *((one.value, words[one]) for one in chosen))


def _names(views: list[JobView]) -> str:
    names = [view.job.name for view in views[-_MOST_NAMES:]]
    return "\n".join([*names, "…"] if len(views) > _MOST_NAMES else names)
