"""A sentence inside the window, where others would open a box in front of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ebbtide.core.errors import ErrorInfo
from ebbtide.ui import texts
from ebbtide.ui.icons import Icons
from ebbtide.ui.painting import error_colour, mixed

_TINT = 0.12
_INSET = 8
_PICTURE = 22


class MessageBar(QFrame):
    """Shows one message until somebody closes it or another takes its place."""

    gone = Signal()
    """What was offered is not to be seen any more, by whatever way but the offer itself."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self.action = QPushButton()
        self.action.hide()
        self.action.clicked.connect(self._take_offer)
        self._is_error = True
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        icons.show_on(self._close, "cancel", self._close.setIcon)
        icons.show_on(self._icon, "tray-error", self._set_picture)
        self._close.clicked.connect(self.close_message)
        self._lay_out()
        self.setAutoFillBackground(True)
        self._tint()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def is_in_use(self) -> bool:
        """Somebody points at it or has the focus on it."""
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def offer(
        self, text: str, action: str, act: Callable[[], object], *, is_error: bool = False
    ) -> None:
        """Say something that can be answered with a button."""
        self._show(text, is_error)
        self._act = act
        self.action.setText(action)
        self.action.show()

    def retract(self) -> None:
        """Take the offer back, if there is one, because it does not stand any more."""
        if self._act is not None or self.action.isVisibleTo(self):
            self._act = None
            self.action.hide()
            self.hide()

    def close_message(self) -> None:
        """Let what is said go, and what is offered with it."""
        self.hide()
        self._withdraw()

    def show_error(self, error: ErrorInfo) -> None:
        """Say what went wrong and what can be done."""
        self._show(texts.error_sentence(error), is_error=True)

    def show_message(self, text: str) -> None:
        """Say something that is nobody's fault."""
        self._show(text, is_error=False)

    def _show(self, text: str, is_error: bool) -> None:
        """Say something; screen readers read it at once."""
        self._withdraw()
        self._is_error = is_error
        self._tint()
        self._icon.setVisible(is_error)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _take_offer(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()

    def _withdraw(self) -> None:
        self.action.hide()
        if self._act is not None:
            self._act = None
            self.gone.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._tint()

    def _set_picture(self, icon: QIcon) -> None:
        self._icon.setPixmap(icon.pixmap(_PICTURE, _PICTURE))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_INSET + 4, _INSET, _INSET, _INSET)
        layout.setSpacing(_INSET)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _tint(self) -> None:
        palette = QPalette()
        window = palette.color(QPalette.ColorRole.Window)
        accent = palette.color(QPalette.ColorRole.Accent)
        colour = error_colour(palette) if self._is_error else accent
        tint = mixed(colour, window, _TINT)
        palette.setColor(QPalette.ColorRole.Window, tint)
        self.setPalette(palette)
