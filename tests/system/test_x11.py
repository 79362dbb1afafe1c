from __future__ import annotations

import os
import socket
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Xlib import X, Xatom, display

from ebbtide.core.observations import Answer, Observations, Presence, Wanted
from ebbtide.system.linux import Places
from ebbtide.system.x11_wire import RefusedError, XServer, cookie, display_number
from tests.servers.buses import end
from tests.servers.sway import sway, xwayland
from tests.system.conftest import Watching

pytestmark = pytest.mark.needs("Xvfb", "xdotool")

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SOON = Wanted(presence=True, away_after_s=1.5)
LATE = Wanted(presence=True, away_after_s=600)


@contextmanager
def x_server(number: str = "", *more: str) -> Iterator[str]:
    """Run an X server; on a free display unless told."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", *([number] if number else []), "-displayfd", str(writing), *more],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        end(process)


@pytest.fixture
def screen() -> Iterator[str]:
    with x_server() as name:
        yield name


def move_pointer(screen: str) -> None:
    subprocess.run(
        ["xdotool", "mousemove_relative", "--", "7", "7"],
        env={**os.environ, "DISPLAY": screen},
        check=True,
    )


def away(seen: Observations) -> bool:
    return seen.presence.away is YES


def here(seen: Observations) -> bool:
    return seen.presence.away is NO


def nobody_knows(seen: Observations) -> bool:
    return seen.presence == Presence()


def test_going_and_coming_back_are_seen(screen: str, watching: Watching) -> None:
    watching.start(SOON, DISPLAY=screen)
    watching.until(away, "away")
    gone_at = watching.heard.seen.presence.last_input_at
    move_pointer(screen)
    watching.until(here, "back")
    came_at = watching.heard.seen.presence.last_input_at
    assert gone_at is not None
    assert came_at is not None
    assert came_at > gone_at + 1
    watching.until(away, "away again")


def test_a_longer_patience_makes_somebody_present_again(screen: str, watching: Watching) -> None:
    probe = watching.start(SOON, DISPLAY=screen)
    watching.until(away, "away")
    probe.want(LATE)
    watching.until(here, "not away for that long")


def test_nobody_who_wants_to_know_is_told(screen: str, watching: Watching) -> None:
    probe = watching.start(LATE, DISPLAY=screen)
    watching.until(here, "here")
    probe.want(Wanted())
    watching.until(nobody_knows, "nothing is known")


def test_a_server_that_goes_is_cannot_tell_and_comes_back(watching: Watching) -> None:
    with x_server() as screen:
        watching.start(LATE, DISPLAY=screen)
        watching.until(here, "here")
    watching.until(nobody_knows, "nothing is known")
    with x_server(screen):
        watching.until(here, "known again")


def test_a_server_without_the_extension_cannot_tell(tmp_path: Path) -> None:
    without = x_server("", "-extension", "MIT-SCREEN-SAVER")
    with without as screen, closing(XServer(screen, tmp_path)) as server:
        assert server.idle_ms() is None
        assert not server.is_xwayland()


def test_no_such_display(watching: Watching, tmp_path: Path) -> None:
    watching.start(LATE, DISPLAY=str(tmp_path / "nonsense"))
    watching.until(lambda seen: seen.routes.default is not None, "the other probes work")
    assert nobody_knows(watching.heard.seen)


class WindowManager:
    """Says by the root window's properties which window is in use, as window managers do."""

    def __init__(self, screen: str) -> None:
        self._display = display.Display(screen)
        self._root = self._display.screen().root

    def window(self) -> Any:
        window = self._root.create_window(0, 0, 9, 9, 0, X.CopyFromParent)
        self._display.sync()
        return window

    def activate(self, window: Any) -> None:
        atom = self._display.intern_atom("_NET_ACTIVE_WINDOW")
        number = X.NONE if window is None else window.id
        self._root.change_property(atom, Xatom.WINDOW, 32, [number])
        self._display.sync()

    def fill(self, window: Any, *states: str) -> None:
        atoms = [self._display.intern_atom(state) for state in states]
        state = self._display.intern_atom("_NET_WM_STATE")
        window.change_property(state, Xatom.ATOM, 32, atoms)
        self._display.sync()

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def manager(screen: str) -> Iterator[WindowManager]:
    manager = WindowManager(screen)
    yield manager
    manager.close()


