from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ebbtide.host.displays import has_display


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": ":4321"},
        {"DISPLAY": "127.0.0.1:59000"},
        {"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_no_screen(environ: dict[str, str]) -> None:
    assert not has_display(environ)


def test_qt_can_be_told_to_do_without() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})


def test_a_wayland_compositor_that_answers(runtime_dir: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(runtime_dir / "wayland-0"))
        server.listen()
        environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(runtime_dir)}
        assert has_display(environ)


def test_a_wayland_socket_that_is_dead(runtime_dir: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(runtime_dir / "wayland-0"))
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(runtime_dir)}
    assert not has_display(environ)


def test_an_x_server_on_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr("ebbtide.host.displays._X_PORT", server.getsockname()[1] - 2)
        assert has_display({"DISPLAY": "127.0.0.1:2.0"})
