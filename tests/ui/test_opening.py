from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job
from ebbtide.core.settings import Settings
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.remedies import Remedy
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, CatchUp, Choose, press


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


def test_remedies_for_files_are_not_sent_to_the_engine(
    window: MainWindow, finished: Job, opened: Opened
) -> None:
    view = window.list.chosen()[0]
    with pytest.raises(ValueError, match="not the engine's business"):
        window.steering.apply(Remedy.OPEN, view, Settings())
    window.details.remedy_chosen.emit(Remedy.SHOW_FOLDER, view)
    assert opened.paths == ["/srv/files"]
