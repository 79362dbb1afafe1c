"""Uploads over HTTP to nginx (PUT) and `@tus/server` (tus) on loopback, beside curl.

The files lie in memory where there is a file system in memory, so that no disk is measured.

``EBBTIDE_BENCH_ROUNDS=1`` makes a short run, ``EBBTIDE_BENCH_MIB=64`` a smaller file,
``EBBTIDE_BENCH_ROWS=https,tus`` a part of the tables.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import trustme

from tests.bench._measure import Cost, cost_of_command, interleaved, own_home, print_table
from tests.end_to_end.program import Program, program
from tests.servers.nginx import running_nginx
from tests.servers.tus_servers import tus_node
from tests.servers.upload_server import UploadServer

MEBIBYTE = 1 << 20
ROUNDS = int(os.environ.get("EBBTIDE_BENCH_ROUNDS", "5"))
SIZE = int(os.environ.get("EBBTIDE_BENCH_MIB", "512")) * MEBIBYTE
ROWS = os.environ.get("EBBTIDE_BENCH_ROWS", "http,https,tus").split(",")
_TAKES_FILES = "client_max_body_size 0; dav_methods PUT DELETE;"


class Bench:
    """The contestants, which send the same file."""

    def __init__(self, home: Path, ebbtide: Program, authority: Path) -> None:
        self._file = home / "big.bin"
        with self._file.open("wb") as file:
            for _ in range(SIZE // MEBIBYTE):
                file.write(os.urandom(MEBIBYTE))
        self._home = home
        self._ebbtide = ebbtide
        self._authority = str(authority)
        self.engine = psutil.Process(ebbtide.start("--headless").pid)

    def curl_put(self, url: str) -> Cost:
        """As fast as it goes."""
        return self._command("curl", "-sf", "--cacert", self._authority, "-T", str(self._file), url)

    def curl_tus(self, server: UploadServer) -> Cost:
        """One PATCH to an upload that was made before, which is not measured."""
        made = self._home / "made"
        length = f"Upload-Length: {SIZE}"
        self._command(
            *("curl", "-sf", "-X", "POST", "-D", str(made), "-H", "Tus-Resumable: 1.0.0"),
            *("-H", length, server.url),
        )
        lines = [line.partition(":") for line in made.read_text().splitlines()]
        address = next(value.strip() for name, _, value in lines if name.lower() == "location")
        return self._command(
            *("curl", "-sf", "-X", "PATCH", "-T", str(self._file), "-H", "Tus-Resumable: 1.0.0"),
            *("-H", "Upload-Offset: 0", "-H", "Content-Type: application/offset+octet-stream"),
            address,
        )

    def ebbtide(self, url: str, method: str) -> Cost:
        """The engine with everything on; its own processor time only."""
        before, started = self._cpu_s(), time.perf_counter()
        added = self._ebbtide.run(
            "upload", str(self._file), url, "--method", method, "--overwrite", "--wait",
            timeout_s=600,
        )  # fmt: skip
        wall_s = time.perf_counter() - started
        if added.returncode != 0:
            raise RuntimeError(added.stderr)
        return Cost(wall_s, self._cpu_s() - before)

    def _command(self, *command: str) -> Cost:
        return cost_of_command(command, self._home)

    def _cpu_s(self) -> float:
        times = self.engine.cpu_times()
        return float(times.user + times.system)


def main() -> None:
    """Print the tables."""
    memory = Path("/dev/shm")
    place = str(memory) if memory.is_dir() else None
    with own_home(), tempfile.TemporaryDirectory(prefix="ebb-", dir=place) as name:
        home = Path(name)
        authority, certificate = _certificates(home)
        os.environ["SSL_CERT_FILE"] = str(authority)
        with (
            running_nginx(home / "plain", directives=_TAKES_FILES) as plain,
            running_nginx(home / "tls", directives=_TAKES_FILES, certificate=certificate) as tls,
            tus_node(home / "tus") as tus,
            program(home) as ebbtide,
        ):
            bench = Bench(home, ebbtide, authority)
            size = f"{SIZE // MEBIBYTE} MiB"
            if "http" in ROWS:
                _put(bench, plain.url, f"{size} by PUT over http")
            if "https" in ROWS:
                _put(bench, tls.url, f"{size} by PUT over https")
            if "tus" in ROWS:
                _tus(bench, tus, f"{size} by tus over http")


def _certificates(home: Path) -> tuple[Path, Path]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(home / "authority.pem"))
    pair = authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem
    pair.write_to_path(str(home / "server.pem"))
    return home / "authority.pem", home / "server.pem"


def _put(bench: Bench, url: str, title: str) -> None:
    contestants: dict[str, Callable[[], Cost]] = {
        "curl": lambda: bench.curl_put(f"{url}/curl.bin"),
        "ebbtide": lambda: bench.ebbtide(f"{url}/ebbtide.bin", "put"),
    }
    print_table(title, interleaved(contestants, ROUNDS), "curl")


def _tus(bench: Bench, server: UploadServer, title: str) -> None:
    def tidied(run: Callable[[], Cost]) -> Cost:
        try:
            return run()
        finally:
            for path in server.root.iterdir():
                path.unlink()

    contestants: dict[str, Callable[[], Cost]] = {
        "curl": lambda: tidied(lambda: bench.curl_tus(server)),
        "ebbtide": lambda: tidied(lambda: bench.ebbtide(server.url, "tus")),
    }
    print_table(title, interleaved(contestants, ROUNDS), "curl")
