"""Idle time and full-screen windows of an X server.

In a thread of its own: it waits for answers, and a server that hangs must not keep the
other probes waiting.

Source: Extended Window Manager Hints 1.5.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.board import Board
from ebbtide.system.idle import Idle, OnIdleTime, PolledIdle
from ebbtide.system.loop import Loop, LoopThread, Task, Timer
from ebbtide.system.x11_wire import NO_WINDOW, RefusedError, XServer

logger = logging.getLogger(__name__)

_GONE = (OSError, ValueError, LookupError, struct.error, RefusedError)
"""It is not there, or what it says makes no sense."""

_ACTIVE_WINDOW = "_NET_ACTIVE_WINDOW"
_STATE = "_NET_WM_STATE"
_FULL_SCREEN = "_NET_WM_STATE_FULLSCREEN"


class X11Idle:
    """An `IdleSource` that also keeps `full_screen` on the board.

    Args:
        loop: in whose thread the source is used.
        clock: see `PolledIdle`.
        board: told about full screens.
        name: of the display: ":0".
        authority: the file of cookies that open the display.
        retry_s: seconds between attempts to connect.
        on_change: called when the answer changed.
    """

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        board: Board,
        name: str,
        authority: Path,
        retry_s: float,
        on_change: Task,
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._board = board
        self._open = partial(XServer, name, authority)
        self._retry_s = retry_s
        self._on_change = on_change
        self._away_after_s: float | None = None
        self._answered_for: float | None = None
        self._idle = Idle()
        self._screen: _Screen | None = None
        self._thread = LoopThread("ebbtide-x11", self._build, self._forget, retry_s)
        self._thread.start()
        loop.on_close(self._thread.stop)

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._idle

    @property
    def is_asking(self) -> bool:
        """See `IdleSource.is_asking`."""
        return self._away_after_s != self._answered_for

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`."""
        if away_after_s != self._away_after_s:
            self._away_after_s = away_after_s
            self._thread.call(self._pass_on)

    def _build(self, loop: Loop) -> None:
        self._screen = _Screen(
            loop, self._clock, self._open, self._retry_s, self._said, self._full_screen
        )
        self._pass_on()

    def _pass_on(self) -> None:
        if self._screen is not None:
            asked = self._away_after_s
            self._screen.want(asked)  # which waits for the answer
            self._loop.call(lambda: self._answered(asked))

    def _forget(self) -> None:
        self._screen = None
        self._said(Idle())
        self._full_screen(Answer.UNKNOWN)

    def _full_screen(self, answer: Answer) -> None:
        self._board.change("presence", full_screen=answer)

    def _said(self, idle: Idle) -> None:
        self._loop.call(lambda: self._take(idle))

    def _answered(self, asked: float | None) -> None:
        self._answered_for = asked

    def _take(self, idle: Idle) -> None:
        if idle != self._idle:
            self._idle = idle
            self._on_change()


class _Screen:
    """A connection to the server; everything in the thread of its loop."""

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        connect: Callable[[], XServer],
        retry_s: float,
        on_idle: Callable[[Idle], None],
        on_full_screen: Callable[[Answer], None],
    ) -> None:
        self._loop = loop
        self._open = connect
        self._retry_s = retry_s
        self._on_full_screen = on_full_screen
        self._polled = PolledIdle(
            loop, clock, self._ask, lambda: on_idle(self._polled.idle), retry_s
        )
        self._server: XServer | None = None
        self._watched = NO_WINDOW
        self._retry: Timer | None = None
        loop.on_close(self._disconnect)

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`. Without anybody who needs to know, there is no connection."""
        self._polled.want(away_after_s)
        if away_after_s is None:
            self._disconnect()
        elif self._server is None:
            self._connect()

    def _connect(self) -> None:
        self._retry = None
        if not self._polled.wanted or self._server is not None:
            return
        try:
            server = self._open()
        except _GONE as reason:
            self._lost(reason)
            return
        self._server = server
        self._loop.watch(server.fileno(), self._read)
        self._guarded(self._begin)

    def _begin(self, server: XServer) -> None:
        if server.is_xwayland():
            logger.info("this X server sees only some of the input: it is Xwayland")
            self._disconnect()
            return
        server.watch_properties(server.root)
        self._look_at_window(server)
        self._polled.poll()

    def _guarded(self, work: Callable[[XServer], None]) -> None:
        if self._server is None:
            return
        try:
            work(self._server)
        except _GONE as reason:
            self._lost(reason)

    def _read(self) -> None:
        self._guarded(self._take_events)

    def _ask(self, on_idle_time: OnIdleTime) -> None:
        def ask(server: XServer) -> None:
            idle_ms = server.idle_ms()
            # The answer may have brought events along, of which nobody wakes us any more.
            self._take_events(server)
            on_idle_time(None if idle_ms is None else idle_ms / 1000)

        self._guarded(ask)

    def _take_events(self, server: XServer) -> None:
        if server.changed_properties() & {server.atom(_ACTIVE_WINDOW), server.atom(_STATE)}:
            self._look_at_window(server)

    def _look_at_window(self, server: XServer) -> None:
        found = server.numbers(server.root, _ACTIVE_WINDOW)
        if found is None:
            self._on_full_screen(Answer.UNKNOWN)  # no window manager, or an old one
            return
        window = found[0] if found else NO_WINDOW
        self._on_full_screen(Answer.of(window != NO_WINDOW and self._fills(server, window)))

    def _fills(self, server: XServer, window: int) -> bool:
        if self._watched != window:
            self._watched = window
            server.watch_properties(window)
        try:
            states = server.numbers(window, _STATE) or ()
        except RefusedError:
            return False  # it has just been closed
        return server.atom(_FULL_SCREEN) in states

    def _lost(self, reason: Exception) -> None:
        logger.info("no X server: %s", reason)
        self._disconnect()
        self._polled.forget()
        if self._retry is None and self._polled.wanted:
            self._retry = self._loop.after(self._retry_s, self._connect)

    def _disconnect(self) -> None:
        self._on_full_screen(Answer.UNKNOWN)
        server, self._server = self._server, None
        if server is not None:
            self._loop.forget(server.fileno())
            server.close()
        self._watched = NO_WINDOW
