"""The strip at the window's top: what we moved, what others moved, why we were quiet."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QToolButton, QToolTip, QWidget

from ebbtide.core.errors import fill
from ebbtide.core.tide import COUNT, STEP_S, Moment, Quiet
from ebbtide.core.tide_history import Span, TideHistory, TideLog
from ebbtide.ui import formats, texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.painting import is_dark, mixed, muted, warning_colour
from ebbtide.ui.texts import translate
from ebbtide.ui.tide import Band, bands, quiet_of

_CALM_STEP_S = 30.0
"""How often the strip moves on for somebody who asked for less motion."""
_TINT = 0.16
_FILL = 0.45
_LEAST_TOP = 10_000.0
"""Bytes per second that fill the strip at least: a trickle is not a flood."""
_GAP = 4
"""Pixels between the button and the picture."""
_FULL_QUEUE_S = 0.2
"""Queueing delay that fills the strip: what a call can stand at most."""
_HUES = {
    Quiet.PAUSED: 210,
    Quiet.PRESENCE: 265,
    Quiet.COST: 34,
    Quiet.POWER: 130,
    Quiet.HOURS: 190,
    Quiet.LIMIT: 60,
    Quiet.OFFLINE: 2,
    Quiet.OTHER: 220,
}


def quiet_text(quiet: Quiet) -> str:
    """Return why we were quiet, in a word or two."""
    return {
        Quiet.PAUSED: translate("Quiet", "paused by you"),
        Quiet.PRESENCE: translate("Quiet", "you were here"),
        Quiet.COST: translate("Quiet", "metered"),
        Quiet.POWER: translate("Quiet", "on battery"),
        Quiet.HOURS: translate("Quiet", "outside the hours"),
        Quiet.LIMIT: translate("Quiet", "stopped by a limit"),
        Quiet.OFFLINE: translate("Quiet", "no network"),
        Quiet.OTHER: translate("Quiet", "waiting"),
    }[quiet]


def span_text(span: Span) -> str:
    """Return how much of the past that is."""
    return {
        Span.MINUTES: translate("Span", "10 minutes"),
        Span.HOUR: translate("Span", "1 hour"),
        Span.DAY: translate("Span", "1 day"),
        Span.WEEK: translate("Span", "1 week"),
    }[span]


class TideLine(QWidget):
    """Minutes to days, the present at the end of the line."""

    def __init__(
        self,
        feed: Feed,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.time,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._clock = clock
        self._awake = awake
        self.history = TideHistory()
        self.span = Span.MINUTES
        self._pointed_at: float | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Tide line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.spans = self._make_button()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._move_on)
        feed.changed.connect(self._note)

    @property
    def moments(self) -> list[Moment | None]:
        """What the strip shows now."""
        return self.history.moments(self.span, self._clock(), self._awake())

    def restore(self, log: TideLog) -> None:
        """Show what the engine remembers, also of times when there was no window."""
        self.history.restore(log, self._clock(), self._awake())
        self._move_on()
        if self.isVisible():
            self._run()

    def show_span(self, span: Span) -> None:
        """Show more or less of the past."""
        self.span = span
        self.spans.setText(span_text(span))
        self._place_button()
        self._move_on()
        self._run()

    def words_at(self, moment: Moment) -> str:
        """Return what the strip says about a moment."""
        parts = [self._time_of(moment)]
        if moment.quiet is not None:
            words = {"reason": quiet_text(moment.quiet)}
            parts.append(fill(self.tr("quiet: {reason}"), words))
        else:
            parts.append(fill(self.tr("we: {speed}"), {"speed": formats.speed(moment.ours)}))
        if moment.others is not None:
            words = {"speed": formats.speed(moment.others)}
            parts.append(fill(self.tr("others: {speed}"), words))
        if moment.limit is not None:
            words = {"speed": formats.speed(moment.limit)}
            parts.append(fill(self.tr("limit: {speed}"), words))
        if moment.queue_s is not None:
            words = {"delay": formats.number(round(1000 * moment.queue_s))}
            parts.append(fill(self.tr("delay: {delay} ms"), words))
        return texts.SEPARATOR.join(parts)

    def _time_of(self, moment: Moment) -> str:
        if self.span is Span.WEEK:
            return formats.moment(moment.at, self._clock())
        return formats.time_of_day(moment.at)

    def _make_button(self) -> QToolButton:
        """Return what chooses the span; it lies at the old end of the line."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText(span_text(self.span))
        button.setToolTip(self.tr("How much of the past is shown"))
        button.setAccessibleName(self.tr("Span of the tide line"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for span in Span:
            action = menu.addAction(span_text(span))
            action.triggered.connect(lambda _=False, one=span: self.show_span(one))
        button.setMenu(menu)
        return button

    def _place_button(self) -> None:
        # The style draws the arrow over the end of the words.
        size = self.spans.sizeHint() + QSize(2 * self.fontMetrics().averageCharWidth(), 0)
        place = QRect(QPoint(2, self.height() - size.height()), size)
        self.spans.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._place_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def sizeHint(self) -> QSize:
        return QSize(20 * self.fontMetrics().averageCharWidth(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height())

    def _height(self) -> int:
        return round(3.2 * self.fontMetrics().height())

    # Following

    def _note(self) -> None:
        overview, mirror = self._feed.overview, self._feed.mirror
        quiet = None if overview.running else quiet_of(mirror.views.values())
        if mirror.is_loaded and not overview.lost:
            self.history.note(self._moment(overview.bytes_per_second, quiet), self._awake())
        elif overview.lost:
            self.history.stop(self._clock(), self._awake())
        if self.isVisible():
            self._run()

    def _moment(self, ours: float, quiet: Quiet | None) -> Moment:
        mirror, now = self._feed.mirror, self._clock()
        link = mirror.link if ours else None
        queue_s, limit = (link.queue_s, link.limit) if link is not None else (None, None)
        return Moment(now, ours, mirror.others_rate, quiet, queue_s, limit)

    def _run(self) -> None:
        """Move on while there is something that moves."""
        shown = [one for one in self.moments if one is not None]
        if not any(one.ours or one.others or one.quiet for one in shown):
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start(round(1000 * (_CALM_STEP_S if self._is_calm() else STEP_S)))
            self._move_on()

    def _is_calm(self) -> bool:
        """Tell whether somebody asked for less motion; styles say so by their animations."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(hint, None, self) == 0

    def _move_on(self) -> None:
        self.setAccessibleDescription(self.summary())
        self.update()
        if not any(one is not None and (one.ours or one.quiet) for one in self.moments):
            self.timer.stop()

    def summary(self) -> str:
        """Return in words what the strip shows."""
        shown = [one for one in self.moments if one is not None]
        if not shown:
            return self.tr("Nothing has been measured yet")
        words = {
            "speed": formats.speed(shown[-1].ours),
            "most": formats.speed(max(one.ours for one in shown)),
            "span": span_text(self.span),
        }
        parts = [fill(self.tr("Now {speed}, {most} at most; shown: {span}"), words)]
        for band in bands(self.moments):
            length = formats.duration((band.end - band.first) * self.span.step_s)
            words = {"duration": length, "reason": quiet_text(band.quiet)}
            parts.append(fill(self.tr("quiet for {duration}: {reason}"), words))
        if (link := self._feed.mirror.link) is not None:
            parts.append(texts.link_text(link))
        return "; ".join(parts)

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed_at = event.position().x()
        text = self.read_out(self._index_at(event.position().x()))
        QToolTip.showText(event.globalPosition().toPoint(), text, self)
        self.update()

    def read_out(self, index: int) -> str:
        """Return what is said of a place on the strip; the present tells of the link, too."""
        moment, link = self.moments[index], self._feed.mirror.link
        if moment is None:
            return ""
        parts = [self.words_at(moment)]
        if link is not None and index == COUNT - 1:
            parts.append(texts.link_text(link))
        return texts.SEPARATOR.join(parts)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed_at = None
        self.update()

    def _index_at(self, x: float) -> int:
        part = (x - self._x(0)) / ((self._x(COUNT) - self._x(0)) or 1)
        return min(COUNT - 1, max(0, int(part * COUNT)))

    def _x(self, index: float) -> float:
        """Return where a moment is drawn: the button has the old end for itself."""
        beside = self.spans.width() + _GAP
        x = beside + index / COUNT * (self.width() - beside)
        return self.width() - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        moments = self.moments
        for band in bands(moments):
            self._paint_band(painter, band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = _top(moments)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        fill_colour = QColor(accent)
        fill_colour.setAlphaF(_FILL)
        painter.setPen(QPen(accent, 1.2))
        painter.setBrush(fill_colour)
        for path in self._paths(moments, lambda one: one.ours, top, closed=True):
            painter.drawPath(path)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in self._paths(moments, lambda one: one.others, top, closed=False):
            painter.drawPath(path)
        self._paint_limit(painter, moments, top)
        self._paint_edges(painter, moments, top)

    def _paint_limit(self, painter: QPainter, moments: Sequence[Moment | None], top: float) -> None:
        """Draw what held us down as dashes, and the queue we caused as a thin line from above."""
        colour = muted(self.palette())
        painter.setPen(QPen(colour, 1.0, Qt.PenStyle.DashLine))
        for path in self._paths(moments, lambda one: one.limit, top, closed=False):
            painter.drawPath(path)
        painter.setPen(QPen(warning_colour(self.palette()), 1.0))
        for path in self._paths(moments, lambda one: one.queue_s, _FULL_QUEUE_S, closed=False):
            painter.drawPath(path)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        """Tint a quiet time and say why, where there is room: colour alone says nothing."""
        begin, end = sorted((self._x(band.first), self._x(band.end)))
        area = QRectF(begin, 0, end - begin, self.height())
        lightness = 170 if is_dark(self.palette()) else 110
        colour = QColor.fromHsl(_HUES[band.quiet], 140, lightness)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(area, mixed(colour, base, _TINT))
        words = quiet_text(band.quiet)
        if self.fontMetrics().horizontalAdvance(words) + 16 < area.width():
            painter.setPen(muted(self.palette()))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paths(
        self,
        moments: Sequence[Moment | None],
        value: Callable[[Moment], float | None],
        top: float,
        *,
        closed: bool,
    ) -> list[QPainterPath]:
        """Return a line for each stretch in which something was moving."""
        runs: list[list[QPointF]] = [[]]
        for place, moment in enumerate(moments):
            rate = value(moment) if moment is not None else None
            if rate is None or (closed and not rate):
                runs.append([])
            else:
                y = self.height() - 1 - (self.height() - 6) * min(1.0, rate / top)
                runs[-1].append(QPointF(self._x(place + 0.5), y))
        return [_path(run, self.height() if closed else None) for run in runs if run]

    def _paint_edges(self, painter: QPainter, moments: Sequence[Moment | None], top: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        line = mixed(
            self.palette().color(QPalette.ColorRole.Text),
            self.palette().color(QPalette.ColorRole.Base),
            0.2,
        )
        painter.setPen(line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._pointed_at is not None:
            painter.drawLine(QPointF(self._pointed_at, 0), QPointF(self._pointed_at, self.height()))
        if any(one is not None and one.ours for one in moments):
            self._paint_scale(painter, formats.speed(top))

    def _paint_scale(self, painter: QPainter, words: str) -> None:
        """Say how much the upper edge is, at the old end of the line."""
        metrics = self.fontMetrics()
        place = QRect(4, 1, metrics.horizontalAdvance(words) + 8, metrics.height())
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        painter.fillRect(place, self._veil())
        painter.setPen(muted(self.palette()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _veil(self) -> QColor:
        """Return what makes words legible on the picture."""
        behind = self.palette().color(QPalette.ColorRole.Base)
        behind.setAlphaF(0.7)
        return behind


def _top(moments: Sequence[Moment | None]) -> float:
    """Return the rate at the upper edge."""
    rates = [max(one.ours, one.others or 0.0) for one in moments if one is not None]
    return max([*rates, _LEAST_TOP])


def _path(points: Sequence[QPointF], floor: float | None) -> QPainterPath:
    path = QPainterPath(points[0] if floor is None else QPointF(points[0].x(), floor))
    for point in points:
        path.lineTo(point)
    if floor is not None:
        path.lineTo(QPointF(points[-1].x(), floor))
        path.closeSubpath()
    return path
