"""What an empty list says: one friendly line and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ebbtide.core.errors import fill
from ebbtide.ui.icons import Icons
from ebbtide.ui.painting import mixed, muted
from ebbtide.ui.quiet_label import QuietLabel

_INSET = 24
_RADIUS = 12
_ICON = 48


class EmptyPage(QWidget):
    """A drop target with words in it."""

    def __init__(
        self, icons: Icons, add: QAction, paste: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._aimed_at = False
        self._picture = _centred(QLabel())
        self._title = _centred(QLabel(self.tr("Nothing to transfer yet")))
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self._title.setFont(font)
        self._ways = QuietLabel.centred()
        self._ways.setText(self._ways_text(add, paste))
        self._buttons = [_button(add), _button(paste)]
        self.setFocusProxy(self._buttons[0])
        icons.changed.connect(self._colour)
        self._lay_out()
        self._colour()

    def aim(self, aimed_at: bool) -> None:
        """Show that something is being dragged over the window."""
        if aimed_at != self._aimed_at:
            self._aimed_at = aimed_at
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.Text)
        faint = mixed(text, palette.color(QPalette.ColorRole.Base), 0.28)
        colour = palette.color(QPalette.ColorRole.Accent) if self._aimed_at else faint
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), _RADIUS, _RADIUS)

    def _ways_text(self, add: QAction, paste: QAction) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        words = {
            "paste": paste.shortcut().toString(native),
            "add": add.shortcut().toString(native),
        }
        sentence = self.tr(
            "Drag links from your browser into this window, "
            "paste them with {paste}, or press {add} to type an address."
        )
        return fill(sentence, words)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _INSET, 2 * _INSET, 2 * _INSET, 2 * _INSET)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (self._picture, self._title, self._ways):
            layout.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)

    def _colour(self) -> None:
        shade = muted(self.palette())
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.pixmap("download", _ICON, ratio, shade))


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _button(action: QAction) -> QPushButton:
    """Return a button that does what an action does."""
    button = QPushButton(action.icon(), action.text())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setIcon(action.icon()))
    return button
