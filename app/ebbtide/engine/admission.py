"""Letting new jobs in: first the file system is asked, then the job is made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from ebbtide.core.addresses import check_address
from ebbtide.core.commands import AddDownload, AddUpload
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo
from ebbtide.core.jobs import Job, JobId
from ebbtide.engine.actions import Files, Workers
from ebbtide.engine.intake import check_limits, check_request, new_job
from ebbtide.engine.ledger import Ledger
from ebbtide.engine.messages import Answer, Prepared
from ebbtide.engine.once_recorded import OnceRecorded
from ebbtide.engine.secret_names import names_for
from ebbtide.engine.uploading import check_upload


class Admission:
    """Knows who waits for a new job. Used by one thread."""

    def __init__(
        self,
        ledger: Ledger,
        workers: Workers,
        files: Files,
        new_id: Callable[[], JobId],
        once_recorded: OnceRecorded,
    ) -> None:
        self._ledger = ledger
        self._workers = workers
        self._files = files
        self._new_id = new_id
        self._once_recorded = once_recorded
        self._waiting: dict[JobId, Answer] = {}

    def __bool__(self) -> bool:
        """Tell whether the file system is being asked."""
        return bool(self._waiting)

    def prepare(self, command: AddDownload | AddUpload, answer: Answer) -> None:
        """Ask where a new job's files may go; the reply is for `Engine.handle`.

        Raises:
            CommandError: something in the request cannot be.
        """
        command, urls, target = _checked(command, self._workers.schemes)
        owner = self._ledger.owner_of(target) if target else None
        if owner is not None:
            raise CommandError(ErrorCode.TARGET_TAKEN, job=owner.number, path=target)
        check_limits(urls, self._ledger.open_count + len(self._waiting), self._ledger.settings)
        job_id = self._new_id()
        self._waiting[job_id] = answer
        settings, is_taken = self._ledger.settings, self._ledger.is_taken
        ask = partial(self._files.prepare, job_id, command, urls, settings, is_taken, answer)
        names = names_for(command.options, job_id)
        if not names:
            ask()
            return
        self._ledger.secret_names.intend(names)
        self._once_recorded.put(ask, partial(self._refuse, job_id, answer))

    def _refuse(self, job_id: JobId, answer: Answer, error: ErrorInfo) -> None:
        self.answered(job_id)
        answer(error)

    def answered(self, job_id: JobId) -> None:
        """The file system has replied."""
        self._waiting.pop(job_id, None)

    def forsake(self) -> tuple[Answer, ...]:
        """Return those who still wait, and wait no longer."""
        answers = tuple(self._waiting.values())
        self._waiting.clear()
        return answers

    def has_lost_a_name(self, prepared: Prepared) -> bool:
        """Tell whether another job got one of the names while the file system was asked."""
        asked = _asked_target(prepared.command)
        is_lost = self._ledger.is_taken if asked is None else self._ledger.owner_of
        return any(is_lost(file.target) for file in prepared.files if file.staging)

    def admit(self, prepared: Prepared, conditions: Conditions, now: float) -> Job:
        """Return the new job.

        Raises:
            CommandError: the program is about to end, or a description turned out to be
                of what cannot be.
        """
        if conditions.stopping:
            raise CommandError(ErrorCode.ENGINE_STOPPING)
        check_limits([file.url for file in prepared.files], 0, self._ledger.settings)
        for file in prepared.files:
            check_address(file.url, self._workers.schemes)
        return new_job(prepared, self._ledger.last_job_number + 1, now)


def _asked_target(command: AddDownload | AddUpload) -> str | None:
    """Return the file that somebody named."""
    return command.target if isinstance(command, AddDownload) else command.reply


def _checked(
    command: AddDownload | AddUpload, schemes: Collection[str]
) -> tuple[AddDownload | AddUpload, tuple[str, ...], str | None]:
    """Return a request as it can be, its addresses, and the file that somebody named."""
    if isinstance(command, AddUpload):
        upload = check_upload(command, schemes)
        return upload, (upload.url,), upload.reply
    download = check_request(command, schemes)
    return download, download.urls, download.target
