"""What end-to-end tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Program, program
from tests.end_to_end.surroundings import Wifi
from tests.servers.buses import MessageBus
from tests.servers.nginx import Nginx, running_nginx
from tests.system.conftest import running_bus
from tests.system.network_manager import managing


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


@pytest.fixture
def system_bus(runtime_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MessageBus]:
    """A system bus with nobody on it yet."""
    for bus in running_bus(runtime_dir, "system"):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        monkeypatch.setenv("XDG_SESSION_ID", "c7")
        yield bus


@pytest.fixture
def wifi(system_bus: MessageBus) -> Iterator[Wifi]:
    """A network manager that knows of a phone's hotspot."""
    with managing(system_bus) as manager:
        yield Wifi(manager)
