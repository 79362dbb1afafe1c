"""Asking servers about addresses that somebody types, on threads of its own.

Four at once, each for some seconds at most, and not at all once nobody wants to know.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ebbtide.core.addresses import hostname_of, shown
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.offers import Offer
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.messages import Answer, Settled
from ebbtide.engine.questions import Question
from ebbtide.engine.sipping import Sips

logger = logging.getLogger(__name__)

AT_ONCE = 4
LONGEST_S = 10.0
"""How long one address may take."""
_FAREWELL_S = 2.0

Examine = Callable[[Question, str, StopSwitch], Offer]
"""Finds out about one address of a question; see `ebbtide.engine.examining.Examiner`."""


@dataclass(eq=False, slots=True)
class _Round:
    """One question and the offers that are found for it."""

    question: Question
    offers: list[Offer | None]
    switches: set[StopSwitch] = field(default_factory=set)
    is_over: bool = False


class Scouting:
    """Answers questions, from any thread; a stuck server or disk holds up nobody else."""

    def __init__(
        self,
        examine: Examine,
        post: Callable[[Settled], None],
        at_once: int = AT_ONCE,
        longest_s: float = LONGEST_S,
    ) -> None:
        """Make a service.

        Args:
            examine: finds out about one address; may block.
            post: takes the answers.
            at_once: how many addresses are examined at the same time.
            longest_s: how long one may take.
        """
        self._examine = examine
        self._post = post
        self._at_once = at_once
        self._longest_s = longest_s
        self._lock = threading.Lock()
        self._todo: deque[tuple[_Round, int]] = deque()
        self._rounds: dict[_Round, None] = {}
        self._by_ticket: dict[str, _Round] = {}
        self._threads: set[threading.Thread] = set()

    def ask(self, question: Question) -> None:
        """Find the answer and post it; a question of the same ticket is taken back."""
        ticket, urls = question.query.ticket, question.query.urls
        new = _Round(question, [None] * len(urls))
        with self._lock:
            old = self._by_ticket.pop(ticket, None)
            if urls:
                self._rounds[new] = None
                if ticket:
                    self._by_ticket[ticket] = new
            self._todo.extend((new, index) for index in range(len(urls)))
        if old is not None:
            self._end(old, ())
        if not urls:
            self._post(Settled((), question.answer))
        if urls and not self._hire(len(urls)):
            # The system gives no threads at all.
            self._end(new, ())

    def forsake(self) -> tuple[Answer, ...]:
        """Stop asking, and return those who still wait for an answer."""
        with self._lock:
            rounds = [one for one in self._rounds if not one.is_over]
            for one in rounds:
                one.is_over = True
            self._rounds.clear()
            self._by_ticket.clear()
            self._todo.clear()
            switches = [switch for one in rounds for switch in one.switches]
        for switch in switches:
            switch.throw()
        return tuple(one.question.answer for one in rounds)

    def close(self) -> None:
        """Stop asking and end the threads, but for those that are stuck."""
        self.forsake()
        for thread in tuple(self._threads):
            thread.join(_FAREWELL_S)

    def _hire(self, most: int) -> bool:
        """Start as many threads as there is work and room for; tell whether there is one."""
        for _ in range(most):
            thread = threading.Thread(target=self._work, name="ebbtide-scout", daemon=True)
            with self._lock:
                if not self._todo or len(self._threads) >= self._at_once:
                    return True
                self._threads.add(thread)
            try:
                thread.start()
            except RuntimeError as error:
                logger.warning("no thread to ask servers: %s", error)
                with self._lock:
                    self._threads.discard(thread)
                    return bool(self._threads)
        return True

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._todo:
                    self._threads.discard(threading.current_thread())
                    return
                one, index = self._todo.popleft()
                if one.is_over:
                    continue
                sips = Sips()
                switch = StopSwitch(sips)
                one.switches.add(switch)
            self._find(one, index, switch)
            sips.release()

    def _find(self, one: _Round, index: int, switch: StopSwitch) -> None:
        """Examine one address; whatever happens, there is an offer in time."""
        text = one.question.query.urls[index]
        # Not only a stop: a disk that does not answer does not hear one.
        late = _failed(text, ErrorCode.TIMED_OUT, host=hostname_of(text))
        timer = threading.Timer(self._longest_s, self._give_up, (one, index, switch, late))
        timer.daemon = True
        timer.start()
        try:
            offer = self._examine(one.question, text, switch)
        except Exception as error:
            # The outermost frame of this thread, and somebody waits.
            logger.exception("asking about an address")
            offer = _failed(text, ErrorCode.UNEXPECTED, detail=type(error).__name__)
        finally:
            timer.cancel()
        self._found(one, index, offer)
        with self._lock:
            one.switches.discard(switch)

    def _give_up(self, one: _Round, index: int, switch: StopSwitch, late: Offer) -> None:
        self._found(one, index, late)
        switch.throw()

    def _found(self, one: _Round, index: int, offer: Offer) -> None:
        """Keep an offer, the first of each address; answer when there are all."""
        with self._lock:
            if one.offers[index] is None:
                one.offers[index] = offer
            found = tuple(known for known in one.offers if known is not None)
            is_whole = len(found) == len(one.offers)
        if is_whole:
            self._end(one, found)

    def _end(self, one: _Round, offers: tuple[Offer, ...]) -> None:
        with self._lock:
            if one.is_over:
                return
            one.is_over = True
            self._rounds.pop(one, None)
            if self._by_ticket.get(one.question.query.ticket) is one:
                del self._by_ticket[one.question.query.ticket]
            switches = tuple(one.switches)
        for switch in switches:
            switch.throw()
        self._post(Settled(offers, one.question.answer))


def _failed(text: str, code: ErrorCode, **parameters: str) -> Offer:
    return Offer(shown(text), error=ErrorInfo(code, parameters))
