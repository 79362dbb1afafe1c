"""The compiled drawings as icons in the colours of the palette."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

try:
    from ebbtide.ui._icons import ICONS
except ImportError:  # run from the sources without having built the icons
    ICONS = {}

log = logging.getLogger(__name__)

_ONE_COLOUR = b"currentColor"
_SIZES = (16, 22, 24, 32, 44, 48, 64)
"""Device pixels: the usual sizes at one and two device pixels to the pixel."""


class Icons(QObject):
    """Gives icons by name; whoever shows one follows `changed`, or has it done by `show_on`."""

    changed = Signal()
    """The palette has other colours: ask again."""

    def __init__(
        self,
        palette: QPalette,
        drawings: Mapping[str, bytes] = ICONS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._palette = palette
        self._icons: dict[str, QIcon] = {}
        self._keys = count()
        self._shown: dict[int, Callable[[], object]] = {}

    def follow(self, palette: QPalette) -> None:
        """Take over other colours."""
        if palette == self._palette:
            return
        self._palette = palette
        self._icons.clear()
        for show in list(self._shown.values()):
            show()
        self.changed.emit()

    def icon(self, name: str) -> QIcon:
        """Return an icon; an unknown one is empty, which Qt shows as text alone."""
        if name not in self._icons:
            self._icons[name] = self._made(name)
        return self._icons[name]

    def show_on(self, owner: QObject, name: str, setter: Callable[[QIcon], object]) -> None:
        """Set an icon now, and again whenever the colours change while its owner lives."""
        setter(self.icon(name))
        key = next(self._keys)
        self._shown[key] = lambda: setter(self.icon(name))
        owner.destroyed.connect(lambda: self._shown.pop(key, None))

    def pixmap(self, name: str, size: int, ratio: float, colour: QColor) -> QPixmap:
        """Return a drawing in a colour, `size` logical pixels wide, for painting in a delegate."""
        drawing = self._drawings.get(name)
        if drawing is None:
            return QPixmap()
        pixmap = _drawn(drawing, round(size * ratio), colour.name(QColor.NameFormat.HexArgb))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _made(self, name: str) -> QIcon:
        drawing = self._drawings.get(name)
        icon = QIcon()
        if drawing is None:
            log.warning("There is no icon called %s", name)
            return icon
        normal = self._palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
        faint = self._palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        for size in _SIZES:
            for colour, mode in (
                (normal, QIcon.Mode.Normal),
                (faint, QIcon.Mode.Disabled),
                # Lists here mark rows by a tint under the same colours.
                (normal, QIcon.Mode.Selected),
            ):
                if mode is not QIcon.Mode.Disabled or _ONE_COLOUR in drawing:
                    hexadecimal = colour.name(QColor.NameFormat.HexArgb)
                    icon.addPixmap(_drawn(drawing, size, hexadecimal), mode)
        return icon


@lru_cache(maxsize=1000)
def _drawn(drawing: bytes, size: int, colour: str) -> QPixmap:
    """Return the drawing, `size` device pixels square, with its one colour replaced."""
    alpha, rgb = int(colour[1:3], 16), f"#{colour[3:]}"
    renderer = QSvgRenderer(QByteArray(drawing.replace(_ONE_COLOUR, rgb.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(alpha / 255)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
