"""Where a new job's files may go: asked of the file system before the job exists."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ebbtide.core.addresses import check_address, origin_of, split_login, without_userinfo
from ebbtide.core.commands import (
    AddDownload,
    AddUpload,
    JobCommand,
    ReplacePrefix,
    SetAddress,
    SetLogin,
)
from ebbtide.core.costs import parse_policy
from ebbtide.core.digests import strongest
from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.file_ranges import FileRange, check_file_ranges
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import File, Job, JobId, JobKind
from ebbtide.core.metalink import MetalinkFile
from ebbtide.core.names import (
    LONGEST_BYTES,
    ROOM_FOR_SUFFIX_BYTES,
    check_job_name,
    free_name,
    name_from_url,
)
from ebbtide.core.option_checks import check_options
from ebbtide.core.settings import MAXIMUM_FILES, MAXIMUM_JOBS, Settings
from ebbtide.core.states import JobState
from ebbtide.core.uploads import DEFAULT_UPLOAD
from ebbtide.core.windows import parse_window
from ebbtide.core.wishes import read
from ebbtide.engine.messages import Prepared
from ebbtide.engine.staging import disk_error, disk_errors

_UNSHOWABLE = frozenset({"Cc", "Zl", "Zp"})
"""Unicode categories: control characters and line breaks."""

NOTHING_DESCRIBED: Mapping[int, MetalinkFile] = {}
SHORT_ID = 8
"""Characters of a job's UUID in its staging files' names."""


def check_request(command: AddDownload, schemes: Collection[str]) -> AddDownload:
    """Return a request with addresses as they are kept, and options as they can be.

    A password in an address becomes one of the options' logins.

    Raises:
        CommandError: something in the request cannot be.
    """
    if not command.urls and not command.metalinks:
        raise CommandError(ErrorCode.REQUEST_INVALID, detail="it names no address")
    if command.target is not None and len(command.urls) + len(command.metalinks) > 1:
        detail = "one file name cannot serve several addresses"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    for path in (command.directory, command.target, *command.metalinks):
        if path is not None:
            check_path(path)
    check_wishes(command)
    urls, options = check_addresses(command.urls, command.options, schemes)
    _check_ranges(command)
    return replace(command, urls=urls, options=options)


def check_wishes(command: AddDownload | AddUpload) -> None:
    """Refuse a name or a policy that cannot be.

    Raises:
        CommandError: VALUE_INVALID.
    """
    if command.name is not None:
        check_job_name(command.name)
    read(_policy, command.cost_policy or "", "a cost policy")
    read(parse_window, command.window or "", "times of the week")


def check_addresses(
    texts: tuple[str, ...], options: HttpOptions, schemes: Collection[str]
) -> tuple[tuple[str, ...], HttpOptions]:
    """Return addresses as they are kept, and options with the passwords that were in them.

    Raises:
        CommandError: one of them cannot be.
    """
    logins = [split_login(url) for url in texts]
    urls = tuple(
        check_address(url if login is None else login[0], schemes)
        for url, login in zip(texts, logins, strict=True)
    )
    found = tuple(
        Login(login[1], login[2], origins=(origin_of(url),))
        for url, login in zip(urls, logins, strict=True)
        if login is not None
    )
    return urls, check_options(replace(options, logins=(*options.logins, *found)), urls)


def checked_addresses(command: JobCommand, job: Job, schemes: Collection[str]) -> JobCommand:
    """Return a command with the new addresses in it as they are kept.

    Raises:
        CommandError: one of them cannot be.
    """
    match command:
        case SetAddress(url=url):
            return replace(command, url=check_address(url, schemes))
        case ReplacePrefix(old=old, new=new):
            for file in job.files:
                if old and file.url.startswith(old):
                    check_address(new + file.url[len(old) :], schemes)
    return command


def asked_login(job: Job, command: SetLogin) -> Login:
    """Return a login for the servers of a job's addresses, its password still in it.

    Raises:
        CommandError: the job is over, or name or password cannot be.
    """
    if job.state.is_final:
        raise CommandError(
            ErrorCode.INVALID_STATE,
            job=job.number,
            action="get another password",
            state=job.state.words,
            hint="It is over already.",
        )
    login = Login(command.user, command.password, scheme=command.scheme)
    return check_options(HttpOptions(logins=(login,)), [file.url for file in job.files]).logins[0]


def _check_ranges(command: AddDownload) -> None:
    if not command.ranges:
        return
    if len(command.ranges) != len(command.urls):
        detail = "it needs one list of ranges for each address"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    if not command.options.is_resumable and any(command.ranges):
        detail = "ranges go neither with dynamic content nor with another method than GET"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    for ranges in command.ranges:
        check_file_ranges(ranges)


def check_limits(urls: Collection[str], open_jobs: int, settings: Settings) -> None:
    """Refuse a request that is beyond what the settings allow.

    Args:
        urls: the addresses of the new job.
        open_jobs: how many jobs are not over.
        settings: the user's.

    Raises:
        CommandError: LIMIT_REACHED.
    """
    check_file_count(len(urls), settings.get(MAXIMUM_FILES))
    most_jobs = settings.get(MAXIMUM_JOBS)
    if open_jobs >= most_jobs:
        raise CommandError(
            ErrorCode.LIMIT_REACHED,
            what="The number of transfers that are not over",
            limit=most_jobs,
            setting=MAXIMUM_JOBS.key,
        )


def check_file_count(count: int, most: int) -> None:
    """Refuse more files than one job may have.

    Raises:
        CommandError: LIMIT_REACHED.
    """
    if count > most:
        raise CommandError(
            ErrorCode.LIMIT_REACHED,
            what="The number of files of one transfer",
            limit=most,
            setting=MAXIMUM_FILES.key,
        )


def _policy(text: str) -> int | None:
    return parse_policy(text) if text else None


def check_path(path: str) -> None:
    """Refuse what is not a complete path.

    Raises:
        CommandError: NAME_INVALID.
    """
    if not Path(path).is_absolute():
        raise CommandError(ErrorCode.NAME_INVALID, name=path, detail="it is not a complete path")
    try:
        possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        detail = "it contains a character that no file name can have"
        raise CommandError(ErrorCode.NAME_INVALID, name=ascii(path), detail=detail)


def prepare_files(
    command: AddDownload,
    urls: tuple[str, ...],
    job_id: JobId,
    default_directory: Path,
    is_taken: Callable[[str], bool],
    described: Mapping[int, MetalinkFile] = NOTHING_DESCRIBED,
    *,
    asks: bool = False,
) -> tuple[File, ...]:
    """Choose the files of a new job and make sure that they can be written.

    Args:
        command: what was asked for; paths are absolute.
        urls: its addresses, checked.
        job_id: the new job.
        default_directory: where files go when the command does not say; made if missing.
        is_taken: tells whether another job saves to a path.
        described: what is known of some of the files, by their place among the addresses.
        asks: names that exist are kept: the file waits there until somebody has decided.

    Raises:
        CommandError: no such directory, no permission, the target exists, disk full …
    """
    directory = _directory(command, default_directory)
    if command.target is not None:
        names = [asked_name(Path(command.target))]
    else:
        wishes = [
            described[index].name if index in described else name_from_url(url)
            for index, url in enumerate(urls)
        ]
        names = _derived_names(wishes, Occupied(directory, is_taken, asks=asks))
    files = tuple(
        File(
            url,
            str(directory / name),
            staging_path(directory, name, job_id, index),
            name_is_open=command.target is None,
            ranges=ranges,
        )
        for index, (url, name, ranges) in enumerate(
            zip(urls, names, _ranges_of(command, len(names)), strict=True)
        )
    )
    files = tuple(
        _as_described(file, described[index]) if index in described else file
        for index, file in enumerate(files)
    )
    try:
        for file in _hardest(files):
            try_out(file)
    except TransferError as error:
        raise refusal(error, directory) from error
    return files


def _ranges_of(command: AddDownload, count: int) -> tuple[tuple[FileRange, ...], ...]:
    if not command.ranges:
        return ((),) * count
    if len(command.ranges) != count:
        detail = "file ranges do not go with a description of several files"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    return command.ranges


_MOST_PIECES_CHARACTERS = 1_000_000
"""What is kept of a file's piece checksums: a list that long costs more than it saves."""


