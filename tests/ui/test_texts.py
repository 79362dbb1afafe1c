from __future__ import annotations

import re
import time
from string import Formatter

import pytest

from ebbtide.core import events as ev
from ebbtide.core.commands import CancelJob, PauseAll, SuspendJob
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobId, Priority
from ebbtide.core.link_samples import Direction, LinkSample, LinkState
from ebbtide.core.ports import JobView
from ebbtide.ui import formats, texts
from ebbtide.ui.mirror import Group
from ebbtide.ui.overview import Overview
from tests.ui.fake_gateway import FakeGateway

ERROR = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"})
JOB = JobId("00000000-0000-0000-0000-000000000001")
UP = Direction.UP
FREE = LinkSample(LinkState.LINK_IDLE, down=5e5)
LIMITED = LinkSample(LinkState.LIMITED, down=5e5, limit=5e5)


def view(gateway: FakeGateway, number: int) -> JobView:
    job = gateway.job(number)
    return JobView(job, gateway.verdicts[job.id], gateway.samples.get(job.id))


def test_a_moving_row_tells_amount_speed_and_time(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 3_100_000_000)
    gateway.sample(job, 412_000_000, 2_400_000)
    assert texts.row_text(view(gateway, 1)) == "412 MB of 3.1 GB · 2.4 MB/s · 19 min left"


def test_a_moving_row_of_unknown_size_names_no_end(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, None)
    gateway.sample(job, 38_400_000, 1_250_000)
    assert texts.row_text(view(gateway, 1)) == "38.4 MB · 1.3 MB/s"


def test_a_row_that_has_just_connected(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    assert texts.row_text(view(gateway, 1)) == "Connecting"
    gateway.answered(job, None)
    assert texts.row_text(view(gateway, 1)) == "Transferring"


def test_a_paused_row_tells_what_is_here(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 3_100_000_000)
    gateway.arrived(job, 412_000_000)
    gateway.request(SuspendJob("1"))
    assert texts.row_text(view(gateway, 1)) == "Paused by you · 412 MB of 3.1 GB"


def test_a_finished_row_tells_size_and_time(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 1_500_000)
    gateway.whole(job, 1_500_000)
    assert texts.row_text(view(gateway, 1)).startswith("Finished · 1.5 MB · ")


def test_a_failed_row_says_why(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.fail(job, ErrorCode.REMOTE_MISSING, status="404")
    expected = "Failed: The server does not have this file (it answered 404)."
    assert texts.row_text(view(gateway, 1)) == expected


def test_a_retrying_row_says_when(gateway: FakeGateway) -> None:
    gateway.now = time.time() + 86_400
    job = gateway.add("https://example.org/a.iso")
    gateway.fail(job, ErrorCode.CONNECTION_LOST)
    text = texts.row_text(view(gateway, 1))
    assert text.startswith("Trying again at ")
    assert "{" not in text
    assert "(time)" not in text


def test_every_reason_is_told_in_the_details(gateway: FakeGateway) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.fail(job, ErrorCode.CONNECTION_LOST)
    gateway.request(PauseAll())
    reasons = view(gateway, 1).verdict.reasons
    told = [texts.reason_text(reason, job) for reason in reasons]
    assert told[1] == "Waiting: all transfers are paused"


def test_a_cancelled_row(gateway: FakeGateway) -> None:
    gateway.add("https://example.org/a.iso")
    gateway.request(CancelJob("1"))
    assert texts.row_text(view(gateway, 1)) == "Cancelled"


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_has_words(code: ErrorCode) -> None:
    blanks = {name for _, name, _, _ in Formatter().parse(code.text + code.advice) if name}
    error = ErrorInfo(code, dict.fromkeys(blanks, "something"))
    words = texts.error_text(error) + texts.advice_text(error)
    assert "{" not in words
    assert "(" + "detail)" not in words


# A window chooses jobs from its list, so it never gets this one.
NOT_FOR_WINDOWS = {ErrorCode.JOB_AMBIGUOUS}


@pytest.mark.parametrize("code", [one for one in ErrorCode if one not in NOT_FOR_WINDOWS])
def test_no_advice_points_at_the_command_line(code: ErrorCode) -> None:
    advice = texts.advice_text(ErrorInfo(code))
    assert "ebbtide " not in advice
    assert not re.search(r"(^|[\s'(])--?[a-z]", advice)
    assert "resume the job" not in advice, "its button says “Try again”"


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (ev.JobSuspended(JOB), "Paused."),
        (ev.PriorityChanged(JOB, Priority.HIGH), "Priority is now High."),
        (ev.FileTransferred(JOB, 0, 1_234_567), "File 1 is here: 1,234,567 bytes."),
        (
            ev.FileRestarted(JOB, 1, ev.RestartReason.REMOTE_CHANGED),
            "File 2 starts afresh: the file on the server changed.",
        ),
        (
            ev.JobFailed(JOB, ERROR),
            "Failed: The server does not have this file (it answered 404).",
        ),
        (
            ev.JobYielded(JOB, ev.YieldReason.DISPLACED),
            "Back in the queue: another job goes first.",
        ),
        (ev.FileNoted(JOB, 0, "Sent on to {host}.", (("host", "b.org"),)), "Sent on to b.org."),
        (ev.FilePlaced(JOB, 0, "/home/a/b.iso"), "Saved as '/home/a/b.iso'."),
    ],
)
def test_history_in_words(event: ev.Event, sentence: str) -> None:
    assert texts.event_text(event) == sentence


