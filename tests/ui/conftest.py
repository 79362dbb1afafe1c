"""A window on a real small engine, with settings of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ebbtide.core.jobs import Job
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Numbers and dates as in the tests, whatever the machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def gateway(qapp: QApplication) -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(QApplication.palette())


@pytest.fixture
def feed(gateway: FakeGateway) -> Feed:
    return Feed(gateway)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_window(
    qtbot: QtBot, gateway: FakeGateway, icons: Icons, settings: QSettings
) -> Callable[[], MainWindow]:
    """Make a window as the host does, shown and up to date."""

    def make() -> MainWindow:
        window = MainWindow(gateway, icons, settings)
        qtbot.addWidget(window)
        window.feed.start()
        gateway.settle()
        window.show()
        window.activateWindow()
        # Shortcuts work in an active window only.
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def catch_up(gateway: FakeGateway) -> Callable[[MainWindow], None]:
    """Deliver everything and show it, without waiting for the clock."""

    def catch_up(window: MainWindow) -> None:
        gateway.settle()
        window.feed.flush()

    return catch_up


@pytest.fixture
def choose() -> Callable[[MainWindow, Job], None]:
    """Select a job as a click on it would."""

    def choose(window: MainWindow, job: Job) -> None:
        window.list.choose(job.id)

    return choose
