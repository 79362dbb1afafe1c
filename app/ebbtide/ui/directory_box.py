"""Where to save: a line to type in, the directories used lately, and a button to look for one."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ebbtide.ui.icons import Icons

_RECENT_KEY = "add/directories"
_LAST_KEY = "add/directory"
_MOST = 8


class DirectoryBox(QWidget):
    """An empty line means the directory of the settings, which it shows faintly."""

    chosen = Signal()
    """Somebody has typed or chosen another one, and is done with that."""

    def __init__(
        self, icons: Icons, settings: QSettings, usual: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._box = QComboBox(editable=True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setAccessibleName(self.tr("Save to"))
        self._box.addItems(self._recent())
        self.line = QLineEdit()
        self._box.setLineEdit(self.line)
        self.line.setAccessibleName(self.tr("Save to"))
        self.line.setPlaceholderText(usual or self.tr("Your Downloads directory"))
        self.line.setClearButtonEnabled(True)
        self.line.setText(str(settings.value(_LAST_KEY, "")))
        self.line.editingFinished.connect(self.chosen)
        self._box.activated.connect(self.chosen)
        self.browse = QToolButton()
        self.browse.setText(self.tr("Choose…"))
        self.browse.setAccessibleName(self.tr("Choose the directory"))
        self.browse.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.show_on(self.browse, "folder", self.browse.setIcon)
        self.browse.clicked.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box, 1)
        layout.addWidget(self.browse)
        self.setFocusProxy(self._box)

    @property
    def directory(self) -> str | None:
        """What was chosen; None is the directory of the settings."""
        return self.line.text().strip() or None

    @property
    def offered(self) -> list[str]:
        """The directories used lately, the last one first."""
        return [self._box.itemText(row) for row in range(self._box.count())]

    def remember(self) -> None:
        """Offer this directory first the next time."""
        chosen = self.directory
        self._settings.setValue(_LAST_KEY, chosen or "")
        if chosen is not None:
            kept = [chosen, *(one for one in self._recent() if one != chosen)]
            self._settings.setValue(_RECENT_KEY, kept[:_MOST])

    def _recent(self) -> list[str]:
        stored = self._settings.value(_RECENT_KEY, [])
        # A file of settings gives a list of one back as a text.
        listed = [stored] if isinstance(stored, str) else stored
        return [str(one) for one in listed] if isinstance(listed, list) else []

    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Save to"), self.line.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.line.setText)
        chooser.fileSelected.connect(self.chosen)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()
