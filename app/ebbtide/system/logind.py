"""Sleep, lock and idleness of our session, from logind (systemd's or elogind's).

Source: org.freedesktop.login1(5).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.board import Board
from ebbtide.system.bus import Arguments, Bus
from ebbtide.system.services import Mirror, Properties, Service, number, truth

_NAME = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_NAME}.Manager"
_SESSION = f"{_NAME}.Session"
_USER = f"{_NAME}.User"


class Login:
    """Knows the session in which the user sits, and when the machine sleeps.

    Args:
        bus: the system bus.
        board: told about sleep.
        environment: names our session, if we are in one.
        on_session: told the session's properties; None when there is none.
    """

    def __init__(
        self,
        bus: Bus,
        board: Board,
        environment: Mapping[str, str],
        on_session: Callable[[Properties | None], None],
    ) -> None:
        self._board = board
        session_id = environment.get("XDG_SESSION_ID", "")
        self._session_id = session_id if session_id.isalnum() and session_id.isascii() else ""
        self._on_session = on_session
        self._session: Mirror | None = None
        self._session_path = ""
        self._service = Service(bus, _NAME)
        self._service.on_signal(_MANAGER, "PrepareForSleep", self._sleep)
        for member in ("SessionNew", "SessionRemoved"):
            self._service.on_signal(_MANAGER, member, self._find_session)
        for member in ("Lock", "Unlock"):
            self._service.on_signal(_SESSION, member, self._look_again)
        self._service.on_state(self._service_is)

    def on_state(self, listener: Callable[[bool], None]) -> None:
        """Tell whenever it begins (True) or ceases (False) to tell about sleep."""
        self._service.on_state(listener)

    def _service_is(self, there: bool) -> None:
        if there:
            self._find_session()
        else:
            self._board.change("sleep", going=False)
            self._follow("")

    def _sleep(self, _path: str, body: Arguments) -> None:
        if body and body[0] is True:
            self._board.change("sleep", going=True)
        else:
            generation = self._board.seen.sleep.woken_generation + 1
            self._board.change("sleep", going=False, woken_generation=generation)

    def _find_session(self, *_signal: object) -> None:
        """Find our session: by name, by process, or the user's graphical one.

        Programs started by the user's service manager are in no session themselves.
        """
        if self._session_id:
            self._ask("GetSession", "s", self._session_id, self._found_own)
        else:
            self._ask("GetSessionByPID", "u", os.getpid(), self._found_own)

    def _ask(
        self,
        method: str,
        signature: str,
        argument: str | int,
        on_reply: Callable[[Arguments | None], None],
    ) -> None:
        self._service.call(_PATH, _MANAGER, method, on_reply, signature, (argument,))

    def _found_own(self, reply: Arguments | None) -> None:
        if reply:
            self._follow(str(reply[0]))
        else:
            self._ask("GetUser", "u", os.getuid(), self._found_user)

    def _found_user(self, reply: Arguments | None) -> None:
        if not reply:
            self._follow("")
            return
        self._service.call(
            str(reply[0]),
            "org.freedesktop.DBus.Properties",
            "Get",
            self._found_display,
            "ss",
            (_USER, "Display"),
        )

    def _found_display(self, reply: Arguments | None) -> None:
        # The variant's content: the session's name and path; "" and "/" for none.
        value = reply[0][1] if reply else None
        is_pair = isinstance(value, tuple) and len(value) == 2 and bool(value[0])
        self._follow(str(value[1]) if is_pair and value is not None else "")

    def _follow(self, path: str) -> None:
        if path and path == self._session_path and self._session is not None:
            self._session.refresh()
            return
        if self._session is not None:
            self._session.close()
            self._session = None
        self._session_path = path
        if path:
            self._session = Mirror(self._service, path, _SESSION, self._on_session)
        else:
            self._on_session(None)

    def _look_again(self, path: str, _body: Arguments) -> None:
        # Lock only asks somebody to lock; whether that happened is in LockedHint.
        if self._session is not None and path == self._session_path:
            self._session.refresh()


def session_locked(session: Properties | None) -> Answer:
    """Tell whether a session is locked."""
    return truth(session, "LockedHint")


def session_away(session: Properties | None, clock: Clock) -> tuple[Answer, float | None]:
    """Tell whether a session's user is away, and since when.

    Coarse: the desktop decides after how long. One that never said anything leaves the
    hint at "no" and its time at nought, which means nothing.
    """
    hint = truth(session, "IdleHint")
    since_us = number(session, "IdleSinceHint") or 0
    if not since_us:
        return Answer.UNKNOWN, None
    if hint is not Answer.YES:
        return hint, None
    # The hint's clock is the wall's; ours does not follow its jumps.
    ago_s = max(0.0, clock.wall() - since_us / 1e6)
    return hint, clock.now() - ago_s
