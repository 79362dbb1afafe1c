from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ebbtide.core.administration import Administration, Rule
from ebbtide.core.commands import ChangeSetting
from ebbtide.core.jobs import Priority
from ebbtide.core.settings import COST_POLICY, DOWNLOAD_DIRECTORY, WHEN_ACTIVE
from ebbtide.ui.lock_note import LockNote
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.welcome_page import WelcomePage
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, CatchUp, names

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow) -> WelcomePage:
    found = window.welcome()
    assert found is not None
    assert window.list.currentWidget() is found
    return found


def test_the_answers_become_settings(
    window: MainWindow, page: WelcomePage, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    QTest.keyClicks(page.directory.line, "/srv/files")
    QTest.mouseClick(page.presence.buttons[1], LEFT, pos=QPoint(8, 8))
    page.cost.buttons[0].setFocus()
    QTest.keyClick(page.cost.buttons[0], KEY.Key_Down)
    QTest.mouseClick(page.begin, LEFT)
    catch_up(window)
    settings = gateway.settings
    assert settings.get(DOWNLOAD_DIRECTORY) == "/srv/files"
    for priority in (Priority.NORMAL, Priority.LOW):
        assert settings.get(WHEN_ACTIVE[priority]) == "yield"
        assert settings.get(COST_POLICY[priority]) == "standard"
    assert settings.get(WHEN_ACTIVE[Priority.HIGH]) == WHEN_ACTIVE[Priority.HIGH].default
    assert window.list.currentWidget() is window.empty


def test_nobody_is_asked_twice(window: MainWindow, page: WelcomePage, gateway: FakeGateway) -> None:
    QTest.mouseClick(page.skip, LEFT)
    assert window.list.currentWidget() is window.empty
    assert not gateway.commands()
    assert window.welcome() is None


def test_every_answer_is_one_that_the_settings_take(page: WelcomePage) -> None:
    for choice, rows in ((page.presence, WHEN_ACTIVE), (page.cost, COST_POLICY)):
        for button in choice.buttons:
            QTest.mouseClick(button, LEFT, pos=QPoint(8, 8))
            assert button.isChecked()
            assert rows[Priority.LOW].check(choice.value) == choice.value
            assert button.accessibleDescription()


def test_a_link_that_is_dropped_needs_no_answers(
    window: MainWindow, page: WelcomePage, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(window)
    assert names(window) == ["a.iso"]
    assert window.list.currentWidget() is window.list.view


def test_what_an_administrator_fixed_is_no_question(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    path = "/etc/ebbtide/policy.toml"
    rules = {rows[one].key: "ignore" for rows in (WHEN_ACTIVE,) for one in Priority}
    gateway.administer(Administration({key: Rule(value, path) for key, value in rules.items()}))
    catch_up(window)
    page = window.welcome()
    assert page is not None
    assert not any(button.isEnabled() for button in page.presence.buttons)
    assert page.presence.buttons[2].isChecked()
    assert [note.toolTip() for note in page.findChildren(LockNote)] == [path]
    QTest.mouseClick(page.begin, LEFT)
    catch_up(window)
    changed = {one.key for one in gateway.commands() if isinstance(one, ChangeSetting)}
    assert changed == {COST_POLICY[Priority.NORMAL].key, COST_POLICY[Priority.LOW].key}
