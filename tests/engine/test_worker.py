"""Workers and the saver, with real staging files and transports that follow a script."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core import reports as rep
from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import File, FileState, Job, JobId, JobKind, Priority, RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.engine import staging
from ebbtide.engine.attempt import Attempt
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.crew import Crew
from ebbtide.engine.messages import Reported
from ebbtide.engine.saver import Saver
from ebbtide.engine.sink import FileSink
from ebbtide.engine.staging import StagingFile
from ebbtide.engine.worker import Worker
from tests.engine.fakes import (
    WHOLE,
    Act,
    Block,
    ScriptedTransport,
    blow_up,
    fail,
    in_turn,
    pattern,
    serve,
    start_afresh,
)
from tests.engine.scene import URL, VERSION

JOB = JobId("12345678")
ATTEMPT = 7
TIMEOUT_S = 20.0


class Engine:
    """What workers see of the engine: it takes down reports, and acknowledges them."""

    def __init__(self, *, acknowledges: bool | None = True) -> None:
        self.reports: list[rep.Report] = []
        self._acknowledges = acknowledges
        self.waited_for = threading.Event()
        self.has_ended = threading.Event()

    def post(self, message: Reported) -> None:
        self.reports.append(message.report)
        if message.acknowledge is not None:
            if self._acknowledges is not None:
                message.acknowledge(self._acknowledges)
            self.waited_for.set()
        if isinstance(message.report, rep.AttemptEnded):
            self.has_ended.set()

    @property
    def kinds(self) -> list[str]:
        return [type(report).__name__ for report in self.reports]

    def only(self, kind: type[rep.Report]) -> rep.Report:
        (report,) = (report for report in self.reports if isinstance(report, kind))
        return report


def make_job(directory: Path, *files: File) -> Job:
    files = files or (make_file(directory),)
    return Job(
        JOB, 1, "job", JobKind.DOWNLOAD, Priority.NORMAL, JobState.CONNECTING, files, 0, 0, 0
    )


def make_file(directory: Path, name: str = "file", held: int = 0, **fields: object) -> File:
    path = directory / f"{name}.part"
    if held:
        path.write_bytes(pattern(0, held))
    file = File(URL, str(directory / name), str(path), done=Ranges([(0, held)]), version=VERSION)
    return replace(file, **fields)  # type: ignore[arg-type]


def make_worker(
    job: Job, engine: Engine, *acts: Act, size: int = WHOLE, settings: Settings | None = None
) -> Worker:
    transport = ScriptedTransport(*acts, size=size)
    return Worker(job, ATTEMPT, {"http": transport}, settings or Settings(), engine.post)


def finished(job: Job, *acts: Act, size: int = WHOLE, engine: Engine | None = None) -> Engine:
    """Run a worker from beginning to end in this thread."""
    engine = engine or Engine()
    make_worker(job, engine, *acts, size=size).run()
    assert isinstance(engine.reports[-1], rep.AttemptEnded)
    assert engine.kinds.count("AttemptEnded") == 1
    assert all((report.job_id, report.attempt) == (JOB, ATTEMPT) for report in engine.reports)
    return engine


def error_of(engine: Engine) -> ErrorCode:
    failed = engine.only(rep.AttemptFailed)
    assert isinstance(failed, rep.AttemptFailed)
    assert failed.error.file_index == 0
    return failed.error.code


def refuse(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
    raise TransferError(ErrorCode.REMOTE_MISSING, host="example.org", status=404, reason="no")


def test_an_attempt_that_got_nothing_leaves_no_empty_file(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    engine = finished(job, refuse)
    assert "AttemptFailed" in engine.kinds
    assert list(tmp_path.glob("*.part")) == []
    assert "FileWhole" in finished(job, serve()).kinds
    assert Path(job.files[0].staging).stat().st_size == WHOLE


def test_neither_does_one_that_had_to_start_afresh(tmp_path: Path) -> None:
    def restart(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
        sink.restart(RestartReason.REMOTE_CHANGED)
        refuse(request, sink, control)

    finished(make_job(tmp_path, make_file(tmp_path, held=10)), restart)
    assert list(tmp_path.glob("*.part")) == []


def test_bytes_on_record_stay_when_an_attempt_fails(tmp_path: Path) -> None:
    def drop(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
        sink.drop(0, 10)
        refuse(request, sink, control)

    for act in (refuse, drop):
        job = make_job(tmp_path, make_file(tmp_path, held=10))
        finished(job, act)
        assert Path(job.files[0].staging).stat().st_size == 10


def test_an_empty_file_is_whole_all_the_same(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    finished(job, lambda *_: None, size=0)
    assert Path(job.files[0].staging).stat().st_size == 0


def test_a_transport_knows_how_often_the_job_failed_before(tmp_path: Path) -> None:
    told: list[int] = []
    job = replace(make_job(tmp_path), failures=3)
    finished(job, lambda request, *_: told.append(request.failures))
    assert told == [3]


class TestFiles:
    def test_a_file_is_fetched(self, tmp_path: Path) -> None:
        job = make_job(tmp_path)
        engine = finished(job, serve())
        assert engine.kinds == ["Answered", "FileWhole", "AttemptEnded"]
        assert Path(job.files[0].staging).read_bytes() == pattern(0, WHOLE)

    def test_files_are_fetched_one_after_another(self, tmp_path: Path) -> None:
        files = (
            make_file(tmp_path, "a", state=FileState.TRANSFERRED, size=40),
            make_file(tmp_path, "b"),
            make_file(tmp_path, "c", state=FileState.PLACED, size=2),
            make_file(tmp_path, "d"),
        )
        job = make_job(tmp_path, *files)
        engine = Engine()
        worker = make_worker(job, engine, serve(), serve())
        worker.run()
        whole = [report for report in engine.reports if isinstance(report, rep.FileWhole)]
        assert [report.file_index for report in whole] == [1, 3]
        assert worker.received() == 42 + 2 * WHOLE
        assert worker.moved() == (ATTEMPT, 2 * WHOLE)

    def test_a_transport_gets_what_is_known(self, tmp_path: Path) -> None:
        held: list[Ranges] = []
        job = make_job(tmp_path, make_file(tmp_path, held=40))

        def look(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            assert request == DownloadRequest(URL, VERSION, Settings())
            assert sink.read(10, 5) == pattern(10, 15)
            held.append(sink.held)
            sink.note("Something to tell about {what}.", what="it")

        engine = finished(job, in_turn(look, serve(40, WHOLE)))
        assert held == [Ranges([(0, 40)])]
        noted = engine.only(rep.Noted)
        assert isinstance(noted, rep.Noted)
        assert noted.parameters == (("what", "it"),)
        assert Path(job.files[0].staging).read_bytes() == pattern(0, WHOLE)

    def test_a_file_that_is_all_there_is_still_checked(self, tmp_path: Path) -> None:
        digest = Digest("md5", bytes(16))
        file = make_file(tmp_path, held=WHOLE, digest=str(digest))

        def refuse(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            assert request.digest == digest
            assert sink.held == Ranges([(0, WHOLE)])
            fail(ErrorCode.DIGEST_WRONG)(request, sink, control)

        engine = finished(make_job(tmp_path, file), refuse)
        assert engine.kinds == ["Restarting", "Noted", "AttemptFailed", "AttemptEnded"]
        assert error_of(engine) is ErrorCode.DIGEST_WRONG

    @pytest.mark.parametrize("before", [None, b"of last time"])
    def test_bytes_of_a_wrong_file_are_kept_aside(
        self, tmp_path: Path, before: bytes | None
    ) -> None:
        if before is not None:
            (tmp_path / "file.wrong").write_bytes(before)
        wrong = in_turn(serve(), fail(ErrorCode.DIGEST_WRONG))
        engine = finished(make_job(tmp_path), wrong)
        failed = engine.only(rep.AttemptFailed)
        assert isinstance(failed, rep.AttemptFailed)
        assert failed.error.parameters["path"] == str(tmp_path / "file.wrong")
        assert (tmp_path / "file.wrong").read_bytes() == pattern(0, WHOLE)
        assert [path.name for path in tmp_path.glob("file*")] == ["file.wrong"]
        told = engine.only(rep.Noted)
        assert isinstance(told, rep.Noted)
        assert ("of before" in told.text) is (before is not None)

    def test_bytes_that_are_dropped_are_fetched_again(self, tmp_path: Path) -> None:
        def drop(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            sink.drop(20, 30)
            assert sink.held == Ranges([(0, 20), (30, WHOLE)])

        engine = finished(make_job(tmp_path), in_turn(serve(), drop))
        assert error_of(engine) is ErrorCode.LENGTH_WRONG
        assert finished(make_job(tmp_path), in_turn(serve(), drop, serve(20, 30))).kinds[-2] == (
            "FileWhole"
        )


class TestNames:
    def named(
        self,
        directory: Path,
        name: str | None,
        settings: Settings | None = None,
        **fields: object,
    ) -> list[str]:
        def answer(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            sink.answered(RemoteVersion(length=WHOLE, name=name))

        file = make_file(directory, **{"name_is_open": True, **fields})  # type: ignore[arg-type]
        engine = Engine()
        acts = in_turn(answer, serve())
        make_worker(make_job(directory, file), engine, acts, settings=settings).run()
        return [one.target for one in engine.reports if isinstance(one, rep.Named)]

    def test_the_server_may_know_better_than_the_address(self, tmp_path: Path) -> None:
        assert self.named(tmp_path, "report.pdf") == [str(tmp_path / "report.pdf")]

    def test_a_name_that_is_there_gets_a_number(self, tmp_path: Path) -> None:
        (tmp_path / "report.pdf").touch()
        assert self.named(tmp_path, "report.pdf") == [str(tmp_path / "report (1).pdf")]

    def test_a_name_that_is_there_stays_where_somebody_is_asked(self, tmp_path: Path) -> None:
        (tmp_path / "report.pdf").touch()
        asking = Settings({"existing_names": "ask"})
        assert self.named(tmp_path, "report.pdf", asking) == [str(tmp_path / "report.pdf")]

    def test_it_never_leaves_the_directory(self, tmp_path: Path) -> None:
        assert self.named(tmp_path, "../../etc/passwd") == [str(tmp_path / "_.._etc_passwd")]

    @pytest.mark.parametrize("name", [None, "file"])
    def test_nothing_is_said_where_nothing_changes(self, tmp_path: Path, name: str | None) -> None:
        assert self.named(tmp_path, name) == []

    def test_a_name_that_somebody_chose_stays(self, tmp_path: Path) -> None:
        assert self.named(tmp_path, "report.pdf", name_is_open=False) == []


class Keeping(ScriptedTransport):
    """A transport that keeps something for the next file, and says when."""

    def __init__(self, *acts: Act) -> None:
        super().__init__(*acts)
        self.log: list[object] = []

    @contextmanager
    def keeping(self, control: TransferControl) -> Iterator[None]:
        self.log.append(control)
        yield
        self.log.append("over")

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        self.log.append(control)
        return super().download(request, sink, control)


class TestMoreFiles:
    def test_they_share_what_their_transport_keeps(self, tmp_path: Path) -> None:
        job = make_job(tmp_path, make_file(tmp_path, "one"), make_file(tmp_path, "two"))
        transport = Keeping(serve(), serve())
        transports = {"http": transport, "https": transport}
        worker = Worker(job, ATTEMPT, transports, Settings(), Engine().post)
        worker.run()
        assert transport.log == [worker.switch, worker.switch, worker.switch, "over"]

    def test_bytes_beyond_the_end_are_cut_off(self, tmp_path: Path) -> None:
        # A crash may leave bytes on the disk that are not on record.
        file = make_file(tmp_path, held=WHOLE + 20, done=Ranges([(0, 40)]))
        finished(make_job(tmp_path, file), serve(40, WHOLE))
        assert Path(file.staging).read_bytes() == pattern(0, WHOLE)

    @pytest.mark.parametrize("size", [WHOLE + 1, WHOLE * 2])
    def test_missing_bytes_are_noticed_and_those_there_kept(
        self, tmp_path: Path, size: int
    ) -> None:
        engine = finished(make_job(tmp_path), serve(), size=size)
        assert engine.kinds == ["Answered", "Arrived", "AttemptFailed", "AttemptEnded"]
        assert error_of(engine) is ErrorCode.LENGTH_WRONG

    def test_an_empty_file_is_whole_at_once(self, tmp_path: Path) -> None:
        engine = finished(make_job(tmp_path), serve(0, 0), size=0)
        whole = engine.only(rep.FileWhole)
        assert isinstance(whole, rep.FileWhole)
        assert whole.size == 0


class TestFailures:
    def test_what_arrived_before_is_kept(self, tmp_path: Path) -> None:
        failure = fail(ErrorCode.SERVER_BUSY, retry_after_s=30.0)
        engine = finished(make_job(tmp_path), in_turn(serve(0, 40), failure))
        assert engine.kinds == ["Answered", "Arrived", "AttemptFailed", "AttemptEnded"]
        assert error_of(engine) is ErrorCode.SERVER_BUSY
        failed = engine.only(rep.AttemptFailed)
        assert isinstance(failed, rep.AttemptFailed)
        assert failed.retry_after_s == 30.0

    def test_the_file_that_failed_is_named(self, tmp_path: Path) -> None:
        job = make_job(tmp_path, make_file(tmp_path, "a"), make_file(tmp_path, "b"))
        engine = finished(job, serve(), fail(ErrorCode.REMOTE_MISSING))
        failed = engine.only(rep.AttemptFailed)
        assert isinstance(failed, rep.AttemptFailed)
        assert failed.error.file_index == 1

    def test_a_mistake_of_ours_is_reported(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        assert error_of(finished(make_job(tmp_path), blow_up)) is ErrorCode.UNEXPECTED
        assert "Traceback" in caplog.text

    def test_an_address_that_nothing_can_fetch_any_more(self, tmp_path: Path) -> None:
        job = make_job(tmp_path, make_file(tmp_path, url="SMB://server/share/file"))
        assert error_of(finished(job)) is ErrorCode.SCHEME_UNKNOWN

    def test_a_vanished_directory(self, tmp_path: Path) -> None:
        job = make_job(tmp_path, make_file(tmp_path / "gone"))
        assert error_of(finished(job)) is ErrorCode.DIRECTORY_VANISHED


class TestLostStaging:
    @pytest.mark.parametrize("what", ["deleted", "shortened", "linked", "symbolic link"])
    def test_the_file_starts_afresh_once_that_is_on_record(self, tmp_path: Path, what: str) -> None:
        file = make_file(tmp_path, held=40)
        path, other = Path(file.staging), tmp_path / "other"
        if what == "shortened":
            os.truncate(path, 39)
        elif what == "linked":
            other.hardlink_to(path)
        else:
            path.rename(other)
        if what == "symbolic link":
            path.symlink_to(other)
        engine = finished(make_job(tmp_path, file), serve())
        assert engine.kinds == ["Restarting", "Answered", "FileWhole", "AttemptEnded"]
        assert path.read_bytes() == pattern(0, WHOLE)
        if other.exists():
            assert other.read_bytes() == pattern(0, 40)

    @pytest.mark.parametrize("what", ["deleted", "shortened"])
    def test_harm_in_mid_transfer_is_put_on_record_before_the_failure(
        self, tmp_path: Path, what: str
    ) -> None:
        file = make_file(tmp_path)
        path = Path(file.staging)

        def harm(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            if what == "deleted":
                path.unlink()
            else:
                os.truncate(path, 10)

        acts = in_turn(serve(0, 40), harm, serve(40, WHOLE))
        engine = finished(make_job(tmp_path, file), acts)
        assert engine.kinds[-3:] == ["Restarting", "AttemptFailed", "AttemptEnded"]
        assert error_of(engine) is ErrorCode.STAGING_LOST
        assert not path.exists()

    def test_a_directory_is_left_alone(self, tmp_path: Path) -> None:
        file = make_file(tmp_path)
        Path(file.staging).mkdir()
        engine = finished(make_job(tmp_path, file))
        assert error_of(engine) in (ErrorCode.DISK_FAILED, ErrorCode.PERMISSION_DENIED)
        assert Path(file.staging).is_dir()

    def test_a_worker_that_is_too_late_touches_nothing(self, tmp_path: Path) -> None:
        file = make_file(tmp_path, held=40)
        os.truncate(file.staging, 39)
        engine = finished(make_job(tmp_path, file), engine=Engine(acknowledges=False))
        assert engine.kinds == ["Restarting", "AttemptEnded"]
        assert Path(file.staging).stat().st_size == 39


class TestRestarting:
    def test_bytes_are_thrown_away_after_that_is_on_record(self, tmp_path: Path) -> None:
        file = make_file(tmp_path, held=40)
        sizes: list[int] = []
        engine = Engine()
        post = engine.post

        def look(message: Reported) -> None:
            if isinstance(message.report, rep.Restarting):
                sizes.append(Path(file.staging).stat().st_size)
            post(message)

        engine.post = look  # type: ignore[method-assign]
        finished(make_job(tmp_path, file), in_turn(start_afresh, serve()), engine=engine)
        assert sizes == [40]
        assert engine.kinds == ["Restarting", "Answered", "FileWhole", "AttemptEnded"]
        assert Path(file.staging).read_bytes() == pattern(0, WHOLE)

    def test_a_restart_that_is_too_late_ends_the_attempt(self, tmp_path: Path) -> None:
        job = make_job(tmp_path, make_file(tmp_path, held=40))
        engine = finished(
            job, in_turn(serve(40, 50), start_afresh), engine=Engine(acknowledges=False)
        )
        assert engine.kinds == ["Answered", "Restarting", "AttemptEnded"]

    def test_a_stop_ends_the_waiting_and_old_bytes_are_not_told_of_again(
        self, tmp_path: Path
    ) -> None:
        engine = Engine(acknowledges=None)
        job = make_job(tmp_path, make_file(tmp_path, held=40))
        worker = make_worker(job, engine, in_turn(serve(40, 50), start_afresh))
        worker.start()
        assert engine.waited_for.wait(TIMEOUT_S)
        worker.switch.throw()
        worker.join(TIMEOUT_S)
        assert engine.kinds == ["Answered", "Restarting", "AttemptEnded"]

    def test_nor_are_they_when_they_cannot_be_thrown_away(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(os, "ftruncate", refuse)
        job = make_job(tmp_path, make_file(tmp_path, held=40))
        engine = finished(job, in_turn(serve(40, 50), start_afresh))
        assert engine.kinds == ["Answered", "Restarting", "AttemptFailed", "AttemptEnded"]


class TestStopping:
    def test_a_stop_keeps_what_is_there_and_is_no_failure(self, tmp_path: Path) -> None:
        block, engine = Block(), Engine()
        worker = make_worker(make_job(tmp_path), engine, in_turn(serve(0, 40), block))
        worker.start()
        assert block.reached.wait(TIMEOUT_S)
        assert worker.received() == 40
        worker.switch.throw()
        worker.join(TIMEOUT_S)
        assert engine.kinds == ["Answered", "Arrived", "AttemptEnded"]
        assert worker.received() == 40

    @pytest.mark.parametrize("consequence", [fail(ErrorCode.CONNECTION_LOST), blow_up])
    def test_what_the_interruption_leads_to_is_no_failure(
        self, tmp_path: Path, consequence: Act
    ) -> None:
        engine = Engine()

        def stop(_: DownloadRequest, __: DownloadSink, control: TransferControl) -> None:
            assert isinstance(control, StopSwitch)
            control.throw()

        finished(make_job(tmp_path), in_turn(stop, consequence), engine=engine)
        assert engine.kinds == ["AttemptEnded"]

    def test_a_worker_that_was_stopped_before_it_began_does_nothing(self, tmp_path: Path) -> None:
        engine = Engine()
        worker = make_worker(make_job(tmp_path), engine)
        worker.switch.throw()
        worker.run()
        assert engine.kinds == ["AttemptEnded"]


@pytest.fixture
def sink(tmp_path: Path) -> FileSink:
    return FileSink(StagingFile.open(str(tmp_path / "x.part"), Ranges()), an_attempt(Engine()), 0)


def an_attempt(engine: Engine) -> Attempt:
    return Attempt(JOB, ATTEMPT, engine.post, StopSwitch())


class TestSaving:
    def test_bytes_are_told_of_after_they_are_durable_and_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        order: list[str] = []
        engine = Engine()
        sink = FileSink(StagingFile.open(str(tmp_path / "x"), Ranges()), an_attempt(engine), 0)
        monkeypatch.setattr(
            staging, "_sync_data", lambda _: order.append(f"flushed, {len(engine.reports)} told")
        )
        sink.save()
        sink.write(0, pattern(0, 10))
        sink.save()
        sink.save()
        assert order == ["flushed, 0 told"]
        assert engine.reports == [rep.Arrived(JOB, ATTEMPT, 0, Ranges([(0, 10)]))]
        sink.close()
        sink.save()

    def test_bytes_that_could_not_be_flushed_are_never_told_of(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def lose(_: int) -> None:
            monkeypatch.undo()
            raise OSError(errno.EIO, "Input/output error")

        engine = Engine()
        worker = make_worker(make_job(tmp_path), engine, lambda *args: save(*args))  # noqa: PLW0108 - not yet defined

        def save(_: DownloadRequest, sink: DownloadSink, __: TransferControl) -> None:
            sink.write(0, pattern(0, 40))
            monkeypatch.setattr(staging, "_sync_data", lose)
            with pytest.raises(TransferError):
                worker.save()
            sink.write(40, pattern(40, WHOLE))

        worker.run()
        assert engine.kinds == ["AttemptFailed", "AttemptEnded"]
        assert error_of(engine) is ErrorCode.DISK_FAILED

    def test_nobody_saves_between_a_restart_and_the_throwing_away(self, sink: FileSink) -> None:
        sink.write(0, pattern(0, 10))
        sink.restart(RestartReason.REMOTE_CHANGED)
        sink.save()
        assert not sink.held
        assert sink.held_size == 0
        sink.close()

    def test_a_worker_without_a_file_has_nothing_to_save(self, tmp_path: Path) -> None:
        make_worker(make_job(tmp_path), Engine()).save()


class SavedWorker:
    """What the saver sees of a worker."""

    name = "worker"

    def __init__(self, act: Callable[[], None]) -> None:
        self.save = act


def test_the_saver_goes_on_whatever_one_worker_does(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("ebbtide.engine.saver.SAVE_INTERVAL_S", 0.0)
    twice = threading.Event()
    calls: list[str] = []

    def refuse() -> None:
        raise TransferError(ErrorCode.DISK_FULL, path="/x")

    def blunder() -> None:
        raise ZeroDivisionError("a mistake")

    def save() -> None:
        calls.append("saved")
        if len(calls) == 2:
            twice.set()

    workers = [SavedWorker(act) for act in (refuse, blunder, save)]
    saver = Saver(lambda: workers)  # type: ignore[arg-type, return-value]
    saver.start()
    saver.wake()
    assert twice.wait(TIMEOUT_S)
    saver.end()
    assert not saver.is_alive()
    assert "a mistake" in caplog.text


def test_the_saver_ends_while_it_sleeps() -> None:
    saver = Saver(list)
    saver.start()
    saver.end()
    assert not saver.is_alive()


class TestCrew:
    def test_workers_come_and_go(self, tmp_path: Path) -> None:
        block, engine = Block(), Engine()
        transport = ScriptedTransport(in_turn(serve(0, 40), block))
        crew = Crew({"http": transport, "https": transport}, engine.post)
        assert crew.schemes == {"http", "https"}
        crew.start(make_job(tmp_path), ATTEMPT, Settings())
        assert block.reached.wait(TIMEOUT_S)
        assert crew.received() == {JOB: 40}
        assert crew.moved() == {(JOB, ATTEMPT): 40}
        crew.stop(JOB)
        crew.stop(JOB)
        crew.stop(JobId("unknown"))
        assert engine.has_ended.wait(TIMEOUT_S)
        crew.forget(JOB)
        assert crew.received() == {}
        assert crew.moved() == {}
        crew.close()
        assert transport.is_closed

    def test_a_thread_that_cannot_be_had_is_a_failed_attempt(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine = Engine()
        crew = Crew({}, engine.post)

        def refuse(_: Worker) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(Worker, "start", refuse)
        crew.start(make_job(tmp_path), ATTEMPT, Settings())
        assert engine.kinds == ["AttemptFailed", "AttemptEnded"]
        crew.close()


class TestLimits:
    """What a job's own options forbid, and ask for."""

    @pytest.mark.parametrize(("most", "fits"), [(WHOLE, True), (WHOLE - 1, False)])
    def test_a_job_keeps_to_its_maximum_size(self, tmp_path: Path, most: int, fits: bool) -> None:
        job = replace(make_job(tmp_path), options=HttpOptions(maximum_size=most))
        engine = finished(job, serve(0, WHOLE))
        assert ("FileWhole" in engine.kinds) is fits
        assert fits or error_of(engine) is ErrorCode.TOO_LARGE

    def test_the_maximum_size_is_that_of_all_files_together(self, tmp_path: Path) -> None:
        here = make_file(tmp_path, "a", state=FileState.PLACED, size=100)
        job = make_job(tmp_path, here, make_file(tmp_path, "b"))
        job = replace(job, options=HttpOptions(maximum_size=WHOLE + 99))
        assert "FileWhole" not in finished(job, serve(0, WHOLE)).kinds

    def test_bytes_beyond_the_maximum_are_not_written(self, tmp_path: Path) -> None:
        staged = StagingFile.open(str(tmp_path / "x.part"), Ranges())
        limited = FileSink(staged, an_attempt(Engine()), 0, most=10)
        limited.write(0, bytes(10))
        with pytest.raises(TransferError) as caught:
            limited.write(10, b"x")
        limited.close()
        assert caught.value.code is ErrorCode.TOO_LARGE
        assert (tmp_path / "x.part").stat().st_size == 10

    def test_the_transport_gets_options_ranges_and_checksum(self, tmp_path: Path) -> None:
        options = HttpOptions(checksum="md5:" + "0" * 32)
        ranges = (FileRange(5, WHOLE),)
        seen: list[DownloadRequest] = []

        def look(request: DownloadRequest, sink: DownloadSink, control: TransferControl) -> None:
            seen.append(request)
            serve(0, WHOLE)(request, sink, control)

        job = make_job(tmp_path, make_file(tmp_path, ranges=ranges))
        finished(replace(job, options=options), look)
        assert (seen[0].options, seen[0].ranges) == (options, ranges)
        assert str(seen[0].digest) == options.checksum

    def test_a_whole_file_with_a_checksum_is_still_compared(self, tmp_path: Path) -> None:
        options = HttpOptions(checksum="md5:" + "0" * 32)
        job = make_job(tmp_path, make_file(tmp_path, held=WHOLE))
        engine = finished(replace(job, options=options), fail(ErrorCode.DIGEST_WRONG))
        assert error_of(engine) is ErrorCode.DIGEST_WRONG
