"""Downloads over HTTP and HTTPS from nginx on loopback, beside curl, wget and aria2.

``EBBTIDE_BENCH_ROUNDS=1`` makes a short run, ``EBBTIDE_BENCH_ROWS=https,small`` a part of
one; the rows are http, https, small and memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import trustme

from tests.bench._measure import Cost, cost_of_command, interleaved, own_home, print_table
from tests.end_to_end.program import Program, program
from tests.servers.nginx import Nginx, running_nginx

GIBIBYTE = 1 << 30
ROUNDS = int(os.environ.get("EBBTIDE_BENCH_ROUNDS", "5"))
ROWS = os.environ.get("EBBTIDE_BENCH_ROWS", "http,https,small,memory").split(",")
SMALL_FILES = 2000
SMALL_SIZE = 20_000
LARGE = 20 * GIBIBYTE
SPARE = 5 * GIBIBYTE


class Bench:
    """The contestants, each of which saves into the same directory."""

    def __init__(self, home: Path, ebbtide: Program, authority: Path) -> None:
        self._home = home
        self._out = home / "out"
        self._out.mkdir()
        self._ebbtide = ebbtide
        self._authority = str(authority)
        ebbtide_settings = {"maximum_files": SMALL_FILES}
        self.engine = psutil.Process(ebbtide.start("--headless").pid)
        for key, value in ebbtide_settings.items():
            ebbtide.run("settings", key, str(value))

    def curl(self, *urls: str) -> Cost:
        """One connection, kept."""
        return self._command("curl", "-s", "--cacert", self._authority, "--remote-name-all", *urls)

    def wget(self, *urls: str) -> Cost:
        """One connection, kept."""
        return self._command("wget", "-q", f"--ca-certificate={self._authority}", *urls)

    def aria2(self, connections: int, *urls: str) -> Cost:
        """As many connections a file, or files at once."""
        addresses = self._home / "addresses"
        addresses.write_text("\n".join(urls))
        return self._command(
            "aria2c",
            "-q",
            f"-x{connections}",
            f"-s{connections}",
            f"-j{connections}",
            "-k1M",
            f"--ca-certificate={self._authority}",
            "-i",
            str(addresses),
        )

    def ebbtide(self, connections: int, *urls: str) -> Cost:
        """The engine with everything on; its own processor time only."""
        self._clear()
        self._ebbtide.run("settings", "connections_per_file", str(connections))
        before, started = self._cpu_s(), time.perf_counter()
        added = self._ebbtide.run("add", *urls, "-d", str(self._out), "--wait", timeout_s=600)
        wall_s = time.perf_counter() - started
        if added.returncode != 0:
            raise RuntimeError(added.stderr)
        if len(list(self._out.iterdir())) != len(urls):
            raise RuntimeError("not all files are there")
        return Cost(wall_s, self._cpu_s() - before)

    def _command(self, *command: str) -> Cost:
        self._clear()
        return cost_of_command(command, self._out)

    def _clear(self) -> None:
        for path in self._out.iterdir():
            path.unlink()
        subprocess.run(["sync"], check=True)

    def _cpu_s(self) -> float:
        times = self.engine.cpu_times()
        return float(times.user + times.system)


def main() -> None:
    """Print the tables."""
    with own_home() as home:
        authority, certificate = _certificates(home)
        os.environ["SSL_CERT_FILE"] = str(authority)
        with (
            running_nginx(home / "plain", directives="keepalive_requests 100000;") as plain,
            running_nginx(home / "tls", certificate=certificate) as tls,
            program(home) as ebbtide,
        ):
            bench = Bench(home, ebbtide, authority)
            rows: dict[str, Callable[[], None]] = {
                "http": lambda: _big(bench, plain, "1 GiB over http"),
                "https": lambda: _big(bench, tls, "1 GiB over https"),
                "small": lambda: _small(bench, plain),
                "memory": lambda: _memory(bench, plain),
            }
            for row in ROWS:
                rows[row]()


def _certificates(home: Path) -> tuple[Path, Path]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(home / "authority.pem"))
    pair = authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem
    pair.write_to_path(str(home / "server.pem"))
    return home / "authority.pem", home / "server.pem"


def _big(bench: Bench, server: Nginx, title: str) -> None:
    with (server.root / "big.bin").open("wb") as file:
        for _ in range(1024):
            file.write(bytes(1 << 20))
    url = f"{server.url}/big.bin"
    contestants: dict[str, Callable[[], Cost]] = {
        "curl": lambda: bench.curl(url),
        "wget": lambda: bench.wget(url),
        "aria2, 1 connection": lambda: bench.aria2(1, url),
        "ebbtide, 1 connection": lambda: bench.ebbtide(1, url),
        "aria2, 4 connections": lambda: bench.aria2(4, url),
        "ebbtide, 4 connections": lambda: bench.ebbtide(4, url),
    }
    print_table(title, interleaved(contestants, ROUNDS), "curl")
    (server.root / "big.bin").unlink()


def _small(bench: Bench, server: Nginx) -> None:
    urls: Sequence[str] = [f"{server.url}/small-{number}.bin" for number in range(SMALL_FILES)]
    for url in urls:
        (server.root / url.rpartition("/")[2]).write_bytes(os.urandom(SMALL_SIZE))
    contestants: dict[str, Callable[[], Cost]] = {
        "curl": lambda: bench.curl(*urls),
        "aria2, 4 at once": lambda: bench.aria2(4, *urls),
        "ebbtide": lambda: bench.ebbtide(4, *urls),
    }
    title = f"{SMALL_FILES} files of {SMALL_SIZE // 1000} kB over http"
    print_table(title, interleaved(contestants, min(3, ROUNDS)), "aria2, 4 at once")


def _memory(bench: Bench, server: Nginx) -> None:
    """Fetch a sparse file; what arrives is not sparse, and needs room of its own."""
    free = shutil.disk_usage(server.root).free
    if free < LARGE + SPARE:
        print(f"20 GiB: not run, only {free / GIBIBYTE:.0f} GiB are free")
        return
    with (server.root / "large.bin").open("wb") as file:
        file.truncate(LARGE)
    before = bench.engine.memory_info().rss
    # From here on the kernel counts the peak anew.
    Path(f"/proc/{bench.engine.pid}/clear_refs").write_text("5")
    cost = bench.ebbtide(4, f"{server.url}/large.bin")
    print(f"20 GiB: {cost.wall_s:.0f} s, {cost.cpu_s:.1f} CPU s; resident memory")
    print(f"  {before / 1e6:.0f} MB before, {_peak(bench.engine.pid) / 1e6:.0f} MB at most")


def _peak(process_id: int) -> int:
    """Return the most memory that a process had resident, in bytes (VmHWM)."""
    lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024
