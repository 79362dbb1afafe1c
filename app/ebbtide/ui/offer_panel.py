"""What servers say of the addresses in the dialog, and whether there is room for all of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ebbtide.core.names import name_from_url
from ebbtide.ui.inquiry import MOST, Inquiry, Manner
from ebbtide.ui.offer_list import OfferList, OfferRow
from ebbtide.ui.offer_texts import facts_text, total_line, worries_text
from ebbtide.ui.painting import muted, warning_colour
from ebbtide.ui.steering import Steering
from ebbtide.ui.wish_list import Wish


class OfferPanel(QWidget):
    """Rows of what is known, and their sum; takes no place while there is nothing to say."""

    def __init__(self, steering: Steering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inquiry = Inquiry(steering, self)
        self.inquiry.changed.connect(self._show)
        self.list = OfferList(self.tr("What the servers say"))
        self.total = QLabel(wordWrap=True)
        self.total.hide()
        self._urls: tuple[str, ...] = ()
        self._asks = True
        self._is_short = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(self.total)
        self._colour()

    def want(self, wishes: tuple[Wish, ...], manner: Manner) -> None:
        """Find out about these."""
        self._urls = tuple(address_of(wish) for wish in wishes)
        self._asks = manner.ask
        self.inquiry.want(self._urls, manner)
        self._show()

    def end(self) -> None:
        """Find out nothing more."""
        self.inquiry.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _show(self) -> None:
        rows = [self._row(url) for url in self._urls[:MOST]]
        self.list.show_rows(row for row in rows if row.facts or row.worries)
        offers = [self.inquiry.offer(url) for url in self._urls]
        text, self._is_short = total_line(offer for offer in offers if offer is not None)
        self.total.setText(text)
        self.total.setVisible(bool(text))
        self._colour()

    def _row(self, url: str) -> OfferRow:
        offer = self.inquiry.offer(url)
        if offer is None:
            waits = self._asks and self.inquiry.is_open(url)
            return OfferRow(name_from_url(url), self.tr("Asking the server…") if waits else "")
        return OfferRow(offer.name or offer.url, facts_text(offer), worries_text(offer))

    def _colour(self) -> None:
        palette = QApplication.palette()
        colour = warning_colour(palette) if self._is_short else muted(palette)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.total.setPalette(palette)


def address_of(wish: Wish) -> str:
    """Return the address of what somebody wishes for, also of a file on this computer."""
    return wish.url if wish.url is not None else Path(wish.metalink or "/").as_uri()
