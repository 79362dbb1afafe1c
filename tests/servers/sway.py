"""A real Wayland compositor without a screen, and an X server inside it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.buses import end
from tests.waiting import wait_until


@contextmanager
def sway() -> Iterator[Path]:
    """Run a real compositor without a screen; it refuses to be root."""
    nobody = pwd.getpwnam("nobody")
    directory = Path(tempfile.mkdtemp(prefix="ebb-sway-"))
    os.chown(directory, nobody.pw_uid, nobody.pw_gid)
    process = subprocess.Popen(
        [*AS_NOBODY, "sway", "-c", "/dev/null"],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "XDG_RUNTIME_DIR": str(directory),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: list(directory.glob("wayland-*.lock")), "sway is there")
        yield next(directory.glob("wayland-*.lock")).with_suffix("")
    finally:
        end(process)
        shutil.rmtree(directory)


AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


@contextmanager
def xwayland(compositor: Path) -> Iterator[str]:
    """Run the X server that lets old programs appear in a compositor."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xwayland", "-displayfd", str(writing)],
        pass_fds=[writing],
        env={**os.environ, "WAYLAND_DISPLAY": str(compositor)},
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        end(process)
