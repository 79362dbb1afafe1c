"""Workers that send, and that list directories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core import reports as rep
from ebbtide.core.effects import AbandonUpload
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import File, FileState, Job, JobKind
from ebbtide.core.ports import (
    DownloadSink,
    ListRequest,
    NoDirectories,
    RemoteFile,
    TransferControl,
    UploadRequest,
    UploadSource,
)
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.engine.abandoner import Abandoner
from ebbtide.engine.worker import Worker
from tests.engine.fakes import DownloadsOnly, pattern
from tests.engine.test_worker import JOB, Engine, make_job

URL = "http://example.org/in/file"
SESSION = UploadSession(UploadMethod.TUS, URL + "?session")
Act = Callable[[UploadRequest, UploadSource, TransferControl], None]


class Server(NoDirectories):
    """A transport that sends by its script and keeps what arrives."""

    schemes = frozenset({"http"})

    def __init__(self, *acts: Act, files: tuple[RemoteFile, ...] = ()) -> None:
        self._acts = list(acts)
        self._files = files
        self.requests: list[UploadRequest] = []
        self.abandoned: list[UploadSession] = []
        self.listed: list[ListRequest] = []

    def download(self, request: object, sink: DownloadSink, control: TransferControl) -> int:
        raise AssertionError("nobody downloads in this test")

    def upload(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        self.requests.append(request)
        self._acts.pop(0)(request, source, control)

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        self.abandoned.append(session)

    def is_directory(self, url: str) -> bool:
        return url.endswith("/")

    def list_files(self, request: ListRequest, control: TransferControl) -> tuple[RemoteFile, ...]:
        self.listed.append(request)
        return self._files

    def close(self) -> None:
        """Nothing is open."""


def upload_job(directory: Path, *names: str, kind: JobKind = JobKind.UPLOAD) -> Job:
    files = []
    for name in names or ("file",):
        path = directory / name
        path.write_bytes(pattern(0, 100))
        files.append(File(URL, str(path), "", size=100))
    if kind is JobKind.UPLOAD_REPLY:
        files.append(File(URL, str(directory / "reply"), str(directory / "reply.part")))
    return replace(make_job(directory, *files), kind=kind)


def run(job: Job, server: Server) -> Engine:
    engine = Engine()
    Worker(job, 7, {"http": server}, Settings(), engine.post).run()
    assert engine.kinds[-1] == "AttemptEnded"
    return engine


def send(up_to: int = 100) -> Act:
    """Open the session, and confirm a part of the file."""

    def act(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
        source.open(SESSION)
        assert source.read(0, up_to) == pattern(0, up_to)
        source.confirm(Ranges([(0, up_to)]))

    return act


def lose(code: ErrorCode) -> Act:
    def act(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
        send(40)(request, source, control)
        raise TransferError(code, host="example.org")

    return act


def test_a_file_is_sent_in_a_session_that_is_on_record(tmp_path: Path) -> None:
    engine = run(upload_job(tmp_path), Server(send()))
    assert engine.kinds == ["UploadOpened", "Sent", "AttemptEnded"]
    assert (tmp_path / "file").read_bytes() == pattern(0, 100), "it is somebody's own file"


def test_files_are_sent_one_after_another(tmp_path: Path) -> None:
    server = Server(send(), send())
    engine = run(upload_job(tmp_path, "a", "b"), server)
    sent = [report.file_index for report in engine.reports if isinstance(report, rep.Sent)]
    assert sent == [0, 1]


def test_what_was_confirmed_is_told_when_it_breaks_off(tmp_path: Path) -> None:
    engine = run(upload_job(tmp_path), Server(lose(ErrorCode.CONNECTION_LOST)))
    assert engine.kinds == ["UploadOpened", "Arrived", "AttemptFailed", "AttemptEnded"]
    arrived = engine.only(rep.Arrived)
    assert isinstance(arrived, rep.Arrived)
    assert arrived.done == Ranges([(0, 40)])


def test_the_next_attempt_has_the_session(tmp_path: Path) -> None:
    job = upload_job(tmp_path)
    opened = run(job, Server(send())).only(rep.UploadOpened)
    assert isinstance(opened, rep.UploadOpened)
    known = replace(job.files[0], session=SESSION, source=opened.source, done=Ranges([(0, 40)]))
    seen: list[tuple[UploadSession | None, Ranges]] = []

    def look(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
        seen.append((source.session, source.confirmed))

    run(replace(job, files=(known,)), Server(look))
    assert seen == [(SESSION, Ranges([(0, 40)]))]


def test_a_changed_file_is_never_sent(tmp_path: Path) -> None:
    job = upload_job(tmp_path)
    opened = run(job, Server(send())).only(rep.UploadOpened)
    assert isinstance(opened, rep.UploadOpened)
    (tmp_path / "file").write_bytes(pattern(0, 101))
    server = Server()
    engine = run(replace(job, files=(replace(job.files[0], source=opened.source),)), server)
    failed = engine.only(rep.AttemptFailed)
    assert isinstance(failed, rep.AttemptFailed)
    assert failed.error.code is ErrorCode.SOURCE_CHANGED
    assert failed.error.file_index == 0
    assert server.requests == []


class TestTheReply:
    @staticmethod
    def answer(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
        def fetch(sink: DownloadSink) -> int:
            sink.write(0, pattern(0, 30))
            return 30

        assert request.wants_reply
        send()(request, source, control)
        source.keep_reply(URL + "/reply", fetch)

    def test_is_kept_before_the_upload_is_over(self, tmp_path: Path) -> None:
        engine = run(upload_job(tmp_path, kind=JobKind.UPLOAD_REPLY), Server(self.answer))
        assert engine.kinds == ["UploadOpened", "Moved", "FileWhole", "Sent", "AttemptEnded"]
        whole = engine.only(rep.FileWhole)
        assert isinstance(whole, rep.FileWhole)
        assert (whole.file_index, whole.size) == (1, 30)
        assert (tmp_path / "reply.part").read_bytes() == pattern(0, 30)

    def test_is_not_fetched_twice(self, tmp_path: Path) -> None:
        job = upload_job(tmp_path, kind=JobKind.UPLOAD_REPLY)
        has_it = replace(job.files[1], state=FileState.TRANSFERRED, size=30)

        def again(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
            assert not request.wants_reply
            source.keep_reply(URL, _nobody)

        engine = run(replace(job, files=(job.files[0], has_it)), Server(again))
        assert engine.kinds == ["Sent", "AttemptEnded"]

    def test_may_be_missing(self, tmp_path: Path) -> None:
        engine = run(upload_job(tmp_path, kind=JobKind.UPLOAD_REPLY), Server(send()))
        assert engine.kinds == ["UploadOpened", "ReplyMissing", "Sent", "AttemptEnded"]


def _nobody(sink: DownloadSink) -> int:
    raise AssertionError


def test_a_restart_begins_with_nothing(tmp_path: Path) -> None:
    def begin_again(request: UploadRequest, source: UploadSource, control: TransferControl) -> None:
        send(40)(request, source, control)
        source.restart(RestartReason.SESSION_LOST)
        assert source.session is None
        send()(request, source, control)

    engine = run(upload_job(tmp_path), Server(begin_again))
    assert engine.kinds == ["UploadOpened", "Restarting", "UploadOpened", "Sent", "AttemptEnded"]


def test_a_directory_is_listed_and_left_to_the_next_attempt(tmp_path: Path) -> None:
    directory = File("http://example.org/d/", str(tmp_path / "d"), str(tmp_path / "d.part"))
    server = Server(files=(RemoteFile("http://example.org/d/a", ("a",), 5),))
    engine = run(make_job(tmp_path, directory), server)
    assert engine.kinds == ["Listed", "AttemptEnded"]
    listed = engine.only(rep.Listed)
    assert isinstance(listed, rep.Listed)
    assert [file.target for file in listed.files] == [str(tmp_path / "d" / "a")]


class TestTakingBack:
    def test_tells_the_server(self, tmp_path: Path) -> None:
        server, engine = Server(), Engine()
        job = upload_job(tmp_path)
        effect = AbandonUpload(JOB, 0, SESSION, URL)
        Abandoner(job, effect, {"http": server}, Settings(), engine.post).run()
        assert server.abandoned == [SESSION]
        assert engine.reports == [rep.Abandoned(JOB, 0, 0, SESSION)]

    @pytest.mark.parametrize("code", [ErrorCode.CONNECT_FAILED, ErrorCode.SERVER_BUSY])
    def test_is_tried_again_at_the_next_start_if_it_fails(
        self, tmp_path: Path, code: ErrorCode
    ) -> None:
        class Deaf(Server):
            def abandon(
                self, request: UploadRequest, session: UploadSession, control: TransferControl
            ) -> None:
                raise TransferError(code, host="example.org", status=503)

        engine = Engine()
        effect = AbandonUpload(JOB, 0, SESSION, URL)
        Abandoner(upload_job(tmp_path), effect, {"http": Deaf()}, Settings(), engine.post).run()
        assert engine.reports == []


def test_fakes_that_only_download_list_nothing() -> None:
    assert not DownloadsOnly().is_directory("http://example.org/d/")
