"""Where a new job's files may go: asked of the file system before the job exists."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from ebbtide.core.addresses import check_address
from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.jobs import File, Job, JobId, JobKind
from ebbtide.core.names import (
    LONGEST_BYTES,
    ROOM_FOR_SUFFIX_BYTES,
    check_job_name,
    free_name,
    name_from_url,
)
from ebbtide.core.states import JobState
from ebbtide.engine.messages import Prepared
from ebbtide.engine.staging import disk_errors

SHORT_ID = 8
"""Characters of a job's UUID in its staging files' names."""


def check_request(command: AddDownload, schemes: Collection[str]) -> tuple[str, ...]:
    """Return the addresses of a request as they are kept.

    Raises:
        CommandError: something in the request cannot be.
    """
    if not command.urls:
        raise CommandError(ErrorCode.REQUEST_INVALID, detail="it names no address")
    if command.target is not None and len(command.urls) > 1:
        detail = "one file name cannot serve several addresses"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    for path in (command.directory, command.target):
        if path is not None and (not Path(path).is_absolute() or "\0" in path):
            detail = "it is not a complete path"
            raise CommandError(ErrorCode.NAME_INVALID, name=path, detail=detail)
    if command.name is not None:
        check_job_name(command.name)
    return tuple(check_address(url, schemes) for url in command.urls)


def prepare_files(
    command: AddDownload,
    urls: tuple[str, ...],
    job_id: JobId,
    default_directory: Path,
    is_taken: Callable[[str], bool],
) -> tuple[File, ...]:
    """Choose the files of a new job and make sure that they can be written.

    Args:
        command: what was asked for; paths are absolute.
        urls: its addresses, checked.
        job_id: the new job.
        default_directory: where files go when the command does not say; made if missing.
        is_taken: tells whether another job saves to a path.

    Raises:
        CommandError: no such directory, no permission, the target exists, disk full …
    """
    directory = _directory(command, default_directory)
    if command.target is not None:
        names = [_asked_name(Path(command.target), is_taken)]
    else:
        names = _derived_names(urls, directory, is_taken)
    files = tuple(
        File(url, str(directory / name), staging_path(directory, name, job_id))
        for url, name in zip(urls, names, strict=True)
    )
    for file in files:
        _try_out(file.staging)
    return files


def new_job(prepared: Prepared, number: int, now: float) -> Job:
    """Return the job that a prepared request becomes."""
    command = prepared.command
    return Job(
        id=prepared.job_id,
        number=number,
        name=command.name.strip() if command.name else Path(prepared.files[0].target).name,
        kind=JobKind.DOWNLOAD,
        priority=command.priority,
        state=JobState.SUSPENDED if command.hold else JobState.QUEUED,
        files=prepared.files,
        created_at=now,
        modified_at=now,
        rank=float(number),
        completes_itself=not command.manual,
    )


def staging_path(directory: Path, name: str, job_id: JobId) -> str:
    """Return where the bytes of a file gather."""
    room = LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES
    short = name.encode(errors="surrogateescape")[:room].decode("utf-8", "ignore")
    return str(directory / f"{short}.{job_id[:SHORT_ID]}.part")


def _directory(command: AddDownload, default: Path) -> Path:
    if command.target is not None:
        return _existing(Path(command.target).parent)
    if command.directory is not None:
        return _existing(Path(command.directory))
    try:
        default.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _existing(default)
    return default


def _existing(directory: Path) -> Path:
    if directory.is_dir():
        return directory
    exists = os.path.lexists(directory)
    code = ErrorCode.NOT_A_DIRECTORY if exists else ErrorCode.DIRECTORY_MISSING
    raise CommandError(code, path=directory)


def _asked_name(target: Path, is_taken: Callable[[str], bool]) -> str:
    if not target.name or target.name in (".", ".."):
        raise CommandError(ErrorCode.NAME_INVALID, name=target, detail="it names no file")
    if target.is_dir():
        detail = "it is a directory; use -d to save into it"
        raise CommandError(ErrorCode.NAME_INVALID, name=target, detail=detail)
    if os.path.lexists(target) or is_taken(str(target)):
        raise CommandError(ErrorCode.TARGET_EXISTS, path=target)
    return target.name


def _derived_names(
    urls: tuple[str, ...], directory: Path, is_taken: Callable[[str], bool]
) -> list[str]:
    names: list[str] = []
    occupied = _Occupied(directory, names, is_taken)
    for url in urls:
        name = free_name(name_from_url(url), occupied)
        names.append(name)
    return names


class _Occupied:
    """The names in a directory that a new file cannot have."""

    def __init__(self, directory: Path, chosen: list[str], is_taken: Callable[[str], bool]) -> None:
        self._directory = directory
        self._chosen = chosen
        self._is_taken = is_taken

    def __contains__(self, name: object) -> bool:
        path = self._directory / str(name)
        return name in self._chosen or os.path.lexists(path) or self._is_taken(str(path))


def _try_out(staging: str) -> None:
    """Create the staging file and take it away again: the only sure test.

    Raises:
        CommandError: with what the file system says.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    try:
        with disk_errors(staging):
            os.close(os.open(staging, flags, 0o666))
            Path(staging).unlink()
    except TransferError as error:
        code = error.code
        if code is ErrorCode.DIRECTORY_VANISHED and Path(staging).parent.is_dir():
            # Such as /proc: the directory is there, but takes no files from anybody.
            code = ErrorCode.PERMISSION_DENIED
        raise CommandError(code, **_shown(error, staging)) from error


def _shown(error: TransferError, staging: str) -> dict[str, str]:
    """Speak of the directory: people have not heard of staging files."""
    return {**error.info.parameters, "path": str(Path(staging).parent)}
