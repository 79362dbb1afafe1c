from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.settings import COST_POLICY, Settings
from ebbtide.ui.columns import FIRST_ORDER, Column, backwards, choices, sort_key
from ebbtide.ui.delegates import CompactDelegate
from ebbtide.ui.job_dragging import JOBS_FORMAT
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, names, press

C = "https://example.org/c"


@pytest.fixture
def table(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp) -> MainWindow:
    """A wide table with three jobs."""
    for url in (A, B, C):
        gateway.add(url)
    catch_up(window)
    window.list.set_density(Density.COMPACT)
    window.resize(1500, 600)
    QApplication.processEvents()
    return window


def cell(window: MainWindow, row: int, column: Column) -> QPoint:
    return window.list.view.visualRect(window.jobs.index(row, column)).center()


def text(window: MainWindow, row: int, column: Column) -> str:
    return str(window.jobs.index(row, column).data())


def edit(window: MainWindow, qtbot: QtBot, row: int, column: Column) -> QComboBox:
    """Click a selected row's cell, as one renames a file."""
    view = window.list.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell(window, row, column))
    view.edit(window.jobs.index(row, column))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    return next(one for one in view.findChildren(QComboBox) if one.isVisible())


def pick(editor: QComboBox, value: object) -> None:
    row = editor.findText(choices_text(value))
    popup = editor.view()
    popup.setCurrentIndex(popup.model().index(row, 0))
    QTest.keyClick(popup, KEY.Key_Return)


def choices_text(value: object) -> str:
    everything = {**choices(Column.PRIORITY), **choices(Column.WHEN_ACTIVE)}
    return everything[value]


# Which columns there are


def test_words_lie_left_of_numbers(table: MainWindow) -> None:
    header = table.list.header
    assert [header.logicalIndex(place) for place in range(len(Column))] == list(FIRST_ORDER)
    hidden = [column for column in Column if header.isSectionHidden(column)]
    assert hidden == [Column.WHEN_ACTIVE, Column.ADDED, Column.FINISHED]


def test_columns_are_chosen_from_the_menu_over_the_headings(table: MainWindow) -> None:
    header = table.list.header
    header.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert menu is table.columns
    assert Column.NAME not in table.columns.columns
    assert table.columns.columns[Column.SIZE].isChecked()
    assert not table.columns.columns[Column.ADDED].isChecked()
    menu.setActiveAction(table.columns.columns[Column.ADDED])
    QTest.keyClick(menu, KEY.Key_Return)
    assert not header.isSectionHidden(Column.ADDED)
    table.list.save()
    table.columns.actions()[-1].trigger()
    assert header.isSectionHidden(Column.ADDED)


def test_the_chosen_columns_are_remembered(table: MainWindow, make_window: type) -> None:
    table.columns.columns[Column.FINISHED].trigger()
    table.save()
    assert not make_window().list.header.isSectionHidden(Column.FINISHED)


# What they say


