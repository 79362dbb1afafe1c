"""The file service: everything the engine asks of the file system, on other threads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

from ebbtide.core import reports as rep
from ebbtide.core.commands import AddDownload, AddUpload
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo, TransferError
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import File, FileState, Job, JobId
from ebbtide.core.ports import Reply
from ebbtide.core.settings import DOWNLOAD_DIRECTORY, EXISTING_NAMES, MAXIMUM_FILES, Settings
from ebbtide.engine.descriptions import is_description, look_up, no_fetch
from ebbtide.engine.intake import prepare_files
from ebbtide.engine.messages import (
    Answer,
    LoginKept,
    Message,
    Note,
    NotPrepared,
    Prepared,
    Reported,
    RoomFound,
    SecretsForgotten,
    Settled,
)
from ebbtide.engine.origin import mark_origin
from ebbtide.engine.placement import discard, place
from ebbtide.engine.room import free_bytes
from ebbtide.engine.staging import sync_directory
from ebbtide.engine.uploading import files_to_send
from ebbtide.engine.vault import CredentialMessage, ForgetfulSecrets, Vault

logger = logging.getLogger(__name__)

_PLACED_AT_ONCE = 256


def _guarded(work: Callable[[], None], fail: Callable[[ErrorInfo], None]) -> None:
    """Do the work; the outermost frame on the executor's threads.

    Nobody looks at what the executor returns, and somebody waits for an answer.
    """
    try:
        work()
    except Exception as error:
        logger.exception("file service")
        fail(ErrorInfo(ErrorCode.UNEXPECTED, {"detail": f"{type(error).__name__}: {error}"}))


class FileService:
    """Prepares, places and discards files; the outcome arrives in the inbox.

    A disk that does not answer (a dead network mount) holds up its own jobs only,
    never the engine.
    """

    def __init__(
        self,
        executor: Executor,
        post: Callable[[Message], None],
        default_directory: Callable[[], Path],
        fetch: Callable[[str, HttpOptions], bytes] = no_fetch,
        vault: Vault | None = None,
    ) -> None:
        """Make a service.

        Args:
            executor: on whose threads the disk is asked.
            post: takes the outcomes.
            default_directory: where files go when nobody says.
            fetch: gets a Metalink description, asking for it as the job does.
            vault: keeps secrets; None: refuses requests that have some.
        """
        self._fetch = fetch
        self._to_place: dict[JobId, Job] = {}
        self._lock = Lock()
        self._executor = executor
        self._post = post
        self._default_directory = default_directory
        self._vault = vault or Vault(ForgetfulSecrets())

    def prepare(
        self,
        job_id: JobId,
        command: AddDownload | AddUpload,
        urls: tuple[str, ...],
        settings: Settings,
        is_taken: Callable[[str], bool],
        answer: Answer,
    ) -> None:
        """Find out where a new job's files may go: posts `Prepared` or `NotPrepared`."""

        def work() -> None:
            try:
                # First: a description may be for those alone who know the password.
                options, note = self._vault.take_over(command.options, job_id)
                notes = [] if note is None else [note]
                files = self._choose(job_id, command, urls, settings, is_taken, options, notes)
            except EbbtideError as error:
                self._post(NotPrepared(job_id, error.info, answer))
            else:
                self._post(Prepared(job_id, command, files, answer, options, tuple(notes)))

        def fail(error: ErrorInfo) -> None:
            self._post(NotPrepared(job_id, error, answer))

        if any(is_description(url) for url in urls):
            # A server that does not answer must not hold up the saving of files.
            Thread(target=_guarded, args=(work, fail), name="ebbtide-lookup", daemon=True).start()
        else:
            self._executor.submit(_guarded, work, fail)

    def _choose(
        self,
        job_id: JobId,
        command: AddDownload | AddUpload,
        urls: tuple[str, ...],
        settings: Settings,
        is_taken: Callable[[str], bool],
        options: HttpOptions,
        notes: list[Note],
    ) -> tuple[File, ...]:
        """Return the files of a new job, tried out; adds what is to be told of them."""
        if isinstance(command, AddUpload):
            return files_to_send(command, job_id, notes, settings.get(MAXIMUM_FILES))
        known = look_up(command, urls, lambda url: self._fetch(url, options))
        chosen = settings.get(DOWNLOAD_DIRECTORY)
        default = Path(chosen) if chosen else self._default_directory()
        asks = settings.get(EXISTING_NAMES) == "ask"
        return prepare_files(command, known.urls, job_id, default, is_taken, known.files, asks=asks)

    def place(self, job: Job) -> None:
        """Give the whole files of a job their names: posts `Placed` and `PlacingFailed`."""
        with self._lock:
            is_waiting = job.id in self._to_place
            self._to_place[job.id] = job
        if is_waiting:
            return  # What waits takes these files along.

        def work() -> None:
            with self._lock:
                newest = self._to_place.pop(job.id)
            self._place_all(newest)

        def fail(error: ErrorInfo) -> None:
            self._post(Reported(rep.PlacingFailed(job.id, 0, error)))

        self._executor.submit(_guarded, work, fail)

    def discard(self, job: Job) -> None:
        """Delete the staging files of a job."""

        def work() -> None:
            for file in job.files:
                # A file that is sent has no staging file: it is somebody's own.
                if file.state is not FileState.PLACED and file.staging:
                    try:
                        discard(file.staging)
                    except TransferError as error:
                        logger.warning("job %s: %s", job.number, error)

        self._executor.submit(_guarded, work, lambda _: None)

    def look_for_room(self, jobs: tuple[Job, ...]) -> None:
        """Find out how much room there is where jobs save to: posts `RoomFound`."""

        def work() -> None:
            found = {job.id: free_bytes(str(Path(job.files[0].staging).parent)) for job in jobs}
            self._post(RoomFound({key: free for key, free in found.items() if free is not None}))

        self._executor.submit(_guarded, work, lambda _: self._post(RoomFound({})))

    def forget_secrets(self, names: tuple[str, ...]) -> None:
        """Remove secrets that no job needs any more: posts `SecretsForgotten`."""

        def work() -> None:
            self._post(SecretsForgotten(self._vault.forget_names(names)))

        if names:
            self._executor.submit(_guarded, work, lambda _: None)

    def carry_out(self, message: CredentialMessage, answer: Answer) -> None:
        """Show or change the passwords for servers: posts `Settled`."""

        def work() -> None:
            outcome: Reply | ErrorInfo
            try:
                outcome = self._vault.carry_out(message)
            except EbbtideError as error:
                outcome = error.info
            self._post(Settled(outcome, answer))

        self._executor.submit(_guarded, work, lambda error: self._post(Settled(error, answer)))

    def keep_login(self, job_id: JobId, login: Login, answer: Answer) -> None:
        """Keep the password of a job's new login: posts `LoginKept`, or `Settled` if it cannot.

        `Login.secret` is the name that the password gets.
        """

        def work() -> None:
            try:
                kept, note = self._vault.take_login(login)
            except EbbtideError as error:
                self._post(Settled(error.info, answer))
            else:
                self._post(LoginKept(job_id, kept, answer, note))

        self._executor.submit(_guarded, work, lambda error: self._post(Settled(error, answer)))

    def close(self) -> None:
        """Finish what was begun and end the threads."""
        self._executor.shutdown()

    def _place_all(self, job: Job) -> None:
        """Place files in groups: a directory is flushed once for each group."""
        whole = [i for i, file in enumerate(job.files) if file.state is FileState.TRANSFERRED]
        for start in range(0, len(whole), _PLACED_AT_ONCE):
            placed = [i for i in whole[start : start + _PLACED_AT_ONCE] if self._place_one(job, i)]
            directories = {Path(job.files[index].target).parent for index in placed}
            try:
                for directory in directories:
                    sync_directory(directory)
            except TransferError as error:
                info = replace(error.info, file_index=placed[0])
                self._post(Reported(rep.PlacingFailed(job.id, 0, info)))
                continue
            for index in placed:
                self._post(Reported(rep.Placed(job.id, 0, index, job.files[index].target)))

    def _place_one(self, job: Job, index: int) -> bool:
        file = job.files[index]
        mark_origin(file)
        try:
            place(file.staging, file.target, file.size or 0)
        except TransferError as error:
            info = replace(error.info, file_index=index)
            self._post(Reported(rep.PlacingFailed(job.id, 0, info)))
            return False
        return True
