"""`add`: make a job, and wait for it if asked to."""

from __future__ import annotations

import argparse
from pathlib import Path

from ebbtide.api.client import Client
from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.requests import declare, options_of, ranges_of
from ebbtide.cli.starting import any_engine

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from ebbtide.cli.rendering import Job
    from ebbtide.core.errors import EbbtideError

PRIORITIES = ("foreground", "high", "normal", "low")

_TEXTS = row("jobs.add").parameters


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("urls", metavar="URL", nargs="+", help=_TEXTS["urls"])
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="Save under this name; with -d, in that directory."
    )
    parser.add_argument("-d", "--directory", metavar="DIR", help="Save into this directory.")
    parser.add_argument("--name", metavar="NAME", help=_TEXTS["name"])
    parser.add_argument("--priority", choices=PRIORITIES, default="normal", help=_TEXTS["priority"])
    parser.add_argument("--hold", action="store_true", help=_TEXTS["hold"])
    parser.add_argument("--manual", action="store_true", help=_TEXTS["manual"])
    parser.add_argument(
        "--wait",
        action="store_true",
        help="Wait until the files are saved, or the job needs somebody. Ctrl-C stops only "
        "the waiting.",
    )
    declare(parser)
    add_json(parser)


def _add(args: argparse.Namespace) -> int:
    directory, target = _place(args.directory, args.output)
    ranges, options = ranges_of(args), options_of(args, absolute)
    descriptions = [url for url in args.urls if _is_description_here(url)]
    with any_engine() as client:
        job = client.call(
            "jobs.add",
            urls=[url for url in args.urls if url not in descriptions],
            directory=directory,
            target=target,
            name=args.name,
            priority=args.priority,
            hold=args.hold,
            manual=args.manual,
            ranges=ranges,
            options=options,
            **({"metalinks": [absolute(path) for path in descriptions]} if descriptions else {}),
        )
        if args.wait:
            return wait(client, job, args)
    if args.json:
        say_data(job)
    else:
        say(f"Added as job {job['number']}: {job['name']}")
    return 0


def _place(directory: str | None, output: str | None) -> tuple[str | None, str | None]:
    """Return the directory or the file that is wanted; a name below a directory is a file.

    Raises:
        EbbtideError: NAME_INVALID, USAGE.
    """
    if directory is None or output is None:
        return (
            None if directory is None else absolute(directory),
            None if output is None else absolute_file(output),
        )
    if Path(output).is_absolute():
        from ebbtide.core.errors import EbbtideError, ErrorCode

        detail = "-o is a complete path already: leave out -d, or give -o a name alone."
        raise EbbtideError(ErrorCode.USAGE, detail=detail)
    return None, absolute_file(str(Path(directory) / output) + "/" * output.endswith("/"))


def wait(client: Client, job: Job, args: argparse.Namespace) -> int:
    """Wait until a job is over or needs somebody; return the exit status."""
    from ebbtide.cli.watching import wait_for

    return wait_for(client, job["id"], as_json=args.json)


def _is_description_here(text: str) -> bool:
    return text.lower().endswith((".metalink", ".meta4")) and "://" not in text


def absolute_file(text: str) -> str:
    """Return the complete path of a file that is to be written.

    Raises:
        CommandError: NAME_INVALID.
    """
    if text.endswith("/"):
        raise _unusable(text, "it is a directory; use -d to save into it")
    path = Path(text)
    _check_text(text)
    return str(Path(absolute(path.parent)) / path.name)


def absolute(path: str | Path) -> str:
    """Return a path as the engine needs it: it runs in another directory."""
    path = Path(path)
    # Dots are resolved as the file system does; links without dots stay as they were typed.
    complete = path.resolve() if ".." in path.parts else path.absolute()
    _check_text(str(complete))
    return str(complete)


def _check_text(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError:
        # As it was typed, with what cannot be shown spelled out.
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        raise _unusable(
            shown, "it is not valid UTF-8; rename it first, or choose another name"
        ) from None


def _unusable(path: str, detail: str) -> EbbtideError:
    from ebbtide.core.errors import CommandError, ErrorCode

    return CommandError(ErrorCode.NAME_INVALID, name=path, detail=detail)


COMMANDS = {
    "add": Command(
        row("jobs.add").summary,
        _add,
        _arguments,
        (
            "ebbtide add https://example.org/ebb.iso",
            "ebbtide add -o disk.iso https://example.org/ebb.iso",
            "ebbtide add ebb.metalink",
            "ebbtide add --wait https://example.org/ebb.iso && echo saved",
            "ebbtide add --user ann --checksum sha256:9f86… https://example.org/ebb.iso",
            "ebbtide add --range 0:1000,5000:eof https://example.org/ebb.iso",
        ),
        mixed=True,
    )
}