def filled(seen: Observations) -> bool:
    return seen.presence.full_screen is YES


def not_filled(seen: Observations) -> bool:
    return seen.presence.full_screen is NO


def test_a_full_screen_window_in_use_is_seen(
    screen: str, manager: WindowManager, watching: Watching
) -> None:
    film, mail = manager.window(), manager.window()
    manager.activate(film)
    watching.start(LATE, DISPLAY=screen)
    watching.until(not_filled, "an ordinary window")
    manager.fill(film, "_NET_WM_STATE_ABOVE", "_NET_WM_STATE_FULLSCREEN")
    watching.until(filled, "full screen")
    manager.activate(mail)
    watching.until(not_filled, "another window is in use")
    manager.activate(film)
    watching.until(filled, "full screen again")
    manager.fill(film)
    watching.until(not_filled, "no longer full")


def test_a_window_that_has_just_been_closed_fills_nothing(
    screen: str, manager: WindowManager, watching: Watching
) -> None:
    film = manager.window()
    manager.fill(film, "_NET_WM_STATE_FULLSCREEN")
    manager.activate(film)
    watching.start(LATE, DISPLAY=screen)
    watching.until(filled, "full screen")
    film.destroy()
    manager.activate(film)
    watching.until(not_filled, "closed")
    manager.activate(None)
    other = manager.window()
    manager.fill(other, "_NET_WM_STATE_FULLSCREEN")
    manager.activate(other)
    watching.until(filled, "still watching")


def test_without_a_window_manager_nobody_can_tell(screen: str, watching: Watching) -> None:
    watching.start(LATE, DISPLAY=screen)
    watching.until(here, "the server answers")
    assert watching.heard.seen.presence.full_screen is UNKNOWN


@pytest.mark.needs("sway", "Xwayland", "setpriv")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes nobody")
def test_an_x_server_inside_a_compositor_cannot_tell(watching: Watching, tmp_path: Path) -> None:
    with sway() as compositor, xwayland(compositor) as name:
        watching.start(SOON, DISPLAY=name)
        watching.until(lambda seen: seen.routes.default is not None, "the other probes work")
        with closing(XServer(name, tmp_path)) as server:
            assert server.is_xwayland()
    assert not any(isinstance(part, Presence) for part in watching.heard.parts)


@pytest.mark.parametrize(
    ("environment", "wayland", "x11"),
    [
        ({}, "", ""),
        ({"DISPLAY": ":7"}, "", ":7"),
        ({"DISPLAY": ":7", "XDG_SESSION_TYPE": "wayland"}, "", ""),
        ({"DISPLAY": ":7", "WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": "/r"}, "/r/w", ""),
        ({"WAYLAND_DISPLAY": "/else/w", "XDG_RUNTIME_DIR": "/r"}, "/else/w", ""),
    ],
)
def test_the_environment_says_whom_to_ask(
    environment: dict[str, str], wayland: str, x11: str
) -> None:
    places = Places.of(environment)
    assert (places.wayland, places.x11) == (wayland, x11)


def test_the_x_server_of_a_wayland_session_is_not_asked(screen: str, watching: Watching) -> None:
    watching.start(SOON, DISPLAY=screen, WAYLAND_DISPLAY="wayland-7")
    watching.until(lambda seen: seen.routes.default is not None, "the other probes work")
    assert nobody_knows(watching.heard.seen)


@pytest.mark.parametrize(
    ("name", "number"), [(":0", "0"), (":12.1", "12"), ("unix:3", "3"), ("unix:3.0", "3")]
)
def test_local_displays(name: str, number: str) -> None:
    assert display_number(name) == number


@pytest.mark.parametrize("name", ["", ":", "0", "localhost:10.0", ":x", ":.0", "::1:0", ":٣"])
def test_displays_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a local display"):
        display_number(name)


