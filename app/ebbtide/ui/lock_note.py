"""A small lock and words: an administrator has decided this."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QWidget

from ebbtide.ui.icons import Icons
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.texts import translate


class LockNote(QWidget):
    """Hidden until something is fixed; its tooltip names the file."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = QLabel()
        self.words = QuietLabel(translate("Preferences", "Set by your administrator"))
        icons.show_on(self, "lock", self._draw)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._lock)
        layout.addWidget(self.words, 1)
        self.hide()

    def show_file(self, path: str | None) -> None:
        """Say in which file it is fixed; None: it is not."""
        self.setVisible(path is not None)
        self.setToolTip(path or "")

    def _draw(self, icon: QIcon) -> None:
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self._lock.setPixmap(icon.pixmap(size))
