from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Priority
from ebbtide.core.states import JobState
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, names, press, question, sentence


def test_space_pauses_and_resumes(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Space)
    assert gateway.job(1).state is JobState.SUSPENDED
    catch_up(window)
    press(qtbot, window, KEY.Key_Space)
    assert gateway.job(1).state is JobState.CONNECTING


def test_space_in_the_search_is_a_space(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    window.search.setFocus()
    QTest.keyClicks(window.search, "a ")
    QTest.keyClick(window.search, KEY.Key_Delete)
    assert window.search.text() == "a "
    assert not gateway.commands()


def test_delete_of_a_job_without_bytes_asks_nothing(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Delete)
    assert question() is None
    assert not names(window)
    window.removal.timer.timeout.emit()
    catch_up(window)
    assert not gateway.jobs


@pytest.mark.parametrize("agreed", [True, False])
def test_delete_asks_when_bytes_would_go(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    qtbot: QtBot,
    agreed: bool,
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.arrived(job, 410)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Delete)
    box = question()
    assert box is not None
    assert box.text() == "Cancel “a.iso”?"
    assert "410 bytes" in box.informativeText()
    assert gateway.jobs
    role = QMessageBox.ButtonRole.DestructiveRole if agreed else QMessageBox.ButtonRole.RejectRole
    button = next(one for one in box.buttons() if box.buttonRole(one) is role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    catch_up(window)
    assert bool(gateway.jobs) is not agreed


def test_delete_of_a_finished_job_only_tidies_the_list(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 10)
    gateway.whole(job, 10)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Delete)
    window.removal.timer.timeout.emit()
    assert gateway.commands() == [cmd.RemoveJob(job.id)]


def test_the_context_menu_offers_what_makes_sense(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A, hold=True)
    catch_up(window)
    choose(window, job)
    actions = window.job_actions
    enabled = [actions.resume, actions.pause, actions.open, actions.remove, actions.copy]
    assert [action.isEnabled() for action in enabled] == [True, False, False, True, True]
    window.list.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert actions.resume in menu.actions()
    menu.close()


def test_the_priority_of_many_at_once(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    gateway.add(A)
    gateway.add(B)
    catch_up(window)
    press(qtbot, window, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.job_actions.priorities[Priority.LOW].trigger()
    catch_up(window)
    assert [gateway.job(number).priority for number in (1, 2)] == [Priority.LOW] * 2
    assert window.job_actions.priorities[Priority.LOW].isChecked()


def test_copies_addresses(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == A


def test_pause_all_and_back(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    gateway.add(A)
    catch_up(window)
    button = window.tools.widgetForAction(window.pause_all)
    assert window.pause_all.text() == "P&ause all"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    catch_up(window)
    assert window.pause_all.text() == "&Resume all"
    assert sentence(window) == "All transfers are paused · 1 waiting"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    catch_up(window)
    assert gateway.commands() == [cmd.PauseAll(), cmd.ResumeAll()]
