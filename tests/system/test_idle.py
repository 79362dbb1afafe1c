from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.observations import Answer
from ebbtide.system.clock import SystemClock
from ebbtide.system.idle import (
    RETURN_POLL_S,
    Idle,
    OnIdleTime,
    PolledIdle,
    ToldIdle,
    next_poll_s,
)
from ebbtide.system.loop import Loop

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


class Asked:
    """A source whose idle time a test sets; counts the questions."""

    def __init__(self, loop: Loop, notices_return: bool = False) -> None:
        self.idle_s: float | None = 0.0
        self.questions = 0
        self.changes: list[Answer] = []
        self.source = PolledIdle(
            loop, SystemClock(), self._ask, self._changed, 0.01, notices_return=notices_return
        )

    def _ask(self, on_idle_time: OnIdleTime) -> None:
        self.questions += 1
        on_idle_time(self.idle_s)

    def _changed(self) -> None:
        self.changes.append(self.source.idle.away)


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


def test_nobody_is_asked_while_nobody_needs_to_know(loop: Loop) -> None:
    asked = Asked(loop)
    asked.source.poll()
    assert (asked.questions, asked.source.idle) == (0, Idle())


def test_who_works_is_asked_once_until_the_limit_can_be_reached(loop: Loop) -> None:
    asked = Asked(loop)
    asked.source.want(600)
    asked.source.want(600)
    loop.after(0.1, loop.end)
    loop.run()
    assert asked.questions == 1
    assert asked.changes == [NO]


def test_who_is_away_is_asked_again_and_again(loop: Loop) -> None:
    asked = Asked(loop)
    asked.idle_s = 601
    asked.source.want(600)
    asked.idle_s = 0
    loop.after(RETURN_POLL_S + 0.3, loop.end)
    loop.run()
    assert asked.changes == [YES, NO]


def test_who_is_away_is_not_asked_if_coming_back_is_told(loop: Loop) -> None:
    asked = Asked(loop, notices_return=True)
    asked.idle_s = 601
    asked.source.want(600)
    loop.after(RETURN_POLL_S + 0.3, loop.end)
    loop.run()
    assert asked.questions == 1


def test_a_source_that_cannot_tell_is_asked_later(loop: Loop) -> None:
    asked = Asked(loop)
    asked.idle_s = None
    asked.source.want(600)
    assert asked.source.idle == Idle()
    asked.idle_s = 1
    loop.after(0.1, loop.end)
    loop.run()
    assert asked.changes == [NO]


def test_another_limit_asks_anew_and_none_forgets(loop: Loop) -> None:
    asked = Asked(loop)
    asked.idle_s = 100
    asked.source.want(600)
    asked.source.want(60)
    asked.source.want(None)
    assert asked.changes == [NO, YES, UNKNOWN]


def test_the_last_input_is_where_the_idle_time_began(loop: Loop) -> None:
    asked = Asked(loop)
    asked.idle_s = 1000
    before = SystemClock().now()
    asked.source.want(60)
    last = asked.source.idle.last_input_at
    assert last is not None
    assert before - 1001 < last <= SystemClock().now() - 999


@given(st.floats(0, 1e6), st.floats(1, 1e5))
def test_the_next_question_is_never_before_the_answer_can_change(
    idle_s: float, away_after_s: float
) -> None:
    wait_s = next_poll_s(idle_s, away_after_s)
    if idle_s < away_after_s:
        assert idle_s + wait_s >= away_after_s
        assert wait_s <= away_after_s + 1
    else:
        assert wait_s == RETURN_POLL_S < 1


def test_what_is_told_twice_is_no_change() -> None:
    changes: list[None] = []
    source = ToldIdle(lambda: changes.append(None))
    source.tell(YES, 5.0)
    source.tell(YES, 5.0)
    assert len(changes) == 1
    assert source.idle == Idle(YES, 5.0)
