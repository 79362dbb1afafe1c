from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import Priority
from ebbtide.core.settings import DOWNLOAD_DIRECTORY
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FORBIDDEN, FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> AddDialog:
    QTest.keyClick(window, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(AddDialog)
    assert found is not None
    qtbot.waitExposed(found)
    return found


def test_the_dialog_makes_a_job_of_each_line(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    assert not dialog.add_button.isEnabled()
    QTest.keyClicks(dialog.addresses, f" {A} ")
    QTest.keyClick(dialog.addresses, KEY.Key_Return)
    QTest.keyClicks(dialog.addresses, B)
    QTest.keyClicks(dialog.directory, "/srv/files")
    dialog.priority.setCurrentIndex(dialog.priority.findData(Priority.LOW))
    QTest.mouseClick(
        dialog.hold, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.hold.height() // 2)
    )
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    expected = [
        cmd.AddDownload((url,), directory="/srv/files", priority=Priority.LOW, hold=True)
        for url in (A, B)
    ]
    assert gateway.commands() == expected
    gateway.settle()
    assert not dialog.isVisible()


def test_the_dialog_keeps_what_was_refused(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    dialog.set_addresses((A, "not an address", B))
    QTest.keyClick(dialog.addresses, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gateway.settle()
    assert dialog.isVisible()
    assert dialog.addresses.toPlainText() == "not an address"
    assert "is not an address that can be downloaded" in dialog.message.text
    assert len(gateway.jobs) == 2


def test_the_dialog_tells_about_directories(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    dialog.set_addresses((A,))
    dialog.directory.setText(FORBIDDEN)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    gateway.settle()
    assert dialog.message.text.startswith("You may not write to '/root'.")
    dialog.directory.setText("")
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    gateway.settle()
    assert not dialog.isVisible()
    assert len(gateway.jobs) == 1


def test_the_dialog_remembers_the_directory(
    window: MainWindow, gateway: FakeGateway, qtbot: QtBot
) -> None:
    first = window.ask_for_links((A,))
    first.directory.setText("/srv/files")
    first.accept()
    gateway.settle()
    second = window.ask_for_links()
    assert second.directory.text() == "/srv/files"
    second.reject()


def test_the_dialog_shows_the_directory_of_the_settings(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.ChangeSetting(DOWNLOAD_DIRECTORY.key, "/data/downloads"))
    catch_up(window)
    dialog = window.ask_for_links()
    assert dialog.directory.placeholderText() == "/data/downloads"
    dialog.reject()


def test_escape_leaves_the_dialog(dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot) -> None:
    dialog.set_addresses((A,))
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert not gateway.commands()
