"""`list`, `show` and `log`: what there is, and what happened."""

from __future__ import annotations

import argparse

from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import has_colour, is_terminal, say, say_data, terminal_size
from ebbtide.cli.rendering import FINAL_STATES, header_lines, job_lines, job_table, moment
from ebbtide.cli.starting import running_engine

JOB_TEXT = row("jobs.show").parameters["job"]


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="Also jobs that are over.")
    add_json(parser)


def _list(args: argparse.Namespace) -> int:
    with running_engine() as client:
        jobs = client.call("jobs.list")
    jobs.sort(key=lambda job: job["number"])
    shown = [job for job in jobs if args.all or job["state"] not in FINAL_STATES]
    if args.json:
        say_data(shown)
        return 0
    if shown:
        size = terminal_size()
        print("\n".join(job_table(shown, size and size[0], colour=has_colour())))
    _list_rest(len(jobs) - len(shown), any_shown=bool(shown))
    return 0


def _list_rest(hidden: int, *, any_shown: bool) -> None:
    """Say what the table does not show, to people only."""
    if not is_terminal():
        return
    if hidden:
        say(f"{hidden} more {'is' if hidden == 1 else 'are'} over: ebbtide list --all")
    elif not any_shown:
        say("There are no jobs. Add one: ebbtide add URL")


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", help=JOB_TEXT)
    add_json(parser)


def _show_one_arguments(parser: argparse.ArgumentParser) -> None:
    _show_arguments(parser)
    parser.add_argument(
        "--headers", action="store_true", help="Also the headers of the server's last answers."
    )


def _show(args: argparse.Namespace) -> int:
    with running_engine() as client:
        job = client.call("jobs.show", job=args.job)
    if args.json:
        say_data(job)
    else:
        print("\n".join(job_lines(job)))
        if args.headers:
            print("\n".join(header_lines(job)))
    return 0


def _log(args: argparse.Namespace) -> int:
    with running_engine() as client:
        history = client.call("jobs.history", job=args.job)
    if args.json:
        say_data(history)
        return 0
    for event in history:
        say(f"{moment(event['at'])}  {event['sentence']}")
    return 0


COMMANDS = {
    "list": Command(
        "List the jobs.",
        _list,
        _list_arguments,
        ("ebbtide list --all", "ebbtide list --json | jq '.[].name'"),
    ),
    "show": Command(
        row("jobs.show").summary, _show, _show_one_arguments, ("ebbtide show 3 --headers",)
    ),
    "log": Command(row("jobs.history").summary, _log, _show_arguments, ("ebbtide log 3",)),
}
