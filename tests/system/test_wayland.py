from __future__ import annotations

import os
import socket
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.observations import Answer, Observations, Presence, Wanted
from ebbtide.system.wayland import Event, events, read_global, text
from tests.servers.sway import sway
from tests.system.conftest import Watching

SOON = Wanted(presence=True, away_after_s=0.7)
LATE = Wanted(presence=True, away_after_s=600)


def away(seen: Observations) -> bool:
    return seen.presence.away is Answer.YES


def here(seen: Observations) -> bool:
    return seen.presence.away is Answer.NO


def unknown(seen: Observations) -> bool:
    return seen.presence == Presence()


class Compositor:
    """The other end of the socket, as far as a test needs it."""

    def __init__(self, path: Path) -> None:
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._listener.settimeout(20)
        self._client: socket.socket | None = None
        self._received = b""

    def accept(self, *interfaces: str) -> None:
        """Take a client and tell it which interfaces there are."""
        self._client, _ = self._listener.accept()
        self._client.settimeout(20)
        assert self.request() == Event(1, 1, struct.pack("=I", 2))
        assert self.request() == Event(1, 0, struct.pack("=I", 3))
        for number, interface in enumerate(interfaces, 10):
            self.say(2, 0, struct.pack("=I", number) + text(interface) + struct.pack("=I", 1))
        self.say(3, 0, struct.pack("=I", 1))

    def request(self) -> Event:
        assert self._client is not None
        while True:
            found, _ = events(self._received)
            if found:
                first = found[0]
                self._received = self._received[8 + len(first.body) :]
                return first
            data = self._client.recv(4096)
            assert data, "the client has gone"
            self._received += data

    def say(self, sender: int, code: int, body: bytes = b"") -> None:
        self.say_bytes(struct.pack("=II", sender, (8 + len(body)) << 16 | code) + body)

    def say_bytes(self, data: bytes) -> None:
        assert self._client is not None
        self._client.sendall(data)

    def hang_up(self) -> None:
        assert self._client is not None
        self._client.close()
        self._received = b""

    def close(self) -> None:
        self._listener.close()
        if self._client is not None:
            self._client.close()


@pytest.fixture
def compositor(runtime_dir: Path) -> Iterator[Compositor]:
    compositor = Compositor(runtime_dir / "wayland-7")
    yield compositor
    compositor.close()


NEW, OLD, SEAT = "ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat"


def start(watching: Watching, directory: Path, wanted: Wanted = LATE) -> None:
    watching.start(wanted, WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(directory))


def bound(number: int, interface: str, identity: int) -> Event:
    body = struct.pack("=I", number) + text(interface) + struct.pack("=2I", 1, identity)
    return Event(2, 0, body)


def test_the_new_protocol(compositor: Compositor, runtime_dir: Path, watching: Watching) -> None:
    start(watching, runtime_dir)
    compositor.accept(SEAT, OLD, NEW)
    assert compositor.request() == bound(12, NEW, 4)
    assert compositor.request() == bound(10, SEAT, 5)
    assert compositor.request() == Event(4, 1, struct.pack("=3I", 6, 600_000, 5))
    watching.until(here, "here until told")
    compositor.say(6, 0)
    watching.until(away, "away")
    compositor.say(6, 1)
    watching.until(here, "back")


def test_the_old_protocol(compositor: Compositor, runtime_dir: Path, watching: Watching) -> None:
    start(watching, runtime_dir)
    compositor.accept(OLD, SEAT)
    assert compositor.request() == bound(10, OLD, 4)
    assert compositor.request() == bound(11, SEAT, 5)
    assert compositor.request() == Event(4, 0, struct.pack("=3I", 6, 5, 600_000))
    watching.until(here, "here")


@pytest.mark.parametrize("interfaces", [(), (SEAT,), (NEW,), ("wl_shm", "wl_output")])
def test_a_compositor_that_has_neither_cannot_tell(
    compositor: Compositor, runtime_dir: Path, watching: Watching, interfaces: tuple[str, ...]
) -> None:
    start(watching, runtime_dir)
    compositor.accept(*interfaces)
    watching.until(lambda seen: seen.routes.default is not None, "the other probes work")
    assert unknown(watching.heard.seen)


@pytest.mark.parametrize("ending", ["hang up", "error", "nonsense", "cut off"])
def test_a_compositor_that_goes_is_cannot_tell_and_comes_back(
    compositor: Compositor, runtime_dir: Path, watching: Watching, ending: str
) -> None:
    start(watching, runtime_dir)
    compositor.accept(SEAT, NEW)
    watching.until(here, "here")
    if ending == "error":
        compositor.say(1, 0, struct.pack("=2I", 6, 1) + text("no"))
    elif ending == "nonsense":
        compositor.say_bytes(b"\0" * 8)
    elif ending == "cut off":
        compositor.say(2, 0, b"\1")
    else:
        compositor.hang_up()
    watching.until(unknown, "unknown")
    compositor.hang_up()
    compositor.accept(SEAT, NEW)
    watching.until(here, "known again")


@pytest.mark.needs("sway", "wtype", "setpriv")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes nobody")
def test_a_real_compositor(watching: Watching) -> None:
    """The older of the two protocols, with Debian 12's Sway."""
    with sway() as path:
        watching.start(SOON, WAYLAND_DISPLAY=path.name, XDG_RUNTIME_DIR=str(path.parent))
        watching.until(here, "here")
        watching.until(away, "away")
        environment = {**os.environ, "WAYLAND_DISPLAY": str(path)}
        subprocess.run(["wtype", "x"], env=environment, check=True)
        watching.until(here, "back")
        watching.until(away, "away again")
    watching.until(unknown, "unknown")


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 99), st.binary(max_size=40))))
def test_events_come_back_however_they_are_cut(sent: list[tuple[int, int, bytes]]) -> None:
    data = b"".join(
        struct.pack("=II", sender, (8 + len(body)) << 16 | code) + body
        for sender, code, body in sent
    )
    got: list[Event] = []
    rest = b""
    for byte in data:
        found, rest = events(rest + bytes([byte]))
        got += found
    assert got == [Event(*one) for one in sent]
    assert rest == b""


@given(st.integers(0, 2**32 - 1), st.text(st.characters(codec="ascii", min_codepoint=33)))
def test_a_global_is_read_as_it_was_written(number: int, interface: str) -> None:
    body = struct.pack("=I", number) + text(interface) + struct.pack("=I", 3)
    assert read_global(body) == (number, interface)
