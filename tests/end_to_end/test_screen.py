"""The window, the tray and a drop from another program, on a real X server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from tests.end_to_end.program import Program
from tests.servers.nginx import Nginx
from tests.servers.screen import WIDTH, Screen, link_to_drag, running_screen
from tests.waiting import wait_until

pytestmark = [pytest.mark.screen, pytest.mark.needs("nginx", "convert"), pytest.mark.timeout(120)]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with running_screen(tmp_path) as instance:
        yield instance


@pytest.fixture
def window(ebbtide: Program, screen: Screen) -> str:
    """Ebbtide's window, with the engine ready."""
    ebbtide.start_on(screen)
    # The mouse that moves here is somebody at the computer, and transfers would wait.
    assert ebbtide.run("settings", "when_active_normal", "ignore").returncode == 0
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    return screen.windows("Ebbtide")[-1]


def _tray_icon(screen: Screen) -> tuple[int, int]:
    """The middle of the tray, which holds one icon and sits in the corner."""
    wait_until(lambda: screen.xdotool("search", "--class", "trayer"), "the tray is there")
    tray = screen.xdotool("search", "--onlyvisible", "--class", "trayer").split()[-1]
    left, top, width, height = screen.place_of(tray)
    assert left + width <= WIDTH
    return left + width // 2, top + height // 2


def test_a_link_dropped_from_another_program_becomes_a_file(
    ebbtide: Program, screen: Screen, window: str, nginx: Nginx, tmp_path: Path
) -> None:
    (nginx.root / "gift.bin").write_bytes(b"gift" * 1000)
    left, top, width, height = screen.place_of(window)
    with link_to_drag(screen, f"{nginx.url}/gift.bin") as start:
        screen.drag(start, (left + width // 2, top + height // 2))
        saved = ebbtide.downloads / "gift.bin"
        wait_until(saved.exists, "the dropped link has become a file")
    assert saved.read_bytes() == b"gift" * 1000


def test_the_tray_menu_pauses_everything(
    ebbtide: Program, screen: Screen, window: str, tmp_path: Path
) -> None:
    icon = _tray_icon(screen)
    shown = len(screen.windows(""))
    screen.click(*icon, button=3)
    wait_until(lambda: len(screen.windows("")) > shown, "the menu is shown")
    screen.shoot(tmp_path / "menu.png")
    # How things are, Open, Add, Paste links, Pause all with its own menu: for an hour.
    down = ["Down"] * 5
    screen.xdotool("key", "--delay", "100", *down, "Right", "Return")
    wait_until(lambda: ebbtide.json("status")["paused"], "all transfers are paused")


def test_closing_hides_to_the_tray_and_a_click_brings_it_back(
    ebbtide: Program, screen: Screen, window: str
) -> None:
    _tray_icon(screen)
    screen.xdotool("windowfocus", "--sync", window, "key", "ctrl+w")
    wait_until(lambda: not screen.windows("Ebbtide"), "the window is hidden")
    assert ebbtide.run("status").returncode == 0
    screen.click(*_tray_icon(screen))
    wait_until(lambda: screen.windows("Ebbtide"), "the window is back")


def test_a_second_start_shows_the_window_of_the_first(
    ebbtide: Program, screen: Screen, window: str
) -> None:
    _tray_icon(screen)
    screen.xdotool("windowfocus", "--sync", window, "key", "ctrl+w")
    wait_until(lambda: not screen.windows("Ebbtide"), "the window is hidden")
    second = subprocess.run(
        [sys.executable, "-m", "ebbtide"], env=screen.environment, check=False, timeout=30
    )
    assert second.returncode == 0
    wait_until(lambda: screen.windows("Ebbtide"), "the window is back")


def test_a_screen_that_dies_ends_it_in_order(
    ebbtide: Program, nginx: Nginx, tmp_path: Path
) -> None:
    (nginx.root / "slow.bin").write_bytes(bytes(1 << 20))
    with running_screen(tmp_path) as screen:
        ebbtide.start_on(screen)
        wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
        assert ebbtide.run("add", "--hold", f"{nginx.url}/slow.bin").returncode == 0
    assert ebbtide.wait() == ErrorCode.UNEXPECTED.number
    log = (ebbtide.home / "state_home" / "ebbtide" / "ebbtide.log").read_text()
    assert "the display has gone" in log
    assert not (ebbtide.home / "data_home" / "ebbtide" / "jobs.db-wal").exists(), "it was closed"
    ebbtide.start("--headless")
    assert len(ebbtide.json("list")) == 1
