"""Two real tus servers that have nothing in common: one from npm, one from PyPI."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.servers.node_packages import PACKAGES, SCRIPTS, need_node
from tests.servers.upload_server import UploadServer


def tus_node(directory: Path) -> UploadServer:
    """Return ``@tus/server``, which keeps files under the names of their uploads."""
    need_node("@tus/server")

    def command(server: UploadServer) -> list[str]:
        script = str(SCRIPTS / "tus.mjs")
        return ["node", script, str(PACKAGES), str(server.root), str(server.port)]

    return UploadServer(command, directory, path="/files")


def tus_python(directory: Path) -> UploadServer:
    """Return ``resumable-upload``, which knows all extensions."""

    def command(server: UploadServer) -> list[str]:
        program = str(Path(sys.executable).with_name("resumable-upload"))
        place = ["--host", "127.0.0.1", "--port", str(server.port)]
        files = ["--upload-dir", str(server.root), "--db-path", str(directory / "uploads.db")]
        return [program, "serve", *place, *files]

    return UploadServer(command, directory, path="/files")


def arrived(server: UploadServer) -> list[bytes]:
    """Return the files that a server has, whatever it calls them."""
    return [data for name, data in server.files().items() if not name.endswith((".json", ".info"))]


def told(server: UploadServer) -> dict[str, str]:
    """Return what ``@tus/server`` was told of its only file."""
    (path,) = server.root.glob("*.json")
    found: dict[str, str] = json.loads(path.read_text())["metadata"]
    return found
