"""Questions about addresses, as the engine takes them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.observations import Network, Networks
from ebbtide.engine.engine import Engine
from ebbtide.engine.messages import Answer, Observed, Settled, Stop
from ebbtide.engine.questions import MOST_ADDRESSES, Question
from tests.engine.fakes import Answers
from tests.engine.scene import URL, Scene


@dataclass
class FakeScouts:
    """Takes down what it is asked."""

    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> None:
        self.asked.append(question)

    def forsake(self) -> tuple[Answer, ...]:
        return tuple(one.answer for one in self.asked)


def staged(patience_s: float = 0.0) -> tuple[Scene, FakeScouts]:
    scouts = FakeScouts()
    return Scene(patience_s=patience_s, scouts=scouts), scouts


def test_a_question_goes_out_with_all_that_is_known() -> None:
    scene, scouts = staged()
    job = scene.given_job()
    answers = scene.ask(ProbeAddresses((URL,)))
    (question,) = scouts.asked
    assert [one.id for one in question.jobs] == [job.id]
    assert question.is_taken(job.files[0].target)
    assert not answers.replies
    scene.when(Settled((), question.answer))
    assert answers.only == ()


def test_what_cannot_be_asked_is_refused() -> None:
    scene, scouts = staged()
    many = scene.ask(ProbeAddresses((URL,) * (MOST_ADDRESSES + 1)))
    assert many.error is ErrorCode.REQUEST_INVALID
    assert scene.ask(ProbeAddresses((URL,), directory="here")).error is ErrorCode.NAME_INVALID
    assert not scouts.asked


def test_nothing_goes_out_before_the_networks_are_known() -> None:
    scene, scouts = staged(patience_s=1.0)
    scene.ask(ProbeAddresses((URL,)))
    assert not scouts.asked
    assert scene.engine.wait_s() == pytest.approx(1.0)
    network = Network("n", "Home", "eth0")
    scene.when(Observed(Networks((network,), primary="n")))
    (question,) = scouts.asked
    assert question.conditions.observations.networks.connected == (network,)


def test_patience_with_the_system_ends() -> None:
    scene, scouts = staged(patience_s=1.0)
    scene.ask(ProbeAddresses((URL,)))
    scene.later(0.9)
    assert not scouts.asked
    scene.later(0.2)
    assert len(scouts.asked) == 1
    assert scene.engine.wait_s() is None


def test_at_the_end_everybody_gets_an_answer() -> None:
    scene, _ = staged()
    waiting = scene.ask(ProbeAddresses((URL,)))
    scene.when(Stop())
    assert scene.ask(ProbeAddresses((URL,))).error is ErrorCode.ENGINE_STOPPING
    assert scene.engine.has_ended, "a look at a server keeps nobody from quitting"
    scene.engine.end()
    assert waiting.error is ErrorCode.ENGINE_STOPPING


def test_an_engine_that_can_ask_nobody_says_so(scene: Scene) -> None:
    answers: Answers = scene.ask(ProbeAddresses((URL,)))
    assert isinstance(answers.only, ErrorInfo)
    assert answers.error is ErrorCode.REQUEST_INVALID
    assert isinstance(scene.engine, Engine)
