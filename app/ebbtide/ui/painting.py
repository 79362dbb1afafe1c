"""Shapes and shades that several delegates draw alike."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

from ebbtide.core.ports import JobView
from ebbtide.core.states import JobState
from ebbtide.ui.mirror import Group, fraction, group_of

BAR_HEIGHT = 4
_TRACK_SHADE = 0.14
_MUTED_SHADE = 0.66
_WAITING_SHADE = 0.40
_SELECTED_SHADE = 0.25
_RESTING_SHADE = 0.16
_HUE_ERROR = 2
_HUE_WARNING = 34


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """Return `share` of the front colour over the back colour."""
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * (1 - share),
        front.greenF() * share + back.greenF() * (1 - share),
        front.blueF() * share + back.blueF() * (1 - share),
    )


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is lighter than what it stands on."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return text.lightness() > palette.color(QPalette.ColorRole.Window).lightness()


def muted(palette: QPalette) -> QColor:
    """Return the colour of secondary text: readable (over 4.5 : 1), but behind the rest."""
    text = palette.color(QPalette.ColorRole.Text)
    return mixed(text, palette.color(QPalette.ColorRole.Base), _MUTED_SHADE)


def error_colour(palette: QPalette) -> QColor:
    """Return a red that is readable on the palette's base."""
    return QColor.fromHsl(_HUE_ERROR, 200, 185 if is_dark(palette) else 95)


def warning_colour(palette: QPalette) -> QColor:
    """Return an amber that is readable on the palette's base."""
    return QColor.fromHsl(_HUE_WARNING, 200, 155 if is_dark(palette) else 72)


def calm_selection(palette: QPalette) -> QPalette:
    """Return the palette with a tint for selected rows, on which every text colour stays."""
    result = QPalette(palette)
    groups = QPalette.ColorGroup
    for group, share in ((groups.Active, _SELECTED_SHADE), (groups.Inactive, _RESTING_SHADE)):
        accent = palette.color(groups.Active, QPalette.ColorRole.Highlight)
        base = palette.color(group, QPalette.ColorRole.Base)
        result.setColor(group, QPalette.ColorRole.Highlight, mixed(accent, base, share))
        text = palette.color(group, QPalette.ColorRole.Text)
        result.setColor(group, QPalette.ColorRole.HighlightedText, text)
    return result


def faded(palette: QPalette) -> QPalette:
    """Return the palette for what is shown as it was: no accent, nothing in front."""
    result = QPalette(palette)
    result.setColor(QPalette.ColorRole.Text, muted(palette))
    result.setColor(QPalette.ColorRole.Accent, muted(palette))
    return result


@dataclass(frozen=True, slots=True)
class _BarShades:
    """The colours of bars: mixing them takes longer than drawing with them."""

    track: QColor
    moving: QColor
    failed: QColor
    retrying: QColor
    waiting: QColor


_PALETTES = 8
"""Views times states of the window; others have gone with the last change of colours."""
_shades_of: dict[tuple[int, QPalette.ColorGroup], _BarShades] = {}


def _shades(palette: QPalette) -> _BarShades:
    key = palette.cacheKey(), palette.currentColorGroup()
    if key not in _shades_of:
        if len(_shades_of) >= _PALETTES:
            _shades_of.clear()
        _shades_of[key] = _mixed_shades(palette)
    return _shades_of[key]


def _mixed_shades(palette: QPalette) -> _BarShades:
    text = palette.color(QPalette.ColorRole.Text)
    track = QColor(text)
    track.setAlphaF(_TRACK_SHADE)
    return _BarShades(
        track=track,
        moving=palette.color(QPalette.ColorRole.Accent),
        failed=error_colour(palette),
        retrying=warning_colour(palette),
        waiting=mixed(text, palette.color(QPalette.ColorRole.Base), _WAITING_SHADE),
    )


def bar_colour(view: JobView, palette: QPalette) -> QColor:
    """Return the colour of a job's bar: the accent only while something moves."""
    shades, group = _shades(palette), group_of(view)
    if group is Group.ACTIVE:
        return shades.moving
    if group is Group.FAILED:
        return shades.failed
    if view.job.state is JobState.TRANSIENT_ERROR:
        return shades.retrying
    return shades.waiting


def draw_bar(
    painter: QPainter,
    area: QRectF,
    view: JobView,
    palette: QPalette,
    direction: Qt.LayoutDirection,
) -> None:
    """Draw a rounded bar; while the size is unknown it fades out instead of naming a part."""
    colour = bar_colour(view, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _rounded(painter, area, _shades(palette).track)
    part = fraction(view)
    if part is None:
        _endless(painter, area, colour, view.job.state is JobState.TRANSFERRING)
    elif part > 0:
        _rounded(painter, _filled(area, part, direction), colour)
    painter.restore()


def _filled(area: QRectF, part: float, direction: Qt.LayoutDirection) -> QRectF:
    width = max(area.height(), area.width() * part)
    left = area.left()
    if direction is Qt.LayoutDirection.RightToLeft:
        left = area.right() - width
    return QRectF(left, area.top(), width, area.height())


def _endless(painter: QPainter, area: QRectF, colour: QColor, moving: bool) -> None:
    """Draw a bar without end: dashes from side to side, which stand for no amount."""
    if not moving:
        return
    dash, gap = area.height() * 3, area.height() * 2
    count = max(1, int((area.width() + gap) // (dash + gap)))
    left = area.left() + (area.width() - count * dash - (count - 1) * gap) / 2
    for place in range(count):
        start = left + place * (dash + gap)
        _rounded(painter, QRectF(start, area.top(), dash, area.height()), colour)


def _rounded(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    radius = area.height() / 2
    painter.drawRoundedRect(area, radius, radius)
