"""Downloads over HTTP from nginx on loopback, beside curl, wget and aria2."""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from tests.bench._measure import Cost, cost_of_command, interleaved, own_home, print_table
from tests.end_to_end.program import Program, program
from tests.servers.nginx import running_nginx
from tests.waiting import wait_until

GIBIBYTE = 1 << 30
ROUNDS = 5


def main() -> None:
    """Print the table."""
    with own_home() as home, running_nginx(home / "nginx") as server, program(home) as ebbtide:
        with (server.root / "big.bin").open("wb") as file:
            for _ in range(1024):
                file.write(bytes(1 << 20))
        url, target = f"{server.url}/big.bin", home / "out.bin"
        engine = psutil.Process(ebbtide.start("--headless").pid)
        contestants = {
            "curl": lambda: _command(target, "curl", "-s", "-o", str(target), url),
            "wget": lambda: _command(target, "wget", "-q", "-O", str(target), url),
            "aria2, 1 connection": lambda: _command(
                target, "aria2c", "-q", "-x1", "-s1", "-d", str(home), "-o", target.name, url
            ),
            "ebbtide": lambda: _ebbtide(ebbtide, engine, target, url),
        }
        print_table("1 GiB over http", interleaved(contestants, ROUNDS), "curl")


def _command(target: Path, *command: str) -> Cost:
    target.unlink(missing_ok=True)
    return cost_of_command(command)


def _ebbtide(ebbtide: Program, engine: psutil.Process, target: Path, url: str) -> Cost:
    target.unlink(missing_ok=True)
    before, started = _cpu_s(engine), time.perf_counter()
    added = ebbtide.run("add", url, "-o", str(target), "--wait")
    wall_s = time.perf_counter() - started
    if added.returncode != 0:
        raise RuntimeError(added.stderr)
    wait_until(target.exists, "the file has its name")
    if target.stat().st_size != GIBIBYTE:
        raise RuntimeError("the file is not whole")
    return Cost(wall_s, _cpu_s(engine) - before)


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
