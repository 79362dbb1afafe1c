"""The window's way to the engine of its own process."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from ebbtide.core.commands import Command, Query
from ebbtide.core.errors import ErrorInfo
from ebbtide.core.ports import Publication, Reply
from ebbtide.engine.inbox import Inbox
from ebbtide.engine.messages import Request
from ebbtide.host.bridge import Bridge
from ebbtide.ui.gateway import Gateway, Otherwise, Then

logger = logging.getLogger(__name__)


class EngineGateway(Gateway):
    """Posts into the inbox; answers and publications come back over the bridge."""

    def __init__(self, inbox: Inbox, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self._bridge = bridge

    def request(
        self,
        message: Command | Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """See `Gateway.request`."""

        def answer(outcome: Reply | ErrorInfo) -> None:
            self._bridge.post(lambda: deliver(outcome, then, otherwise))

        self._inbox.post(Request(message, answer))

    def listen(self, publication: Publication) -> None:
        """Be the engine's listener; called by its thread."""
        self._bridge.post(lambda: self.published.emit(publication))


def deliver(outcome: Reply | ErrorInfo, then: Then | None, otherwise: Otherwise | None) -> None:
    """Give an answer to whoever asked."""
    if not isinstance(outcome, ErrorInfo):
        if then is not None:
            then(outcome)
    elif otherwise is not None:
        otherwise(outcome)
    else:
        logger.warning("refused: %s", outcome.text)
