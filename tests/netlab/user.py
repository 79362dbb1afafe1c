"""What the person at the keyboard does: pages, pings, one long transfer. Runs on the near host."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass, field

from tests.netlab.lab import FAR_ADDRESS
from tests.netlab.servers import ECHO_PORT, HTTP_PORT

PAGE_PAUSE_S = 0.2
_PING_PAUSE_S = 0.05
_PING_TIMEOUT_S = 1.0


def fetch_pages(seconds: float) -> list[float]:
    """Fetch a page on a fresh connection, again and again; return how long each took."""
    times = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        _fetch("/page")
        took = time.monotonic() - begun
        times.append(took)
        threading.Event().wait(max(0.0, PAGE_PAUSE_S - took))
    return times


def _fetch(path: str) -> None:
    with socket.create_connection((FAR_ADDRESS, HTTP_PORT), 30) as connection:
        connection.sendall(_request(path))
        while connection.recv(1 << 18):
            pass


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {FAR_ADDRESS}\r\nConnection: close\r\n\r\n".encode()


def ping(seconds: float) -> list[float]:
    """Send small packets and return how long each took there and back."""
    times = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(_PING_TIMEOUT_S)
        sock.connect((FAR_ADDRESS, ECHO_PORT))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begun = time.monotonic()
            sock.send(b"x" * 56)
            try:
                sock.recv(2048)
            except TimeoutError:
                times.append(_PING_TIMEOUT_S)
                continue
            times.append(time.monotonic() - begun)
            threading.Event().wait(_PING_PAUSE_S)
    return times


@dataclass
class Bulk:
    """One long download, watched while it runs."""

    begun_at: float = 0.0
    received: int = 0
    marks: list[tuple[float, int]] = field(default_factory=list)
    ended_at: float = 0.0

    def run(self, seconds: float) -> None:
        """Download for so long, then hang up."""
        self.begun_at = time.monotonic()
        end = self.begun_at + seconds
        with socket.create_connection((FAR_ADDRESS, HTTP_PORT), 30) as connection:
            connection.sendall(_request("/big"))
            while time.monotonic() < end:
                self.received += len(connection.recv(1 << 18))
                self.marks.append((time.monotonic(), self.received))
        self.ended_at = time.monotonic()

    def count(self, at: float) -> int:
        """Return the bytes received until some time."""
        return next((count for when, count in reversed(self.marks) if when <= at), 0)

    def rate(self, after_s: float) -> float:
        """Return bytes per second from so long after the beginning to the end."""
        begin = self.begun_at + after_s
        first = next(mark for mark in self.marks if mark[0] >= begin)
        last = self.marks[-1]
        return (last[1] - first[1]) / (last[0] - first[0])
