"""Asking about addresses while somebody types them: after a pause, a few at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions
from ebbtide.core.offers import Offer
from ebbtide.core.ports import Reply
from ebbtide.ui.steering import Steering

PAUSE_MS = 600
"""How long nothing is typed before anybody is asked."""
MOST = 50
"""The first ones of a longer list."""
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask, and for where; other answers may follow from another one."""

    directory: str | None = None
    ask: bool = True
    """Also the servers."""
    options: HttpOptions = DEFAULT_OPTIONS


class Inquiry(QObject):
    """Knows what was answered. Answers to addresses that nobody wants any more are dropped."""

    changed = Signal()
    """There is another answer."""

    def __init__(self, steering: Steering, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steering = steering
        self._wanted: tuple[str, ...] = ()
        self._manner = Manner()
        self._offers: dict[str, Offer | None] = {}
        self._asked: dict[str, str] = {}
        """The ticket of each address that is being asked about."""
        self._series = uuid4().hex
        self._numbers = count(1)
        self._is_paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.go_on)

    def want(self, urls: tuple[str, ...], manner: Manner) -> None:
        """Ask about these from now on, and about no others, once there is a pause."""
        urls = urls[:MOST]
        if (urls, manner) == (self._wanted, self._manner):
            return
        if manner != self._manner:
            self._offers.clear()
            self._take_back(list(self._asked))
        self._wanted, self._manner = urls, manner
        self._take_back([url for url in self._asked if url not in urls])
        self._offers = {url: offer for url, offer in self._offers.items() if url in urls}
        self._is_paused = True
        self._timer.start()

    def offer(self, url: str) -> Offer | None:
        """Return what is known of an address."""
        return self._offers.get(url)

    def is_open(self, url: str) -> bool:
        """Tell whether there is still to be an answer."""
        return url in self._wanted and url not in self._offers

    def go_on(self) -> None:
        """Ask about as many more as may be; the pause is over."""
        self._timer.stop()
        self._is_paused = False
        for url in self._wanted:
            if len(self._asked) >= _AT_ONCE:
                return
            if url not in self._offers and url not in self._asked:
                self._ask(url)

    def end(self) -> None:
        """Want nothing any more."""
        self._timer.stop()
        self._wanted = ()
        self._take_back(list(self._asked))

    def _ask(self, url: str) -> None:
        ticket = f"{self._series}-{next(self._numbers)}"
        self._asked[url] = ticket
        how = self._manner
        query = ProbeAddresses((url,), how.directory, how.ask, ticket, how.options)

        def answered(reply: Reply) -> None:
            found = reply if isinstance(reply, tuple) else ()
            offers = [one for one in found if isinstance(one, Offer)]
            self._take(url, ticket, offers[0] if offers else None)

        def refused(_error: ErrorInfo) -> None:
            # Such as by an older engine. Adding the address will say what is wrong with it.
            self._take(url, ticket, None)

        self._steering.send(query, answered, refused)

    def _take(self, url: str, ticket: str, offer: Offer | None) -> None:
        if self._asked.get(url) != ticket:
            return
        del self._asked[url]
        self._offers[url] = offer
        if not self._is_paused:
            self.go_on()
        self.changed.emit()

    def _take_back(self, urls: list[str]) -> None:
        for url in urls:
            ticket = self._asked.pop(url)
            self._steering.send(ProbeAddresses((), ticket=ticket), None, _ignore)


def _ignore(_error: ErrorInfo) -> None:
    """Nobody waits for this."""
