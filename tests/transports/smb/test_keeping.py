"""One log-in for all files of an attempt: what is shared, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions, Login
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.transports.smb import SmbTransport
from ebbtide.transports.smb.keeping import IDLE_S, Keeper, Whose
from tests.clocks import FakeClock
from tests.servers.relay import Relay, cut, running_relay
from tests.servers.samba import PASSWORD, USER, Samba
from tests.transports.files import FileSource
from tests.transports.secrets import Drawer
from tests.transports.sinks import MemorySink, Switch
from tests.transports.smb.cases import CONTENT, QUICK, Client
from tests.transports.smb.test_download import code_of

pytestmark = pytest.mark.needs("smbd")


@pytest.fixture
def relay(samba: Samba) -> Iterator[Relay]:
    (samba.share / "file.bin").write_bytes(CONTENT)
    with running_relay(samba.port) as relay:
        yield relay


@pytest.fixture
def url(samba: Samba, relay: Relay) -> str:
    return samba.url("file.bin", port=relay.port)


@pytest.fixture
def client(samba: Samba, relay: Relay) -> Client:
    return Client(samba, ports=(relay.port,))


def fetch(client: Client, url: str, control: Switch) -> None:
    assert client.download(url, control=control).data == CONTENT


def test_files_in_both_directions_share_a_connection(
    client: Client, relay: Relay, samba: Samba, url: str, tmp_path: Path
) -> None:
    (tmp_path / "local.bin").write_bytes(CONTENT)
    control = Switch()
    with client.transport.keeping(control):
        fetch(client, url, control)
        for name in ("new/1.bin", "new/2.bin"):
            with FileSource(tmp_path / "local.bin") as source:
                client.upload(samba.url(name, port=relay.port), source, control=control)
        fetch(client, url, control)
        assert relay.connections == 1
    assert (samba.share / "new" / "2.bin").read_bytes() == CONTENT
    fetch(client, url, control)
    fetch(client, url, control)
    assert relay.connections == 3


def test_the_end_of_the_attempt_ends_it(client: Client, relay: Relay, url: str) -> None:
    control = Switch()
    with client.transport.keeping(control):
        fetch(client, url, control)
        (sock,) = {id(one): one for one in control.moved_over}.values()
        assert sock.fileno() != -1  # type: ignore[attr-defined]
    assert sock.fileno() == -1  # type: ignore[attr-defined]


def test_it_is_nobody_elses(client: Client, relay: Relay, url: str) -> None:
    one, other = Switch(), Switch()
    with client.transport.keeping(one), client.transport.keeping(other):
        fetch(client, url, one)
        fetch(client, url, other)
        fetch(client, url, one)
    assert relay.connections == 2


def test_another_name_or_password_is_a_log_in_of_its_own(
    samba: Samba, relay: Relay, url: str
) -> None:
    drawer = Drawer()
    drawer.keep("right", PASSWORD)
    drawer.keep("wrong", PASSWORD + "!")
    transport = SmbTransport(drawer)
    control = Switch()
    origin = (f"smb://127.0.0.1:{relay.port}",)

    def fetch_as(secret: str) -> bytes:
        options = HttpOptions(logins=(Login(USER, secret=secret, origins=origin),))
        sink = MemorySink()
        transport.download(DownloadRequest(url, None, QUICK, options=options), sink, control)
        return sink.data

    with transport.keeping(control):
        assert fetch_as("right") == CONTENT
        assert code_of(lambda: fetch_as("wrong")) is ErrorCode.LOGIN_REFUSED
        assert fetch_as("right") == CONTENT
    assert relay.connections == 3


def test_after_an_error_the_next_file_has_a_new_one(
    client: Client, relay: Relay, samba: Samba, url: str
) -> None:
    control = Switch()
    missing = samba.url("missing.bin", port=relay.port)
    with client.transport.keeping(control):
        fetch(client, url, control)
        assert (
            code_of(lambda: client.download(missing, control=control)) is ErrorCode.REMOTE_MISSING
        )
        fetch(client, url, control)
    assert relay.connections == 2


def test_one_that_broke_meanwhile_is_noticed(client: Client, relay: Relay, url: str) -> None:
    control = Switch()
    with client.transport.keeping(control):
        fetch(client, url, control)
        for sock in relay._open:
            cut(sock)
        fetch(client, url, control)
    assert relay.connections == 2


def test_a_stop_ends_a_file_that_goes_over_it(client: Client, relay: Relay, url: str) -> None:
    control = Switch()
    sink = MemorySink()
    sink.on_write = control.stop
    with client.transport.keeping(control):
        fetch(client, url, control)
        with pytest.raises(StopRequested):
            client.download(url, sink, control=control)
        with pytest.raises(StopRequested):
            client.download(url, control=control)
    assert relay.connections == 1


class Waiting:
    """A log-in that nothing happens to."""

    is_usable = True
    is_closed = False

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize(
    ("passed_s", "asked_for", "is_found"),
    [
        (0.0, {}, True),
        (IDLE_S, {}, True),
        (IDLE_S + 1, {}, False),
        (0.0, {"share": "other"}, False),
        (0.0, {"host": "other"}, False),
        (0.0, {"port": 446}, False),
        (0.0, {"user": "other"}, False),
        (0.0, {"settings": Settings({"smb_encrypt": True})}, False),
        (0.0, {"options": HttpOptions(logins=(Login("other"),))}, False),
    ],
)
def test_what_is_found_again(passed_s: float, asked_for: dict[str, object], is_found: bool) -> None:
    clock = FakeClock()
    keeper, control, visit = Keeper(clock.now), Switch(), Waiting()
    whose = Whose("host", 445, "data", "", DEFAULT_OPTIONS, Settings())
    with keeper.keeping(control):
        keeper.put_back(control, whose, visit)  # type: ignore[arg-type]
        clock.advance(passed_s)
        found = keeper.take(control, replace(whose, **asked_for))  # type: ignore[arg-type]
    assert (found is not None) is is_found
    assert visit.is_closed is not is_found
