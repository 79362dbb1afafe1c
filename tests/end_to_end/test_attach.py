"""An engine without a window, and a tray that comes to it and goes: three real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from tests.end_to_end.program import Program
from tests.servers.screen import Screen, running_screen
from tests.waiting import wait_until

pytestmark = [pytest.mark.screen, pytest.mark.needs("convert"), pytest.mark.timeout(120)]

NOWHERE = "http://127.0.0.1:9"
METALINK = f"""<?xml version="1.0" encoding="UTF-8"?>
<metalink xmlns="urn:ietf:params:xml:ns:metalink">
<file name="described.bin"><url>{NOWHERE}/described.bin</url></file>
</metalink>
"""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with running_screen(tmp_path) as instance:
        yield instance


@contextmanager
def window_on(screen: Screen, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start what a click on the program's icon starts; end it afterwards."""
    command = [sys.executable, "-m", "ebbtide", *arguments]
    process = subprocess.Popen(command, env=screen.environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


def press(screen: Screen, *keys: str) -> None:
    """Press keys in Ebbtide's window."""
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    screen.xdotool("windowfocus", "--sync", screen.windows("Ebbtide")[-1], "key", *keys)


def toggle_first_job(screen: Screen) -> None:
    """Pause or resume the first job of the list, as a hand on the keyboard does."""
    press(screen, "ctrl+f", "Escape", "Home", "space")


def test_a_window_attaches_to_a_headless_engine_and_leaves_it_running(
    ebbtide: Program, screen: Screen
) -> None:
    engine = ebbtide.start("--headless")
    for name in ("one", "two"):
        assert ebbtide.run("add", f"{NOWHERE}/{name}", "--hold").returncode == 0
    with window_on(screen) as window:
        wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
        until_toggled(ebbtide, screen)
        assert ebbtide.json("status")["process_id"] == engine.pid
        press(screen, "ctrl+q")
        assert window.wait(20) == 0
    assert ebbtide.is_running
    assert len(ebbtide.json("list")) == 2


def until_toggled(ebbtide: Program, screen: Screen) -> None:
    """Press until the job has another state: the window may not have it yet."""
    before = ebbtide.state(1)

    def toggled() -> bool:
        toggle_first_job(screen)
        return ebbtide.state(1) != before

    wait_until(toggled, "a key in the window reaches the engine")


def test_a_killed_engine_is_missed_and_its_successor_found(
    ebbtide: Program, screen: Screen, tmp_path: Path
) -> None:
    ebbtide.start("--headless")
    assert ebbtide.run("add", f"{NOWHERE}/one", "--hold").returncode == 0
    with window_on(screen) as window:
        until_toggled(ebbtide, screen)
        ebbtide.kill()
        screen.shoot(tmp_path / "lost.png")
        engine = ebbtide.start("--headless")
        until_toggled(ebbtide, screen)
        assert window.poll() is None
        assert ebbtide.json("status")["process_id"] == engine.pid


def test_a_window_without_an_engine_starts_one_and_goes_on(
    ebbtide: Program, screen: Screen
) -> None:
    ebbtide.start("--headless")
    assert ebbtide.run("add", f"{NOWHERE}/one", "--hold").returncode == 0
    with window_on(screen) as window:
        until_toggled(ebbtide, screen)
        ebbtide.kill()
        first = until_started(ebbtide, screen)
        until_toggled(ebbtide, screen)
        # What the window started is a child of its own, and has to be startable again.
        os.kill(first, signal.SIGKILL)
        second = until_started(ebbtide, screen)
        assert second != first
        until_toggled(ebbtide, screen)
        press(screen, "ctrl+q")
        assert window.wait(20) == 0
    assert ebbtide.json("status")["process_id"] == second, "the engine outlives the window"
    assert ebbtide.run("quit").returncode == 0


def until_started(ebbtide: Program, screen: Screen) -> int:
    """Press the button "Start the engine"; return the process that answers then."""

    def started() -> bool:
        if ebbtide.run("status").returncode == 0:
            return True
        press(screen, "alt+e")
        return False

    wait_until(started, "the window has started an engine", 30)
    return int(ebbtide.json("status")["process_id"])


def test_a_second_start_brings_the_attached_window_back(ebbtide: Program, screen: Screen) -> None:
    ebbtide.start("--headless")
    with window_on(screen) as window:
        press(screen, "ctrl+w")
        wait_until(lambda: not screen.windows("Ebbtide"), "the window is hidden in the tray")
        with window_on(screen, "open", "--add") as second:
            wait_until(lambda: screen.windows("Add transfers"), "the dialog is shown")
            assert second.wait(20) == 0
        assert window.poll() is None


def test_a_link_of_a_page_and_a_description_only_fill_in_the_dialog(
    ebbtide: Program, screen: Screen, tmp_path: Path
) -> None:
    description = tmp_path / "files.meta4"
    description.write_text(METALINK)
    ebbtide.start_on(screen)
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    with window_on(screen, "open", f"ebbtide:{NOWHERE}/from-a-page", str(description)) as second:
        assert second.wait(20) == 0
    wait_until(lambda: screen.windows("Add transfers"), "the dialog is shown")
    assert ebbtide.json("list") == [], "nobody has agreed yet"
    with window_on(screen, "open", "ebbtide:file:///etc/passwd") as third:
        assert third.wait(20) == ErrorCode.URL_INVALID.number
    dialog = screen.windows("Add transfers")[-1]
    screen.xdotool("windowfocus", "--sync", dialog, "key", "ctrl+Return")
    wait_until(lambda: len(ebbtide.json("list")) == 2, "somebody has agreed")
    names = {job["name"] for job in ebbtide.json("list")}
    assert names == {"from-a-page", "described.bin"}


def test_an_engine_with_a_window_takes_the_place_of_an_attached_one(
    ebbtide: Program, screen: Screen
) -> None:
    ebbtide.start("--headless")
    with window_on(screen) as attached:
        wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
        ebbtide.kill()
        ebbtide.start_on(screen, "start", "--background")
        assert attached.wait(20) == 0
        wait_until(lambda: screen.windows("Ebbtide"), "the new one's window is shown instead")
