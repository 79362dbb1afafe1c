"""Where the engine and the command line meet: one rule that both use.

The socket lies in a directory of the user's own (mode 0700). It has to be the same one
whether somebody sits at the desktop, logs in by ssh or runs a cron job, so a missing
XDG_RUNTIME_DIR is not the end of the search.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

TYPE_CHECKING = False  # importing typing would cost the command line milliseconds
if TYPE_CHECKING:
    from ebbtide.core.errors import EbbtideError

RUNTIME_DIRECTORY_VARIABLE = "EBBTIDE_RUNTIME_DIR"
"""Set to use a directory of one's own, as tests do."""
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103
"""Bytes; `sockaddr_un` has room for no more."""

_SOCKET_NAME = "engine.sock"


def socket_path(environ: Mapping[str, str]) -> Path:
    """Return the path of the engine's socket; neither it nor its directory need exist.

    The directory is ``$EBBTIDE_RUNTIME_DIR``, else ``ebbtide`` in ``$XDG_RUNTIME_DIR``,
    else in ``/run/user/UID`` (where it would be, for cron and ssh), else
    ``/tmp/ebbtide-UID``. Not ``$TMPDIR``: it differs between desktop and cron.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE, the path is too long for a socket.
    """
    if sys.platform == "win32":
        return Path(rf"\\.\pipe\ebbtide-{environ.get('USERNAME', 'user')}")
    path = _runtime_directory(environ) / _SOCKET_NAME
    if len(os.fsencode(path)) > LONGEST_SOCKET_PATH:
        raise _unusable(
            f"the path '{path}' is too long for a socket; "
            f"set {RUNTIME_DIRECTORY_VARIABLE} to a shorter directory"
        )
    return path


def prepare_directory(path: Path) -> None:
    """Make the socket's directory if need be, and make sure that it is ours alone.

    Args:
        path: the socket's path, as `socket_path` gives it.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE, it cannot be made, or belongs to somebody else.
    """
    if sys.platform == "win32":
        return
    directory = path.parent
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = directory.lstat()
        _check_ours(directory, found)
        if found.st_mode & 0o077:
            directory.chmod(0o700)
    except OSError as error:
        raise _unusable(f"'{directory}' cannot be used: {error.strerror}") from None


def output_path(environ: Mapping[str, str]) -> Path:
    """Return the file for what an engine started in the background prints.

    It is separate from the engine's own log, which is rotated under its own control.
    """
    return _state_directory(environ) / "ebbtide" / "engine-output.log"


def _runtime_directory(environ: Mapping[str, str]) -> Path:
    chosen = environ.get(RUNTIME_DIRECTORY_VARIABLE)
    if chosen:
        return Path(chosen).absolute()
    # XDG_RUNTIME_DIR may be that of another user (su, sudo), or be gone already.
    for candidate in (environ.get("XDG_RUNTIME_DIR", ""), f"/run/user/{os.geteuid()}"):
        if candidate.startswith("/") and _is_ours(Path(candidate)):
            return Path(candidate) / "ebbtide"
    return Path(f"/tmp/ebbtide-{os.geteuid()}")  # noqa: S108 - checked by prepare_directory


def _state_directory(environ: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    chosen = environ.get("XDG_STATE_HOME", "")
    return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "state"


def _is_ours(directory: Path) -> bool:
    try:
        found = directory.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _check_ours(directory: Path, found: os.stat_result) -> None:
    if not stat.S_ISDIR(found.st_mode):
        raise _unusable(f"'{directory}' is not a directory")
    if found.st_uid != os.geteuid():
        raise _unusable(f"'{directory}' belongs to another user")


def _unusable(detail: str) -> EbbtideError:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.ENGINE_UNREACHABLE, detail=detail)
