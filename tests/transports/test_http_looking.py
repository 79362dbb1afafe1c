"""What servers say of a file that nobody fetches: real ones, and such that nobody wants."""

from __future__ import annotations

import itertools
import os
import ssl
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import DEFAULT_OPTIONS, Header, HttpOptions, Login
from ebbtide.core.offers import asks_for_login
from ebbtide.core.ports import LookRequest, Secrets, Sighting, StopRequested
from ebbtide.transports.http import HttpTransport
from tests.transports.cases import CONTENT, QUICK
from tests.transports.faulty_server import (
    OLD,
    Do,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    chunked,
    head,
)
from tests.transports.nginx import Nginx
from tests.transports.secrets import Drawer, taken_over
from tests.transports.sinks import Switch

FILE = Resource(CONTENT)
BINARY = "Content-Type: application/octet-stream"


def look(
    url: str,
    options: HttpOptions = DEFAULT_OPTIONS,
    secrets: Secrets | None = None,
    control: Switch | None = None,
) -> Sighting:
    """Look once."""
    transport = HttpTransport(ssl.create_default_context(), secrets=secrets)
    try:
        return transport.look(LookRequest(url, QUICK, options), control or Switch())
    finally:
        transport.close()


def error_of(server: FaultyServer, path: str = "/file.bin") -> TransferError:
    with pytest.raises(TransferError) as caught:
        look(server.url(path))
    return caught.value


@pytest.mark.needs("nginx")
def test_a_real_server_tells_everything(tmp_path: Path) -> None:
    with Nginx(tmp_path / "nginx") as nginx:
        path = nginx.root / "big.zip"
        path.write_bytes(b"")
        os.truncate(path, 5_000_000_000)
        os.utime(path, (1_700_000_000, 1_700_000_000))
        (nginx.root / "empty.bin").write_bytes(b"")
        big = look(nginx.url("/big.zip"))
        assert (big.version.length, big.resumable) == (5_000_000_000, True)
        assert big.version.media_type == "application/zip"
        assert big.version.last_modified == "Tue, 14 Nov 2023 22:13:20 GMT"
        assert (big.address, big.version.name) == (None, None)
        assert look(nginx.url("/empty.bin")).version.length == 0
        moved = look(nginx.url("/old/big.zip?token=1"))
        assert moved.version.name == "big.zip"
        assert moved.address is not None
        assert "token" not in moved.address
        sent = [line.split()[2] for line in (nginx.prefix / "access.log").read_text().splitlines()]
        # The first byte of the file, twice; otherwise only the pages of redirects and errors.
        assert sent.count("1") == 2
        assert all(int(size) < 1000 for size in sent)


def test_the_name_is_harmless_wherever_it_comes_from() -> None:
    named = Resource(CONTENT, extra=('Content-Disposition: attachment; filename="../.ssh/x\x01"',))
    with FaultyServer(named) as server:
        assert look(server.url()).version.name == "x_"


def test_only_one_byte_is_asked_for() -> None:
    with FaultyServer(FILE) as server:
        found = look(server.url())
        assert found == Sighting(found.version, True)
        assert found.version.length == len(CONTENT)
        assert [(one.method, one.range) for one in server.requests] == [("GET", (0, 1))]


@dataclass(frozen=True)
class Case:
    """A server and what it is understood to say."""

    name: str
    handler: Handler
    size: int | None = len(CONTENT)
    resumable: bool | None = True
    requests: int = 1


def in_turn(*handlers: Handler) -> Handler:
    waiting = list(handlers)

    def handler(received: Received) -> Iterable[Step]:
        return waiting.pop(0)(received)

    return handler


def endless(_: Received) -> Iterable[Step]:
    yield head("200 OK", BINARY, "Transfer-Encoding: chunked")
    while True:
        yield chunked(b"x" * 10_000)


