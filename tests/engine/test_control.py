"""Stopping a transfer from another thread."""

from __future__ import annotations

import threading

import pytest

from ebbtide.core.ports import StopRequested
from ebbtide.engine.control import StopSwitch


def test_nothing_happens_before_the_stop() -> None:
    switch = StopSwitch()
    switch.check()
    switch.wait(0)
    with switch.interruptible(lambda: pytest.fail("nobody stopped it")):
        assert not switch.is_thrown


def test_after_the_stop_everything_raises() -> None:
    switch = StopSwitch()
    switch.throw()
    assert switch.is_thrown
    with pytest.raises(StopRequested):
        switch.check()
    with pytest.raises(StopRequested):
        switch.wait(3600)


def test_a_stop_ends_a_wait() -> None:
    switch = StopSwitch()
    raised = threading.Event()

    def work() -> None:
        with pytest.raises(StopRequested):
            switch.wait(3600)
        raised.set()

    thread = threading.Thread(target=work)
    thread.start()
    switch.throw()
    thread.join()
    assert raised.is_set()


def test_a_stop_inside_the_block_interrupts_once() -> None:
    switch = StopSwitch()
    interrupted: list[str] = []
    with (
        switch.interruptible(lambda: interrupted.append("one")),
        switch.interruptible(lambda: interrupted.append("other")),
    ):
        switch.throw()
        switch.throw()
    assert interrupted == ["one", "other"]


def test_a_stop_before_the_block_interrupts_at_once() -> None:
    switch = StopSwitch()
    switch.throw()
    interrupted: list[str] = []
    with switch.interruptible(lambda: interrupted.append("one")):
        assert interrupted == ["one"]
    assert interrupted == ["one"]


def test_a_stop_after_the_block_interrupts_nothing() -> None:
    switch = StopSwitch()
    with switch.interruptible(lambda: pytest.fail("the block is over")):
        pass
    switch.throw()


def test_a_block_is_not_left_while_its_interruption_is_under_way() -> None:
    # Afterwards the socket may already serve another job.
    switch = StopSwitch()
    interrupting, inside = threading.Event(), threading.Event()
    order: list[str] = []

    def interrupt() -> None:
        interrupting.set()
        order.append("interrupted")

    def work() -> None:
        with switch.interruptible(interrupt):
            inside.set()
            interrupting.wait()
        order.append("left")

    thread = threading.Thread(target=work)
    thread.start()
    inside.wait()
    switch.throw()
    thread.join()
    assert order == ["interrupted", "left"]


def test_a_socket_that_is_closed_already_does_not_keep_the_others_from_being_shut_down() -> None:
    switch = StopSwitch()
    interrupted: list[str] = []

    def fail() -> None:
        raise OSError("not connected")

    with (
        switch.interruptible(fail),
        switch.interruptible(lambda: interrupted.append("other")),
    ):
        switch.throw()
    assert interrupted == ["other"]
    with switch.interruptible(fail):
        pass
