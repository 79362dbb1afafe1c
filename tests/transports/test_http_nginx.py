"""Downloads from a real nginx."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.http.overlap import LARGEST as OVERLAP
from tests.transports.cases import CONTENT, HALF, OTHER, QUICK, Attempt, attempt
from tests.transports.nginx import Nginx
from tests.transports.sinks import MemorySink, Switch

pytestmark = pytest.mark.needs("nginx")

YEAR_AGO = 1_700_000_000


@pytest.fixture(params=["http", "https"])
def nginx(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Nginx]:
    certificate = None
    if request.param == "https":
        authority = trustme.CA()
        issued = authority.issue_cert("localhost")
        certificate = issued.private_key_and_cert_chain_pem.bytes()
        request.node.authority = authority
    with Nginx(tmp_path / "nginx", certificate) as server:
        yield server


@pytest.fixture
def context(request: pytest.FixtureRequest, nginx: Nginx) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if nginx.certificate is not None:
        request.node.authority.configure_trust(context)
    return context


def put(nginx: Nginx, name: str, content: bytes, modified: int = YEAR_AGO) -> None:
    path = nginx.root / name
    path.write_bytes(content)
    os.utime(path, (modified, modified))


def fetch_half(url: str, context: ssl.SSLContext) -> MemorySink:
    """Stop a download of a slow file about half-way."""
    control, sink = Switch(), MemorySink()

    def on_write() -> None:
        if sink.held.size >= HALF:
            control.stop()

    sink.on_write = on_write
    transport = HttpTransport(context)
    with pytest.raises(StopRequested):
        transport.download(DownloadRequest(url, None, QUICK), sink, control)
    transport.close()
    sink.on_write = lambda: None
    return sink


def resume(url: str, sink: MemorySink, context: ssl.SSLContext) -> Attempt:
    return attempt(url, sink=sink, version=sink.version, context=context)


def test_a_whole_file(nginx: Nginx, context: ssl.SSLContext) -> None:
    put(nginx, "file.bin", CONTENT * 10)
    result = attempt(nginx.url("/file.bin"), context=context)
    assert result.sink.data == CONTENT * 10
    assert result.sink.version is not None
    assert result.sink.version.resumable


def test_a_stopped_download_goes_on(nginx: Nginx, context: ssl.SSLContext) -> None:
    content = CONTENT * 3
    put(nginx, "file.bin", content)
    sink = fetch_half(nginx.url("/slow/file.bin"), context)
    held = sink.held.size
    assert HALF <= held < len(content)
    result = resume(nginx.url("/file.bin"), sink, context)
    assert result.sink.data == content
    assert result.sink.restarts == []
    _, status, _, asked, _ = nginx.log()[-1]
    assert (status, asked) == ("206", f'"bytes={held - OVERLAP}-"')


def test_a_replaced_file_starts_afresh(nginx: Nginx, context: ssl.SSLContext) -> None:
    put(nginx, "file.bin", CONTENT)
    sink = fetch_half(nginx.url("/slow/file.bin"), context)
    put(nginx, "file.bin", OTHER, YEAR_AGO + 1)
    result = resume(nginx.url("/file.bin"), sink, context)
    assert result.sink.data == OTHER
    assert result.sink.restarts == [RestartReason.REMOTE_CHANGED]


def test_without_validators_the_overlap_decides(nginx: Nginx, context: ssl.SSLContext) -> None:
    put(nginx, "file.bin", CONTENT)
    whole = attempt(nginx.url("/plain/file.bin"), context=context)
    assert whole.sink.version is not None
    assert whole.sink.version.etag is None
    sink = MemorySink({0: CONTENT[:HALF]})
    same = attempt(
        nginx.url("/plain/file.bin"), sink=sink, version=whole.sink.version, context=context
    )
    assert same.sink.data == CONTENT
    assert same.sink.restarts == []
    put(nginx, "file.bin", OTHER)
    sink = MemorySink({0: CONTENT[:HALF]})
    other = attempt(
        nginx.url("/plain/file.bin"), sink=sink, version=whole.sink.version, context=context
    )
    assert other.sink.data == OTHER
    assert other.sink.restarts == [RestartReason.REMOTE_CHANGED]


def test_a_redirect(nginx: Nginx, context: ssl.SSLContext) -> None:
    put(nginx, "file.bin", CONTENT)
    result = attempt(nginx.url("/old/file.bin"), context=context)
    assert result.sink.data == CONTENT


def test_refusals(nginx: Nginx, context: ssl.SSLContext) -> None:
    missing = attempt(nginx.url("/nothing"), context=context)
    private = attempt(nginx.url("/private/file.bin"), context=context)
    assert missing.error is not None
    assert missing.error.code is ErrorCode.REMOTE_MISSING
    assert private.error is not None
    assert private.error.code is ErrorCode.REMOTE_FORBIDDEN


def test_small_files_share_a_connection(nginx: Nginx, context: ssl.SSLContext) -> None:
    put(nginx, "file.bin", CONTENT[:20_000])
    transport = HttpTransport(context)
    for _ in range(30):
        result = attempt(nginx.url("/file.bin"), transport=transport)
        assert result.sink.data == CONTENT[:20_000]
    transport.close()
    assert len({connection for connection, *_ in nginx.log()}) == 1


@pytest.mark.parametrize("place", ["/slow/", "/two/"])
def test_a_file_over_as_many_connections_as_nginx_takes(
    nginx: Nginx, context: ssl.SSLContext, place: str
) -> None:
    put(nginx, "file.bin", CONTENT * 4)
    transport = HttpTransport(context, smallest_part=100_000)
    settings = Settings({**QUICK.values, "connections_per_file": 4})
    result = attempt(nginx.url(f"{place}file.bin"), transport=transport, settings=settings)
    transport.close()
    assert result.error is None
    assert result.sink.data == CONTENT * 4
    assert result.sink.restarts == []
    # Not from nginx's log: it learns later that a connection was closed in mid-body.
    beginnings = [note.partition(" over")[0] for note in result.sink.notes]
    assert "Fetching" in beginnings
    assert any("503" in note for note in result.sink.notes) is (place == "/two/")
