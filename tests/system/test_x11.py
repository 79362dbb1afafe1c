from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from Xlib import X, Xatom, display

from ebbtide.core.observations import Answer, Observations, Presence, Wanted
from tests.servers.buses import end
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


def test_a_server_without_the_extension_cannot_tell(watching: Watching) -> None:
    with x_server("", "-extension", "MIT-SCREEN-SAVER") as screen:
        watching.start(LATE, DISPLAY=screen)
        manager = WindowManager(screen)
        manager.activate(manager.window())
        watching.until(lambda seen: seen.presence.full_screen is NO, "the server answers")
        assert watching.heard.seen.presence.away is UNKNOWN
        manager.close()


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


def test_the_x_server_of_a_wayland_session_is_not_asked(screen: str, watching: Watching) -> None:
    watching.start(SOON, DISPLAY=screen, WAYLAND_DISPLAY="wayland-7")
    watching.until(lambda seen: seen.routes.default is not None, "the other probes work")
    assert nobody_knows(watching.heard.seen)
