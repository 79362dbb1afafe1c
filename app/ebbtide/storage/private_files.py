"""Files that nobody else on the machine can read, whatever the umask is."""

from __future__ import annotations

import os
from pathlib import Path

_FILE_MODE = 0o600
_DIRECTORY_MODE = 0o700
_SIBLINGS = ("-wal", "-shm")
"""Endings of what SQLite keeps beside a database; it gives new ones the database's mode."""


def make_private_directory(path: Path) -> None:
    """Create a directory and its missing parents; leave those that exist as they are.

    Raises:
        OSError: it cannot be created.
    """
    if path.is_dir():
        return
    make_private_directory(path.parent)
    path.mkdir(_DIRECTORY_MODE, exist_ok=True)
    # A strict umask may have taken away our own rights.
    path.chmod(_DIRECTORY_MODE)


def make_private_file(path: Path) -> None:
    """Create an empty file unless there is something of this name.

    Raises:
        OSError: it cannot be created.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    except FileExistsError:
        return
    os.close(descriptor)
    path.chmod(_FILE_MODE)


def make_database_private(path: Path) -> None:
    """Take the rights of others away from a database that came from elsewhere.

    Raises:
        OSError: it belongs to somebody else.
    """
    for name in (path.name, *(path.name + ending for ending in _SIBLINGS)):
        file = path.with_name(name)
        if file.exists() and file.stat().st_mode & 0o777 != _FILE_MODE:
            file.chmod(_FILE_MODE)
