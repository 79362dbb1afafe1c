"""Jobs, as the API sends them, in rows and paragraphs."""

from __future__ import annotations

import time

from ebbtide.cli.output import coloured
from ebbtide.cli.table import Column, table_lines
from ebbtide.cli.text import clean
from ebbtide.core.words import duration_in_words, rate_in_words, size_in_words

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Job = dict[str, Any]
    """As docs/api.md describes it."""

FINAL_STATES = ("acknowledged", "cancelled")
RUNNING_STATES = ("connecting", "transferring")

_STATE = 2
_COLUMNS = (
    Column("No.", right=True),
    Column("Name", least=12, middle=True),
    Column("State", least=16),
    Column("Progress", right=True, spared=1),
    Column("Speed", right=True, spared=2),
    Column("Left", right=True, spared=3),
    Column("Priority", spared=4),
)

_STATE_COLOURS = {
    "connecting": "green",
    "transferring": "green",
    "transient_error": "yellow",
    "error": "red",
    "acknowledged": "dim",
    "cancelled": "dim",
}


def job_table(jobs: Sequence[Job], width: int | None, *, colour: bool = False) -> list[str]:
    """Return jobs as the lines of a table."""

    def paint(cell: str, row: int, column: int) -> str:
        state = jobs[row]["state"]
        return coloured(cell, _STATE_COLOURS.get(state, "")) if column == _STATE else cell

    rows = [_row(job) for job in jobs]
    return table_lines(_COLUMNS, rows, width, paint if colour else None)


def _row(job: Job) -> list[str]:
    cells = (
        str(job["number"]),
        job["name"],
        job["verdict"]["text"],
        progress_of(job),
        speed_of(job),
        time_left_of(job),
        job["priority"],
    )
    return [clean(cell) for cell in cells]


def progress_of(job: Job) -> str:
    """Return how much is here, of how much: ``412 MB of 3.1 GB``."""
    received, size = job["received"], job["size"]
    if size is None:
        return size_in_words(received) if received else ""
    if received >= size:
        return size_in_words(size)
    return f"{size_in_words(received)} of {size_in_words(size)}"


def speed_of(job: Job) -> str:
    """Return how fast it goes, or nothing when it does not."""
    if job["sample"] is None or job["state"] not in RUNNING_STATES:
        return ""
    return rate_in_words(job["sample"]["bytes_per_second"])


def time_left_of(job: Job) -> str:
    """Return how long it will take at this speed, or nothing when that cannot be told."""
    if job["seconds_left"] is None or job["state"] not in RUNNING_STATES:
        return ""
    return duration_in_words(job["seconds_left"])


def job_lines(job: Job) -> list[str]:
    """Return everything about one job."""
    lines = [clean(job["name"])]
    lines += [f"  {label:10}{clean(text)}" for label, text in _facts(job) if text]
    for number, file in enumerate(job["files"], start=1):
        lines += _file_lines(number, file)
    return lines


def _facts(job: Job) -> list[tuple[str, str]]:
    reasons = [("", reason["text"]) for reason in job["verdict"]["reasons"][1:]]
    error = job["error"] or {"text": "", "advice": ""}
    moving = ", ".join(
        part for part in (progress_of(job), speed_of(job), _left(time_left_of(job))) if part
    )
    return [
        ("Number", str(job["number"])),
        ("UUID", job["id"]),
        ("State", job["verdict"]["text"]),
        *reasons,
        ("Error", error["text"]),
        ("", error["advice"]),
        ("Progress", moving),
        ("Priority", job["priority"]),
        ("Added", moment(job["created_at"])),
        ("Finished", moment(job["finished_at"])),
    ]


def _left(text: str) -> str:
    return f"{text} left" if text else ""


def _file_lines(number: int, file: dict[str, Any]) -> list[str]:
    size = "" if file["size"] is None else f" of {size_in_words(file['size'])}"
    return [
        f"  File {number:<5}{clean(file['target'])}",
        f"            {'from' if file['staging'] else 'to'} {clean(file['url'])}",
        f"            {size_in_words(file['done_size'])}{size}, {_file_state(file)}",
    ]


def header_lines(job: Job) -> list[str]:
    """Return the headers of the servers' last answers, file by file."""
    lines = []
    for number, file in enumerate(job["files"], start=1):
        lines.append(f"  Answer for file {number}")
        lines += [f"    {clean(name)}: {clean(value)}" for name, value in file["headers"]]
        if not file["headers"]:
            lines.append("    (no server has answered yet)")
    return lines


def _file_state(file: dict[str, Any]) -> str:
    # Without a staging file it is one that is sent.
    if file["state"] == "placed" and not file["staging"]:
        return "sent"
    return _FILE_STATES[file["state"]]


_FILE_STATES = {
    "pending": "not complete yet",
    "transferred": "complete, waits for its name",
    "placed": "saved",
}


def link_lines(link: dict[str, Any]) -> Iterator[str]:
    """Yield who uses the network, as docs/api.md describes a link, in each direction."""
    yield f"Link: {link['text']}."
    if link["state"] == "unmeasured":
        return
    for way in ("down", "up"):
        ours, others = (rate_in_words(link[name]) for name in (way, f"others_{way}"))
        queue_s = link[f"queue_{way}_s"]
        queue = "" if queue_s is None else f", {queue_s * 1000:.0f} ms of queue"
        yield f"  {way.capitalize():6}ours {ours}, others {others}{queue}"


def moment(at: float | None) -> str:
    """Return a point in time as local date and time."""
    if at is None:
        return ""
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))
    except (OverflowError, OSError, ValueError):
        return "an unknown time"
