"""A real S3 server for tests: ``moto``, which keeps everything in memory."""

from __future__ import annotations

import json
import re
import sys
import urllib.parse
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


def make_account(server: UploadServer) -> tuple[str, str]:
    """Make somebody who may use S3, and check every request from now on; return both keys."""
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    _manage(server, Action="CreateUser", UserName="user")
    _manage(
        server,
        Action="PutUserPolicy",
        UserName="user",
        PolicyName="all",
        PolicyDocument=policy,
    )
    made = _manage(server, Action="CreateAccessKey", UserName="user")
    key = re.search("<AccessKeyId>(.*?)<", made)
    secret = re.search("<SecretAccessKey>(.*?)<", made)
    assert key is not None
    assert secret is not None
    url = f"http://127.0.0.1:{server.port}/moto-api/reset-auth"
    _post(url, b"0", {"Content-Type": "text/plain"})
    return key[1], secret[1]


def _manage(server: UploadServer, **parameters: str) -> str:
    data = urllib.parse.urlencode({**parameters, "Version": "2010-05-08"}).encode()
    scope = "Credential=x/20200101/us-east-1/iam/aws4_request"
    who = f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=x"
    headers = {"Authorization": who, "Host": "iam.amazonaws.com"}
    return _post(f"http://127.0.0.1:{server.port}/", data, headers)


def _post(url: str, data: bytes, headers: dict[str, str]) -> str:
    request = urllib.request.Request(url, data, headers)
    with urllib.request.urlopen(request) as answer:
        text: str = answer.read().decode()
        return text
