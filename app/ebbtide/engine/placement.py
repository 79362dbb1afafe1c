"""Giving a finished file its final name, without ever replacing another file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.engine.staging import disk_error, disk_errors

_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
)


def place(staging: str, target: str, size: int) -> None:
    """Give the staging file its final name. Doing it again after a crash is harmless.

    Args:
        staging: a whole file whose bytes are durable.
        target: the final name, in the same directory.
        size: the file's length, to recognise it if it was placed already.

    Raises:
        TransferError: TARGET_EXISTS, STAGING_LOST, or what the disk says.
    """
    try:
        # A second name and then the removal of the first, because a plain rename would
        # replace a file that appeared under the final name in the meantime.
        os.link(staging, target, follow_symlinks=False)
    except FileExistsError:
        if not _is_placed(staging, target, size):
            _check_present(staging)
            raise TransferError(ErrorCode.TARGET_EXISTS, path=target) from None
    except FileNotFoundError as error:
        if not _is_placed(staging, target, size):
            raise _lost(staging, error) from None
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise disk_error(error, target) from error
        _rename(staging, target)
    with disk_errors(staging):
        Path(staging).unlink(missing_ok=True)
    sync_directory(Path(target).parent)


def _rename(staging: str, target: str) -> None:
    """Rename on a file system without hard links (FAT, some network ones)."""
    if os.path.lexists(target):
        raise TransferError(ErrorCode.TARGET_EXISTS, path=target)
    with disk_errors(target):
        Path(staging).rename(target)


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
        return placed.st_size == size
    except OSError:
        return False


def _check_present(staging: str) -> None:
    if not os.path.lexists(staging):
        raise TransferError(ErrorCode.STAGING_LOST, path=staging)


def _lost(staging: str, error: OSError) -> TransferError:
    if Path(staging).parent.is_dir():
        return TransferError(ErrorCode.STAGING_LOST, path=staging)
    return disk_error(error, staging)


def discard(staging: str) -> None:
    """Delete a staging file; one that is not there is fine.

    Raises:
        TransferError: what the disk says.
    """
    if not Path(staging).parent.is_dir():
        return
    with disk_errors(staging):
        Path(staging).unlink(missing_ok=True)


def sync_directory(directory: Path) -> None:
    """Make new names in a directory survive a power cut, where the system can."""
    try:
        descriptor = os.open(directory, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return  # Windows cannot open directories; a directory that is not readable is fine.
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise disk_error(error, str(directory)) from error
    finally:
        os.close(descriptor)
