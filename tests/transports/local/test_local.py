"""Copying between paths, as to and from a mounted share."""

from __future__ import annotations

import errno
import hashlib
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import (
    DownloadRequest,
    ListRequest,
    LookRequest,
    StopRequested,
    UploadRequest,
)
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import DEFAULT_UPLOAD, UploadMethod, UploadOptions, UploadSession
from ebbtide.transports.local import FileTransport
from ebbtide.transports.local.places import path_of, url_of
from tests.transports.files import FileSource
from tests.transports.sinks import MemorySink, Switch

CONTENT = random.Random(1).randbytes(700_000)
OTHER = random.Random(2).randbytes(700_000)
OLD_NS = 1_500_000_000_123_456_789


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """What is mounted."""
    path = tmp_path / "share ä#"
    path.mkdir()
    return path


@pytest.fixture
def source(tmp_path: Path) -> Iterator[FileSource]:
    path = tmp_path / "local.bin"
    path.write_bytes(CONTENT)
    os.utime(path, ns=(OLD_NS, OLD_NS))
    with FileSource(path) as source:
        yield source


def fetch(
    path: Path,
    sink: MemorySink | None = None,
    version: RemoteVersion | None = None,
    digest: Digest | None = None,
    ranges: tuple[FileRange, ...] = (),
    control: Switch | None = None,
) -> MemorySink:
    sink = sink or MemorySink()
    request = DownloadRequest(url_of(path), version, Settings(), digest, ranges=ranges)
    assert FileTransport().download(request, sink, control or Switch()) == len(sink.data)
    return sink


def send(path: Path, source: FileSource, options: UploadOptions = DEFAULT_UPLOAD) -> None:
    request = UploadRequest(url_of(path), Settings(), upload=options)
    FileTransport().upload(request, source, Switch())


class KilledError(Exception):
    """The process ends here."""


