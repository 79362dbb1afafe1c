"""Idle time and full-screen windows of an X server.

In a thread of its own: the client library waits for its answers, and a server that
hangs must not keep the other probes waiting.

Sources: MIT-SCREEN-SAVER extension 1.1; Extended Window Manager Hints 1.5.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from Xlib import X, Xatom, display, error

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.board import Board
from ebbtide.system.idle import Idle, OnIdleTime, PolledIdle
from ebbtide.system.loop import Loop, LoopThread, Task, Timer

logger = logging.getLogger(__name__)

_EXTENSION = "MIT-SCREEN-SAVER"
_GONE = (
    error.DisplayError,
    error.ConnectionClosedError,
    error.XauthError,
    error.XNoAuthError,
    error.XError,
    OSError,
)


class X11Idle:
    """An `IdleSource` that also keeps `full_screen` on the board.

    Args:
        loop: in whose thread the source is used.
        clock: see `PolledIdle`.
        board: told about full screens.
        name: of the display: ":0".
        retry_s: seconds between attempts to connect.
        on_change: called when the answer changed.
    """

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        board: Board,
        name: str,
        retry_s: float,
        on_change: Task,
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._board = board
        self._name = name
        self._retry_s = retry_s
        self._on_change = on_change
        self._away_after_s: float | None = None
        self._idle = Idle()
        self._screen: _Screen | None = None
        self._thread = LoopThread("ebbtide-x11", self._build, self._forget, retry_s)
        self._thread.start()
        loop.on_close(self._thread.stop)

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._idle

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`."""
        if away_after_s != self._away_after_s:
            self._away_after_s = away_after_s
            self._thread.call(self._pass_on)

    def _build(self, loop: Loop) -> None:
        self._screen = _Screen(
            loop, self._clock, self._name, self._retry_s, self._said, self._full_screen
        )
        self._pass_on()

    def _pass_on(self) -> None:
        if self._screen is not None:
            self._screen.want(self._away_after_s)

    def _forget(self) -> None:
        self._screen = None
        self._said(Idle())
        self._full_screen(Answer.UNKNOWN)

    def _full_screen(self, answer: Answer) -> None:
        self._board.change("presence", full_screen=answer)

    def _said(self, idle: Idle) -> None:
        self._loop.call(lambda: self._take(idle))

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
        name: str,
        retry_s: float,
        on_idle: Callable[[Idle], None],
        on_full_screen: Callable[[Answer], None],
    ) -> None:
        self._loop = loop
        self._name = name
        self._retry_s = retry_s
        self._on_full_screen = on_full_screen
        self._polled = PolledIdle(
            loop, clock, self._ask, lambda: on_idle(self._polled.idle), retry_s
        )
        self._display: display.Display | None = None
        self._descriptor = -1
        self._active: Any = None
        self._retry: Timer | None = None
        loop.on_close(self._disconnect)

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`. Without anybody who needs to know, there is no connection."""
        self._polled.want(away_after_s)
        if away_after_s is None:
            self._disconnect()
        elif self._display is None:
            self._connect()

    def _connect(self) -> None:
        self._retry = None
        if not self._polled.wanted or self._display is not None:
            return
        try:
            self._display = display.Display(self._name)
            self._begin(self._display)
        except _GONE as reason:
            self._lost(reason)
            return
        self._polled.poll()

    def _begin(self, server: display.Display) -> None:
        self._descriptor = server.fileno()
        self._loop.watch(self._descriptor, self._read)
        # Windows go away between two requests; the library would print that.
        server.set_error_handler(lambda *_error: None)
        server.screen().root.change_attributes(event_mask=X.PropertyChangeMask)
        self._look_at_window(server)

    def _ask(self, on_idle_time: OnIdleTime) -> None:
        if self._display is None:
            return  # it is asked once there is a connection
        try:
            idle_s = None
            if self._display.has_extension(_EXTENSION):
                idle_s = self._display.screen().root.screensaver_query_info().idle / 1000
            self._take_events(self._display)
        except _GONE as reason:
            self._lost(reason)
            return
        on_idle_time(idle_s)

    def _read(self) -> None:
        if self._display is None:
            return
        try:
            self._take_events(self._display)
        except _GONE as reason:
            self._lost(reason)

    def _take_events(self, server: display.Display) -> None:
        """Look again if a window's or the root's properties say that something changed.

        Answers to requests may have brought events along, so that this follows each.
        """
        names = set()
        while server.pending_events():
            event = server.next_event()
            if event.type == X.PropertyNotify:
                names.add(event.atom)
        atoms = {server.intern_atom(name) for name in ("_NET_ACTIVE_WINDOW", "_NET_WM_STATE")}
        if names & atoms:
            self._look_at_window(server)

    def _look_at_window(self, server: display.Display) -> None:
        root = server.screen().root
        found = root.get_full_property(server.intern_atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW)
        if found is None:
            self._on_full_screen(Answer.UNKNOWN)  # no window manager, or an old one
            return
        number = found.value[0] if len(found.value) else X.NONE
        self._on_full_screen(Answer.of(number != X.NONE and self._fills(server, number)))

    def _fills(self, server: display.Display, number: int) -> bool:
        window = server.create_resource_object("window", number)
        try:
            if self._active != number:
                self._active = number
                window.change_attributes(event_mask=X.PropertyChangeMask)
            states = window.get_full_property(server.intern_atom("_NET_WM_STATE"), Xatom.ATOM)
        except error.XError:
            return False  # it has just been closed
        full_screen = server.intern_atom("_NET_WM_STATE_FULLSCREEN")
        return states is not None and full_screen in states.value

    def _lost(self, reason: Exception) -> None:
        logger.info("no X server at %s: %s", self._name, reason)
        self._disconnect()
        self._polled.forget()
        if self._retry is None and self._polled.wanted:
            self._retry = self._loop.after(self._retry_s, self._connect)

    def _disconnect(self) -> None:
        self._on_full_screen(Answer.UNKNOWN)
        server, self._display = self._display, None
        if server is None:
            return
        if self._descriptor >= 0:
            self._loop.forget(self._descriptor)
            self._descriptor = -1
        self._active = None
        with suppress(*_GONE):
            server.close()
