"""Asks where files of this computer are to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.addresses import named_address
from ebbtide.core.commands import AddUpload
from ebbtide.core.errors import CommandError, ErrorInfo, fill
from ebbtide.core.smb_addresses import address_of_unc
from ebbtide.core.uploads import ENDPOINT_METHODS, UploadMethod, UploadOptions
from ebbtide.ui import formats
from ebbtide.ui.expander import Expander
from ebbtide.ui.icons import Icons
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.steering import Steering
from ebbtide.ui.terms_form import TermsError, TermsForm
from ebbtide.ui.texts import translate

_RECENT_KEY = "upload/addresses"
_MOST = 8
_LINES_SHOWN = 4


def method_text(method: UploadMethod) -> str:
    """Return what a way of sending is, for people who do not know its name."""
    return {
        UploadMethod.AUTO: translate("UploadMethod", "Ask the server what it can"),
        UploadMethod.PUT: translate("UploadMethod", "In one go (PUT)"),
        UploadMethod.POST: translate("UploadMethod", "In one go, to a program (POST)"),
        UploadMethod.MULTIPART: translate("UploadMethod", "As a web form"),
        UploadMethod.TUS: translate("UploadMethod", "Resumable (tus)"),
        UploadMethod.BITS: translate("UploadMethod", "Resumable, Windows servers (BITS)"),
        UploadMethod.CONTENT_RANGE: translate("UploadMethod", "Resumable (Google, Microsoft)"),
        UploadMethod.RANGED_PUT: translate("UploadMethod", "Resumable, onto the file itself"),
        UploadMethod.IETF: translate("UploadMethod", "Resumable (coming standard)"),
        UploadMethod.S3: translate("UploadMethod", "To an S3 store, in parts"),
        UploadMethod.SMB: translate("UploadMethod", "Shared folder"),
    }[method]


def _is_shared_folder(address: str) -> bool:
    return address.lower().startswith("smb:")


class UploadDialog(QDialog):
    """Makes one job of all files."""

    def __init__(
        self, steering: Steering, icons: Icons, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Upload"))
        self._steering = steering
        self._gone = False
        self._settings = settings
        self.message = MessageBar(icons)
        self.files = QListWidget()
        self.choose = QPushButton(self.tr("Add &files…"))
        self.address = QLineEdit()
        self._box = QComboBox(editable=True)
        self.about = QuietLabel()
        self.method = QComboBox()
        self.overwrite = QCheckBox(self.tr("&Replace what has the same name there"))
        self.form = TermsForm(self)
        pages = {
            self.tr("When"): self.form.when(),
            self.tr("Server"): self.form.how(checksum=False),
        }
        self.more = Expander(pages)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.send_button = QPushButton(self.tr("&Upload"))
        self._set_up(icons)
        self._lay_out()
        self._look()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files and directories to send."""
        return tuple(self.files.item(row).text() for row in range(self.files.count()))

    def add_files(self, paths: Sequence[str]) -> None:
        """Send these, too."""
        there = set(self.paths)
        self.files.addItems([one for one in dict.fromkeys(paths) if one not in there])
        self._look()

    def accept(self) -> None:
        """Ask for the job; close once it is made."""
        if not self.send_button.isEnabled():
            return
        try:
            terms = self.form.terms()
        except TermsError as error:
            self.message.show_message(str(error))
            return
        self.message.hide()
        self.send_button.setEnabled(False)
        command = AddUpload(
            self.paths,
            self._address(),
            upload=UploadOptions(self._method(), self.overwrite.isChecked()),
            options=terms.options,
            **terms.fields,
        )
        self._steering.add(command, self._made, self._refuse, limit=terms.limit)

    def done(self, result: int) -> None:
        """Close; answers that come later find nobody."""
        self._gone = True
        super().done(result)

    def _made(self) -> None:
        if self._gone:
            return
        address = self.address.text().strip()
        kept = [address, *(one for one in self._recent() if one != address)]
        self._settings.setValue(_RECENT_KEY, kept[:_MOST])
        super().accept()

    def _refuse(self, error: ErrorInfo) -> None:
        if self._gone:
            self._steering.refused.emit(error)
            return
        self.message.show_error(error)
        self._look()

    def _recent(self) -> list[str]:
        stored = self._settings.value(_RECENT_KEY, [])
        listed = [stored] if isinstance(stored, str) else stored
        return [str(one) for one in listed] if isinstance(listed, list) else []

    def _look(self) -> None:
        """Offer only what makes sense, and say where the file will be."""
        address = self._address()
        self.send_button.setEnabled(bool(self.paths) and "://" in address)
        self.method.setEnabled(not _is_shared_folder(address))
        self.about.setText(self._destination(address))

    def _address(self) -> str:
        """Return the address; of a shared folder also where Windows' way was typed."""
        typed = self.address.text().strip()
        try:
            return address_of_unc(typed)
        except CommandError:
            # It is not finished.
            return typed

    def _method(self) -> UploadMethod:
        """Return how to send; a shared folder leaves no choice."""
        chosen: UploadMethod = self.method.currentData()
        return UploadMethod.AUTO if _is_shared_folder(self._address()) else chosen

    def _destination(self, address: str) -> str:
        paths = self.paths
        if not paths or "://" not in address or self._method() in ENDPOINT_METHODS:
            return ""
        if len(paths) > 1:
            words = {"count": formats.number(len(paths)), "address": address}
            return fill(self.tr("{count} files and folders, to {address}", "", len(paths)), words)
        where = named_address(address, Path(paths[0]).name)
        return fill(self.tr("It will be {address}"), {"address": where})

    def _choose_files(self) -> None:
        chooser = QFileDialog(self, self.tr("Files to upload"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(self.add_files)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()

    def _remove_chosen(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._look()

    def _set_up(self, icons: Icons) -> None:
        self.files.setAccessibleName(self.tr("Files to send"))
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.files)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_chosen)
        self.choose.setAutoDefault(False)
        icons.show_on(self.choose, "file", self.choose.setIcon)
        self.choose.clicked.connect(self._choose_files)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItems(self._recent())
        self._box.setLineEdit(self.address)
        self._box.setAccessibleName(self.tr("Send to"))
        self.address.setAccessibleName(self.tr("Send to"))
        self.address.setPlaceholderText("https://example.org/uploads/")
        self.address.setText(next(iter(self._recent()), ""))
        self.address.textChanged.connect(self._look)
        self.about.setWordWrap(True)
        self.about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for method in UploadMethod:
            if method is not UploadMethod.SMB:
                self.method.addItem(method_text(method), method)
        self.method.setAccessibleName(self.tr("How"))
        self.method.currentIndexChanged.connect(self._look)
        icons.show_on(self.send_button, "upload", self.send_button.setIcon)
        self.buttons.addButton(self.send_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.send_button.setDefault(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        unit, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.files.setMinimumSize(64 * unit, _LINES_SHOWN * line)
        what = QLabel(self.tr("F&iles to send:"))
        what.setBuddy(self.files)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Send &to:"), self._box)
        form.addRow("", self.about)
        form.addRow(self.tr("H&ow:"), self.method)
        form.addRow("", self.overwrite)
        sources = QHBoxLayout()
        sources.addWidget(self.choose)
        sources.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.message)
        layout.addWidget(what)
        layout.addWidget(self.files, 1)
        layout.addLayout(sources)
        layout.addSpacing(4)
        layout.addLayout(form)
        layout.addWidget(self.more)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)
        self.address.setFocus()
