from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.ports import JobView
from ebbtide.ui import painting
from tests.ui.fake_gateway import FakeGateway
from tests.ui.shots import dark_palette

READABLE = 4.5
"""WCAG 2.2, 1.4.3: text against what it stands on."""

WIDTH, HEIGHT = 100, 4


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> QPalette:
    return dark_palette() if request.param == "dark" else QPalette(QApplication.palette())


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [painting.muted, painting.error_colour, painting.warning_colour])
def test_every_text_is_readable_also_when_selected(
    palette: QPalette, colour: Callable[[QPalette], QColor]
) -> None:
    marked = painting.calm_selection(palette)
    base = palette.color(QPalette.ColorRole.Base)
    assert contrast(colour(palette), base) >= READABLE
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        tint = marked.color(group, QPalette.ColorRole.Highlight)
        assert contrast(colour(palette), tint) >= READABLE


def test_a_selected_row_can_be_told_from_others(palette: QPalette) -> None:
    marked = painting.calm_selection(palette)
    tint = marked.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    assert contrast(tint, palette.color(QPalette.ColorRole.Base)) > 1.2


def drawn(
    view: JobView, palette: QPalette, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> str:
    """The bar as letters: # where it is filled, . where it is not."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(palette.color(QPalette.ColorRole.Base))
    painter = QPainter(image)
    painting.draw_bar(painter, QRectF(0, 0, WIDTH, HEIGHT), view, palette, direction)
    painter.end()
    colour = painting.bar_colour(view, palette)
    row = [image.pixelColor(x, HEIGHT // 2) for x in range(5, WIDTH - 5)]
    return "".join("#" if pixel == colour else "." for pixel in row)


@pytest.fixture
def running(gateway: FakeGateway) -> Callable[[int | None, int], JobView]:
    def running(size: int | None, received: int) -> JobView:
        job = gateway.add("https://example.org/a.iso")
        gateway.answered(job, size)
        gateway.sample(job, received, 10.0)
        return JobView(gateway.job(1), gateway.verdicts[job.id], gateway.samples[job.id])

    return running


def test_a_bar_is_as_long_as_what_is_here(
    running: Callable[[int | None, int], JobView], palette: QPalette
) -> None:
    bar = drawn(running(1000, 600), palette)
    assert bar.startswith("#" * 50)
    assert bar.endswith("." * 32)


def test_a_bar_grows_from_the_right_in_right_to_left(
    running: Callable[[int | None, int], JobView], palette: QPalette
) -> None:
    bar = drawn(running(1000, 600), palette, Qt.LayoutDirection.RightToLeft)
    assert bar.startswith("." * 32)
    assert bar.endswith("#" * 50)


def test_a_bar_without_end_names_no_part(
    running: Callable[[int | None, int], JobView], palette: QPalette
) -> None:
    bar = drawn(running(None, 600), palette)
    assert "#" in bar[:20]
    assert "#" in bar[-20:]
    assert ".." in bar.strip(".")


def test_colours_by_state(gateway: FakeGateway, palette: QPalette) -> None:
    job = gateway.add("https://example.org/a.iso")

    def colour() -> QColor:
        return painting.bar_colour(JobView(gateway.job(1), gateway.verdicts[job.id]), palette)

    assert colour() == palette.color(QPalette.ColorRole.Accent)
    gateway.fail(job, ErrorCode.CONNECTION_LOST)
    assert colour() == painting.warning_colour(palette)
    gateway.fail(job, ErrorCode.REMOTE_MISSING, status="404")
    assert colour() == painting.error_colour(palette)
    gateway.request(cmd.SuspendJob("1"))
    loud = [painting.error_colour(palette), palette.color(QPalette.ColorRole.Accent)]
    assert colour() not in loud