def _as_described(file: File, described: MetalinkFile) -> File:
    digest = strongest(described.digests)
    sources = [without_userinfo(source.url) for source in described.sources]
    pieces = "" if described.pieces is None else str(described.pieces)
    return replace(
        file,
        mirrors=tuple(dict.fromkeys(url for url in sources if url != file.url)),
        digest=None if digest is None else str(digest),
        pieces=pieces if 0 < len(pieces) <= _MOST_PIECES_CHARACTERS else None,
        name_is_open=False,
    )


def new_job(prepared: Prepared, number: int, now: float) -> Job:
    """Return the job that a prepared request becomes."""
    command = prepared.command
    window = parse_window(command.window or "")
    return Job(
        id=prepared.job_id,
        number=number,
        name=command.name.strip() if command.name else _name_of(prepared),
        kind=_kind_of(command),
        priority=command.priority,
        state=JobState.SUSPENDED if command.hold else JobState.QUEUED,
        files=prepared.files,
        created_at=now,
        modified_at=now,
        rank=float(number),
        completes_itself=not command.manual,
        options=prepared.options,
        cost_policy=_policy(command.cost_policy or ""),
        when_active=command.when_active,
        window=window.text if window is not None else None,
        start_at=command.start_at,
        turn_at=now,
        upload=command.upload if isinstance(command, AddUpload) else DEFAULT_UPLOAD,
    )


def _kind_of(command: AddDownload | AddUpload) -> JobKind:
    if isinstance(command, AddDownload):
        return JobKind.DOWNLOAD
    return JobKind.UPLOAD if command.reply is None else JobKind.UPLOAD_REPLY


