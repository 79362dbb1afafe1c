"""What becomes of links and files that are dropped or pasted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal

from ebbtide.ui.job_dragging import JOBS_FORMAT
from ebbtide.ui.links import Found, links_in
from ebbtide.ui.steering import Steering
from ebbtide.ui.wish_list import description_path

MANY_LINKS = 10
"""More at once are shown before anything is made of them."""


def is_for_us(mime: QMimeData | None) -> bool:
    """Tell whether something dragged can be taken; our own rows go to other programs."""
    return mime is not None and not mime.hasFormat(JOBS_FORMAT) and bool(links_in(mime))


class Intake(QObject):
    """Makes jobs of links at once, unless there are surprisingly many; files are to be sent."""

    many_found = Signal(object)
    """More links than somebody may have meant, as a tuple."""
    files_found = Signal(object)
    """Full paths of files that somebody may want to upload, as a tuple."""
    complained = Signal(str)
    """Why nothing, or not everything, was made of it."""

    def __init__(self, steering: Steering, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steering = steering

    def paste(self, mime: QMimeData | None) -> None:
        """Take links from the clipboard."""
        if not self.take(mime):
            self.complained.emit(self.tr("There is no address in the clipboard."))

    def take(self, mime: QMimeData | None) -> bool:
        """Take links and files; tell whether there was anything to take."""
        if not is_for_us(mime):
            return False
        self._take(links_in(mime))
        return True

    def _take(self, found: Found) -> None:
        descriptions = [path for one in found.files if (path := description_path(one))]
        self._steering.add_metalinks(descriptions)
        others = tuple(
            QUrl(one).toLocalFile() for one in found.files if description_path(one) is None
        )
        if others:
            self.files_found.emit(others)
        if len(found.links) > MANY_LINKS:
            self.many_found.emit(found.links)
        else:
            self._steering.add_links(found.links)
