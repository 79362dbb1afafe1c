from __future__ import annotations

import threading

from ebbtide.core.jobs import JobId
from ebbtide.core.reports import AttemptEnded
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
