"""Where an administrator's policy files lie, and reading those that can be believed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from ebbtide.core.policy_files import PolicyFile

_MAIN = "policy.toml"
_MORE = "policy.d"
_MOST_BYTES = 1_000_000
_NOT_BELIEVED = "others than its owner may write to it; chmod go-w takes that from them"
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def policy_directory() -> Path:
    """Return where the policy files of this computer are; it need not exist."""
    if sys.platform in ("win32", "darwin"):
        return platformdirs.site_config_path("Ebbtide", appauthor=False)
    return Path("/etc/ebbtide")


def read_policy_files(directory: Path) -> tuple[PolicyFile, ...]:
    """Return the policy files in the order in which they count, the last one most.

    Never raises: what cannot be used is returned with the reason.
    """
    return tuple(_read_all(directory))


def paths_to_watch(directory: Path) -> frozenset[Path]:
    """Return the files and directories of which a change may mean another policy."""
    nearest = directory
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    more = directory / _MORE
    found = {nearest, *(one for one in (directory / _MAIN, more) if one.exists())}
    try:
        return frozenset({*found, *_names_in(more)})
    except OSError:
        return frozenset(found)


def _read_all(directory: Path) -> Iterator[PolicyFile]:
    try:
        if _is_open_to_others(directory.stat()):
            yield PolicyFile(str(directory), None, _NOT_BELIEVED)
            return
        main, more = directory / _MAIN, directory / _MORE
        if main.exists():
            yield _read(main)
        if not more.is_dir():
            return
        if _is_open_to_others(more.stat()):
            yield PolicyFile(str(more), None, _NOT_BELIEVED)
            return
        yield from map(_read, _names_in(more))
    except FileNotFoundError:
        return
    except OSError as error:
        path = error.filename or directory
        yield PolicyFile(str(path), None, f"it cannot be read: {error.strerror}")


def _names_in(more: Path) -> list[Path]:
    return sorted(one for one in more.glob("*.toml") if not one.name.startswith("."))


def _read(path: Path) -> PolicyFile:
    # Not a pipe in place of a file: opening that would wait for whoever writes to it.
    wanted = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in wanted)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return PolicyFile(str(path), None, "it is not a file")
            if _is_open_to_others(status):
                return PolicyFile(str(path), None, _NOT_BELIEVED)
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        return PolicyFile(str(path), None, f"it cannot be read: {error.strerror}")
    if len(data) > _MOST_BYTES:
        return PolicyFile(str(path), None, "it is too large")
    try:
        return PolicyFile(str(path), data.decode())
    except UnicodeDecodeError:
        return PolicyFile(str(path), None, "it is not in UTF-8")


def _is_open_to_others(status: os.stat_result) -> bool:
    """Tell whether somebody besides the owner may write; Windows' modes do not say that."""
    return os.name == "posix" and bool(status.st_mode & _OTHERS_MAY_WRITE)
