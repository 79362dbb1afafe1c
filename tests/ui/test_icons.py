from __future__ import annotations

import logging

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ebbtide.core.jobs import Job
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.icons import Icons
from ebbtide.ui.overview import Mood, Overview
from ebbtide.ui.tray import icon_name as tray_icon_name
from tests.ui.fake_gateway import FakeGateway

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    b'<rect width="16" height="16" fill="currentColor"/></svg>'
)
RED = SQUARE.replace(b"currentColor", b"#ff0000")


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(text_colour("#123456"), {"square": SQUARE, "red": RED})


def text_colour(name: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.ButtonText, QColor(name))
    return palette


def colour(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    return icon.pixmap(QSize(16, 16), 1.0, mode).toImage().pixelColor(8, 8).name()


def test_a_symbolic_icon_has_the_colour_of_text(icons: Icons) -> None:
    assert colour(icons.icon("square")) == "#123456"


def test_a_coloured_icon_keeps_its_colours(icons: Icons) -> None:
    assert colour(icons.icon("red")) == "#ff0000"


def test_a_disabled_icon_is_paler(icons: Icons) -> None:
    disabled = QPalette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    palette = text_colour("#123456")
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, disabled)
    icons.follow(palette)
    assert colour(icons.icon("square"), QIcon.Mode.Disabled) == disabled.name()


def test_icons_are_made_once(icons: Icons) -> None:
    assert icons.icon("square").cacheKey() == icons.icon("square").cacheKey()


def test_what_shows_an_icon_follows_the_palette(icons: Icons, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.show_on(button, "square", button.setIcon)
    with qtbot.waitSignal(icons.changed):
        icons.follow(text_colour("#fedcba"))
    assert colour(button.icon()) == "#fedcba"
    with qtbot.assertNotEmitted(icons.changed):
        icons.follow(text_colour("#fedcba"))


def test_what_has_gone_is_forgotten(icons: Icons) -> None:
    button = QToolButton()
    icons.show_on(button, "square", button.setIcon)
    shiboken6.delete(button)
    icons.follow(text_colour("#fedcba"))


def test_a_missing_icon_is_empty_and_logged_once(
    icons: Icons, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert icons.icon("nothing").isNull()
        icons.icon("nothing")
    assert caplog.text.count("nothing") == 1
    assert icons.pixmap("nothing", 16, 1.0, QColor("red")).isNull()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_pixmaps_are_sharp_on_every_screen(icons: Icons, ratio: float) -> None:
    pixmap = icons.pixmap("square", 16, ratio, QColor("#00ff00"))
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)
    assert pixmap.toImage().pixelColor(4, 4) == QColor("#00ff00")


def test_every_icon_that_is_asked_for_was_drawn(qapp: QApplication) -> None:
    icons = Icons(QPalette())
    moods = [Overview(), Overview(paused=True), Overview(waiting=1), Overview(failed=1)]
    levels = [Overview(running=1, level=part / 10) for part in range(11)]
    names = {tray_icon_name(one) for one in moods + levels}
    assert len(names) == len(Mood) - 1 + 4
    names |= {"add", "app", "cancel", "file", "folder", "paste", "pause", "quit", "remove"}
    names |= {"resume", "retry", "search", "window", "download", "tray-error-symbolic"}
    assert not [name for name in names if icons.icon(name).isNull()]


@pytest.mark.parametrize(
    ("urls", "name"),
    [
        (["a.iso"], "disk-image"),
        (["a.TAR.GZ"], "archive"),
        (["a.flac"], "audio"),
        (["a.pdf"], "document"),
        (["a.jpg"], "image"),
        (["a.mkv"], "video"),
        (["a"], "file"),
        (["a.unheardof"], "file"),
        (["a.iso", "b.iso"], "folder"),
    ],
)
def test_kinds_of_files(gateway: FakeGateway, urls: list[str], name: str) -> None:
    job: Job = gateway.add(*(f"https://example.org/{url}" for url in urls))
    assert icon_name(job) == name


def test_a_colour_keeps_its_opacity(icons: Icons) -> None:
    half = QColor(0, 0, 0, 128)
    pixel = icons.pixmap("square", 16, 1.0, half).toImage().pixelColor(8, 8)
    assert pixel.alpha() == pytest.approx(128, abs=2)