@pytest.mark.parametrize(
    ("overview", "sentence"),
    [
        (Overview(), "Nothing to transfer"),
        (Overview(waiting=2), "Nothing is running · 2 waiting"),
        (
            Overview(running=3, waiting=6, bytes_per_second=2_400_000),
            "3 running · 6 waiting · 2.4 MB/s",
        ),
        (
            Overview(running=1, bytes_per_second=5e5, link=LIMITED),
            "1 running · 500 kB/s · limited to 500 kB/s",
        ),
        (Overview(running=1, bytes_per_second=5e5, link=FREE), "1 running · 500 kB/s"),
        (Overview(paused=True, waiting=8), "All transfers are paused · 8 waiting"),
        (Overview(failed=1, waiting=1), "Needs you: 1 failed · 1 waiting"),
        (Overview(running=1, failed=1), "1 running · 1 failed · 0 bytes/s"),
        (Overview(lost=True, running=1), "Not connected: the transfer engine has ended"),
    ],
)
def test_one_sentence_about_everything(overview: Overview, sentence: str) -> None:
    assert texts.overview_text(overview) == sentence


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        (FREE, "link idle"),
        (
            LinkSample(LinkState.YIELDING, queue_down_s=1.0, queue_up_s=0.0182, direction=UP),
            "yielding: 18 ms of queue",
        ),
        (
            LinkSample(LinkState.SHARING, others_down=1.0, others_up=6e5, direction=UP),
            "you are using the network: 600 kB/s of it",
        ),
        (LinkSample(LinkState.FULL_SPEED), LinkState.FULL_SPEED.value),
    ],
)
def test_the_link_in_words(sample: LinkSample, words: str) -> None:
    assert texts.link_text(sample) == words


def test_a_limit_says_when_it_ends() -> None:
    six = time.mktime((2020, 11, 20, 18, 0, 0, 0, 0, -1))
    sample = LinkSample(LinkState.LIMITED_UNTIL, limit=5e5, limited_until=six)
    words = texts.link_text(sample)
    assert words.startswith("limited to 500 kB/s until ")
    assert words.endswith(formats.moment(six, time.time()))


def test_every_state_of_the_link_has_words_without_blanks() -> None:
    for state in LinkState:
        assert "{" not in texts.link_text(LinkSample(state))


def test_every_value_has_a_name() -> None:
    assert len({texts.priority_text(one) for one in Priority}) == len(Priority)
    assert len({texts.group_text(one) for one in Group}) == len(Group)
