from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core import settings as keys
from ebbtide.core.administration import UNADMINISTERED, Administration, Rule
from ebbtide.core.jobs import Priority
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.preferences import PreferencesDialog, in_order
from ebbtide.ui.setting_titles import _ALL_TITLES, title_of
from ebbtide.ui.tray_limit import LimitMenu
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, CatchUp

CONTROL = Qt.KeyboardModifier.ControlModifier
SHOWN = [
    key
    for key in keys.ALL_SETTINGS
    if key not in ("paused", "paused_until", "tray_close_hint_shown")
]


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    result = window.ask_for_preferences()
    qtbot.waitUntil(result.isVisible)
    return result


def visible(dialog: PreferencesDialog) -> list[str]:
    return [key for key, row in dialog.rows.items() if not row.isHidden()]


def test_every_preference_has_a_named_field(dialog: PreferencesDialog) -> None:
    assert sorted(visible(dialog)) == sorted(SHOWN)
    assert visible(dialog)[0] == "download_directory"
    for key, row in dialog.rows.items():
        assert row.field.widget.accessibleName() == row.title.text()
        assert row.field.widget.accessibleDescription() == keys.ALL_SETTINGS[key].text


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("background_slots", QSpinBox),
        ("away_after_s", QDoubleSpinBox),
        ("full_screen_counts", QCheckBox),
        ("when_active_normal", QComboBox),
        ("download_limit", QLineEdit),
    ],
)
def test_the_field_fits_the_type(dialog: PreferencesDialog, key: str, kind: type) -> None:
    assert type(dialog.rows[key].field.widget) is kind


def test_numbers_stay_in_their_bounds_and_have_units(dialog: PreferencesDialog) -> None:
    box = dialog.rows["background_slots"].field.widget
    assert isinstance(box, QSpinBox)
    assert (box.minimum(), box.maximum(), box.text()) == (1, 64, "3 jobs")


def test_a_number_counts_when_it_is_whole(
    dialog: PreferencesDialog, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    box = dialog.rows["background_slots"].field.widget
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, "12")
    assert not gateway.commands()
    QTest.keyClick(box, KEY.Key_Return)
    catch_up(window)
    assert gateway.commands() == [cmd.ChangeSetting("background_slots", 12)]
    assert dialog.isVisible()
    assert dialog.rows["background_slots"].reset.isVisible()


def test_a_switch_and_a_choice_count_at_once(
    dialog: PreferencesDialog, gateway: FakeGateway
) -> None:
    dialog.look_for("full_screen_counts")
    QTest.keyClick(dialog.rows["full_screen_counts"].field.widget, KEY.Key_Space)
    combo = dialog.rows["when_active_normal"].field.widget
    QTest.keyClick(combo, KEY.Key_Down)
    assert gateway.commands() == [
        cmd.ChangeSetting("full_screen_counts", False),
        cmd.ChangeSetting("when_active_normal", "yield"),
    ]


def test_what_is_wrong_is_said_beside_the_field(
    dialog: PreferencesDialog, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    row = dialog.rows["download_limit"]
    line = row.field.widget
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "rather fast")
    QTest.keyClick(line, KEY.Key_Return)
    catch_up(window)
    assert row.error.isVisible()
    assert row.error.text().startswith("'rather fast' is not valid")
    assert line.text() == "rather fast"
    assert line.accessibleDescription() == row.error.text()
    assert window.message.text == ""
    line.selectAll()
    QTest.keyClicks(line, "2.5M")
    QTest.keyClick(line, KEY.Key_Return)
    catch_up(window)
    assert not row.error.isVisible()
    assert gateway.settings.get(keys.DOWNLOAD_LIMIT) == "2.5M"


def test_a_value_goes_back_to_the_usual_one(
    dialog: PreferencesDialog, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.ChangeSetting("away_after_s", 300.0))
    catch_up(window)
    row = dialog.rows["away_after_s"]
    box = row.field.widget
    assert isinstance(box, QDoubleSpinBox)
    assert box.value() == 300.0
    dialog.look_for("away_after_s")
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    catch_up(window)
    assert gateway.commands()[-1] == cmd.ChangeSetting("away_after_s", None)
    assert box.value() == keys.AWAY_AFTER_S.default
    assert not row.reset.isVisible()


