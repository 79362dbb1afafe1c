"""Times of SMB servers, and what tells one version of a file from another."""

from __future__ import annotations

from dataclasses import replace
from email.utils import formatdate

from ebbtide.core.jobs import RemoteVersion

EPOCH = 116_444_736_000_000_000
"""1970 in units of 100 ns since 1601 ([MS-DTYP] 2.3.3)."""
_SECOND = 10_000_000
_LATEST = 253_402_300_799
"""The end of the year 9999, in seconds since 1970."""


def filetime(nanoseconds: int) -> int:
    """Return a time in nanoseconds since 1970 as a FILETIME."""
    return EPOCH + nanoseconds // 100


def version_of(size: int, written: int, number: int) -> RemoteVersion:
    """Return what a server said about a file, to recognise it by.

    Args:
        size: bytes.
        written: when its bytes were changed, as a FILETIME.
        number: the file's number on the server's disk.
    """
    return RemoteVersion(
        length=size,
        etag=f'"smb:{written:x}-{number:x}"',
        last_modified=_date(written),
        resumable=True,
    )


def is_same(held: RemoteVersion, found: RemoteVersion) -> bool:
    """Tell whether both are the same bytes, as far as a server's word goes."""
    return replace(held, media_type=None, digest=None, name=None, date=None) == found


def _date(written: int) -> str | None:
    seconds = (written - EPOCH) // _SECOND
    return formatdate(seconds, usegmt=True) if 0 <= seconds <= _LATEST else None
