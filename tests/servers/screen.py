"""A screen of its own: an X server without glass, a tray host, a hand on mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.waiting import wait_until

WIDTH, HEIGHT = 1280, 800


class Screen:
    """A running X server."""

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to appear here."""
        environment = {**os.environ, "DISPLAY": self.display}
        environment.pop("QT_QPA_PLATFORM", None)
        return environment

    def xdotool(self, *arguments: str) -> str:
        """Move the mouse, press keys, look for windows."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.stdout.strip()

    def windows(self, name: str) -> list[str]:
        """Ids of the visible windows whose title fits."""
        return self.xdotool("search", "--onlyvisible", "--name", name).split()

    def place_of(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window."""
        lines = self.xdotool("getwindowgeometry", "--shell", window).splitlines()
        values = dict(line.split("=") for line in lines)
        return (int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"]))

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Press and release a mouse button somewhere."""
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag as a hand does: slowly at first, so that the programs notice."""
        steps = ["mousemove", *map(str, start), "sleep", "0.2", "mousedown", "1", "sleep", "0.2"]
        for _ in range(8):
            steps += ["mousemove_relative", "--", "5", "5", "sleep", "0.05"]
        x, y = end
        for dx in (0, 2, 4):
            steps += ["mousemove", str(x + dx), str(y + dx), "sleep", "0.2"]
        self.xdotool(*steps, "mouseup", "1")

    def shoot(self, path: Path) -> None:
        """Write a picture of the whole screen as PNG."""
        dump = subprocess.run(
            ["xwd", "-root", "-silent"], env=self.environment, capture_output=True, check=True
        )
        subprocess.run(["convert", "xwd:-", str(path)], input=dump.stdout, check=True)


@contextmanager
def running_screen(directory: Path) -> Iterator[Screen]:
    """Run an X server with a tray host."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        log = stack.enter_context((directory / "xvfb.log").open("wb"))
        size = f"{WIDTH}x{HEIGHT}x24"
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=log,
        )
        stack.callback(_end, server)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            screen = Screen(f":{numbers.readline().strip()}")
        tray = subprocess.Popen(
            ["trayer", "--edge", "top", "--align", "right", "--widthtype", "request"],
            env=screen.environment,
            stderr=log,
        )
        stack.callback(_end, tray)
        yield screen


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)


@contextmanager
def link_to_drag(screen: Screen, url: str) -> Iterator[tuple[int, int]]:
    """Show a window of another program with a link; give the place to grab it."""
    script = f"""
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gtk
window = Gtk.Window(title="Another program")
window.add(Gtk.LinkButton(uri={url!r}, label="a link to drag"))
window.set_default_size(200, 60)
window.move(1000, 600)
window.show_all()
Gtk.main()
"""
    # Debian's own Python is the one that sees Debian's GTK.
    process = subprocess.Popen(["/usr/bin/python3", "-c", script], env=screen.environment)
    try:
        wait_until(lambda: screen.windows("Another program"), "the other program shows its window")
        left, top, width, height = screen.place_of(screen.windows("Another program")[0])
        yield left + width // 2, top + height // 2
    finally:
        _end(process)
