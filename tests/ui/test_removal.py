from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Job
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, names, press, question

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def removed(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> Job:
    """A finished job that somebody took off the list a moment ago."""
    job = gateway.add(A)
    gateway.answered(job, 10)
    gateway.whole(job, 10)
    gateway.add(B)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Delete)
    return job


def test_a_removed_row_is_gone_at_once_and_can_come_back(
    window: MainWindow, gateway: FakeGateway, removed: Job
) -> None:
    assert question() is None
    assert names(window) == ["b.zip"]
    assert window.message.text == "Removed “a.iso” from the list"
    assert window.rail.count_of(Group.ALL) == 1
    assert window.rail.count_of(Group.DONE) == 0
    QTest.mouseClick(window.message.action, Qt.MouseButton.LeftButton)
    assert names(window) == ["b.zip", "a.iso"]
    assert window.message.text == ""
    assert window.rail.count_of(Group.DONE) == 1
    assert not gateway.commands()


def test_the_keyboard_undoes_it_too(
    window: MainWindow, gateway: FakeGateway, removed: Job, qtbot: QtBot
) -> None:
    press(qtbot, window, KEY.Key_Z, CONTROL)
    assert names(window) == ["b.zip", "a.iso"]
    assert not window.undo.isEnabled()


def test_it_is_done_when_the_offer_runs_out(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, removed: Job
) -> None:
    assert window.removal.timer.isActive()
    assert not gateway.commands()
    window.removal.timer.timeout.emit()
    catch_up(window)
    assert gateway.commands() == [cmd.RemoveJob(removed.id)]
    assert window.message.text == ""
    assert window.rail.count_of(Group.ALL) == 1
    assert not window.undo.isEnabled()


def test_the_offer_waits_for_who_has_it_under_the_hand(
    window: MainWindow, gateway: FakeGateway, removed: Job, qtbot: QtBot
) -> None:
    window.message.action.setFocus()
    qtbot.waitUntil(window.message.action.hasFocus)
    window.removal.timer.timeout.emit()
    assert not gateway.commands()
    QTest.keyClick(window.message.action, KEY.Key_Space)
    assert names(window) == ["b.zip", "a.iso"]


@pytest.mark.parametrize("how", ["close", "message", "quit", "another"])
def test_whatever_takes_the_offer_away_carries_it_out(
    window: MainWindow,
    gateway: FakeGateway,
    choose: Choose,
    removed: Job,
    qtbot: QtBot,
    how: str,
) -> None:
    match how:
        case "close":
            (button,) = window.message.findChildren(QToolButton)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        case "message":
            window.message.show_message("something else")
        case "quit":
            press(qtbot, window, KEY.Key_Q, CONTROL)
        case _:
            choose(window, gateway.job(2))
            press(qtbot, window, KEY.Key_Delete)
            assert window.message.text == "Removed “b.zip” from the list"
            assert names(window) == []
    assert gateway.commands() == [cmd.RemoveJob(removed.id)]


def test_what_the_engine_does_not_remove_comes_back(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, removed: Job
) -> None:
    gateway.request(cmd.RemoveJob(removed.id))
    window.removal.timer.timeout.emit()
    catch_up(window)
    assert "There is no job" in window.message.text
    assert names(window) == ["b.zip"]


def test_many_are_counted(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    for url in (A, B):
        gateway.add(url, hold=True)
    catch_up(window)
    press(qtbot, window, KEY.Key_A, CONTROL)
    press(qtbot, window, KEY.Key_Delete)
    assert window.message.text == "Removed 2 from the list"
    assert not window.list.chosen()
    QTest.keyClick(window, KEY.Key_Z, CONTROL)
    assert names(window) == ["a.iso", "b.zip"]