CASES = (
    Case("no ranges", Resource(CONTENT, ranges=False), resumable=None),
    Case(
        "no ranges, and it says so",
        lambda _: (head("200 OK", BINARY, "Content-Length: 9", "Accept-Ranges: none"), b"x"),
        size=9,
        resumable=False,
    ),
    Case("no length", endless, size=None, resumable=False),
    Case(
        "a part of unknown size",
        lambda _: (head("206 Partial", "Content-Length: 1", "Content-Range: bytes 0-0/*"), b"x"),
        size=None,
    ),
    Case("an empty file", Resource(b""), size=0, resumable=None, requests=2),
    Case(
        "another part than was asked for",
        in_turn(
            lambda _: (head("206 Partial", "Content-Length: 1", "Content-Range: bytes 5-5/9"),),
            Resource(CONTENT, ranges=False),
        ),
        resumable=None,
        requests=2,
    ),
    Case(
        "compressed on the way",
        lambda _: (head("200 OK", BINARY, "Content-Encoding: gzip", "Content-Length: 9"),),
        size=None,
        resumable=False,
    ),
    Case(
        "more than one byte",
        lambda _: (
            head("206 Partial", f"Content-Range: bytes 0-0/{len(CONTENT)}"),
            CONTENT,
            Do.CLOSE,
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_servers_of_many_kinds(case: Case) -> None:
    with FaultyServer(case.handler) as server:
        found = look(server.url())
        assert (found.version.length, found.resumable) == (case.size, case.resumable)
        assert len(server.requests) == case.requests


def refuse(status: str, *lines: str) -> Handler:
    return lambda _: (head(status, "Content-Length: 0", *lines),)


def endless_headers(_: Received) -> Iterable[Step]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in itertools.count():
        yield b"X-%d: %s\r\n" % (number, b"y" * 1000)


@pytest.mark.parametrize(
    ("handler", "code"),
    [
        (refuse("403 Forbidden"), ErrorCode.REMOTE_FORBIDDEN),
        (refuse("404 Not Found"), ErrorCode.REMOTE_MISSING),
        (refuse("503 Busy"), ErrorCode.SERVER_BUSY),
        (refuse("405 No"), ErrorCode.REMOTE_REFUSED),
        (refuse("302 Found", "Location: /file.bin"), ErrorCode.REDIRECT_LOOP),
        (refuse("302 Found", "Location: ftp://example.org/x"), ErrorCode.REDIRECT_REFUSED),
        (endless_headers, ErrorCode.PROTOCOL_VIOLATED),
        (lambda _: (b"220 mail\r\n\r\n", Do.HANG), ErrorCode.PROTOCOL_VIOLATED),
        (lambda _: (Do.RESET,), ErrorCode.CONNECTION_LOST),
    ],
)
def test_what_goes_wrong_has_a_name(handler: Handler, code: ErrorCode) -> None:
    with FaultyServer(handler) as server:
        error = error_of(server)
        assert error.code is code
        assert not asks_for_login(error.info)


def test_a_page_of_another_server_is_not_the_file() -> None:
    page = lambda _: (head("200 OK", "Content-Type: text/html", "Content-Length: 2"), b"hi")  # noqa: E731
    with FaultyServer(page) as portal:
        target = portal.url("/login", host="localhost")
        with FaultyServer(refuse("302 Found", f"Location: {target}")) as server:
            assert error_of(server, "/disk.iso").code is ErrorCode.NOT_THE_FILE


def guarded(received: Received) -> Iterable[Step]:
    if received.headers.get("authorization") == "Basic YW5uOnNlc2FtZQ==":
        return FILE(received)
    return refuse("401 Who?", 'WWW-Authenticate: Basic realm="Staff"')(received)


def test_a_server_that_asks_who_we_are() -> None:
    with FaultyServer(guarded) as server:
        assert asks_for_login(error_of(server).info)
        drawer = Drawer()
        wrong = taken_over(HttpOptions(logins=(Login("ann", "abrakadabra"),)), drawer, server.url())
        with pytest.raises(TransferError) as caught:
            look(server.url(), wrong, drawer)
        assert asks_for_login(caught.value.info)
        assert "abrakadabra" not in repr(caught.value.info)
        right = taken_over(HttpOptions(logins=(Login("ann", "sesame"),)), drawer, server.url())
        assert look(server.url(), right, drawer).version.length == len(CONTENT)


def test_it_asks_as_the_job_would_but_never_with_another_method() -> None:
    with FaultyServer(FILE) as server:
        look(server.url(), HttpOptions(headers=(Header("X-Club", "7"),), method="POST"))
        (asked,) = server.requests
        assert (asked.method, asked.headers["x-club"]) == ("GET", "7")


def test_the_connection_serves_the_download_that_follows() -> None:
    transport = HttpTransport(ssl.create_default_context())
    with FaultyServer(FILE) as server:
        for _ in range(3):
            found = transport.look(LookRequest(server.url(), QUICK), Switch())
            assert found.version.last_modified == OLD
        assert server.connections == 1
        transport.close()


def test_a_stop_ends_the_waiting() -> None:
    control = Switch()
    with FaultyServer(lambda _: (Do.HANG,)) as server:

        def stop() -> None:
            control.blocking.wait(10)
            control.stop()

        stopper = threading.Thread(target=stop)
        stopper.start()
        with pytest.raises(StopRequested):
            look(server.url(), control=control)
        stopper.join()
