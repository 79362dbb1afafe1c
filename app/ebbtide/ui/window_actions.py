"""What can be done with the window as a whole, as actions for its bar, its menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ebbtide.ui.access_keys import without_key
from ebbtide.ui.icons import Icons


class WindowActions(QObject):
    """Makes the actions; who carries them out is the window's business."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        keys = QKeySequence.StandardKey
        self.add = self._action(self.tr("&Add…"), "add", keys.New)
        self.paste = self._action(self.tr("&Paste links"), "paste", keys.Paste)
        self.upload = self._action(self.tr("&Upload files…"), "upload", QKeySequence("Ctrl+U"))
        self.pause_all = self._action("", "pause")
        self.find_text = self._action(self.tr("&Find"), "search", keys.Find)
        self.undo = self._action(self.tr("&Undo the removal"), "undo", keys.Undo)
        self.undo.setEnabled(False)
        self.start_engine = self._action(self.tr("Start the &engine"), "resume")
        self.start_engine.setVisible(False)
        self.quit = self._action(self.tr("&Quit"), "quit", QKeySequence("Ctrl+Q"))
        # The tray's menu has it, too, where no key of the window is heard.
        self.quit.setShortcutVisibleInContextMenu(False)
        self.close_window = self._action(self.tr("&Close window"), "window", QKeySequence("Ctrl+W"))
        self.preferences = self._action(self.tr("Pre&ferences…"), "settings", keys.Preferences)
        self.plans = self._action(self.tr("&Data plans…"), "network")
        self.show_details = QAction(self.tr("&Details"), self, checkable=True)
        self.show_rail = QAction(self.tr("&Filters"), self, checkable=True)
        self.show_tide = QAction(self.tr("Ti&de line"), self, checkable=True)

    def show_paused(self, paused: bool) -> None:
        """Let the great pause's action say what it would do next."""
        text = self.tr("&Resume all") if paused else self.tr("P&ause all")
        if self.pause_all.text() != text:
            self.pause_all.setText(text)
            self.pause_all.setIconText(without_key(text))
            self.pause_all.setIcon(self._icons.icon("resume" if paused else "pause"))

    def follow_engine(self, *, there: bool, can_start: bool) -> None:
        """Without an engine offer nothing that needs one, but to start it where that helps."""
        self.start_engine.setVisible(can_start and not there)
        for action in (self.add, self.paste, self.upload, self.pause_all):
            action.setEnabled(there)

    def _action(
        self,
        text: str,
        icon: str,
        key: QKeySequence | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setIconText(without_key(text))
        self._icons.show_on(action, icon, action.setIcon)
        if key is not None:
            action.setShortcut(key)
        return action
