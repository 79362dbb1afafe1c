"""The main job on real input: a real file, a real web server, a program killed on the way."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from threading import Event

import pytest

from ebbtide.core.settings import CONNECTIONS_PER_FILE
from tests.end_to_end.program import Program
from tests.servers.nginx import running_nginx
from tests.waiting import wait_until

MEGABYTE = 1_000_000
SIZE = 200 * MEGABYTE
RATE = 8 * MEGABYTE
"""Bytes a second over all connections: thirty lives of a second do not suffice for the file."""
CONNECTIONS = 4
KILLS = 30
LONGEST_LIFE_S = 1.2
COST_S = 1.5
"""What a crash may cost: the bytes of the last interval between two saves, and of buffers."""


def _make_file(path: Path, size: int) -> str:
    generator = random.Random(20)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for _ in range(size // MEGABYTE):
            piece = generator.randbytes(MEGABYTE)
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.mark.slow
@pytest.mark.needs("nginx")
@pytest.mark.timeout(240)
def test_a_download_survives_thirty_kills(ebbtide: Program, tmp_path: Path) -> None:
    moments = random.Random(7)
    with running_nginx(
        tmp_path / "nginx", directives=f"limit_rate {RATE // CONNECTIONS};"
    ) as server:
        expected = _make_file(server.root / "big.bin", SIZE)
        target = ebbtide.downloads / "big.bin"
        ebbtide.start("--background")
        ebbtide.run("settings", CONNECTIONS_PER_FILE.key, str(CONNECTIONS))
        assert ebbtide.run("add", f"{server.url}/big.bin", "-d", str(target.parent)).returncode == 0
        kills = 0
        while kills < KILLS and not target.exists():
            Event().wait(moments.uniform(0.0, LONGEST_LIFE_S))
            ebbtide.kill()
            kills += 1
            assert not target.exists() or _digest(target) == expected
            ebbtide.start("--background")
        wait_until(lambda: ebbtide.state(1) == "acknowledged", "the file is here", 60)
        ebbtide.quit()

        assert kills == KILLS, "the file was here too early; the rate is too high"
        assert _digest(target) == expected
        assert list(target.parent.iterdir()) == [target], "the staging file is gone"
        wait_until(lambda: not server.is_busy(), "nginx has logged every request")
        twice = server.bytes_served() - SIZE
        assert twice < KILLS * COST_S * RATE
