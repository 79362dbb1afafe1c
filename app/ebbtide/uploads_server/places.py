"""From addresses to files: nothing a client says leads out of the server's directory."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ebbtide.core.names import harmless_name
from ebbtide.uploads_server.messages import Refusal

HIDDEN = ".ebbtide-uploads"
"""The directory of what is not whole yet; no name of a file begins with a dot."""
_DEEPEST = 32


def parse_path(path: str) -> tuple[str, ...]:
    """Return the names that lead from the server's directory to a file.

    Raises:
        Refusal: a name that leaves the directory, hides, is a device or cannot be had on every
            system; or no file is named.
    """
    try:
        names = tuple(unquote_to_bytes(part).decode() for part in path.split("/")[1:])
    except UnicodeDecodeError as error:
        raise Refusal(400, "the name is not written in UTF-8") from error
    if not names or len(names) > _DEEPEST:
        raise Refusal(400, "the address has too many parts, or none")
    if names[-1] == "":
        raise Refusal(400, "this is the address of a directory")
    for name in names:
        if name != harmless_name(name):
            raise Refusal(400, "no file can be called that here")
    return names


def locate(root: Path, names: tuple[str, ...]) -> Path:
    """Return where the file is or will be; its directory exists and no link leads to it.

    Raises:
        Refusal: 404, there is no such directory.
    """
    place = root
    for name in names[:-1]:
        place /= name
        try:
            status = place.lstat()
        except OSError as error:
            raise Refusal(404, "there is no such directory") from error
        if not stat.S_ISDIR(status.st_mode):
            raise Refusal(404, "there is no such directory")
    return place / names[-1]


def check_free(place: Path, *, overwrite: bool) -> None:
    """Make sure that a file may be put there.

    Raises:
        Refusal: 403, it exists; 400, it is a directory.
    """
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refusal(400, "no file can be called that here") from error
    if stat.S_ISDIR(mode):
        raise Refusal(400, "this is the address of a directory")
    if not overwrite:
        raise Refusal(403, "the file exists already")


def put_in_place(source: Path, place: Path, *, overwrite: bool) -> None:
    """Give a whole file its name, at once or not at all. Doing it again is fine.

    Raises:
        Refusal: as `check_free`, or 507 where the directory takes no more.
    """
    check_free(place, overwrite=overwrite or _is_same(source, place))
    try:
        if overwrite:
            source.replace(place)
        elif not _is_same(source, place):
            # Unlike a renaming this never replaces what came in between.
            os.link(source, place)
    except FileExistsError as error:
        raise Refusal(403, "the file exists already") from error
    except OSError as error:
        raise refusal_of(error) from error
    flush_directory(place.parent)


def _is_same(source: Path, place: Path) -> bool:
    try:
        return os.path.samestat(source.stat(), place.lstat())
    except OSError:
        return False


def flush_directory(directory: Path) -> None:
    """Make the names in a directory survive a power cut, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusal_of(error: OSError) -> Refusal:
    """Return how a client is told that the disk does not play along."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Refusal(507, "the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refusal(403, "the server may not write there")
    return Refusal(500, "the file could not be written")
