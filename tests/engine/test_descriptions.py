"""Metalink descriptions that are added: from the disk and from a server."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.http_options import Header, HttpOptions
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.engine import descriptions
from ebbtide.engine.descriptions import fetch_description, is_description, look_up
from ebbtide.engine.intake import prepare_files
from tests.engine.fakes import Block, ScriptedTransport, fail, in_turn, pattern, serve

JOB = JobId("12345678-0000-4000-8000-000000000000")
DIGEST = hashlib.sha256(b"x").hexdigest()
PIECE = hashlib.sha1(b"x").hexdigest()
ISO = f"""<file name="../ebb.iso"><size>3</size><hash type="sha-256">{DIGEST}</hash>
<pieces type="sha-1" length="2"><hash>{PIECE}</hash><hash>{PIECE}</hash></pieces>
<url priority="2">https://two.example.org/x</url>
<url priority="1">https://user:secret@one.example.org/y</url></file>"""
TEXT = '<file name="read me.txt"><url>https://one.example.org/z</url></file>'
ADDRESS = "https://example.org/all.meta4"


def document(*files: str) -> bytes:
    joined = "".join(files)
    return f'<metalink xmlns="urn:ietf:params:xml:ns:metalink">{joined}</metalink>'.encode()


def never(url: str) -> bytes:
    raise AssertionError(f"{url} was fetched")


def written(path: Path, *files: str) -> str:
    path.write_bytes(document(*files))
    return str(path)


def test_a_description_becomes_its_files(tmp_path: Path) -> None:
    command = AddDownload((), metalinks=(written(tmp_path / "all.metalink", ISO, TEXT),))
    known = look_up(command, (), never)
    iso, text = prepare_files(command, known.urls, JOB, tmp_path, lambda _: False, known.files)
    assert (iso.url, iso.mirrors) == ("https://one.example.org/y", ("https://two.example.org/x",))
    assert Path(iso.target) == tmp_path / "ebb.iso"
    assert iso.digest == f"sha256:{DIGEST}"
    assert iso.pieces == f"sha1:2:{PIECE}{PIECE}"
    assert not iso.name_is_open
    assert (text.url, text.mirrors) == ("https://one.example.org/z", ())
    assert Path(text.target) == tmp_path / "read me.txt"


def test_files_of_addresses_come_first(tmp_path: Path) -> None:
    path = written(tmp_path / "a.meta4", TEXT)
    command = AddDownload(("https://example.org/a",), metalinks=(path,))
    known = look_up(command, command.urls, never)
    assert known.urls == ("https://example.org/a", "https://one.example.org/z")
    assert list(known.files) == [1]


def test_an_address_of_a_description_is_fetched_at_once() -> None:
    known = look_up(AddDownload((ADDRESS,)), (ADDRESS,), lambda _: document(ISO, TEXT))
    assert len(known.urls) == 2


def test_with_a_name_of_its_own_it_is_a_file_like_any_other() -> None:
    known = look_up(AddDownload((ADDRESS,), target="/a"), (ADDRESS,), never)
    assert known.urls == (ADDRESS,)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a.meta4", True),
        ("https://example.org/A.METALINK?x=1", True),
        ("https://example.org/a?b.meta4", False),
        ("https://example.org/meta4", False),
    ],
)
def test_what_counts_as_one(url: str, expected: bool) -> None:
    assert is_description(url) is expected


@pytest.mark.parametrize("data", [b"", b"<html/>", document(), document('<file name="a"/>')])
def test_one_that_is_of_no_use_is_refused(data: bytes) -> None:
    with pytest.raises(CommandError) as caught:
        look_up(AddDownload((ADDRESS,)), (ADDRESS,), lambda _: data)
    assert caught.value.code is ErrorCode.VALUE_INVALID


def test_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    command = AddDownload((), metalinks=(str(tmp_path / "none.metalink"),))
    with pytest.raises(TransferError):
        look_up(command, (), never)


def test_one_name_cannot_serve_several_files(tmp_path: Path) -> None:
    path = written(tmp_path / "all.metalink", ISO, TEXT)
    with pytest.raises(CommandError) as caught:
        look_up(AddDownload((), target="/a", metalinks=(path,)), (), never)
    assert caught.value.code is ErrorCode.REQUEST_INVALID


class TestFetching:
    def test_it_arrives_in_memory(self) -> None:
        transport = ScriptedTransport(serve())
        assert fetch_description({"http": transport}, "http://a/b.meta4") == pattern(0, 100)

    def test_errors_are_told(self) -> None:
        transport = ScriptedTransport(fail(ErrorCode.REMOTE_MISSING))
        with pytest.raises(TransferError) as caught:
            fetch_description({"http": transport}, "http://a/b.meta4")
        assert caught.value.code is ErrorCode.REMOTE_MISSING

    def test_a_server_that_does_not_answer_is_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(descriptions, "FETCH_TIMEOUT_S", 0.01)
        with pytest.raises(TransferError) as caught:
            fetch_description({"http": ScriptedTransport(Block())}, "http://a/b.meta4")
        assert caught.value.code is ErrorCode.TIMED_OUT

    def test_one_that_does_not_end_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(descriptions, "LARGEST", 99)
        with pytest.raises(TransferError) as caught:
            fetch_description({"http": ScriptedTransport(serve())}, "http://a/b.meta4")
        assert caught.value.code is ErrorCode.TOO_LARGE

    def test_bytes_may_come_again(self) -> None:
        def again(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            sink.drop(40, 60)
            assert sink.held.size == 40
            sink.note("Again.")

        transport = ScriptedTransport(in_turn(serve(), again, serve(40, 100)))
        assert fetch_description({"http": transport}, "http://a/b.meta4") == pattern(0, 100)

    def test_the_job_says_who_it_is_and_nothing_else(self) -> None:
        options = HttpOptions(
            headers=(Header("X-Key", "1"),), method="POST", checksum="sha256:00", maximum_size=5
        )
        seen: list[HttpOptions] = []

        def look(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            seen.append(request.options)

        transport = ScriptedTransport(in_turn(look, serve()))
        fetch_description({"http": transport}, "http://a/b.meta4", options)
        assert seen == [HttpOptions(headers=options.headers)]
