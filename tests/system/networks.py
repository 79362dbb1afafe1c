"""A network namespace for the thread that runs a test, and for all threads it starts."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_CLONE_NEWNET = 0x40000000
_LIBC = ctypes.CDLL(None, use_errno=True)


@contextmanager
def own_network() -> Iterator[None]:
    """Enter an empty network, with nothing but a loopback interface that is down."""
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    try:
        _check(_LIBC.unshare(_CLONE_NEWNET))
        yield
    finally:
        _check(_LIBC.setns(before, _CLONE_NEWNET))
        os.close(before)


def _check(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), "no network namespace")


def ip(*arguments: str) -> None:
    """Run ip(8) in the namespace of this thread."""
    subprocess.run(["ip", *arguments], check=True)


def cable(name: str, *addresses: str) -> None:
    """Add an interface whose other end is `NAME-far`."""
    ip("link", "add", name, "type", "veth", "peer", "name", f"{name}-far")
    ip("link", "set", f"{name}-far", "up")
    ip("link", "set", name, "up")
    for address in addresses:
        ip("address", "add", address, "dev", name)
