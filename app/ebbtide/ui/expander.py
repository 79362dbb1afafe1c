"""Pages that most people never need, behind one quiet button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_LEAST_LINES = 3
"""Of a page: the rest is scrolled to on a small screen."""
_FRAME = 48
"""Pixels of a window's title and edges, and a little air."""


def room_for(window: QWidget) -> int:
    """Return how high a window may be on its screen, in pixels."""
    return window.screen().availableGeometry().height() - _FRAME


class _Page(QScrollArea):
    """Wants to be as high as what is in it, and does with less."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        width = self._content.minimumSizeHint().width() + bar
        return QSize(width, _LEAST_LINES * self.fontMetrics().lineSpacing())


class Expander(QWidget):
    """A button that shows and hides pages below it; the window makes room for them."""

    def __init__(self, pages: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton(autoRaise=True)
        self.button.setCheckable(True)
        self.button.setText(self.tr("&More…"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.toggled.connect(self._show_pages)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("More"))
        self.tabs.tabBar().setAccessibleName(self.tr("Pages of more wishes"))
        for title, page in pages.items():
            page.setContentsMargins(0, 12, 0, 0)
            self.tabs.addTab(_Page(page), title)
        self.tabs.hide()
        self._height_before = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button)
        layout.addWidget(self.tabs)

    def _show_pages(self, shown: bool) -> None:
        arrows = Qt.ArrowType
        closed = arrows.LeftArrow if self.isRightToLeft() else arrows.RightArrow
        self.button.setArrowType(arrows.DownArrow if shown else closed)
        window = self.window()
        if shown:
            self._height_before = window.height()
        self.tabs.setVisible(shown)
        # Else the room that the pages had is only known to be free later.
        layout = window.layout()
        if layout is not None:
            layout.activate()
        wanted = window.sizeHint().height() if shown else self._height_before
        window.resize(window.width(), min(wanted, room_for(window)))
