"""Private message buses, and services on them that tests make up or take from python-dbusmock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import new_method_call, new_signal

from tests.waiting import wait_until

# The distribution's own Python, whose packages python3-dbusmock is one of.
DEBIAN_PYTHON = shutil.which("python3", path=os.defpath) or "python3"

MOCK = "org.freedesktop.DBus.Mock"

_CONFIGURATION = """<busconfig><type>{kind}</type><listen>unix:path={path}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy></busconfig>"""


class MessageBus:
    """A dbus-daemon of its own."""

    def __init__(self, directory: Path, kind: str) -> None:
        self.kind = kind
        self.path = directory / kind
        self.address = f"unix:path={self.path}"
        self._configuration = directory / f"{kind}.conf"
        self._configuration.write_text(_CONFIGURATION.format(kind=kind, path=self.path))
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Any = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._configuration}", "--nofork", "--nopidfile"]
        )
        wait_until(self._answers, "the message bus answers")

    def stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            end(self._process)
            self._process = None
            self.path.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            self._connection = open_dbus_connection(self.address)
        except OSError:
            return False
        return True

    def call(
        self,
        name: str,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        message = new_method_call(
            DBusAddress(path, name, interface), method, signature or None, body
        )
        reply = self._connection.send_and_get_reply(message, timeout=10)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return tuple(reply.body)

    def shout(
        self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]
    ) -> None:
        """Send a signal straight to everybody, whether they asked for it or not."""
        bus = "org.freedesktop.DBus"
        for name in self.call(bus, "/org/freedesktop/DBus", bus, "ListNames")[0]:
            if name.startswith(":"):
                signal = new_signal(DBusAddress(path, interface=interface), member, signature, body)
                signal.header.fields[HeaderFields.destination] = name
                self._connection.send(signal)

    def owns(self, name: str) -> bool:
        bus = "org.freedesktop.DBus"
        return bool(self.call(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", "s", (name,))[0])


class Mock:
    """A service made of python-dbusmock."""

    def __init__(self, bus: MessageBus, name: str, path: str, process: Any) -> None:
        self._bus = bus
        self.name = name
        self.path = path
        self._process = process

    def mock(
        self, method: str, signature: str, *body: Any, path: str = "", interface: str = MOCK
    ) -> tuple[Any, ...]:
        """Call one of the mock's own methods."""
        return self._bus.call(self.name, path or self.path, interface, method, signature, body)

    def set(self, interface: str, path: str = "", **properties: tuple[str, Any]) -> None:
        """Change properties, and say so."""
        self.mock("UpdateProperties", "sa{sv}", interface, properties, path=path)

    def add(self, interface: str, path: str = "", **properties: tuple[str, Any]) -> None:
        self.mock("AddProperties", "sa{sv}", interface, properties, path=path)

    def method(self, interface: str, name: str, takes: str, gives: str, code: str) -> None:
        self.mock("AddMethod", "sssss", interface, name, takes, gives, code)

    def emit(
        self,
        interface: str,
        signal: str,
        signature: str = "",
        *values: tuple[str, Any],
        path: str = "",
    ) -> None:
        self.mock("EmitSignal", "sssav", interface, signal, signature, list(values), path=path)

    def stop(self) -> None:
        """Go from the bus, as a service that crashed."""
        end(self._process)
        wait_until(lambda: not self._bus.owns(self.name), f"{self.name} is gone")


@contextmanager
def mocked(
    bus: MessageBus,
    name: str,
    path: str,
    template: str = "",
    parameters: Mapping[str, object] | None = None,
) -> Iterator[Mock]:
    """Run a service; a template of python-dbusmock or an empty one."""
    arguments = ["--template", template, "-p", json.dumps(parameters or {})] if template else []
    arguments += [] if template else [name, path, name]
    environment = {**os.environ, f"DBUS_{bus.kind.upper()}_BUS_ADDRESS": bus.address}
    process = subprocess.Popen(
        [DEBIAN_PYTHON, "-m", "dbusmock", f"--{bus.kind}", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: bus.owns(name), f"{name} is on the bus")
        yield Mock(bus, name, path, process)
    finally:
        end(process)


@cache
def has_dbusmock() -> bool:
    done = subprocess.run(
        [DEBIAN_PYTHON, "-c", "import dbusmock"], capture_output=True, check=False
    )
    return done.returncode == 0 and shutil.which("dbus-daemon") is not None


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)
