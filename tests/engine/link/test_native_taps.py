"""The adapters of all systems keep one contract; those that we cannot run, with fakes.

The fakes hold what the public headers say. Neither macOS nor Windows has seen this code.
"""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Callable, Iterator

import pytest

from ebbtide.engine.link import native_taps, sockets
from ebbtide.engine.link.native_taps import (
    APPLE_BACKGROUND,
    APPLE_BEST_EFFORT,
    APPLE_TRAFFIC_CLASS,
    WINDOWS_NORMAL,
    WINDOWS_PRIORITY_HINT,
    WINDOWS_VERY_LOW,
    AppleTap,
    WindowsTap,
)
from ebbtide.engine.link.sockets import LinuxTap, open_tap
from ebbtide.engine.link.taps import NoTap, Tap

Opening = Callable[[socket.socket], Tap]


class FakeSocket(socket.socket):
    """A socket of another system: takes down its options."""

    def __init__(self) -> None:
        super().__init__()
        self.options: list[tuple[object, ...]] = []

    def setsockopt(self, *option: object) -> None:
        if self.fileno() < 0:
            raise OSError(9, "closed")
        self.options.append(option)


class FakeControl:
    """WSAIoctl: takes down what it was given, and answers as it is told to."""

    def __init__(self, answer: int | OSError = 0) -> None:
        self.answer = answer
        self.hints: list[tuple[int | None, int, int]] = []

    def __call__(
        self,
        handle: ctypes.c_void_p,
        code: ctypes.c_uint,
        hint: object,
        size: ctypes.c_uint,
        *rest: object,
    ) -> int:
        # Output, its size, how much was returned, overlapped, completion routine.
        assert len(rest) == 5
        given = ctypes.cast(hint, ctypes.POINTER(ctypes.c_int)).contents.value  # type: ignore[arg-type]
        assert size.value == ctypes.sizeof(ctypes.c_int)
        self.hints.append((handle.value, code.value, given))
        if isinstance(self.answer, OSError):
            raise self.answer
        return self.answer


def windows_tap(connection: socket.socket) -> Tap:
    return WindowsTap(connection, FakeControl())


def refused_windows_tap(connection: socket.socket) -> Tap:
    return WindowsTap(connection, FakeControl(-1))


def broken_windows_tap(connection: socket.socket) -> Tap:
    return WindowsTap(connection, FakeControl(OSError(10038, "not a socket")))


def no_tap(connection: socket.socket) -> Tap:
    del connection
    return NoTap()


EVERY = [
    no_tap,
    LinuxTap,
    AppleTap,
    WindowsTap,
    windows_tap,
    refused_windows_tap,
    broken_windows_tap,
]


@pytest.fixture
def connection() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
        with near, far:
            yield near


def ask_everything(tap: Tap) -> None:
    tap.prepare()
    tap.begin()
    tap.read()
    tap.mark(background=True)
    tap.confine(20_000)
    tap.bound(20_000, 1e6)
    tap.bound(0, None)
    tap.bound(20_000, None)
    tap.confine(None)
    tap.release()
    tap.mark(background=False)


@pytest.mark.parametrize("opening", EVERY)
def test_nothing_that_is_asked_of_a_connection_raises(
    opening: Opening, connection: socket.socket
) -> None:
    ask_everything(opening(connection))


@pytest.mark.parametrize("opening", EVERY)
def test_nothing_that_is_asked_of_a_closed_connection_raises(
    opening: Opening, connection: socket.socket
) -> None:
    tap = opening(connection)
    connection.close()
    ask_everything(tap)
    assert tap.read() is None


@pytest.mark.parametrize("opening", EVERY)
def test_nothing_that_is_asked_too_early_raises(opening: Opening) -> None:
    with socket.socket() as lonely:
        ask_everything(opening(lonely))


@pytest.mark.parametrize(
    ("system", "kind"),
    [("linux", LinuxTap), ("darwin", AppleTap), ("win32", WindowsTap), ("freebsd14", NoTap)],
)
def test_each_system_has_its_adapter(
    system: str, kind: type, connection: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(native_taps, "_control", lambda: None)
    monkeypatch.setattr(sockets, "sys", type("System", (), {"platform": system}))
    assert type(open_tap(connection)) is kind


def test_macos_is_told_the_traffic_class() -> None:
    with FakeSocket() as near:
        tap = AppleTap(near)
        tap.mark(background=True)
        tap.mark(background=False)
    assert near.options == [
        (socket.SOL_SOCKET, APPLE_TRAFFIC_CLASS, APPLE_BACKGROUND),
        (socket.SOL_SOCKET, APPLE_TRAFFIC_CLASS, APPLE_BEST_EFFORT),
    ]


def test_windows_is_told_the_priority_of_the_sockets_handle() -> None:
    control = FakeControl()
    with socket.socket() as near:
        handle = near.fileno()
        tap = WindowsTap(near, control)
        tap.mark(background=True)
        tap.mark(background=False)
    tap.mark(background=True)
    assert control.hints == [
        (handle, WINDOWS_PRIORITY_HINT, WINDOWS_VERY_LOW),
        (handle, WINDOWS_PRIORITY_HINT, WINDOWS_NORMAL),
    ], "a closed socket is not asked for"


@pytest.mark.skipif(sys.platform == "win32", reason="there it has one")
def test_elsewhere_there_is_nothing_to_tell_windows_with(connection: socket.socket) -> None:
    WindowsTap(connection).mark(background=True)
