"""Measuring whole programs: wall time and processor time, interleaved, by the median."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall_s: float
    cpu_s: float
    """User and system time together."""


def cost_of_command(command: Sequence[str], directory: Path) -> Cost:
    """Run a command in a directory to its end and return what it took."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=directory
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def interleaved(
    contestants: Mapping[str, Callable[[], Cost]], rounds: int
) -> dict[str, list[Cost]]:
    """Run every contestant once a round, after a round that is not counted."""
    costs: dict[str, list[Cost]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, run in contestants.items():
            cost = run()
            if number > 0:
                costs[name].append(cost)
    return costs


def print_table(title: str, costs: Mapping[str, Sequence[Cost]], reference: str) -> None:
    """Print medians and their ratios to one contestant's."""
    base_cpu = statistics.median(cost.cpu_s for cost in costs[reference])
    base_wall = statistics.median(cost.wall_s for cost in costs[reference])
    print(title)
    print(f"  {'':22}{'CPU s':>8}{'ratio':>8}{'wall s':>9}{'ratio':>8}   CPU min - max")
    for name, runs in costs.items():
        cpu = statistics.median(cost.cpu_s for cost in runs)
        wall = statistics.median(cost.wall_s for cost in runs)
        low, high = min(cost.cpu_s for cost in runs), max(cost.cpu_s for cost in runs)
        print(
            f"  {name:22}{cpu:8.2f}{cpu / base_cpu:8.2f}{wall:9.2f}{wall / base_wall:8.2f}"
            f"   {low:.2f} - {high:.2f}"
        )


@contextmanager
def ended_orderly() -> Iterator[None]:
    """Leave nothing behind also when somebody else ends the benchmark."""

    def end(_number: int, _frame: object) -> None:
        raise SystemExit("the benchmark was ended")

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def own_home(*, in_memory: bool = False) -> Iterator[Path]:
    """A home for the time of a benchmark; in memory where the system has a place for that."""
    shared = Path("/dev/shm")
    place = shared if in_memory and shared.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="ebb-", dir=place) as name, ended_orderly():
        home = Path(name)
        before = dict(os.environ)
        os.environ["HOME"] = name
        for variable in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME"):
            os.environ[f"XDG_{variable}"] = str(home / variable.lower())
        os.environ["XDG_RUNTIME_DIR"] = name
        try:
            yield home
        finally:
            os.environ.clear()
            os.environ.update(before)
