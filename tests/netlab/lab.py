"""Builds the two hosts, and runs programs and functions on either."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

NEAR_ADDRESS = "10.77.1.1"
FAR_ADDRESS = "10.77.2.1"
USUAL_RMEM = "4096 131072 6291456"
"""Receive buffers as Linux has them where nobody tuned them."""
_CLONE_NEWNET = 0x40000000

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Link:
    """What joins the hosts."""

    down_mbit: float
    up_mbit: float
    round_trip_ms: float
    queue_ms: float
    congestion_control: str = "cubic"

    @property
    def down(self) -> float:
        """Bytes per second."""
        return self.down_mbit * 125_000

    @property
    def round_trip_s(self) -> float:
        """Seconds there and back, with nothing in the queues."""
        return self.round_trip_ms / 1000

    def __str__(self) -> str:
        return (
            f"{self.down_mbit:g}/{self.up_mbit:g} Mbit/s, {self.round_trip_ms:g} ms, "
            f"queue {self.queue_ms:g} ms, {self.congestion_control}"
        )


class Host:
    """One of the two hosts: a network namespace."""

    def __init__(self, name: str, device: str) -> None:
        self.name = name
        self.device = device

    def command(self, *command: str) -> list[str]:
        """Return the command that runs a command on the host."""
        return ["ip", "netns", "exec", self.name, *command]

    def run(self, *command: str) -> str:
        """Run a command on the host and return what it prints."""
        done = subprocess.run(self.command(*command), capture_output=True, text=True, check=True)
        return done.stdout

    def call(self, function: Callable[[], Result]) -> Result:
        """Call a function on the host: its sockets are the host's."""
        outcome: list[Result] = []
        failure: list[BaseException] = []

        def work() -> None:
            try:
                self._enter()
                outcome.append(function())
            except BaseException as error:  # noqa: BLE001 - handed on to the caller
                failure.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        if failure:
            raise failure[0]
        return outcome[0]

    def background(self, function: Callable[[], None]) -> threading.Thread:
        """Call a function on the host, in a thread of its own."""

        def work() -> None:
            self._enter()
            function()

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        return thread

    def _enter(self) -> None:
        handle = os.open(f"/run/netns/{self.name}", os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).setns(handle, _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
        finally:
            os.close(handle)


class Lab:
    """The two hosts."""

    def __init__(self, near: Host, far: Host, link: Link) -> None:
        self.near = near
        self.far = far
        self.link = link

    def counted(self) -> tuple[int, int]:
        """Return the bytes that the near host has received and sent."""
        folder = f"/sys/class/net/{self.near.device}/statistics"
        received, sent = self.near.run("cat", f"{folder}/rx_bytes", f"{folder}/tx_bytes").split()
        return int(received), int(sent)


@contextmanager
def lab(link: Link) -> Iterator[Lab]:
    """Build the hosts and the link, and take all of it away afterwards.

    Raises:
        PermissionError: only root may.
    """
    if os.geteuid() != 0:
        raise PermissionError("hosts of its own need root")
    tag = f"{os.getpid()}"
    near, far = Host(f"ebb-near-{tag}", f"en{tag}"), Host(f"ebb-far-{tag}", f"ef{tag}")
    with ExitStack() as closing:
        emulator = _start_emulator(near.device, far.device, link)
        closing.callback(_end, emulator)
        for host, own in ((near, NEAR_ADDRESS), (far, FAR_ADDRESS)):
            _ip("netns", "add", host.name)
            closing.callback(_ip, "netns", "del", host.name)
            _ip("link", "set", host.device, "netns", host.name)
            _ip("-n", host.name, "address", "add", f"{own}/24", "dev", host.device)
            for device in ("lo", host.device):
                _ip("-n", host.name, "link", "set", device, "txqueuelen", "10000", "up")
            control = ("congctl", link.congestion_control)
            _ip("-n", host.name, "route", "add", "default", "dev", host.device, *control)
            # A machine that was tuned for large windows tells them in coarser units.
            host.run("sysctl", "-qw", f"net.ipv4.tcp_rmem={USUAL_RMEM}")
        # A server remembers how fast a client was; every page shall be the first one.
        far.run("sysctl", "-qw", "net.ipv4.tcp_no_metrics_save=1")
        assert emulator.stdin is not None
        emulator.stdin.write("go\n")
        emulator.stdin.flush()
        yield Lab(near, far, link)


@contextmanager
def another_way(hosts: Lab, link: Link) -> Iterator[tuple[str, str]]:
    """Lay a second cable between the hosts; nobody has an address on it so far.

    Returns:
        The names of the near and the far device.
    """
    near, far = (f"{host.device}b" for host in (hosts.near, hosts.far))
    emulator = _start_emulator(near, far, link)
    try:
        for host, device in ((hosts.near, near), (hosts.far, far)):
            _ip("link", "set", device, "netns", host.name)
            _ip("-n", host.name, "link", "set", device, "txqueuelen", "10000", "up")
        assert emulator.stdin is not None
        emulator.stdin.write("go\n")
        emulator.stdin.flush()
        yield near, far
    finally:
        _end(emulator)


def _start_emulator(near: str, far: str, link: Link) -> subprocess.Popen[str]:
    numbers = (link.down, link.up_mbit * 125_000, link.round_trip_s / 2, link.queue_ms / 1000)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.netlab.emulator", near, far, *map(str, numbers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        raise RuntimeError("the link emulator did not start")
    return process


def _end(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(5)
    if process.stdout is not None:
        process.stdout.close()


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
