"""Every control of every window has a name for the ear, and is reached by the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from ebbtide.core.errors import ErrorCode
from ebbtide.ui.columns import Column
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose

Opens = Callable[[MainWindow], QWidget]


def _question(window: MainWindow) -> QWidget:
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, KEY.Key_Delete)
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


WINDOWS: dict[str, Opens] = {
    "window": lambda window: window,
    "add": lambda window: window.ask_for_links((A,)),
    "upload": lambda window: window.ask_for_upload(("/home/a.txt",)),
    "preferences": lambda window: window.ask_for_preferences(),
    "plans": lambda window: window.ask_for_plans(),
    "welcome": lambda window: window.welcome() or window,
    "question": _question,
}


@pytest.fixture
def busy(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose) -> MainWindow:
    """A window with something of everything in it."""
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.arrived(job, 100)
    gateway.fail(gateway.add(B), ErrorCode.REMOTE_MISSING, status="404")
    catch_up(window)
    choose(window, job)
    return window


def controls(top: QWidget) -> list[QWidget]:
    """Everything that can have the focus, on any page, shown or not; words tell themselves."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
        and not isinstance(one, QLabel)
        and not is_part(one)
        and not (one.isHidden() and isinstance(one, QAbstractButton) and not one.text())
    ]


def is_part(widget: QWidget) -> bool:
    """Tell whether Qt made it as a part of something that has a name itself."""
    parent = widget.parentWidget()
    if widget.objectName().startswith("qt_") or isinstance(parent, QLabel):
        return True
    within = (QComboBox, QAbstractSpinBox, QLineEdit)
    while parent is not None:
        if isinstance(parent, within) and parent.accessibleName():
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("name", WINDOWS)
def test_every_control_has_a_name_and_a_role(busy: MainWindow, name: str) -> None:
    top = WINDOWS[name](busy)
    found = controls(top)
    assert len(found) > 1
    for control in found:
        spoken = QAccessible.queryAccessibleInterface(control)
        assert spoken is not None
        role = spoken.role()
        assert role not in (QAccessible.Role.NoRole, QAccessible.Role.Client), control
        words = spoken.text(QAccessible.Text.Name)
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert words or text, f"{control} in {control.parent()} has no name"
    top.close()


@pytest.mark.parametrize("name", ["add", "upload", "preferences", "plans"])
def test_the_tab_key_goes_through_a_dialog_and_back(busy: MainWindow, name: str) -> None:
    dialog = WINDOWS[name](busy)
    dialog.activateWindow()
    reached: list[QWidget] = []
    for _ in range(400):
        focus = dialog.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    visible = [
        one
        for one in controls(dialog)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    missed = [one for one in visible if one not in reached]
    assert not missed, f"the Tab key never comes to {missed}"
    dialog.close()


def test_rows_are_read_whatever_shows_them(busy: MainWindow) -> None:
    for density in Density:
        busy.list.set_density(density)
        view = busy.list.view
        view.setCurrentIndex(busy.jobs.index(0, Column.NAME))
        spoken = QAccessible.queryAccessibleInterface(view)
        assert spoken is not None
        role = spoken.role()
        assert role in (QAccessible.Role.Table, QAccessible.Role.List), role
        said = busy.jobs.index(0, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("a.iso, ")


@pytest.mark.parametrize("name", ["window", "add", "upload", "preferences"])
def test_other_colours_letters_and_directions_while_it_is_open(
    busy: MainWindow, name: str, qapp: QApplication
) -> None:
    top = WINDOWS[name](busy)
    before, font = QApplication.palette(), QApplication.font()
    larger = QFont(font)
    larger.setPointSizeF(1.6 * font.pointSizeF())
    small = top.minimumSizeHint().height()
    try:
        QApplication.setPalette(QPalette(Qt.GlobalColor.black))
        QApplication.setFont(larger)
        top.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
        assert top.minimumSizeHint().height() > small
        corner = top.grab().toImage().pixelColor(2, top.height() - 2)
        assert corner.lightness() < 100
    finally:
        QApplication.setPalette(before)
        QApplication.setFont(font)
    top.close()


def test_rows_grow_with_the_letters(busy: MainWindow, qapp: QApplication) -> None:
    view = busy.list.view
    small = view.visualRect(busy.jobs.index(0, 0)).height()
    font = view.font()
    font.setPointSizeF(2 * font.pointSizeF())
    view.setFont(font)
    QApplication.processEvents()
    assert view.visualRect(busy.jobs.index(0, 0)).height() > 1.7 * small
