"""`why`, `start-now`, `set` and `move`: when a job runs, and why not now."""

from __future__ import annotations

import argparse
import time

from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.jobs import JOB_TEXT
from ebbtide.cli.output import say, say_data
from ebbtide.cli.starting import any_engine, running_engine

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ebbtide.cli.rendering import Job

_DEFAULT = "default"
_OFF = "off"
_PLACES = ("top", "up", "down", "bottom")
_MODES = ("pause", "yield", "ignore", _DEFAULT)


def _why_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)
    add_json(parser)


def _why(args: argparse.Namespace) -> int:
    with running_engine() as client:
        job = client.call("jobs.show", job=args.job)
    if args.json:
        say_data(job["verdict"])
    else:
        print("\n".join(why_lines(job)))
    return 0


def why_lines(job: Job) -> Iterator[str]:
    """Yield every reason for what a job does, and what would clear it."""
    for reason in job["verdict"]["reasons"]:
        yield f"{reason['text'].rstrip('.')}{_when(reason['clears_at'])}."
        if reason["remedy"]:
            yield f"  {reason['remedy']}"


def _when(clears_at: float | None) -> str:
    """Return how long a reason lasts, where that is known."""
    from ebbtide.core.words import duration_in_words

    left_s = 0.0 if clears_at is None else clears_at - time.time()
    return f" (in {duration_in_words(left_s)})" if left_s >= 1 else ""


def _start_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)


def _start_now(args: argparse.Namespace) -> int:
    with any_engine() as client:
        _tell(client.call("jobs.start_now", job=args.job))
    return 0


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)
    parser.add_argument("--cost", metavar="POLICY", help=_help("jobs.set_cost_policy", "policy"))
    parser.add_argument(
        "--when-active", choices=_MODES, help=_help("jobs.set_when_active", "when_active")
    )
    parser.add_argument("--window", metavar="TIMES", help=_help("jobs.set_window", "window"))
    parser.add_argument(
        "--start-at",
        metavar="TIME",
        help="Not before this time: 2026-11-20T01:00 or 01:00 (the next time it is); "
        "'default' is at once.",
    )
    parser.add_argument(
        "--url",
        metavar="URL",
        help="Fetch the rest from this address; the bytes here are kept. An upload begins afresh.",
    )
    parser.add_argument(
        "--file",
        type=int,
        metavar="NUMBER",
        help="The file that --url or -o is for, if there are more.",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="NAME",
        help="Save under this name, in the same directory; --file tells which file.",
    )
    parser.add_argument(
        "--user",
        metavar="NAME",
        help="Who you are to the job's servers; the password is asked for, or read from "
        "standard input.",
    )
    parser.add_argument(
        "--max-size",
        metavar="SIZE",
        help="The most to download: 500M, 20G; 'off' is no limit.",
    )
    parser.add_argument(
        "--checksum",
        metavar="ALGORITHM:HEX",
        help="What the file has to match; bytes that are here are compared anew. 'off' is nothing.",
    )
    parser.add_argument(
        "--replace-prefix",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="Change the beginning of the addresses of incomplete files.",
    )


def _help(method: str, parameter: str) -> str:
    return row(method).parameters[parameter].replace("null", f"'{_DEFAULT}'")


def _set(args: argparse.Namespace) -> int:
    calls = list(_calls(args))
    if not calls:
        from ebbtide.core.errors import EbbtideError, ErrorCode

        raise EbbtideError(ErrorCode.USAGE, detail="Say what to set, such as --cost standard.")
    with any_engine() as client:
        jobs = [client.call(method, job=args.job, **wanted) for method, wanted in calls]
    _tell(jobs[-1])
    return 0


