"""Files to and from Samba, beside Debian's smbclient and a loop of 64 KiB calls.

Ours is the transport alone, in this process, with its connection and login; smbclient's wall
and processor time are those of the program less what it takes to say its version. The loop
moves a sixteenth of the file, and its time counts sixteen times. The files lie in memory where
there is a file system in memory, so that no disk is measured.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import smbclient

from ebbtide.core.http_options import Credential
from ebbtide.core.ports import DownloadRequest, UploadRequest
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import UploadOptions
from ebbtide.transports.smb import SmbTransport
from tests.bench._measure import Cost, cost_of_command, interleaved, own_home
from tests.servers.delay import delayed
from tests.servers.samba import PASSWORD, USER, Samba, running_samba
from tests.transports.files import FileSink, FileSource
from tests.transports.secrets import with_book
from tests.transports.sinks import Switch

MEBIBYTE = 1 << 20
SIZE = int(os.environ.get("EBBTIDE_BENCH_MEBIBYTES", "256")) * MEBIBYTE
ROUNDS = int(os.environ.get("EBBTIDE_BENCH_ROUNDS", "5"))
ROUND_TRIP_S = 0.01
_LOOP = 64 * 1024
_PART = 16


class Bench:
    """The contestants; each fetches or sends the same file."""

    def __init__(self, home: Path, samba: Samba, port: int) -> None:
        self._local = home / "local.bin"
        self._sent = home / "sent.bin"
        if not self._sent.exists():
            _fill(self._sent)
        self._samba = samba
        self._port = port
        self._transport = SmbTransport(
            with_book(Credential(f"smb://127.0.0.1:{port}", USER, PASSWORD))
        )
        startups = [cost_of_command(["smbclient", "--version"], home) for _ in range(5)]
        self._startup = Cost(
            statistics.median(cost.wall_s for cost in startups),
            statistics.median(cost.cpu_s for cost in startups),
        )

    def ebbtide_reads(self) -> Cost:
        """Our download."""
        url = self._samba.url("big.bin", port=self._port)
        with FileSink(self._local) as sink:
            return _cost(
                lambda: self._transport.download(
                    DownloadRequest(url, None, Settings()), sink, Switch()
                )
            )

    def ebbtide_writes(self) -> Cost:
        """Our upload."""
        url = self._samba.url("sent.bin", port=self._port)
        request = UploadRequest(url, Settings(), upload=UploadOptions(overwrite=True))
        with FileSource(self._sent) as source:
            return _cost(lambda: self._transport.upload(request, source, Switch()))

    def smbclient_reads(self) -> Cost:
        """Debian's program."""
        return self._smbclient(f"get big.bin {self._local}")

    def smbclient_writes(self) -> Cost:
        """Debian's program."""
        return self._smbclient(f"put {self._sent} sent.bin")

    def signed_smbclient_reads(self) -> Cost:
        """The same, with its messages signed as ours always are."""
        return self._smbclient(f"get big.bin {self._local}", "--client-protection=sign")

    def signed_smbclient_writes(self) -> Cost:
        """The same, with its messages signed as ours always are."""
        return self._smbclient(f"put {self._sent} sent.bin", "--client-protection=sign")

    def loop_reads(self) -> Cost:
        """What a program does that knows nothing of the way."""

        def run() -> None:
            with self._opened("big.bin", "rb") as remote, self._local.open("wb") as local:
                for _ in range(0, SIZE // _PART, _LOOP):
                    local.write(remote.read(_LOOP))

        cost = _cost(run)
        return Cost(cost.wall_s * _PART, cost.cpu_s * _PART)

    def loop_writes(self) -> Cost:
        """The same in the other direction."""

        def run() -> None:
            with self._opened("sent.bin", "wb") as remote, self._sent.open("rb") as local:
                for _ in range(0, SIZE // _PART, _LOOP):
                    remote.write(local.read(_LOOP))

        cost = _cost(run)
        return Cost(cost.wall_s * _PART, cost.cpu_s * _PART)

    def _opened(self, name: str, mode: str) -> smbclient.SMBRawIO:
        return smbclient.open_file(
            rf"\\127.0.0.1\data\{name}",
            mode=mode,
            buffering=0,
            username=USER,
            password=PASSWORD,
            port=self._port,
        )

    def _smbclient(self, command: str, *options: str) -> Cost:
        target = ["smbclient", "//127.0.0.1/data", "-p", str(self._port)]
        cost = cost_of_command(
            [*target, "-U", f"{USER}%{PASSWORD}", *options, "-c", command], self._local.parent
        )
        return Cost(cost.wall_s - self._startup.wall_s, cost.cpu_s - self._startup.cpu_s)


def main() -> None:
    """Print the tables."""
    memory = Path("/dev/shm")
    place = str(memory) if memory.is_dir() else None
    with own_home(), tempfile.TemporaryDirectory(prefix="ebb-", dir=place) as name:
        home = Path(name)
        with running_samba(home / "samba") as samba:
            _fill(samba.share / "big.bin")
            _compare(Bench(home, samba, samba.port), "loopback", ROUNDS)
            with delayed(samba.port, ROUND_TRIP_S / 2) as port:
                title = f"{ROUND_TRIP_S * 1000:g} ms round trip"
                _compare(Bench(home, samba, port), title, min(3, ROUNDS))
        smbclient.reset_connection_cache(fail_on_error=False)


def _compare(bench: Bench, title: str, rounds: int) -> None:
    reading: dict[str, Callable[[], Cost]] = {
        "smbclient": bench.smbclient_reads,
        "smbclient, signed": bench.signed_smbclient_reads,
        "ebbtide": bench.ebbtide_reads,
        "64 KiB loop": bench.loop_reads,
    }
    writing: dict[str, Callable[[], Cost]] = {
        "smbclient": bench.smbclient_writes,
        "smbclient, signed": bench.signed_smbclient_writes,
        "ebbtide": bench.ebbtide_writes,
        "64 KiB loop": bench.loop_writes,
    }
    _print_rates(f"read {SIZE // MEBIBYTE} MiB, {title}", interleaved(reading, rounds))
    _print_rates(f"write {SIZE // MEBIBYTE} MiB, {title}", interleaved(writing, rounds))


def _print_rates(title: str, costs: Mapping[str, Sequence[Cost]]) -> None:
    base = statistics.median(cost.wall_s for cost in costs["smbclient"])
    print(title)
    print(f"  {'':22}{'MB/s':>8}{'ratio':>8}{'CPU s':>8}   MB/s min - max")
    for name, runs in costs.items():
        wall = statistics.median(cost.wall_s for cost in runs)
        cpu = statistics.median(cost.cpu_s for cost in runs)
        rates = [SIZE / cost.wall_s / 1e6 for cost in runs]
        print(
            f"  {name:22}{SIZE / wall / 1e6:8.0f}{base / wall:8.2f}{cpu:8.2f}"
            f"   {min(rates):.0f} - {max(rates):.0f}",
            flush=True,
        )


def _cost(run: Callable[[], object]) -> Cost:
    before, started = time.process_time(), time.perf_counter()
    run()
    return Cost(time.perf_counter() - started, time.process_time() - before)


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(SIZE // MEBIBYTE):
            file.write(os.urandom(MEBIBYTE))
