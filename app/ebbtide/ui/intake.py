"""What becomes of links that are dropped or pasted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal

from ebbtide.ui.links import Found, links_in
from ebbtide.ui.steering import Steering

MANY_LINKS = 10
"""More at once are shown before anything is made of them."""


class Intake(QObject):
    """Makes jobs of links at once, unless there are surprisingly many."""

    many_found = Signal(object)
    """More links than somebody may have meant, as a tuple."""
    complained = Signal(str)
    """Why nothing, or not everything, was made of it."""

    def __init__(self, steering: Steering, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steering = steering

    def paste(self, mime: QMimeData) -> None:
        """Take links from the clipboard."""
        if not self.take(mime):
            self.complained.emit(self.tr("There is no address in the clipboard."))

    def take(self, mime: QMimeData) -> bool:
        """Take links; tell whether there was anything to take."""
        found = links_in(mime)
        if found:
            self._take(found)
        return bool(found)

    def _take(self, found: Found) -> None:
        if found.files:
            self.complained.emit(
                self.tr("Uploading files is not possible yet; drag links here to download them.")
            )
        if len(found.links) > MANY_LINKS:
            self.many_found.emit(found.links)
        else:
            self._steering.add_links(found.links)
