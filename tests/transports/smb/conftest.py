"""A Samba for all tests that change nothing about it, and an empty share for each."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.samba import Samba, running_samba
from tests.transports.smb.cases import Client


@pytest.fixture(scope="session")
def shared_samba() -> Iterator[Samba]:
    if shutil.which("smbd", path="/usr/sbin:/usr/local/sbin:/usr/bin") is None:
        pytest.skip("not installed: smbd")
    # Not below pytest's own directories, whose long names Samba's sockets do not fit into.
    with tempfile.TemporaryDirectory(prefix="ebb-") as name, running_samba(Path(name)) as samba:
        yield samba


@pytest.fixture
def samba(shared_samba: Samba) -> Samba:
    for path in shared_samba.share.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return shared_samba


@pytest.fixture
def client(samba: Samba) -> Client:
    return Client(samba)


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A directory for a Samba of the test's own."""
    with tempfile.TemporaryDirectory(prefix="ebb-") as name:
        yield Path(name)