def test_search(dialog: PreferencesDialog) -> None:
    QTest.keyClicks(dialog.search, "battery LOW")
    assert keys.ON_BATTERY[Priority.LOW].key in visible(dialog)
    assert "download_limit" not in visible(dialog)
    dialog.search.setText("no such words")
    assert visible(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert len(visible(dialog)) == len(SHOWN)


def test_scrolling_changes_nothing(dialog: PreferencesDialog, gateway: FakeGateway) -> None:
    box = dialog.rows["away_after_s"].field.widget
    place = QPointF(box.rect().center())
    turn = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    dialog.search.setFocus()
    QApplication.sendEvent(box, turn)
    assert not gateway.commands()
    assert not turn.isAccepted()


def test_it_opens_at_what_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.ask_for_preferences("active_programs")
    qtbot.waitUntil(dialog.rows["active_programs"].field.widget.hasFocus)
    place = dialog.rows["active_programs"].visibleRegion()
    assert not place.isEmpty()


def test_the_action_opens_it(window: MainWindow) -> None:
    window.preferences.trigger()
    assert window.findChildren(PreferencesDialog)


def test_every_preference_has_a_title_of_its_own_words() -> None:
    titles = [title_of(setting) for setting in in_order().values()]
    assert len(set(titles)) == len(titles)
    for setting in in_order().values():
        assert setting.key in _ALL_TITLES, f"{setting.key} has no title in plain words"


def test_a_cost_policy_is_chosen_by_what_it_means(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    setting = keys.COST_POLICY[Priority.NORMAL]
    gateway.request(cmd.ChangeSetting(setting.key, "below-cap+roaming"))
    catch_up(window)
    dialog = window.ask_for_preferences()
    box = dialog.rows[setting.key].field.widget
    assert isinstance(box, QComboBox)
    assert box.currentText() == "below-cap+roaming", "somebody put it together: it stays"
    box.setFocus()
    QTest.keyClicks(box, "Any, roaming too")
    box.activated.emit(box.currentIndex())
    assert gateway.commands()[-1] == cmd.ChangeSetting(setting.key, "always")
    dialog.close()


def test_the_directory_is_chosen_in_a_window_and_shown_from_its_beginning(
    dialog: PreferencesDialog, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    row = dialog.rows["download_directory"]
    assert not dialog.rows["download_limit"].browse.isVisible()
    path = "/srv/" + "long/" * 40
    QTest.mouseClick(row.browse, Qt.MouseButton.LeftButton)
    (chooser,) = row.findChildren(QFileDialog)
    chooser.fileSelected.emit(path)
    chooser.reject()
    catch_up(window)
    assert gateway.commands() == [cmd.ChangeSetting("download_directory", path)]
    line = row.field.widget
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition(), line.toolTip()) == (path, 0, path)


POLICY = "/etc/ebbtide/policy.toml"


def test_what_an_administrator_fixed_is_locked_says_so_and_is_found(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.ChangeSetting("away_after_s", 45))
    gateway.administer(
        Administration({"away_after_s": Rule(300.0, POLICY)}, {"slice_s": Rule(90.0, POLICY)})
    )
    catch_up(window)
    dialog = window.ask_for_preferences()
    row = dialog.rows["away_after_s"]
    assert isinstance(row.field.widget, QDoubleSpinBox)
    assert row.field.widget.value() == 300
    assert not row.field.widget.isEnabled()
    assert not row.reset.isVisible()
    assert row.lock.isVisible()
    assert row.lock.toolTip() == POLICY
    assert row.field.widget.accessibleDescription().startswith("Set by your administrator. ")
    dialog.search.setText("set by your administrator")
    assert visible(dialog) == ["away_after_s"]
    dialog.search.clear()
    other = dialog.rows["slice_s"]
    assert other.field.widget.isEnabled()
    assert not other.lock.isVisible()
    assert other.usual.isVisible()
    assert not row.usual.isVisible()
    palette = row.field.widget.palette()
    disabled, active = QPalette.ColorGroup.Disabled, QPalette.ColorGroup.Active
    assert palette.color(disabled, palette.ColorRole.Text) == palette.color(
        active, palette.ColorRole.Text
    )
    assert not other.reset.isVisible(), "the administrator's default is the usual value"
    gateway.administer(UNADMINISTERED)
    catch_up(window)
    assert row.field.widget.isEnabled()
    assert not row.lock.isVisible()
    assert row.field.widget.value() == 45
    assert row.reset.isVisible()


def test_a_limit_that_is_fixed_is_not_offered_in_the_tray(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.administer(Administration({"download_limit": Rule("1M", POLICY)}))
    catch_up(window)
    menu = LimitMenu(window.feed, window.steering, window.icons, lambda _: None, window)
    assert menu.choices["1M"].isChecked()
    assert not any(action.isEnabled() for action in menu.choices.values())
