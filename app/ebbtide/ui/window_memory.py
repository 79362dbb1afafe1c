"""Remembers how the window looked: its size, its splitters and what it showed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

_GEOMETRY_KEY = "window/geometry"


class WindowMemory:
    """Keeps parts of a window under their keys."""

    def __init__(
        self,
        settings: QSettings,
        window: QWidget,
        splitters: Mapping[str, QSplitter],
        switches: Mapping[str, QAction],
    ) -> None:
        self._settings = settings
        self._window = window
        self._splitters = splitters
        self._switches = switches

    def restore(self) -> None:
        """Make the window look as it did; a switch that was never used is on."""
        geometry = self._settings.value(_GEOMETRY_KEY)
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        for key, splitter in self._splitters.items():
            state = self._settings.value(key)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        for key, action in self._switches.items():
            action.setChecked(bool(self._settings.value(key, True, bool)))

    def save(self) -> None:
        """Remember how the window looks."""
        self._settings.setValue(_GEOMETRY_KEY, self._window.saveGeometry())
        for key, splitter in self._splitters.items():
            self._settings.setValue(key, splitter.saveState())
        for key, action in self._switches.items():
            self._settings.setValue(key, action.isChecked())
