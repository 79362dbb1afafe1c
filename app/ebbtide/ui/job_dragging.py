"""What rows carry when they are dragged, and where they can be dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QUrl

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui.remedies import can_open, files_to_open
from ebbtide.ui.reordering import Landing, landing

JOBS_FORMAT = "application/x-ebbtide-jobs"
"""Dragged rows: the ids of their jobs with spaces between."""


def carried(views: Iterable[JobView]) -> QMimeData:
    """Return what leaves the list: the jobs, and their files if all of them are here.

    A file that is not whole must not get out; other programs would take it for one that is.
    """
    dragged = list(views)
    data = QMimeData()
    data.setData(JOBS_FORMAT, " ".join(view.job.id for view in dragged).encode())
    if dragged and all(map(can_open, dragged)):
        data.setUrls([QUrl.fromLocalFile(path) for view in dragged for path in _files(view)])
    return data


def _files(view: JobView) -> list[str]:
    return [file.target for file in files_to_open(view.job)]


def landing_of(data: QMimeData, shown: Sequence[JobView], row: int) -> Landing | None:
    """Return where dropped rows go; a row below zero is the end of the list."""
    if not data.hasFormat(JOBS_FORMAT):
        return None
    ids = {JobId(one) for one in bytes(data.data(JOBS_FORMAT).data()).decode().split()}
    return landing(shown, ids, len(shown) if row < 0 else row)
