"""Idle and back again, as told by a Wayland compositor; nothing is ever polled.

Speaks the few messages of the wire protocol that this needs, so that no library does.

Sources: Wayland protocol 1.22, "Wire Format"; ext-idle-notify-v1 (Sway from 1.8, KDE
Plasma from 5.27, Hyprland and others); KDE's older idle.xml (Sway before that).
"""

from __future__ import annotations

import logging
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ebbtide.core.observations import Answer
from ebbtide.core.ports import Clock
from ebbtide.system.idle import Idle
from ebbtide.system.loop import Loop, Task, Timer

logger = logging.getLogger(__name__)

_HEADER = struct.Struct("=II")
_SIZE_BITS = 16
"""The second word holds the size in its upper half and the code in its lower."""
_NUMBER = struct.Struct("=I")
_TIMEOUT_S = 2.0

# Objects; the first is there from the beginning, the others are numbered by us in turn.
_DISPLAY = 1
_REGISTRY = 2
_SYNC = 3
_NOTIFIER = 4
_OUR_SEAT = 5
_NOTIFICATION = 6

_NEW_STYLE = "ext_idle_notifier_v1"
_OLD_STYLE = "org_kde_kwin_idle"
_SEAT = "wl_seat"

# Requests, by their place in the interface's list.
_DISPLAY_SYNC, _DISPLAY_GET_REGISTRY = 0, 1
_REGISTRY_BIND = 0
_NEW_GET_NOTIFICATION = 1
_OLD_GET_TIMEOUT = 0

# Events, likewise.
_DISPLAY_ERROR = 0
_REGISTRY_GLOBAL = 0
_SYNC_DONE = 0
_IDLED, _RESUMED = 0, 1


@dataclass(frozen=True, slots=True)
class Event:
    """What the compositor says: which object, which of its events, and the rest."""

    sender: int
    code: int
    body: bytes


