"""What is known of the servers of the chosen job: facts, checksums, headers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.http_options import DEFAULT_OPTIONS, ProxyMode
from ebbtide.core.jobs import File, Job
from ebbtide.core.ports import JobView
from ebbtide.core.signed_addresses import shown_address
from ebbtide.ui import formats
from ebbtide.ui.details_pages import Table
from ebbtide.ui.texts import translate

_MOST_FILES = 20
"""Facts of more files than that nobody reads."""

Facts = list[tuple[str, str]]


class ServerPage(Table):
    """Two columns that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [], parent)
        self.setAccessibleName(self.tr("Server"))
        self.setHeaderLabels([self.tr("What"), self.tr("Value")])
        self.setColumnWidth(0, 32 * self.fontMetrics().averageCharWidth())
        self._shown: Facts = []

    def show_job(self, view: JobView) -> None:
        """Show a job, changing nothing when nothing differs."""
        facts = list(facts_of(view.job))
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        for name, value in facts:
            item = QTreeWidgetItem(self, [name, value])
            item.setToolTip(1, value)

    def keyPressEvent(self, event: object) -> None:
        """Copy the chosen facts."""
        if event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]
            lines = [f"{one.text(0)}: {one.text(1)}" for one in self.selectedItems()]
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def facts_of(job: Job) -> Iterator[tuple[str, str]]:
    """Return what is known, file by file; several files have their names before it."""
    for file in job.files[:_MOST_FILES]:
        if len(job.files) > 1:
            yield translate("Fact", "File"), file.target.rpartition("/")[2]
        yield from _facts_of_file(file)
    yield from _facts_of_options(job)


def _facts_of_file(file: File) -> Iterator[tuple[str, str]]:
    version = file.version
    if version is not None:
        if version.length is not None:
            yield translate("Fact", "Size"), formats.size(version.length)
        if version.media_type:
            yield translate("Fact", "Type"), version.media_type
        yes, no = translate("Fact", "yes"), translate("Fact", "no: it starts from the beginning")
        yield translate("Fact", "Goes on where it broke off"), yes if version.resumable else no
        if version.last_modified:
            yield translate("Fact", "Last changed"), version.last_modified
        if version.etag:
            yield translate("Fact", "Version"), version.etag
        if version.digest:
            yield translate("Fact", "Checksum by the server"), version.digest
    if file.digest:
        yield translate("Fact", "Checksum you gave"), file.digest
    for mirror in file.mirrors:
        yield translate("Fact", "Mirror"), shown_address(without_userinfo(mirror))
    yield from file.headers


def _facts_of_options(job: Job) -> Iterator[tuple[str, str]]:
    options = job.options
    if options == DEFAULT_OPTIONS:
        return
    for login in options.logins:
        yield translate("Fact", "User"), login.user
    if options.proxy.mode is ProxyMode.EXPLICIT:
        yield translate("Fact", "Proxy"), options.proxy.url
    if options.checksum:
        yield translate("Fact", "Checksum you gave"), options.checksum
    for header in options.headers:
        hidden = header.is_secret or header.secret is not None
        value = translate("Fact", "kept secret") if hidden else header.value
        yield translate("Fact", "Header we send"), f"{header.name}: {value}"
