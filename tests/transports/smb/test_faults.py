"""What happens to transfers over SMB when the network or the server fails in the middle."""

from __future__ import annotations

import random
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import Credential
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, StopRequested
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import UploadOptions
from ebbtide.transports.smb import SmbTransport
from tests.servers.relay import Relay, running_relay
from tests.servers.samba import Samba, running_samba
from tests.transports.files import FileSource
from tests.transports.secrets import with_book
from tests.transports.sinks import MemorySink, Switch
from tests.transports.smb.cases import (
    CONTENT,
    IMPATIENT,
    QUICK,
    Client,
    is_worth_another,
    names,
)
from tests.transports.smb.test_download import code_of

pytestmark = pytest.mark.needs("smbd")

CUTS = 100


@pytest.fixture
def relay(samba: Samba) -> Iterator[Relay]:
    with running_relay(samba.port) as relay:
        yield relay


@pytest.fixture
def source(tmp_path: Path) -> Iterator[FileSource]:
    path = tmp_path / "local.bin"
    path.write_bytes(CONTENT)
    with FileSource(path) as source:
        yield source


def again_and_again(attempt: Callable[[], None], most: int = 300) -> int:
    """Try as the engine does, without its pauses; return how often it failed."""
    for failures in range(most):
        try:
            attempt()
        except TransferError as error:
            if not is_worth_another(error):
                raise
        else:
            return failures
    pytest.fail(f"still not done after {most} attempts")


class TestCuts:
    def test_of_downloads(self, samba: Samba, relay: Relay) -> None:
        client = Client(samba, ports=(relay.port,))
        (samba.share / "file.bin").write_bytes(CONTENT)
        url = samba.url("file.bin", port=relay.port)
        chance = random.Random(6)
        cuts = 0
        while cuts < CUTS:
            sink = MemorySink()
            version: RemoteVersion | None = None

            def attempt(sink: MemorySink = sink) -> None:
                nonlocal version
                relay.cut_after = chance.randrange(100, 1_200_000)
                try:
                    client.download(url, sink, version)
                finally:
                    version = sink.version

            cuts += again_and_again(attempt)
            assert sink.data == CONTENT
            assert sink.restarts == []

    def test_of_uploads(self, samba: Samba, relay: Relay, source: FileSource) -> None:
        client = Client(samba, ports=(relay.port,))
        url = samba.url("file.bin", port=relay.port)
        chance = random.Random(7)
        cuts = 0
        while cuts < CUTS:

            def attempt() -> None:
                relay.cut_after = chance.randrange(100, 3_000_000)
                client.upload(url, source, options=UploadOptions(overwrite=True))

            cuts += again_and_again(attempt)
            assert names(samba) == ["file.bin"]
            assert (samba.share / "file.bin").read_bytes() == CONTENT
            (samba.share / "file.bin").unlink()
            source.session = None
            source.confirm(type(source.confirmed)())
        assert source.restarts == []

    def test_the_engine_comes_back_while_the_old_connection_is_still_open_there(
        self, samba: Samba, relay: Relay, source: FileSource
    ) -> None:
        client = Client(samba, ports=(relay.port,))
        relay.stall_after = 1_500_000
        url = samba.url("file.bin", port=relay.port)
        code = code_of(lambda: client.upload(url, source, IMPATIENT))
        assert code is ErrorCode.TIMED_OUT
        client.upload(samba.url("file.bin"), source)
        assert names(samba) == ["file.bin"]
        assert (samba.share / "file.bin").read_bytes() == CONTENT


