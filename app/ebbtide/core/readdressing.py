"""New addresses for files whose bytes are kept."""

from __future__ import annotations

from collections.abc import Mapping

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.addresses import without_userinfo
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import FileState, Job


def asked_addresses(
    job: Job, command: cmd.SetAddress | cmd.ReplacePrefix
) -> tuple[ev.AddressChanged, ...]:
    """Return what changes when somebody gives a job other addresses.

    Raises:
        CommandError: no file fits, or more than one.
    """
    if isinstance(command, cmd.SetAddress):
        urls = {_file_meant(job, command.file_number): command.url}
    else:
        urls = _with_other_prefix(job, command.old, command.new)
    return readdressed(job, urls, ev.AddressReason.ASKED)


def readdressed(
    job: Job, urls: Mapping[int, str], reason: ev.AddressReason
) -> tuple[ev.AddressChanged, ...]:
    """Return the events for those addresses that are new."""
    return tuple(
        ev.AddressChanged(job.id, index, url, reason)
        for index, url in urls.items()
        if url != job.files[index].url
    )


def _file_meant(job: Job, number: int | None) -> int:
    pending = [index for index, file in enumerate(job.files) if file.state is FileState.PENDING]
    if number is None and len(pending) == 1:
        return pending[0]
    if number is not None and number - 1 in pending:
        return number - 1
    listed = ", ".join(str(index + 1) for index in pending[:5]) or "(none)"
    raise _refusal(
        "" if number is None else str(number),
        "the file's number",
        f"job {job.number} misses bytes of file {listed}",
    )


def _with_other_prefix(job: Job, old: str, new: str) -> dict[int, str]:
    changed = {
        index: new + file.url[len(old) :]
        for index, file in enumerate(job.files)
        if file.state is FileState.PENDING and old and file.url.startswith(old)
    }
    if not changed:
        detail = "no file that misses bytes has an address that begins so"
        raise _refusal(without_userinfo(old), "the beginning of an address", detail)
    return changed


def _refusal(value: str, what: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.VALUE_INVALID, value=value, what=what, detail=detail)
