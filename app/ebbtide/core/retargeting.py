"""Other names for files that are not saved yet."""

from __future__ import annotations

import re
import unicodedata

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import FileState, Job
from ebbtide.core.names import LONGEST_BYTES

_UNSHOWABLE = frozenset({"Cc", "Zl", "Zp"})


def asked_target(job: Job, command: cmd.SetTarget) -> tuple[ev.Event, ...]:
    """Return what changes when somebody gives a file another name.

    Raises:
        CommandError: no file fits, the name cannot be, or another file of the job has it.
    """
    index = _file_meant(job, command.file_number)
    target = wanted_path(job, command)
    if target == job.files[index].target:
        return ()
    if any(file.target == target for file in job.files):
        raise CommandError(ErrorCode.TARGET_TAKEN, job=job.number, path=target)
    return (ev.FileRenamed(job.id, index, target),)


def wanted_path(job: Job, command: cmd.SetTarget) -> str:
    """Return the full path that somebody asks for: in the directory where the bytes gather.

    Raises:
        CommandError: no file fits, or the name cannot be.
    """
    directory, _ = _split(job.files[_file_meant(job, command.file_number)].target)
    asked, name = _split(command.target)
    if asked not in ("", directory):
        raise _unusable(command.target, f"the file stays in '{directory}'")
    if name in ("", ".", "..") or "\0" in name:
        raise _unusable(command.target, "it names no file")
    if any(unicodedata.category(char) in _UNSHOWABLE for char in name):
        detail = "it holds a line break or a character that cannot be shown"
        raise _unusable(ascii(name), detail)
    if len(name.encode(errors="surrogateescape")) > LONGEST_BYTES:
        raise _unusable(f"{name[:40]}…", "it is too long")
    return directory + name


def _split(path: str) -> tuple[str, str]:
    """Return the directory with what separates it, and the name (without pathlib: it is slow)."""
    end = path.rfind("/")
    if re.match(r"[A-Za-z]:|\\", path):
        end = max(end, path.rfind("\\"))
    return path[: end + 1], path[end + 1 :]


def _unusable(name: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.NAME_INVALID, name=name, detail=detail)


def _file_meant(job: Job, number: int | None) -> int:
    open_files = [
        index
        for index, file in enumerate(job.files)
        if file.state is not FileState.PLACED and not job.sends(index)
    ]
    if number is None and len(open_files) == 1:
        return open_files[0]
    if number is not None and number - 1 in open_files:
        return number - 1
    listed = ", ".join(str(index + 1) for index in open_files[:5]) or "(none)"
    raise CommandError(
        ErrorCode.VALUE_INVALID,
        value="" if number is None else str(number),
        what="the file's number",
        detail=f"job {job.number} has still to save file {listed}",
    )
