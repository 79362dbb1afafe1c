"""Opens finished files with the programs that the desktop has for them."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ebbtide.core.errors import fill
from ebbtide.core.ports import JobView
from ebbtide.ui.remedies import Remedy, files_to_open
from ebbtide.ui.texts import translate


def open_files(remedy: Remedy, view: JobView) -> str:
    """Open the file of a job, or the directory it is in; of several files the directory.

    Returns:
        A sentence when it did not work, else nothing.
    """
    placed = files_to_open(view.job)
    if not placed:
        return translate("Opening", "No file of this transfer is finished.")
    path = PurePath(placed[0].target)
    if remedy is Remedy.SHOW_FOLDER or len(placed) > 1:
        path = path.parent
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    sentence = translate("Opening", "“{name}” could not be opened: no program is set for it.")
    return fill(sentence, {"name": path.name})
