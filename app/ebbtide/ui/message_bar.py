"""A sentence inside the window, where others would open a box in front of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ebbtide.core.errors import ErrorInfo
from ebbtide.ui import texts
from ebbtide.ui.icons import Icons
from ebbtide.ui.painting import error_colour, mixed

_TINT = 0.12
_INSET = 8
_PICTURE = 22


class MessageBar(QFrame):
    """Shows one message until somebody closes it or another takes its place."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._close.clicked.connect(self.hide)
        self._lay_out()
        self.setAutoFillBackground(True)
        self._tint()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_error(self, error: ErrorInfo) -> None:
        """Say what went wrong and what can be done."""
        sentence = f"{texts.error_text(error)} {texts.advice_text(error)}".strip()
        self._show(sentence, is_error=True)

    def show_message(self, text: str) -> None:
        """Say something that is nobody's fault."""
        self._show(text, is_error=False)

    def _show(self, text: str, is_error: bool) -> None:
        """Say something; screen readers read it at once."""
        self._is_error = is_error
        self._tint()
        self._icon.setVisible(is_error)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

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
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _tint(self) -> None:
        palette = QPalette()
        window = palette.color(QPalette.ColorRole.Window)
        accent = palette.color(QPalette.ColorRole.Accent)
        colour = error_colour(palette) if self._is_error else accent
        tint = mixed(colour, window, _TINT)
        palette.setColor(QPalette.ColorRole.Window, tint)
        self.setPalette(palette)
