"""How fast the chosen job was in the last minutes, as a curve."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyle, QWidget

from ebbtide.core.errors import fill
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui import formats
from ebbtide.ui.feed import Feed
from ebbtide.ui.mirror import Changes, speed
from ebbtide.ui.painting import mixed, muted
from ebbtide.ui.row_tools import tabular
from ebbtide.ui.speed_log import LENGTH_S, SpeedLog

_MARGIN = 12
_LINES = 4
_FILL = 0.3
_GAP_S = 5.0
"""A longer silence ends the curve."""


class SpeedPage(QWidget):
    """A curve with its scale; the present is at the end of the line."""

    def __init__(
        self,
        feed: Feed,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._clock = clock
        self._job_id: JobId | None = None
        self.log = SpeedLog()
        self.setAccessibleName(self.tr("Speed"))
        feed.changed.connect(self._note)

    def show_job(self, view: JobView) -> None:
        """Show another job, or the same one as it is now."""
        self._job_id = view.job.id
        rate = speed(view)
        now = formats.speed(rate) if rate is not None else self.tr("It does not run")
        if now != self.accessibleDescription():
            self.setAccessibleDescription(now)
        self.update()

    def _note(self, changes: Changes) -> None:
        self.log.note(self._clock(), self._feed.mirror.active)
        self.log.forget(changes.removed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        points = self.log.points(self._job_id, self._clock()) if self._job_id else []
        painter.setFont(tabular(self.font()))
        area = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if not points:
            painter.setPen(muted(self.palette()))
            words = self.tr("This transfer has not moved anything lately")
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
            return
        top = max(rate for _age, rate in points) * 1.1 or 1.0
        self._paint_scale(painter, area, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        faint = QColor(accent)
        faint.setAlphaF(_FILL)
        for line in self._lines(area, points, top):
            painter.fillPath(_down_to(line, area.bottom()), faint)
            painter.strokePath(line, QPen(accent, 1.4))

    def _paint_scale(self, painter: QPainter, area: QRect, top: float) -> None:
        text = self.palette().color(QPalette.ColorRole.Text)
        grid = mixed(text, self.palette().color(QPalette.ColorRole.Base), 0.12)
        height = painter.fontMetrics().height()
        for line in range(_LINES + 1):
            y = area.bottom() - area.height() * line // _LINES
            painter.setPen(grid)
            painter.drawLine(area.left(), y, area.right(), y)
            if line and (line == _LINES or area.height() > _LINES * height * 2):
                painter.setPen(muted(self.palette()))
                place = QRect(area.left(), y + 1, area.width(), height)
                side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
                flags = int(side | Qt.AlignmentFlag.AlignAbsolute)
                painter.drawText(place, flags, formats.speed(top * line / _LINES))
        painter.setPen(muted(self.palette()))
        words = fill(self.tr("the last {duration}"), {"duration": formats.duration(LENGTH_S)})
        place = area.adjusted(0, 0, 0, -2)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(place, flags, words)

    def _lines(
        self, area: QRect, points: Sequence[tuple[float, float]], top: float
    ) -> list[QPainterPath]:
        lines: list[QPainterPath] = []
        before = None
        for age, rate in points:
            part = 1 - age / LENGTH_S
            if self.isRightToLeft():
                part = 1 - part
            place = QPointF(
                area.left() + part * area.width(), area.bottom() - area.height() * rate / top
            )
            if before is None or before - age > _GAP_S:
                lines.append(QPainterPath(place))
            else:
                lines[-1].lineTo(place)
            before = age
        return lines


def _down_to(line: QPainterPath, bottom: float) -> QPainterPath:
    area = QPainterPath(line)
    first, last = line.elementAt(0), line.currentPosition()
    area.lineTo(last.x(), bottom)
    area.lineTo(QPointF(first.x, bottom))
    area.closeSubpath()
    return area
