from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import Header, HttpOptions, Login
from ebbtide.core.jobs import Job, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.segment_map import parts_here
from ebbtide.ui.speed_log import LENGTH_S, SpeedLog
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, press


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
    login, button = overview.remedy_buttons()
    assert login.text() == "Log in…"
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
    assert [item.text(1) for item in items if item] == [f"Added: {A}.", "Connecting.", "Paused."]


@pytest.mark.parametrize("how", ["hidden", "gap"])
def test_no_piece_of_history_is_missed(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, how: str
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    catch_up(window)
    if how == "hidden":
        window.show_details.trigger()
    gateway.request(cmd.SuspendJob("1"))
    if how == "gap":
        gateway.forget_deliveries()
        gateway.request(cmd.ResumeJob("1"))
    catch_up(window)
    if how == "hidden":
        window.show_details.trigger()
    catch_up(window)
    page = window.details.history
    items = [page.topLevelItem(row) for row in range(page.topLevelItemCount())]
    told = [item.text(1) for item in items if item]
    again = ["Resumed.", "Connecting."] if how == "gap" else []
    assert told == [f"Added: {A}.", "Connecting.", "Paused.", *again]


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
    assert [first.text(column) for column in (0, 1, 2, 4)] == [
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


def test_the_parts_of_a_file_are_drawn_and_told(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.report(rep.Arrived(job.id, 1, 0, Ranges([(0, 100), (500, 750)])))
    catch_up(window)
    choose(window, job)
    file = gateway.job(1).files[0]
    assert parts_here(file) == [(0.0, 0.1), (0.5, 0.75)]
    item = window.details.files.topLevelItem(0)
    assert item is not None
    assert item.data(3, Qt.ItemDataRole.AccessibleTextRole) == "35 %"
    window.details.tabs.setCurrentWidget(window.details.files)
    assert not window.details.files.grab().isNull()


def test_what_the_server_said_can_be_copied(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    login, header = Login("anna", "", "kept"), Header("X-Api-Key", "", secret="kept too")
    job = gateway.add(A)
    gateway.jobs[job.id] = replace(job, options=HttpOptions(headers=(header,), logins=(login,)))
    version = RemoteVersion(1000, '"one"', media_type="video/mp4", resumable=True)
    gateway.report(rep.Answered(job.id, 1, 0, version))
    window.feed.start()
    catch_up(window)
    choose(window, job)
    page = window.details.server
    window.details.tabs.setCurrentWidget(page)
    page.setFocus()
    QTest.keyClick(page, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines() == [
        "Size: 1.0 kB",
        "Type: video/mp4",
        "Goes on where it broke off: yes",
        'Version: "one"',
        "User: anna",
        "Header we send: X-Api-Key: kept secret",
    ]


def test_the_speed_is_a_curve(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.sample(job, 10, 2e6)
    catch_up(window)
    choose(window, job)
    page = window.details.speed
    window.details.tabs.setCurrentWidget(page)
    assert page.accessibleDescription() == "2.0 MB/s"
    log = SpeedLog()
    view = window.feed.mirror.views[job.id]
    for second in range(1000):
        log.note(second / 2, [view])
    points = log.points(job.id, 499.5)
    assert len(points) == LENGTH_S
    assert points[-1] == (0.5, 2e6)
    log.forget([job.id])
    assert not log.points(job.id, 499.5)
    assert not page.grab().isNull()


def test_lines_begin_where_the_language_begins_them(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    catch_up(window)
    choose(window, job)
    page, flags = window.details.overview, Qt.AlignmentFlag
    for direction, side in (
        (Qt.LayoutDirection.RightToLeft, flags.AlignRight),
        (Qt.LayoutDirection.LeftToRight, flags.AlignLeft),
    ):
        window.setLayoutDirection(direction)
        for words in (page.sentence, page.more, page.facts["from"]):
            assert words.alignment() & flags.AlignHorizontal_Mask == side | flags.AlignAbsolute
