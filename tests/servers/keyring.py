"""A real Secret Service on a bus of its own: gnome-keyring, unlocked or locked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import wait_until

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")


@dataclass(frozen=True)
class Keyring:
    """Where the service is found, and its environment."""

    address: str
    environment: dict[str, str]


@contextmanager
def running_keyring(home: Path, runtime: Path, *, unlocked: bool = True) -> Iterator[Keyring]:
    """Run a bus and a keyring for as long as the block lasts.

    Args:
        home: an empty directory, where the keyring keeps its files.
        runtime: a directory with a short name for the sockets.
        unlocked: with a password that it was just told; otherwise nobody unlocks it.
    """
    address = f"unix:path={runtime}/bus"
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
        "DBUS_SESSION_BUS_ADDRESS": address,
        "PATH": os.environ["PATH"],
    }
    with _process(["dbus-daemon", "--session", "--nofork", f"--address={address}"], environment):
        wait_until((runtime / "bus").exists, "the bus listens")
        words = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if unlocked:
            words.append("--unlock")
        with _process(words, environment, b"pw" if unlocked else b""):
            wait_until(lambda: _is_there(environment), "the keyring answers")
            yield Keyring(address, environment)


@contextmanager
def _process(words: list[str], environment: dict[str, str], told: bytes = b"") -> Iterator[None]:
    process = subprocess.Popen(
        words,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(told)
    process.stdin.close()
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _is_there(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"),
            *("org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return "true" in asked.stdout
