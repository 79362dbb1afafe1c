from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebbtide.core.ports import Store
from ebbtide.storage import MemoryStore, SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be created, in a directory that does not exist yet."""
    return tmp_path / "state" / "jobs.db"


@pytest.fixture
def sqlite_store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path, busy_timeout_s=0)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn: what a test asks of it is part of the port's contract."""
    if request.param == "memory":
        return MemoryStore()
    found: Store = request.getfixturevalue("sqlite_store")
    return found


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root mounts file systems; another test fills the database instead")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False)
    if mounted.returncode != 0:
        pytest.skip("this container may not mount file systems; another test fills the database")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
