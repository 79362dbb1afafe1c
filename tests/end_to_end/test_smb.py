"""The whole program and a real Samba: both ways, a directory, and a power cut."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Program, program
from tests.servers.samba import PASSWORD, USER, Samba, running_samba

pytestmark = [pytest.mark.needs("smbd"), pytest.mark.slow]

CONTENT = random.Random(1).randbytes(3_000_000)


@pytest.fixture
def samba() -> Iterator[Samba]:
    with tempfile.TemporaryDirectory(prefix="ebb-") as name, running_samba(Path(name)) as samba:
        yield samba


@pytest.fixture
def ebbtide(own_home: Path) -> Iterator[Program]:
    with program(own_home) as ebbtide:
        ebbtide.start()
        yield ebbtide


def test_there_and_back(ebbtide: Program, samba: Samba, own_home: Path) -> None:
    local = own_home / "a b.bin"
    local.write_bytes(CONTENT)
    os.utime(local, ns=(1, 1_500_000_000_000_000_000))
    address = samba.url("new/").replace("smb://", f"smb://{USER}:{PASSWORD}@")
    sent = ebbtide.run("upload", str(local), address, "--wait")
    assert sent.returncode == 0, sent.stdout + sent.stderr
    there = samba.share / "new" / "a b.bin"
    assert there.read_bytes() == CONTENT
    assert there.stat().st_mtime_ns == 1_500_000_000_000_000_000
    (samba.share / "new" / "deep").mkdir()
    (samba.share / "new" / "deep" / "ä.txt").write_text("hello")
    fetched = ebbtide.run("add", address, "-d", str(ebbtide.downloads), "--wait")
    assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    found = sorted(path for path in ebbtide.downloads.rglob("*") if path.is_file())
    assert [path.name for path in found] == ["a b.bin", "ä.txt"]
    assert found[0].read_bytes() == CONTENT
