"""Files sent to servers that others wrote, cut off, killed, refused and changed on the way."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.uploads import UploadMethod, UploadOptions
from tests.servers.nginx_dav import nginx_in_front
from tests.servers.tus_servers import arrived
from tests.servers.upload_server import UploadServer
from tests.transports.uploads.cases import MEBIBYTE, by, client, content
from tests.transports.uploads.conftest import Servers
from tests.transports.uploads.relay import Relay, random_budgets
from tests.transports.uploads.sources import MemorySource

PUT, RANGED, TUS = UploadMethod.PUT, UploadMethod.RANGED_PUT, UploadMethod.TUS
FRAGMENT = 64 * 1024
CUTS = 100
"""For each protocol, shared out among its servers."""


@dataclass(frozen=True)
class Way:
    """A protocol with a server that speaks it."""

    server: str
    method: UploadMethod
    keeps: bool = True
    """The server goes on with what arrived of a request that broke off."""

    def __str__(self) -> str:
        return f"{self.server}-{self.method.value}"

    @property
    def options(self) -> UploadOptions:
        return by(self.method, fragment_size=FRAGMENT if self.method is RANGED else None)

    @property
    def in_small_parts(self) -> UploadOptions:
        # Where every part has a checksum, what arrived of a broken one is worth nothing.
        return replace(self.options, fragment_size=FRAGMENT if self.keeps else None)


WAYS = (
    Way("nginx", PUT, keeps=False),
    Way("apache", PUT, keeps=False),
    Way("lighttpd", PUT, keeps=False),
    Way("wsgidav", PUT, keeps=False),
    Way("apache", RANGED),
    Way("lighttpd", RANGED),
    Way("tus-node", TUS),
    Way("tus-python", TUS),
)
each_way = pytest.mark.parametrize("way", WAYS, ids=str)
needs_servers = pytest.mark.needs("nginx", "apache2", "lighttpd")
pytestmark = needs_servers


def target(server: UploadServer, way: Way, name: str) -> str:
    """Return the address to send to."""
    return server.url if way.method is TUS else f"{server.url}{name}"


def has(server: UploadServer, way: Way, name: str, data: bytes) -> bool:
    """Tell whether the file arrived, and nothing else is left beside it."""
    if way.method is TUS:
        return data in arrived(server)
    found = {path: kept for path, kept in server.files().items() if path.startswith(name[:-4])}
    leftovers = [path for path in server.files() if ".part" in path or ".try" in path]
    return found == {name: data} and not leftovers


@each_way
@pytest.mark.parametrize("size", [0, 1, FRAGMENT - 1, FRAGMENT, FRAGMENT + 1, 3 * MEBIBYTE + 7])
def test_any_size_arrives(servers: Servers, way: Way, size: int) -> None:
    server, name = servers[way.server], f"{way.method.value}-{size}-x.bin"
    source = MemorySource(content(size, seed=size), name)
    with client() as sender:
        assert sender.send(source, target(server, way, name), way.options) is None
    assert has(server, way, name, source.data)
    assert source.confirmed.size == size


@each_way
def test_cut_off_at_random(servers: Servers, way: Way) -> None:
    cuts = CUTS // sum(other.method is way.method for other in WAYS)
    server, name = servers[way.server], f"{way.method.value}-cut-x.bin"
    source = MemorySource(content(300_000, seed=3), name)
    budgets = random_budgets(400_000, seed=4)
    with Relay(server.port, budgets, cuts) as relay, client() as sender:
        url = target(server, way, name).replace(server.url.removesuffix(server.path), relay.url)
        sent = 0
        while relay.cuts < cuts:
            # One file may need few of the cuts where it goes on after each of them.
            sender.send_stubbornly(source, url, way.in_small_parts, attempts=3 * cuts)
            assert has(server, way, name, source.data)
            sent += 1
            assert sent < 5 * cuts, "too few were cut off"
            source = MemorySource(content(300_000, seed=100 + sent), name)
            (server.root / name).unlink(missing_ok=True)
    if way.keeps:
        assert relay.bytes_sent < sent * 300_000 + cuts * 100_000


@each_way
def test_server_is_killed_in_the_middle(servers: Servers, way: Way) -> None:
    server, name = servers[way.server], f"{way.method.value}-killed-x.bin"
    source = MemorySource(content(3 * MEBIBYTE, seed=5), name)
    url = target(server, way, name)

    def kill(offset: int) -> None:
        if offset > MEBIBYTE:
            source.on_sending = lambda _offset: None
            server.kill()

    source.on_sending = kill
    with client() as sender:
        error = sender.send(source, url, way.options)
        assert error is not None
        assert error.code in (ErrorCode.CONNECTION_LOST, ErrorCode.CONNECT_FAILED), error
        again = sender.send(source, url, way.options)
        assert again is not None
        assert again.code is ErrorCode.CONNECT_FAILED
        server.start()
        sender.send_stubbornly(source, url, way.options)
    assert has(server, way, name, source.data)


@each_way
def test_a_file_that_changes_is_never_spliced(servers: Servers, way: Way) -> None:
    server, name = servers[way.server], f"{way.method.value}-changed-x.bin"
    source = MemorySource(content(MEBIBYTE, seed=6), name)
    url = target(server, way, name)

    def change(offset: int) -> None:
        source.is_changed = offset >= MEBIBYTE // 2

    source.on_sending = change
    with client() as sender:
        error = sender.send(source, url, way.options)
        assert error is not None
        assert error.code is ErrorCode.SOURCE_CHANGED
        assert not (server.root / name).exists() or way.server == "wsgidav"
        sender.abandon(source, url, way.options)
    leftovers = [path for path in server.files() if path.startswith((f".{name}", name))]
    assert leftovers == []


@pytest.mark.parametrize("way", [way for way in WAYS if way.method is TUS], ids=str)
def test_a_proxy_in_front_refuses_long_bodies(servers: Servers, way: Way, tmp_path: Path) -> None:
    source = MemorySource(content(MEBIBYTE, seed=7))
    behind = servers[way.server]
    with nginx_in_front(tmp_path / "front", behind, "100k") as front, client() as sender:
        assert sender.send(source, front.url, by(TUS)) is None
    assert source.data in arrived(servers[way.server])
    assert source.session is not None
    assert source.session.fragment_size == MEBIBYTE // 16
    assert [note for note in source.notes if "at a time" in note]


@pytest.mark.parametrize("way", [way for way in WAYS if way.method is TUS], ids=str)
def test_a_session_that_the_server_lost_begins_again(servers: Servers, way: Way) -> None:
    server = servers[way.server]
    source = MemorySource(content(MEBIBYTE, seed=8))
    with Relay(server.port, itertools.repeat(MEBIBYTE // 2)) as relay, client() as sender:
        url = relay.url + server.path
        assert sender.send(source, url, way.options) is not None
        sender.abandon(source, url, way.options)
        assert sender.send(source, url, way.options) is None
    assert source.restarts == [RestartReason.SESSION_LOST]
    assert source.data in arrived(server)


def test_what_is_too_large_for_the_server_is_refused(tmp_path: Path, servers: Servers) -> None:
    with nginx_in_front(tmp_path / "front", servers["wsgidav"], "100k") as front:
        source = MemorySource(content(8 * MEBIBYTE, seed=9))
        with client() as sender:
            error = sender.send(source, f"{front.url}large.bin", by(PUT))
    assert error is not None
    assert error.code is ErrorCode.UPLOAD_REFUSED
    assert "413" in str(error)
    assert source.sent_to < MEBIBYTE, "it was asked before the file went out"
