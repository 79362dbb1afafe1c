"""Sending with the real program, killed on the way, to real servers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from ebbtide.core.settings import SECRETS_FILE, UPLOAD_LIMIT
from tests.end_to_end.program import Program
from tests.servers.samba import PASSWORD, USER, running_samba
from tests.servers.tus_servers import arrived, tus_python
from tests.uploads_server.running import ServerProcess
from tests.waiting import wait_until

SIZE = 5_000_000
RATE = 1_500_000
KILLS = 4


@dataclass(frozen=True)
class Peer:
    """Where a file goes, and what has arrived there."""

    url: str
    method: str
    arrived: Callable[[], bytes]
    leftovers: Callable[[], list[str]]


@contextmanager
def bits(directory: Path) -> Iterator[Peer]:
    root = directory / "inbox"
    root.mkdir()
    server = ServerProcess(root)
    server.start()
    try:
        yield Peer(
            f"{server.url}/big.bin",
            "bits",
            (root / "big.bin").read_bytes,
            lambda: [
                str(path) for path in root.rglob("*") if path.is_file() and path.stat().st_size
            ],
        )
    finally:
        server.stop()


@contextmanager
def tus(directory: Path) -> Iterator[Peer]:
    with tus_python(directory / "tus") as server:
        yield Peer(
            server.url,
            "tus",
            lambda: arrived(server)[0],
            lambda: [name for name, data in server.files().items() if data],
        )


@contextmanager
def smb(directory: Path) -> Iterator[Peer]:
    with running_samba(directory / "samba") as samba:
        url = samba.url("big.bin").replace("smb://", f"smb://{USER}:{PASSWORD}@")
        yield Peer(
            url,
            "auto",
            (samba.share / "big.bin").read_bytes,
            lambda: [path.name for path in samba.share.iterdir()],
        )


PEERS = [
    pytest.param(bits, id="bits"),
    pytest.param(tus, id="tus"),
    pytest.param(smb, id="smb", marks=pytest.mark.needs("smbd")),
]


@pytest.fixture(params=PEERS)
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Peer]:
    with request.param(tmp_path) as server:
        yield server


@pytest.fixture
def sent(ebbtide: Program) -> Path:
    """A file, and an engine that takes its time."""
    path = ebbtide.home / "big.bin"
    path.write_bytes(random.Random(6).randbytes(SIZE))
    ebbtide.start()
    ebbtide.run("settings", UPLOAD_LIMIT.key, str(RATE))
    ebbtide.run("settings", SECRETS_FILE.key, "true")
    return path


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_upload_survives_being_killed(ebbtide: Program, sent: Path, peer: Peer) -> None:
    added = ebbtide.run("upload", "--method", peer.method, str(sent), peer.url)
    assert added.returncode == 0, added.stderr
    moments = random.Random(3)
    for _ in range(KILLS):
        Event().wait(moments.uniform(0.3, 0.9))
        ebbtide.kill()
        ebbtide.start()
    assert ebbtide.state(1) != "acknowledged", "it was sent too early to be broken off"
    wait_until(lambda: ebbtide.state(1) == "acknowledged", "it is sent", 60)
    assert peer.arrived() == sent.read_bytes()
    assert sent.stat().st_size == SIZE
    history = ebbtide.run("log", "1").stdout
    assert history.count("Back in the queue: Ebbtide was stopped") >= KILLS - 1, history
    assert "starts afresh" not in history, "what the server had was thrown away"
    assert PASSWORD not in history


@pytest.mark.slow
def test_nothing_stays_there_of_an_upload_that_is_given_up(
    ebbtide: Program, sent: Path, peer: Peer
) -> None:
    assert ebbtide.run("upload", "--method", peer.method, str(sent), peer.url).returncode == 0
    wait_until(lambda: ebbtide.json("show", "1")["received"] > 200_000, "some of it is there", 30)
    assert ebbtide.run("cancel", "1").returncode == 0
    wait_until(lambda: peer.leftovers() == [], "nothing is left there", 20)
    assert sent.read_bytes() == random.Random(6).randbytes(SIZE)


@pytest.mark.slow
def test_a_file_that_changes_on_the_way_is_never_sent_half_and_half(
    ebbtide: Program, sent: Path, peer: Peer
) -> None:
    assert ebbtide.run("upload", "--method", peer.method, str(sent), peer.url).returncode == 0
    wait_until(lambda: ebbtide.state(1) == "transferring", "it moves", 30)
    Event().wait(0.5)
    changed = random.Random(7).randbytes(SIZE)
    sent.write_bytes(changed)
    wait_until(lambda: ebbtide.state(1) == "error", "somebody is asked", 30)
    assert "was changed" in ebbtide.run("show", "1").stdout
    ebbtide.run("settings", UPLOAD_LIMIT.key, "0")
    ebbtide.run("settings", UPLOAD_LIMIT.key, str(100 * RATE))
    assert ebbtide.run("resume", "1").returncode == 0
    wait_until(lambda: ebbtide.state(1) == "acknowledged", "it is sent as it is now", 30)
    assert peer.arrived() == changed
