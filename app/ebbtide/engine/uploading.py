"""What a new job sends: asked of the file system before the job exists."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlsplit

from ebbtide.core.addresses import named_address
from ebbtide.core.commands import AddUpload
from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.jobs import File, JobId
from ebbtide.core.smb_addresses import is_possible_name
from ebbtide.core.uploads import ENDPOINT_METHODS, UploadMethod
from ebbtide.engine.intake import (
    asked_name,
    check_addresses,
    check_file_count,
    check_path,
    check_wishes,
    existing_directory,
    refusal,
    staging_path,
    try_out,
)
from ebbtide.engine.messages import Note
from ebbtide.engine.source import version_of

LEFT_OUT = "Not sent: '{path}', for {reason}."
MORE_LEFT_OUT = "Not sent for the same reasons: {count} more."
_LINKED_DIRECTORY = "it is a link to a directory"
_NOWHERE = "it is a link that leads nowhere"
_NO_FILE = "it is not an ordinary file"
_MOST_TOLD = 20
_SMALLEST_FRAGMENT = 5 * 1024
"""Bytes (BITS); less would be nothing but requests."""


def check_upload(command: AddUpload, schemes: Collection[str]) -> AddUpload:
    """Return a request with its address as it is kept, and options as they can be.

    Raises:
        CommandError: something in the request cannot be.
    """
    if not command.paths:
        raise CommandError(ErrorCode.REQUEST_INVALID, detail="it names no file")
    for path in (*command.paths, command.reply):
        if path is not None:
            check_path(path)
    check_wishes(command)
    if command.reply is not None and len(command.paths) > 1:
        detail = "only an upload of one file can keep the reply"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    (url,), options = check_addresses((command.url,), command.options, schemes)
    _check_options(command)
    if options.method != "GET" or options.dynamic or options.checksum is not None:
        detail = "method, dynamic content and checksum are for downloads; see the upload's options"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    if len(command.paths) > 1 and not _takes_many(url, command.upload.method):
        detail = "several files go into a directory: end the address with a slash"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    return replace(command, url=url, options=options)


def _check_options(command: AddUpload) -> None:
    upload = command.upload
    if upload.method is UploadMethod.SMB and not command.url.lower().startswith("smb:"):
        detail = "it goes by the address, and is not to be chosen"
        raise CommandError(
            ErrorCode.VALUE_INVALID, value="smb", what="the method of an upload", detail=detail
        )
    if upload.fragment_size is not None and upload.fragment_size < _SMALLEST_FRAGMENT:
        raise CommandError(
            ErrorCode.VALUE_INVALID,
            value=upload.fragment_size,
            what="the size of a fragment",
            detail=f"the least is {_SMALLEST_FRAGMENT} bytes",
        )
    for text in (upload.form_field, upload.media_type or "", *sum(upload.form_values, ())):
        if any(ord(char) < 0x20 or ord(char) == 0x7F for char in text):
            raise CommandError(
                ErrorCode.VALUE_INVALID,
                value=ascii(text)[:80],
                what="a form",
                detail="it has a control character",
            )


def _takes_many(url: str, method: UploadMethod) -> bool:
    return method in ENDPOINT_METHODS or urlsplit(url).path.endswith("/")


def files_to_send(
    command: AddUpload, job_id: JobId, notes: list[Note], most: int = sys.maxsize - 1
) -> tuple[File, ...]:
    """Find the files of a new job and make sure that they can be read.

    Args:
        command: what was asked for, checked.
        job_id: the new job.
        notes: gets what was left out of directories.
        most: how many files a job may have.

    Raises:
        CommandError: a file is not there or cannot be read, or its server can hold no such
            name; the reply cannot be kept.
    """
    left_out: list[Note] = []
    files: list[File] = []
    # Not a whole disk, where somebody named its root by mistake.
    found = tuple(islice(_found(command.paths, left_out), most + 1))
    check_file_count(len(found), most)
    _check_names(command, found)
    for path, parts in found:
        try:
            version = version_of(path)
        except TransferError as error:
            raise CommandError(error.code, **error.info.parameters) from error
        files.append(File(_address_of(command, parts), path, "", size=version.size))
    notes += _shortened(left_out)
    if not files:
        detail = "the directory has no files in it"
        raise CommandError(ErrorCode.SOURCE_UNREADABLE, path=command.paths[0], detail=detail)
    if command.reply is not None:
        files.append(_reply(command, Path(command.reply), job_id))
    return tuple(files)


def _shortened(left_out: list[Note]) -> list[Note]:
    rest = len(left_out) - _MOST_TOLD
    if rest <= 0:
        return left_out
    return [*left_out[:_MOST_TOLD], (MORE_LEFT_OUT, (("count", str(rest)),))]


def _check_names(command: AddUpload, found: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """Name all that a share cannot hold, before anything is sent."""
    is_named = urlsplit(command.url).path.endswith("/")
    if not command.url.lower().startswith("smb:") or not is_named:
        return
    wrong = [path for path, parts in found if not all(map(is_possible_name, parts))]
    if not wrong:
        return
    more = f" and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
    raise CommandError(
        ErrorCode.VALUE_INVALID,
        value="', '".join(ascii(path)[1:-1] for path in wrong[:_MOST_TOLD]),
        what=f"a name on an SMB server{more}",
        detail='none there holds \\ / : * ? " < > | or a control character; rename the file, or '
        "send it alone to an address with another name",
    )


def _found(paths: tuple[str, ...], left_out: list[Note]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each file and the names that lead to it from the directory it goes into."""
    for path in paths:
        if not Path(path).is_dir():
            yield path, (Path(path).name,)
            continue
        root = Path(path)
        for directory, directories, names in os.walk(path, onerror=_refuse):
            directories.sort()
            leading = (root.name, *Path(directory).relative_to(root).parts)
            linked = [name for name in directories if Path(directory, name).is_symlink()]
            for name in (*linked, *sorted(names)):
                file = Path(directory, name)
                reason = _LINKED_DIRECTORY if name in linked else _why_not(file)
                if reason is None:
                    yield str(file), (*leading, name)
                else:
                    left_out.append((LEFT_OUT, (("path", str(file)), ("reason", reason))))


