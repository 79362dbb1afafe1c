"""Pages that most people never need, behind one quiet button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QToolButton, QVBoxLayout, QWidget


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
            self.tabs.addTab(page, title)
        self.tabs.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button)
        layout.addWidget(self.tabs)

    def _show_pages(self, shown: bool) -> None:
        arrows = Qt.ArrowType
        closed = arrows.LeftArrow if self.isRightToLeft() else arrows.RightArrow
        self.button.setArrowType(arrows.DownArrow if shown else closed)
        self.tabs.setVisible(shown)
        window = self.window()
        window.resize(window.width(), window.sizeHint().height())
