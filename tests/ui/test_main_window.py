from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobKind, Priority
from ebbtide.ui.columns import Column
from ebbtide.ui.filter_rail import choice_text
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, names, press, sentence


def test_an_empty_list_explains_itself(window: MainWindow) -> None:
    assert window.list.currentWidget() is window.empty
    said = " ".join(label.text() for label in window.empty.findChildren(QLabel))
    assert "Nothing to transfer yet" in said
    assert "Ctrl+V" in said
    assert "Ctrl+N" in said
    assert window.details.isHidden()
    assert sentence(window) == "Nothing to transfer"


def test_jobs_appear(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp) -> None:
    gateway.add(A)
    catch_up(window)
    assert names(window) == ["a.iso"]
    assert window.list.currentWidget() is window.list.view
    assert sentence(window) == "1 running · 0 bytes/s"


def test_both_densities_show_the_same(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    gateway.add(A)
    job = gateway.add(B)
    catch_up(window)
    choose(window, job)
    comfortable = window.list.view
    window.densities[Density.COMPACT].trigger()
    assert window.list.view is not comfortable
    assert window.list.currentWidget() is window.list.view
    assert [view.job.name for view in window.list.chosen()] == ["b.zip"]


@pytest.mark.parametrize("density", Density)
def test_rows_draw_without_complaint(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, density: Density
) -> None:
    job = gateway.add(A, priority=Priority.HIGH)
    gateway.answered(job, None)
    gateway.fail(gateway.add(B), ErrorCode.REMOTE_MISSING, status="404")
    catch_up(window)
    empty = window.list.view.grab().toImage()
    window.list.set_density(density)
    assert window.list.view.grab().toImage().size() == empty.size()


def test_the_density_and_the_columns_are_remembered(
    make_window: Callable[[], MainWindow], gateway: FakeGateway
) -> None:
    gateway.add(A)
    first = make_window()
    first.list.set_density(Density.COMPACT)
    header = first.list.header
    header.moveSection(header.visualIndex(Column.SIZE), 0)
    first.list.header.resizeSection(Column.NAME, 321)
    first.show_details.setChecked(False)
    first.resize(777, 555)
    first.save()
    second = make_window()
    assert second.list.density is Density.COMPACT
    assert second.list.header.visualIndex(Column.SIZE) == 0
    assert second.list.header.sectionSize(Column.NAME) == 321
    assert second.details.isHidden()
    assert (second.width(), second.height()) == (777, 555)


def test_clicking_a_heading_sorts_and_a_third_click_goes_back(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    for name in ("b", "c", "a"):
        gateway.add(f"https://example.org/{name}")
    catch_up(window)
    window.list.set_density(Density.COMPACT)
    header = window.list.header
    place = QPoint(header.sectionViewportPosition(Column.NAME) + 20, header.height() // 2)
    orders = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append("".join(names(window)))
    assert orders == ["abc", "cba", "bca"]


@pytest.mark.parametrize(("width", "fills"), [(1300, True), (500, False)])
def test_the_sentence_takes_what_other_columns_leave(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, width: int, fills: bool
) -> None:
    gateway.add(A)
    catch_up(window)
    window.list.set_density(Density.COMPACT)
    window.resize(width, 500)
    QApplication.processEvents()
    header = window.list.header
    room = window.list.view.viewport().width()
    assert (header.length() == room) is fills
    unit = window.fontMetrics().averageCharWidth()
    assert header.sectionSize(Column.SENTENCE) >= 30 * unit


def test_filters_with_counts(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    gateway.add(A)
    gateway.add(B, hold=True)
    catch_up(window)
    counts = {group: window.rail.count_of(group) for group in Group}
    expected = {Group.ALL: 2, Group.ACTIVE: 1, Group.WAITING: 1, Group.DONE: 0, Group.FAILED: 0}
    assert counts == expected
    row = list(Group).index(Group.WAITING)
    place = window.rail.visualItemRect(window.rail.item(row)).center()
    QTest.mouseClick(window.rail.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(window) == ["b.zip"]
    spoken = window.rail.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Waiting: 1"


def test_a_filter_without_jobs_says_so(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(window)
    window.rail.choose(Group.FAILED)
    page = window.list.currentWidget()
    assert isinstance(page, QLabel)
    assert page.text() == "No transfer here at the moment"


def test_search(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot) -> None:
    gateway.add(A)
    gateway.add(B)
    catch_up(window)
    press(qtbot, window, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, "zip")
    assert names(window) == ["b.zip"]
    QTest.keyClicks(window.search, "nothing")
    page = window.list.currentWidget()
    assert isinstance(page, QLabel)
    assert page.text() == "No transfer here matches “zipnothing”"
    QTest.keyClick(window.search, KEY.Key_Escape)
    assert names(window) == ["a.iso", "b.zip"]
    assert window.list.view.hasFocus()


def test_closing_without_a_tray_asks_the_host_to_quit(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.quit_requested), qtbot.assertNotEmitted(window.hidden_to_tray):
        window.close()


def test_closing_with_a_tray_hides(window: MainWindow, qtbot: QtBot) -> None:
    window.set_can_hide(True)
    with qtbot.waitSignal(window.hidden_to_tray), qtbot.assertNotEmitted(window.quit_requested):
        window.close()
    assert window.isHidden()
    window.toggle()
    assert window.isVisible()
    window.toggle()
    assert window.isHidden()


def test_a_window_with_a_question_is_not_hidden(window: MainWindow) -> None:
    window.set_can_hide(True)
    dialog = window.ask_for_links()
    window.toggle()
    assert window.isVisible()
    dialog.reject()


def test_ctrl_q_quits(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.quit_requested):
        QTest.keyClick(window, KEY.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_a_lost_engine_is_said(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp) -> None:
    gateway.lose()
    catch_up(window)
    assert window.message.text.startswith("The transfer engine has stopped.")
    assert not window.add.isEnabled()
    assert sentence(window) == "Not connected: the transfer engine has ended"


@pytest.fixture
def joined(gateway: FakeGateway, make_window: Callable[[], MainWindow]) -> MainWindow:
    """A window whose engine is a process of its own."""
    gateway.is_remote = True
    return make_window()


def test_an_engine_elsewhere_that_has_gone_can_be_started(
    joined: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(joined)
    gateway.lose()
    catch_up(joined)
    assert joined.message.text.startswith("The transfer engine has ended.")
    assert joined.message.action.text() == "Start the &engine"
    assert joined.start_engine.isVisible()
    joined.message.action.click()
    assert gateway.starts == 1
    assert joined.message.text == "The transfer engine is starting…"
    assert joined.message.action.isHidden()
    gateway.found.emit()
    catch_up(joined)
    assert joined.message.text == ""
    assert not joined.start_engine.isVisible()


def test_what_is_refused_meanwhile_does_not_hide_the_way_on(
    joined: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.lose()
    catch_up(joined)
    gateway.cannot_start = ErrorInfo(
        ErrorCode.ENGINE_NOT_STARTED, {"detail": "no room.", "path": "/log"}
    )
    joined.start_engine.trigger()
    assert joined.message.text.startswith("Ebbtide could not be started: no room.")
    assert joined.message.action.text() == "Start the &engine"
    joined.message.action.click()
    assert gateway.starts == 2


def test_rows_stay_as_they_were_and_say_that_they_are_not_live(
    joined: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.sample(job, 400, 5e6)
    catch_up(joined)
    view = joined.list.view
    before = view.palette().color(QPalette.ColorRole.Text)
    gateway.lose()
    catch_up(joined)
    assert joined.jobs.rowCount() == 1
    assert joined.jobs.view_at(0).sample is None, "nobody knows how fast it is"
    assert view.palette().color(QPalette.ColorRole.Text) != before
    assert view.accessibleDescription() == "As it was: the transfer engine has ended"
    gateway.found.emit()
    catch_up(joined)
    assert view.palette().color(QPalette.ColorRole.Text) == before
    assert view.accessibleDescription() == ""


def test_colours_follow_the_palette(window: MainWindow, qapp: QApplication) -> None:
    before = QApplication.palette()
    light = window.add.icon().pixmap(16, 16).toImage()
    dark = QPalette(Qt.GlobalColor.black)
    try:
        QApplication.setPalette(dark)
        QApplication.sendPostedEvents(None, QEvent.Type.ApplicationPaletteChange.value)
        assert window.add.icon().pixmap(16, 16).toImage() != light
    finally:
        QApplication.setPalette(before)


def controls(window: MainWindow) -> list[QWidget]:
    """Everything that the Tab key reaches."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]


def test_every_control_has_a_name(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    found = controls(window)
    assert len(found) > 5
    for control in found:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        named = control.accessibleName() or text or isinstance(control.parent(), QLabel)
        assert named, f"{control} of {control.parent()} has no name"


def test_tab_reaches_search_filters_and_list(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    gateway.add(A)
    catch_up(window)
    window.search.setFocus()
    order = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    reached = [one for one in order if one in (window.search, window.rail, window.list.view)]
    assert reached == [window.search, window.rail, window.list.view]


def test_right_to_left_and_large_letters(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qapp: QApplication
) -> None:
    gateway.add(A)
    catch_up(window)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    font = window.list.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    small = window.list.view.sizeHintForRow(0)
    window.list.view.setFont(font)
    assert window.list.view.sizeHintForRow(0) > 1.8 * small
    assert not window.grab().isNull()


def test_a_job_removed_elsewhere_leaves_the_details(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    gateway.request(cmd.CancelJob("1"))
    gateway.request(cmd.RemoveJob("1"))
    catch_up(window)
    assert window.list.chosen() == []
    assert window.details.isHidden()


def test_priorities_and_directions_are_filters_once_they_tell_jobs_apart(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(window)
    assert not window.rail.is_offered(Priority.HIGH)
    assert not window.rail.is_offered(JobKind.UPLOAD)
    gateway.add(B, priority=Priority.HIGH)
    gateway.request(cmd.AddUpload(("/home/c.txt",), "https://example.org/c.txt"))
    catch_up(window)
    assert window.rail.count_of(Priority.HIGH) == 1
    assert window.rail.count_of(JobKind.UPLOAD) == 1
    for choice, expected in ((Priority.HIGH, ["b.zip"]), (JobKind.UPLOAD, ["c.txt"])):
        rows = (window.rail.item(row) for row in range(window.rail.count()))
        item = next(one for one in rows if one.text() == choice_text(choice))
        place = window.rail.visualItemRect(item).center()
        QTest.mouseClick(window.rail.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names(window) == expected
