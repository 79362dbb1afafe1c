"""Where words go: standard output, standard error, with or without colour."""

from __future__ import annotations

import json
import os
import sys

from ebbtide.cli.text import clean

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import Any, TextIO

_COLOURS = {"red": "31", "green": "32", "yellow": "33", "dim": "2", "bold": "1"}


def say(text: str = "") -> None:
    """Print one line for people; whatever would steer the terminal is made visible."""
    print(clean(text))


def say_data(data: Any) -> None:
    """Print one line for programs: JSON, at once."""
    print(json.dumps(data, separators=(",", ":")), flush=True)


COMPLAINT = "ebbtide: "
"""What a complaint begins with."""


def complain(message: str, advice: str) -> None:
    """Print what went wrong and what to do about it, to standard error."""
    print(f"{COMPLAINT}{clean(message)}", file=sys.stderr)
    if advice:
        print(f"  {clean(advice)}", file=sys.stderr)


def is_terminal(stream: TextIO | None = None) -> bool:
    """Tell whether somebody reads the stream (standard output) on a terminal."""
    stream = sys.stdout if stream is None else stream
    return stream is not None and stream.isatty()


def has_colour() -> bool:
    """Tell whether standard output shows colour, and whether it is wanted (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal()


def coloured(text: str, colour: str) -> str:
    """Return the text in a colour, for a terminal that shows it."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if colour else text


def terminal_size() -> tuple[int, int] | None:
    """Return columns and lines of the terminal, or None when there is none to fit."""
    if not is_terminal():
        return None
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        size = os.terminal_size((0, 0))
    # A terminal that does not know its size says 0.
    return _from_environment("COLUMNS", size.columns, 80), size.lines or 24


def _from_environment(name: str, found: int, otherwise: int) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isdecimal() and int(text) else found or otherwise


def prepare_streams() -> None:
    """Let no character of a name stop the program, whatever the locale can print."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def silence() -> None:
    """Send what is still to be written nowhere: nobody reads standard output any more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        # Not a real file: then nothing is written at exit either.
        return
