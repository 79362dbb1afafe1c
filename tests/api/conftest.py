from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.fake_server import FakeServer


@pytest.fixture
def server(runtime_dir: Path) -> Iterator[FakeServer]:
    """An engine where the command line looks for it."""
    with FakeServer(runtime_dir / "ebbtide" / "engine.sock") as server:
        yield server
