"""What has to fit in every language and in a small window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ebbtide.core.budgets import OverCap
from ebbtide.core.commands import SetBudget
from ebbtide.core.observations import Answer, Metered, Network, NetworkKind, Networks, Presence
from ebbtide.ui import languages
from ebbtide.ui._translations import TRANSLATIONS
from ebbtide.ui.access_keys import without_key
from ebbtide.ui.details_pages import FilesPage
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import CatchUp


@pytest.fixture(params=list(TRANSLATIONS))
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """A language that the window speaks."""
    yield languages.install(qapp, request.param)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&Add…", "Add"),
        ("新增(&A)…", "新增"),
        ("網路(&N)：", "網路"),
        ("P&ause all", "Pause all"),
        ("Speed &limit:", "Speed limit"),
        ("(a) and (b)", "(a) and (b)"),
    ],
)
def test_words_without_the_key_that_is_marked_in_them(text: str, plain: str) -> None:
    assert without_key(text) == plain


def test_buttons_of_the_bar_show_no_keys(
    language: str, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    for action in (window.add, window.pause_all):
        assert action.iconText()
        assert "&" not in action.iconText()
        assert not action.iconText().endswith((")", "…"))


def test_headings_of_the_files_have_room(language: str, qtbot: QtBot) -> None:
    page = FilesPage()
    qtbot.addWidget(page)
    for column in range(page.columnCount() - 1):
        assert page.columnWidth(column) >= page.header().sectionSizeHint(column)


def test_headings_of_the_table_have_room(
    language: str, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    window.list.set_density(Density.COMPACT)
    header = window.list.header
    shown = [one for one in range(header.count()) if not header.isSectionHidden(one)]
    assert len(shown) > 5
    for column in shown:
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


def test_the_remedy_is_in_sight_in_a_small_window(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    window.resize(800, 500)
    job = gateway.add("https://example.org/a.iso")
    phone = Network("phone", "Phone", "wlan0", NetworkKind.WIFI, Metered.YES)
    gateway.observe(Presence(away=Answer.NO), Networks((phone,), "phone"))
    catch_up(window)
    window.list.choose(job.id)
    window.halves.setSizes([10_000, 0])
    catch_up(window)
    buttons = [one for one in window.details.findChildren(QPushButton) if one.isVisible()]
    assert buttons
    for button in buttons:
        assert button.visibleRegion().boundingRect() == button.rect(), button.text()


def test_a_plans_date_is_shown_in_full(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(SetBudget("Phone", 20_000_000_000, 15, OverCap.THROTTLED, 17_400_000_000))
    dialog = window.ask_for_plans()
    catch_up(window)
    table = dialog.table
    item = table.topLevelItem(0)
    assert item is not None
    needed = table.fontMetrics().horizontalAdvance(item.text(3))
    assert table.columnWidth(3) > needed
    dialog.close()


def test_preferences_are_wide_enough(
    language: str, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    dialog = make_window().ask_for_preferences()
    qtbot.waitUntil(dialog.isVisible)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()
    dialog.close()