def _name_of(prepared: Prepared) -> str:
    command = prepared.command
    first = command.paths[0] if isinstance(command, AddUpload) else prepared.files[0].target
    # Many files of a directory are called like the directory.
    return Path(first).name or first


def staging_path(directory: Path, name: str, job_id: JobId, index: int) -> str:
    """Return where the bytes of a job's file gather.

    Files of one job never share it, even where shortening or a disk that does not
    tell capital letters makes their names the same.
    """
    room = LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES
    short = name.encode(errors="ignore")[:room].decode("utf-8", "ignore")
    which = f"-{index + 1}" if index else ""
    return str(directory / f"{short}.{job_id[:SHORT_ID]}{which}.part")


def _directory(command: AddDownload, default: Path) -> Path:
    if command.target is not None:
        return existing_directory(Path(command.target).parent)
    if command.directory is not None:
        return existing_directory(Path(command.directory))
    check_path(str(default))
    if not _is_directory(default):
        try:
            with disk_errors(default):
                default.mkdir(parents=True, exist_ok=True)
        except TransferError as error:
            raise refusal(error, default) from error
    return default


def existing_directory(directory: Path) -> Path:
    """Return a directory.

    Raises:
        CommandError: there is none.
    """
    if not _is_directory(directory):
        raise CommandError(ErrorCode.DIRECTORY_MISSING, path=directory)
    return directory


def _is_directory(path: Path) -> bool:
    """Tell whether there is a directory, or nothing.

    Raises:
        CommandError: there is something else, or it cannot be told.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        raise CommandError(ErrorCode.NOT_A_DIRECTORY, path=path.parent) from None
    except OSError as error:
        raise refusal(disk_error(error, str(path)), path) from error
    if not stat.S_ISDIR(mode):
        raise CommandError(ErrorCode.NOT_A_DIRECTORY, path=path)
    return True


def asked_name(target: Path) -> str:
    """Return the name of a file that somebody chose; that no job has it was seen before.

    Raises:
        CommandError: NAME_INVALID or TARGET_EXISTS.
    """
    if not target.name or target.name in (".", ".."):
        raise CommandError(ErrorCode.NAME_INVALID, name=target, detail="it names no file")
    if any(unicodedata.category(char) in _UNSHOWABLE for char in target.name):
        detail = "it holds a line break or a character that cannot be shown"
        raise CommandError(ErrorCode.NAME_INVALID, name=ascii(target.name), detail=detail)
    if os.path.isdir(target):  # noqa: PTH112 - unlike Path's, it never raises
        detail = "it is a directory; use -d to save into it"
        raise CommandError(ErrorCode.NAME_INVALID, name=target, detail=detail)
    if os.path.lexists(target):
        raise CommandError(ErrorCode.TARGET_EXISTS, path=target)
    return target.name


def _derived_names(wishes: Iterable[str], occupied: Occupied) -> list[str]:
    names: list[str] = []
    for wish in wishes:
        names.append(free_name(wish, occupied))
        occupied.choose(names[-1])
    return names


class Occupied:
    """The names in a directory that a new file cannot have.

    Names that differ by case only are the same on many disks: no two are given.
    """

    def __init__(
        self, directory: Path, is_taken: Callable[[str], bool], *, asks: bool = False
    ) -> None:
        self._chosen: set[str] = set()
        self._directory = directory
        self._is_taken = is_taken
        self._asks = asks

    def choose(self, name: str) -> None:
        """Give a name to a file."""
        self._chosen.add(name.casefold())

    def __contains__(self, name: object) -> bool:
        path = self._directory / str(name)
        exists = not self._asks and os.path.lexists(path)
        return str(name).casefold() in self._chosen or exists or self._is_taken(str(path))


def _hardest(files: tuple[File, ...]) -> Collection[File]:
    """Return those that the disk would refuse first: all lie in one directory.

    Names that were made of addresses hold nothing special, and can only be too long.
    """
    longest = max(files, key=lambda file: len(os.fsencode(file.target)))
    return (longest,) if longest is files[0] else (files[0], longest)


def try_out(file: File) -> None:
    """Create the staging file and take it away again: the only sure test.

    Raises:
        TransferError: with what the file system says.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    with disk_errors(file.target):
        _look_for(file.target)
        descriptor = os.open(file.staging, flags, 0o666)
        try:
            # A full disk has room for an empty file.
            os.write(descriptor, b"\0")
        finally:
            os.close(descriptor)
            Path(file.staging).unlink()


def _look_for(target: str) -> None:
    """Find out at once if the final name is too long for the file system."""
    with suppress(FileNotFoundError):
        os.lstat(target)


def refusal(error: TransferError, directory: Path) -> CommandError:
    """Speak of the directory: people have not heard of staging files."""
    parameters = dict(error.info.parameters)
    if "path" in parameters:
        parameters["path"] = str(directory)
    code = error.code
    if code is ErrorCode.DIRECTORY_VANISHED and directory.is_dir():
        # Such as /proc: the directory is there, but takes no files from anybody.
        code = ErrorCode.PERMISSION_DENIED
    return CommandError(code, **parameters)
