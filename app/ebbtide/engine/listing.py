"""The files of a directory on a server, as files of a job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.jobs import File, JobId
from ebbtide.core.names import free_name, harmless_name
from ebbtide.core.ports import RemoteFile
from ebbtide.engine.intake import staging_path
from ebbtide.engine.staging import disk_errors

RENAMED = "This disk cannot hold the name '{name}': it will be saved as '{target}'."


class Note(Protocol):
    """Keeps a sentence in the job's history."""

    def __call__(self, text: str, **parameters: str) -> None: ...


def files_of(
    directory: File, found: Sequence[RemoteFile], job_id: JobId, note: Note
) -> tuple[File, ...]:
    """Return the files of a directory, and make the directories that they go into.

    Args:
        directory: what stood for them in the job; its target is the directory here.
        found: the server's.
        job_id: the job's.
        note: hears of each name that cannot be kept.

    Raises:
        TransferError: REMOTE_MISSING where there is no file at all; what the disk says.
    """
    if not found:
        raise TransferError(ErrorCode.REMOTE_MISSING, status="with an empty directory")
    chosen: dict[tuple[str, ...], Path] = {(): Path(directory.target)}
    taken: dict[Path, set[str]] = {}
    files = []
    for index, remote in enumerate(found):
        target = _target_of(remote.path, chosen, taken)
        if target.name != remote.path[-1]:
            note(RENAMED, name="/".join(remote.path), target=str(target))
        with disk_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        staging = staging_path(target.parent, target.name, job_id, index)
        files.append(File(remote.url, str(target), staging, size=remote.size))
    return tuple(files)


def _target_of(
    path: tuple[str, ...],
    chosen: dict[tuple[str, ...], Path],
    taken: dict[Path, set[str]],
) -> Path:
    """Return where a file goes; directories that cannot keep their names get others, once."""
    for depth in range(1, len(path) + 1):
        part = path[:depth]
        if part in chosen:
            continue
        parent = chosen[part[:-1]]
        names = taken.setdefault(parent, set())
        name = free_name(harmless_name(part[-1]), _Alike(names))
        names.add(name.casefold())
        chosen[part] = parent / name
    return chosen[path]


class _Alike:
    """Names that no other may be like but for case: many disks do not tell it."""

    def __init__(self, folded: set[str]) -> None:
        self._folded = folded

    def __contains__(self, name: object) -> bool:
        return str(name).casefold() in self._folded
