"""`watch`, and waiting for a job: what happens, while it happens."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from typing import Any

from ebbtide.api.client import Client
from ebbtide.api.methods import EVENTS
from ebbtide.api.shapes import (
    link_to_data,
    publication_from_data,
    snapshot_from_data,
    verdict_to_data,
    view_to_data,
)
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.following import Board
from ebbtide.cli.jobs import JOB_TEXT
from ebbtide.cli.output import has_colour, is_terminal, say, say_data, terminal_size
from ebbtide.cli.rendering import job_table
from ebbtide.cli.starting import running_engine
from ebbtide.core.jobs import FileState, Job, JobId
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.link_words import link_in_words
from ebbtide.core.ports import Publication

REPAINT_EVERY_S = 0.25


class Lines:
    """One line for every change that a person would call one."""

    pause_s = 0.0

    def __init__(self) -> None:
        self._told: dict[JobId, str] = {}
        self._link = LinkSample()

    def show(self, board: Board, changed: Iterable[JobId]) -> None:
        """Print a line for each job that does something else than before."""
        for job_id in changed:
            view = board.views.get(job_id)
            if view is None:
                text = self._told.pop(job_id, "")
                if text:
                    self._say(f"{text.partition(':')[0]}: Removed from the list")
                continue
            # Not the whole job as data: it may have thousands of files.
            words = verdict_to_data(view.verdict)["text"]
            text = f"{view.job.number}  {view.job.name}: {words}"
            if self._told.get(job_id) != text:
                self._told[job_id] = text
                self._say(text)

    def show_link(self, sample: LinkSample) -> None:
        """Print a line when something else happens to the link, not for every millisecond."""
        before, self._link = self._link, sample
        if _kind_of(before) != _kind_of(sample):
            self._say(f"Link: {link_in_words(sample)}")

    def _say(self, text: str) -> None:
        say(f"{time.strftime('%H:%M:%S')}  {text}")
        sys.stdout.flush()


class JsonLines:
    """One JSON object a line: a job whenever it changes, the link about once a second."""

    pause_s = 0.0

    def show(self, board: Board, changed: Iterable[JobId]) -> None:
        """Print the jobs that changed."""
        for job_id in changed:
            view = board.views.get(job_id)
            removed = {"id": job_id, "removed": True}
            say_data(removed if view is None else view_to_data(view))

    def show_link(self, sample: LinkSample) -> None:
        """Print the link."""
        say_data({"link": link_to_data(sample)})


class Silence:
    """Nothing until the end."""

    pause_s = 0.0

    def show(self, board: Board, changed: Iterable[JobId]) -> None:
        """Print nothing."""

    def show_link(self, sample: LinkSample) -> None:
        """Print nothing."""


class Painting:
    """A table that is painted again and again in the same place."""

    pause_s = REPAINT_EVERY_S

    def __init__(self, only: JobId | None = None) -> None:
        self._only = only
        self._height = 0
        self._seen: set[JobId] = set()

    def show(self, board: Board, changed: Iterable[JobId]) -> None:
        """Paint the jobs that are not over, and those that ended while they were watched."""
        self._seen.update(changed)
        jobs = [view_to_data(view) for view in board.views.values() if self._is_shown(view.job)]
        self._seen.update(job["id"] for job in jobs)
        self._paint(sorted(jobs, key=lambda job: job["number"]), board.link)

    def show_link(self, sample: LinkSample) -> None:
        """Nothing more than what `show` has painted."""

    def _is_shown(self, job: Job) -> bool:
        if self._only is not None:
            return job.id == self._only
        return not job.state.is_final or job.id in self._seen

    def _paint(self, jobs: list[dict[str, Any]], link: LinkSample | None) -> None:
        columns, rows = terminal_size() or (80, 24)
        # One column and one row stay free: a full line or screen would scroll.
        lines = job_table(jobs, columns - 1, colour=has_colour()) if jobs else ["No jobs."]
        if len(lines) >= rows:
            rest = len(lines) - rows + 2
            lines = [*lines[: rows - 2], f"and {rest} more"]
        if link is not None and self._only is None and len(lines) < rows - 1:
            lines.append(f"Link: {link_in_words(link)}"[: columns - 1])
        back = f"\x1b[{self._height}F\x1b[J" if self._height else ""
        sys.stdout.write(back + "\n".join(lines) + "\n")
        sys.stdout.flush()
        self._height = len(lines)


Display = Lines | JsonLines | Silence | Painting


def follow(client: Client, display: Display, only: JobId | None = None) -> Board:
    """Show what happens; with a job, return when it is over, without one, never.

    Raises:
        EbbtideError: the job needs somebody, or the engine has gone.
    """
    board = Board(snapshot_from_data(client.call("events.subscribe")))
    changed: Iterable[JobId] = [
        view.job.id
        for view in board.views.values()
        if view.job.id == only or not view.job.state.is_final
    ]
    while True:
        display.show(board, [job_id for job_id in changed if only in (None, job_id)])
        if only is not None and board.is_over(only):
            return board
        link = board.link
        changed = _changes(client, board, display.pause_s)
        if only is None and board.link is not None and board.link is not link:
            display.show_link(board.link)


def _kind_of(sample: LinkSample) -> tuple[object, ...]:
    return sample.state, sample.limit, sample.limited_until


def _changes(client: Client, board: Board, pause_s: float) -> Iterable[JobId]:
    """Wait for a change, and take in what comes within a pause after it."""
    changed: dict[JobId, None] = {}
    timeout_s: float | None = None
    deadline = 0.0
    while (notification := client.next_notification(timeout_s)) is not None:
        changed |= dict.fromkeys(board.apply(_publication(*notification)))
        if not pause_s:
            break
        deadline = deadline or time.monotonic() + pause_s
        timeout_s = max(0.0, deadline - time.monotonic())
    return changed


def _publication(method: str, params: object) -> Publication:
    return publication_from_data(params) if method == EVENTS else Publication()


def wait_for(client: Client, job_id: str, *, as_json: bool) -> int:
    """Wait until a job is over and say where its files are.

    Raises:
        EbbtideError: what keeps the job from being finished.
    """
    only = JobId(job_id)
    board = follow(client, Silence() if as_json else _display(only), only)
    view = board.views[only]
    if as_json:
        say_data(view_to_data(view))
        return 0
    for file in view.job.files:
        if not file.staging:
            say(f"Sent to {file.url}")
        elif file.state is FileState.PLACED:
            say(f"Saved as {file.target}")
        else:
            say(f"Complete, and saved as {file.target} by: ebbtide complete {view.job.number}")
    return 0


def _display(only: JobId | None) -> Display:
    return Painting(only) if is_terminal() else Lines()


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("job", metavar="JOB", nargs="?", help=f"Only this one. {JOB_TEXT}")
    add_json(
        parser,
        "Print JSON for programs, one object a line: a job whenever it changes, and, about once "
        'a second, {"link": …}.',
    )


def _watch(args: argparse.Namespace) -> int:
    with running_engine() as client:
        only = None if args.job is None else JobId(client.call("jobs.show", job=args.job)["id"])
        follow(client, JsonLines() if args.json else _display(only), only)
    return 0


COMMANDS = {
    "watch": Command(
        "Show what happens to jobs and the link as it happens; with a job, until that is over.",
        _watch,
        _arguments,
        ("ebbtide watch", "ebbtide watch 3", "ebbtide watch --json"),
    )
}
