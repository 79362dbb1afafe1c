"""What the window asks for, in which order and how much at once."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.ports import Reply
from ebbtide.ui.gateway import Gateway
from ebbtide.ui.steering import SENT_AT_ONCE, Steering

Message = cmd.Command | cmd.Query


class SilentGateway(Gateway):
    """Takes down what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Message] = []

    def request(
        self,
        message: Message,
        then: Callable[[Reply], None] | None = None,
        otherwise: Callable[[ErrorInfo], None] | None = None,
    ) -> None:
        self.asked.append(message)


def test_a_few_are_sent_at_once(qtbot: QtBot) -> None:
    gateway = SilentGateway()
    steering = Steering(gateway)
    steering.pause_all()
    steering.resume_all()
    assert gateway.asked == [cmd.PauseAll(None), cmd.ResumeAll()]


def test_thousands_are_sent_turn_by_turn_in_their_order(qtbot: QtBot) -> None:
    gateway = SilentGateway()
    steering = Steering(gateway)
    links = [f"https://example.org/{number}" for number in range(10 * SENT_AT_ONCE)]
    steering.add_links(links)
    steering.pause_all()
    assert len(gateway.asked) == SENT_AT_ONCE
    qtbot.waitUntil(lambda: len(gateway.asked) == len(links) + 1)
    assert gateway.asked[:-1] == [cmd.AddDownload((link,)) for link in links]
    assert gateway.asked[-1] == cmd.PauseAll(None)
