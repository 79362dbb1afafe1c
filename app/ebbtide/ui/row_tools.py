"""What the rows of the list are written with, made once and not for every cell.

While jobs move data, every call of Qt that lets go of the interpreter's lock may have to
wait for a dozen threads before it goes on, and a page of rows has hundreds of them. Those
that make or change a rectangle, a colour or a font, that ask a palette, and that draw text
into a rectangle do; so rows reckon with numbers, and draw text at a point.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from ebbtide.core.ports import JobView
from ebbtide.core.states import JobState
from ebbtide.ui.icons import Icons
from ebbtide.ui.mirror import Group, group_of
from ebbtide.ui.painting import error_colour, muted, warning_colour


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, so that changing numbers stand still."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def grid_of(metrics: QFontMetrics) -> int:
    """Return the unit of all distances: 4 px with an ordinary font, growing with it."""
    return max(4, round(metrics.height() / 4))


class Box(NamedTuple):
    """A rectangle of whole pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends; not in it any more."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends; not in it any more."""
        return self.top + self.height

    @classmethod
    def of(cls, area: QRect) -> Box:
        """Return a rectangle of Qt's as one of ours."""
        return cls(area.left(), area.top(), area.width(), area.height())

    def inset(self, left: int, right: int) -> Box:
        """Return it without some of its sides."""
        return Box(self.left + left, self.top, self.width - left - right, self.height)

    def at_its_middle(self, height: int) -> Box:
        """Return as much of its height, at the middle."""
        return Box(self.left, self.top + (self.height - height) // 2, self.width, height)

    def mirrored_in(self, around: Box) -> Box:
        """Return its place when everything goes from right to left."""
        return Box(around.left + around.right - self.right, self.top, self.width, self.height)


_Key = tuple[object, ...]


def key_of(option: QStyleOptionViewItem) -> _Key:
    """Return what the tools depend on."""
    palette = option.palette
    colours = palette.cacheKey(), palette.currentColorGroup()
    return colours, option.font.key(), option.direction, option.decorationSize.width()


class RowTools:
    """Colours, fonts and measures of one view, and the hand that writes with them."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self.key = key_of(option)
        self.font = QFont(option.font)
        self.metrics = QFontMetrics(option.fontMetrics)
        self.figures = tabular(option.font)
        self.figure_metrics = QFontMetrics(self.figures)
        self.grid = grid_of(self.metrics)
        self.line = self.metrics.height()
        self.icon_side = option.decorationSize.width()
        self.direction = option.direction
        self.is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self.palette = QPalette(option.palette)
        self.text = self.palette.color(QPalette.ColorRole.Text)
        self.muted = muted(self.palette)
        self.error = error_colour(self.palette)
        self.warning = warning_colour(self.palette)

    def sentence_colour(self, view: JobView) -> QColor:
        """Return the colour of a job's sentence: muted, or the tone of its trouble."""
        if group_of(view) is Group.FAILED:
            return self.error
        if view.job.state is JobState.TRANSIENT_ERROR:
            return self.warning
        return self.muted

    def seen(self, box: Box, around: Box) -> Box:
        """Return where a box of a row really is."""
        return box.mirrored_in(around) if self.is_mirrored else box

    def write(
        self,
        painter: QPainter,
        box: Box,
        text: str,
        colour: QColor,
        *,
        figures: bool = False,
        at_end: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Write one line at the middle of a box, and leave out what has no room.

        Args:
            painter: what draws it.
            box: where it is seen.
            text: what to write.
            colour: of the text.
            figures: its figures have one width.
            at_end: it lines up where lines end, and not where they begin.
            mode: where it is cut if it is too long.
        """
        if not text:
            return
        metrics = self.figure_metrics if figures else self.metrics
        words = metrics.elidedText(text, mode, box.width)
        left = box.left
        if at_end is not self.is_mirrored:
            left = box.right - metrics.horizontalAdvance(words)
        painter.setFont(self.figures if figures else self.font)
        painter.setPen(colour)
        painter.drawText(left, box.at_its_middle(self.line).top + self.metrics.ascent(), words)

    def draw_icon(
        self, painter: QPainter, icons: Icons, name: str, box: Box, colour: QColor
    ) -> None:
        """Draw a square icon where it is seen."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.left, box.top, icons.pixmap(name, box.width, ratio, colour))
