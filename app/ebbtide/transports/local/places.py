"""``file:`` addresses as paths, and what the disk says, in Ebbtide's words.

Here "the server" is whatever a path leads to: a share that the system has mounted, or a disk.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

from ebbtide.core.errors import ErrorCode, TransferError

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IN_USE = {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}


def path_of(url: str) -> Path:
    """Return the path that an address means.

    Raises:
        TransferError: URL_INVALID.
    """
    parts = urlsplit(url)
    name = os.fsdecode(unquote_to_bytes(parts.path))
    if parts.netloc not in ("", "localhost") or not name.startswith("/") or "\0" in name:
        detail = "write file:/// and the complete path"
        raise TransferError(ErrorCode.URL_INVALID, url=url[:120], detail=detail)
    return Path(name)


def url_of(path: Path) -> str:
    """Return the address of a path."""
    return f"file://{quote_from_bytes(os.fsencode(path))}"


def open_regular(path: Path) -> int:
    """Open a file to read it; nothing but a file, and never waiting for another program.

    Raises:
        OSError: the system's.
        TransferError: REMOTE_REFUSED.
    """
    # A pipe would wait for somebody to write.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise TransferError(ErrorCode.REMOTE_REFUSED, status=str(path), reason="it is no file")
    return descriptor


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in our words why something cannot be read.

    Raises:
        TransferError: REMOTE_MISSING, REMOTE_FORBIDDEN and the like.
    """
    try:
        yield
    except OSError as error:
        words = _words(error)
        if error.errno in _MISSING:
            raise TransferError(ErrorCode.REMOTE_MISSING, status=words) from error
        if error.errno in _FORBIDDEN:
            raise TransferError(ErrorCode.REMOTE_FORBIDDEN, status=words) from error
        raise _other(error, path) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in our words why something cannot be written.

    Raises:
        TransferError: REMOTE_DIRECTORY_MISSING, UPLOAD_REFUSED, REMOTE_FULL and the like.
    """
    try:
        yield
    except FileExistsError:
        raise TransferError(ErrorCode.REMOTE_EXISTS, name=path.name) from None
    except OSError as error:
        if error.errno in _MISSING:
            missing = str(path.parent)
            raise TransferError(ErrorCode.REMOTE_DIRECTORY_MISSING, path=missing) from error
        if error.errno in _FORBIDDEN | {errno.EISDIR}:
            detail = f"'{path}' cannot be written ({_words(error)})"
            raise TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail) from error
        if error.errno in _FULL:
            raise TransferError(ErrorCode.REMOTE_FULL, host=str(path.parent)) from error
        raise _other(error, path) from error


def _other(error: OSError, path: Path) -> TransferError:
    if error.errno in _IN_USE:
        return TransferError(ErrorCode.REMOTE_IN_USE, path=str(path))
    if error.errno == errno.EISDIR:
        return TransferError(ErrorCode.REMOTE_REFUSED, status=str(path), reason=_words(error))
    # A mounted share whose server went away gives any of a dozen numbers, and may come back.
    return TransferError(ErrorCode.CONNECT_FAILED, host=f"of '{path}'", detail=_words(error))


def _words(error: OSError) -> str:
    return (error.strerror or "it cannot be used").lower()