class TestServersThatFail:
    @pytest.fixture
    def own(self, short_dir: Path) -> Iterator[Samba]:
        with running_samba(short_dir, directives="smb2 max credits = 32") as samba:
            yield samba

    def test_killed_in_the_middle(self, own: Samba, source: FileSource) -> None:
        client = Client(own)
        (own.share / "file.bin").write_bytes(CONTENT)
        sink = MemorySink()
        sink.on_write = once(own.kill)
        code = code_of(lambda: client.download(own.url("file.bin"), sink))
        assert code is ErrorCode.CONNECTION_LOST
        assert code_of(lambda: client.download(own.url("file.bin"))) is ErrorCode.CONNECT_FAILED
        own.start()
        client.download(own.url("file.bin"), sink, sink.version)
        assert sink.data == CONTENT
        source.on_confirm = once(own.kill)
        code = code_of(lambda: client.upload(own.url("new.bin"), source))
        assert code is ErrorCode.CONNECTION_LOST
        assert "new.bin" not in names(own)
        own.start()
        confirmed, source.read_size = source.confirmed.size, 0
        client.upload(own.url("new.bin"), source)
        assert source.read_size == len(CONTENT) - confirmed
        assert names(own) == ["file.bin", "new.bin"]
        assert (own.share / "new.bin").read_bytes() == CONTENT

    def test_paused_in_the_middle(self, own: Samba, source: FileSource) -> None:
        client = Client(own)
        (own.share / "file.bin").write_bytes(CONTENT)
        sink = MemorySink()
        sink.on_write = once(lambda: own.signal(signal.SIGSTOP))
        url = own.url("file.bin")
        assert code_of(lambda: client.download(url, sink, None, IMPATIENT)) is ErrorCode.TIMED_OUT
        own.signal(signal.SIGCONT)
        client.download(url, sink, sink.version)
        assert sink.data == CONTENT
        source.on_confirm = once(lambda: own.signal(signal.SIGSTOP))
        url = own.url("new.bin")
        assert code_of(lambda: client.upload(url, source, IMPATIENT)) is ErrorCode.TIMED_OUT
        own.signal(signal.SIGCONT)
        client.upload(url, source)
        assert names(own) == ["file.bin", "new.bin"]
        assert (own.share / "new.bin").read_bytes() == CONTENT

    def test_a_stop_ends_the_wait_for_a_paused_one(self, own: Samba, source: FileSource) -> None:
        client, control = Client(own), Switch()

        def pause() -> None:
            own.signal(signal.SIGSTOP)
            threading.Timer(0.05, control.stop).start()

        source.on_confirm = once(pause)
        with pytest.raises(StopRequested):
            client.upload(own.url("new.bin"), source, control=control)
        own.signal(signal.SIGCONT)

    def test_few_credits_are_enough(self, own: Samba, source: FileSource) -> None:
        client = Client(own)
        (own.share / "file.bin").write_bytes(CONTENT * 3)
        assert client.download(own.url("file.bin")).data == CONTENT * 3
        client.upload(own.url("new.bin"), source)
        assert (own.share / "new.bin").read_bytes() == CONTENT


@pytest.mark.parametrize("dialect", ["SMB2_02", "SMB2_10", "SMB3_00", "SMB3_02"])
def test_older_dialects(short_dir: Path, source: FileSource, dialect: str) -> None:
    with running_samba(short_dir, directives=f"server max protocol = {dialect}") as samba:
        client = Client(samba)
        (samba.share / "file.bin").write_bytes(CONTENT)
        shares = ["data"] if dialect < "SMB3" else ["data", "encrypted"]
        for share in shares:
            assert client.download(samba.url("file.bin", share)).data == CONTENT
            source.session, source.confirmed = None, type(source.confirmed)()
            client.upload(samba.url(f"{share}.bin", share), source)
            assert (samba.share / f"{share}.bin").read_bytes() == CONTENT
        encrypted = Settings({**QUICK.values, "smb_encrypt": True})
        if dialect < "SMB3":
            url = samba.url("file.bin")
            code = code_of(lambda: client.download(url, settings=encrypted))
            assert code is ErrorCode.SERVER_UNSUITED


def test_a_server_that_is_none() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def answer() -> None:
            sock, _ = listener.accept()
            with sock:
                sock.recv(1000)
                sock.sendall(b"SSH-2.0-no\r\n" + bytes(100))

        threading.Thread(target=answer, daemon=True).start()
        transport = SmbTransport(with_book(Credential(f"smb://127.0.0.1:{port}", "a", "b")))
        request = DownloadRequest(f"smb://127.0.0.1:{port}/a/b", None, IMPATIENT)
        code = code_of(lambda: transport.download(request, MemorySink(), Switch()))
        assert code in (ErrorCode.CONNECTION_LOST, ErrorCode.PROTOCOL_VIOLATED)


def once(action: Callable[[], None]) -> Callable[[], None]:
    """Return what does it the first time."""
    left = [action]

    def run() -> None:
        if left:
            left.pop()()

    return run
