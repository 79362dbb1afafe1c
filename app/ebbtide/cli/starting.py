"""Reaching the engine, and starting one when none runs."""

from __future__ import annotations

import os
import sys
import time

from ebbtide.api.address import output_path, socket_path
from ebbtide.api.client import Client, find, unreachable
from ebbtide.cli.output import COMPLAINT, complain

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from ebbtide.core.errors import EbbtideError

START_TIMEOUT_S = 15.0
_LOOK_EVERY_S = 0.05
_LONGEST_LINE = 1000
"""Characters of the log that are shown."""


def running_engine() -> Client:
    """Return a connection to the running engine.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE, also when none runs.
    """
    client = find(socket_path(os.environ))
    if client is None:
        raise unreachable("it is not running")
    return client


def any_engine() -> Client:
    """Return a connection to the engine, started if none runs.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE or ENGINE_NOT_STARTED.
    """
    return find(socket_path(os.environ)) or start_engine()


def start_engine() -> Client:
    """Start an engine that outlives this program, and wait until it answers.

    Raises:
        EbbtideError: ENGINE_NOT_STARTED, with what it printed last.
        SystemExit: it ended with an error of its own, which has been passed on.
    """
    import threading

    path, output = socket_path(os.environ), output_path(os.environ)
    deadline = time.monotonic() + START_TIMEOUT_S
    nobody = threading.Event()
    process = spawn(_command(), output)
    status: int | None = None
    while (left := deadline - time.monotonic()) > 0:
        client = find(path, left)
        if client is not None:
            _let_go(process)
            return client
        status = process.poll()
        if status:
            break
        if status == 0:
            # It found another engine, which is just starting or, as we got no answer, ending.
            process = spawn(_command(), output)
        nobody.wait(_LOOK_EVERY_S)
    _let_go(process)
    said = lines_of(output)
    if status:
        _end_as_it_did(status, said)
    raise _not_started(said[-1] if said else f"no answer within {START_TIMEOUT_S:g} s.", output)


def _let_go(process: subprocess.Popen[bytes]) -> None:
    # It is meant to outlive us: without this Python warns of a child left behind.
    process.returncode = process.returncode or 0


def spawn(command: list[str], output: Path) -> subprocess.Popen[bytes]:
    """Start an engine that outlives this program.

    Args:
        command: as `command_for` gives it.
        output: the file that gets what it prints.

    Raises:
        EbbtideError: ENGINE_NOT_STARTED.
    """
    import subprocess

    try:
        output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise _not_started(f"'{output}': {error.strerror}.", output) from None
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            start_new_session=True,
            # A directory that is in use cannot be unmounted.
            cwd=os.path.sep,
        )
    except OSError as error:
        raise _not_started(f"'{sys.executable}': {error.strerror}.", output) from None
    finally:
        os.close(descriptor)


def _command() -> list[str]:
    return command_for("--background")


def command_for(face: str) -> list[str]:
    """Return the command that starts an engine: with a tray, or with ``--headless``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "start", face]
    # -P: the directory in which somebody happens to be is not searched for modules.
    return [sys.executable, "-P", "-m", "ebbtide", "start", face]


def lines_of(output: Path) -> list[str]:
    """Return the lines that an engine printed."""
    try:
        lines = output.read_text(errors="replace").split("\n")
    except OSError:
        return []
    return [line.strip()[:_LONGEST_LINE] for line in lines if line.strip()]


def _end_as_it_did(status: int, said: list[str]) -> None:
    """Pass on what an engine complained about; it has said all there is to say.

    Raises:
        SystemExit: with the engine's own exit status.
    """
    if len(said) > 1 and said[-2].startswith(COMPLAINT):
        complain(said[-2].removeprefix(COMPLAINT), said[-1])
        raise SystemExit(status)


def _not_started(detail: str, output: Path) -> EbbtideError:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.ENGINE_NOT_STARTED, detail=detail, path=output)
