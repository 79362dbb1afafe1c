"""Everything the window can ask the engine for, with one place for refusals."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core import commands as cmd
from ebbtide.core.costs import policy_in_words
from ebbtide.core.job_limits import direction_of, own_limit
from ebbtide.core.jobs import Job, Priority, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.ports import JobView, Reply
from ebbtide.core.settings import TRAY_CLOSE_HINT_SHOWN, Settings
from ebbtide.ui.columns import Column
from ebbtide.ui.gateway import Gateway, Otherwise, Then
from ebbtide.ui.remedies import Remedy, can_pause, can_resume, policy_allowing, remedies
from ebbtide.ui.reordering import Landing

SENT_AT_ONCE = 100
"""More wait for the next turn of the main thread: ten thousand took a third of a second."""


class Steering(QObject):
    """Sends commands; what is refused is told once, by a signal."""

    refused = Signal(object)
    """An `ErrorInfo`."""
    added = Signal(object)
    """The `JobId` of a job that this window made."""

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._waiting: deque[tuple[cmd.Command | cmd.Query, Then | None, Otherwise]] = deque()
        self._sent = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._next_turn)

    @property
    def engine_is_elsewhere(self) -> bool:
        """The engine is a process of its own and goes on without the window."""
        return self._gateway.is_remote

    def start_engine(self, otherwise: Otherwise) -> None:
        """Start such an engine after it has gone."""
        self._gateway.start_engine(otherwise)

    def end_engine(self, then: Callable[[], None]) -> None:
        """End such an engine; `then` is called when it has agreed."""
        self._gateway.end_engine(then)

    def send(
        self,
        message: cmd.Command | cmd.Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Send one message; without `otherwise` a refusal goes to `refused`.

        They keep their order. Of many some are sent later, so that the window stays awake.
        """
        self._waiting.append((message, then, otherwise or self.refused.emit))
        self._send_some()
        self._turn.start()

    def _send_some(self) -> None:
        while self._waiting and self._sent < SENT_AT_ONCE:
            self._sent += 1
            self._gateway.request(*self._waiting.popleft())

    def _next_turn(self) -> None:
        self._sent = 0
        self._send_some()
        if not self._sent:
            self._turn.stop()

    def add(
        self,
        command: cmd.AddDownload | cmd.AddUpload,
        then: Callable[[], None] | None = None,
        otherwise: Otherwise | None = None,
        *,
        limit: float | None = None,
    ) -> None:
        """Make a job, with a speed limit if there is one, and tell which one it became."""
        uploads = isinstance(command, cmd.AddUpload)
        direction = Direction.UP if uploads else Direction.DOWN

        def made(reply: Reply) -> None:
            if then is not None:
                then()
            if not isinstance(reply, JobView):
                return
            if limit is not None:
                self.send(cmd.SetLimit(reply.job.id, limit, direction))
            self.added.emit(reply.job.id)

        self.send(command, made, otherwise)

    def add_links(self, links: Iterable[str]) -> None:
        """Make a job of each address, saved where the settings say."""
        for link in links:
            self.add(cmd.AddDownload((link,)))

    def add_metalinks(self, paths: Iterable[str]) -> None:
        """Make a job of each Metalink description on this computer."""
        for path in paths:
            self.add(cmd.AddDownload((), metalinks=(path,)))

    def pause(self, views: Iterable[JobView]) -> None:
        """Pause those that can be paused."""
        for view in views:
            if can_pause(view):
                self.send(cmd.SuspendJob(view.job.id))

    def resume(self, views: Iterable[JobView]) -> None:
        """Let those go on that do not."""
        for view in views:
            if can_resume(view):
                self.send(cmd.ResumeJob(view.job.id))

    def remove(self, views: Iterable[JobView], otherwise: Otherwise | None = None) -> None:
        """Take jobs off the list; those that are not over are cancelled first."""
        for view in views:
            if view.job.state.is_final:
                self.send(cmd.RemoveJob(view.job.id), None, otherwise)
            else:
                self._cancel_and_remove(view.job, otherwise)

    def _cancel_and_remove(self, job: Job, otherwise: Otherwise | None) -> None:
        def cancelled(_reply: Reply) -> None:
            self.send(cmd.RemoveJob(job.id), None, otherwise)

        self.send(cmd.CancelJob(job.id), cancelled, otherwise)

    def set_priority(self, views: Iterable[JobView], priority: Priority) -> None:
        """Change who goes first."""
        for view in views:
            if not view.job.state.is_final and view.job.priority is not priority:
                self.send(cmd.SetPriority(view.job.id, priority))

    def set_cost_policy(self, views: Iterable[JobView], policy: int | None) -> None:
        """Change on what connections jobs run; None goes by the priority."""
        words = None if policy is None else policy_in_words(policy)
        for view in views:
            if not view.job.state.is_final and view.job.cost_policy != policy:
                self.send(cmd.SetCostPolicy(view.job.id, words))

    def set_when_active(self, views: Iterable[JobView], mode: WhenActive | None) -> None:
        """Change what jobs do while somebody is at the computer; None goes by the priority."""
        for view in views:
            if not view.job.state.is_final and view.job.when_active is not mode:
                self.send(cmd.SetWhenActive(view.job.id, mode))

    def clear_window(self, views: Iterable[JobView]) -> None:
        """Let jobs run at any hour that the settings allow."""
        for view in views:
            if not view.job.state.is_final and view.job.window is not None:
                self.send(cmd.SetWindow(view.job.id, None))

    def clear_start(self, views: Iterable[JobView]) -> None:
        """Let jobs start without waiting for their time."""
        for view in views:
            if not view.job.state.is_final and view.job.start_at is not None:
                self.send(cmd.SetStart(view.job.id, None))

    def clear_limit(self, views: Iterable[JobView]) -> None:
        """Take away the jobs' own limits."""
        for view in views:
            direction = direction_of(view.job)
            if not view.job.state.is_final and own_limit(view.job, direction) is not None:
                self.send(cmd.SetLimit(view.job.id, None, direction))

    def move(self, landing: Landing) -> None:
        """Give jobs another place among those of their priority."""
        for job_id in landing.jobs:
            if landing.before is None:
                self.send(cmd.MoveJob(job_id, cmd.Place.BOTTOM))
            else:
                self.send(cmd.MoveBefore(job_id, landing.before))

    def change(self, column: Column, value: object, views: Iterable[JobView]) -> None:
        """Give jobs what somebody chose in a column."""
        if column is Column.PRIORITY and isinstance(value, Priority):
            self.set_priority(views, value)
        elif column is Column.COST_POLICY and isinstance(value, int | None):
            self.set_cost_policy(views, value)
        elif column is Column.WHEN_ACTIVE and isinstance(value, WhenActive | None):
            self.set_when_active(views, value)

    def apply_to_all(self, remedy: Remedy, views: Iterable[JobView], settings: Settings) -> None:
        """Do what a remedy says for those jobs that it helps."""
        for view in views:
            if remedy in remedies(view):
                self.apply(remedy, view, settings)

    def pause_all(self, until: float | None = None) -> None:
        """Stop everything, until a time in seconds since the epoch or for good."""
        self.send(cmd.PauseAll(until))

    def resume_all(self) -> None:
        """End the great pause."""
        self.send(cmd.ResumeAll())

    def apply(self, remedy: Remedy, view: JobView, settings: Settings) -> None:
        """Do what a remedy of the engine's kind says.

        Opening files and what has to be asked first are the window's.
        """
        match remedy:
            case Remedy.START | Remedy.RESUME | Remedy.TRY_NOW | Remedy.TRY_AGAIN:
                self.send(cmd.ResumeJob(view.job.id))
            case Remedy.START_NOW:
                self.send(cmd.StartNow(view.job.id))
            case Remedy.ALLOW_NETWORK:
                self.send(cmd.SetCostPolicy(view.job.id, policy_allowing(view, settings)))
            case Remedy.RESUME_ALL:
                self.resume_all()
            case Remedy.COMPLETE:
                self.send(cmd.CompleteJob(view.job.id))
            case _:
                raise ValueError(f"{remedy} is not the engine's business")

    def remember_close_hint(self) -> None:
        """Note that somebody has been told where a closed window goes."""
        self.send(cmd.ChangeSetting(TRAY_CLOSE_HINT_SHOWN.key, True))
