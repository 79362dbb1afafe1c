from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from ebbtide.system.loop import Loop, LoopThread
from tests.waiting import wait_until


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


def test_timers_fire_in_their_order_and_cancelled_ones_never(loop: Loop) -> None:
    fired: list[str] = []
    loop.after(0.02, loop.end)
    loop.after(0.01, lambda: fired.append("second"))
    loop.after(0, lambda: fired.append("first"))
    loop.after(0, lambda: fired.append("never")).cancel()
    loop.run()
    assert fired == ["first", "second"]


def test_a_timer_tells_whether_it_is_still_to_come(loop: Loop) -> None:
    timer = loop.after(0, loop.end)
    assert timer.pending
    loop.run()
    assert not timer.pending


def test_calls_come_in_order_from_any_thread(loop: Loop) -> None:
    called: list[int] = []
    for number in range(100):
        loop.call(lambda number=number: called.append(number))  # type: ignore[misc]
    threading.Thread(target=lambda: loop.call(loop.end)).start()
    loop.run()
    assert called == list(range(100))


def test_more_wakeups_than_the_socket_holds_do_no_harm(loop: Loop) -> None:
    for _ in range(5_000):
        loop.call(lambda: None)
    loop.call(loop.end)
    loop.run()


def test_a_watch_ended_in_the_same_round_is_not_called(loop: Loop) -> None:
    pipes = [os.pipe() for _ in range(2)]
    called: list[int] = []

    def readable(number: int) -> None:
        called.append(number)
        loop.forget(pipes[1 - number][0])
        loop.end()

    for number, (reading, writing) in enumerate(pipes):
        os.write(writing, b"x")
        loop.watch(reading, lambda number=number: readable(number))  # type: ignore[misc]
    loop.run()
    assert len(called) == 1
    for descriptor in (descriptor for pipe in pipes for descriptor in pipe):
        os.close(descriptor)


def test_calls_after_the_end_are_forgotten() -> None:
    loop = Loop()
    loop.close()
    loop.call(lambda: None)
    loop.end()


def fail() -> None:
    raise ValueError("made by a test")


def test_a_broken_loop_is_built_anew(caplog: pytest.LogCaptureFixture) -> None:
    built: list[Loop] = []
    forgotten: list[int] = []

    def build(loop: Loop) -> None:
        built.append(loop)
        if len(built) < 3:
            loop.after(0, fail)

    thread = LoopThread("a test's loop", build, lambda: forgotten.append(len(built)), 0.01)
    thread.start()
    wait_until(lambda: len(built) == 3, "it was built for the third time")
    answered = threading.Event()
    thread.call(answered.set)
    assert answered.wait(20)
    thread.stop()
    assert forgotten == [1, 2, 3]
    assert caplog.text.count("a test's loop broke") == 2


def test_one_that_cannot_be_built_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    tries = []

    def build(loop: Loop) -> None:
        tries.append(loop)
        raise ValueError("made by a test")

    thread = LoopThread("a test's loop", build, lambda: None, 0.01)
    thread.start()
    wait_until(lambda: len(tries) > 2, "it was tried again")
    thread.stop()
    assert "made by a test" in caplog.text
