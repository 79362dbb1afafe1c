"""Notifications as a real service shows them: seen, clicked, and held back when asked to."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Program
from tests.servers.buses import MessageBus, end
from tests.servers.nginx import Nginx
from tests.servers.screen import Screen, running_screen
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.screen,
    pytest.mark.needs("nginx", "dunst", "dbus-daemon"),
    pytest.mark.timeout(120),
]

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
DUNST = "org.dunstproject.cmd0"
PROPERTIES = "org.freedesktop.DBus.Properties"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with running_screen(tmp_path) as instance:
        yield instance


class Dunst:
    """A small daemon that draws notifications; quiet where somebody asked for quiet."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def count(self, which: str) -> int:
        """How many are displayed or waiting."""
        return int(self._bus.call(NAME, PATH, PROPERTIES, "Get", "ss", (DUNST, which))[0][1])

    def click(self) -> None:
        """Choose the default action of the newest one."""
        self._bus.call(NAME, PATH, DUNST, "NotificationAction", "u", (0,))

    def set_quiet(self, quiet: bool) -> None:
        """Do not disturb, or do."""
        self._bus.call(NAME, PATH, PROPERTIES, "Set", "ssv", (DUNST, "paused", ("b", quiet)))


@pytest.fixture
def dunst(screen: Screen, runtime_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dunst]:
    bus = MessageBus(runtime_dir, "session")
    bus.start()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    daemon = subprocess.Popen(["dunst"], env=screen.environment, stderr=subprocess.DEVNULL)
    wait_until(lambda: bus.owns(NAME), "the notification service is there")
    yield Dunst(bus)
    end(daemon)
    bus.stop()


def test_an_arrival_is_shown_and_a_click_on_it_shows_the_window(
    ebbtide: Program, nginx: Nginx, screen: Screen, dunst: Dunst, tmp_path: Path
) -> None:
    (nginx.root / "gift.bin").write_bytes(b"gift" * 1000)
    ebbtide.start_on(screen)
    assert ebbtide.run("settings", "when_active_normal", "ignore").returncode == 0
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    screen.xdotool("windowfocus", "--sync", screen.windows("Ebbtide")[-1], "key", "ctrl+w")
    wait_until(lambda: not screen.windows("Ebbtide"), "the window is hidden")
    # That it goes on in the tray is told, too, by the tray itself.
    assert ebbtide.run("add", "--wait", f"{nginx.url}/gift.bin").returncode == 0
    wait_until(lambda: dunst.count("displayedLength") == 1, "the arrival is shown")
    screen.shoot(tmp_path / "arrived.png")
    dunst.click()
    wait_until(lambda: screen.windows("Ebbtide"), "the window is back")

    dunst.set_quiet(True)
    screen.xdotool("windowfocus", "--sync", screen.windows("Ebbtide")[-1], "key", "ctrl+w")
    wait_until(lambda: not screen.windows("Ebbtide"), "the window is hidden")
    (nginx.root / "other.bin").write_bytes(b"gift" * 1000)
    assert ebbtide.run("add", "--wait", f"{nginx.url}/other.bin").returncode == 0
    wait_until(lambda: dunst.count("waitingLength") >= 1, "the second one waits")
    assert dunst.count("displayedLength") == 0
