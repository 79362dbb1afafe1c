"""Fixed limits and priorities on the wire: how closely they hold, and how soon a change does.

    ./dev bench limits [--shares]

Needs root, for two hosts of its own. The link is emulated (`tests.netlab`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench._measure import own_home
from tests.bench.yielding import URL, Watch, command, start_engine
from tests.netlab.lab import Lab, Link, lab
from tests.netlab.servers import far_servers

LINK = Link(200, 50, 15, 50)
SHARED_LINK = Link(40, 10, 30, 100)
SETTLE_S = 4.0
SPAN_S = 10.0
CHANGE_SPAN_S = 0.2
LONGEST_CHANGE_S = 3.0
_POLL_S = 0.02


@dataclass(frozen=True)
class Case:
    """A limit, and how many connections are under it."""

    limit: int
    jobs: int
    connections: int
    """Of each job."""


CASES = (
    Case(500_000, 1, 1),
    Case(500_000, 1, 4),
    Case(500_000, 8, 4),
    Case(5_000_000, 1, 4),
    Case(5_000_000, 8, 4),
)


@contextmanager
def _running(link: Link, jobs: int, settings: dict[str, str]) -> Iterator[tuple[Lab, Path, Watch]]:
    with ExitStack() as closing:
        home = closing.enter_context(own_home())
        hosts = closing.enter_context(lab(link))
        closing.enter_context(far_servers(hosts, home / "far"))
        start_engine(hosts, closing)
        command("settings", "background_slots", str(jobs))
        for key, value in settings.items():
            command("settings", key, value)
        watch = Watch(hosts)
        closing.callback(watch.close)
        yield hosts, home, watch


def measure(case: Case) -> tuple[float, float]:
    """Return bytes on the wire per second over ten seconds, and how long a change took."""
    settings = {
        "connections_per_file": str(case.connections),
        "download_limit": str(case.limit),
    }
    with _running(LINK, case.jobs, settings) as (_, home, watch):
        for number in range(case.jobs):
            command("add", "-o", str(home / f"out{number}"), URL)
        rest(SETTLE_S)
        begin = time.monotonic()
        rest(SPAN_S)
        rate = watch.rate(begin, time.monotonic())
        return rate, _change_s(watch, case)


def _change_s(watch: Watch, case: Case) -> float:
    """Halve the limit; return how long after the command the rate had followed."""
    command("settings", "download_limit", str(case.limit // 2))
    begun = time.monotonic()
    while (passed := time.monotonic() - begun) < LONGEST_CHANGE_S:
        now = time.monotonic()
        if passed > CHANGE_SPAN_S and watch.rate(now - CHANGE_SPAN_S, now) < 0.6 * case.limit:
            break
        rest(_POLL_S)
    return passed


def shares() -> tuple[int, int]:
    """Return what a high and a low job have got of one link in ten seconds."""
    with _running(SHARED_LINK, 2, {}) as (_, home, _watch):
        for priority in ("low", "high"):
            command("add", "--priority", priority, "-o", str(home / priority), URL)
        rest(SETTLE_S)
        before = _received()
        rest(SPAN_S)
        after = _received()
        return after["high"] - before["high"], after["low"] - before["low"]


def _received() -> dict[str, int]:
    """Return the bytes that each job has, by its priority."""
    whole = [sys.executable, "-m", "ebbtide", "list", "--json"]
    told = json.loads(subprocess.run(whole, capture_output=True, check=True).stdout)
    return {job["priority"]: job["received"] for job in told}


def rest(seconds: float) -> None:
    """Let time pass."""
    threading.Event().wait(seconds)


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(prog="./dev bench limits")
    parser.add_argument("--shares", action="store_true", help="only the priorities")
    chosen = parser.parse_args(arguments)
    if os.geteuid() != 0:
        raise SystemExit("./dev bench limits builds hosts of its own: run it as root")
    print(f"{LINK}\n  {'limit kB/s':>10}{'connections':>13}{'kB/s':>9}{'off %':>8}{'halved s':>10}")
    for case in () if chosen.shares else CASES:
        rate, change_s = measure(case)
        off = (rate / case.limit - 1) * 100
        print(
            f"  {case.limit / 1000:10.0f}{case.jobs * case.connections:13}{rate / 1000:9.1f}"
            f"{off:8.1f}{change_s:10.2f}",
            flush=True,
        )
    high, low = shares()
    ratio = high / max(1, low)
    print(f"{SHARED_LINK}\n  high {high / 1e6:.1f} MB, low {low / 1e6:.1f} MB: {ratio:.1f}")
