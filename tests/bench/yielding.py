"""Who gives way: pages, pings and one long transfer beside a background download.

    ./dev bench yield [--all] [--link N] [BACKGROUND…]

Needs root, for two hosts of its own. The link is emulated (`tests.netlab`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil

from ebbtide.engine.link.keeper import THREAD_NAME
from tests.bench._measure import own_home
from tests.netlab import user
from tests.netlab.lab import FAR_ADDRESS, Lab, Link, lab
from tests.netlab.servers import far_servers
from tests.waiting import wait_until

LINKS = (Link(5, 1, 60, 300), Link(40, 10, 30, 100), Link(200, 50, 15, 50))
GRID = tuple(
    Link(down, up, round_trip_ms, queue_ms, control)
    for down, up in ((5, 1), (40, 10), (200, 50))
    for round_trip_ms in (10, 30, 120)
    for queue_ms in (50, 300)
    for control in ("cubic", "bbr")
)
URL = f"http://{FAR_ADDRESS}/big"
SETTLE_S = 6.0
ALONE_S = 5.0
PING_S = 2.0
PAGES_S = 7.0
BULK_S = 6.0
BULK_SETTLES_S = 2.0
TAKE_UP_S = 3.0
_POLL_S = 0.01
_RATE_SPAN_S = 0.1
_GIVEN_BACK = 0.1
_TAKEN_UP = 0.9

Background = Callable[[Lab, Path, ExitStack], psutil.Process | None]


@dataclass(frozen=True)
class Figures:
    """What one background did to the user on one link. Seconds, bytes per second."""

    pages: list[float]
    pings: list[float]
    bulk: float
    alone: float
    given_back_s: float | None
    taken_up_s: float | None
    cpu: float
    """Share of one processor that the background took while it was alone."""
    steering: float
    """The same, of the thread that steers."""


class Watch:
    """Notes what the near host has received, many times a second; or what it has sent."""

    def __init__(self, hosts: Lab, *, sent: bool = False) -> None:
        self._field = 8 if sent else 0
        self.marks: list[tuple[float, int]] = []
        self._device = hosts.near.device
        self._over = threading.Event()
        self._thread = hosts.near.background(self._run)

    def _run(self) -> None:
        # Of this thread, because only it is on the near host.
        with Path("/proc/thread-self/net/dev").open() as file:
            while not self._over.wait(_POLL_S):
                file.seek(0)
                fields = next(line for line in file if line.lstrip().startswith(self._device))
                self.marks.append(
                    (time.monotonic(), int(fields.split(":")[1].split()[self._field]))
                )

    def close(self) -> None:
        self._over.set()
        self._thread.join()

    def received(self, at: float) -> int:
        """Return the bytes received until some time."""
        return next((count for when, count in reversed(self.marks) if when <= at), 0)

    def rate(self, begin: float, end: float) -> float:
        """Return the bytes per second between two times."""
        return (self.received(end) - self.received(begin)) / (end - begin)


def _ebbtide(jobs: int) -> Background:
    def start(hosts: Lab, home: Path, closing: ExitStack) -> psutil.Process:
        engine = start_engine(hosts, closing)
        command("settings", "background_slots", str(jobs))
        for number in range(jobs):
            command("add", "--priority", "low", "-o", str(home / f"out{number}"), URL)
        return engine

    return start


def start_engine(hosts: Lab, closing: ExitStack) -> psutil.Process:
    """Start Ebbtide on the near host, and end it when the stack is closed."""
    engine = subprocess.Popen(
        hosts.near.command(sys.executable, "-m", "ebbtide", "start", "--headless"),
        stdout=subprocess.DEVNULL,
    )
    closing.callback(engine.wait, 20)
    closing.callback(command, "quit")
    wait_until(lambda: command("status") == 0, "the engine answers")
    return psutil.Process(engine.pid)


def command(*arguments: str) -> int:
    """Give Ebbtide a command; return its exit status."""
    whole = [sys.executable, "-m", "ebbtide", *arguments]
    return subprocess.run(whole, stdout=subprocess.DEVNULL, check=False).returncode


def _program(*command: str) -> Background:
    def start(hosts: Lab, home: Path, closing: ExitStack) -> psutil.Process:
        process = subprocess.Popen(
            hosts.near.command(*command), cwd=home, stdout=subprocess.DEVNULL
        )
        closing.callback(process.wait, 10)
        closing.callback(process.terminate)
        return psutil.Process(process.pid)

    return start


def _nothing(hosts: Lab, home: Path, closing: ExitStack) -> None:
    del hosts, home, closing


_ARIA2 = ("aria2c", "-q", "--allow-overwrite=true", "--file-allocation=none", "-o", "out")
BACKGROUNDS: dict[str, Background] = {
    "nothing": _nothing,
    "ebbtide": _ebbtide(1),
    "ebbtide, 4 jobs": _ebbtide(4),
    "curl": _program("curl", "-s", "-o", "out", URL),
    "aria2, 1 connection": _program(*_ARIA2, "-x1", "-s1", URL),
    "aria2, 4 connections": _program(*_ARIA2, "-x4", "-s4", "-k1M", URL),
}


def measure(link: Link, background: Background) -> Figures:
    """Run one background on one link."""
    with ExitStack() as closing:
        home = closing.enter_context(own_home())
        hosts = closing.enter_context(lab(link))
        closing.enter_context(far_servers(hosts, home / "far"))
        watch = Watch(hosts)
        closing.callback(watch.close)
        process = background(hosts, home, closing)
        alone, cpu, steering = _alone(watch, process)
        pings = hosts.near.call(lambda: user.ping(PING_S))
        pages = hosts.near.call(lambda: user.fetch_pages(PAGES_S))
        threading.Event().wait(TAKE_UP_S)
        bulk = user.Bulk()
        hosts.near.call(lambda: bulk.run(BULK_S))
        threading.Event().wait(TAKE_UP_S if process is not None else 0.0)
        return Figures(
            pages,
            pings,
            bulk.rate(BULK_SETTLES_S),
            alone,
            _given_back_s(watch, bulk, alone),
            _taken_up_s(link, watch, bulk, alone),
            cpu,
            steering,
        )


def _alone(watch: Watch, process: psutil.Process | None) -> tuple[float, float, float]:
    if process is None:
        return 0.0, 0.0, 0.0
    threading.Event().wait(SETTLE_S)
    begin, before, steered = time.monotonic(), _cpu_s(process), _steering_s(process)
    threading.Event().wait(ALONE_S)
    end = time.monotonic()
    cpu, steering = _cpu_s(process) - before, _steering_s(process) - steered
    return watch.rate(begin, end), cpu / (end - begin), steering / (end - begin)


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _steering_s(process: psutil.Process) -> float:
    """Return how long the thread that steers has run; 0 of a program that has none."""
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        if (task / "comm").read_text().strip() == THREAD_NAME:
            return int((task / "schedstat").read_text().split()[0]) / 1e9
    return 0.0


def _given_back_s(watch: Watch, bulk: user.Bulk, alone: float) -> float | None:
    """Return how long after the user began the background took next to nothing any more."""
    if not alone:
        return None
    at = bulk.begun_at
    while at < bulk.ended_at - _RATE_SPAN_S:
        whole = watch.rate(at, at + _RATE_SPAN_S)
        own = (bulk.count(at + _RATE_SPAN_S) - bulk.count(at)) / _RATE_SPAN_S * WIRE
        if whole - own < _GIVEN_BACK * alone:
            return at - bulk.begun_at
        at += _POLL_S
    return BULK_S


def _taken_up_s(link: Link, watch: Watch, bulk: user.Bulk, alone: float) -> float | None:
    if not alone:
        return None
    # What the user's transfer had under way, and in the queue, still arrives for a moment.
    at = bulk.ended_at + link.round_trip_s + link.queue_ms / 1000
    while at < bulk.ended_at + TAKE_UP_S - _RATE_SPAN_S:
        if watch.rate(at, at + _RATE_SPAN_S) > _TAKEN_UP * alone:
            return at - bulk.ended_at
        at += _POLL_S
    return TAKE_UP_S


WIRE = 1500 / 1448


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _row(link: Link, name: str, figures: Figures, reference: Figures, plain: float) -> str:
    page = percentile(figures.pages, 0.95)
    ping = percentile(figures.pings, 0.95)
    cells = [
        f"{percentile(figures.pages, 0.5) * 1000:6.0f}",
        f"{page * 1000:6.0f}",
        f"{page / percentile(reference.pages, 0.95):6.2f}",
        f"{(ping - percentile(reference.pings, 0.5)) * 1000:7.1f}",
        f"{figures.bulk * 8 / 1e6:7.1f}",
        f"{figures.bulk / reference.bulk:6.3f}",
    ]
    if figures.given_back_s is not None and figures.taken_up_s is not None:
        cells += [
            f"{figures.alone / WIRE * 8 / 1e6:7.1f}",
            f"{figures.alone / WIRE / plain:6.3f}",
            f"{figures.given_back_s / link.round_trip_s:6.1f}",
            f"{figures.taken_up_s:6.2f}",
            f"{figures.cpu * 100:6.1f}",
            f"{figures.steering * 100:6.2f}",
        ]
    return f"  {name:22}" + "".join(f"{cell:>9}" for cell in cells)


_HEADING = (
    "page p50", "page p95", "÷ alone", "ping +ms", "bulk", "÷ alone",
    "we alone", "÷ plain", "back RTT", "up s", "CPU %", "law %",
)  # fmt: skip


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table for each link."""
    parser = argparse.ArgumentParser(prog="./dev bench yield")
    parser.add_argument("--all", action="store_true", help="the whole grid of links")
    parser.add_argument("--link", type=int, action="append", help="only this one, from 1")
    parser.add_argument("backgrounds", nargs="*", metavar="BACKGROUND")
    chosen = parser.parse_args(arguments)
    if os.geteuid() != 0:
        raise SystemExit("./dev bench yield builds hosts of its own: run it as root")
    links = GRID if chosen.all else LINKS
    if chosen.link:
        links = tuple(links[number - 1] for number in chosen.link)
    for link in links:
        _run(link, ["nothing", *(chosen.backgrounds or list(BACKGROUNDS)[1:])])


def _run(link: Link, names: Sequence[str]) -> None:
    print(f"{link}\n  {'':22}" + "".join(f"{cell:>9}" for cell in _HEADING))
    reference = measure(link, BACKGROUNDS["nothing"])
    for name in names:
        figures = reference if name == "nothing" else measure(link, BACKGROUNDS[name])
        print(_row(link, name, figures, reference, reference.bulk), flush=True)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
