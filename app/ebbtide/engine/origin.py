"""What a finished file says about where it comes from: its time, and its address."""

from __future__ import annotations

import os
from contextlib import suppress

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.http_dates import parse_http_date
from ebbtide.core.jobs import File

ORIGIN = "user.xdg.origin.url"
"""The extended attribute that file managers read (freedesktop.org)."""


def mark_origin(file: File) -> None:
    """Give the staging file its server's date and the address it came from.

    The address goes without name, password and query: the attribute travels with copies of
    the file, and queries hold tokens. A file system that keeps neither is fine.
    """
    with suppress(OSError):
        if hasattr(os, "setxattr"):
            address = public_address(file.url).encode("utf-8", "replace")
            os.setxattr(file.staging, ORIGIN, address, follow_symlinks=False)
    modified = file.version.last_modified if file.version is not None else None
    time = parse_http_date(modified) if modified is not None else None
    if time is None or time <= 0:
        return
    with suppress(OSError, OverflowError):
        os.utime(file.staging, (time, time), follow_symlinks=False)


def public_address(url: str) -> str:
    """Return an address without what may be a secret in it."""
    return without_userinfo(url).partition("#")[0].partition("?")[0]
