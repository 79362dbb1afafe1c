"""The compiled icons: all there, all drawable, the symbolic ones in one colour only."""

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ebbtide.ui._icons import ICONS

TRAY = ["idle", "paused", "waiting", "error", *(f"transferring-{level}" for level in range(1, 5))]
ACTIONS = [
    "add",
    "pause",
    "resume",
    "remove",
    "cancel",
    "folder",
    "settings",
    "limit",
    "search",
    "up",
    "down",
    "retry",
    "priority-high",
    "priority-low",
    "download",
    "upload",
    "file",
    "archive",
    "disk-image",
    "video",
    "audio",
    "image",
    "document",
    "network",
    "paste",
    "undo",
    "quit",
    "window",
]


@pytest.mark.parametrize("name", ["app", *ACTIONS, *(f"tray-{state}" for state in TRAY)])
def test_icon_exists(name: str) -> None:
    assert name in ICONS


@pytest.mark.parametrize("name", ICONS)
def test_draws_something_inside_its_frame(name: str) -> None:
    image = drawn(name, 64)

    assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(64))
    # A stroke that touches the edge is cut there at some size.
    edge = [(i, j) for i in range(64) for j in (0, 63)]
    assert not any(image.pixelColor(x, y).alpha() for i, j in edge for x, y in [(i, j), (j, i)])


@pytest.mark.parametrize("name", [*ACTIONS, *(f"tray-{state}-symbolic" for state in TRAY)])
def test_symbolic_icon_has_no_colour_of_its_own(name: str) -> None:
    svg = ICONS[name].decode()

    assert "currentColor" in svg
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", svg)


@pytest.mark.parametrize("name", ACTIONS)
def test_action_icon_is_drawn_on_the_16_pixel_grid(name: str) -> None:
    assert ET.fromstring(ICONS[name]).get("viewBox") == "0 0 16 16"


def test_filling_levels_rise() -> None:
    inked = [ink(f"tray-transferring-{level}-symbolic") for level in range(1, 5)]

    assert inked == sorted(set(inked))


def drawn(name: str, size: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(ICONS[name]))
    assert renderer.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def ink(name: str) -> int:
    """How much of the icon is covered."""
    image = drawn(name, 64)
    return sum(image.pixelColor(x, y).alpha() for x in range(64) for y in range(64))
