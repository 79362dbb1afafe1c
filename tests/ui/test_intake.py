from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.job_dragging import JOBS_FORMAT
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, drop, names


def test_pasted_links_become_jobs(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(f"One is {A}, the other {B}.")
    QTest.keyClick(window, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    catch_up(window)
    assert names(window) == ["a.iso", "b.zip"]
    assert [view.job.name for view in window.list.chosen()] == ["b.zip"]


def test_pasting_without_a_link_says_so(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("no address at all")
    QTest.keyClick(window, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.message.text == "There is no address in the clipboard."


def link_list() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(A)])
    return data


def words() -> QMimeData:
    data = QMimeData()
    data.setText(f"please fetch {A} soon")
    return data


def page() -> QMimeData:
    data = QMimeData()
    data.setHtml(f'<a href="{A}">the file</a>')
    return data


def netscape() -> QMimeData:
    data = QMimeData()
    data.setData("_NETSCAPE_URL", f"{A}\nThe file".encode())
    return data


@pytest.mark.parametrize("make", [link_list, words, page, netscape])
def test_dropped_links_become_jobs(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    make: Callable[[], QMimeData],
) -> None:
    assert drop(window, make())
    catch_up(window)
    assert names(window) == ["a.iso"]


def test_a_drop_without_links_is_not_taken(window: MainWindow, gateway: FakeGateway) -> None:
    data = QMimeData()
    data.setText("only words")
    assert not drop(window, data)
    assert not gateway.commands()


def test_a_dropped_description_becomes_a_job(window: MainWindow, gateway: FakeGateway) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/srv/a.meta4")])
    assert drop(window, data)
    assert gateway.commands() == [cmd.AddDownload((), metalinks=("/srv/a.meta4",))]


def test_our_own_rows_are_not_taken_for_files_to_send(
    window: MainWindow, gateway: FakeGateway
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/somebody/Downloads/a.iso")])
    data.setData(JOBS_FORMAT, b"one")
    assert not drop(window, data)


def test_many_links_are_shown_first(window: MainWindow, gateway: FakeGateway) -> None:
    links = [f"https://example.org/{number}" for number in range(40)]
    data = QMimeData()
    data.setText(" ".join(links))
    assert drop(window, data)
    assert not gateway.commands()
    dialog = window.findChild(AddDialog)
    assert dialog is not None
    assert dialog.addresses.toPlainText().splitlines() == links
    dialog.reject()


def test_a_new_job_is_chosen_though_a_filter_hid_it(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(B)
    catch_up(window)
    window.rail.choose(Group.DONE)
    window.search.setText("something else")
    assert drop(window, link_list())
    catch_up(window)
    assert [view.job.name for view in window.list.chosen()] == ["a.iso"]


def test_a_refusal_is_told_in_the_window(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    window.steering.add_links(["gopher://example.org/old"])
    catch_up(window)
    assert window.message.text == (
        "'gopher://example.org/old' begins with 'gopher:', which Ebbtide cannot transfer. "
        "Addresses can begin with http:, https:."
    )
    assert QApplication.activeModalWidget() is None
    close = window.message.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.message.text == ""
