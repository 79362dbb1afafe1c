"""Notifications through the desktop's own service, off the main thread.

Spoken over D-Bus by jeepney, because Qt's D-Bus cannot send the types that `Notify` takes
(Desktop Notifications Specification 1.2). Where there is no such service, `failed` says so.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from PySide6.QtCore import QObject, Signal

logger = logging.getLogger(__name__)

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_ANSWER_WITHIN_S = 2.0
DEFAULT_ACTION = "default"
"""A click on the notification itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is told."""

    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    """Names for the program, each with its words on the button."""
    category: str = "transfer"
    icon: str = "io.github.ebbtide.Ebbtide"
    stays: bool = False
    """Until somebody has read it: nobody is there at the moment."""

    def staying(self) -> Note:
        """Return the same, to be read later."""
        return replace(self, stays=True)


class Notifier(QObject):
    """Shows one notification of each topic; a later one takes the earlier one's place."""

    acted = Signal(str, str)
    """A topic, and the action that somebody chose."""
    closed = Signal(str)
    """The notification of a topic is not to be seen any more."""
    failed = Signal(str)
    """The notification of a topic could not be shown."""

    def __init__(self, address: str = "SESSION", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._speaker: _Speaker | None = None

    def show(self, topic: str, note: Note) -> None:
        """Show a notification; returns at once."""
        if self._speaker is None or not self._speaker.order(topic, note):
            # The first one, or the last one's bus has gone.
            self._speaker = _Speaker(self._address, self)
            self._speaker.order(topic, note)
            self._speaker.start()

    def stop(self) -> None:
        """Let go of the bus; what is shown stays. Stopping twice is allowed."""
        speaker, self._speaker = self._speaker, None
        if speaker is not None:
            speaker.order("", None)
            speaker.join(timeout=2.0)


class _Speaker(threading.Thread):
    """Owns the connection: sends orders, hears answers and clicks."""

    def __init__(self, address: str, notifier: Notifier) -> None:
        super().__init__(name="ebbtide-notifications", daemon=True)
        self._address = address
        self._notifier = notifier
        self._orders: deque[tuple[str, Note | None]] = deque()
        self._connection: Any = None
        self._is_over = False
        self._lock = threading.Lock()
        self._asked: dict[int, str] = {}
        self._shown: dict[str, int] = {}
        self._takes_markup = False

    def order(self, topic: str, note: Note | None) -> bool:
        """Have something shown; None ends the thread. Called by any thread.

        Returns:
            False when it comes too late: the thread has given up.
        """
        with self._lock:
            if self._is_over:
                return False
            self._orders.append((topic, note))
            if self._connection is not None:
                self._connection.interrupt()
        return True

    def run(self) -> None:
        try:
            self._serve()
        except Exception:
            # The thread's outermost frame: no notification is worth a crash.
            logger.info("notifications cannot be shown", exc_info=True)
        finally:
            self._give_up()

    def _serve(self) -> None:
        # Not installed on systems without D-Bus.
        from jeepney.bus_messages import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.threading import ReceiveStopped, open_dbus_connection  # noqa: PLC0415

        connection = open_dbus_connection(self._address)
        try:
            rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
            connection.send(message_bus.AddMatch(rule))
            self._takes_markup = _takes_markup(connection)
            with self._lock:
                self._connection = connection
            while self._send_orders():
                try:
                    self._hear(connection.receive())
                except ReceiveStopped:
                    connection.reset_interrupt()
        finally:
            with self._lock:
                self._connection = None
            connection.close()

    def _send_orders(self) -> bool:
        """Send what is to be shown; False when it is over."""
        while True:
            with self._lock:
                if not self._orders:
                    return True
                topic, note = self._orders.popleft()
            if note is None:
                return False
            self._send(topic, note)

    def _send(self, topic: str, note: Note) -> None:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

        actions = [word for action in note.actions for word in action]
        hints = {
            "desktop-entry": ("s", "io.github.ebbtide.Ebbtide"),
            "category": ("s", note.category),
        }
        replaced = self._shown.get(topic, 0)
        # Names come from servers; where the text is markup, they must not be any.
        words = escape(note.body, quote=False) if self._takes_markup else note.body
        timeout = 0 if note.stays else -1
        body = ("Ebbtide", replaced, note.icon, note.title, words, actions, hints, timeout)
        address = DBusAddress(_PATH, _NAME, _NAME)
        message = new_method_call(address, "Notify", "susssasa{sv}i", body)
        serial = next(self._connection.outgoing_serial)
        self._asked[serial] = topic
        self._connection.send(message, serial=serial)

    def _hear(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        topic = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
        match message.header.message_type:
            case MessageType.method_return if topic is not None:
                self._shown[topic] = message.body[0]
            case MessageType.error if topic is not None:
                self._notifier.failed.emit(topic)
            case MessageType.signal if fields.get(HeaderFields.interface) == _NAME:
                self._hear_signal(fields[HeaderFields.member], message.body)

    def _hear_signal(self, member: str, body: tuple[Any, ...]) -> None:
        topic = next((one for one, shown in self._shown.items() if shown == body[0]), None)
        if topic is None:
            return
        if member == "ActionInvoked":
            self._notifier.acted.emit(topic, body[1])
        elif member == "NotificationClosed":
            del self._shown[topic]
            self._notifier.closed.emit(topic)

    def _give_up(self) -> None:
        """Tell that what is still to be shown never will be."""
        with self._lock:
            topics = [topic for topic, note in self._orders if note is not None]
            self._orders.clear()
            self._is_over = True
        for topic in (*self._asked.values(), *topics):
            self._notifier.failed.emit(topic)


def _takes_markup(connection: Any) -> bool:
    """Ask the service whether it reads texts as markup; no answer means that it does."""
    from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call  # noqa: PLC0415

    address = DBusAddress(_PATH, _NAME, _NAME)
    serial = next(connection.outgoing_serial)
    connection.send(new_method_call(address, "GetCapabilities"), serial=serial)
    deadline = time.monotonic() + _ANSWER_WITHIN_S
    try:
        while (left := deadline - time.monotonic()) > 0:
            message = connection.receive(timeout=left)
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                told = message.header.message_type is MessageType.method_return
                return not told or "body-markup" in message.body[0]
    except TimeoutError:
        pass
    return True
