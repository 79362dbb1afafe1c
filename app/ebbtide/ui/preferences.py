"""The preferences, made from the table of settings; every change counts at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.administration import Source
from ebbtide.core.commands import ChangeSetting
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.settings import (
    ACTIVE_PROGRAMS,
    ALL_SETTINGS,
    AWAY_AFTER_S,
    COST_POLICY,
    DOWNLOAD_DIRECTORY,
    DOWNLOAD_LIMIT,
    FULL_SCREEN_COUNTS,
    LIMIT_TIMETABLE,
    ON_BATTERY,
    REMEMBERED,
    UPLOAD_LIMIT,
    WHEN_ACTIVE,
    WINDOW,
    Setting,
    Settings,
)
from ebbtide.ui import texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.lock_note import LockNote
from ebbtide.ui.mirror import Changes
from ebbtide.ui.painting import error_colour
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.setting_fields import field_for
from ebbtide.ui.setting_titles import title_of
from ebbtide.ui.steering import Steering
from ebbtide.ui.texts import translate

_SIZE = (88, 40)
"""In average characters and lines."""


_FIRST: tuple[Setting[Any], ...] = (
    DOWNLOAD_DIRECTORY,
    DOWNLOAD_LIMIT,
    UPLOAD_LIMIT,
    LIMIT_TIMETABLE,
    *WHEN_ACTIVE.values(),
    AWAY_AFTER_S,
    FULL_SCREEN_COUNTS,
    ACTIVE_PROGRAMS,
    *COST_POLICY.values(),
    *ON_BATTERY.values(),
    WINDOW,
)
"""What people look for most; the rest follows as the table has it."""


def in_order() -> Mapping[str, Setting[Any]]:
    """Return the settings that are preferences, the everyday ones first."""
    first = {setting.key: setting for setting in _FIRST}
    return {key: one for key, one in {**first, **ALL_SETTINGS}.items() if key not in REMEMBERED}


class SettingRow(QWidget):
    """One setting: its name, its field, what it is for, and what was wrong with a value."""

    def __init__(self, setting: Setting[Any], steering: Steering, icons: Icons) -> None:
        super().__init__()
        self._setting = setting
        self._steering = steering
        self.title = QLabel(title_of(setting))
        self.field = field_for(setting)
        self.field.chosen.connect(self._send)
        self.reset = QToolButton(autoRaise=True)
        icons.show_on(self.reset, "undo", self.reset.setIcon)
        self.reset.clicked.connect(lambda: self._send(None))
        self.about = QuietLabel(translate("Setting", setting.text))
        self.about.setWordWrap(True)
        self.lock = LockNote(icons)
        self.usual = QuietLabel(translate("Preferences", "Your administrator's default"))
        self.usual.hide()
        self.browse = QToolButton()
        self.browse.setText(translate("DirectoryBox", "Choose…"))
        self.browse.setAccessibleName(translate("DirectoryBox", "Choose the directory"))
        self.browse.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.show_on(self.browse, "folder", self.browse.setIcon)
        self.browse.clicked.connect(self._choose_directory)
        self.browse.setVisible(setting is DOWNLOAD_DIRECTORY)
        self.error = QLabel(wordWrap=True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.hide()
        # Else the wheel would change what it scrolls over.
        self.field.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.widget.installEventFilter(self)
        self._name()
        self._lay_out()
        self._colour()

    def show_settings(self, settings: Settings) -> None:
        """Show the value that counts, and whether the user may change it."""
        source = settings.source(self._setting)
        fixed = source is Source.FIXED
        self.field.show_value(settings.get(self._setting))
        self.field.widget.setEnabled(not fixed)
        self.browse.setEnabled(not fixed)
        rule = settings.rule(self._setting)
        self.lock.show_file(rule.path if fixed and rule is not None else None)
        self.usual.setVisible(source is Source.ADMINISTRATOR)
        self.reset.setVisible(source is Source.USER)
        self._describe()
        self.error.hide()

    def matches(self, words: tuple[str, ...]) -> bool:
        """Tell whether all words of a search are in what is said here."""
        lock = "" if self.lock.isHidden() else self.lock.words.text()
        hay = f"{self._setting.key} {self.title.text()} {self.about.text()} {lock}".casefold()
        return all(word in hay for word in words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.field.widget.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _send(self, value: object) -> None:
        self.error.hide()
        self._steering.send(ChangeSetting(self._setting.key, value), None, self._refuse)

    def _refuse(self, error: ErrorInfo) -> None:
        """Say what is wrong beside the field, which keeps what was typed."""
        self.error.setText(texts.error_text(error))
        self.field.widget.setAccessibleDescription(self.error.text())
        self.error.show()

    def _name(self) -> None:
        field, title = self.field.widget, self.title.text()
        self.title.setBuddy(field)
        field.setAccessibleName(title)
        self._describe()
        again = translate("Preferences", "Back to the usual value")
        self.reset.setToolTip(again)
        self.reset.setAccessibleName(f"{title}: {again}")

    def _describe(self) -> None:
        about = self.about.text()
        locked = not self.lock.isHidden()
        words = f"{self.lock.words.text()}. {about}" if locked else about
        self.field.widget.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.reset, 0, 1)
        layout.addWidget(self.field.widget, 0, 2)
        layout.addWidget(self.browse, 0, 3)
        for place, note in enumerate((self.about, self.lock, self.usual, self.error)):
            layout.addWidget(note, place + 1, 0, 1, 4)
        layout.setColumnStretch(0, 1)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)

    def _colour(self) -> None:
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.WindowText, error_colour(palette))
        self.error.setPalette(palette)
        # A value that is fixed is there to be read; the lock says why it cannot be changed.
        legible, group = QApplication.palette(), QPalette.ColorGroup
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            legible.setColor(group.Disabled, role, legible.color(group.Active, role))
        self.field.widget.setPalette(legible)

    def _choose_directory(self) -> None:
        line = self.field.widget
        there = line.text() if isinstance(line, QLineEdit) else ""
        chooser = QFileDialog(self, self.title.text(), there)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self._send)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()


class PreferencesDialog(QDialog):
    """All settings with a search; it can stay open beside the window."""

    def __init__(
        self, feed: Feed, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._feed = feed
        self.search = QLineEdit()
        self.rows: Mapping[str, SettingRow] = {
            key: SettingRow(setting, steering, icons) for key, setting in in_order().items()
        }
        self.nothing = QuietLabel.centred()
        self._area = QScrollArea()
        self._content = QWidget()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        feed.changed.connect(self._follow)
        self._show_values()

    def look_for(self, key: str) -> None:
        """Bring a setting into sight and put the cursor in its field."""
        row = self.rows.get(key)
        if row is None:
            return
        self.search.clear()
        self._content.adjustSize()
        top = row.mapTo(self._content, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top)
        row.field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changes: Changes) -> None:
        if changes.settings:
            self._show_values()

    def _show_values(self) -> None:
        settings = self._feed.mirror.settings
        for row in self.rows.values():
            row.show_settings(settings)

    def _filter(self, text: str) -> None:
        words = tuple(text.casefold().split())
        found = False
        for row in self.rows.values():
            matches = row.matches(words)
            row.setVisible(matches)
            found = found or matches
        self.nothing.setText("" if found else self.tr("No preference has these words"))
        self.nothing.setVisible(not found)

    def _lay_out(self) -> None:
        metrics = self.fontMetrics()
        self.resize(_SIZE[0] * metrics.averageCharWidth(), _SIZE[1] * metrics.lineSpacing())
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search preferences"))
        self.search.setClearButtonEnabled(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        rows = QVBoxLayout(self._content)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(0)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addWidget(self.nothing)
        rows.addStretch()
        self.nothing.hide()
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._content.minimumSizeHint().width() + bar)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        # Return ends the typing in a field; it does not close what one is busy with.
        close.setAutoDefault(False)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self._area, 1)
        layout.addWidget(buttons)
        self.search.setFocus()
