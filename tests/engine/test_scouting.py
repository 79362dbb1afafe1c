"""Questions about addresses on threads: bounded, in order, taken back, never left unanswered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode
from ebbtide.core.offers import Offer
from ebbtide.core.ports import StopRequested
from ebbtide.core.settings import Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.messages import Settled
from ebbtide.engine.questions import Question
from ebbtide.engine.scouting import Scouting
from tests.engine.fakes import Answers
from tests.waiting import wait_until


class Desk:
    """A scouting whose servers a test plays."""

    def __init__(self, longest_s: float = 30.0) -> None:
        self.posted: SimpleQueue[Settled] = SimpleQueue()
        self.begun: list[str] = []
        self.stopped: list[str] = []
        self.may_go_on = threading.Event()
        self.act: Callable[[str, StopSwitch], None] = lambda _url, _switch: None
        self.scouting = Scouting(self._examine, self.posted.put, 2, longest_s)

    def _examine(self, question: Question, url: str, switch: StopSwitch) -> Offer:
        self.begun.append(url)
        self.act(url, switch)
        return Offer(url, size=len(url))

    def hold(self, url: str, switch: StopSwitch) -> None:
        """Wait until the test lets all go on, or somebody stops this one."""
        with switch.interruptible(self.may_go_on.set):
            self.may_go_on.wait(20)
        try:
            switch.check()
        except StopRequested:
            self.stopped.append(url)

    def ask(self, *urls: str, ticket: str = "") -> Answers:
        answers = Answers()
        query = ProbeAddresses(urls, ticket=ticket)
        nothing = (Settings(), Conditions(), 0.0, lambda _: False)
        self.scouting.ask(Question(query, answers, (), *nothing))
        return answers

    def next(self) -> Settled:
        return self.posted.get(timeout=20)


def urls_of(settled: Settled) -> list[str]:
    assert isinstance(settled.outcome, tuple)
    return [offer.url for offer in settled.outcome if isinstance(offer, Offer)]


def test_the_answer_has_the_order_of_the_addresses() -> None:
    desk = Desk()
    urls = [f"http://h/{number}" for number in range(20)]
    answers = desk.ask(*urls)
    settled = desk.next()
    assert urls_of(settled) == urls
    assert settled.answer is answers
    assert sorted(desk.begun) == sorted(urls)
    desk.scouting.close()


def test_only_so_many_are_asked_at_once() -> None:
    desk = Desk()
    desk.act = desk.hold
    for number in range(6):
        desk.ask(f"http://h/{number}")
    wait_until(lambda: len(desk.begun) == 2, "two were begun")
    names = [thread.name for thread in threading.enumerate()]
    assert names.count("ebbtide-scout") == 2
    desk.may_go_on.set()
    assert sorted(urls_of(desk.next())[0] for _ in range(6)) == [f"http://h/{n}" for n in range(6)]
    wait_until(
        lambda: all(one.name != "ebbtide-scout" for one in threading.enumerate()),
        "the threads ended",
    )


def test_a_question_that_is_taken_back_stops() -> None:
    desk = Desk()
    desk.act = desk.hold
    first = desk.ask("http://h/1", "http://h/2", "http://h/3", ticket="t")
    wait_until(lambda: len(desk.begun) == 2, "two were begun")
    desk.act = lambda _url, _switch: None
    second = desk.ask("http://h/4", ticket="t")
    settled = {id(one.answer): one.outcome for one in (desk.next(), desk.next())}
    assert settled[id(first)] == ()
    assert settled[id(second)] == (Offer("http://h/4", size=10),)
    wait_until(lambda: len(desk.stopped) == 2, "both were stopped")
    assert "http://h/3" not in desk.begun
    # The same ticket without addresses only takes back; there is nothing left to be.
    desk.ask(ticket="t")
    assert desk.next().outcome == ()
    assert desk.posted.empty()
    desk.scouting.close()


def test_what_does_not_answer_is_given_up() -> None:
    desk = Desk(longest_s=0.01)
    stuck = threading.Event()

    def hang(url: str, _switch: StopSwitch) -> None:
        if url.endswith("slow"):
            stuck.wait(20)  # A disk that does not answer does not hear a stop.

    desk.act = hang
    desk.ask("http://ann:secret@h/slow")
    (late,) = desk.next().outcome  # type: ignore[misc]
    assert isinstance(late, Offer)
    assert late.error is not None
    assert late.error.code is ErrorCode.TIMED_OUT
    assert "secret" not in repr(late)
    stuck.set()
    assert urls_of_next(desk, "http://h/quick") == ["http://h/quick"]
    desk.scouting.close()


def urls_of_next(desk: Desk, *urls: str) -> list[str]:
    desk.ask(*urls)
    return urls_of(desk.next())


def test_a_mistake_of_ours_is_an_answer_too(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk()

    def break_down(url: str, _switch: StopSwitch) -> None:
        raise ZeroDivisionError(url)

    desk.act = break_down
    desk.ask("http://h/1")
    (failed,) = desk.next().outcome  # type: ignore[misc]
    assert isinstance(failed, Offer)
    assert failed.error is not None
    assert failed.error.code is ErrorCode.UNEXPECTED
    assert "asking about an address" in caplog.text
    desk.scouting.close()


def test_at_the_end_nobody_is_forgotten() -> None:
    desk = Desk()
    desk.act = desk.hold
    asked = [desk.ask(f"http://h/{number}") for number in range(4)]
    wait_until(lambda: len(desk.begun) == 2, "two were begun")
    assert desk.scouting.forsake() == tuple(asked)
    desk.scouting.close()
    assert len(desk.begun) == 2
    assert desk.posted.empty()
