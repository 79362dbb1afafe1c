"""What somebody demands of a job's bytes after it was made: their number, and their checksum."""

from __future__ import annotations

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import FileState, Job, JobKind
from ebbtide.core.option_checks import check_options


def demanded(job: Job, command: cmd.SetMaximumSize | cmd.SetChecksum) -> ev.Event | None:
    """Return what changes; None when it is so already.

    Raises:
        CommandError: VALUE_INVALID, or INVALID_STATE where it is too late.
    """
    if job.kind is not JobKind.DOWNLOAD:
        detail = "that is for downloads only"
        raise CommandError(ErrorCode.VALUE_INVALID, value=job.name, what="a job", detail=detail)
    if isinstance(command, cmd.SetMaximumSize):
        return _maximum_size(job, command.maximum_size)
    return _checksum(job, command.checksum)


def _maximum_size(job: Job, most: int | None) -> ev.Event | None:
    check_options(HttpOptions(maximum_size=most), ())
    return ev.MaximumSizeChanged(job.id, most) if most != job.options.maximum_size else None


def _checksum(job: Job, checksum: str | None) -> ev.Event | None:
    check_options(HttpOptions(checksum=checksum), [file.url for file in job.files])
    if checksum == job.options.checksum:
        return None
    file = job.files[0]
    is_saving = file.state is FileState.TRANSFERRED and job.places_files and job.error is None
    if file.state is FileState.PLACED or is_saving:
        raise CommandError(
            ErrorCode.INVALID_STATE,
            job=job.number,
            action="be compared with another checksum",
            state=job.state.words,
            hint=f"Its file is being saved as '{file.target}'; compare that one.",
        )
    return ev.ChecksumChanged(job.id, checksum)
