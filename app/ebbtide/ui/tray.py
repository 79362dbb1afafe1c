"""The icon in the tray: how things are, at a glance, and the way back to the window."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from ebbtide.core.settings import TRAY_CLOSE_HINT_SHOWN, TRAY_ICON
from ebbtide.ui import texts
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.overview import Mood, Overview
from ebbtide.ui.tray_host import TrayHost
from ebbtide.ui.tray_menu import TrayMenu

_LEVELS = 4
_SIZES = (16, 22, 24, 32, 44, 48, 64)
"""Device pixels: what panels use, at one and two device pixels to the pixel."""


class Tray(QObject):
    """Shows an icon whenever there is somewhere to show it."""

    presence_changed = Signal(bool)
    """The icon can be seen (true), or not any more."""

    def __init__(self, window: MainWindow, host: TrayHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._host = host
        self._icon: QSystemTrayIcon | None = None
        self._icon_name = ""
        self._colour = TRAY_ICON.default
        self._tooltip = ""
        self.menu = TrayMenu(window)
        window.feed.changed.connect(self.refresh)
        window.icons.changed.connect(self._repaint)
        window.hidden_to_tray.connect(self._explain_once)
        host.changed.connect(self._follow_host)

    @property
    def icon_name(self) -> str:
        """The name of the drawing shown."""
        return self._icon_name

    @property
    def tooltip(self) -> str:
        """The sentence shown."""
        return self._tooltip

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """The icon, while there is a tray."""
        return self._icon

    def start(self) -> None:
        """Look for a tray, now and later."""
        self.refresh()
        self._host.start()

    def stop(self) -> None:
        """Take the icon away before the program ends."""
        if self._icon is not None:
            self._icon.hide()

    def say(self, title: str, words: str) -> None:
        """Show a message where the desktop has no service for notifications."""
        if self._icon is not None:
            self._icon.showMessage(title, words, self._window.icons.icon("app"))

    def refresh(self) -> None:
        """Show how things are."""
        overview = self._window.feed.overview
        sentence = texts.overview_text(overview)
        name = icon_name(overview)
        colour = self._window.feed.mirror.settings.get(TRAY_ICON)
        if sentence != self._tooltip:
            self._tooltip = sentence
            self.menu.status.setText(sentence)
            if self._icon is not None:
                self._icon.setToolTip(sentence)
        if (name, colour) != (self._icon_name, self._colour):
            self._icon_name, self._colour = name, colour
            self._repaint()

    def _follow_host(self, present: bool) -> None:
        """An icon made before a host came would never be seen: make another one."""
        self._drop_icon()
        if present:
            icon = QSystemTrayIcon(self)
            icon.setContextMenu(self.menu)
            icon.setToolTip(self._tooltip)
            icon.activated.connect(self._activate)
            self._icon = icon
            self._repaint()
            icon.show()
        self._window.set_can_hide(present)
        if not present and not self._window.isVisible():
            # The only way back has gone.
            self._window.bring_up()
        self.presence_changed.emit(present)

    def _drop_icon(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _repaint(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(self._drawn())

    def _drawn(self) -> QIcon:
        """Return the drawing, in the one colour that somebody may have chosen for it."""
        icons = self._window.icons
        colour = self._window.feed.mirror.settings.get(TRAY_ICON)
        if colour == TRAY_ICON.default:
            return icons.icon(self._icon_name)
        icon = QIcon()
        for size in _SIZES:
            name = f"{self._icon_name}-symbolic"
            icon.addPixmap(icons.pixmap(name, size, 1.0, QColor(colour)))
        return icon

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._window.toggle()

    def _explain_once(self) -> None:
        """Tell, the first time only, where the window has gone."""
        shown = self._window.feed.mirror.settings.get(TRAY_CLOSE_HINT_SHOWN)
        if shown or self._icon is None:
            return
        self._window.steering.remember_close_hint()
        self._icon.showMessage(
            self.tr("Ebbtide goes on in the tray"),
            self.tr("Your transfers continue. Click the icon to see them; its menu has Quit."),
            self._window.icons.icon("app"),
        )


def icon_name(overview: Overview) -> str:
    """Return the drawing for how things are; the water rises with what has arrived."""
    if overview.mood is Mood.TRANSFERRING:
        level = min(_LEVELS, 1 + math.floor(overview.level * _LEVELS))
        return f"tray-transferring-{level}"
    return f"tray-{overview.mood.value}"
