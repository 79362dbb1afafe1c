"""Sending files to a real Samba."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import smbclient

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import ListRequest, RemoteFile, StopRequested, UploadRequest
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadOptions, UploadSession
from ebbtide.transports.smb import SmbTransport
from tests.servers.samba import PASSWORD, USER, Samba, running_samba
from tests.transports.files import FileSource
from tests.transports.sinks import Switch
from tests.transports.smb.cases import BLOCK, CONTENT, GUEST, OTHER, QUICK, Client, names
from tests.transports.smb.test_download import Limited, code_of

pytestmark = pytest.mark.needs("smbd")

DIRECT = UploadOptions(direct=True)
OVERWRITE = UploadOptions(overwrite=True)
OLD_NS = 1_500_000_000_123_456_700


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A file to send."""
    path = tmp_path / "local.bin"
    path.write_bytes(CONTENT)
    os.utime(path, ns=(OLD_NS, OLD_NS))
    return path


@pytest.fixture
def source(local: Path) -> Iterator[FileSource]:
    with FileSource(local) as source:
        yield source


@pytest.mark.parametrize("size", [0, 1, 65537, BLOCK // 2 + 1, BLOCK - 1, BLOCK, 20 * BLOCK])
@pytest.mark.parametrize("options", [UploadOptions(), DIRECT], ids=["beside", "direct"])
def test_a_file_arrives_as_it_is(
    samba: Samba, client: Client, local: Path, size: int, options: UploadOptions
) -> None:
    content = (CONTENT * 8)[:size]
    local.write_bytes(content)
    os.utime(local, ns=(OLD_NS, OLD_NS))
    with FileSource(local) as source:
        client.upload(samba.url("new.bin"), source, options=options)
        assert source.confirmed == Ranges([(0, size)])
    assert names(samba) == ["new.bin"]
    assert (samba.share / "new.bin").read_bytes() == content
    assert (samba.share / "new.bin").stat().st_mtime_ns == OLD_NS


@pytest.mark.parametrize("share", ["encrypted", "guests"])
def test_shares_of_every_kind(samba: Samba, client: Client, source: FileSource, share: str) -> None:
    settings = QUICK
    if share == "guests":
        client.transport, settings = SmbTransport(), GUEST
    client.upload(samba.url("%C3%A4%20%231.bin", share), source, settings)
    assert (samba.share / "ä #1.bin").read_bytes() == CONTENT


def test_names_that_lead_to_another_server(
    samba: Samba, client: Client, source: FileSource
) -> None:
    root = samba.directory / "dfs"
    (root / "over").unlink(missing_ok=True)
    (root / "over").symlink_to("msdfs:127.0.0.1\\data")
    client.upload(samba.url("over/new.bin", "dfs"), source)
    assert (samba.share / "new.bin").read_bytes() == CONTENT
    assert names(samba) == ["new.bin"]
    source.session, source.confirmed = None, Ranges()
    client.upload(samba.url("root.bin", "dfs"), source, options=OVERWRITE)
    assert (root / "root.bin").read_bytes() == CONTENT


def test_directories_are_made(samba: Samba, client: Client, source: FileSource) -> None:
    client.upload(samba.url("one/two/new.bin"), source)
    assert (samba.share / "one" / "two" / "new.bin").read_bytes() == CONTENT
    assert source.notes == ["Made the directory 'data/one/two' on the server."]


def test_the_longest_name(samba: Samba, client: Client, source: FileSource) -> None:
    name = "ä" * 127
    client.upload(samba.url(name), source)
    assert names(samba) == [name]


class TestWhatIsThereAlready:
    @pytest.mark.parametrize("options", [UploadOptions(), DIRECT], ids=["beside", "direct"])
    def test_is_left_alone(
        self, samba: Samba, client: Client, source: FileSource, options: UploadOptions
    ) -> None:
        (samba.share / "new.bin").write_bytes(OTHER)
        url = samba.url("new.bin")
        code = code_of(lambda: client.upload(url, source, options=options))
        assert code is ErrorCode.REMOTE_EXISTS
        assert names(samba) == ["new.bin"]
        assert (samba.share / "new.bin").read_bytes() == OTHER

    @pytest.mark.parametrize("direct", [False, True])
    def test_is_replaced_if_that_was_asked_for(
        self, samba: Samba, client: Client, source: FileSource, direct: bool
    ) -> None:
        (samba.share / "new.bin").write_bytes(OTHER * 2)
        options = UploadOptions(overwrite=True, direct=direct)
        client.upload(samba.url("new.bin"), source, options=options)
        assert names(samba) == ["new.bin"]
        assert (samba.share / "new.bin").read_bytes() == CONTENT

    def test_is_left_alone_when_it_came_meanwhile(
        self, samba: Samba, client: Client, source: FileSource
    ) -> None:
        def come() -> None:
            (samba.share / "new.bin").write_bytes(OTHER)

        source.on_read = come
        code = code_of(lambda: client.upload(samba.url("new.bin"), source))
        assert code is ErrorCode.REMOTE_EXISTS
        assert (samba.share / "new.bin").read_bytes() == OTHER


class TestGoingOn:
    def test_from_what_was_confirmed(self, samba: Samba, client: Client, local: Path) -> None:
        # What lies beyond it was sent, too, but may have holes.
        (samba.share / "new.part").write_bytes(CONTENT[:BLOCK] + OTHER[:BLOCK] + b"more" * BLOCK)
        session = UploadSession(UploadMethod.SMB, "new.part")
        with FileSource(local, session, Ranges([(0, BLOCK)])) as source:
            client.upload(samba.url("new.bin"), source)
            assert source.read_size == len(CONTENT) - BLOCK
        assert names(samba) == ["new.bin"]
        assert (samba.share / "new.bin").read_bytes() == CONTENT

    def test_from_less_when_the_server_has_less(
        self, samba: Samba, client: Client, local: Path
    ) -> None:
        (samba.share / "new.part").write_bytes(CONTENT[: BLOCK + 5])
        session = UploadSession(UploadMethod.SMB, "new.part")
        with FileSource(local, session, Ranges([(0, 2 * BLOCK)])) as source:
            client.upload(samba.url("new.bin"), source)
            assert source.read_size == len(CONTENT) - BLOCK
        assert (samba.share / "new.bin").read_bytes() == CONTENT

    def test_afresh_when_the_unfinished_file_is_gone(
        self, samba: Samba, client: Client, local: Path
    ) -> None:
        session = UploadSession(UploadMethod.SMB, "new.part")
        with FileSource(local, session, Ranges([(0, BLOCK)])) as source:
            client.upload(samba.url("new.bin"), source)
            assert source.restarts == [RestartReason.SESSION_LOST]
        assert names(samba) == ["new.bin"]

    def test_not_for_ever(self, samba: Samba, client: Client, source: FileSource) -> None:
        def lose() -> None:
            for path in samba.share.glob("*.part"):
                path.unlink()

        source.on_confirm = lose
        code = code_of(lambda: client.upload(samba.url("new.bin"), source))
        assert code is ErrorCode.UPLOAD_STUCK
        assert names(samba) == []

    def test_not_at_all_when_only_the_word_of_it_was_lost(
        self, samba: Samba, client: Client, local: Path
    ) -> None:
        (samba.share / "new.bin").write_bytes(CONTENT)
        session = UploadSession(UploadMethod.SMB, "new.part", is_sent=True)
        with FileSource(local, session, Ranges([(0, len(CONTENT))])) as source:
            client.upload(samba.url("new.bin"), source)
            assert source.read_size == 0
        assert names(samba) == ["new.bin"]

    def test_direct_writes_of_before_are_known_again(
        self, samba: Samba, client: Client, source: FileSource
    ) -> None:
        def stop() -> None:
            raise StopRequested

        source.on_confirm = stop
        url = samba.url("new.bin")
        with pytest.raises(StopRequested):
            client.upload(url, source, options=DIRECT)
        source.on_confirm = lambda: None
        client.upload(url, source, options=DIRECT)
        assert (samba.share / "new.bin").read_bytes() == CONTENT
        assert source.restarts == []


class TestTakingBack:
    @pytest.mark.parametrize("options", [UploadOptions(), DIRECT], ids=["beside", "direct"])
    def test_nothing_stays(
        self, samba: Samba, client: Client, source: FileSource, options: UploadOptions
    ) -> None:
        def stop() -> None:
            raise StopRequested

        source.on_confirm = stop
        url = samba.url("new.bin")
        with pytest.raises(StopRequested):
            client.upload(url, source, options=options)
        assert len(names(samba)) == 1
        assert source.session is not None
        request = UploadRequest(url, QUICK, upload=options)
        client.transport.abandon(request, source.session, Switch())
        assert names(samba) == []
        client.transport.abandon(request, source.session, Switch())

    def test_what_is_not_ours_stays(self, samba: Samba, client: Client) -> None:
        (samba.share / "new.bin").write_bytes(OTHER)
        session = UploadSession(UploadMethod.SMB, "new.bin")
        request = UploadRequest(samba.url("new.bin"), QUICK, upload=DIRECT)
        client.transport.abandon(request, session, Switch())
        assert names(samba) == ["new.bin"]


class TestWhatIsInTheWay:
    def test_a_share_that_can_only_be_read(
        self, samba: Samba, client: Client, source: FileSource
    ) -> None:
        url = samba.url("new.bin", "locked")
        assert code_of(lambda: client.upload(url, source)) is ErrorCode.UPLOAD_REFUSED

    def test_no_such_share(self, samba: Samba, client: Client, source: FileSource) -> None:
        url = samba.url("new.bin", "nowhere")
        assert code_of(lambda: client.upload(url, source)) is ErrorCode.SHARE_MISSING

    def test_a_wrong_password(self, samba: Samba, source: FileSource) -> None:
        wrong = Client(samba, "wrong")
        code = code_of(lambda: wrong.upload(samba.url("new.bin"), source))
        assert code is ErrorCode.LOGIN_REFUSED

    def test_a_file_where_a_directory_should_be(
        self, samba: Samba, client: Client, source: FileSource
    ) -> None:
        (samba.share / "one").write_bytes(b"")
        code = code_of(lambda: client.upload(samba.url("one/new.bin"), source))
        assert code is ErrorCode.REMOTE_DIRECTORY_MISSING

    def test_a_file_that_others_have_open(
        self, samba: Samba, client: Client, source: FileSource
    ) -> None:
        (samba.share / "new.bin").write_bytes(OTHER)
        cache: dict[str, object] = {}
        with smbclient.open_file(
            r"\\127.0.0.1\data\new.bin",
            mode="rb",
            username=USER,
            password=PASSWORD,
            port=samba.port,
            connection_cache=cache,
        ):
            url = samba.url("new.bin")
            options = UploadOptions(overwrite=True, direct=True)
            code = code_of(lambda: client.upload(url, source, options=options))
        smbclient.reset_connection_cache(connection_cache=cache)
        assert code is ErrorCode.REMOTE_IN_USE
        assert (samba.share / "new.bin").read_bytes() == OTHER

    def test_a_source_that_changes(
        self, samba: Samba, client: Client, local: Path, source: FileSource
    ) -> None:
        source.on_confirm = lambda: os.utime(local)
        code = code_of(lambda: client.upload(samba.url("new.bin"), source))
        assert code is ErrorCode.SOURCE_CHANGED
        assert "new.bin" not in names(samba)

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
    def test_a_full_disk_there(self, short_dir: Path, source: FileSource) -> None:
        small = short_dir / "small"
        small.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)]
        if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
            pytest.skip("no small disk can be mounted here")
        try:
            with running_samba(short_dir / "samba", share=small) as samba:
                client = Client(samba)
                code = code_of(lambda: client.upload(samba.url("new.bin"), source))
                assert code is ErrorCode.REMOTE_FULL
                assert "new.bin" not in names(samba)
        finally:
            subprocess.run(["umount", "-l", str(small)], check=True)