def _why_not(file: Path) -> str | None:
    """Say why there is nothing to send of something in a directory; None for a file.

    What cannot be told is taken for a file: it is refused with the reason.
    """
    try:
        mode = file.stat().st_mode
    except OSError:
        return _NOWHERE if file.is_symlink() else None
    return None if stat.S_ISREG(mode) else _NO_FILE


def _refuse(error: OSError) -> None:
    detail = error.strerror or type(error).__name__
    raise CommandError(ErrorCode.SOURCE_UNREADABLE, path=error.filename, detail=detail)


def _address_of(command: AddUpload, parts: tuple[str, ...]) -> str:
    """Return where a file goes; one file keeps the address that somebody typed."""
    if command.upload.method in ENDPOINT_METHODS:
        return command.url
    if len(command.paths) == len(parts) == 1:
        # Whether an address is the place that takes all files, only its server can tell.
        unknown = command.upload.method is UploadMethod.AUTO and command.url.startswith("http")
        return command.url if unknown else named_address(command.url, parts[0])
    base, question, query = command.url.partition("?")
    steps = "/".join(quote(part.encode("utf-8", "surrogateescape")) for part in parts)
    return f"{base.rstrip('/')}/{steps}{question}{query}"


def _reply(command: AddUpload, path: Path, job_id: JobId) -> File:
    directory = existing_directory(path.parent)
    name = asked_name(path)
    file = File(command.url, str(path), staging_path(directory, name, job_id, 1))
    try:
        try_out(file)
    except TransferError as error:
        raise refusal(error, directory) from error
    return file
