"""Giving a finished file its final name, without ever replacing another file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.engine.renaming import rename_exclusively
from ebbtide.engine.staging import disk_error, disk_errors

_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
)


def place(staging: str, target: str, size: int) -> None:
    """Give the staging file its final name. Doing it again after a crash is harmless.

    The name is durable once the caller has flushed the directory.

    Args:
        staging: a whole file whose bytes are durable.
        target: the final name, in the same directory.
        size: the file's length, to recognise it if it was placed already.

    Raises:
        TransferError: TARGET_EXISTS, STAGING_LOST, or what the disk says.
    """
    if not _is_placed(staging, target, size):
        try:
            _check_whole(staging, size)
            _move(staging, target)
        except TransferError:
            # The same may have been asked for twice, and been done in between.
            if not _is_placed(staging, target, size):
                raise
    with disk_errors(staging):
        Path(staging).unlink(missing_ok=True)


def _is_placed(staging: str, target: str, size: int) -> bool:
    """Tell whether an earlier try got as far as giving the file its final name."""
    try:
        placed = os.lstat(target)
    except OSError:
        return False
    try:
        return os.path.samestat(os.lstat(staging), placed)
    except FileNotFoundError:
        # Nobody but an earlier try takes the staging name away once a file is whole.
        return stat.S_ISREG(placed.st_mode) and placed.st_size == size
    except OSError:
        return False


def _check_whole(staging: str, size: int) -> None:
    """Make sure that what gets the final name is a file of the right length.

    It may have waited for days, and a link would serve a directory's or a symbolic
    link's name just as well.
    """
    try:
        status = os.lstat(staging)
    except FileNotFoundError as error:
        if Path(staging).parent.is_dir():
            raise TransferError(ErrorCode.STAGING_LOST, path=staging) from None
        raise disk_error(error, staging) from error
    except OSError as error:
        raise disk_error(error, staging) from error
    if not stat.S_ISREG(status.st_mode) or status.st_size != size:
        raise TransferError(ErrorCode.STAGING_LOST, path=staging)


def _move(staging: str, target: str) -> None:
    try:
        _link_or_rename(staging, target)
    except FileExistsError:
        raise TransferError(ErrorCode.TARGET_EXISTS, path=target) from None
    except OSError as error:
        raise disk_error(error, target) from error


def _link_or_rename(staging: str, target: str) -> None:
    try:
        # A second name and then the removal of the first, because a plain rename would
        # replace a file that appeared under the final name in the meantime.
        os.link(staging, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # FAT, some network file systems.
        rename_exclusively(staging, target)


class NamesIn:
    """The names in a directory that are there already."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __contains__(self, name: object) -> bool:
        return os.path.lexists(self._directory / str(name))


def keep_aside(staging: str) -> tuple[str, bool]:
    """Keep the bytes of a file that is not what it should be, in place of such bytes of before.

    Their name has the job's mark in it, as that of the staging file: nobody else's is replaced.

    Returns:
        Under what name, and whether there were some before.

    Raises:
        TransferError: what the disk says.
    """
    aside = f"{staging.removesuffix('.part')}.wrong"
    with disk_errors(staging):
        had_some = os.path.lexists(aside)
        Path(staging).replace(aside)
    return aside, had_some


def discard(staging: str) -> None:
    """Delete a staging file; one that is not there is fine.

    Raises:
        TransferError: what the disk says.
    """
    with disk_errors(staging):
        if Path(staging).parent.is_dir():
            Path(staging).unlink(missing_ok=True)
