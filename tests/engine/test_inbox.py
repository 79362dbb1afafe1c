from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ebbtide.core.jobs import JobId
from ebbtide.core.reports import AttemptEnded, Placed
from ebbtide.engine import inbox as inbox_module
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.messages import Message, Reported, Stop


def numbered(sender: int, number: int) -> Message:
    return Reported(AttemptEnded(JobId(str(sender)), number))


def test_everything_is_taken_at_once_and_in_order() -> None:
    inbox = Inbox()
    messages = [numbered(0, number) for number in range(3)]
    for message in messages:
        inbox.post(message)
    assert inbox.take(0) == messages
    assert inbox.take(0) == []


def test_a_message_ends_the_waiting() -> None:
    inbox = Inbox()
    taken: list[list[Message]] = []
    thread = threading.Thread(target=lambda: taken.append(inbox.take(None)))
    thread.start()
    inbox.post(Stop())
    thread.join()
    assert taken == [[Stop()]]


def test_nothing_that_many_threads_post_is_lost() -> None:
    inbox = Inbox()

    def post_all(sender: int) -> None:
        for number in range(200):
            inbox.post(numbered(sender, number))

    threads = [threading.Thread(target=post_all, args=(sender,)) for sender in range(4)]
    for thread in threads:
        thread.start()
    taken: list[Message] = []
    while len(taken) < 800:
        taken += inbox.take(None)
    for thread in threads:
        thread.join()
    for sender in range(4):
        own = [message for message in taken if message in {numbered(sender, n) for n in range(200)}]
        assert own == [numbered(sender, number) for number in range(200)]


def test_reports_that_nobody_waits_for_lie_until_others_join_them() -> None:
    inbox = Inbox()
    job = JobId("1")
    placed = [Reported(Placed(job, 0, index, "/target")) for index in range(3)]
    taken: list[list[Message]] = []
    thread = threading.Thread(target=lambda: taken.append(inbox.take(60)))
    with patched_linger(60):
        thread.start()
        for message in placed:
            inbox.post(message)
        # What somebody waits for ends the patience of all.
        inbox.post(Stop())
        thread.join()
    assert taken == [[*placed, Stop()]]


def test_a_report_that_waits_for_an_answer_is_taken_at_once() -> None:
    inbox = Inbox()
    asked = Reported(Placed(JobId("1"), 0, 0, "/target"), lambda _: None)
    with patched_linger(60):
        inbox.post(asked)
        assert inbox.take(60) == [asked]


def test_lingering_ends_by_itself() -> None:
    inbox = Inbox()
    message = Reported(Placed(JobId("1"), 0, 0, "/target"))
    inbox.post(message)
    assert inbox.take(None) == [message]


@contextmanager
def patched_linger(seconds: float) -> Iterator[None]:
    before, inbox_module.LINGER_S = inbox_module.LINGER_S, seconds
    try:
        yield
    finally:
        inbox_module.LINGER_S = before
