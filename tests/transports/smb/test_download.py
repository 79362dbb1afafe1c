"""Fetching files from a real Samba."""

from __future__ import annotations

import hashlib
import os
import threading
import time

import pytest
import smbclient

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.ports import LookRequest, StopRequested
from ebbtide.core.settings import SILENCE_TIMEOUT_S, Settings
from tests.servers.relay import running_relay
from tests.servers.samba import PASSWORD, USER, Samba
from tests.transports.sinks import MemorySink, Switch
from tests.transports.smb.cases import BLOCK, CONTENT, GUEST, OTHER, QUICK, Client

pytestmark = pytest.mark.needs("smbd")


def sha256(content: bytes) -> Digest:
    return Digest("sha256", hashlib.sha256(content).digest())


def code_of(call: object) -> ErrorCode:
    with pytest.raises(TransferError) as caught:
        call()  # type: ignore[operator]
    return caught.value.code


@pytest.mark.parametrize("size", [0, 1, 65535, BLOCK - 1, BLOCK, BLOCK + 1, 20 * BLOCK])
def test_a_file_arrives_as_it_is(samba: Samba, client: Client, size: int) -> None:
    content = (CONTENT * 8)[:size]
    (samba.share / "file.bin").write_bytes(content)
    sink = client.download(samba.url("file.bin"))
    assert sink.data == content
    assert sink.version is not None
    assert sink.version.length == size
    assert sink.version.resumable


@pytest.mark.parametrize("share", ["encrypted", "guests", "dfs"])
def test_shares_of_every_kind(samba: Samba, client: Client, share: str) -> None:
    (samba.share / "ä b#%.bin").write_bytes(CONTENT)
    path = "%C3%A4%20b%23%25.bin"
    if share == "dfs":
        link = samba.directory / "dfs" / "link"
        link.unlink(missing_ok=True)
        link.symlink_to("msdfs:127.0.0.1\\data")
        path = f"link/{path}"
    assert client.download(samba.url(path, share)).data == CONTENT


def test_everything_is_encrypted_if_that_is_wanted(samba: Samba, client: Client) -> None:
    secret = b"nobody must read this on the way" * 3000
    (samba.share / "file.bin").write_bytes(secret)
    settings = Settings({**QUICK.values, "smb_encrypt": True})
    with running_relay(samba.port) as relay:
        client = Client(samba, ports=(relay.port,))
        sink = client.download(samba.url("file.bin", port=relay.port), settings=settings)
        assert sink.data == secret
        assert secret[:32] not in relay.seen
        client.download(samba.url("file.bin", port=relay.port))
        assert secret[:32] in relay.seen


def test_a_guest_is_one_only_where_that_is_allowed(samba: Samba) -> None:
    (samba.share / "file.bin").write_bytes(CONTENT)
    nobody = Client(samba, ports=())
    nobody.transport = type(nobody.transport)()
    url = samba.url("file.bin", "guests")
    assert code_of(lambda: nobody.download(url)) is ErrorCode.LOGIN_REFUSED
    assert nobody.download(url, settings=GUEST).data == CONTENT


def test_a_changed_byte_on_the_way_is_noticed(samba: Samba) -> None:
    (samba.share / "file.bin").write_bytes(CONTENT)
    with running_relay(samba.port) as relay:
        client = Client(samba, ports=(relay.port,))
        relay.flip_at = 1_500_000
        sink = MemorySink()
        code = code_of(lambda: client.download(samba.url("file.bin", port=relay.port), sink))
        assert code is ErrorCode.PROTOCOL_VIOLATED
        for start, end in sink.held:
            assert sink.data[start:end] == CONTENT[start:end]


