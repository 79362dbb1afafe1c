"""The engine without threads: what follows from what, in one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import FileState, Job, JobId, JobKind, Priority
from ebbtide.core.plan import Plan, Scheduler
from ebbtide.core.ports import JobView, Snapshot, Status
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import BACKGROUND_SLOTS, Settings
from ebbtide.core.states import JobState
from ebbtide.core.uploads import SourceVersion, UploadMethod, UploadSession
from ebbtide.core.verdicts import ReasonCode
from ebbtide.engine import engine as engine_module
from ebbtide.engine.messages import Reported, Request, Stop
from ebbtide.engine.sampling import SAMPLE_INTERVAL_S
from ebbtide.engine.tide_keeper import WRITE_INTERVAL_S as TIDE_WRITTEN_S
from tests.clocks import FakeClock
from tests.engine.fakes import WHOLE, Answers
from tests.engine.scene import URL, Scene, Voice

OTHER_URL = "http://example.org/other"


def test_a_download_from_beginning_to_end(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    assert scene.reason(job) == "Connecting"
    scene.when(worker.answered())
    assert scene.reason(job) == "Transferring"
    scene.when(worker.arrived(40))
    assert scene.stored(job).files[0].done == Ranges([(0, 40)])
    scene.when(worker.whole())
    assert scene.files.placed == [scene.job(job)]
    assert scene.reason(job) == "Saving under the final name"
    scene.when(worker.ended())
    scene.when(scene.placed(job))
    assert scene.reason(job) == "Finished"
    assert scene.workers.present == {}
    assert scene.files.discarded == []


def test_numbers_of_published_events_rise_without_a_gap(scene: Scene) -> None:
    job, worker = scene.given_job_with_worker()
    scene.when(worker.answered(), worker.arrived(10))
    scene.ask(cmd.CancelJob(str(job.number)))
    numbers = [recorded.number for told in scene.published for recorded in told.events]
    assert numbers == list(range(1, len(numbers) + 1))
    assert scene.engine.ledger.last_event_number == numbers[-1]


class TestAdding:
    def test_the_answer_is_the_job_as_it_stands_after_the_step(self, scene: Scene) -> None:
        answers = scene.ask(cmd.AddDownload((URL,)))
        assert answers.replies == []
        scene.when(scene.files.found())
        view = answers.only
        assert isinstance(view, JobView)
        assert view.job.state is JobState.CONNECTING
        assert view.job.number == 1

    def test_a_held_job_waits_for_its_owner(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        assert scene.reason(job) == "Paused by you"
        assert scene.workers.started == []

    def test_what_the_file_system_refuses_changes_nothing(self, scene: Scene) -> None:
        answers = scene.ask(cmd.AddDownload((URL,)))
        scene.when(scene.files.refused(ErrorCode.DISK_FULL))
        assert answers.error is ErrorCode.DISK_FULL
        assert scene.store.load().jobs == ()
        assert scene.store.commits == 0

    def test_the_same_name_twice_at_the_same_time(self, scene: Scene) -> None:
        first, second = scene.ask(cmd.AddDownload((URL,))), scene.ask(cmd.AddDownload((URL,)))
        scene.when(scene.files.found(), scene.files.found())
        assert isinstance(first.only, JobView)
        assert second.replies == []
        scene.when(scene.files.found())
        assert isinstance(second.only, JobView)
        targets = [job.files[0].target for job in scene.engine.ledger.jobs.values()]
        assert targets == ["/downloads/file", "/downloads/file (1)"]

    def test_the_same_target_twice_at_the_same_time(self, scene: Scene) -> None:
        command = cmd.AddDownload((URL,), target="/downloads/x")
        first, second = scene.ask(command), scene.ask(command)
        scene.when(scene.files.found(), scene.files.found())
        assert isinstance(first.only, JobView)
        assert second.error is ErrorCode.TARGET_TAKEN

    def test_a_target_is_free_again_after_its_job_is_over(self, scene: Scene) -> None:
        job = scene.given_job(target="/downloads/x")
        scene.ask(cmd.CancelJob(str(job.number)))
        assert scene.given_job(target="/downloads/x").number == 2

    @pytest.mark.parametrize(
        ("command", "code"),
        [
            (cmd.AddDownload(()), ErrorCode.REQUEST_INVALID),
            (cmd.AddDownload(("gopher://example.org/",)), ErrorCode.SCHEME_UNKNOWN),
            (cmd.AddDownload(("not an address",)), ErrorCode.URL_INVALID),
            (cmd.AddDownload((URL, OTHER_URL), target="/x"), ErrorCode.REQUEST_INVALID),
            (cmd.AddDownload((URL,), target="x"), ErrorCode.NAME_INVALID),
            (cmd.AddDownload((URL,), directory="/a\0b"), ErrorCode.NAME_INVALID),
            (cmd.AddDownload((URL,), directory="/\ud800"), ErrorCode.NAME_INVALID),
            (cmd.SuspendJob("17"), ErrorCode.JOB_NOT_FOUND),
            (cmd.ChangeSetting("nonsense", 1), ErrorCode.SETTING_UNKNOWN),
            (cmd.Command(), ErrorCode.REQUEST_INVALID),
            (cmd.ShowJob("17"), ErrorCode.JOB_NOT_FOUND),
            (cmd.Query(), ErrorCode.REQUEST_INVALID),
        ],
    )
    def test_a_bad_request_is_refused_and_changes_nothing(
        self, scene: Scene, command: cmd.Command | cmd.Query, code: ErrorCode
    ) -> None:
        assert scene.ask(command).error is code
        assert scene.files.asked == []
        assert scene.store.commits == 0


class TestRetrying:
    def test_a_lost_connection_is_tried_again_when_its_time_has_come(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.failed(), worker.ended())
        assert scene.job(job).state is JobState.TRANSIENT_ERROR
        wait_s = scene.engine.wait_s()
        assert wait_s == 1.0
        scene.later(wait_s / 2)
        assert scene.workers.present == {}
        scene.later(wait_s / 2)
        assert scene.job(job).state is JobState.CONNECTING

    def test_a_worker_that_winds_down_late_keeps_the_next_one_waiting(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.failed())
        scene.later(60)
        assert scene.job(job).state is JobState.QUEUED
        scene.when(worker.ended())
        assert scene.worker_of(job).attempt == worker.attempt + 1

    def test_a_failure_that_needs_somebody_waits_for_somebody(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.failed(ErrorCode.REMOTE_MISSING), worker.ended())
        scene.later(1e6)
        assert scene.reason(job).startswith("Failed: The server does not have this file")
        scene.ask(cmd.ResumeJob("1"))
        assert scene.job(job).state is JobState.CONNECTING

    def test_a_retry_survives_the_saving_of_an_earlier_file(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker(URL, OTHER_URL)
        scene.when(worker.answered(), worker.whole(file=0))
        scene.when(worker.failed(), worker.ended())
        scene.when(scene.placed(job, file=0))
        scene.later(60)
        assert scene.job(job).state is JobState.CONNECTING

    def test_a_retry_survives_that_an_earlier_file_cannot_be_saved(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker(URL, OTHER_URL)
        scene.when(worker.answered(), worker.whole(file=0))
        scene.when(worker.failed(), worker.ended())
        scene.when(scene.not_placed(job, ErrorCode.TARGET_EXISTS, file=0))
        scene.later(60)
        assert scene.job(job).state is JobState.CONNECTING


class TestAttempts:
    def test_reports_of_an_earlier_attempt_are_ignored(self, scene: Scene) -> None:
        job, old = scene.given_job_with_worker()
        scene.when(old.answered(), old.failed(), old.ended())
        scene.later(60)
        acknowledged: list[bool] = []
        before = scene.job(job)
        scene.when(old.arrived(40), old.whole(), old.restarting(acknowledged), old.ended())
        assert scene.job(job) == before
        assert acknowledged == [False]
        assert job.id in scene.workers.present

    def test_a_restart_is_acknowledged_once_it_is_on_record(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.answered(), worker.arrived(40))
        acknowledged: list[bool] = []
        scene.when(worker.restarting(acknowledged))
        assert acknowledged == [True]
        assert scene.stored(job).files[0].done == Ranges()

    def test_a_worker_that_leaves_something_undone_is_followed_by_another(
        self, scene: Scene
    ) -> None:
        job, worker = scene.given_job_with_worker(URL, OTHER_URL)
        scene.when(worker.answered(), worker.whole(file=1), worker.ended())
        assert scene.worker_of(job).attempt == worker.attempt + 1

    def test_pausing_and_resuming_at_once_takes_a_new_worker(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.ask(cmd.SuspendJob("1"), cmd.ResumeJob("1"))
        assert scene.is_stopped(worker)
        scene.when(worker.ended())
        assert scene.worker_of(job).attempt == worker.attempt + 1

    def test_a_version_that_arrives_after_a_pause_belongs_to_the_bytes_that_follow(
        self, scene: Scene
    ) -> None:
        job, worker = scene.given_job_with_worker()
        scene.ask(cmd.SuspendJob("1"))
        scene.when(worker.answered(), worker.arrived(40), worker.ended())
        version = scene.stored(job).files[0].version
        assert version is not None
        assert version.etag == '"1"'


class TestEnding:
    def test_a_cancelled_job_is_discarded_after_its_worker_has_gone(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.ask(cmd.CancelJob("1"))
        assert scene.is_stopped(worker)
        assert scene.files.discarded == []
        scene.when(worker.ended())
        assert scene.files.discarded == [job.id]

    def test_a_job_removed_in_the_same_step_is_stopped_and_discarded_all_the_same(
        self, scene: Scene
    ) -> None:
        job, worker = scene.given_job_with_worker()
        scene.ask(cmd.CancelJob("1"), cmd.RemoveJob("1"))
        assert scene.is_stopped(worker)
        scene.when(worker.ended())
        assert scene.files.discarded == [job.id]
        assert scene.workers.present == {}
        assert not scene.engine.ledger.jobs

    def test_a_job_removed_under_its_worker_does_not_keep_the_engine(self, scene: Scene) -> None:
        _, worker = scene.given_job_with_worker()
        scene.ask(cmd.CancelJob("1"))
        scene.ask(cmd.RemoveJob("1"))
        scene.when(worker.arrived(40), worker.ended())
        scene.when(Stop())
        assert scene.has_ended()

    def test_a_file_that_became_whole_under_a_pause_of_everything_is_saved(
        self, scene: Scene
    ) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.answered())
        scene.ask(cmd.PauseAll())
        scene.when(worker.whole(), worker.ended())
        scene.when(scene.placed(job))
        scene.ask(cmd.ResumeAll())
        assert scene.job(job).state is JobState.ACKNOWLEDGED

    def test_a_job_paused_while_it_is_saved_ends_when_it_goes_on(self, scene: Scene) -> None:
        job = scene.given_whole_job()
        scene.ask(cmd.SuspendJob("1"))
        scene.when(scene.placed(job))
        if not scene.job(job).state.is_final:
            scene.ask(cmd.ResumeJob("1"))
        assert scene.job(job).state is JobState.ACKNOWLEDGED

    def test_a_target_that_appeared_meanwhile_is_told_and_tried_again_on_request(
        self, scene: Scene
    ) -> None:
        job = scene.given_whole_job()
        scene.when(scene.not_placed(job, ErrorCode.TARGET_EXISTS))
        scene.later(1e6)
        assert "already exists" in scene.reason(job)
        assert len(scene.files.placed) == 1
        scene.ask(cmd.ResumeJob("1"))
        assert len(scene.files.placed) == 2

    def test_saving_is_tried_again_by_itself_when_the_disk_may_come_back(
        self, scene: Scene
    ) -> None:
        job = scene.given_whole_job()
        scene.when(scene.not_placed(job, ErrorCode.DIRECTORY_VANISHED))
        scene.later(60)
        assert len(scene.files.placed) == 2
        scene.when(scene.placed(job))
        assert scene.job(job).state is JobState.ACKNOWLEDGED

    def test_a_whole_file_that_was_lost_is_fetched_again(self, scene: Scene) -> None:
        job = scene.given_whole_job()
        scene.when(scene.not_placed(job, ErrorCode.STAGING_LOST))
        assert scene.job(job).files[0].state is FileState.PENDING
        assert job.id in scene.workers.present

    def test_a_late_second_loss_does_not_throw_the_new_bytes_away(self, scene: Scene) -> None:
        job = scene.given_whole_job()
        lost = scene.not_placed(job, ErrorCode.STAGING_LOST)
        scene.when(lost)
        worker = scene.worker_of(job)
        scene.when(worker.answered(), worker.arrived(40))
        scene.when(lost)
        assert scene.job(job).files[0].done == Ranges([(0, 40)])

    def test_a_job_that_is_completed_early_keeps_what_is_whole(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker(URL, OTHER_URL, manual=True)
        scene.when(worker.answered(), worker.whole(file=0))
        scene.ask(cmd.CompleteJob("1"))
        assert scene.is_stopped(worker)
        scene.when(worker.ended())
        assert scene.workers.present == {}
        scene.when(scene.placed(job, file=0))
        assert scene.job(job).state is JobState.ACKNOWLEDGED
        assert scene.files.discarded == [job.id]
        assert scene.reason(job) == "Ended early: 1 of 2 files are here"

    def test_a_job_that_is_completed_before_it_began_says_so(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        scene.ask(cmd.CompleteJob("1"))
        assert scene.job(job).state is JobState.ACKNOWLEDGED
        assert scene.reason(job) == "Ended before any of its files had arrived"


class TestOrder:
    def test_a_higher_priority_displaces_a_lower_one(self, scene: Scene) -> None:
        scene.ask(cmd.ChangeSetting(BACKGROUND_SLOTS.key, 1))
        low, worker = scene.given_job_with_worker(priority=Priority.LOW)
        high = scene.given_job(OTHER_URL, priority=Priority.HIGH)
        assert scene.is_stopped(worker)
        assert high.id in scene.workers.present
        scene.when(worker.ended())
        assert scene.reason(low) == "Waiting: 1st in line behind 'other'"

    def test_pausing_everything_stops_everything(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.ask(cmd.PauseAll())
        scene.when(worker.ended())
        assert scene.reason(job) == "Waiting: all transfers are paused"
        scene.ask(cmd.ResumeAll())
        assert job.id in scene.workers.present

    def test_progress_alone_makes_no_plan(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _, worker = scene.given_job_with_worker()
        scene.when(worker.answered())
        plans: list[Plan] = []
        unchanged = Scheduler.plan

        def counted(*arguments: object) -> Plan:
            plans.append(unchanged(*arguments))  # type: ignore[arg-type]
            return plans[-1]

        monkeypatch.setattr(Scheduler, "plan", counted)
        scene.when(worker.arrived(10))
        scene.later(SAMPLE_INTERVAL_S)
        assert plans == []
        scene.when(worker.failed())
        assert plans


class TestSamples:
    def test_speeds_are_told_while_something_runs(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when()
        assert scene.engine.wait_s() == SAMPLE_INTERVAL_S
        scene.later(SAMPLE_INTERVAL_S)
        scene.workers.counts[job.id] = 50
        scene.later(SAMPLE_INTERVAL_S)
        (sample,) = scene.published[-1].samples
        assert (sample.received, sample.bytes_per_second) == (50, 100)
        assert scene.engine.view(scene.job(job)).sample == sample
        scene.ask(cmd.SuspendJob("1"))
        scene.when(worker.ended())
        scene.later(TIDE_WRITTEN_S)
        wait_s = scene.engine.wait_s()
        assert wait_s is not None
        assert wait_s > 80 * 86_400, "nothing is left to do but to give the job up some day"
        assert scene.engine.view(scene.job(job)).sample is None


class TestQuestions:
    def test_a_snapshot_holds_everything(self, scene: Scene) -> None:
        job = scene.given_job()
        snapshot = scene.ask(cmd.TakeSnapshot()).only
        assert isinstance(snapshot, Snapshot)
        assert [view.job for view in snapshot.jobs] == [scene.job(job)]
        assert snapshot.last_event_number == scene.engine.ledger.last_event_number

    def test_the_status_counts_jobs(self, scene: Scene) -> None:
        for number in range(5):
            scene.given_job(f"http://example.org/{number}")
        status = scene.ask(cmd.ShowStatus()).only
        assert isinstance(status, Status)
        assert (status.running, status.waiting, status.failed) == (3, 2, 0)

    def test_the_status_says_why_nothing_runs(self, scene: Scene) -> None:
        assert _status(scene).waiting_because is None, "nothing waits"
        scene.ask(cmd.ChangeSetting("download_limit", "0"))
        scene.given_job("http://example.org/0", start_at=scene.clock.wall() + 9000)
        for number in range(1, 3):
            scene.given_job(f"http://example.org/{number}")
        because = _status(scene).waiting_because
        assert because is not None
        assert because.code is ReasonCode.ZERO_DOWNLOADS
        scene.ask(cmd.ChangeSetting("download_limit", "off"))
        assert _status(scene).running
        assert _status(scene).waiting_because is None, "something runs"

    def test_lists(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        assert scene.ask(cmd.ListSettings()).only == Settings()
        assert scene.ask(cmd.ListJobs()).only == (scene.engine.view(job),)
        assert scene.ask(cmd.ShowJob("1")).only == scene.engine.view(job)
        (added,) = scene.store.history(job.id)
        assert scene.ask(cmd.ListHistory("1")).only == (added,)

    def test_an_answer_tells_what_an_earlier_request_of_the_step_led_to(self, scene: Scene) -> None:
        scene.given_job(hold=True)
        answers = scene.ask(cmd.ShowJob("1"), cmd.RenameJob("1", "new"))
        assert [view.job.name for view in answers.replies if isinstance(view, JobView)] == [
            "new",
            "new",
        ]

    def test_removing_answers_with_the_job_as_it_was(self, scene: Scene) -> None:
        scene.given_job(hold=True)
        scene.ask(cmd.CancelJob("1"))
        view = scene.ask(cmd.RemoveJob("1")).only
        assert isinstance(view, JobView)
        assert view.job.state is JobState.CANCELLED


class TestStoreTrouble:
    def test_a_refused_command_changes_nothing_and_tells_nothing(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        told = scene.events()
        scene.store.is_broken = True
        assert scene.ask(cmd.ResumeJob("1")).error is ErrorCode.STORE_UNAVAILABLE
        assert scene.job(job) == job
        assert scene.events() == told
        assert scene.workers.started == []

    def test_everybody_is_answered_once_even_with_the_same_callable(self, scene: Scene) -> None:
        scene.given_job(hold=True)
        scene.store.is_broken = True
        answers = scene.ask(cmd.ResumeJob("1"), cmd.ResumeJob("17"), cmd.AddDownload((URL,)))
        assert len(answers.replies) == 2
        scene.when(scene.files.found())
        assert len(answers.replies) == 3

    def test_a_refusal_never_tells_of_what_did_not_happen(self, scene: Scene) -> None:
        scene.given_job(hold=True)
        scene.store.is_broken = True
        _, second = scene.ask(cmd.CancelJob("1"), cmd.CancelJob("1")).replies
        assert isinstance(second, ErrorInfo)
        assert second.code is ErrorCode.STORE_UNAVAILABLE

    def test_questions_are_answered_and_tell_the_reason(self, scene: Scene) -> None:
        scene.ask(cmd.ChangeSetting(BACKGROUND_SLOTS.key, 1))
        _, worker = scene.given_job_with_worker()
        waiting = scene.given_job(OTHER_URL)
        scene.store.is_broken = True
        scene.when(worker.answered())
        scene.when(worker.arrived(10))
        answers = scene.ask(cmd.ListJobs())
        assert isinstance(answers.only, tuple)
        assert scene.reason(waiting).startswith("Waiting: The job database 'jobs.db' cannot be")

    def test_reports_are_recorded_when_the_store_is_back(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.store.is_broken = True
        acknowledged: list[bool] = []
        scene.when(worker.answered(), worker.arrived(10))
        scene.when(worker.arrived(20))
        scene.when(worker.restarting(acknowledged))
        assert acknowledged == []
        assert scene.stored(job).files[0].done == Ranges()
        scene.store.is_broken = False
        wait_s = scene.engine.wait_s()
        assert wait_s == engine_module.STORE_RETRY_S
        scene.later(wait_s)
        assert acknowledged == [True]
        assert scene.engine.conditions.store_error is None
        told = [event for event in scene.events() if isinstance(event, ev.FileProgressed)]
        assert [event.done for event in told] == [Ranges([(0, 20)])]

    def test_the_end_of_an_attempt_is_not_lost(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.store.is_broken = True
        scene.when(worker.failed(), worker.ended())
        assert job.id in scene.workers.present
        scene.store.is_broken = False
        scene.later(engine_module.STORE_RETRY_S)
        assert scene.job(job).state is JobState.TRANSIENT_ERROR
        scene.later(60)
        assert scene.worker_of(job).attempt == worker.attempt + 1

    def test_a_whole_file_is_not_lost(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.answered())
        scene.store.is_broken = True
        scene.when(worker.whole(), worker.ended())
        assert scene.files.placed == []
        scene.store.is_broken = False
        scene.when()
        assert len(scene.files.placed) == 1
        scene.when(scene.placed(job))
        assert scene.job(job).state is JobState.ACKNOWLEDGED

    def test_nothing_is_discarded_before_that_is_on_record(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.store.is_broken = True
        scene.when(Request(cmd.CancelJob("1"), Answers()), worker.ended())
        assert scene.files.discarded == []
        assert job.id in scene.workers.present
        scene.store.is_broken = False
        scene.when(Request(cmd.CancelJob("1"), Answers()))
        assert scene.files.discarded == [job.id]

    def test_a_retry_waits_for_the_store(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.failed(), worker.ended())
        scene.store.is_broken = True
        scene.later(60)
        assert scene.job(job).state is JobState.TRANSIENT_ERROR
        assert scene.workers.present == {}
        scene.store.is_broken = False
        scene.when()
        assert job.id in scene.workers.present

    def test_quitting_stops_the_workers_though_nothing_can_be_recorded(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.store.is_broken = True
        scene.when(Stop())
        assert scene.is_stopped(worker)
        scene.store.is_broken = False
        scene.when(worker.ended())
        assert scene.has_ended()
        assert scene.stored(job).state is JobState.QUEUED


class TestStopping:
    def test_everything_is_brought_to_rest_first(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(Stop())
        assert scene.is_stopped(worker)
        assert not scene.has_ended()
        scene.when(worker.arrived(40), worker.ended())
        assert scene.has_ended()
        assert scene.stored(job).state is JobState.QUEUED
        assert scene.stored(job).files[0].done == Ranges([(0, 40)])

    def test_commands_are_refused_meanwhile(self, scene: Scene) -> None:
        scene.given_job()
        scene.when(Stop())
        assert scene.ask(cmd.SuspendJob("1")).error is ErrorCode.ENGINE_STOPPING
        assert isinstance(scene.ask(cmd.ShowStatus()).only, Status)

    def test_whoever_is_still_adding_gets_an_answer(self, scene: Scene) -> None:
        answers = scene.ask(cmd.AddDownload((URL,)))
        scene.when(Stop())
        assert not scene.has_ended()
        scene.when(scene.files.found())
        assert answers.error is ErrorCode.ENGINE_STOPPING
        assert scene.has_ended()
        assert scene.store.load().jobs == ()

    def test_whoever_adds_to_a_disk_that_hangs_gets_an_answer_at_the_end(
        self, scene: Scene
    ) -> None:
        answers = scene.ask(cmd.AddDownload((URL,)))
        scene.when(Stop())
        late = Answers()
        scene.engine.end(Request(cmd.PauseAll(), late))
        assert answers.error is ErrorCode.ENGINE_STOPPING
        assert late.error is ErrorCode.ENGINE_STOPPING


class TestRecovery:
    def test_turns_of_a_clock_that_was_wrong_are_over(self, scene: Scene) -> None:
        wrong = Scene(clock=FakeClock(scene.clock.now() + 1e8))
        wrong.ask(cmd.ChangeSetting(BACKGROUND_SLOTS.key, 1))
        jobs = [wrong.given_job(url, priority=Priority.LOW) for url in (URL, OTHER_URL)]
        wrong.ask(cmd.SetPriority("1", Priority.NORMAL), cmd.SetPriority("2", Priority.NORMAL))
        right = Scene(wrong.store, scene.clock, (JobId(str(one)) for one in range(9)))
        assert [right.job(job).turn_at for job in jobs] == [right.clock.now()] * 2
        right.later(1.0)
        last = right.given_job()
        assert right.reason(last) == "Waiting: 2nd in line behind 'other'"

    def test_a_job_that_ran_goes_on_with_what_it_has(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.answered(), worker.arrived(40))
        scene = scene.restarted()
        (started, _) = scene.workers.started[0]
        assert started.id == job.id
        assert started.files[0].done == Ranges([(0, 40)])

    def test_a_whole_file_is_saved(self, scene: Scene) -> None:
        job = scene.given_whole_job()
        scene = scene.restarted()
        assert [placed.id for placed in scene.files.placed] == [job.id]

    def test_a_retry_happens_at_once(self, scene: Scene) -> None:
        job, worker = scene.given_job_with_worker()
        scene.when(worker.failed(), worker.ended())
        assert job.id in scene.restarted().workers.present

    def test_what_was_cancelled_is_discarded(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        scene.ask(cmd.CancelJob("1"))
        assert scene.restarted().files.discarded == [job.id]

    def test_what_rested_rests(self, scene: Scene) -> None:
        job = scene.given_job(hold=True)
        scene = scene.restarted()
        assert scene.job(job) == job
        assert scene.workers.started == []

    def test_an_engine_that_cannot_record_that_does_not_start(self, scene: Scene) -> None:
        scene.given_job()
        scene.store.is_broken = True
        with pytest.raises(EbbtideError) as caught:
            scene.restarted()
        assert caught.value.code is ErrorCode.STORE_UNAVAILABLE

    def test_whole_means_whole_after_a_restart_too(self, scene: Scene) -> None:
        job = scene.given_whole_job()
        scene.when(scene.placed(job))
        again = scene.restarted()
        assert again.job(job).done_size == WHOLE
        assert again.files.placed == []
        assert again.files.discarded == []


class TestUploads:
    """What the engine does with uploads beside what it does with all jobs."""

    SESSION = UploadSession(UploadMethod.TUS, "http://example.org/in/1")

    def given_upload(self, scene: Scene, **fields: object) -> tuple[Job, Voice]:
        command = cmd.AddUpload(("/home/ann/disk.iso",), "http://example.org/in", **fields)  # type: ignore[arg-type]
        answers = scene.ask(command)
        scene.when(scene.files.found())
        assert isinstance(answers.only, JobView), answers.only
        job = answers.only.job
        return job, scene.worker_of(job)

    def open(self, scene: Scene, job: Job, worker: Voice) -> None:
        source = SourceVersion(WHOLE, 1, 2)
        report = rep.UploadOpened(job.id, worker.attempt, 0, source, self.SESSION)
        scene.when(Reported(report))

    def test_end_when_all_is_sent(self, scene: Scene) -> None:
        job, worker = self.given_upload(scene)
        assert (job.kind, job.name) == (JobKind.UPLOAD, "disk.iso")
        self.open(scene, job, worker)
        scene.when(Reported(rep.Sent(job.id, worker.attempt, 0, WHOLE)), worker.ended())
        assert scene.job(job).state is JobState.ACKNOWLEDGED
        assert scene.files.placed == []
        assert scene.files.discarded == []

    def test_do_not_take_the_name_of_the_file_they_send(self, scene: Scene) -> None:
        self.given_upload(scene)
        assert not scene.engine.ledger.is_taken("/home/ann/disk.iso")

    def test_are_taken_back_once_the_worker_has_let_go(self, scene: Scene) -> None:
        login = Login("ann", "secret")
        job, worker = self.given_upload(scene, options=HttpOptions(logins=(login,)))
        self.open(scene, job, worker)
        scene.ask(cmd.CancelJob(str(job.number)))
        assert scene.workers.abandoned == []
        scene.when(worker.ended())
        (effect,) = scene.workers.abandoned
        assert effect.session == self.SESSION
        assert scene.files.forgotten == [], "the server wants to know who says so"
        scene.when(Reported(rep.Abandoned(job.id, 0, 0, self.SESSION)))
        assert len(scene.files.forgotten) == 1

    def test_that_nobody_could_take_back_are_tried_again(self, scene: Scene) -> None:
        job, worker = self.given_upload(scene)
        self.open(scene, job, worker)
        scene.ask(cmd.CancelJob(str(job.number)))
        after = scene.restarted()
        assert [effect.session for effect in after.workers.abandoned] == [self.SESSION]


def test_two_jobs_that_are_told_the_same_name_do_not_share_it(scene: Scene) -> None:
    jobs = []
    for number in range(2):
        answers = scene.ask(cmd.AddDownload((f"http://example.org/{number}",)))
        found = scene.files.found()
        files = tuple(replace(file, name_is_open=True) for file in found.files)
        scene.when(replace(found, files=files))
        assert isinstance(answers.only, JobView)
        jobs.append(answers.only.job)
    told = str(Path(jobs[0].files[0].target).with_name("better.iso"))
    voices = [scene.worker_of(job) for job in jobs]
    scene.when(*(Reported(rep.Named(each.job_id, each.attempt, 0, told)) for each in voices))
    targets = [Path(scene.job(job).files[0].target).name for job in jobs]
    assert targets == ["better.iso", "better (1).iso"]


def _status(scene: Scene) -> Status:
    status = scene.ask(cmd.ShowStatus()).only
    assert isinstance(status, Status)
    return status
