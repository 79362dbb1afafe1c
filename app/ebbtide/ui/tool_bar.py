"""The bar at the top: what one does most, and the search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ebbtide.ui.icons import Icons

_SEARCH_CHARACTERS = 32
_SMALLEST_ICON = 16


class ToolBar(QToolBar):
    """Stays where it is; its search box gives way when there is little room."""

    search_left = Signal()
    """Somebody has had enough of searching."""

    def __init__(self, actions: Iterable[QAction], icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tools"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        side = max(_SMALLEST_ICON, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
        self.addActions(list(actions))
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.search = QLineEdit()
        self._set_up_search(icons)
        self.addWidget(self.search)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self._leave_search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def add_menu(self, action: QAction, menu: QMenu) -> None:
        """Offer more beside a button."""
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _leave_search(self) -> None:
        self.search.clear()
        self.search_left.emit()

    def _set_up_search(self, icons: Icons) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search transfers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_CHARACTERS * self.fontMetrics().averageCharWidth())
        glass = QAction(self)
        icons.show_on(glass, "search", glass.setIcon)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
