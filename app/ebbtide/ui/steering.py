"""Everything the window can ask the engine for, with one place for refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.ports import JobView, Reply
from ebbtide.core.settings import TRAY_CLOSE_HINT_SHOWN
from ebbtide.ui.gateway import Gateway, Otherwise, Then
from ebbtide.ui.remedies import Remedy, can_pause, can_resume


class Steering(QObject):
    """Sends commands; what is refused is told once, by a signal."""

    refused = Signal(object)
    """An `ErrorInfo`."""
    added = Signal(object)
    """The `JobId` of a job that this window made."""

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway

    def send(
        self,
        message: cmd.Command | cmd.Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Send one message; without `otherwise` a refusal goes to `refused`."""
        self._gateway.request(message, then, otherwise or self.refused.emit)

    def add(
        self,
        command: cmd.AddDownload,
        then: Callable[[], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Make a job and tell which one it became."""

        def made(reply: Reply) -> None:
            if then is not None:
                then()
            if isinstance(reply, JobView):
                self.added.emit(reply.job.id)

        self.send(command, made, otherwise)

    def add_links(self, links: Iterable[str]) -> None:
        """Make a job of each address, saved where the settings say."""
        for link in links:
            self.add(cmd.AddDownload((link,)))

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

    def remove(self, views: Iterable[JobView]) -> None:
        """Take jobs off the list; those that are not over are cancelled first."""
        for view in views:
            if view.job.state.is_final:
                self.send(cmd.RemoveJob(view.job.id))
            else:
                self._cancel_and_remove(view.job)

    def _cancel_and_remove(self, job: Job) -> None:
        self.send(cmd.CancelJob(job.id), lambda _reply: self.send(cmd.RemoveJob(job.id)))

    def set_priority(self, views: Iterable[JobView], priority: Priority) -> None:
        """Change who goes first."""
        for view in views:
            if not view.job.state.is_final and view.job.priority is not priority:
                self.send(cmd.SetPriority(view.job.id, priority))

    def pause_all(self) -> None:
        """Stop everything."""
        self.send(cmd.PauseAll())

    def resume_all(self) -> None:
        """End the great pause."""
        self.send(cmd.ResumeAll())

    def apply(self, remedy: Remedy, view: JobView) -> None:
        """Do what a remedy of the engine's kind says; opening files is not one of them."""
        match remedy:
            case Remedy.START | Remedy.RESUME | Remedy.TRY_NOW | Remedy.TRY_AGAIN:
                self.send(cmd.ResumeJob(view.job.id))
            case Remedy.START_NOW:
                self.send(cmd.SetPriority(view.job.id, Priority.FOREGROUND))
            case Remedy.RESUME_ALL:
                self.resume_all()
            case Remedy.COMPLETE:
                self.send(cmd.CompleteJob(view.job.id))
            case Remedy.OPEN | Remedy.SHOW_FOLDER:
                raise ValueError(f"{remedy} is not the engine's business")

    def remember_close_hint(self) -> None:
        """Note that somebody has been told where a closed window goes."""
        self.send(cmd.ChangeSetting(TRAY_CLOSE_HINT_SHOWN.key, True))
