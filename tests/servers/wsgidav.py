"""A real WsgiDAV, which keeps what arrived of a file that broke off."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.servers.upload_server import UploadServer


def wsgidav(directory: Path) -> UploadServer:
    """Return a WsgiDAV that takes files anywhere below its root."""

    def command(server: UploadServer) -> list[str]:
        program = str(Path(sys.executable).with_name("wsgidav"))
        place = ["--host", "127.0.0.1", "--port", str(server.port), "--root", str(server.root)]
        return [program, *place, "--auth", "anonymous", "--no-config", "-q"]

    return UploadServer(command, directory)
