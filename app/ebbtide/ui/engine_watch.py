"""What the window says and offers while no engine answers."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.ui import formats, texts
from ebbtide.ui.feed import Feed
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.steering import Steering
from ebbtide.ui.window_actions import WindowActions


class EngineWatch(QObject):
    """Without an engine nothing works: says so, keeps what is on show, offers to start one."""

    def __init__(
        self,
        feed: Feed,
        steering: Steering,
        message: MessageBar,
        actions: WindowActions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._message = message
        self._actions = actions
        self._is_lost = False
        feed.changed.connect(self._follow)
        feed.refused.connect(self._complain)
        steering.refused.connect(self._complain)
        actions.start_engine.triggered.connect(self._start)

    def _follow(self) -> None:
        if self._feed.lost is self._is_lost:
            return
        self._is_lost = self._feed.lost
        elsewhere = self._steering.engine_is_elsewhere
        self._actions.follow_engine(there=not self._is_lost, can_start=elsewhere)
        if not self._is_lost:
            self._message.close_message()
        elif elsewhere:
            words = {"time": formats.time_of_day(time.time())}
            self._offer(
                fill(
                    self.tr("The transfer engine has ended. The list shows how it was at {time}."),
                    words,
                )
            )
        else:
            self._message.show_message(
                self.tr("The transfer engine has stopped. Quit Ebbtide and start it again.")
            )

    def _complain(self, error: ErrorInfo) -> None:
        """Say what was refused; whatever it is, an engine that is missing comes first."""
        if self._is_lost and self._steering.engine_is_elsewhere:
            self._offer(texts.error_sentence(error), is_error=True)
        else:
            self._message.show_error(error)

    def _offer(self, text: str, *, is_error: bool = False) -> None:
        words = self._actions.start_engine.text()
        self._message.offer(text, words, self._start, is_error=is_error)

    def _start(self) -> None:
        self._message.show_message(self.tr("The transfer engine is starting…"))
        self._steering.start_engine(self._complain)
