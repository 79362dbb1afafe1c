"""Where the parts of the window lie."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_FIRST_HALVES = [345, 225]


class WindowFrame(QWidget):
    """The strip and the message above; below, the filters beside the list and its details."""

    def __init__(
        self, above: list[QWidget], rail: QWidget, jobs: QWidget, details: QWidget
    ) -> None:
        super().__init__()
        self.halves = _splitter(Qt.Orientation.Vertical, jobs, details)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes(_FIRST_HALVES)
        self.sides = _splitter(Qt.Orientation.Horizontal, rail, self.halves)
        self.sides.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(self.sides, 1)


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    for part in parts:
        splitter.addWidget(part)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    return splitter
