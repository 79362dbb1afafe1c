"""`status` and `quit`: Ebbtide itself."""

from __future__ import annotations

import argparse
import os
import time

from ebbtide.api.address import socket_path
from ebbtide.api.client import Client, find, unreachable
from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.rendering import link_lines, moment
from ebbtide.core.words import size_in_words

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import Any

NOT_RUNNING = 3
"""The number of ENGINE_UNREACHABLE, known here so that asking imports nothing."""
QUIT_TIMEOUT_S = 30.0
"""How long an engine may take to write down where its transfers are."""


def _status(args: argparse.Namespace) -> int:
    client = find(socket_path(os.environ))
    if client is None:
        if args.json:
            say_data({"running": False})
        else:
            say("Ebbtide is not running. Start it: ebbtide start")
        return NOT_RUNNING
    with client:
        status = client.call("engine.status")
    if args.json:
        say_data(status)
    else:
        _tell(status)
    return 0


def _tell(status: dict[str, Any]) -> None:
    mode = ", headless" if status["headless"] else ""
    say(
        f"Ebbtide {status['version']} is running{mode} (process {status['process_id']}) "
        f"since {moment(status['started_at'])}."
    )
    speed = f", {size_in_words(status['bytes_per_second'])}/s" if status["running"] else ""
    needs = "needs" if status["failed"] == 1 else "need"
    say(
        f"Jobs: {status['running']} running{speed}; {status['waiting']} waiting; "
        f"{status['failed']} {needs} you."
    )
    # An older engine does not tell.
    because = status.get("waiting_because")
    if because is not None and not status["paused"]:
        say(" ".join(filter(None, (f"{because['text'].rstrip('.')}.", because["remedy"]))))
    if status["link"] is not None:
        for line in link_lines(status["link"]):
            say(line)
    if status["paused"]:
        say("All transfers are paused. Go on: ebbtide resume --all")
    if fixed := status["fixed_settings"]:
        what = "1 setting is" if fixed == 1 else f"{fixed} settings are"
        say(f"{what} fixed by your administrator; 'ebbtide settings' shows which.")
    for problem in status["policy_problems"]:
        say(problem["text"])
    say(f"Database: {status['database']}")


def _quit(args: argparse.Namespace) -> int:
    del args
    # Without agreeing on a version: this is how an old engine makes room for a new one.
    client = find(socket_path(os.environ), hello=False)
    if client is None:
        say("Ebbtide is not running.")
        return 0
    with client:
        client.call("engine.quit")
        _wait_for_end(client)
    say("Ebbtide has quit. Transfers go on when it is started again.")
    return 0


def _wait_for_end(client: Client) -> None:
    """Wait until the engine hangs up, which is the last thing that it does."""
    from ebbtide.core.errors import EbbtideError

    deadline = time.monotonic() + QUIT_TIMEOUT_S
    try:
        while client.next_notification(max(0.0, deadline - time.monotonic())) is not None:
            pass
    except EbbtideError:
        return
    raise unreachable(f"it did not end within {QUIT_TIMEOUT_S:g} s")


COMMANDS = {
    "status": Command(row("engine.status").summary, _status, add_json),
    "quit": Command(row("engine.quit").summary, _quit),
}