def test_policies_say_what_the_priority_comes_to(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    assert text(table, 0, Column.COST_POLICY) == "Unmetered only"
    assert text(table, 0, Column.WHEN_ACTIVE) == "Wait"
    gateway.request(cmd.SetPriority("1", Priority.HIGH))
    catch_up(table)
    assert text(table, 0, Column.COST_POLICY) == "Without surcharge"
    assert text(table, 0, Column.WHEN_ACTIVE) == "Give way"
    gateway.request(cmd.SetCostPolicy("1", "below-cap+roaming"))
    catch_up(table)
    assert text(table, 0, Column.COST_POLICY) == "A choice of its own"


def test_other_settings_change_what_the_cells_say(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    seen: list[tuple[int, int]] = []
    table.model.dataChanged.connect(lambda top, end, _roles: seen.append((top.row(), end.row())))
    row = COST_POLICY[Priority.NORMAL]
    gateway.request(cmd.ChangeSetting(row.key, "always"))
    catch_up(table)
    assert (0, 2) in seen
    assert text(table, 2, Column.COST_POLICY) == "Any, roaming too"


# Sorting


@pytest.mark.parametrize("column", Column)
def test_every_column_sorts_both_ways(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, column: Column
) -> None:
    gateway.request(cmd.SetPriority("2", Priority.HIGH))
    gateway.answered(gateway.job(3), 1000)
    gateway.sample(gateway.job(3), 10, 5.0)
    gateway.request(cmd.CancelJob("1"))
    catch_up(table)
    rows = []
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.list.header.setSortIndicator(column, order)
        keys = [sort_key(column, Settings())(table.jobs.view_at(row))[0] for row in range(3)]
        rows.append(keys)
    assert rows[0] == sorted(rows[0])
    assert rows[1] == sorted(rows[1], reverse=True)


@given(st.lists(st.text(max_size=4), max_size=20))
def test_names_sort_backwards_exactly(words: list[str]) -> None:
    assert sorted(words, key=backwards) == sorted(words, reverse=True)


def test_a_row_moves_when_what_it_is_sorted_by_changes(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    choose(table, gateway.job(3))
    table.list.header.setSortIndicator(Column.SPEED, Qt.SortOrder.DescendingOrder)
    for number in (1, 2, 3):
        gateway.answered(gateway.job(number), 1000)
        gateway.sample(gateway.job(number), 1, 10.0 * number)
    catch_up(table)
    assert names(table) == ["c", "b.zip", "a.iso"]
    gateway.sample(gateway.job(1), 2, 99.0)
    catch_up(table)
    assert names(table) == ["a.iso", "c", "b.zip"]
    assert [view.job.number for view in table.list.chosen()] == [3]


# Changing in place


def test_a_priority_is_changed_in_place(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    editor = edit(table, qtbot, 1, Column.PRIORITY)
    assert editor.currentText() == "Normal"
    assert editor.accessibleName() == "Priority"
    pick(editor, Priority.HIGH)
    catch_up(table)
    assert gateway.commands() == [cmd.SetPriority(gateway.job(2).id, Priority.HIGH)]
    assert names(table) == ["b.zip", "a.iso", "c"]


def test_a_choice_in_one_of_many_chosen_rows_is_for_all(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    press(qtbot, table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    index = table.jobs.index(0, Column.COST_POLICY)
    assert table.jobs.setData(index, None), "it is so already: nothing is asked for"
    assert not gateway.commands()
    assert table.jobs.setData(index, 0x800000FF)
    catch_up(table)
    jobs = [gateway.job(number) for number in (1, 2, 3)]
    assert gateway.commands() == [cmd.SetCostPolicy(job.id, "always") for job in jobs]
    assert text(table, 2, Column.COST_POLICY) == "Any, roaming too"


def test_escape_leaves_everything_as_it_was(
    table: MainWindow, gateway: FakeGateway, qtbot: QtBot
) -> None:
    table.list.header.setSectionHidden(Column.WHEN_ACTIVE, False)
    editor = edit(table, qtbot, 0, Column.WHEN_ACTIVE)
    assert [editor.itemText(row) for row in range(editor.count())] == [
        "By its priority",
        "Wait",
        "Give way",
        "Run",
    ]
    QTest.keyClick(editor.view(), KEY.Key_Escape)
    assert not gateway.commands()
    assert isinstance(table.list.view.itemDelegate(), CompactDelegate)


def test_what_is_over_cannot_be_changed(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.CancelJob("3"))
    catch_up(table)
    for row, editable in ((0, True), (2, False)):
        flags = table.jobs.index(row, Column.PRIORITY).flags()
        assert bool(flags & Qt.ItemFlag.ItemIsEditable) is editable
        assert not table.jobs.index(row, Column.NAME).flags() & Qt.ItemFlag.ItemIsEditable


def test_policies_of_many_from_the_menu(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    press(qtbot, table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    menu = table.job_actions.policies.when_active
    menu.aboutToShow.emit()
    assert menu.choices[None].isChecked()
    menu.choices[WhenActive.IGNORE].trigger()
    catch_up(table)
    assert [gateway.job(number).when_active for number in (1, 2, 3)] == [WhenActive.IGNORE] * 3
    menu.aboutToShow.emit()
    assert menu.choices[WhenActive.IGNORE].isChecked()
    assert menu.choices[None].text() == "By its priority: Wait"


# Dragging rows


def drag(window: MainWindow, ids: list[str], place: QPoint) -> bool:
    """Drop rows on the list; tell whether it took them."""
    data = QMimeData()
    data.setData(JOBS_FORMAT, " ".join(ids).encode())
    target = window.list.view.viewport()
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, action, data, button, keys))
    move = QDragMoveEvent(place, action, data, button, keys)
    QApplication.sendEvent(target, move)
    if not move.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, button, keys))
    return True


def top_of(window: MainWindow, row: int) -> QPoint:
    rect = window.list.view.visualRect(window.jobs.index(row, 0))
    return QPoint(rect.left() + 40, rect.top() + 1)


@pytest.mark.parametrize("density", Density)
def test_a_row_is_dragged_to_another_place(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp, density: Density
) -> None:
    table.list.set_density(density)
    QApplication.processEvents()
    ids = [gateway.job(number).id for number in (1, 2, 3)]
    assert drag(table, [ids[2]], top_of(table, 0))
    catch_up(table)
    assert gateway.commands() == [cmd.MoveBefore(ids[2], ids[0])]
    assert names(table) == ["c", "a.iso", "b.zip"]
    assert drag(table, [ids[2], ids[0]], QPoint(100, 400))
    catch_up(table)
    assert names(table) == ["b.zip", "c", "a.iso"]


def test_rows_stay_within_their_priority(
    table: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.SetPriority("3", Priority.HIGH))
    catch_up(table)
    before = len(gateway.requests)
    assert not drag(table, [gateway.job(3).id], top_of(table, 2))
    assert not drag(table, ["no-job"], top_of(table, 2))
    assert len(gateway.requests) == before


def test_a_sorted_list_has_no_places_to_drag_to(table: MainWindow, gateway: FakeGateway) -> None:
    table.list.header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert not drag(table, [gateway.job(3).id], top_of(table, 0))
    assert not gateway.commands()


def test_dragged_rows_carry_their_jobs(table: MainWindow, gateway: FakeGateway) -> None:
    data = table.jobs.mimeData(
        [table.jobs.index(row, column) for row in (0, 2) for column in (0, 1)]
    )
    ids = bytes(data.data(JOBS_FORMAT).data()).decode().split()
    assert ids == [gateway.job(1).id, gateway.job(3).id]
