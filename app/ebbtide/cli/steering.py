"""`pause`, `resume`, `complete`, `cancel`, `remove`, `rename`, `limit`, `priority`."""

from __future__ import annotations

import argparse

from ebbtide.api.client import Client
from ebbtide.api.table import row
from ebbtide.cli.adding import PRIORITIES
from ebbtide.cli.command import Command
from ebbtide.cli.jobs import JOB_TEXT
from ebbtide.cli.output import complain, say
from ebbtide.cli.rendering import moment
from ebbtide.cli.starting import any_engine

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable

    from ebbtide.cli.rendering import Job


def _one_job(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("jobs", metavar="JOB", nargs="+", help=JOB_TEXT)


def _jobs_or_all(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("jobs", metavar="JOB", nargs="*", help=JOB_TEXT)
    parser.add_argument("--all", action="store_true", help="All transfers, as a switch of its own.")


def _rename_arguments(parser: argparse.ArgumentParser) -> None:
    _one_job(parser)
    parser.add_argument("name", metavar="NAME", help=row("jobs.rename").parameters["name"])


def _priority_arguments(parser: argparse.ArgumentParser) -> None:
    _one_job(parser)
    parser.add_argument("priority", choices=PRIORITIES, help="Who goes first.")


def _tell_removed(job: Job) -> None:
    say(f"{job['number']}  {job['name']}: Removed from the list")


def _tell(job: Job) -> None:
    say(f"{job['number']}  {job['name']}: {job['verdict']['text']}")


def _on_jobs(method: str, tell: Callable[[Job], None] = _tell) -> Command:
    def run(args: argparse.Namespace) -> int:
        with any_engine() as client:
            return _for_each(client, method, args.jobs, tell)

    return Command(row(method).summary, run, _jobs)


def _pause_arguments(parser: argparse.ArgumentParser) -> None:
    _jobs_or_all(parser)
    parser.add_argument(
        "--for", dest="duration", metavar="DURATION", help="All transfers, for 30m, 1h or 1h30m."
    )
    parser.add_argument(
        "--until",
        metavar="TIME",
        help="All transfers, until 07:30 (the next time it is), 'tomorrow' (6 in the morning) or "
        "2026-11-20T01:00, by the clock on the wall.",
    )


def _pause(args: argparse.Namespace) -> int:
    if args.duration is None and args.until is None:
        return _PAUSE_OR_NOT.run(args)
    from ebbtide.cli.pausing import pause_end

    until = pause_end(args.jobs, args.duration, args.until)
    with any_engine() as client:
        client.call("engine.pause", until=until)
    say(f"All transfers are paused until {moment(until)}.")
    return 0


def _on_jobs_or_all(job_method: str, engine_method: str, done: str) -> Command:
    def run(args: argparse.Namespace) -> int:
        if bool(args.jobs) is args.all:
            from ebbtide.core.errors import EbbtideError, ErrorCode

            raise EbbtideError(ErrorCode.USAGE, detail="Name the jobs, or say --all.")
        with any_engine() as client:
            if args.jobs:
                return _for_each(client, job_method, args.jobs, _tell)
            client.call(engine_method)
        say(done)
        return 0

    return Command(row(job_method).summary, run, _jobs_or_all)


def _for_each(client: Client, method: str, jobs: list[str], tell: Callable[[Job], None]) -> int:
    """Go on after a refusal; the first one gives the exit status."""
    from ebbtide.core.errors import EbbtideError, ErrorCode

    status = 0
    for job in jobs:
        try:
            tell(client.call(method, job=job))
        except EbbtideError as error:
            if error.code is ErrorCode.ENGINE_UNREACHABLE:
                raise
            complain(error.info.text, error.info.advice)
            status = status or error.code.number
    return status


def _rename(args: argparse.Namespace) -> int:
    with any_engine() as client:
        job = client.call("jobs.rename", job=args.job, name=args.name)
    say(f"{job['number']}  is now called {job['name']}")
    return 0


def _set_priority(args: argparse.Namespace) -> int:
    with any_engine() as client:
        job = client.call("jobs.set_priority", job=args.job, priority=args.priority)
    say(f"{job['number']}  {job['name']}: priority {job['priority']}")
    return 0


def _limit_arguments(parser: argparse.ArgumentParser) -> None:
    _one_or_all_jobs(parser)
    parser.add_argument("rate", metavar="RATE", help="500k, 2M; 0 stops, off is no limit.")
    parser.add_argument("--up", action="store_true", help="Limit what is sent, not received.")


def _one_or_all_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", nargs="?", help=f"{JOB_TEXT} None: all together.")


def _limit(args: argparse.Namespace) -> int:
    from ebbtide.core.errors import EbbtideError, ErrorCode
    from ebbtide.core.timetable import TimetableError, parse_rate

    try:
        rate = parse_rate(args.rate)
    except TimetableError as error:
        raise EbbtideError(ErrorCode.USAGE, detail=f"{error}.") from None
    direction, key = ("up", "upload_limit") if args.up else ("down", "download_limit")
    with any_engine() as client:
        if args.job is None:
            client.call("settings.set", key=key, value=args.rate)
            say(f"All together: {_limit_in_words(rate)}")
            return 0
        job = client.call(
            "jobs.set_limit", job=args.job, bytes_per_second=rate, direction=direction
        )
    say(f"{job['number']}  {job['name']}: {_limit_in_words(rate)}")
    return 0


def _limit_in_words(rate: float | None) -> str:
    from ebbtide.core.words import size_in_words

    if rate is None:
        return "no limit"
    return f"at most {size_in_words(rate)}/s" if rate else "stopped by the limit"


_PAUSE_OR_NOT = _on_jobs_or_all("jobs.suspend", "engine.pause", "All transfers are paused.")
COMMANDS = {
    "pause": Command(
        row("jobs.suspend").summary,
        _pause,
        _pause_arguments,
        ("ebbtide pause 3 4", "ebbtide pause --for 1h", "ebbtide pause --until tomorrow"),
    ),
    "resume": _on_jobs_or_all("jobs.resume", "engine.resume", "Transfers go on."),
    "complete": _on_jobs("jobs.complete"),
    "cancel": _on_jobs("jobs.cancel"),
    "remove": _on_jobs("jobs.remove", _tell_removed),
    "rename": Command(row("jobs.rename").summary, _rename, _rename_arguments),
    "limit": Command(
        row("jobs.set_limit").summary,
        _limit,
        _limit_arguments,
        ("ebbtide limit 500k", "ebbtide limit 3 2M", "ebbtide limit 3 off --up"),
    ),
    "priority": Command(
        row("jobs.set_priority").summary,
        _set_priority,
        _priority_arguments,
        ("ebbtide priority 3 foreground",),
    ),
}
