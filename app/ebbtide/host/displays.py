"""Whether there is a screen to show a window on.

Asked before Qt is: without a usable display Qt ends the process.
"""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_OFFSCREEN = ("offscreen", "minimal", "vnc")
_X_PORT = 6000
_PATIENCE_S = 1.0


def has_display(environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _OFFSCREEN:
        return True
    return _has_wayland(environ) or _has_x11(environ.get("DISPLAY", ""))


def _has_wayland(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _answers(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / name))


def _has_x11(display: str) -> bool:
    match = re.fullmatch(r"(?:unix)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?", display)
    if match is None:
        return False
    number = int(match["number"])
    if match["host"]:
        return _accepts(match["host"], _X_PORT + number)
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _answers(path) or _answers(f"\0{path}")


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_PATIENCE_S)
        try:
            connection.connect(path)
        except OSError:
            return False
        return True


def _accepts(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), _PATIENCE_S).close()
    except OSError:
        return False
    return True
