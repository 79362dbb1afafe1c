"""Calls from other threads, carried out in the main thread."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ebbtide.host.bridge import LONGEST_TURN_S, Bridge


def test_calls_come_in_order_from_any_thread(qtbot: QtBot) -> None:
    bridge, heard = Bridge(), list[int]()
    threads = set[threading.Thread]()

    def take(number: int) -> None:
        heard.append(number)
        threads.add(threading.current_thread())

    def post() -> None:
        for number in range(1000):
            bridge.post(lambda number=number: take(number))  # type: ignore[misc]

    poster = threading.Thread(target=post)
    poster.start()
    poster.join()
    qtbot.waitUntil(lambda: len(heard) == 1000)
    assert heard == list(range(1000))
    assert threads == {threading.main_thread()}


def test_many_slow_calls_let_the_window_look_up_in_between(qtbot: QtBot) -> None:
    now, heard = [0.0], list[str]()
    bridge = Bridge(now=lambda: now[0])

    def slow(name: str) -> None:
        now[0] += LONGEST_TURN_S * 0.6
        heard.append(name)

    other = Bridge()
    for name in "abcd":
        bridge.post(lambda name=name: slow(name))  # type: ignore[misc]
    other.post(lambda: heard.append("somebody else"))
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert heard == ["a", "b", "somebody else", "c", "d"]


def test_what_fails_is_no_reason_to_stop(qtbot: QtBot) -> None:
    bridge, heard = Bridge(), list[str]()
    bridge.post(lambda: heard.append(str(1 / 0)))
    bridge.post(lambda: heard.append("next"))
    qtbot.waitUntil(lambda: heard == ["next"])