class WaylandIdle:
    """An `IdleSource`.

    Args:
        loop: in whose thread everything happens.
        clock: in whose times the last input is told.
        path: of the compositor's socket.
        retry_s: seconds between attempts to connect.
        on_change: called when the answer changed.
    """

    def __init__(
        self, loop: Loop, clock: Clock, path: Path, retry_s: float, on_change: Task
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._path = path
        self._retry_s = retry_s
        self._on_change = on_change
        self._idle = Idle()
        self._away_after_s: float | None = None
        self._compositor: _Compositor | None = None
        self._retry: Timer | None = None
        self._asking = False
        loop.on_close(self._disconnect)

    @property
    def idle(self) -> Idle:
        """See `IdleSource.idle`."""
        return self._idle

    @property
    def is_asking(self) -> bool:
        """See `IdleSource.is_asking`."""
        return self._asking

    def want(self, away_after_s: float | None) -> None:
        """See `IdleSource.want`. Without anybody who needs to know, there is no connection."""
        if away_after_s == self._away_after_s:
            return
        self._away_after_s = away_after_s
        self._disconnect()
        self._set(Idle())
        self._connect()

    def _connect(self) -> None:
        self._retry = None
        if self._away_after_s is None or self._compositor is not None:
            return
        try:
            self._compositor = _Compositor(self._path, round(self._away_after_s * 1000))
        except (OSError, ValueError) as error:
            # ValueError: a path that cannot be one.
            self._lost(error)
            return
        self._loop.watch(self._compositor.fileno(), self._read)
        self._asking = True

    def _read(self) -> None:
        if self._compositor is None:
            return
        try:
            for answer in self._compositor.read():
                self._told(answer)
        except (OSError, ValueError, struct.error) as error:
            # The latter two: bytes that are no messages.
            self._lost(error)

    def _told(self, away: Answer) -> None:
        self._asking = False
        if away is Answer.UNKNOWN:
            self._set(Idle())
            return
        ago_s = (self._away_after_s or 0.0) if away is Answer.YES else 0.0
        self._set(Idle(away, self._clock.now() - ago_s))

    def _set(self, idle: Idle) -> None:
        if idle != self._idle:
            self._idle = idle
            self._on_change()

    def _lost(self, reason: Exception) -> None:
        logger.info("no compositor at %s: %s", self._path, reason)
        self._disconnect()
        self._set(Idle())
        self._retry = self._loop.after(self._retry_s, self._connect)

    def _disconnect(self) -> None:
        self._asking = False
        if self._retry is not None:
            self._retry.cancel()
            self._retry = None
        compositor, self._compositor = self._compositor, None
        if compositor is not None:
            if compositor.is_watched:
                self._loop.forget(compositor.fileno())
            compositor.close()


class _Compositor:
    """A connection; asks to be told after some milliseconds without input."""

    def __init__(self, path: Path, after_ms: int) -> None:
        self._after_ms = after_ms
        self._received = b""
        self._globals: dict[str, int] = {}
        self.is_watched = False
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(_TIMEOUT_S)
            self._socket.connect(str(path))
            self._send(_DISPLAY, _DISPLAY_GET_REGISTRY, _NUMBER.pack(_REGISTRY))
            self._send(_DISPLAY, _DISPLAY_SYNC, _NUMBER.pack(_SYNC))
        except BaseException:
            self._socket.close()
            raise

    def fileno(self) -> int:
        self.is_watched = True
        return self._socket.fileno()

    def close(self) -> None:
        self._socket.close()

    def read(self) -> Iterator[Answer]:
        """Take what has come; tell what it says about being away."""
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError("it ended")
        found, self._received = events(self._received + data)
        for event in found:
            answer = self._take(event)
            if answer is not None:
                yield answer

    def _take(self, event: Event) -> Answer | None:
        source = event.sender, event.code
        if source == (_DISPLAY, _DISPLAY_ERROR):
            raise ConnectionAbortedError("it refused a message")
        if source == (_REGISTRY, _REGISTRY_GLOBAL):
            number, interface = read_global(event.body)
            self._globals.setdefault(interface, number)
        elif source == (_SYNC, _SYNC_DONE):
            return self._ask()
        elif source == (_NOTIFICATION, _IDLED):
            return Answer.YES
        elif source == (_NOTIFICATION, _RESUMED):
            return Answer.NO
        return None

    def _ask(self) -> Answer:
        """Ask to be told; until the first event somebody is there.

        The timer starts with the question, so who has been away for long counts as
        present once more for as long.
        """
        if _SEAT not in self._globals:
            return Answer.UNKNOWN
        if _NEW_STYLE in self._globals:
            self._bind(_NEW_STYLE, _NOTIFIER)
            request, order = _NEW_GET_NOTIFICATION, (_NOTIFICATION, self._after_ms, _OUR_SEAT)
        elif _OLD_STYLE in self._globals:
            self._bind(_OLD_STYLE, _NOTIFIER)
            request, order = _OLD_GET_TIMEOUT, (_NOTIFICATION, _OUR_SEAT, self._after_ms)
        else:
            return Answer.UNKNOWN
        self._bind(_SEAT, _OUR_SEAT)
        self._send(_NOTIFIER, request, struct.pack("=3I", *order))
        return Answer.NO

    def _bind(self, interface: str, number: int) -> None:
        body = (
            _NUMBER.pack(self._globals[interface]) + text(interface) + struct.pack("=2I", 1, number)
        )
        self._send(_REGISTRY, _REGISTRY_BIND, body)

    def _send(self, target: int, code: int, body: bytes) -> None:
        size = _HEADER.size + len(body)
        self._socket.sendall(_HEADER.pack(target, size << _SIZE_BITS | code) + body)


def events(data: bytes) -> tuple[list[Event], bytes]:
    """Take bytes apart into whole events and what is left.

    Raises:
        ValueError: these are no events.
    """
    found = []
    while len(data) >= _HEADER.size:
        sender, word = _HEADER.unpack_from(data)
        size = word >> _SIZE_BITS
        if size < _HEADER.size:
            raise ValueError("an event shorter than its head")
        if len(data) < size:
            break
        found.append(Event(sender, word & 0xFFFF, data[_HEADER.size : size]))
        data = data[size:]
    return found, data


def read_global(body: bytes) -> tuple[int, str]:
    """Return number and interface from the registry's announcement.

    Raises:
        struct.error: it is cut off.
    """
    number, length = struct.unpack_from("=2I", body)
    return number, body[8 : 8 + length].rstrip(b"\0").decode("utf-8", "replace")


def text(value: str) -> bytes:
    """Return a text as it is sent."""
    data = value.encode() + b"\0"
    return _NUMBER.pack(len(data)) + data + b"\0" * (-len(data) % 4)
