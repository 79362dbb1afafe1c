"""A real server for uploads in sessions of PUTs with Content-Range: ``@uploadx/core`` from npm."""

from __future__ import annotations

from pathlib import Path

from tests.servers.node_packages import PACKAGES, SCRIPTS, need_node
from tests.servers.upload_server import UploadServer


def uploadx(directory: Path) -> UploadServer:
    """Return the server; it calls files what it is told."""
    need_node("@uploadx/core")

    def command(server: UploadServer) -> list[str]:
        script = str(SCRIPTS / "uploadx.mjs")
        return ["node", script, str(PACKAGES), str(server.root), str(server.port)]

    return UploadServer(command, directory, path="/files")