def before_its_name(share: Path, local: Path) -> UploadSession:
    """Send a file, be killed just before it takes its name; return what is on record."""

    def kill(session: UploadSession) -> None:
        if session.details:
            assert not (share / "new").exists(), "on record first"
            raise KilledError

    with FileSource(local) as source:
        source.on_open = kill
        with pytest.raises(KilledError):
            send(share / "new", source)
        assert source.session is not None
        return source.session


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows no hard links."""

    def refuse(part: Path, target: Path, *, follow_symlinks: bool) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP), str(part))

    monkeypatch.setattr(os, "link", refuse)


def code_of(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(TransferError) as caught:
        call()
    return caught.value.code


@given(st.lists(st.binary(min_size=1, max_size=20).filter(lambda name: b"\0" not in name)))
def test_addresses_and_paths_fit(names: list[bytes]) -> None:
    path = Path("/", *(os.fsdecode(name.replace(b"/", b"_")) for name in names))
    url = url_of(path)
    assert url.isascii()
    assert path_of(url) == path


@pytest.mark.parametrize("url", ["file://host/a", "file:a", "file:///a%00b"])
def test_nonsense_is_refused(url: str) -> None:
    assert code_of(lambda: path_of(url)) is ErrorCode.URL_INVALID


class TestFetching:
    @pytest.mark.parametrize("size", [0, 1, 262_143, 262_144, 262_145, 700_000])
    def test_a_file_arrives_as_it_is(self, share: Path, size: int) -> None:
        (share / "file").write_bytes(CONTENT[:size])
        digest = Digest("sha256", hashlib.sha256(CONTENT[:size]).digest())
        assert fetch(share / "file", digest=digest).data == CONTENT[:size]

    def test_only_gaps_are_copied(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        version = fetch(share / "file").version
        sink = fetch(share / "file", MemorySink({5: CONTENT[5:600_000]}), version)
        assert sink.data == CONTENT
        assert sink.restarts == []

    def test_another_version_starts_afresh(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        version = fetch(share / "file").version
        (share / "file").write_bytes(OTHER)
        os.utime(share / "file", ns=(1, OLD_NS))
        sink = fetch(share / "file", MemorySink({5: CONTENT[5:600_000]}), version)
        assert sink.data == OTHER
        assert sink.restarts == [RestartReason.REMOTE_CHANGED]

    def test_a_file_that_changes_meanwhile_is_never_mixed(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        sink = MemorySink()

        def change() -> None:
            sink.on_write = lambda: None
            (share / "file").write_bytes(OTHER)

        sink.on_write = change
        assert fetch(share / "file", sink).data == OTHER
        assert sink.restarts == [RestartReason.REMOTE_CHANGED]

    def test_parts_lie_back_to_back(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        ranges = (FileRange(600_000, 5), FileRange(3, 400_000))
        expected = CONTENT[600_000:600_005] + CONTENT[3:400_003]
        assert fetch(share / "file", ranges=ranges).data == expected
        beyond = (FileRange(699_999, 2),)
        code = code_of(lambda: fetch(share / "file", ranges=beyond))
        assert code is ErrorCode.SERVER_UNSUITED

    def test_what_is_no_file(self, share: Path) -> None:
        assert code_of(lambda: fetch(share / "missing")) is ErrorCode.REMOTE_MISSING
        assert code_of(lambda: fetch(share)) is ErrorCode.REMOTE_REFUSED
        os.mkfifo(share / "pipe")
        assert code_of(lambda: fetch(share / "pipe")) is ErrorCode.REMOTE_REFUSED

    def test_wrong_bytes(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        digest = Digest("sha256", hashlib.sha256(OTHER).digest())
        code = code_of(lambda: fetch(share / "file", digest=digest))
        assert code is ErrorCode.DIGEST_WRONG

    def test_a_stop(self, share: Path) -> None:
        (share / "file").write_bytes(CONTENT)
        control, sink = Switch(), MemorySink()
        sink.on_write = control.stop
        with pytest.raises(StopRequested):
            fetch(share / "file", sink, control=control)


class TestSending:
    @pytest.mark.parametrize("size", [0, 1, 262_144, 700_000])
    def test_a_file_arrives_as_it_is(self, share: Path, tmp_path: Path, size: int) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT[:size])
        os.utime(local, ns=(OLD_NS, OLD_NS))
        with FileSource(local) as source:
            send(share / "deep" / "new", source)
        assert [path.name for path in (share / "deep").iterdir()] == ["new"]
        assert (share / "deep" / "new").read_bytes() == CONTENT[:size]
        assert (share / "deep" / "new").stat().st_mtime_ns == OLD_NS

    def test_what_is_there_is_left_alone(self, share: Path, source: FileSource) -> None:
        (share / "new").write_bytes(OTHER)
        assert code_of(lambda: send(share / "new", source)) is ErrorCode.REMOTE_EXISTS
        assert (share / "new").read_bytes() == OTHER
        send(share / "new", source, UploadOptions(overwrite=True))
        assert (share / "new").read_bytes() == CONTENT
        assert len(list(share.iterdir())) == 1

    def test_also_when_it_came_meanwhile(self, share: Path, source: FileSource) -> None:
        def come() -> None:
            (share / "new").write_bytes(OTHER)

        source.on_read = come
        assert code_of(lambda: send(share / "new", source)) is ErrorCode.REMOTE_EXISTS
        assert (share / "new").read_bytes() == OTHER

    def test_it_goes_on_from_what_was_confirmed(self, share: Path, tmp_path: Path) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT)
        (share / "new.part").write_bytes(CONTENT[:500_000] + OTHER)
        session = UploadSession(UploadMethod.SMB, "new.part")
        with FileSource(local, session, Ranges([(0, 500_000)])) as source:
            send(share / "new", source)
            assert source.read_size == 200_000
        assert (share / "new").read_bytes() == CONTENT

    def test_it_starts_afresh_when_the_part_is_gone(self, share: Path, tmp_path: Path) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT)
        session = UploadSession(UploadMethod.SMB, "new.part")
        with FileSource(local, session, Ranges([(0, 500_000)])) as source:
            send(share / "new", source)
            assert source.restarts == [RestartReason.SESSION_LOST]
        assert (share / "new").read_bytes() == CONTENT

    def test_not_for_ever(self, share: Path, source: FileSource) -> None:
        def lose() -> None:
            for path in share.glob("*.part"):
                path.unlink()

        source.on_confirm = lose
        assert code_of(lambda: send(share / "new", source)) is ErrorCode.UPLOAD_STUCK

    @pytest.mark.parametrize("both_names", [False, True])
    def test_only_the_word_of_its_end_was_lost(
        self, share: Path, tmp_path: Path, both_names: bool
    ) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT)
        (share / "new").write_bytes(CONTENT)
        if both_names:
            (share / "new.part").hardlink_to(share / "new")
        session = UploadSession(UploadMethod.SMB, "new.part", is_sent=True)
        with FileSource(local, session, Ranges([(0, len(CONTENT))])) as source:
            send(share / "new", source)
            assert source.read_size == 0
        assert [path.name for path in share.iterdir()] == ["new"]

    @pytest.mark.parametrize("source_size", [0, len(CONTENT)])
    def test_a_crash_where_there_are_no_hard_links_leaves_nothing_in_the_way(
        self, share: Path, tmp_path: Path, no_links: None, source_size: int
    ) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT[:source_size])
        session = before_its_name(share, local)
        (share / "new").touch()  # As far as the killed attempt came.
        with FileSource(local, session, Ranges([(0, source_size)] if source_size else [])) as again:
            send(share / "new", again)
        assert (share / "new").read_bytes() == CONTENT[:source_size]
        assert [path.name for path in share.iterdir()] == ["new"]

    @pytest.mark.parametrize("theirs", [b"theirs", None])
    def test_what_somebody_wrote_there_since_is_left_alone(
        self, share: Path, tmp_path: Path, no_links: None, theirs: bytes | None
    ) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT)
        session = before_its_name(share, local)
        if theirs is None:
            (share / "new").symlink_to(share / "empty")
            (share / "empty").touch()
        else:
            (share / "new").write_bytes(theirs)
        with FileSource(local, session, Ranges([(0, len(CONTENT))])) as again:
            assert code_of(lambda: send(share / "new", again)) is ErrorCode.REMOTE_EXISTS
            FileTransport().abandon(
                UploadRequest(url_of(share / "new"), Settings()), session, Switch()
            )
        assert (share / "new").is_symlink() or (share / "new").read_bytes() == theirs

    def test_an_empty_file_of_somebody_else_stays(
        self, share: Path, source: FileSource, no_links: None
    ) -> None:
        def come(session: UploadSession) -> None:
            if session.details:
                (share / "new").touch()

        source.on_open = come
        for _ in range(2):
            assert code_of(lambda: send(share / "new", source)) is ErrorCode.REMOTE_EXISTS
        assert (share / "new").exists()

    def test_taking_it_back_leaves_no_empty_file(
        self, share: Path, tmp_path: Path, no_links: None
    ) -> None:
        local = tmp_path / "local.bin"
        local.write_bytes(CONTENT)
        session = before_its_name(share, local)
        (share / "new").touch()
        request = UploadRequest(url_of(share / "new"), Settings())
        FileTransport().abandon(request, session, Switch())
        assert list(share.iterdir()) == []

    def test_a_rename_that_fails_leaves_no_empty_file(
        self, share: Path, source: FileSource, no_links: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(part: Path, target: Path) -> Path:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(part))

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(TransferError):
            send(share / "new", source)
        assert not (share / "new").exists()
        monkeypatch.undo()
        send(share / "new", source)
        assert (share / "new").read_bytes() == CONTENT

    def test_taking_it_back(self, share: Path, source: FileSource) -> None:
        def stop() -> None:
            raise StopRequested

        source.on_confirm = stop
        with pytest.raises(StopRequested):
            send(share / "new", source)
        assert source.session is not None
        request = UploadRequest(url_of(share / "new"), Settings())
        FileTransport().abandon(request, source.session, Switch())
        FileTransport().abandon(request, source.session, Switch())
        assert list(share.iterdir()) == []

    def test_a_source_that_changes(self, share: Path, tmp_path: Path, source: FileSource) -> None:
        source.on_confirm = lambda: os.utime(tmp_path / "local.bin")
        assert code_of(lambda: send(share / "new", source)) is ErrorCode.SOURCE_CHANGED
        assert not (share / "new").exists()

    def test_a_file_where_a_directory_should_be(self, share: Path, source: FileSource) -> None:
        (share / "one").write_bytes(b"")
        code = code_of(lambda: send(share / "one" / "new", source))
        assert code in (ErrorCode.REMOTE_DIRECTORY_MISSING, ErrorCode.REMOTE_EXISTS)


def test_directories(share: Path) -> None:
    (share / "a" / "b").mkdir(parents=True)
    (share / "a" / "b" / "file ä").write_bytes(b"123")
    (share / "z").write_bytes(b"")
    (share / "a" / "loop").symlink_to(share)
    request = ListRequest(f"{url_of(share)}/", Settings(), most=2)
    found = FileTransport().list_files(request, Switch())
    assert [(file.path, file.size) for file in found] == [(("a", "b", "file ä"), 3), (("z",), 0)]
    assert path_of(found[0].url) == share / "a" / "b" / "file ä"
    (share / "y").write_bytes(b"")
    code = code_of(lambda: FileTransport().list_files(request, Switch()))
    assert code is ErrorCode.LIMIT_REACHED
    assert FileTransport().is_directory(request.url)


def test_a_look_tells_and_copies_nothing(share: Path) -> None:
    path = share / "a file.bin"
    path.write_bytes(CONTENT)
    found = FileTransport().look(LookRequest(url_of(path), Settings()), Switch())
    assert (found.version.length, found.resumable) == (len(CONTENT), True)
    assert found.version == fetch(path).version


@pytest.mark.parametrize(
    ("name", "code"), [("none", ErrorCode.REMOTE_MISSING), (".", ErrorCode.REMOTE_REFUSED)]
)
def test_a_look_at_what_is_no_file(share: Path, name: str, code: ErrorCode) -> None:
    with pytest.raises(TransferError) as caught:
        FileTransport().look(LookRequest(url_of(share / name), Settings()), Switch())
    assert caught.value.code is code
