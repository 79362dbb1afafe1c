"""The main job on real input: a real file, a real web server, a program killed on the way."""

from __future__ import annotations

import hashlib
import random
import time
from pathlib import Path
from threading import Event

import pytest

from ebbtide.core.settings import CONNECTIONS_PER_FILE
from tests.end_to_end.program import Program
from tests.servers.nginx import running_nginx
from tests.waiting import wait_until

MEGABYTE = 1_000_000
SIZE = 200 * MEGABYTE
RATE = 6 * MEGABYTE
"""Bytes a second over all connections: thirty lives of a second do not suffice for the file."""
CONNECTIONS = 4
KILLS = 30
SHORT_LIFE_S, LONG_LIFE_S = 0.8, 3.5
LONG_LIVES = 6
"""Only in a long life does it show whether what was saved is fetched again."""
COST_S = 1.5
"""What a crash may cost: the bytes of the last interval between two saves, and of buffers."""


def _lives() -> list[float]:
    """How long each life is: thirty random moments, some of them late."""
    moments = random.Random(7)
    lives = [moments.uniform(0.0, SHORT_LIFE_S) for _ in range(KILLS - LONG_LIVES)]
    lives += [moments.uniform(0.8, 1.0) * LONG_LIFE_S for _ in range(LONG_LIVES)]
    moments.shuffle(lives)
    return lives


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
    lives: list[float] = []
    """How long each one was, in seconds from the start of the process."""
    with running_nginx(
        tmp_path / "nginx", directives=f"limit_rate {RATE // CONNECTIONS};"
    ) as server:
        expected = _make_file(server.root / "big.bin", SIZE)
        target = ebbtide.downloads / "big.bin"
        born = time.monotonic()
        ebbtide.start("--background")
        ebbtide.run("settings", CONNECTIONS_PER_FILE.key, str(CONNECTIONS))
        assert ebbtide.run("add", f"{server.url}/big.bin", "-d", str(target.parent)).returncode == 0
        for life_s in _lives():
            Event().wait(life_s)
            assert not target.exists(), "the file was here too early; the rate is too high"
            ebbtide.kill()
            lives.append(time.monotonic() - born)
            born = time.monotonic()
            ebbtide.start("--background")
        wait_until(lambda: ebbtide.state(1) == "acknowledged", "the file is here", 60)
        ebbtide.quit()

        assert _digest(target) == expected
        assert list(target.parent.iterdir()) == [target], "the staging file is gone"
        wait_until(lambda: not server.is_busy(), "nginx has logged every request")
        twice = server.bytes_served() - SIZE
        allowed = sum(min(life_s, COST_S) for life_s in lives) * RATE
        # A program that saved nothing would fetch again all that arrived in its lives.
        assert allowed < 0.8 * sum(lives) * RATE, "the lives are too short to show anything"
        assert twice < allowed
