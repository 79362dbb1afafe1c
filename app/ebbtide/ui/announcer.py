"""Tells what happened while nobody looked: what arrived, and what needs somebody."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core.jobs import JobId
from ebbtide.core.observations import Answer
from ebbtide.core.ports import JobView
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Changes
from ebbtide.ui.notifier import DEFAULT_ACTION, Note, Notifier
from ebbtide.ui.notifier_notes import Topic, note_of, still_so, topic_of
from ebbtide.ui.remedies import Remedy

GATHER_MS = 2000
"""What happens within this time is told together."""


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
        self._missed: set[JobId] = set()
        """What happened to these, nobody was at the computer."""
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
            self._missed.clear()
            for told in self._told.values():
                told.clear()

    def tell(self) -> None:
        """Show what has been gathered."""
        fresh, self._fresh = self._fresh, set()
        for topic in sorted(fresh, key=lambda one: one.value):
            views = self._views(topic)
            if views:
                self._notifier.show(topic.value, self._note(topic, views))

    def _follow(self, changes: Changes) -> None:
        if self._watched:
            return
        for recorded in changes.events:
            topic = topic_of(recorded.event)
            if topic is not None:
                self._take(topic, recorded.event.job_id)
        if self._fresh and not self.timer.isActive():
            self.timer.start()

    def _take(self, topic: Topic, job_id: JobId) -> None:
        self._told[topic][job_id] = None
        self._fresh.add(topic)
        if self._feed.mirror.conditions.attendance.here is Answer.NO:
            self._missed.add(job_id)
        else:
            self._missed.discard(job_id)

    def _views(self, topic: Topic) -> list[JobView]:
        views = self._feed.mirror.views
        found = (views[one] for one in self._told[topic] if one in views)
        return [view for view in found if still_so(topic, view)]

    def _note(self, topic: Topic, views: list[JobView]) -> Note:
        missed = all(view.job.id in self._missed for view in views)
        return note_of(topic, views, missed=missed)

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
            note = self._note(Topic(name), views)
            self.unheard.emit(note.title, note.body)