def test_limits_are_obeyed(samba: Samba, client: Client, local: Path) -> None:
    local.write_bytes(CONTENT[:100_000])
    control = Limited()
    with FileSource(local) as source:
        client.upload(samba.url("new.bin"), source, control=control)
    assert control.admitted == 100_000
    assert (samba.share / "new.bin").read_bytes() == CONTENT[:100_000]


class TestDirectories:
    def test_all_files_are_found(self, samba: Samba, client: Client) -> None:
        for path in ("b.bin", "a/c.bin", "a/ä #/d.bin", ".hidden", "empty/x/"):
            place = samba.share / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.mkdir() if path.endswith("/") else place.write_bytes(b"12345")
        (samba.share / "a" / "loop").symlink_to(samba.share)
        url = samba.url("")
        found = client.transport.list_files(ListRequest(url, QUICK, most=100), Switch())
        shown = [(file.path, file.size) for file in found]
        assert shown == [
            ((".hidden",), 5),
            (("a", "c.bin"), 5),
            (("a", "ä #", "d.bin"), 5),
            (("b.bin",), 5),
        ]
        deepest = RemoteFile(samba.url("a/%C3%A4%20%23/d.bin"), ("a", "ä #", "d.bin"), 5)
        assert deepest in found
        assert client.transport.is_directory(url)
        assert not client.transport.is_directory(deepest.url)

    def test_not_too_many(self, samba: Samba, client: Client) -> None:
        for number in range(4):
            (samba.share / f"{number}").write_bytes(b"")
        request = ListRequest(samba.url(""), QUICK, most=3)
        with pytest.raises(TransferError) as caught:
            client.transport.list_files(request, Switch())
        assert caught.value.code is ErrorCode.LIMIT_REACHED
        assert caught.value.info.parameters["setting"] == "maximum_files"

    def test_a_directory_that_is_not_there(self, samba: Samba, client: Client) -> None:
        request = ListRequest(samba.url("missing/"), QUICK, most=3)
        code = code_of(lambda: client.transport.list_files(request, Switch()))
        assert code is ErrorCode.REMOTE_MISSING


def test_the_library_waits_for_the_first_transfer() -> None:
    program = (
        "import sys, ebbtide.transports.smb; sys.exit('smbclient' in sys.modules "
        "or 'smbprotocol' in sys.modules or 'cryptography' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
