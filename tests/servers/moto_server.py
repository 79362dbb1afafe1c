"""A real S3 server for tests: ``moto``, which keeps everything in memory."""

from __future__ import annotations

import sys
import urllib.request
from pathlib import Path

from tests.servers.upload_server import UploadServer

BUCKET = "bucket"


def moto(directory: Path) -> UploadServer:
    """Return the server; it lets everybody in until it is told otherwise."""

    def command(server: UploadServer) -> list[str]:
        place = ["-H", "127.0.0.1", "-p", str(server.port)]
        return [sys.executable, "-W", "ignore", "-m", "moto.server", *place]

    return UploadServer(command, directory, path=f"/{BUCKET}/")


def make_bucket(server: UploadServer) -> None:
    """Make the bucket that the tests use; one from before is emptied."""
    base = f"http://127.0.0.1:{server.port}"
    for method, url in (("POST", f"{base}/moto-api/reset"), ("PUT", f"{base}/{BUCKET}")):
        request = urllib.request.Request(url, method=method)
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 200


def object_in(server: UploadServer, name: str) -> bytes:
    """Return what the server has under a name."""
    request = urllib.request.Request(
        f"{server.url}{name}",
        headers={"Authorization": "AWS4-HMAC-SHA256 Credential=x/20200101/us-east-1/s3/x"},
    )
    with urllib.request.urlopen(request) as answer:
        data: bytes = answer.read()
        return data
