"""What a person does with the window, by real events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from ebbtide.core.jobs import Job
from ebbtide.ui.main_window import MainWindow

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
