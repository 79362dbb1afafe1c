"""A machine for Ebbtide to live on: a network behind a gateway, services on its buses.

A server on loopback, or on our own network segment, costs nothing whatever the network
says. So the server is far away: behind a gateway, in a network namespace of its own.
"""

from __future__ import annotations

import getpass
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ebbtide.api.address import socket_path
from ebbtide.api.client import connect
from ebbtide.api.shapes import snapshot_from_data
from ebbtide.core.conditions import Conditions
from ebbtide.core.observations import Metered
from tests.servers.buses import MessageBus, Mock, mocked
from tests.servers.nginx import Nginx, running_nginx
from tests.system.network_manager import DEVICE, Manager
from tests.system.networks import ip, own_network
from tests.waiting import wait_until

FAR = "203.0.113.9"
FAR_URL = f"http://{FAR}:8080"
RATE = 100_000
"""Bytes a second over one connection: no file of these tests is ever whole."""
SIZE = 400_000_000
WIFI = 2
"""As NetworkManager numbers kinds of devices."""
UPLINKS = {"up0": "10.1.0", "up1": "10.2.0"}

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
LOGIN_MANAGER = f"{LOGIN}.Manager"
SESSION = f"{LOGIN}.Session"
SESSION_PATH = f"{LOGIN_PATH}/session/c7"
UPOWER = "org.freedesktop.UPower"
UPOWER_PATH = "/org/freedesktop/UPower"


@contextmanager
def far_server(directory: Path) -> Iterator[Nginx]:
    """Run a web server behind two uplinks, and take this thread to the near end of them."""
    with own_network():
        ip("link", "set", "lo", "up")
        ip("address", "add", f"{FAR}/32", "dev", "lo")
        directives = f"listen {FAR}:8080; limit_rate {RATE};"
        with running_nginx(directory, directives=directives) as server:
            process = (directory / "nginx.pid").read_text().strip()
            with own_network():
                _lay_cables(process)
                yield server


def _lay_cables(process: str) -> None:
    for metric, (name, network) in enumerate(UPLINKS.items(), start=1):
        far = f"{name}-far"
        ip("link", "add", name, "type", "veth", "peer", "name", far, "netns", process)
        for command in (("address", "add", f"{network}.1/24"), ("link", "set", "up")):
            there = ["nsenter", "--target", process, "--net", "ip", *command, "dev", far]
            subprocess.run(there, check=True)
        ip("address", "add", f"{network}.2/24", "dev", name)
        ip("link", "set", name, "up")
        ip("route", "add", "default", "via", f"{network}.1", "metric", str(100 * metric))


@contextmanager
def logging_in(bus: MessageBus) -> Iterator[Mock]:
    """Run logind with the session "c7"."""
    with mocked(bus, LOGIN, LOGIN_PATH, "logind") as login:
        login.mock("AddSession", "ssusb", "c7", "seat0", os.getuid(), getpass.getuser(), True)
        yield login


class Wifi:
    """A network that is said to cost something, or not."""

    def __init__(self, manager: Manager) -> None:
        self.mock = manager.mock
        self._device = manager.device("up0", WIFI, Metered.NO.value)
        manager.connect("id-phone", "Phone hotspot", self._device, "802-11-wireless")

    def costs(self, metered: Metered) -> None:
        self.mock.set(DEVICE, self._device, Metered=("u", metered.value))


class Jobs:
    """All jobs, and what the engine knows, asked over its socket without a process each time."""

    def __init__(self) -> None:
        self._client = connect(socket_path(os.environ))

    def close(self) -> None:
        self._client.close()

    def ask(self, method: str, **parameters: object) -> Any:
        return self._client.call(method, **parameters)

    def add(self, url: str, **more: object) -> int:
        return int(self.ask("jobs.add", urls=[url], **more)["number"])

    def change(self, **settings: object) -> None:
        for key, value in settings.items():
            self.ask("settings.set", key=key, value=value)

    def job(self, number: int = 1) -> Any:
        return self.ask("jobs.show", job=str(number))

    def codes(self, number: int = 1) -> list[str]:
        """The reasons of a job's verdict."""
        return [str(reason["code"]) for reason in self.job(number)["verdict"]["reasons"]]

    def text(self, number: int = 1) -> str:
        return str(self.job(number)["verdict"]["text"])

    def running(self) -> set[int]:
        """Jobs that have or want a connection."""
        active = ("connecting", "transferring")
        return {job["number"] for job in self.ask("jobs.list") if job["state"] in active}

    def arriving(self) -> set[int]:
        """Jobs whose bytes come."""
        return {job["number"] for job in self.ask("jobs.list") if job["state"] == "transferring"}

    def conditions(self) -> Conditions:
        with connect(socket_path(os.environ)) as client:
            return snapshot_from_data(client.call("events.subscribe")).conditions


def seconds_until(holds: Callable[[], object], what: str, bound_s: float) -> float:
    """Return how long it took; fail where it took longer than a user would bear."""
    begun = time.monotonic()
    wait_until(holds, what)
    took_s = time.monotonic() - begun
    print(f"{took_s:6.3f} s until {what}")  # noqa: T201 - the figure is what is wanted
    assert took_s < bound_s, f"{what}: after {took_s:.2f} s"
    return took_s
