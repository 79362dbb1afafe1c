"""Tells what happened while nobody looked: what arrived, and what needs somebody."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core import events as ev
from ebbtide.core.errors import fill
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import formats, texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Changes
from ebbtide.ui.notifier import DEFAULT_ACTION, Note, Notifier
from ebbtide.ui.remedies import Remedy

GATHER_MS = 2000
"""What happens within this time is told together."""
_MOST_NAMES = 4


class Topic(Enum):
    """Each has one notification at a time."""

    FINISHED = "finished"
    NEEDS_YOU = "needs-you"


class Announcer(QObject):
    """Gathers news; a notification that is still to be seen grows instead of having company."""

    chosen = Signal(object, object)
    """A `Remedy` and the `JobView` it is for."""
    show_asked = Signal(object)
    """Somebody wants to see a job (`JobId`), or the window (None)."""
    unheard = Signal(str, str)
    """Title and words of what the desktop has no service for."""

    def __init__(self, feed: Feed, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._notifier = notifier
        self._told: dict[Topic, dict[JobId, None]] = {topic: {} for topic in Topic}
        self._fresh: set[Topic] = set()
        self._watched = False
        self.timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self.timer.timeout.connect(self.tell)
        feed.changed.connect(self._follow)
        notifier.acted.connect(self._act)
        notifier.closed.connect(self._forget)
        notifier.failed.connect(self._fall_back)

    def set_watched(self, watched: bool) -> None:
        """Tell whether somebody has the window before him: then he knows already."""
        self._watched = watched
        if watched:
            self._fresh.clear()
            for told in self._told.values():
                told.clear()

    def tell(self) -> None:
        """Show what has been gathered."""
        fresh, self._fresh = self._fresh, set()
        for topic in sorted(fresh, key=lambda one: one.value):
            views = self._views(topic)
            if views:
                self._notifier.show(topic.value, _note(topic, views))

    def _follow(self, changes: Changes) -> None:
        if self._watched:
            return
        for recorded in changes.events:
            topic = _topic_of(recorded.event)
            if topic is not None:
                self._told[topic][recorded.event.job_id] = None
                self._fresh.add(topic)
        if self._fresh and not self.timer.isActive():
            self.timer.start()

    def _views(self, topic: Topic) -> list[JobView]:
        views = self._feed.mirror.views
        return [views[one] for one in self._told[topic] if one in views]

    def _act(self, name: str, action: str) -> None:
        views = self._views(Topic(name))
        one = views[0] if len(views) == 1 else None
        if one is None or action == DEFAULT_ACTION:
            self.show_asked.emit(one.job.id if one is not None else None)
            return
        self.chosen.emit(Remedy(action), one)

    def _forget(self, name: str) -> None:
        self._told[Topic(name)].clear()

    def _fall_back(self, name: str) -> None:
        views = self._views(Topic(name))
        if views:
            note = _note(Topic(name), views)
            self.unheard.emit(note.title, note.body)


def _topic_of(event: ev.Event) -> Topic | None:
    match event:
        case ev.JobCompleted():
            return Topic.FINISHED
        case ev.JobFailed() | ev.PlacementFailed(retry_at=None):
            return Topic.NEEDS_YOU
        case _:
            return None


def _note(topic: Topic, views: list[JobView]) -> Note:
    translate = texts.translate
    show = (DEFAULT_ACTION, translate("Notification", "Show"))
    if topic is Topic.FINISHED:
        return _finished(views, show)
    if len(views) > 1:
        words = {"count": formats.number(len(views))}
        title = fill(
            translate("Notification", "{count} transfers need you", None, len(views)), words
        )
        return Note(title, _names(views), (show,), category="transfer.error")
    (view,) = views
    title = fill(translate("Notification", "“{name}” needs you"), {"name": view.job.name})
    error = view.job.error
    body = "" if error is None else f"{texts.error_text(error)} {texts.advice_text(error)}"
    again = (Remedy.TRY_AGAIN.value, translate("Notification", "Try again"))
    return Note(title, body.strip(), (show, again), category="transfer.error")


def _finished(views: list[JobView], show: tuple[str, str]) -> Note:
    translate = texts.translate
    if len(views) > 1:
        words = {"count": formats.number(len(views))}
        title = fill(
            translate("Notification", "{count} transfers have arrived", None, len(views)), words
        )
        return Note(title, _names(views), (show,), category="transfer.complete")
    (view,) = views
    title = fill(translate("Notification", "“{name}” has arrived"), {"name": view.job.name})
    actions = (
        show,
        (Remedy.OPEN.value, translate("Notification", "Open")),
        (Remedy.SHOW_FOLDER.value, translate("Notification", "Show in folder")),
    )
    size = formats.size(view.job.size) if view.job.size is not None else ""
    return Note(title, size, actions, category="transfer.complete")


def _names(views: list[JobView]) -> str:
    names = [view.job.name for view in views[-_MOST_NAMES:]]
    return "\n".join([*names, "…"] if len(views) > _MOST_NAMES else names)
