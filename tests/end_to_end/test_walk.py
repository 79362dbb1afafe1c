"""One afternoon with Ebbtide: a hand on mouse and keyboard, a network that changes its price."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.observations import Metered
from tests.end_to_end.program import Program
from tests.end_to_end.surroundings import FAR_URL, RATE, Jobs, Wifi, far_server
from tests.servers.nginx import Nginx
from tests.servers.screen import Screen, link_to_drag, running_screen
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.screen,
    pytest.mark.network_namespace,
    pytest.mark.needs("nginx", "nsenter"),
    pytest.mark.timeout(120),
]

CONTENT = os.urandom(7 * RATE)
AWAY_S = 5


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with far_server(tmp_path / "nginx") as server:
        (server.root / "gift.bin").write_bytes(CONTENT)
        yield server


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop's opener notes what it was asked to open."""
    programs, note = tmp_path / "programs", tmp_path / "opened"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" >"{note}.new" && mv "{note}.new" "{note}"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return note


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with running_screen(tmp_path) as instance:
        yield instance


def test_a_link_on_its_way_to_a_file(
    ebbtide: Program, server: Nginx, wifi: Wifi, screen: Screen, opened: Path
) -> None:
    ebbtide.start_on(screen)
    jobs = Jobs()
    jobs.change(away_after_s=AWAY_S, connections_per_file=1, network_grace_s=0)
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    window = screen.windows("Ebbtide")[-1]

    left, top, width, height = screen.place_of(window)
    with link_to_drag(screen, f"{FAR_URL}/gift.bin") as start:
        screen.drag(start, (left + width // 2, top + height // 2))
        wait_until(lambda: jobs.ask("jobs.list"), "the dropped link is a transfer")
    wait_until(lambda: jobs.codes() == ["user_active"], "it waits: I am here")
    assert jobs.text() == "Waiting: you are at the computer"

    wait_until(lambda: jobs.arriving() == {1}, "it runs: I have left")
    wait_until(lambda: jobs.job()["done_size"] > 0, "something is here for good")
    screen.xdotool("mousemove_relative", "--", "7", "7")
    wait_until(lambda: not jobs.running(), "it pauses: I am back")

    wifi.costs(Metered.YES)
    wait_until(lambda: "metered" in jobs.codes(), "it says what the Wi-Fi costs")
    assert jobs.text() == "Waiting: this connection is metered (Phone hotspot)"

    # The menu of the chosen transfer: Start now, and Open later.
    press(screen, window, "alt+t", "n")
    wait_until(lambda: "lifted" in jobs.codes(), "I start it anyway")
    wait_until(lambda: jobs.job()["state"] == "acknowledged", "it has finished")
    saved = ebbtide.downloads / "gift.bin"
    assert saved.read_bytes() == CONTENT

    press(screen, window, "alt+t", "o")
    wait_until(opened.exists, "I open it")
    assert opened.read_text().removeprefix("file://") == str(saved)
    jobs.close()
    assert ebbtide.quit() == 0


def press(screen: Screen, window: str, *keys: str) -> None:
    """Press keys in the window."""
    screen.xdotool("windowfocus", "--sync", window, "key", "--delay", "100", *keys)
