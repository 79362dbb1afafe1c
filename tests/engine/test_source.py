"""The local file that is sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File, JobId
from ebbtide.core.ports import DownloadSink
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import SourceVersion, UploadMethod, UploadSession
from ebbtide.engine.attempt import Attempt
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.messages import Reported
from ebbtide.engine.source import FileSource, version_of

SESSION = UploadSession(UploadMethod.TUS, "https://example.org/1")


class Told:
    """An engine that records everything at once."""

    def __init__(self) -> None:
        self.reports: list[rep.Report] = []
        self.attempt = Attempt(JobId("job"), 3, self.post, StopSwitch())

    def post(self, message: Reported) -> None:
        self.reports.append(message.report)
        if message.acknowledge is not None:
            message.acknowledge(True)

    @property
    def kinds(self) -> list[str]:
        return [type(report).__name__ for report in self.reports]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "disk.iso"
    path.write_bytes(bytes(range(200)))
    return path


@pytest.fixture
def told() -> Told:
    return Told()


def make_source(
    path: Path, told: Told, known: SourceVersion | None = None, held: int = 0
) -> FileSource:
    session = SESSION if held else None
    file = File(
        "https://example.org/",
        str(path),
        "",
        done=Ranges([(0, held)]),
        source=known,
        session=session,
    )
    return FileSource(file, told.attempt, 0, _nobody_wants_it)


def _nobody_wants_it(url: str, fetch: object) -> None:
    raise AssertionError


def refusal(path: Path, told: Told, known: SourceVersion | None = None) -> ErrorCode:
    with pytest.raises(TransferError) as caught:
        make_source(path, told, known)
    assert str(path) in caught.value.info.text
    return caught.value.code


class TestReading:
    def test_gives_what_was_asked_for(self, path: Path, told: Told) -> None:
        source = make_source(path, told)
        assert source.read(10, 20) == bytes(range(10, 30))
        assert source.read(190, 50) == bytes(range(190, 200))
        assert source.read(200, 50) == b""
        assert (source.name, source.version.size) == ("disk.iso", 200)
        source.close()

    @pytest.mark.parametrize("change", [b"shorter", bytes(200), bytes(300)])
    def test_never_gives_another_version(self, path: Path, told: Told, change: bytes) -> None:
        source = make_source(path, told)
        path.write_bytes(change)
        os.utime(path, ns=(1, 1))
        with pytest.raises(TransferError) as caught:
            source.read(10, 20)
        assert caught.value.code is ErrorCode.SOURCE_CHANGED
        source.close()

    def test_notices_another_file_in_its_place(self, path: Path, told: Told) -> None:
        source = make_source(path, told)
        source.check()
        other = path.with_name("other")
        other.write_bytes(bytes(range(200)))
        other.rename(path)
        with pytest.raises(TransferError) as caught:
            source.check()
        assert caught.value.code is ErrorCode.SOURCE_CHANGED
        path.unlink()
        with pytest.raises(TransferError) as caught:
            source.check()
        assert caught.value.code is ErrorCode.SOURCE_MISSING
        source.close()


class TestOpening:
    def test_refuses_what_is_not_what_it_was(self, path: Path, told: Told) -> None:
        known = version_of(str(path))
        make_source(path, told, known).close()
        path.write_bytes(bytes(201))
        assert refusal(path, told, known) is ErrorCode.SOURCE_CHANGED

    def test_refuses_what_is_not_there(self, path: Path, told: Told) -> None:
        assert refusal(path.with_name("none"), told) is ErrorCode.SOURCE_MISSING

    def test_refuses_a_pipe_without_waiting_for_its_writer(self, path: Path, told: Told) -> None:
        pipe = path.with_name("pipe")
        os.mkfifo(pipe)
        assert refusal(pipe, told) is ErrorCode.SOURCE_UNREADABLE
        assert refusal(path.parent, told) is ErrorCode.SOURCE_UNREADABLE


class TestTelling:
    def test_a_session_is_on_record_before_anything_goes_out(self, path: Path, told: Told) -> None:
        source = make_source(path, told)
        source.open(SESSION)
        assert source.session == SESSION
        (opened,) = told.reports
        assert opened == rep.UploadOpened(JobId("job"), 3, 0, source.version, SESSION)
        source.close()

    def test_what_is_confirmed_is_told_once(self, path: Path, told: Told) -> None:
        source = make_source(path, told)
        source.confirm(Ranges([(0, 50)]))
        source.save()
        source.save()
        assert told.reports == [rep.Arrived(JobId("job"), 3, 0, Ranges([(0, 50)]))]
        source.close()

    def test_what_goes_out_is_shown_but_not_recorded(self, path: Path, told: Told) -> None:
        source = make_source(path, told, held=20)
        source.sending(90)
        assert source.held_size == 90
        source.close()
        assert told.reports == []

    def test_a_restart_forgets_all(self, path: Path, told: Told) -> None:
        source = make_source(path, told, held=20)
        source.sending(90)
        source.restart(RestartReason.SESSION_LOST)
        assert (source.session, source.confirmed, source.held_size) == (None, Ranges(), 0)
        source.close()
        assert told.kinds == ["Restarting"]

    def test_the_end_is_the_last_word(self, path: Path, told: Told) -> None:
        source = make_source(path, told)
        source.finish()
        source.close()
        assert told.kinds == ["Sent"]
        assert source.held_size == 200


def test_the_reply_goes_where_it_was_told(path: Path, told: Told) -> None:
    kept: list[str] = []
    file = File("https://example.org/", str(path), "")

    def keep(url: str, fetch: object) -> None:
        kept.append(url)

    source = FileSource(file, told.attempt, 0, keep)

    def fetch(sink: DownloadSink) -> int:
        raise AssertionError

    source.keep_reply("https://example.org/reply", fetch)
    source.close()
    assert kept == ["https://example.org/reply"]
