"""Who gives way while sending: pings beside a background upload.

    ./dev bench uploads [--link N]

Needs root, for two hosts of its own. The link is emulated (`tests.netlab`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench._measure import own_home
from tests.bench.limits import rest
from tests.bench.yielding import LINKS, WIRE, Watch, command, percentile, start_engine
from tests.netlab import user
from tests.netlab.lab import FAR_ADDRESS, Lab, Link, lab
from tests.netlab.servers import far_servers

URL = f"http://{FAR_ADDRESS}/put/big"
SIZE = 1 << 30
SETTLE_S = 5.0
PING_S = 6.0

Sender = Callable[[Lab, Path, ExitStack], None]


def _nothing(hosts: Lab, file: Path, closing: ExitStack) -> None:
    del hosts, file, closing


def _ebbtide(hosts: Lab, file: Path, closing: ExitStack) -> None:
    start_engine(hosts, closing)
    command("upload", "--method", "put", "--overwrite", str(file), URL)


def _curl(hosts: Lab, file: Path, closing: ExitStack) -> None:
    process = subprocess.Popen(hosts.near.command("curl", "-s", "-T", str(file), URL))
    closing.callback(process.wait, 10)
    closing.callback(process.terminate)


SENDERS: dict[str, Sender] = {"nothing": _nothing, "ebbtide": _ebbtide, "curl": _curl}


def measure(link: Link, sender: Sender) -> tuple[list[float], float]:
    """Return how long pings took beside an upload, and what it sent a second."""
    with ExitStack() as closing:
        home = closing.enter_context(own_home())
        hosts = closing.enter_context(lab(link))
        closing.enter_context(far_servers(hosts, home / "far"))
        watch = Watch(hosts, sent=True)
        closing.callback(watch.close)
        file = home / "big"
        with file.open("wb") as made:
            made.truncate(SIZE)
        sender(hosts, file, closing)
        rest(SETTLE_S)
        begin = time.monotonic()
        pings = hosts.near.call(lambda: user.ping(PING_S))
        return pings, watch.rate(begin, time.monotonic()) / WIRE


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table for each link."""
    parser = argparse.ArgumentParser(prog="./dev bench uploads")
    parser.add_argument("--link", type=int, action="append", help="only this one, from 1")
    chosen = parser.parse_args(arguments)
    if os.geteuid() != 0:
        raise SystemExit("./dev bench uploads builds hosts of its own: run it as root")
    for number in chosen.link or range(1, len(LINKS) + 1):
        _run(LINKS[number - 1])


def _run(link: Link) -> None:
    print(f"{link}\n  {'':12}{'ping p50':>10}{'p95':>8}{'added':>8}{'Mbit/s':>9}{'of link':>9}")
    usual = 0.0
    for name, sender in SENDERS.items():
        pings, rate = measure(link, sender)
        usual = usual or percentile(pings, 0.5)
        most = percentile(pings, 0.95)
        print(
            f"  {name:12}{percentile(pings, 0.5) * 1000:10.1f}{most * 1000:8.1f}"
            f"{(most - usual) * 1000:8.1f}{rate * 8 / 1e6:9.2f}"
            f"{rate * 8 / 1e6 / link.up_mbit * WIRE:9.3f}",
            flush=True,
        )
