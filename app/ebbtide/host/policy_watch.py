"""Tells when an administrator has changed a policy file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ebbtide.system.policy_files import paths_to_watch

_SETTLE_MS = 200
"""Who saves a file mostly changes several things at once."""


class PolicyWatch(QObject):
    """Follows the policy files, also those and directories that come later."""

    changed = Signal()

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._watcher.directoryChanged.connect(self._note)
        self._watcher.fileChanged.connect(self._note)
        self._watch()

    def _note(self, _path: str) -> None:
        self._settle.start()

    def _tell(self) -> None:
        # First watch, then read: what comes between the two is told once more.
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        wanted = {str(path) for path in paths_to_watch(self._directory)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        # A file that was replaced is not watched any more, though its name is the same.
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))
