from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ebbtide.core import commands as cmd
from ebbtide.core.budgets import OverCap
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.plans_dialog import PlansDialog
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import CatchUp

LEFT = Qt.MouseButton.LeftButton
PHONE = cmd.SetBudget("Phone", 20_000_000_000, 15, OverCap.THROTTLED, 17_400_000_000)


@pytest.fixture
def dialog(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp) -> PlansDialog:
    gateway.request(PHONE)
    dialog = window.ask_for_plans()
    catch_up(window)
    return dialog


def rows(dialog: PlansDialog) -> list[list[str]]:
    items = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
    return [[item.text(column) for column in range(3)] for item in items if item is not None]


def test_a_plan_is_made(dialog: PlansDialog, gateway: FakeGateway) -> None:
    assert rows(dialog) == [["Phone", "17.4 GB", "20.0 GB"]]
    assert not dialog.remove.isEnabled()
    dialog.network.setEditText("Caravan")
    dialog.cap.setValue(5)
    QTest.mouseClick(dialog.save, LEFT)
    gateway.settle()
    assert gateway.commands()[-1] == cmd.SetBudget("Caravan", 5_000_000_000)
    assert rows(dialog)[1] == ["Caravan", "0 bytes", "5.0 GB"]


def test_a_chosen_plan_is_changed_and_its_count_is_kept(
    dialog: PlansDialog, gateway: FakeGateway
) -> None:
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    assert dialog.day.value() == 15
    dialog.cap.setValue(30)
    QTest.mouseClick(dialog.save, LEFT)
    expected = cmd.SetBudget("Phone", 30_000_000_000, 15, OverCap.THROTTLED, None)
    assert gateway.commands()[-1] == expected
    gateway.settle()
    assert rows(dialog) == [["Phone", "17.4 GB", "30.0 GB"]]


def test_a_plan_is_removed(dialog: PlansDialog, gateway: FakeGateway) -> None:
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    QTest.mouseClick(dialog.remove, LEFT)
    gateway.settle()
    assert gateway.commands()[-1] == cmd.RemoveBudget("Phone")
    assert rows(dialog) == []
