"""The end of a process whose display has gone, in processes of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = """
from PySide6.QtCore import qWarning
from ebbtide.host.lost_display import LostDisplay
lost_display = LostDisplay(lambda: print("in order", flush=True), 7)
"""


def run(code: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "message",
    [
        "The X11 connection broke (error 1). Did the X11 server die?",
        "The Wayland connection broke. Did the Wayland compositor die?",
    ],
)
def test_things_are_put_in_order(message: str) -> None:
    assert run(f"qWarning({message!r}); print('goes on')") == (7, "in order\n", f"{message}\n")


def test_other_messages_are_passed_on() -> None:
    assert run("qWarning('something else')") == (0, "", "something else\n")


def test_nothing_is_done_once_it_is_forgotten() -> None:
    status, said, _ = run("lost_display.forget(); qWarning('The X11 connection broke')")
    assert (status, said) == (0, "")


def test_the_end_comes_even_if_the_order_fails() -> None:
    code = "lost_display._put_in_order = lambda: 1 / 0; qWarning('The X11 connection broke')"
    assert run(code)[0] == 7
