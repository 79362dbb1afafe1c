"""What servers say of the addresses in the dialog, and whether there is room for all of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ebbtide.core.errors import fill
from ebbtide.core.names import name_from_url
from ebbtide.core.offers import Offer
from ebbtide.ui import formats
from ebbtide.ui.inquiry import MOST, Inquiry, Manner
from ebbtide.ui.offer_list import OfferList, OfferRow
from ebbtide.ui.offer_names import named_apart
from ebbtide.ui.offer_texts import facts_text, total_line, worries_text
from ebbtide.ui.painting import muted, warning_colour
from ebbtide.ui.steering import Steering
from ebbtide.ui.wish_list import Wish


class OfferPanel(QWidget):
    """Rows of what is known, and their sum; takes no place while there is nothing to say."""

    announced = Signal(str)
    """What screen readers were told, politely."""

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
        self._told = ""
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
        offers = named_apart(self.inquiry.offer(url) for url in self._urls)
        pairs = zip(self._urls[:MOST], offers, strict=False)
        rows = [row for row in (self._row(*one) for one in pairs) if row.facts or row.worries]
        self.list.show_rows(rows)
        text, self._is_short = total_line(offer for offer in offers if offer is not None)
        self.total.setText(text)
        self.total.setVisible(bool(text))
        self._colour()
        self._announce(rows)

    def _announce(self, rows: list[OfferRow]) -> None:
        """Tell screen readers once, when all have answered; each row can be read anyway."""
        asked = self._urls[:MOST]
        if not rows or any(self.inquiry.is_open(url) for url in asked):
            self._told = ""
            return
        words = {
            "answers": formats.number(len(rows)),
            "worries": formats.number(sum(bool(row.worries) for row in rows)),
        }
        text = fill(self.tr("Answers: {answers}; to be looked at: {worries}"), words)
        text = ". ".join(filter(None, (text, self.total.text())))
        if text == self._told:
            return
        self._told = text
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(text)

    def _row(self, url: str, offer: Offer | None) -> OfferRow:
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
