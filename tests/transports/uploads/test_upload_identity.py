"""Saying who we are to real servers that ask, without sending a file twice."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import HttpOptions, Login, ProxyChoice, ProxyMode
from ebbtide.core.uploads import UploadMethod
from tests.servers.apache_dav import apache_dav
from tests.servers.nginx_dav import nginx_dav
from tests.servers.proxies import running_tinyproxy
from tests.servers.spnego_server import PASSWORD, USER, SpnegoServer
from tests.servers.upload_server import UploadServer
from tests.transports.secrets import Drawer, taken_over
from tests.transports.uploads.cases import MEBIBYTE, by, client, content
from tests.transports.uploads.sources import MemorySource

PUT, POST = UploadMethod.PUT, UploadMethod.POST
BIG = 4 * MEBIBYTE
GUARD = """
AuthType {kind}
AuthName "Staff only"
AuthUserFile {directory}/users
Require valid-user
"""


def guarded(directory: Path, kind: str) -> UploadServer:
    """Return an Apache that takes files from one user."""
    directory.mkdir()
    line = f"{USER}:Staff only:{PASSWORD}"
    digest = hashlib.md5(line.encode()).hexdigest()
    basic = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    user = f"{USER}:Staff only:{digest}" if kind == "Digest" else f"{USER}:{{SHA}}{basic}"
    (directory / "users").write_text(f"{user}\n")
    return apache_dav(directory, GUARD.format(kind=kind, directory=directory))


def send(
    source: MemorySource, url: str, method: UploadMethod = PUT, password: str = PASSWORD
) -> TransferError | None:
    """Try to send with a login of the job's own."""
    drawer = Drawer()
    options = taken_over(HttpOptions(logins=(Login(USER, password),)), drawer, url)
    with client(options=options, secrets=drawer) as sender:
        return sender.send(source, url, by(method))


@pytest.mark.needs("apache2")
@pytest.mark.parametrize("kind", ["Basic", "Digest"])
def test_apache_takes_a_file_from_who_may(kind: str, tmp_path: Path) -> None:
    source = MemorySource(content(BIG))
    with guarded(tmp_path / "apache", kind) as server:
        assert send(source, f"{server.url}x.bin") is None
        assert server.files() == {"x.bin": source.data}
    assert source.bytes_read == BIG, "it was sent once"


@pytest.mark.needs("apache2")
@pytest.mark.parametrize("kind", ["Basic", "Digest"])
def test_apache_refuses_a_wrong_password(kind: str, tmp_path: Path) -> None:
    source = MemorySource(content(BIG))
    with guarded(tmp_path / "apache", kind) as server:
        error = send(source, f"{server.url}x.bin", password="wrong")
        assert server.files() == {}
    assert error is not None
    assert error.code is ErrorCode.LOGIN_REFUSED
    assert source.bytes_read == 0
    assert not any(PASSWORD in note for note in source.notes)


@pytest.mark.needs("nginx")
def test_nginx_asks_only_before_it_writes(tmp_path: Path) -> None:
    """The question comes in answer to the PUT itself; the file goes out once all the same."""
    basic = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (tmp_path / "users").write_text(f"{USER}:{{SHA}}{basic}\n")
    guard = f"""limit_except GET HEAD OPTIONS {{
        auth_basic "Staff only"; auth_basic_user_file {tmp_path}/users; }}"""
    source = MemorySource(content(BIG))
    with nginx_dav(tmp_path / "nginx", guard) as server:
        assert send(source, f"{server.url}x.bin") is None
        assert server.files() == {"x.bin": source.data}
    assert source.bytes_read < BIG + MEBIBYTE


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ntlm-users"
    SpnegoServer.write_users(path)
    monkeypatch.setenv("NTLM_USER_FILE", str(path))


@pytest.mark.usefixtures("users")
@pytest.mark.parametrize("scheme", ["NTLM", "Negotiate"])
@pytest.mark.parametrize("method", [PUT, POST])
def test_a_handshake_costs_no_body(scheme: str, method: UploadMethod) -> None:
    source = MemorySource(content(BIG))
    with SpnegoServer(b"", (scheme,)) as server:
        upload = by(method, overwrite=True)
        drawer = Drawer()
        login = Login(f"EXAMPLE\\{USER}", PASSWORD)
        options = taken_over(HttpOptions(logins=(login,)), drawer, server.url())
        with client(options=options, secrets=drawer) as sender:
            assert sender.send(source, server.url(), upload) is None
        assert server.stored == [source.data]
    assert source.bytes_read == BIG, "it was sent once"


@pytest.mark.needs("nginx", "tinyproxy")
def test_a_file_goes_through_a_proxy(tmp_path: Path) -> None:
    source = MemorySource(content(BIG))
    (tmp_path / "proxy").mkdir()
    with (
        nginx_dav(tmp_path / "nginx") as server,
        running_tinyproxy(tmp_path / "proxy") as port,
    ):
        proxy = ProxyChoice(ProxyMode.EXPLICIT, f"http://127.0.0.1:{port}")
        with client(options=HttpOptions(proxy=proxy)) as sender:
            assert sender.send(source, f"{server.url}x.bin", by(PUT)) is None
        assert server.files() == {"x.bin": source.data}
