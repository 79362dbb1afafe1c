"""The server, in a thread or as a process, and a client that says exactly what it is told."""

from __future__ import annotations

import http.client
import os
import re
import signal
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ebbtide.uploads_server.bits import PROTOCOL
from ebbtide.uploads_server.options import ServerOptions
from ebbtide.uploads_server.server import UploadServer

_APP = Path(__file__).resolve().parents[2] / "app"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return self.headers[name]

    @property
    def code(self) -> str | None:
        """The HRESULT."""
        return self.headers["BITS-Error-Code"]


class Client:
    """One connection to a server."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None) -> None:
        if tls is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        else:
            self.connection = http.client.HTTPSConnection(
                "localhost", port, timeout=20, context=tls
            )

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request; underscores in names of headers are hyphens."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        fields.setdefault("Content-Length", str(len(body)))
        self.connection.request(method, path, body or None, fields)
        response = self.connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def packet(self, kind: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a packet of the BITS upload protocol."""
        return self.ask("BITS_POST", path, body, BITS_Packet_Type=kind, **headers)

    def create(self, path: str) -> str:
        """Begin an upload and return its session's name."""
        answer = self.packet("Create-Session", path, BITS_Supported_Protocols=PROTOCOL)
        assert answer.status == 200, answer
        return answer["BITS-Session-Id"] or ""

    def fragment(self, path: str, session: str, data: bytes, start: int, total: int) -> Answer:
        """Send a part of a file."""
        span = f"bytes {start}-{start + len(data) - 1}/{total}"
        return self.packet("Fragment", path, data, BITS_Session_Id=session, Content_Range=span)

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


class Running:
    """A running server."""

    def __init__(self, server: UploadServer, root: Path, told: list[str]) -> None:
        self.server = server
        self.root = root
        self.told = told
        self._clients: list[Client] = []

    @property
    def port(self) -> int:
        return self.server.port

    def client(self, tls: ssl.SSLContext | None = None) -> Client:
        client = Client(self.port, tls)
        self._clients.append(client)
        return client

    def hang_up(self) -> None:
        for client in self._clients:
            client.close()


@contextmanager
def serving(options: ServerOptions) -> Iterator[Running]:
    """Run a server in a thread."""
    told: list[str] = []
    server = UploadServer(options, told.append)
    running = Running(server, options.directory, told)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield running
    finally:
        running.hang_up()
        server.stop()
        thread.join(20)
        assert not thread.is_alive()


class ServerProcess:
    """``ebbtide serve-uploads`` as people start it; always on the same port."""

    def __init__(self, directory: Path, *options: str) -> None:
        self.root = directory
        self.port = 0
        self._clients: list[Client] = []
        self._options = options
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Return when it takes uploads."""
        command = [sys.executable, "-m", "ebbtide", "serve-uploads", str(self.root)]
        command += ["--port", str(self.port), *self._options]
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(_APP)},
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        found = re.search(r":([0-9]+)/$", line)
        assert found, line
        self.port = int(found[1])

    def client(self) -> Client:
        client = Client(self.port)
        self._clients.append(client)
        return client

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """End it and return its exit status and what it printed."""
        process = self._process
        if process is None:
            return 0, ""
        self._process = None
        process.send_signal(number)
        output, _ = process.communicate(timeout=20)
        return process.returncode, output

    def kill(self) -> None:
        """End it without warning."""
        self.stop(signal.SIGKILL)
        for client in self._clients:
            client.close()
