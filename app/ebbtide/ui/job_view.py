"""Progress in the desktop's own list of what is going on, where Plasma keeps one.

Spoken over D-Bus by jeepney, off the main thread, because Qt's D-Bus from Python cannot send
unsigned numbers (KDE's org.kde.JobViewServerV2 and org.kde.JobViewV3). Where nobody offers
such a list nothing happens; one that starts later, or again, is told how things are then.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

logger = logging.getLogger(__name__)

_NAME = "org.kde.JobViewServer"
_PATH = "/JobViewServer"
_SERVER = "org.kde.JobViewServerV2"
_VIEW = "org.kde.JobViewV3"
_APPLICATION = "io.github.ebbtide.Ebbtide"
_NOBODY = "org.freedesktop.DBus.Error.ServiceUnknown"
_KILLABLE, _SUSPENDABLE = 1, 2
_MOST_REFUSALS = 6
_TYPES = {
    "title": "s",
    "infoMessage": "s",
    "percent": "u",
    "speed": "t",
    "totalBytes": "t",
    "processedBytes": "t",
    "suspended": "b",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How all transfers are together."""

    title: str
    message: str = ""
    percent: int = 0
    speed: int = 0
    """Bytes per second."""
    total: int = 0
    """Bytes; 0 where that is not known."""
    processed: int = 0
    suspended: bool = False

    @property
    def properties(self) -> dict[str, tuple[str, object]]:
        """The same as the protocol has it."""
        values = (
            *(self.title, self.message, self.percent, self.speed),
            *(self.total, self.processed, self.suspended),
        )
        pairs = zip(_TYPES.items(), values, strict=True)
        return {name: (kind, value) for (name, kind), value in pairs}


class JobView(QObject):
    """One entry in that list."""

    suspend_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, address: str = "SESSION", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._speaker: _Speaker | None = None
        self._ending: _Speaker | None = None

    def show(self, progress: Progress) -> None:
        """Show the entry, or change it; returns at once."""
        if self._speaker is None:
            self._speaker = _Speaker(self._address, self)
            self._speaker.start()
        self._speaker.order(progress)

    def end(self) -> None:
        """Take the entry away; returns at once. There may be none."""
        speaker, self._speaker = self._speaker, None
        if speaker is not None:
            speaker.order(None)
            self._ending = speaker

    def stop(self) -> None:
        """Take the entry away before the program ends."""
        self.end()
        if self._ending is not None:
            self._ending.join(timeout=2.0)


class _Speaker(threading.Thread):
    """Owns the connection as long as there is something to show."""

    def __init__(self, address: str, view: JobView) -> None:
        super().__init__(name="ebbtide-job-view", daemon=True)
        self._address = address
        self._view = view
        self._lock = threading.Lock()
        self._wanted: Progress | None = None
        self._is_over = False
        self._connection: Any = None
        self._asked: int | None = None
        """The number of the question for an entry, until it is answered."""
        self._refusals = 0
        self._patience_s: float | None = None
        """When to ask again, in seconds."""
        self._path: str | None = None
        self._shown: dict[str, tuple[str, object]] = {}

    def order(self, progress: Progress | None) -> None:
        """Have this shown, or None to end; only the newest counts. Called by any thread."""
        with self._lock:
            self._wanted, self._is_over = progress, progress is None
            if self._connection is not None:
                self._connection.interrupt()

    def run(self) -> None:
        try:
            self._serve()
        except Exception:
            # The thread's outermost frame: no picture of progress is worth a crash.
            logger.info("the desktop's list cannot show progress", exc_info=True)

    def _serve(self) -> None:
        # Not installed on systems without D-Bus.
        from jeepney.bus_messages import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.threading import ReceiveStopped, open_dbus_connection  # noqa: PLC0415

        connection = open_dbus_connection(self._address)
        try:
            owners = MatchRule(
                type="signal", member="NameOwnerChanged", path="/org/freedesktop/DBus"
            )
            owners.add_arg_condition(0, _NAME)
            for rule in (owners, MatchRule(type="signal", interface=_VIEW)):
                connection.send(message_bus.AddMatch(rule))
            with self._lock:
                self._connection = connection
            self._ask()
            while self._tell():
                try:
                    self._hear(connection.receive(timeout=self._patience_s))
                except ReceiveStopped:
                    connection.reset_interrupt()
                except TimeoutError:
                    self._ask()
        finally:
            with self._lock:
                self._connection = None
            connection.close()

    def _ask(self) -> None:
        """Ask for an entry; nobody is started for it."""
        from jeepney import MessageFlag  # noqa: PLC0415

        self._patience_s = None
        hints = {"immediate": ("b", True)}
        body = (_APPLICATION, _KILLABLE | _SUSPENDABLE, hints)
        message = self._call(_PATH, _SERVER, "requestView", "sia{sv}", body)
        message.header.flags |= MessageFlag.no_auto_start
        self._asked = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=self._asked)

    def _tell(self) -> bool:
        """Send what is news; False when it is over."""
        with self._lock:
            wanted, is_over = self._wanted, self._is_over
        if self._path is not None and is_over:
            body = (0, "", dict[str, tuple[str, object]]())
            self._send(self._path, _VIEW, "terminate", "usa{sv}", body)
        elif self._path is not None and wanted is not None:
            properties = wanted.properties
            news = {name: one for name, one in properties.items() if one != self._shown.get(name)}
            self._shown = properties
            if news:
                self._send(self._path, _VIEW, "update", "a{sv}", (news,))
        # One that was asked for and not given yet goes with the connection.
        return not is_over

    def _hear(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        kind = message.header.message_type
        if fields.get(HeaderFields.reply_serial) == self._asked and kind is not MessageType.signal:
            self._asked = None
            if kind is MessageType.method_return:
                self._begin(message.body[0])
            elif fields.get(HeaderFields.error_name) != _NOBODY:
                self._be_refused()
        elif kind is MessageType.signal:
            member = fields.get(HeaderFields.member)
            if member == "NameOwnerChanged":
                self._follow_owner(message.body)
            elif fields.get(HeaderFields.path) == self._path:
                self._obey(member)

    def _begin(self, path: str | None) -> None:
        self._path, self._shown, self._refusals = path, {}, 0

    def _be_refused(self) -> None:
        """Ask again, a few times: a service may have its name before it can do anything."""
        self._refusals += 1
        if self._refusals < _MOST_REFUSALS:
            self._patience_s = 0.125 * 2**self._refusals

    def _follow_owner(self, body: tuple[Any, ...]) -> None:
        name, _before, after = body
        if name == _NAME:
            self._begin(None)
            if after:
                self._ask()

    def _obey(self, member: str) -> None:
        signals = {
            "suspendRequested": self._view.suspend_asked,
            "resumeRequested": self._view.resume_asked,
            "cancelRequested": self._view.cancel_asked,
        }
        if member in signals:
            signals[member].emit()

    def _send(self, path: str, interface: str, method: str, kinds: str, body: Any) -> None:
        from jeepney import MessageFlag  # noqa: PLC0415

        message = self._call(path, interface, method, kinds, body)
        message.header.flags |= MessageFlag.no_reply_expected | MessageFlag.no_auto_start
        self._connection.send(message)

    @staticmethod
    def _call(path: str, interface: str, method: str, kinds: str, body: Any) -> Any:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

        return new_method_call(DBusAddress(path, _NAME, interface), method, kinds, body)
