"""Asks for addresses, where to save them, and whatever else somebody wishes for them."""

from __future__ import annotations

import os
from dataclasses import replace

from PySide6.QtCore import QEvent, QSettings, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.http_options import DEFAULT_OPTIONS
from ebbtide.core.settings import LOOK_BEFORE_ADDING
from ebbtide.ui import formats
from ebbtide.ui.directory_box import DirectoryBox
from ebbtide.ui.expander import Expander
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.inquiry import Manner
from ebbtide.ui.links import links_in
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.offer_panel import OfferPanel
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.steering import Steering
from ebbtide.ui.terms_form import Terms, TermsError, TermsForm
from ebbtide.ui.wish_list import Wish, WishList, read_wishes

_LINES_SHOWN = 5


class AddDialog(QDialog):
    """Makes one job of each address; what is refused stays, with the reason above it."""

    def __init__(
        self,
        feed: Feed,
        steering: Steering,
        icons: Icons,
        settings: QSettings,
        default_directory: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add transfers"))
        self._feed = feed
        self._steering = steering
        self._gone = False
        self._open_answers = 0
        self._refused: list[str] = []
        self.message = MessageBar(icons)
        self.addresses = QPlainTextEdit()
        self.about = QuietLabel()
        self.offers = OfferPanel(steering)
        self.from_clipboard = QPushButton()
        self.from_file = QPushButton(self.tr("Open a &Metalink…"))
        self.directory = DirectoryBox(icons, settings, default_directory)
        self.form = TermsForm(self)
        pages = {
            self.tr("When"): self.form.when(),
            self.tr("Server"): self.form.how(checksum=True),
        }
        self.more = Expander(pages)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button = QPushButton(self.tr("&Add"))
        self._set_up(icons)
        self._lay_out()
        self._offer_clipboard()
        self._look()

    def set_addresses(self, lines: tuple[str, ...]) -> None:
        """Offer addresses, one a line."""
        self.addresses.setPlainText("\n".join(lines))

    def accept(self) -> None:
        """Ask for a job for each line; close once all of them are made."""
        wanted = self._wanted()
        if not wanted.wishes or wanted.mistake or self._open_answers:
            return
        try:
            terms = self.form.terms()
        except TermsError as error:
            self.message.show_message(str(error))
            return
        self.message.hide()
        self._refused = []
        self._open_answers = len(wanted.wishes)
        self._look()
        for wish in wanted.wishes:
            self._send(wish, terms)

    def done(self, result: int) -> None:
        """Close; answers that come later find nobody."""
        self._gone = True
        self.offers.end()
        super().done(result)

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return result

    def _make_room(self) -> None:
        """Grow with what is said: a window's least height counts wrapped lines as one."""
        layout = self.layout()
        needed = layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def _send(self, wish: Wish, terms: Terms) -> None:
        command = AddDownload(
            (wish.url,) if wish.url is not None else (),
            directory=self.directory.directory,
            metalinks=(wish.metalink,) if wish.metalink is not None else (),
            options=terms.options,
            **terms.fields,
        )
        self._steering.add(
            command,
            self._answered,
            lambda error: self._refuse(wish.line, error),
            limit=terms.limit,
        )

    def _refuse(self, line: str, error: ErrorInfo) -> None:
        if self._gone:
            self._steering.refused.emit(error)
        elif not self._refused:
            self.message.show_error(error)
        self._refused.append(line)
        self._answered()

    def _answered(self) -> None:
        self._open_answers -= 1
        if self._open_answers or self._gone:
            return
        if self._refused:
            self.addresses.setPlainText("\n".join(self._refused))
            self.addresses.setFocus()
            self._look()
            return
        self.directory.remember()
        super().accept()

    def _wanted(self) -> WishList:
        return read_wishes(self.addresses.toPlainText())

    # Saying what it comes to

    def _look(self) -> None:
        """Offer only what makes sense now, and say what it comes to."""
        wanted = self._wanted()
        ready = bool(wanted.wishes) and not wanted.mistake and not self._open_answers
        self.add_button.setEnabled(ready)
        count = len(wanted.wishes)
        words = {"count": formats.number(count)}
        several = fill(self.tr("&Add {count}"), words) if count > 1 else self.tr("&Add")
        self.add_button.setText(several)
        self.about.setText(wanted.mistake or self._summary(wanted))
        self.about.setVisible(bool(self.about.text()))
        self.offers.want(wanted.wishes, self._manner())

    def _manner(self) -> Manner:
        """Return how the servers are to be asked: as the downloads would ask them."""
        directory = self.directory.directory
        if directory is not None and not os.path.isabs(directory):  # noqa: PTH117 - only spelling
            directory = None
        try:
            options = self.form.terms().options
        except TermsError:
            options = DEFAULT_OPTIONS
        # A name alone is a login that is refused.
        logins = tuple(login for login in options.logins if login.password)
        options = replace(options, logins=logins)
        return Manner(directory, self._feed.mirror.settings.get(LOOK_BEFORE_ADDING), options)

    def _summary(self, wanted: WishList) -> str:
        if not wanted.first:
            return ""
        count = len(wanted.wishes)
        words = {"count": formats.number(count), "first": wanted.first, "last": wanted.last}
        return fill(self.tr("{count} addresses, from {first} to {last}", "", count), words)

    def _offer_clipboard(self) -> None:
        """Offer what lies in the clipboard; it is taken by a click and never unasked."""
        found = links_in(QGuiApplication.clipboard().mimeData()).links
        words = {"count": formats.number(len(found)), "link": found[0] if found else ""}
        one = self.tr("Paste the copied &link")
        many = self.tr("Paste {count} copied &links", "", len(found))
        self.from_clipboard.setText(fill(one if len(found) == 1 else many, words))
        self.from_clipboard.setToolTip("\n".join(found[:5]))
        self.from_clipboard.setVisible(bool(found))
        self.from_clipboard.clicked.connect(lambda: self._append(found))

    def _append(self, lines: tuple[str, ...]) -> None:
        there = self.addresses.toPlainText().rstrip("\n")
        self.addresses.setPlainText("\n".join(filter(None, (there, *lines))))
        self.addresses.setFocus()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Open a Metalink"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilter(self.tr("Metalinks (*.metalink *.meta4)"))
        chooser.urlsSelected.connect(
            lambda urls: self._append(tuple(QUrl.toLocalFile(url) for url in urls))
        )
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()

    def _set_up(self, icons: Icons) -> None:
        self.addresses.setAccessibleName(self.tr("Addresses, one per line"))
        self.addresses.setPlaceholderText(
            "https://example.org/file.iso\nhttps://example.org/part[01-12].zip"
        )
        self.addresses.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.addresses.setTabChangesFocus(True)
        self.addresses.textChanged.connect(self._look)
        self.directory.chosen.connect(self._look)
        self.form.server_changed.connect(self._look)
        self.about.setWordWrap(True)
        icons.show_on(self.from_clipboard, "paste", self.from_clipboard.setIcon)
        icons.show_on(self.from_file, "file", self.from_file.setIcon)
        self.from_file.clicked.connect(self._choose_file)
        icons.show_on(self.add_button, "add", self.add_button.setIcon)
        self.buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.from_clipboard, self.from_file):
            button.setAutoDefault(False)
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
        label = QLabel(self.tr("Addresses, one &per line:"))
        label.setBuddy(self.addresses)
        save_to = QLabel(self.tr("&Save to:"))
        save_to.setBuddy(self.directory)
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(save_to)
        where.addWidget(self.directory, 1)
        sources = QHBoxLayout()
        sources.setSpacing(8)
        sources.addWidget(self.from_clipboard)
        sources.addWidget(self.from_file)
        sources.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.message, label):
            layout.addWidget(widget)
        layout.addWidget(self.addresses, 1)
        layout.addWidget(self.about)
        layout.addWidget(self.offers)
        layout.addLayout(sources)
        layout.addSpacing(4)
        layout.addLayout(where)
        layout.addWidget(self.more)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)
        self.addresses.setFocus()
