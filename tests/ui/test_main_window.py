from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.settings import DOWNLOAD_DIRECTORY
from ebbtide.core.states import JobState
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.job_list import Density
from ebbtide.ui.job_model import Column
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from ebbtide.ui.remedies import Remedy
from tests.ui.fake_gateway import FORBIDDEN, FakeGateway

A = "https://example.org/a.iso"
B = "https://example.org/b.zip"
KEY = Qt.Key

CatchUp = Callable[[MainWindow], None]
Choose = Callable[[MainWindow, Job], None]


def names(window: MainWindow) -> list[str]:
    return [window.jobs.view_at(row).job.name for row in range(window.jobs.rowCount())]


def press(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in the list, as somebody who works with the keyboard does."""
    window.activateWindow()
    window.list.view.setFocus()
    qtbot.waitUntil(window.list.view.hasFocus)
    QTest.keyClick(window.list.view, key, modifier)


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drop something on the window as Qt does; tell whether it was taken."""
    place, actions = QPoint(300, 300), Qt.DropAction.CopyAction | Qt.DropAction.LinkAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), actions, data, buttons, keys)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def question() -> QMessageBox | None:
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    return next((box for box in boxes if box.isVisible()), None)


def sentence(window: MainWindow) -> str:
    labels = window.statusBar().findChildren(QLabel)
    return next(label.text() for label in labels if label.text())


# The list.


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
    first.list.header.moveSection(Column.SIZE, 0)
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


# Keyboard and menus.


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
    catch_up(window)
    assert not gateway.jobs
    assert not names(window)


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


# Links.


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


def test_dropped_files_are_refused_with_a_sentence(
    window: MainWindow, gateway: FakeGateway
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    drop(window, data)
    assert window.message.text.startswith("Uploading files is not possible yet")
    assert not gateway.commands()


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
    close = window.message.findChild(QAbstractButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.message.text == ""


# The dialog.


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


# The details.


def test_details_offer_the_remedy(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    gateway.fail(job, ErrorCode.REMOTE_FORBIDDEN, status="403")
    catch_up(window)
    choose(window, job)
    overview = window.details.overview
    assert "The server does not let you have this file" in overview.sentence.text()
    assert overview.more.text().startswith("Give a user name and password")
    (button,) = overview.remedy_buttons()
    assert button.text() == "Try again"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gateway.commands() == [cmd.ResumeJob(job.id)]
    catch_up(window)
    assert overview.remedy_buttons() == []


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda gateway, job: gateway.request(cmd.SuspendJob("1")), ["Start"]),
        (lambda gateway, job: gateway.fail(job, ErrorCode.CONNECTION_LOST), ["Try again now"]),
        (lambda gateway, job: gateway.request(cmd.PauseAll()), ["Resume all transfers"]),
        (lambda gateway, job: None, []),
    ],
)
def test_remedies_by_state(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    prepare: Callable[[FakeGateway, Job], None],
    words: list[str],
) -> None:
    job = gateway.add(A)
    prepare(gateway, job)
    catch_up(window)
    choose(window, job)
    assert [button.text() for button in window.details.overview.remedy_buttons()] == words


def test_a_job_in_line_can_start_now(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    for number in range(4):
        gateway.add(f"https://example.org/{number}")
    catch_up(window)
    choose(window, gateway.job(4))
    (button,) = window.details.overview.remedy_buttons()
    assert button.text() == "Start now"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gateway.job(4).state is JobState.CONNECTING


def test_history_is_told_and_goes_on(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    gateway.settle()
    gateway.request(cmd.SuspendJob("1"))
    catch_up(window)
    page = window.details.history
    items = [page.topLevelItem(row) for row in range(page.topLevelItemCount())]
    assert [item.text(1) for item in items if item] == ["Added.", "Connecting.", "Paused."]


def test_files_of_a_job(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A, B)
    gateway.answered(job, 1000)
    gateway.arrived(job, 410)
    catch_up(window)
    choose(window, job)
    page = window.details.files
    first, second = (page.topLevelItem(row) for row in range(2))
    assert first is not None
    assert second is not None
    assert [first.text(column) for column in range(4)] == [
        "a.iso",
        "410 bytes",
        "1.0 kB",
        "Not complete",
    ]
    assert [second.text(column) for column in range(3)] == ["b.zip", "0 bytes", ""]


def test_details_of_several_sum_up(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    for url in (A, B):
        gateway.answered(gateway.add(url), 1000)
    catch_up(window)
    press(qtbot, window, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    said = [label.text() for label in window.details.findChildren(QLabel)]
    assert "2 transfers chosen · 2.0 kB" in said


def test_details_can_be_closed_and_come_back(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(window)
    assert window.details.isVisible()
    window.details.closed.emit()
    assert not window.details.isVisible()
    window.show_details.trigger()
    assert window.details.isVisible()


# Opening.


class Opened(QObject):
    """Takes the place of the desktop's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    handler = Opened()
    # The type stub says bytes, the function takes text only.
    QDesktopServices.setUrlHandler("file", handler, "open")  # type: ignore[arg-type]
    yield handler
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def finished(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose) -> Job:
    job = gateway.add(A, directory="/srv/files")
    gateway.answered(job, 10)
    gateway.whole(job, 10)
    catch_up(window)
    choose(window, job)
    return job


def test_enter_opens_a_finished_file(
    window: MainWindow, finished: Job, opened: Opened, qtbot: QtBot
) -> None:
    press(qtbot, window, KEY.Key_Return)
    assert opened.paths == ["/srv/files/a.iso"]


def test_a_double_click_opens_it_too(
    window: MainWindow, finished: Job, opened: Opened, qtbot: QtBot
) -> None:
    view = window.list.view
    place = view.visualRect(window.jobs.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.paths == ["/srv/files/a.iso"]


def test_shows_the_folder(window: MainWindow, finished: Job, opened: Opened) -> None:
    window.job_actions.show_folder.trigger()
    assert opened.paths == ["/srv/files"]


def test_enter_on_an_unfinished_job_explains(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    gateway.fail(job, ErrorCode.REMOTE_MISSING, status="404")
    window.show_details.setChecked(False)
    catch_up(window)
    choose(window, job)
    press(qtbot, window, KEY.Key_Return)
    assert window.details.isVisible()
    assert "does not have this file" in window.details.overview.sentence.text()


# The window itself.


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
    assert sentence(window) == "The transfer engine has stopped"


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
    for _ in range(3):
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


def test_remedies_for_files_are_not_sent_to_the_engine(
    window: MainWindow, finished: Job, opened: Opened, tmp_path: Path
) -> None:
    view = window.list.chosen()[0]
    with pytest.raises(ValueError, match="not the engine's business"):
        window.steering.apply(Remedy.OPEN, view)
    window.details.remedy_chosen.emit(Remedy.SHOW_FOLDER, view)
    assert opened.paths == ["/srv/files"]
