from __future__ import annotations

from collections.abc import Iterator

import pytest

from ebbtide.core.observations import Told, Wanted
from ebbtide.system import answering
from ebbtide.system.answering import Answering
from ebbtide.system.board import Board
from ebbtide.system.loop import Loop
from tests.system.listening import Listening

ONE, OTHER = Wanted(hosts=("one",)), Wanted(hosts=("other",))


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def heard() -> Listening:
    return Listening()


@pytest.fixture
def board(heard: Listening) -> Board:
    board = Board()
    board.listen(heard)
    return board


def test_nobody_busy_is_an_answer_at_once(loop: Loop, board: Board, heard: Listening) -> None:
    Answering(loop, board, (lambda: False,)).want(ONE)
    assert heard.parts == [Told(ONE)]


def test_it_waits_for_the_last_and_tells_of_the_latest_wish(
    loop: Loop, board: Board, heard: Listening
) -> None:
    busy = {"one", "other"}
    told = Answering(loop, board, (lambda: "one" in busy, lambda: "other" in busy))
    told.want(ONE)
    told.want(OTHER)
    loop.after(0.01, lambda: busy.discard("one"))
    parts_before: list[int] = []
    loop.after(0.05, lambda: parts_before.append(len(heard.parts)))
    loop.after(0.06, busy.clear)
    loop.after(0.10, loop.end)
    loop.run()
    assert parts_before == [0], "the other one is still busy"
    assert heard.parts == [Told(OTHER)]


def test_waiting_wakes_nobody(
    loop: Loop, board: Board, heard: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "PATIENCE_S", 0.2)
    rounds: list[int] = []
    loop.after_each_round(lambda: rounds.append(1))
    Answering(loop, board, (lambda: True,)).want(ONE)
    loop.after(0.3, loop.end)
    loop.run()
    assert heard.parts == [Told(ONE)]
    assert len(rounds) <= 4, "one when patience ends, one at the end, and a clock's trembling"


def test_who_hangs_is_not_waited_for(
    loop: Loop, board: Board, heard: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "PATIENCE_S", 0.02)
    Answering(loop, board, (lambda: True,)).want(ONE)
    loop.after(0.2, loop.end)
    loop.run()
    assert heard.parts == [Told(ONE)]
