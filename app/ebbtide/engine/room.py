"""Room on the disk: how much there is, and taking it before somebody else does."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from functools import cache

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.words import size_in_words

RESERVED_FROM = 1024 * 1024
"""Bytes of a file for which taking the room beforehand is worth a call."""
_KEEP_SIZE = 1
"""FALLOC_FL_KEEP_SIZE of Linux: the file's length tells what was written, as before."""
_CANNOT = frozenset({errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EINTR})


def free_bytes(directory: str) -> int | None:
    """Return how much one may still write in a directory, or None when that cannot be told."""
    try:
        return shutil.disk_usage(directory).free
    except OSError:
        return None


def missing_bytes(directory: str, descriptor: int, size: int) -> int:
    """Return how much room is missing for a file to grow to a size; 0 if there is enough."""
    free = free_bytes(directory)
    if free is None:
        return 0
    # Windows does not tell blocks; what was written there counts by length.
    status = os.fstat(descriptor)
    taken = getattr(status, "st_blocks", status.st_size // 512) * 512
    return max(0, size - taken - free)


def full(path: str, missing: int | None = None) -> TransferError:
    """Return the error for a disk without room; `missing` bytes if that is known."""
    words = "some space" if missing is None else size_in_words(missing)
    return TransferError(ErrorCode.DISK_FULL, path=path, missing=words)


def reserve(descriptor: int, size: int) -> bool:
    """Take the room for a file, where the file system does that without writing.

    Not `os.posix_fallocate`, which writes zeros where the file system cannot.

    Returns:
        Whether the room is taken.

    Raises:
        OSError: there is not enough (ENOSPC), or the disk fails.
    """
    allocate = _allocator()
    if allocate is None:
        return False
    if allocate(descriptor, _KEEP_SIZE, 0, size) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _allocator() -> Callable[[int, int, int, int], int] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    # Under this name the sizes have 64 bits everywhere; musl has no other length anyway.
    function = getattr(library, "fallocate64", None) or getattr(library, "fallocate", None)
    if function is None:
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64)
    function.restype = ctypes.c_int
    return function  # type: ignore[no-any-return]