class TestGoingOn:
    def test_only_gaps_are_fetched(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        version = client.download(samba.url("file.bin")).version
        sink = MemorySink({0: CONTENT[:1000], 2_000_000: CONTENT[2_000_000:2_500_000]})
        client.download(samba.url("file.bin"), sink, version)
        assert sink.data == CONTENT
        assert sink.restarts == []

    def test_another_version_starts_afresh(self, samba: Samba, client: Client) -> None:
        path = samba.share / "file.bin"
        path.write_bytes(CONTENT)
        version = client.download(samba.url("file.bin")).version
        path.write_bytes(OTHER)
        os.utime(path, ns=(1, 1_600_000_000_000_000_000))
        sink = MemorySink({0: CONTENT[:1000]})
        client.download(samba.url("file.bin"), sink, version)
        assert sink.data == OTHER
        assert sink.restarts == [RestartReason.REMOTE_CHANGED]

    def test_bytes_of_nobody_knows_what_are_given_up(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        sink = client.download(samba.url("file.bin"), MemorySink({0: OTHER[:1000]}))
        assert sink.data == CONTENT
        assert sink.restarts == [RestartReason.NOT_VERIFIABLE]

    @pytest.mark.parametrize("times", [1, 2])
    def test_a_file_that_changes_meanwhile_is_never_mixed(
        self, samba: Samba, client: Client, times: int
    ) -> None:
        path = samba.share / "file.bin"
        path.write_bytes(CONTENT)
        sink = MemorySink()
        left = times

        def change() -> None:
            nonlocal left
            if left and (sink.held.size == len(CONTENT)):
                left -= 1
                path.write_bytes(OTHER)
                os.utime(path, ns=(1, left * 1_000_000_000))

        sink.on_write = change
        if times == 1:
            assert client.download(samba.url("file.bin"), sink).data == OTHER
            assert sink.restarts == [RestartReason.REMOTE_CHANGED]
        else:
            code = code_of(lambda: client.download(samba.url("file.bin"), sink))
            assert code is ErrorCode.REMOTE_CHANGED

    def test_a_file_that_shrinks_meanwhile(self, samba: Samba, client: Client) -> None:
        path = samba.share / "file.bin"
        path.write_bytes(CONTENT * 10)
        sink = MemorySink()

        def shrink() -> None:
            sink.on_write = lambda: None
            path.write_bytes(OTHER[:5000])

        sink.on_write = shrink
        assert client.download(samba.url("file.bin"), sink).data == OTHER[:5000]

    def test_damaged_bytes_of_before_are_found_by_the_checksum(
        self, samba: Samba, client: Client
    ) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        version = client.download(samba.url("file.bin")).version
        digest = sha256(CONTENT)
        sink = MemorySink({0: OTHER[:1000]})
        client.download(samba.url("file.bin"), sink, version, digest=digest)
        assert sink.data == CONTENT
        assert sink.restarts == [RestartReason.DIGEST_WRONG]
        wrong = sha256(OTHER)
        code = code_of(lambda: client.download(samba.url("file.bin"), digest=wrong))
        assert code is ErrorCode.DIGEST_WRONG


def test_parts_of_a_file_lie_back_to_back(samba: Samba, client: Client) -> None:
    (samba.share / "file.bin").write_bytes(CONTENT)
    ranges = (FileRange(2_000_000, 10), FileRange(5, 1_500_000), FileRange(2_999_000))
    sink = client.download(samba.url("file.bin"), ranges=ranges)
    expected = CONTENT[2_000_000:2_000_010] + CONTENT[5:1_500_005] + CONTENT[2_999_000:]
    assert sink.data == expected
    beyond = (FileRange(2_999_999, 2),)
    code = code_of(lambda: client.download(samba.url("file.bin"), ranges=beyond))
    assert code is ErrorCode.SERVER_UNSUITED


class TestWhatIsInTheWay:
    @pytest.mark.parametrize(
        ("path", "share", "code"),
        [
            ("missing.bin", "data", ErrorCode.REMOTE_MISSING),
            ("missing/file.bin", "data", ErrorCode.REMOTE_MISSING),
            ("directory", "data", ErrorCode.REMOTE_REFUSED),
            ("file.bin", "nowhere", ErrorCode.SHARE_MISSING),
            ("directory/", "data", ErrorCode.URL_INVALID),
        ],
    )
    def test_what_is_not_there(
        self, samba: Samba, client: Client, path: str, share: str, code: ErrorCode
    ) -> None:
        (samba.share / "directory").mkdir()
        assert code_of(lambda: client.download(samba.url(path, share))) is code

    def test_a_wrong_password(self, samba: Samba) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        wrong = Client(samba, "wrong")
        assert code_of(lambda: wrong.download(samba.url("file.bin"))) is ErrorCode.LOGIN_REFUSED

    def test_nobody_listens(self, samba: Samba, client: Client) -> None:
        with running_relay(samba.port) as relay:
            port = relay.port
        code = code_of(lambda: client.download(samba.url("file.bin", port=port)))
        assert code is ErrorCode.CONNECT_FAILED

    def test_no_such_server(self, client: Client) -> None:
        url = "smb://nowhere.invalid/share/file.bin"
        assert code_of(lambda: client.download(url)) is ErrorCode.HOST_NOT_FOUND

    def test_a_locked_file(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        cache: dict[str, object] = {}
        with smbclient.open_file(
            r"\\127.0.0.1\data\file.bin",
            mode="r+b",
            share_access=None,
            username=USER,
            password=PASSWORD,
            port=samba.port,
            connection_cache=cache,
        ):
            code = code_of(lambda: client.download(samba.url("file.bin")))
        smbclient.reset_connection_cache(connection_cache=cache)
        assert code is ErrorCode.REMOTE_IN_USE

    def test_a_full_disk_here(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        sink = MemorySink()
        sink.room = 100
        assert code_of(lambda: client.download(samba.url("file.bin"), sink)) is ErrorCode.DISK_FULL


class TestStopping:
    def test_in_the_middle(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        control, sink = Switch(), MemorySink()
        sink.on_write = control.stop
        with pytest.raises(StopRequested):
            client.download(samba.url("file.bin"), sink, control=control)
        assert sink.held

    def test_while_the_server_is_silent(self, samba: Samba) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT)
        control = Switch()
        with running_relay(samba.port) as relay:
            client = Client(samba, ports=(relay.port,))
            relay.stall_after = 500_000

            def stop() -> None:
                relay.stalled.wait(10)
                control.stop()

            threading.Thread(target=stop).start()
            started = time.monotonic()
            with pytest.raises(StopRequested):
                client.download(samba.url("file.bin", port=relay.port), control=control)
            assert time.monotonic() - started < QUICK.get(SILENCE_TIMEOUT_S)

    def test_limits_are_obeyed(self, samba: Samba, client: Client) -> None:
        (samba.share / "file.bin").write_bytes(CONTENT[:100_000])
        control = Limited()
        assert client.download(samba.url("file.bin"), control=control).data == CONTENT[:100_000]
        assert control.admitted == 100_000
        # Once while it connects, and once while bytes move.
        assert len(set(map(id, control.moved_over))) == 1


class Limited(Switch):
    """Lets a few bytes through, and every other time none."""

    def __init__(self) -> None:
        super().__init__()
        self.admitted = 0
        self._turns = 0

    def admit(self, byte_count: int) -> int:
        self._turns += 1
        count = min(byte_count, 7_000) if self._turns % 2 else 0
        self.admitted += count
        return count


def test_a_look_tells_what_a_download_would_find(samba: Samba, client: Client) -> None:
    (samba.share / "file.bin").write_bytes(CONTENT)
    request = LookRequest(samba.url("file.bin"), QUICK)
    found = client.transport.look(request, Switch())
    assert (found.version.length, found.resumable) == (len(CONTENT), True)
    assert found.version == client.download(samba.url("file.bin")).version


@pytest.mark.parametrize(
    ("path", "code"),
    [("none.bin", ErrorCode.REMOTE_MISSING), ("directory", ErrorCode.REMOTE_REFUSED)],
)
def test_a_look_at_what_is_not_there(
    samba: Samba, client: Client, path: str, code: ErrorCode
) -> None:
    (samba.share / "directory").mkdir()
    request = LookRequest(samba.url(path), QUICK)
    assert code_of(lambda: client.transport.look(request, Switch())) is code
    strange = Client(samba, password="wrong")
    strange_code = code_of(lambda: strange.transport.look(request, Switch()))
    assert strange_code is ErrorCode.LOGIN_REFUSED
