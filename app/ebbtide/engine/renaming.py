"""Renaming a file without replacing another one, where hard links cannot do it."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from typing import Any

_HERE = -100
"""AT_FDCWD of Linux: paths are taken as they are."""
_NO_REPLACE = 1
"""RENAME_NOREPLACE of Linux (renameat2(2))."""
_CANNOT_TELL = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})
"""The file system or the kernel knows no such rename."""


def rename_exclusively(old: str, new: str) -> None:
    """Rename a file; fail if the new name is there already.

    Raises:
        OSError: what the system says; `FileExistsError` when the name is there.
    """
    if not _renamed_by_kernel(old, new):
        _check_and_rename(old, new)


def _renamed_by_kernel(old: str, new: str) -> bool:
    """Rename in one step that nobody can come between; False where there is none."""
    rename = _kernel_rename()
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(old), _HERE, os.fsencode(new), _NO_REPLACE) == 0:
        return True
    error = ctypes.get_errno()
    if error in _CANNOT_TELL:
        return False
    raise OSError(error, os.strerror(error), old, None, new)


def _kernel_rename() -> Any:
    if os.name == "nt":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _check_and_rename(old: str, new: str) -> None:
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new)
    Path(old).rename(new)
