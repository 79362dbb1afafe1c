"""What end-to-end tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Program, program
from tests.servers.nginx import Nginx, running_nginx


@pytest.fixture
def ebbtide(own_home: Path) -> Iterator[Program]:
    """Ebbtide in a home of its own."""
    with program(own_home) as instance:
        yield instance


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    """A web server without a limit."""
    with running_nginx(tmp_path / "nginx") as server:
        yield server
