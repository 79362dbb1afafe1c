from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ebbtide.core.observations import Wanted
from ebbtide.system.clock import SystemClock
from ebbtide.system.linux import LinuxProbe
from tests.conftest import refuse
from tests.servers.buses import MessageBus, has_dbusmock
from tests.system.listening import Listening

RETRY_S = 0.1
NOTHING = Wanted()


@pytest.fixture
def system_bus(runtime_dir: Path) -> Iterator[MessageBus]:
    yield from running_bus(runtime_dir, "system")


@pytest.fixture
def session_bus(runtime_dir: Path) -> Iterator[MessageBus]:
    yield from running_bus(runtime_dir, "session")


def running_bus(directory: Path, kind: str) -> Iterator[MessageBus]:
    if not has_dbusmock():
        refuse("not installed: dbus, python3-dbusmock")
    bus = MessageBus(directory, kind)
    bus.start()
    yield bus
    bus.stop()


class Watching:
    """A probe of this machine that runs, with what it says."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.heard = Listening()
        self.until = self.heard.until

    def start(self, wanted: Wanted = NOTHING, **environment: str) -> LinuxProbe:
        """Start a probe that knows only these of the places where services may be."""
        nowhere = {
            "DBUS_SYSTEM_BUS_ADDRESS": os.environ["DBUS_SYSTEM_BUS_ADDRESS"],
            "DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"],
        }
        probe = LinuxProbe(SystemClock(), {**nowhere, **environment}, RETRY_S)
        probe.start(self.heard)
        self._stack.callback(probe.stop)
        probe.want(wanted)
        return probe


@pytest.fixture
def watching(caplog: pytest.LogCaptureFixture) -> Iterator[Watching]:
    with ExitStack() as stack:
        yield Watching(stack)
    assert "broke" not in caplog.text  # a loop that is built anew hides a defect
