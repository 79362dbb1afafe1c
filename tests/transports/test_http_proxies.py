"""By way of real proxies: which one, who we are there, and what they get to see."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import Credential, HttpOptions, Login, ProxyChoice, ProxyMode
from ebbtide.transports.http.proxies import is_bypassed, proxy_for
from tests.servers.proxies import (
    PASSWORD,
    USER,
    running_socks,
    running_tinyproxy,
    secured,
)
from tests.transports.cases import CONTENT, Attempt, attempt
from tests.transports.faulty_server import FaultyServer, Resource, head
from tests.transports.secrets import Drawer, taken_over, with_book

pytestmark = pytest.mark.needs("tinyproxy", "microsocks")

EXPLICIT, NONE = ProxyMode.EXPLICIT, ProxyMode.NONE


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    return authority


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture(params=["http", "https"])
def server(request: pytest.FixtureRequest, tls: ssl.SSLContext) -> Iterator[FaultyServer]:
    context = tls if request.param == "https" else None
    with FaultyServer(Resource(CONTENT), context) as running:
        yield running


def by_way_of(
    proxy: str,
    server: FaultyServer,
    tmp_path: Path,
    *,
    login: Login | None = None,
    drawer: Drawer | None = None,
    bypass: tuple[str, ...] = (),
) -> Attempt:
    drawer = drawer or Drawer()
    url = server.url(host="localhost")
    options = HttpOptions(
        proxy=ProxyChoice(EXPLICIT, proxy, bypass),
        logins=(login,) if login else (),
        authority_file=str(tmp_path / "authority.pem"),
    )
    return attempt(url, options=taken_over(options, drawer, url), secrets=drawer)


ME = Login(USER, PASSWORD, for_proxy=True)


def test_an_http_proxy_passes_on(server: FaultyServer, tmp_path: Path) -> None:
    with running_tinyproxy(tmp_path) as port:
        result = by_way_of(f"http://127.0.0.1:{port}", server, tmp_path)
    assert result.error is None
    assert result.sink.data == CONTENT
    log = (tmp_path / "tinyproxy.log").read_text()
    assert "CONNECT localhost" in log if server.context else "GET http://localhost" in log


def test_a_proxy_that_asks_is_told_who_we_are(server: FaultyServer, tmp_path: Path) -> None:
    with running_tinyproxy(tmp_path, guarded=True) as port:
        proxy = f"http://127.0.0.1:{port}"
        right = by_way_of(proxy, server, tmp_path, login=ME)
        book = with_book(Credential(proxy, USER, PASSWORD, for_proxy=True))
        from_book = by_way_of(proxy, server, tmp_path, drawer=book)
        wrong = by_way_of(proxy, server, tmp_path, login=Login(USER, "no", for_proxy=True))
        nobody = by_way_of(proxy, server, tmp_path)
    assert right.sink.data == CONTENT
    assert from_book.sink.data == CONTENT
    assert nobody.error is not None
    assert nobody.error.code is ErrorCode.PROXY_REFUSED
    assert "407" in str(nobody.error)
    assert wrong.error is not None
    # To a wrong password tinyproxy answers 401, as if it were the server.
    assert wrong.error.code in (ErrorCode.PROXY_REFUSED, ErrorCode.REMOTE_FORBIDDEN)
    assert PASSWORD not in str(wrong.error)
    assert all("proxy-authorization" not in seen.headers for seen in server.requests)


def test_an_https_proxy_passes_on(
    server: FaultyServer, tls: ssl.SSLContext, tmp_path: Path
) -> None:
    with running_tinyproxy(tmp_path, guarded=True) as plain, secured(plain, tls) as port:
        result = by_way_of(f"https://localhost:{port}", server, tmp_path, login=ME)
    assert result.error is None
    assert result.sink.data == CONTENT


@pytest.mark.parametrize("guarded", [False, True])
def test_a_socks_proxy_passes_on(server: FaultyServer, guarded: bool, tmp_path: Path) -> None:
    with running_socks(guarded=guarded) as port:
        login = ME if guarded else None
        result = by_way_of(f"socks5://127.0.0.1:{port}", server, tmp_path, login=login)
    assert result.error is None
    assert result.sink.data == CONTENT


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_socks_proxy_that_refuses_is_named(
    server: FaultyServer, password: str | None, tmp_path: Path
) -> None:
    with running_socks(guarded=True) as port:
        login = Login(USER, password, for_proxy=True) if password else None
        result = by_way_of(f"socks5://127.0.0.1:{port}", server, tmp_path, login=login)
    assert result.error is not None
    assert result.error.code is ErrorCode.PROXY_REFUSED
    assert server.requests == []


def test_a_server_that_the_socks_proxy_cannot_reach_is_named(tmp_path: Path) -> None:
    with running_socks() as port:
        options = HttpOptions(proxy=ProxyChoice(EXPLICIT, f"socks5://127.0.0.1:{port}"))
        result = attempt("http://127.0.0.1:1/file.bin", options=options)
    assert result.error is not None
    assert result.error.code is ErrorCode.PROXY_REFUSED
    assert "refused the connection" in str(result.error)


def test_the_system_s_proxy_may_name_who_we_are(
    server: FaultyServer, tmp_path: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_tinyproxy(tmp_path, guarded=True) as port:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://{USER}:{PASSWORD}@127.0.0.1:{port}")
        options = HttpOptions(authority_file=str(tmp_path / "authority.pem"))
        result = attempt(server.url(host="localhost"), options=options)
    assert result.error is None
    assert result.sink.data == CONTENT


def test_a_job_may_want_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with FaultyServer(Resource(CONTENT)) as server:
        result = attempt(server.url(), options=HttpOptions(proxy=ProxyChoice(NONE)))
    assert result.sink.data == CONTENT


def test_hosts_that_are_bypassed_are_reached_straight(
    authority: trustme.CA, tmp_path: Path
) -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        result = by_way_of("http://127.0.0.1:9", server, tmp_path, bypass=("<local>",))
    assert result.sink.data == CONTENT


@pytest.mark.parametrize(
    "answer",
    [
        (head("502 Bad", "Content-Length: 0"),),
        (b"SSH-2.0-nonsense\r\n\r\n",),
        (head("407 Who", "Proxy-Authenticate: Basic realm=x", "Content-Length: 3"), b"who"),
        (b"\r\n" * 5,),
    ],
)
def test_a_proxy_that_does_not_connect_is_named(answer: tuple[bytes, ...]) -> None:
    with FaultyServer(lambda _: answer) as proxy:
        drawer = Drawer()
        url = "https://localhost:9/"
        options = HttpOptions(proxy=ProxyChoice(EXPLICIT, proxy.url("")), logins=(ME,))
        result = attempt(url, options=taken_over(options, drawer, url), secrets=drawer)
    assert result.error is not None
    assert result.error.code in (ErrorCode.PROXY_REFUSED, ErrorCode.CONNECTION_LOST)
    assert len(proxy.requests) <= 4


# Which proxy


@pytest.mark.parametrize(
    ("url", "patterns", "expected"),
    [
        ("http://intranet/", ["<local>"], True),
        ("http://localhost:8080/", ["<local>"], True),
        ("http://127.0.0.1/", ["<local>"], True),
        ("http://10.0.0.1/", ["<local>"], False),
        ("http://[2001:db8::1]/", ["<local>"], False),
        ("http://example.com/", ["<local>"], False),
        ("http://www.example.com/", ["*.example.com"], True),
        ("http://example.com/", ["*.example.com"], False),
        ("http://example.com/", [".example.com"], True),
        ("http://a.b.example.com/", [".EXAMPLE.com"], True),
        ("http://notexample.com/", [".example.com"], False),
        ("http://example.com:8080/", ["example.com:8080"], True),
        ("http://example.com/", ["example.com:8080"], False),
        ("https://example.com/", ["example.com:443"], True),
        ("http://[::1]/", ["[::1]"], True),
        ("http://anything/", ["*"], True),
        ("http://anything/", ["", " "], False),
    ],
)
def test_patterns_of_what_is_reached_straight(
    url: str, patterns: list[str], expected: bool
) -> None:
    assert is_bypassed(url, patterns) is expected


@given(st.lists(st.text("a*.:[]1<>-ü", max_size=12), max_size=3))
def test_any_pattern_is_a_pattern(patterns: list[str]) -> None:
    assert is_bypassed("http://www.example.com/", patterns) in (True, False)


def test_a_kind_of_proxy_that_is_not_spoken_is_named() -> None:
    with pytest.raises(TransferError) as caught:
        proxy_for("http://x/", ProxyChoice(EXPLICIT, "socks4://p:1"))
    assert caught.value.code is ErrorCode.SERVER_UNSUITED
