"""Many small files to and from Samba, beside Debian's smbclient: the whole engine, one job each.

``EBBTIDE_BENCH_FILES=200`` makes a short run. Everything lies in memory where there is a file
system in memory, so that no disk is measured. Over the longer way a tenth of the files goes.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench._measure import Cost, cost_of_command, own_home
from tests.end_to_end.program import Program, program
from tests.servers.delay import delayed
from tests.servers.samba import PASSWORD, USER, Samba, running_samba

FILES = int(os.environ.get("EBBTIDE_BENCH_FILES", "2000"))
ROUNDS = int(os.environ.get("EBBTIDE_BENCH_ROUNDS", "1"))
SIZE = 2000
ROUND_TRIP_S = 0.01


class Bench:
    """The contestants; each moves the same directory, to an empty place."""

    def __init__(self, home: Path, samba: Samba, ebbtide: Program, port: int) -> None:
        self._home = home
        self._samba = samba
        self._ebbtide = ebbtide
        self._port = port
        self._local = home / "many"

    def ebbtide_reads(self) -> Cost:
        """One job of a directory."""
        return self._timed("add", self._address("many/"), "-d", str(self._fresh("fetched")))

    def ebbtide_writes(self) -> Cost:
        """One job of a directory."""
        return self._timed("upload", str(self._local), self._address("sent/"))

    def smbclient_reads(self) -> Cost:
        """One connection, one file after another."""
        return self._smbclient(f"lcd {self._fresh('fetched')}; cd many; prompt; mget *")

    def smbclient_writes(self) -> Cost:
        """One connection, one file after another."""
        shutil.rmtree(self._samba.share / "sent", ignore_errors=True)
        (self._samba.share / "sent").mkdir()
        return self._smbclient(f"lcd {self._local}; cd sent; prompt; mput *")

    def _timed(self, *arguments: str) -> Cost:
        shutil.rmtree(self._samba.share / "sent", ignore_errors=True)
        started = time.perf_counter()
        done = self._ebbtide.run(*arguments, "--wait", timeout_s=280)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return Cost(time.perf_counter() - started, 0)

    def _address(self, path: str) -> str:
        url = self._samba.url(path, port=self._port)
        return url.replace("smb://", f"smb://{USER}:{PASSWORD}@")

    def _fresh(self, name: str) -> Path:
        place = self._home / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return place

    def _smbclient(self, command: str) -> Cost:
        target = ["smbclient", "//127.0.0.1/data", "-p", str(self._port)]
        return cost_of_command([*target, "-U", f"{USER}%{PASSWORD}", "-c", command], self._home)


def main() -> None:
    """Print the tables."""
    memory = Path("/dev/shm")
    place = str(memory) if memory.is_dir() else None
    with (
        own_home() as home,
        tempfile.TemporaryDirectory(prefix="ebb-", dir=place) as name,
        running_samba(Path(name) / "samba") as samba,
        program(home) as ebbtide,
    ):
        ebbtide.start("--headless")
        ebbtide.run("settings", "maximum_files", "10000")
        base = Path(name)
        _fill(base / "many", samba.share / "many", files=FILES)
        _compare(Bench(base, samba, ebbtide, samba.port), "loopback", FILES)
        few = FILES // 10
        _fill(base / "many", samba.share / "many", files=few)
        with delayed(samba.port, ROUND_TRIP_S / 2) as port:
            title = f"{ROUND_TRIP_S * 1000:g} ms round trip"
            _compare(Bench(base, samba, ebbtide, port), title, few)


def _compare(bench: Bench, title: str, files: int) -> None:
    ways = {
        "smbclient reads": bench.smbclient_reads,
        "ebbtide reads": bench.ebbtide_reads,
        "smbclient writes": bench.smbclient_writes,
        "ebbtide writes": bench.ebbtide_writes,
    }
    print(f"{files} files of {SIZE} bytes, {title}")
    for name, run in ways.items():
        rates = sorted(files / run().wall_s for _ in range(ROUNDS))
        middle = statistics.median(rates)
        print(f"  {name:22}{middle:8.0f} files/s   {rates[0]:.0f} - {rates[-1]:.0f}", flush=True)


def _fill(*directories: Path, files: int) -> None:
    for directory in directories:
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        for number in range(files):
            (directory / f"{number:05}.bin").write_bytes(os.urandom(SIZE))
