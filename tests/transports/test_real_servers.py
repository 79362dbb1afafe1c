"""The same downloads from every web server that Debian has: ranges, redirects, refusals, TLS."""

from __future__ import annotations

import hashlib
import os
import shutil
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.http_options import AuthScheme, HttpOptions, Login
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from tests.servers import web
from tests.servers.web import WebServer
from tests.transports.cases import CONTENT, HALF, OTHER, QUICK, Attempt, attempt
from tests.transports.secrets import Drawer, taken_over
from tests.transports.sinks import MemorySink, Switch

YEAR_AGO = 1_700_000_000
pytestmark = pytest.mark.slow
LARGE = CONTENT * 10
DIGEST = Digest("sha256", hashlib.sha256(LARGE).digest())
SHARED = Settings({**QUICK.values, "connections_per_file": 4})


def servers() -> list[object]:
    return [
        pytest.param((kind, scheme), marks=pytest.mark.needs(kind), id=f"{kind}-{scheme}")
        for kind in web.available()
        for scheme in ("http", "https")
    ]


@pytest.fixture(params=servers())
def server(request: pytest.FixtureRequest, runtime_dir: Path) -> Iterator[WebServer]:
    kind, scheme = request.param
    certificate = None
    if scheme == "https":
        authority = trustme.CA()
        certificate = runtime_dir / "server.pem"
        issued = authority.issue_cert("localhost").private_key_and_cert_chain_pem
        issued.write_to_path(str(certificate))
        request.node.authority = authority
    os.chmod(runtime_dir, 0o755)  # noqa: PTH101 - the servers become somebody else
    with web.running(kind, runtime_dir / kind, certificate) as running:
        yield running


@pytest.fixture
def transport(request: pytest.FixtureRequest, server: WebServer) -> Iterator[HttpTransport]:
    context = ssl.create_default_context()
    if server.url.startswith("https"):
        request.node.authority.configure_trust(context)
    transport = HttpTransport(context, smallest_part=100_000)
    yield transport
    transport.close()


def put(server: WebServer, name: str, content: bytes, modified: int = YEAR_AGO) -> str:
    path = server.root / name
    path.write_bytes(content)
    os.utime(path, (modified, modified))
    return f"{server.url}/{name}"


def fetch_half(url: str, transport: HttpTransport) -> MemorySink:
    control, sink = Switch(), MemorySink()

    def on_write() -> None:
        if sink.held.size >= HALF:
            control.stop()

    sink.on_write = on_write
    one = Settings({**QUICK.values, "connections_per_file": 1})
    with pytest.raises(StopRequested):
        transport.download(DownloadRequest(url, None, one), sink, control)
    sink.on_write = lambda: None
    return sink


def resumed(url: str, sink: MemorySink, transport: HttpTransport) -> Attempt:
    return attempt(url, sink=sink, version=sink.version, transport=transport)


def test_a_file_over_several_connections(server: WebServer, transport: HttpTransport) -> None:
    url = put(server, "file.bin", LARGE)
    result = attempt(url, transport=transport, settings=SHARED, digest=DIGEST)
    assert result.error is None
    assert result.sink.data == LARGE
    assert result.sink.restarts == []
    assert result.sink.version is not None
    assert result.sink.version.resumable


def test_a_stopped_download_goes_on(server: WebServer, transport: HttpTransport) -> None:
    url = put(server, "file.bin", LARGE)
    sink = fetch_half(url, transport)
    assert HALF <= sink.held.size < len(LARGE)
    result = resumed(url, sink, transport)
    assert result.error is None
    assert result.sink.data == LARGE
    assert result.sink.restarts == []


def test_a_replaced_file_starts_afresh(server: WebServer, transport: HttpTransport) -> None:
    url = put(server, "file.bin", LARGE)
    sink = fetch_half(url, transport)
    put(server, "file.bin", OTHER * 10, YEAR_AGO + 1)
    result = resumed(url, sink, transport)
    assert result.sink.data == OTHER * 10
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]


def test_a_redirect(server: WebServer, transport: HttpTransport) -> None:
    put(server, "file.bin", CONTENT)
    result = attempt(f"{server.url}/old/file.bin", transport=transport)
    assert result.sink.data == CONTENT


def test_text_is_not_compressed_on_the_way(server: WebServer, transport: HttpTransport) -> None:
    url = put(server, "file.txt", b"a line of text\n" * 10_000)
    result = attempt(url, transport=transport)
    assert result.sink.data == b"a line of text\n" * 10_000
    assert result.sink.version is not None
    assert result.sink.version.length == 150_000


def test_refusals(server: WebServer, transport: HttpTransport) -> None:
    put(server, "private/file.bin", CONTENT)
    missing = attempt(f"{server.url}/nothing", transport=transport)
    private = attempt(f"{server.url}/private/file.bin", transport=transport)
    assert isinstance(missing.error, TransferError)
    assert missing.error.code is ErrorCode.REMOTE_MISSING
    assert isinstance(private.error, TransferError)
    assert private.error.code is ErrorCode.REMOTE_FORBIDDEN


def test_logins(server: WebServer, request: pytest.FixtureRequest) -> None:
    """Right, wrong and none, by Basic and, where the server has it, by Digest."""
    context = ssl.create_default_context()
    if server.url.startswith("https"):
        request.node.authority.configure_trust(context)
    for directory in server.protected:
        url = put(server, f"{directory}/file.bin", CONTENT)

        def sign_in(*logins: Login, url: str = url) -> Attempt:
            drawer = Drawer()
            options = taken_over(HttpOptions(logins=logins), drawer, url)
            return attempt(url, options=options, secrets=drawer, context=context)

        right = sign_in(Login("me", "secret"))
        assert right.error is None, directory
        assert right.sink.data == CONTENT
        assert any("asked who you are" in note for note in right.sink.notes)
        only = AuthScheme.DIGEST if directory == "digest" else AuthScheme.BASIC
        assert sign_in(Login("me", "secret", scheme=only)).error is None, directory
        for refused in (sign_in(), sign_in(Login("me", "wrong")), sign_in(Login("ann", "secret"))):
            assert isinstance(refused.error, TransferError), directory
            assert refused.error.code is ErrorCode.REMOTE_FORBIDDEN
            assert refused.sink.data == b""


def test_many_small_files(server: WebServer, transport: HttpTransport) -> None:
    url = put(server, "small.bin", CONTENT[:20_000])
    for _ in range(20):
        assert attempt(url, transport=transport).sink.data == CONTENT[:20_000]


@pytest.mark.needs("nginx", "lighttpd")
def test_two_kinds_of_servers_are_mirrors_of_each_other(runtime_dir: Path) -> None:
    assert shutil.which("nginx")
    transport = HttpTransport(smallest_part=100_000)
    with (
        web.running("nginx", runtime_dir / "a") as one,
        web.running("lighttpd", runtime_dir / "b") as other,
    ):
        first, second = put(one, "file.bin", LARGE), put(other, "file.bin", LARGE, YEAR_AGO + 5)
        sink = MemorySink()
        request = DownloadRequest(first, None, SHARED, DIGEST, (second,))
        assert transport.download(request, sink, Switch()) == len(LARGE)
    transport.close()
    assert sink.data == LARGE
    assert sink.restarts == []
