"""Finds the command, runs it, and turns what happens into words and an exit status."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from ebbtide.cli.command import Command, parse, parser_of
from ebbtide.cli.output import complain, prepare_streams, say, silence

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from ebbtide.core.errors import EbbtideError

INTERRUPTED = 130
"""Ctrl-C, as shells count it: 128 and the signal's number."""
NOBODY_READS = 141
"""The reader of a pipe has gone, likewise."""

GROUPS: dict[str, dict[str, str]] = {
    "Jobs": {
        "add": "adding",
        "probe": "probing",
        "upload": "uploading",
        "list": "jobs",
        "show": "jobs",
        "watch": "watching",
        "log": "jobs",
        "why": "timing",
    },
    "Steering": {
        "pause": "steering",
        "resume": "steering",
        "complete": "steering",
        "cancel": "steering",
        "remove": "steering",
        "rename": "steering",
        "priority": "steering",
        "start-now": "timing",
        "set": "timing",
        "move": "timing",
        "budget": "budgets",
        "limit": "steering",
    },
    "Ebbtide itself": {
        "status": "engine",
        "settings": "preferences",
        "credentials": "credentials",
        "quit": "engine",
        "serve-uploads": "serving",
    },
}
"""The module of every command; only that one is imported."""

HOST_COMMANDS = {
    "open": "Open the window, also that of an engine without one; with addresses: ask about them.",
    "start": "Run in this terminal; --background: no window yet, --headless: no window at all.",
}
"""Carried out by the program itself; here only for the help."""

EXAMPLES = (
    "ebbtide add https://example.org/ebb.iso",
    "ebbtide add -d ~/Music --priority low https://example.org/a https://example.org/b",
    "ebbtide add --wait --json https://example.org/ebb.iso",
    "ebbtide list",
    "ebbtide watch",
    "ebbtide pause 3 4",
    "ebbtide settings background_slots 5",
)

EXIT_STATUS = (
    "0    it was done",
    "1-99 the number of the error, the same as in the API; some of them:",
    "       2  the command line was not understood",
    "       3  Ebbtide is not running (list, show, status and the like start nothing)",
    "      10  there is no such job",
    "      12  the job's state does not allow it",
    "      18  the file exists already",
    "     all of them: ebbtide help errors",
    f"{INTERRUPTED}  Ctrl-C; jobs go on",
)


def main(argv: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    prepare_streams()
    try:
        status = _dispatch(list(argv))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return NOBODY_READS
    except SystemExit as end:  # argparse has printed help
        return int(end.code or 0)
    except _expected_error() as error:
        complain(error.info.text, error.info.advice)
        return error.code.number
    return status


def _expected_error() -> type[EbbtideError]:
    """Return the base of our errors; called, and imported, only when something went wrong."""
    from ebbtide.core.errors import EbbtideError

    return EbbtideError


def _dispatch(argv: list[str]) -> int:
    name = argv[0] if argv else "--help"
    if name in ("--version", "-V"):
        return _version()
    if name in ("--help", "-h", "help"):
        return _help(argv[1:])
    command = find_command(name)
    if command is None:
        raise _unknown(name)
    return command.run(parse(name, command, argv[1:]))


def find_command(name: str) -> Command | None:
    """Return the command with this name, or None."""
    for modules in GROUPS.values():
        if name in modules:
            module = importlib.import_module(f"ebbtide.cli.{modules[name]}")
            command: Command = module.COMMANDS[name]
            return command
    return None


def _version() -> int:
    from ebbtide import __version__

    say(f"ebbtide {__version__}")
    return 0


def _help(names: list[str]) -> int:
    if not names:
        print("\n".join(overview()))
        return 0
    if names == ["errors"]:
        print("\n".join(error_lines()))
        return 0
    command = find_command(names[0])
    if command is None:
        raise _unknown(names[0])
    parser_of(names[0], command).print_help()
    return 0


def overview() -> list[str]:
    """Return the lines of ``ebbtide --help``."""
    lines = ["usage: ebbtide [COMMAND] [ARGUMENTS]", ""]
    lines += ["Moves files in the slack of your network. Without a command: opens the window."]
    for heading, modules in GROUPS.items():
        lines += ["", f"{heading}:"]
        commands = {name: find_command(name) for name in modules}
        lines += [f"  {name:14}{command.summary}" for name, command in commands.items() if command]
    lines += [f"  {name:14}{summary}" for name, summary in HOST_COMMANDS.items()]
    lines += ["", "'ebbtide COMMAND --help' tells more. A JOB is a job's number, its UUID, or the"]
    lines += ["beginning of its UUID if only one fits.", "", "Examples:"]
    lines += [f"  {example}" for example in EXAMPLES]
    lines += ["", "Exit status:"]
    return lines + [f"  {line}" for line in EXIT_STATUS]


def error_lines() -> list[str]:
    """Return every error with its number: the exit statuses."""
    from ebbtide.core.errors import ErrorCode

    return [f"{code.number:3}  {code.text}" for code in ErrorCode]


def _unknown(name: str) -> EbbtideError:
    import difflib

    from ebbtide.core.errors import EbbtideError, ErrorCode

    known = [*HOST_COMMANDS, *(name for modules in GROUPS.values() for name in modules)]
    if "://" in name:
        return EbbtideError(ErrorCode.USAGE, detail=f"Did you mean 'ebbtide add {name}'?")
    near = difflib.get_close_matches(name, known, 1)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    return EbbtideError(ErrorCode.USAGE, detail=f"There is no command '{name}'{hint}")