def entry(family: int, *fields: bytes) -> bytes:
    return struct.pack(">H", family) + b"".join(
        struct.pack(">H", len(field)) + field for field in fields
    )


HOST = os.uname().nodename.encode()
COOKIE = b"MIT-MAGIC-COOKIE-1"


@pytest.mark.parametrize(
    ("entries", "secret"),
    [
        ([], b""),
        ([entry(256, HOST, b"7", COOKIE, b"secret")], b"secret"),
        ([entry(65535, b"", b"", COOKIE, b"wild")], b"wild"),
        ([entry(256, HOST, b"8", COOKIE, b"no"), entry(256, HOST, b"7", COOKIE, b"yes")], b"yes"),
        ([entry(256, b"elsewhere", b"7", COOKIE, b"no")], b""),
        ([entry(256, HOST, b"7", b"XDM-AUTHORIZATION-1", b"no")], b""),
        ([entry(256, HOST, b"7", COOKIE, b"secret")[:-2]], b""),
    ],
)
def test_cookies(tmp_path: Path, entries: list[bytes], secret: bytes) -> None:
    (tmp_path / "cookies").write_bytes(b"".join(entries))
    assert cookie(tmp_path / "cookies", "7") == secret


@given(st.binary(max_size=100))
def test_any_file_of_cookies_is_read_to_its_end(data: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        assert cookie(Path(file.name), "7") == b"" or COOKIE in data


def test_a_display_that_wants_a_cookie(tmp_path: Path) -> None:
    secret = b"0123456789abcdef"
    (tmp_path / "right").write_bytes(entry(65535, b"", b"", COOKIE, secret))
    (tmp_path / "wrong").write_bytes(entry(65535, b"", b"", COOKIE, secret[::-1]))
    with x_server("", "-auth", str(tmp_path / "right")) as screen:
        with closing(XServer(screen, tmp_path / "right")) as server:
            assert server.idle_ms() is not None
        for name in ("wrong", "none"):
            with pytest.raises(ConnectionRefusedError):
                XServer(screen, tmp_path / name)


class OddServer:
    """Answers the set-up as a server does, and then with any bytes."""

    def __init__(self, number: str, words: bytes) -> None:
        Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(f"/tmp/.X11-unix/X{number}")
        self._socket.listen()
        self._words = words
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        guest, _ = self._socket.accept()
        with guest:
            guest.recv(12)
            guest.sendall(self._words)
            guest.shutdown(socket.SHUT_WR)
            while guest.recv(4096):
                pass

    def close(self) -> None:
        self._socket.close()
        self._thread.join()


WELCOME = struct.pack("=BxHHH", 1, 11, 0, 10) + bytes(40)
REPLY = struct.pack("=BBHI", 1, 8, 1, 0) + bytes(24)
LONG_REPLY = struct.pack("=BBHI", 1, 32, 1, 1) + b"\xff" * 28


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"HTTP/1.1 400 Bad Request",
        WELCOME[:20],
        struct.pack("=BxHHH", 1, 11, 0, 2) + bytes(8),
        struct.pack("=BxHHH", 0, 11, 0, 1) + bytes(4),
        WELCOME + b"\2" * 64,
        WELCOME + REPLY[:9],
        WELCOME + struct.pack("=BBHI", 0, 3, 1, 0) + bytes(24),
        WELCOME + LONG_REPLY,
    ],
)
def test_odd_servers_fail_in_known_ways(words: bytes, tmp_path: Path) -> None:
    number = str(50_000 + os.getpid() % 10_000)
    odd = OddServer(number, words)
    Path(f"/tmp/.X11-unix/X{number}").chmod(0o700)
    try:
        refused = pytest.raises((OSError, ValueError, struct.error, RefusedError))
        with refused, closing(XServer(f":{number}", tmp_path)) as server:
            server.numbers(server.root, "_NET_ACTIVE_WINDOW")
    finally:
        odd.close()
        Path(f"/tmp/.X11-unix/X{number}").unlink()
