"""The one question that is worth interrupting for: bytes on the disk are about to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ebbtide.core.errors import fill
from ebbtide.core.jobs import JobKind
from ebbtide.core.ports import JobView
from ebbtide.ui import formats
from ebbtide.ui.mirror import received
from ebbtide.ui.texts import translate


def bytes_to_lose(views: Sequence[JobView]) -> int:
    """Return how many bytes of unfinished files would be deleted."""
    return sum(received(view) for view in views if not view.job.state.is_final)


def ask_to_cancel(
    parent: QWidget, views: Sequence[JobView], confirmed: Callable[[], None]
) -> QMessageBox:
    """Ask, without waiting, whether unfinished files may be deleted."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Question", "Cancel transfer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_question(views))
    box.setInformativeText(_loss(views))
    keep = box.addButton(translate("Question", "&Keep"), QMessageBox.ButtonRole.RejectRole)
    deletes = any(view.job.kind is JobKind.DOWNLOAD for view in views)
    cancel = box.addButton(
        translate("Question", "&Cancel and delete")
        if deletes
        else translate("Question", "&Cancel transfer"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    cancel.clicked.connect(confirmed)
    box.open()
    return box


def _loss(views: Sequence[JobView]) -> str:
    """Return what cancelling costs; nobody is to fear for a file that is being sent."""
    fetched = [view for view in views if view.job.kind is JobKind.DOWNLOAD]
    parts = []
    if lost := bytes_to_lose(fetched):
        template = translate("Question", "{size} already here will be deleted.")
        parts.append(fill(template, {"size": formats.size(lost)}))
    if len(fetched) < len(views):
        parts.append(translate("Question", "What is being sent stays on this computer as it is."))
    return " ".join(parts)


def _question(views: Sequence[JobView]) -> str:
    if len(views) == 1:
        return fill(translate("Question", "Cancel “{name}”?"), {"name": views[0].job.name})
    words = {"count": formats.number(len(views))}
    return fill(
        translate("Question", "Cancel or remove {count} transfers?", None, len(views)), words
    )
