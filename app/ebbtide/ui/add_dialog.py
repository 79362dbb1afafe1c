"""Asks for addresses and where to save them."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.jobs import Priority
from ebbtide.ui import texts
from ebbtide.ui.icons import Icons
from ebbtide.ui.links import metalink_file
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.steering import Steering

_DIRECTORY_KEY = "add/directory"
_LINES_SHOWN = 5


class AddDialog(QDialog):
    """Makes one job of each address; what is refused stays, with the reason above it."""

    def __init__(
        self,
        steering: Steering,
        icons: Icons,
        settings: QSettings,
        default_directory: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add transfers"))
        self._steering = steering
        self._settings = settings
        self._open_answers = 0
        self._refused: list[str] = []
        self.message = MessageBar(icons)
        self.addresses = QPlainTextEdit()
        self.directory = QLineEdit(str(settings.value(_DIRECTORY_KEY, "")))
        self.directory.setPlaceholderText(default_directory or self.tr("Your Downloads directory"))
        self.directory.setClearButtonEnabled(True)
        self.browse = QToolButton()
        self.browse.setText(self.tr("Choose…"))
        self.browse.setAccessibleName(self.tr("Choose the directory"))
        icons.show_on(self.browse, "folder", self.browse.setIcon)
        self.priority = QComboBox()
        self.hold = QCheckBox(self.tr("Start &paused"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button = QPushButton(self.tr("&Add"))
        self._set_up(icons)
        self._lay_out()
        self._look()

    def set_addresses(self, lines: tuple[str, ...]) -> None:
        """Offer addresses, one a line."""
        self.addresses.setPlainText("\n".join(lines))

    def accept(self) -> None:
        """Ask for a job for each line; close once all of them are made."""
        lines = self._lines()
        if not lines or self._open_answers:
            return
        self.message.hide()
        self._refused = []
        self._open_answers = len(lines)
        self._look()
        for line in lines:
            self._send(line)

    def _send(self, line: str) -> None:
        description = metalink_file(line)
        command = AddDownload(
            () if description else (line,),
            metalinks=(description,) if description else (),
            directory=self.directory.text().strip() or None,
            priority=self.priority.currentData(),
            hold=self.hold.isChecked(),
        )
        self._steering.add(command, self._answered, lambda error: self._refuse(line, error))

    def _refuse(self, line: str, error: ErrorInfo) -> None:
        if not self._refused:
            self.message.show_error(error)
        self._refused.append(line)
        self._answered()

    def _answered(self) -> None:
        self._open_answers -= 1
        if self._open_answers:
            return
        if self._refused:
            self.addresses.setPlainText("\n".join(self._refused))
            self.addresses.setFocus()
            self._look()
            return
        self._settings.setValue(_DIRECTORY_KEY, self.directory.text().strip())
        super().accept()

    def _lines(self) -> list[str]:
        lines = (line.strip() for line in self.addresses.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _look(self) -> None:
        """Offer only what makes sense now."""
        count = len(self._lines())
        self.add_button.setEnabled(count > 0 and not self._open_answers)

    def _choose_directory(self) -> None:
        chooser = QFileDialog(self, self.tr("Save to"), self.directory.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.directory.setText)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()

    def _set_up(self, icons: Icons) -> None:
        self.addresses.setAccessibleName(self.tr("Addresses, one per line"))
        self.addresses.setPlaceholderText("https://example.org/file.iso")
        self.addresses.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.addresses.setTabChangesFocus(True)
        self.addresses.textChanged.connect(self._look)
        self.directory.setAccessibleName(self.tr("Save to"))
        self.browse.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.browse.clicked.connect(self._choose_directory)
        for priority in Priority:
            self.priority.addItem(texts.priority_text(priority), priority)
        self.priority.setCurrentIndex(self.priority.findData(Priority.NORMAL))
        self.priority.setAccessibleName(self.tr("Priority"))
        icons.show_on(self.add_button, "add", self.add_button.setIcon)
        self.buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button.setDefault(True)
        # Return makes a new line in the addresses; with Ctrl it means the button everywhere.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().lineSpacing()
        self.addresses.setMinimumSize(64 * unit, _LINES_SHOWN * line)
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._row(form, 0, self.tr("&Save to:"), self.directory)
        form.addWidget(self.browse, 0, 2)
        self._row(form, 1, self.tr("P&riority:"), self.priority)
        form.addWidget(self.hold, 2, 1)
        form.setColumnStretch(1, 1)
        label = QLabel(self.tr("Addresses, one &per line:"))
        label.setBuddy(self.addresses)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.message, label):
            layout.addWidget(widget)
        layout.addWidget(self.addresses, 1)
        layout.addSpacing(4)
        layout.addLayout(form)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.addresses.setFocus()

    @staticmethod
    def _row(form: QGridLayout, row: int, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        form.addWidget(label, row, 0)
        if isinstance(field, QComboBox):
            narrow = QHBoxLayout()
            narrow.addWidget(field)
            narrow.addStretch()
            form.addLayout(narrow, row, 1)
        else:
            form.addWidget(field, row, 1)