def _calls(args: argparse.Namespace) -> Iterator[tuple[str, dict[str, object]]]:
    if args.cost is not None:
        yield "jobs.set_cost_policy", {"policy": _or_none(args.cost)}
    if args.when_active is not None:
        yield "jobs.set_when_active", {"when_active": _or_none(args.when_active)}
    if args.window is not None:
        yield "jobs.set_window", {"window": _or_none(args.window)}
    if args.start_at is not None:
        text = _or_none(args.start_at)
        yield "jobs.set_start", {"start_at": None if text is None else start_time(text)}
    if args.max_size is not None:
        yield "jobs.set_maximum_size", {"maximum_size": _size(args.max_size)}
    if args.checksum is not None:
        yield "jobs.set_checksum", {"checksum": None if args.checksum == _OFF else args.checksum}
    # Last: they may let a job that failed go on.
    if args.output is not None:
        yield "jobs.set_target", {"target": _name_or_path(args.output), "file_number": args.file}
    if args.url is not None:
        yield "jobs.set_address", {"url": args.url, "file_number": args.file}
    if args.replace_prefix is not None:
        old, new = args.replace_prefix
        yield "jobs.replace_prefix", {"old": old, "new": new}
    if args.user is not None:
        from ebbtide.cli.secret_input import read_secret

        password = read_secret(f"Password of {args.user}")
        yield "jobs.set_login", {"user": args.user, "password": password}


def _name_or_path(text: str) -> str:
    from ebbtide.cli.adding import absolute_file

    return absolute_file(text) if "/" in text else text


def _size(text: str) -> int | None:
    from ebbtide.cli.requests import size_of_option

    return None if text == _OFF else size_of_option(text)


def _or_none(text: str) -> str | None:
    return None if text == _DEFAULT else text


def start_time(text: str) -> float:
    """Return a time that somebody typed, in seconds since the epoch.

    Raises:
        EbbtideError: USAGE, it is none.
    """
    from datetime import datetime, timedelta
    from datetime import time as clock_time

    try:
        hour = clock_time.fromisoformat(text)
    except ValueError:
        hour = None
    try:
        if hour is None or hour.tzinfo is not None:
            return datetime.fromisoformat(text).timestamp()
    except ValueError:
        from ebbtide.core.errors import EbbtideError, ErrorCode

        detail = f"'{text}' is not a time; write 2026-11-20T01:00 or 01:00."
        raise EbbtideError(ErrorCode.USAGE, detail=detail) from None
    now = datetime.now()  # noqa: DTZ005 - the clock on the wall is what people mean
    moment = datetime.combine(now.date(), hour)
    return (moment if moment > now else moment + timedelta(days=1)).timestamp()


def _move_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)
    parser.add_argument("place", choices=_PLACES, help=row("jobs.move").parameters["place"])


def _move(args: argparse.Namespace) -> int:
    with any_engine() as client:
        _tell(client.call("jobs.move", job=args.job, place=args.place))
    return 0


def _tell(job: Job) -> None:
    say(f"{job['number']}  {job['name']}: {job['verdict']['text']}")


COMMANDS = {
    "why": Command(
        "Tell why a job runs or waits, and what would change that.",
        _why,
        _why_arguments,
        ("ebbtide why 3",),
    ),
    "start-now": Command(
        row("jobs.start_now").summary, _start_now, _start_arguments, ("ebbtide start-now 3",)
    ),
    "set": Command(
        "Change on what connections and at what times a job runs, its addresses, name, login, size "
        "or checksum.",
        _set,
        _set_arguments,
        (
            "ebbtide set 3 --cost standard",
            "ebbtide set 3 --window 'Mon-Fri 22:00-06:00; Sat,Sun' --when-active yield",
            "ebbtide set 3 --start-at 01:00",
            "ebbtide set 3 -o 'ebb (new).iso'",
            "ebbtide set 3 --user ann",
            "ebbtide set 3 --max-size 20G",
            "ebbtide set 3 --checksum sha256:9f86…",
            "ebbtide set 3 --url 'https://example.org/ebb.iso?token=new'",
        ),
    ),
    "move": Command(row("jobs.move").summary, _move, _move_arguments, ("ebbtide move 3 top",)),
}
